"""Questions to a dataset: standing, checks, troops, search, selection, names."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.errors import NotFoundError
from mss_cli.model.dates import when
from mss_cli.model.figures import Interval
from mss_cli.model.records import Dataset
from mss_cli.queries.checks import evaluate
from mss_cli.queries.countries import country_id
from mss_cli.queries.names import fact_id, folded, source_id
from mss_cli.queries.search import search, tokens, vocabulary
from mss_cli.queries.select import Criteria, select
from mss_cli.queries.standing import clashes, figure, origins, standing
from mss_cli.queries.troops import Stage, troops
from tests.conftest import claim, dataset, fact

MILITARY = 'unit = "military"\ncountries = ["JAM"]'
POLICE = 'unit = "police"\ncountries = ["JAM"]'


@pytest.mark.parametrize(
    ("claims", "expected", "over"),
    [
        ([claim(24)], "single", []),
        ([claim(24), claim(24, "two")], "corroborated", []),
        ([claim(24), claim(24, paragraph=2)], "single", []),
        ([claim(24), claim(24, "two", bound="about")], "corroborated", []),
        ([claim(24), claim(20, "two")], "disputed", ["figure"]),
        ([claim(24), claim(20)], "disputed", ["figure"]),
        ([claim(24), claim(24, "two", unit="military")], "disputed", ["unit"]),
        ([claim(24), claim(24, "two", unit="personnel")], "corroborated", []),
        ([claim(24), claim(24, "two", date="2024-10")], "disputed", ["date"]),
        ([claim(24), claim(24, "two", date="2024-09-12")], "corroborated", []),
        ([claim(24), claim(source="two")], "single", []),
        ([claim(24), claim(source="two", unit="military")], "disputed", ["unit"]),
        ([claim(24, attributed_to="IOM"), claim(24, "two", attributed_to="IOM")], "single", []),
        ([claim(24, attributed_to="IOM"), claim(24, "two", attributed_to="UN")], "corroborated", []),
        ([claim(low=20, high=30), claim(24, "two")], "corroborated", []),
    ],
)
def test_standing(claims: list[str], expected: str, over: list[str]) -> None:
    data = dataset(fact("a", "arrived", *claims, more=POLICE))
    found = data.facts["a"]
    assert standing(data, found) == expected
    assert [clash.over for clash in clashes(found)] == over


def test_each_pair_of_answers_clashes_once() -> None:
    data = dataset(fact("a", "arrived", claim(24), claim(30), claim(24, "two"), claim(30, "two"), more=POLICE))
    [clash] = clashes(data.facts["a"])
    assert (clash.left, clash.right) == data.facts["a"].claims[:2]


def test_of_very_many_answers_the_first_are_compared() -> None:
    data = dataset(fact("a", "arrived", *(claim(n) for n in range(300)), more=POLICE))
    assert {clash.right.value for clash in clashes(data.facts["a"])} == set(range(1, 100))
    assert standing(data, data.facts["a"]) == "disputed"


def test_a_reprint_has_the_origin_of_its_source() -> None:
    head = '[sources.three]\ntype = "report"\ntitle = "Third"\nissued = "2024"\norigin = "one"\n'
    data = dataset(head + fact("a", "arrived", claim(24), claim(24, "three"), more=POLICE))
    assert origins(data, data.facts["a"]) == ("one",)
    assert standing(data, data.facts["a"]) == "single"


def test_a_fact_without_figures_counts_every_claim() -> None:
    data = dataset(fact("a", "event", claim(), claim(source="two")))
    assert standing(data, data.facts["a"]) == "corroborated"
    assert figure(data.facts["a"]) is None


answers = st.tuples(st.integers(0, 9), st.sampled_from(["one", "two"]), st.sampled_from(["x", "y", ""]))


@given(st.lists(answers, min_size=1, max_size=5), st.randoms())
def test_the_order_of_claims_never_matters(given_claims: list[tuple[int, str, str]], rng: object) -> None:
    claims = [claim(value, source, attributed_to=who or None) for value, source, who in given_claims]
    one = dataset(fact("a", "arrived", *claims, more=POLICE))
    rng.shuffle(claims)  # type: ignore[attr-defined]
    other = dataset(fact("a", "arrived", *claims, more=POLICE))
    assert standing(one, one.facts["a"]) == standing(other, other.facts["a"])


def chain(before: list[str], arrived: list[str], after: list[str], less: str = "") -> Dataset:
    return dataset(
        fact("before", "strength", *before, more=POLICE)
        + fact("arrived", "arrived", *arrived, more=POLICE)
        + fact("left", "departed", claim(5), more=POLICE)
        + fact("after", "strength", *after, more=POLICE)
        + f'[checks.c]\nabout = "x"\nrule = "strength"\nsum = ["before", "arrived"]\n{less}\nequals = "after"\n'
    )


@pytest.mark.parametrize(
    ("before", "arrived", "after", "less", "outcome"),
    [
        ([claim(400)], [claim(217)], [claim(617)], "", "holds"),
        ([claim(400)], [claim(270)], [claim(617)], "", "fails"),
        ([claim(400)], [claim(270), claim(217)], [claim(617)], "", "depends"),
        ([claim(400, bound="about")], [claim(200)], [claim(610)], "", "holds"),
        ([claim(400)], [claim(222)], [claim(617)], 'less = ["left"]', "holds"),
        ([claim(400)], [claim(217)], [claim(617)], 'less = ["left"]', "fails"),
    ],
)
def test_checks(before: list[str], arrived: list[str], after: list[str], less: str, outcome: str) -> None:
    data = chain(before, arrived, after, less)
    assert evaluate(data, data.checks["c"]).outcome == outcome


def test_what_would_satisfy_a_check() -> None:
    data = chain([claim(400)], [claim(270)], [claim(617)], 'less = ["left"]')
    [case] = evaluate(data, data.checks["c"]).cases
    needed = {name: (int(value.low), int(value.high)) for name, value in case.needed().items()}
    assert needed == {"before": (352, 352), "arrived": (222, 222), "left": (53, 53), "after": (665, 665)}


def test_what_would_satisfy_a_check_of_ranges() -> None:
    data = chain([claim(low=300, high=400)], [claim(low=10, high=20)], [claim(low=600, high=700)], 'less = ["left"]')
    [case] = evaluate(data, data.checks["c"]).cases
    needed = {name: (int(value.low), int(value.high)) for name, value in case.needed().items()}
    before, arrived, left, after = (term.value for term in (*case.terms, case.equals))
    rest = [arrived - left, before - left, before + arrived]
    expected = [after - rest[0], after - rest[1], rest[2] - after, before + arrived - left]
    assert list(needed.values()) == [(int(value.low), int(value.high)) for value in expected]


def test_a_check_on_a_fact_without_a_figure_is_open() -> None:
    text = fact("a", "pledged", claim(), more=POLICE) + '[checks.c]\nabout = "x"\nsum = ["a"]\nequals = "a"\n'
    data = dataset(text)
    assert evaluate(data, data.checks["c"]).outcome == "open"


def test_a_check_with_very_many_rivals_takes_their_hull() -> None:
    rivals = [claim(n, paragraph=n) for n in range(1, 18)]
    facts = "".join(fact(name, "arrived", *rivals, more=POLICE) for name in "abc")
    data = dataset(facts + '[checks.c]\nabout = "x"\nsum = ["a", "b"]\nequals = "c"\n')
    [case] = evaluate(data, data.checks["c"]).cases
    assert case.total == Interval(D(2), D(34))


def test_stages_stand_side_by_side() -> None:
    data = dataset(
        fact("pledge-1", "pledged", claim(100), date="2023", more=POLICE)
        + fact("pledge-2", "pledged", claim(200), date="2024-01", more=POLICE)
        + fact("pledge-3", "pledged", claim(), date="2024-02", more=POLICE)
        + fact("first", "arrived", claim(24), date="2024-09-12", more=POLICE)
        + fact("second", "arrived", claim(10, bound="about"), date="2024-11", more=MILITARY)
        + fact("next-1", "announced", claim(50), date="2024-01", more=POLICE)
        + fact("next-2", "announced", claim(20), date="2024-03", more=POLICE)
        + fact("next-3", "announced", claim(30), date="2024-03", more=POLICE)
        + fact("ceiling", "authorized", claim(2500), more='unit = "personnel"')
        + fact("both", "arrived", claim(83), more='unit = "personnel"\ncountries = ["JAM", "KEN"]')
        + fact("offer", "pledged", claim(), more='countries = ["KEN"]')
        + fact("left", "departed", claim(3), date="2025", more=POLICE)
        + fact("quiet", "event", claim(), more='countries = ["KEN"]')
    )  # fmt: skip
    found = troops(data, data.facts.values())
    assert [row.country for row in found.rows] == ["JAM", "KEN"]
    pledged, announced, arrived, present = found.rows[0].stages
    assert pledged and announced and arrived and not present
    assert values(pledged) == (200, 200, "2024-01", "police", ["pledge-2"])
    assert values(announced) == (50, 50, "2024-03", "police", ["next-2", "next-3"])
    assert values(arrived) == (
        D("33.5"),
        D("34.5"),
        "2024-09-12/2024-11",
        "police-and-military",
        ["first", "second"],
    )
    assert found.rows[1].stages[0] == Stage(None, "2024-09", None, "single", (data.facts["offer"],))
    assert found.authorized and found.authorized.value == Interval(D(2500), D(2500))
    assert found.strength is None
    assert [each.id for each in found.joint] == ["both"]


def values(stage: Stage) -> tuple[object, ...]:
    assert stage.value
    return (stage.value.low, stage.value.high, stage.date, stage.unit, [fact.id for fact in stage.facts])


def test_a_country_that_only_lost_personnel_has_no_row() -> None:
    data = dataset(fact("left", "departed", claim(3), more=POLICE))
    assert troops(data, data.facts.values()).rows == ()


KENYAN = 'unit = "police"\ncountries = ["KEN"]'
WORDS = fact("a", "arrived", claim(600, printed="600 more", attributed_to="Jovenel Moïse"), more=POLICE) + fact(
    "b", "arrived", claim(2500, "two", printed="2,500 Jamaicans"), date="2024-10", more=KENYAN
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["600"], ["a"]),
        (["60"], []),
        (["2500"], ["b"]),
        (["2,500"], ["b"]),
        (["moise"], ["a"]),
        (["MOÏSE", "jam"], ["a"]),
        (["jamaicans"], ["a", "b"]),
        (["gleaner"], ["a"]),
        (["kenyan", "600"], []),
        (["JM"], ["a"]),
        (["..."], []),
        (["something"], ["a", "b"]),
    ],
)
def test_search(words: list[str], expected: list[str]) -> None:
    data = dataset(WORDS)
    assert [match.fact.id for match in search(data, data.facts.values(), words)] == expected


def test_the_best_match_is_first() -> None:
    data = dataset(WORDS.replace("Something", "Nothing", 1))
    assert [match.fact.id for match in search(data, data.facts.values(), ["jamaica"])] == ["a", "b"]
    assert search(data, data.facts.values(), ["something"])[0].fact.id == "b"


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(text: str) -> None:
    data = dataset(WORDS)
    search(data, data.facts.values(), [text])
    assert all(token == token.lower() or not token.isascii() for token in tokens(text))


def test_the_vocabulary_is_what_can_be_found() -> None:
    data = dataset(WORDS)
    assert {"2500", "moise", "jamaican", "gleaner"} <= vocabulary(data)
    for token in vocabulary(data):
        assert search(data, data.facts.values(), [token])


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(), ["a", "b", "c"]),
        (Criteria(countries=frozenset({"JAM"})), ["a"]),
        (Criteria(kinds=frozenset({"event"})), ["b", "c"]),
        (Criteria(sources=frozenset({"two"})), ["a"]),
        (Criteria(since=when("2024-09-15")), ["a", "b", "c"]),
        (Criteria(since=when("2024-10-01")), ["b", "c"]),
        (Criteria(since=when("2025")), ["c"]),
        (Criteria(until=when("2024-09-15")), ["a"]),
        (Criteria(until=when("2024-09"), since=when("2024-09")), ["a"]),
    ],
)
def test_selection(criteria: Criteria, expected: list[str]) -> None:
    data = dataset(
        fact("c", "event", claim(), date="2025-01")
        + fact("b", "event", claim(), date="2024-10-02", more='countries = ["KEN"]')
        + fact("a", "arrived", claim(1), claim(1, "two"), more=POLICE)
    )
    assert [each.id for each in select(data, criteria)] == expected


def test_facts_of_one_day_are_in_the_order_of_kind_then_id() -> None:
    data = dataset(fact("z", "event", claim()) + fact("b", "statement", claim()) + fact("a", "event", claim()))
    assert [each.id for each in select(data, Criteria())] == ["a", "z", "b"]


@pytest.mark.parametrize("name", ["JAM", "jam", "JM", "jm", "Jamaica", "JAMAICA", "jamaican", " Jamaicans "])
def test_what_a_country_can_be_called(name: str) -> None:
    assert country_id(dataset(""), name) == "JAM"


@pytest.mark.parametrize(
    ("find", "name", "said"),
    [
        (country_id, "Jamaca", "no country 'Jamaca': did you mean 'Jamaica'?"),
        (country_id, "Atlantis", "'mss troops' lists the countries"),
        (source_id, "onee", "did you mean 'one'?"),
        (fact_id, "qqqqq", "'mss timeline' and 'mss search WORDS' list the facts"),
    ],
)
def test_what_is_not_there(find: object, name: str, said: str) -> None:
    with pytest.raises(NotFoundError, match="no ") as caught:
        find(dataset(WORDS), name)  # type: ignore[operator]
    assert said in str(caught.value)


def test_folding() -> None:
    assert folded("Moïse ÉCOLE Straße") == "moise ecole strasse"


def test_a_sum_lasts_as_long_as_its_longest_part() -> None:
    data = dataset(
        fact("long", "arrived", claim(1), date="2024-06-01/2024-06-20", more=POLICE)
        + fact("short", "arrived", claim(1), date="2024-06-10", more=POLICE)
    )
    [row] = troops(data, data.facts.values()).rows
    assert row.stages[2]
    assert row.stages[2].date == "2024-06-01/2024-06-20"


def test_a_single_letter_is_a_word_of_its_own() -> None:
    data = dataset(WORDS)
    assert search(data, data.facts.values(), ["s"]) == []
