"""What the shipped record must answer."""

import pytest

from mss_cli.model.dates import when
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.checks import evaluate
from mss_cli.queries.search import search
from mss_cli.queries.standing import origins, standing


def wider(shipped: Dataset) -> list[Fact]:
    return [each for each in shipped.facts.values() if not each.claims[0].source.startswith("seed-")]


def test_the_record_is_wider_than_the_articles(shipped: Dataset) -> None:
    web = [source for source in shipped.sources.values() if source.url]
    claims = [claim for each in shipped.facts.values() for claim in each.claims if not claim.source.startswith("seed-")]
    assert len(wider(shipped)) >= 300
    assert len(claims) >= 550
    assert len(web) >= 200
    assert len({source.url for source in web}) == len(web)


@pytest.mark.parametrize("month", [f"{2023 + n // 12}-{n % 12 + 1:02}" for n in range(6, 36)])
def test_every_month_has_what_happened_in_it(shipped: Dataset, month: str) -> None:
    span = when(month)
    within = [each for each in shipped.facts.values() if ".." not in each.date.edtf and each.date.meets(span)]
    assert [each for each in within if (each.date.latest - each.date.earliest).days < 100]


@pytest.mark.parametrize("number", ["2653", "2692", "2699", "2743", "2751", "2785", "2793", "2794", "2814"])
def test_every_resolution_is_there(shipped: Dataset, number: str) -> None:
    assert search(shipped, shipped.facts.values(), [number])
    votes = "vote-in-favour" if number == "2699" else f"vote-in-favour-{number}"
    drafters = "resolution-drafters" if number == "2699" else f"resolution-{number}-drafters"
    assert shipped.facts[votes].kind == "vote"
    assert shipped.facts[drafters].countries


@pytest.mark.parametrize(
    "words",
    [
        ["Kenya", "High", "Court"], ["Kenya", "parliament"], ["Henry", "resign"], ["Conille"], ["Otunge"],
        ["Transitional", "Presidential", "Council"], ["BINUH"], ["trust", "fund"], ["Gang", "Suppression", "Force"],
    ],
)  # fmt: skip
def test_what_a_reader_asks_for_is_found(shipped: Dataset, words: list[str]) -> None:
    assert search(shipped, shipped.facts.values(), words)


def test_the_rivals_that_matter_stand_side_by_side(shipped: Dataset) -> None:
    for name, values in (("kenya-arrival-2025-01-18", {270, 217}), ("kenya-arrival-2024-06", {400, 200})):
        assert standing(shipped, shipped.facts[name]) == "disputed"
        assert {claim.value for claim in shipped.facts[name].claims} >= values


def test_many_facts_have_more_than_one_origin(shipped: Dataset) -> None:
    voices = [len(origins(shipped, each)) for each in wider(shipped)]
    assert sum(count > 1 for count in voices) > len(voices) / 2


def test_a_wire_story_has_one_origin_however_often_it_is_printed(shipped: Dataset) -> None:
    reprints = [source for source in shipped.sources.values() if source.origin in {"Reuters", "Associated Press"}]
    assert len(reprints) > 5


def test_every_breakdown_is_checked(shipped: Dataset) -> None:
    outcomes = [evaluate(shipped, check).outcome for check in shipped.checks.values()]
    assert len(outcomes) > 80
    assert set(outcomes) == {"holds", "depends", "fails"}


def test_currencies_are_kept_apart(shipped: Dataset) -> None:
    money = [each for each in shipped.facts.values() if each.kind.startswith("funding")]
    assert {each.unit for each in money} >= {"USD", "CAD", "KES"}
