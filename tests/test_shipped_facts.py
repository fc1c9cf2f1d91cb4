"""What the shipped record must answer."""

import json

import pytest

from mss_cli.model.dates import when
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.checks import evaluate
from mss_cli.queries.horizon import horizon
from mss_cli.queries.lead import lead
from mss_cli.queries.names import folded
from mss_cli.queries.search import parse_query, search
from mss_cli.queries.sources import CLASSES
from mss_cli.queries.standing import counted, origins, standing
from tests.conftest import Run


def wider(shipped: Dataset) -> list[Fact]:
    return [each for each in shipped.facts.values() if not each.claims[0].source.startswith("seed-")]


def found(shipped: Dataset, *words: str) -> list[str]:
    """Return the facts that have every word."""
    query = parse_query(words)
    wanted = len(query.words) + len(query.numbers)
    return [each.fact.id for each in search(shipped, shipped.facts.values(), query) if each.found == wanted]


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
    assert found(shipped, number)
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
    assert found(shipped, *words)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kenya-arrival-2025-01-18", {270, 217}),
        ("kenya-pledge", {1_000, 2_500}),
        ("jamaica-pledge-2024-03", {200, 250}),
        ("kenya-arrival-2025-02-06", {144, 200}),
    ],
)
def test_the_rivals_that_matter_stand_side_by_side(shipped: Dataset, name: str, values: set[int]) -> None:
    assert standing(shipped, shipped.facts[name]) == "disputed"
    assert {claim.value for claim in counted(shipped.facts[name])} >= values


def test_few_facts_are_disputed_and_each_says_why(shipped: Dataset) -> None:
    disputed = [each for each in shipped.facts.values() if standing(shipped, each) == "disputed"]
    assert 20 <= len(disputed) <= 50
    assert all(each.note for each in disputed)


def test_one_fact_in_eight_has_more_than_one_origin(shipped: Dataset) -> None:
    voices = [len(origins(shipped, each)) for each in wider(shipped)]
    assert sum(count > 1 for count in voices) > len(voices) / 8


def test_a_wire_story_has_one_origin_however_often_it_is_printed(shipped: Dataset) -> None:
    agencies = {each.id for each in shipped.publishers.values() if each.class_ == "agency"}
    assert sum(source.origin in agencies for source in shipped.sources.values()) > 20


def test_a_slip_is_set_aside_with_a_reason_that_can_be_checked(shipped: Dataset) -> None:
    reasons = [claim.set_aside for each in shipped.facts.values() for claim in each.claims if claim.set_aside]
    assert reasons
    assert all(len(reason) > 20 for reason in reasons)


def test_every_publisher_has_one_name_and_every_source_but_the_given_ones_a_publisher(shipped: Dataset) -> None:
    own = ({folded(name) for name in (each.name, *each.aliases)} for each in shipped.publishers.values())
    names = [name for names in own for name in names]
    assert len(names) == len({*names})
    assert {each.class_ for each in shipped.publishers.values()} == {*CLASSES}
    unnamed = [source for source in shipped.sources.values() if source.publisher is None]
    assert len(unnamed) < len(shipped.sources) / 50


def test_the_story_has_sixty_to_ninety_milestones(shipped: Dataset) -> None:
    assert 60 <= sum(each.milestone for each in shipped.facts.values()) <= 90


def test_the_record_says_how_far_it_reaches(shipped: Dataset) -> None:
    reach = horizon(shipped)
    assert reach.searched_through and reach.newest_event and reach.newest_source
    assert reach.newest_source.earliest <= reach.searched_through.latest


# What the record answers, as the keepers' own documents have it.


def led(shipped: Dataset, name: str) -> tuple[object, ...]:
    found = lead(shipped, shipped.facts[name])
    assert found
    return found.low, found.high, found.bound, found.basis


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gsf-authorized-2025-09-30", (5_550, 5_550, "exact", "record")),
        ("vote-in-favour-2793", (12, 12, "exact", "record")),
        ("vote-against-2793", (0, 0, "exact", "record")),
        ("vote-abstaining-2793", (3, 3, "exact", "record")),
        ("killed-2025", (5_915, None, "at-least", "unopposed")),
        ("kenya-arrival-2025-01-18", (217, 217, "exact", "most")),
    ],
)
def test_what_leads_and_by_which_rule(shipped: Dataset, name: str, expected: tuple[object, ...]) -> None:
    assert led(shipped, name) == expected


def test_the_ceiling_of_the_gang_suppression_force_is_made_up_of_its_parts(shipped: Dataset) -> None:
    check = shipped.checks["gsf-ceiling"]
    assert evaluate(shipped, check).outcome == "holds"
    assert sorted(led(shipped, name)[0] for name in check.sum) == [50, 5_500]  # type: ignore[type-var]


def test_the_mission_of_january_2025_comes_first_with_its_basis(run: Run) -> None:
    out = run("--color", "never", "troops", "--as-of", "2025-01-31", width=100).out
    head = out[: out.index("Country ")]
    assert head.startswith("Multinational Security Support mission\n")
    assert "Planned    2,500 personnel" in head
    assert "Present    807 personnel" in head
    envelope = json.loads(run("troops", "--as-of", "2025-01-31", "--json").out)
    mission = envelope["mission"]
    assert (mission["authorized"]["low"], mission["authorized"]["high"]) == (2_500, 2_500)
    assert (mission["strength"]["low"], mission["strength"]["high"]) == (807, 807)
    leads = {each["id"]: each["lead"] for each in envelope["facts"]}
    for stage in (mission["authorized"], mission["strength"]):
        assert all(leads[name]["basis"] in {"record", "unopposed", "most", "arithmetic"} for name in stage["facts"])


def test_as_of_a_day_in_june_2024_the_displaced_are_those_of_june(run: Run) -> None:
    lines = json.loads(run("brief", "--as-of", "2024-06-25", "--json").out)["items"]
    [displaced] = [each["fact"] for each in lines if each["topic"] == "displaced"]
    assert displaced["date"] == "2024-06"
    assert displaced["lead"]["low"] > 500_000


def test_today_the_look_ups_say_where_the_record_ends(run: Run) -> None:
    for args in (["brief"], ["troops"], ["timeline", "--since", "2026-09"]):
        for width in (None, 100):
            assert run(*args, width=width).out.count("The record ends ") == 1
        assert json.loads(run(*args, "--json").out)["dataset"]["searched_through"]


@pytest.mark.parametrize(
    "country", ["Chad", "Bangladesh", "Sri Lanka", "Sierra Leone", "Gambia", "Burundi", "Burkina Faso"]
)
def test_who_pledged_to_the_later_force_has_a_row(run: Run, country: str) -> None:
    names = {each["name"] for each in json.loads(run("troops", "--json").out)["items"]}
    assert country in names


def test_no_personnel_of_a_country_are_missing_from_the_whole(run: Run) -> None:
    """A fact that ``troops --country`` shows stands behind a row, or is listed below."""
    whole = json.loads(run("troops", "--json").out)
    known = {each["id"] for each in whole["facts"]}
    for row in whole["items"]:
        shown = json.loads(run("troops", "--country", row["country"], "--json").out)["facts"]
        assert {each["id"] for each in shown} <= known


def test_every_breakdown_is_checked(shipped: Dataset) -> None:
    outcomes = [evaluate(shipped, check).outcome for check in shipped.checks.values()]
    assert len(outcomes) > 80
    assert set(outcomes) == {"holds", "depends", "fails"}


def test_currencies_are_kept_apart(shipped: Dataset) -> None:
    money = [each for each in shipped.facts.values() if each.kind.startswith("funding")]
    assert {each.unit for each in money} >= {"USD", "CAD", "KES"}
