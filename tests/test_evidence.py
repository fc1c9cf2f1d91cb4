"""Evidence: who agrees, who doesn't, what was known when."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.facts_file.load import load
from mss_cli.model.dates import when
from mss_cli.model.records import Dataset
from mss_cli.output.fact_page import standing_sentence
from mss_cli.queries.checks import evaluate
from mss_cli.queries.disputes import disputes
from mss_cli.queries.findings import find
from mss_cli.queries.select import Criteria, select
from mss_cli.queries.standing import STANDINGS, standing
from mss_cli.queries.timing import holds, known_by, sure_by
from tests.conftest import HEAD, Run, claim, dataset, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'


@pytest.fixture(scope="session")
def seeds(seed_facts: Path) -> Dataset:
    """What the five seed articles state."""
    return load(seed_facts)


# Written down by reading the articles: what they differ over, and the answers.
DISPUTES = {
    "kenya-pledge": (("figure",), ["1000 personnel", "2500 police"]),
    "kenya-announced-600": (("unit",), ["600 military", "600 personnel", "None police"]),
}

OUTCOMES = {
    "january-2025-contingents": "holds",
    "kenya-first-contingent": "holds",
    "jamaica-contingent": "holds",
    "belize-contingent": "holds",
    "council-vote": "holds",
    "kenya-pledge-september-2024": "depends",
    "kenya-strength-to-january-2025": "fails",
    "kenya-pledge-january-2025": "fails",
    "kenya-reinforcement": "fails",
}


def test_every_dispute_of_the_articles(seeds: Dataset) -> None:
    found = {
        each.fact.id: (
            each.finding.over,
            [f"{rival.value and int(rival.value.low)} {rival.unit}" for rival in each.rivals],
        )
        for each in disputes(seeds, seeds.facts.values())
    }
    assert {name: (over, sorted(answers)) for name, (over, answers) in found.items()} == {
        name: (over, sorted(answers)) for name, (over, answers) in DISPUTES.items()
    }


def test_the_articles_alone_corroborate_nothing(seeds: Dataset) -> None:
    """None of them carries the name of a known newsroom, so that each may be a copy of another."""
    assert {standing(seeds, each) for each in seeds.facts.values()} == {"single", "disputed"}


def test_what_adds_up_in_the_articles(seeds: Dataset) -> None:
    assert {name: evaluate(seeds, seeds.checks[name]).outcome for name in OUTCOMES} == OUTCOMES


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("kenya-pledge", "disputed over the figure: 3 copies say 1,000 personnel; 1 copy says 2,500 police"),
        ("displaced-2024-08", "single: 1 origin, International Organization for Migration"),
        ("kenya-arrival-2025-01-18", "single: 1 origin, seed-002"),
    ],
)
def test_a_standing_is_stated_in_one_sentence(seeds: Dataset, name: str, sentence: str) -> None:
    assert standing_sentence(seeds, find(seeds, seeds.facts[name])) == sentence


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([claim(24), claim(24, "two")], "corroborated: 2 origins, The Gleaner and Haiti Observer"),
        ([claim(24), claim(25, set_aside="a misprint")], "single: 1 origin, The Gleaner; 1 claim set aside"),
        ([claim(24), claim(24, "two", unit="military")],
         "disputed over the unit: 1 origin says 24 police; 1 origin says 24 military"),
        ([claim(24), claim(30, "two", date="2025")],
         "disputed over the figure, date: 1 origin says 24 police, Sep 2024; 1 origin says 30 police, 2025"),
        ([claim(24), claim(source="two", disputes="none came")],
         "disputed over the account: 1 origin says 24 police; 1 origin says otherwise"),
        ([claim(24), claim(source="two", date="2025"), claim(9, set_aside="x")],
         "disputed over the date: 1 origin says Sep 2024; 1 origin says 2025; 1 claim set aside"),
    ],
)  # fmt: skip
def test_a_standing_states_who_says_what(claims: list[str], sentence: str) -> None:
    data = dataset(fact("a", "arrived", *claims, more=POLICE))
    assert standing_sentence(data, find(data, data.facts["a"])) == sentence


def test_an_account_is_disputed_by_what_contradicts_it_in_words() -> None:
    data = dataset(fact("a", "event", claim(), claim(source="two", disputes="it was put off")))
    assert standing_sentence(data, find(data, data.facts["a"])) == (
        "disputed over the account: 1 origin says so; 1 origin says otherwise"
    )


# Standing, whatever the claims.

claims = st.lists(
    st.builds(
        lambda value, source, who, unit, day: claim(
            value, source, attributed_to=who or None, unit=unit or None, date=day or None
        ),
        st.one_of(st.none(), st.integers(0, 40)),
        st.sampled_from(["one", "two", "copied"]),
        st.sampled_from(["iom", "united-nations", ""]),
        st.sampled_from(["police", "military", "personnel", ""]),
        st.sampled_from(["2024-09", "2024-09-12", "2024-10", ""]),
    ),
    min_size=1,
    max_size=5,
)
RANK = {"disputed": 0, "single": 1, "corroborated": 2}


COPIED = '[sources.copied]\ntype = "webpage"\ntitle = "Copied"\nissued = "2024"\n'


def standing_of(texts: list[str]) -> str:
    data = dataset(COPIED + fact("a", "announced", *texts, more=POLICE))
    return standing(data, data.facts["a"])


@given(claims)
def test_one_more_claim_of_the_same_origin_never_raises_a_standing(texts: list[str]) -> None:
    for repeated in texts:
        assert RANK[standing_of([*texts, repeated])] <= RANK[standing_of(texts)]


@given(claims, st.integers(0, 40))
def test_another_figure_of_the_same_origin_never_raises_a_standing(texts: list[str], value: int) -> None:
    figured = [text for text in texts if "value" in text and "attributed_to" not in text]
    for text in figured:
        source = next(name for name in ("one", "two", "copied") if f'"{name}"' in text)
        assert RANK[standing_of([*texts, claim(value, source)])] <= RANK[standing_of(texts)]


@given(claims)
def test_dropping_a_claim_never_makes_a_dispute(texts: list[str]) -> None:
    if standing_of(texts) != "disputed":
        for n in range(len(texts)):
            if rest := texts[:n] + texts[n + 1 :]:
                assert standing_of(rest) != "disputed"


# Two clocks.


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2024-06-25", (2024, 6, 25)),
        ("2024-06", (2024, 6, 30)),
        ("2024", (2024, 12, 31)),
        ("2024-06-25~", (2024, 6, 26)),
        ("2024-09-10/2024-09-18", (2024, 9, 18)),
        ("../2023-10", (2023, 10, 31)),
        ("2023-10/..", (2023, 10, 1)),
    ],
)
def test_a_date_has_surely_come_at_its_last_day(edtf: str, day: tuple[int, int, int]) -> None:
    assert sure_by(when(edtf)) == date(*day)


TWO_CLOCKS = (
    fact("early", "strength", claim(20), claim(24, "two"), date="2024-09-10", more=POLICE)
    + fact("late-reported", "event", claim(source="two"), date="2024-08")
    + fact("later", "strength", claim(30, "two"), date="2024-11", more=POLICE)
    + '[checks.c]\nabout = "x"\nsum = ["early"]\nequals = "later"\n'
)


def test_known_by_keeps_only_what_had_been_issued() -> None:
    data = dataset(TWO_CLOCKS)
    before, then, after = (known_by(data, when(day)) for day in ("2024-09-11", "2024-09-12", "2024-10-31"))
    assert not before.facts
    assert {name: len(each.claims) for name, each in then.facts.items()} == {"early": 1}
    assert standing(data, data.facts["early"]) == "disputed"
    assert standing(then, then.facts["early"]) == "single"
    assert not then.checks
    assert after == data == known_by(data, None)


def test_as_of_asks_when_it_was_so() -> None:
    data = dataset(TWO_CLOCKS)
    for day, expected in (("2024-09", ["late-reported", "early"]), ("2024-08-30", []), ("2024-08", ["late-reported"])):
        assert [each.id for each in select(data, Criteria(as_of=when(day)))] == expected


def test_the_two_clocks_differ(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(TWO_CLOCKS)
    as_of = json.loads(run("--facts", path, "troops", "--as-of", "2024-09-12", "--json").out)
    known = json.loads(run("--facts", path, "troops", "--known-by", "2024-09-12", "--json").out)
    for envelope, ends in ((as_of, [20, 24]), (known, [20, 20])):
        assert [envelope["items"][0]["strength"][end] for end in ("low", "high")] == ends
    assert (as_of["query"]["as_of"], known["query"]["known_by"]) == ("2024-09-12", "2024-09-12")
    text = " ".join(run("troops", "--help").out.split())
    assert "what a reader could know that day" in text


def test_the_shipped_facts_by_either_clock(run: Run) -> None:
    as_of = json.loads(run("troops", "--as-of", "2024-07-31", "--json").out)
    known = json.loads(run("troops", "--known-by", "2024-07-31", "--json").out)
    assert as_of["items"] != known["items"]
    assert len(as_of["facts"]) != len(known["facts"])


days = st.dates(date(2021, 1, 1), date(2027, 1, 1))


@given(days, st.integers(0, 900))
def test_later_never_knows_less(shipped: Dataset, day: date, more: int) -> None:
    earlier, later = known_by(shipped, when(f"{day}")), known_by(shipped, when(f"{day + timedelta(days=more)}"))
    for name, each in earlier.facts.items():
        assert set(each.claims) <= set(later.facts[name].claims)
    assert earlier.checks.keys() <= later.checks.keys()


@given(days, st.integers(0, 900))
def test_what_had_happened_stays_so(shipped: Dataset, day: date, more: int) -> None:
    earlier, later = when(f"{day}"), when(f"{day + timedelta(days=more)}")
    assert all(holds(each, later) for each in shipped.facts.values() if holds(each, earlier))


def test_as_of_the_far_future_is_not_a_filter(run: Run) -> None:
    for args in (["timeline", "--all"], ["troops"], ["disputes"], ["figures", "displaced"]):
        near = json.loads(run(*args, "--json").out)
        far = json.loads(run(*args, "--as-of", "9998", "--known-by", "9998", "--json").out)
        assert far["items"] == near["items"]


@pytest.mark.parametrize("name", STANDINGS)
def test_standing_filters(run: Run, name: str) -> None:
    items = json.loads(run("timeline", "--standing", name.upper(), "--json").out)["items"]
    assert items
    assert {item["standing"] for item in items} == {name}


def test_an_unknown_standing_gets_a_suggestion(run: Run) -> None:
    ran = run("timeline", "--standing", "dispute")
    assert (ran.code, ran.out) == (1, "")
    assert "did you mean 'disputed'" in ran.err


# Links


def test_links_lead_to_the_sources(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim()) + fact("b", "event", claim(source="two")))
    for args in (["timeline"], ["show", "a"], ["sources", "--all"], ["sources", "one"]):
        shown = run("--facts", path, *args, width=100).out
        assert "https://example.org/one\x1b\\" in shown
        assert "\x1b]8" not in run("--facts", path, "--color", "never", *args, width=100).out
    assert "[one](<https://example.org/one>)" in run("--facts", path, "sources", "--format", "markdown").out


def test_a_hostile_address_is_not_a_way_out(run: Run, facts_file: Callable[..., Path]) -> None:
    head = HEAD.replace("https://example.org/one", "https://example.org/\\u001b\\\\)>|")
    path = facts_file(fact("a", "event", claim()) + fact("b", "event", claim(source="two")), head)
    shown = run("--facts", path, "sources", "--all", width=120).out
    assert "\x1b]8;;https://example.org/%1B%5C)%3E%7C\x1b\\" in shown
    assert "https://example.org/%1B%5C)%3E%7C>" in run("--facts", path, "sources", "--format", "markdown").out
