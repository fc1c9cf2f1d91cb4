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
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset
from mss_cli.output.phrases import standing_text
from mss_cli.queries.brief import brief
from mss_cli.queries.checks import evaluate
from mss_cli.queries.disputes import disputes
from mss_cli.queries.select import Criteria, select
from mss_cli.queries.standing import STANDINGS, origins, standing
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

# Likewise: who says the same, each an origin of its own.
CORROBORATED = {
    "moise-assassination": {"seed-000", "seed-003"},
    "violence-since-assassination": {"seed-000", "seed-003"},
    "council-authorizes-mission": {"seed-000", "seed-001", "seed-003"},
    "mandate-purpose": {"seed-000", "seed-001", "seed-002", "seed-003"},
    "mission-authorized": {"seed-001", "seed-002"},
    "kenya-leads-mission": {"seed-000", "seed-001", "seed-002", "seed-003", "seed-004"},
    "displaced-2024-09": {"seed-001", "UN expert on human rights in Haiti"},
    "ruto-visits-haiti": {"seed-000", "seed-001", "seed-004"},
    "ruto-visits-kenyan-base": {"seed-000", "seed-004"},
    "mission-delays-2024-09": {"seed-001", "William Ruto"},
    "gang-violence-2024-09": {"seed-000", "seed-001", "seed-004"},
    "gang-territory-2024-09": {"seed-000", "seed-001"},
    "violence-consequences-2024-09": {"seed-000", "seed-001", "seed-004"},
    "reinforcement-expected-effect": {"seed-000", "William Ruto"},
    "ruto-speaks-to-assembly": {"seed-000", "seed-004"},
    "displaced-2025-01": {"HaitiLibre and international organizations", "seed-002"},
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
            each.over,
            [f"{rival.value and int(rival.value.low)} {rival.unit}" for rival in each.rivals],
        )
        for each in disputes(seeds.facts.values())
    }
    assert {name: (over, sorted(answers)) for name, (over, answers) in found.items()} == {
        name: (over, sorted(answers)) for name, (over, answers) in DISPUTES.items()
    }


def test_every_corroboration_of_the_articles(seeds: Dataset) -> None:
    found = {
        each.id: set(origins(seeds, each)) for each in seeds.facts.values() if standing(seeds, each) == "corroborated"
    }
    assert found == CORROBORATED


def test_what_adds_up_in_the_articles(seeds: Dataset) -> None:
    assert {name: evaluate(seeds, seeds.checks[name]).outcome for name in OUTCOMES} == OUTCOMES


def test_the_reason_for_a_standing_is_given(seeds: Dataset) -> None:
    reasons = {name: standing_text(seeds, seeds.facts[name]) for name in ("kenya-pledge", "displaced-2024-08")}
    assert reasons["kenya-pledge"].startswith("4 sources, 4 origins: ")
    assert reasons["kenya-pledge"].endswith("1,000 personnel and 2,500 police do not meet.")
    assert reasons["displaced-2024-08"] == "1 source, 1 origin: International Organization for Migration"


# Standing, whatever the claims.

claims = st.lists(
    st.builds(
        lambda value, source, who, unit, day: claim(
            value, source, attributed_to=who or None, unit=unit or None, date=day or None
        ),
        st.one_of(st.none(), st.integers(0, 40)),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["x", "y", ""]),
        st.sampled_from(["police", "military", "personnel", ""]),
        st.sampled_from(["2024-09", "2024-09-12", "2024-10", ""]),
    ),
    min_size=1,
    max_size=5,
)
RANK = {"disputed": 0, "single": 1, "corroborated": 2}


def standing_of(texts: list[str]) -> str:
    data = dataset(fact("a", "announced", *texts, more=POLICE))
    return standing(data, data.facts["a"])


@given(claims)
def test_one_more_claim_of_the_same_origin_never_raises_a_standing(texts: list[str]) -> None:
    for repeated in texts:
        assert RANK[standing_of([*texts, repeated])] <= RANK[standing_of(texts)]


@given(claims, st.integers(0, 40))
def test_another_figure_of_the_same_origin_never_raises_a_standing(texts: list[str], value: int) -> None:
    figured = [text for text in texts if "value" in text and "attributed_to" not in text]
    for text in figured:
        source = "one" if '"one"' in text else "two"
        assert RANK[standing_of([*texts, claim(value, source)])] <= RANK[standing_of(texts)]


@given(claims)
def test_dropping_a_claim_never_makes_a_dispute(texts: list[str]) -> None:
    if standing_of(texts) != "disputed":
        for n in range(len(texts)):
            if rest := texts[:n] + texts[n + 1 :]:
                assert standing_of(rest) != "disputed"


@given(claims)
def test_a_dispute_names_what_it_is_over_and_has_rivals(texts: list[str]) -> None:
    data = dataset(fact("a", "announced", *texts, more=POLICE))
    found = disputes(data.facts.values())
    assert bool(found) == (standing_of(texts) == "disputed")
    for each in found:
        assert each.over
        assert len(each.rivals) > 1
        assert sum(len(rival.claims) for rival in each.rivals) == len(texts)
        assert (each.gap is not None and each.gap >= 1) == ("figure" in each.over)


def test_the_gravest_dispute_is_first() -> None:
    data = dataset(
        fact("dated", "announced", claim(1), claim(1, "two", date="2025"), more=POLICE)
        + fact("near", "announced", claim(217), claim(270, "two"), more=POLICE)
        + fact("far", "announced", claim(1000), claim(2500, "two"), more=POLICE)
        + fact("none", "announced", claim(0), claim(1, "two"), more=POLICE)
        + fact("units", "announced", claim(1), claim(1, "two", unit="military"), more=POLICE)
    )
    found = disputes(data.facts.values())
    assert [each.fact.id for each in found] == ["none", "far", "near", "units", "dated"]
    assert [each.gap and round(each.gap, 2) for each in found] == [float("inf"), 2.5, 1.24, None, None]


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
    assert as_of["items"][0]["strength"]["high"] == 24
    assert known["items"][0]["strength"]["high"] == 20
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


def test_as_of_the_far_future_is_no_filter(run: Run) -> None:
    for args in (["timeline"], ["troops"], ["disputes"], ["figures", "displaced"]):
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


# The commands.


def test_disputes_as_a_command(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(
        fact("a", "arrived", claim(270), claim(217, "two", attributed_to="IOM"), more=POLICE)
        + fact("b", "strength", claim(24), claim(24, "two", date="2025"), date="2024-09-12", more=POLICE)
        + fact("c", "event", claim(), claim(source="two", date="2023"), date="2024")
        + '[checks.bad]\nabout = "Bad"\nrule = "strength"\nsum = ["b"]\nless = ["a"]\nequals = "b"\n'
        + '[checks.good]\nabout = "Good"\nsum = ["b"]\nequals = "b"\n'
        + '[checks.some]\nabout = "Some"\nrule = "strength"\nsum = ["a"]\nequals = "b"\n'
        + '[checks.open]\nabout = "Open"\nsum = ["c"]\nequals = "c"\n'
    )
    out = run("--facts", path, "disputes").out
    for text in (
        "Personnel: 2 facts in dispute",
        "Events: 1 fact in dispute",
        "differs in figure",
        "270 police  one ¶1",
        "217 police  two ¶1 (IOM)",
        "differs in date",
        "24 police, 12 Sep 2024  one",
        "no figure, 2023",
        "checks that no reported figure satisfies",
        "1 check satisfied",
        "1 check without the figures to tell",
    ):
        assert text in out, text
    order = [out.index(title) for title in ("Bad:", "Good:", "Open:")]
    assert order == sorted(order)
    [item] = [
        each for each in json.loads(run("--facts", path, "disputes", "--json").out)["items"] if each["fact"] == "a"
    ]
    assert (item["over"], item["gap"]) == (["figure"], 1.2442)
    assert [rival["figure"] for rival in item["rivals"]] == [{"low": 270, "high": 270}, {"low": 217, "high": 217}]
    markdown = run("--facts", path, "disputes", "--format", "markdown").out
    assert "## Disputes" in markdown
    assert "| bad | Bad | fails |" in markdown
    undisputed = facts_file(fact("c", "event", claim()))
    ran = run("--facts", undisputed, "disputes")
    assert (ran.out, ran.err) == ("", "mss: no fact is disputed, and no check is declared\n")
    only_check = facts_file(fact("c", "event", claim()) + '[checks.open]\nabout = "Open"\nsum = ["c"]\nequals = "c"\n')
    assert run("--facts", only_check, "disputes").out.startswith("1 check without")


def test_figures_as_a_command(run: Run, facts_file: Callable[[str], Path]) -> None:
    people = 'unit = "people"\ncountries = ["JAM"]'
    path = facts_file(
        fact("half", "displaced", claim(50), date="2024-01", more=people)
        + fact("full", "displaced", claim(75), claim(100, "two"), date="2024-02", more=people)
        + fact("share", "displaced", claim(0), date="2024-02", more='unit = "percent"')
        + fact("word", "territory", claim(), date="2024-02")
    )
    out = run("--facts", path, "figures", "displaced").out.splitlines()
    assert out[0] == "Jamaica: displaced, people"
    assert out[1].startswith(f"Jan 2024 {'█' * 12}{' ' * 12} 50 people")
    assert out[2].startswith(f"Feb 2024 {'█' * 18}{'░' * 6} 75 or 100 people  ≠")
    assert out[4] == "The mission: displaced, %"
    assert out[5].startswith("Feb 2024 ░")
    assert "    75 people  one ¶1" in run("--facts", path, "figures", "displaced", "--claims").out
    assert run("--facts", path, "figures", "territory").err.startswith("mss: no facts match")
    ascii_out = run("--facts", path, "figures", "displaced", encoding="ascii").out
    assert f"{'#' * 18}{'-' * 6} 75 or 100 people" in ascii_out
    for name in ("statement", "nothing"):
        ran = run("figures", name)
        assert ran.code == 1
        assert "the kinds with figures are" in ran.err or "did you mean" in ran.err


def test_every_kind_with_figures_can_be_shown(run: Run) -> None:
    for kind in KINDS.values():
        if kind.units:
            assert run("figures", kind.name).code == 0


def test_the_brief(run: Run, seeds: Dataset) -> None:
    topics: dict[str, list[str]] = {}
    for line in brief(seeds, when("2025-01-31")):
        topics.setdefault(line.topic, []).append(line.fact.id)
    assert topics["strength"] == ["mission-strength-2025-01-18"]
    assert topics["contingents"][:2] == ["kenya-strength-2025-01-18", "guatemala-strength-2025-01-18"]
    assert topics["displaced"] == ["displaced-2025-01"]
    assert topics["disputes"] == ["kenya-pledge", "kenya-announced-600"]
    assert topics["next"] == ["kenya-announced-february"]
    before = [line.fact.id for line in brief(seeds, when("2024-09-22")) if line.topic == "next"]
    assert before[0] == "council-vote-expected"
    assert "mandate-expiry-2024-10" in before
    out = run("brief", "--as-of", "2025-01-31").out
    assert out.startswith("The Multinational Security Support mission in Haiti, as of 31 Jan 2025\n")
    assert "Present" in out
    markdown = run("brief", "--as-of", "2025-01-31", "--format", "markdown").out
    assert markdown.startswith("## The Multinational")
    assert run("brief").code == 0
    ran = run("brief", "--as-of", "1900")
    assert (ran.out, ran.err) == ("", "mss: nothing is known as of that day\n")


def test_links_lead_to_the_sources(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim()) + fact("b", "event", claim(source="two")))
    for args in (["timeline"], ["show", "a"], ["sources"], ["sources", "one"]):
        shown = run("--facts", path, *args, width=100).out
        assert "https://example.org/one\x1b\\" in shown
        assert "\x1b]8" not in run("--facts", path, "--color", "never", *args, width=100).out
    assert "[one](<https://example.org/one>)" in run("--facts", path, "sources", "--format", "markdown").out


def test_a_hostile_address_is_no_way_out(run: Run, facts_file: Callable[..., Path]) -> None:
    head = HEAD.replace("https://example.org/one", "https://example.org/\\u001b\\\\)>|")
    path = facts_file(fact("a", "event", claim()) + fact("b", "event", claim(source="two")), head)
    shown = run("--facts", path, "sources", width=120).out
    assert "\x1b]8;;https://example.org/%1B%5C)%3E%7C\x1b\\" in shown
    assert "https://example.org/%1B%5C)%3E%7C>" in run("--facts", path, "sources", "--format", "markdown").out
