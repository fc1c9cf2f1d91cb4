"""Questions to a dataset: standing, checks, selection, names."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.errors import NotFoundError
from mss_cli.model.dates import when
from mss_cli.model.figures import BOUNDS, Bound, Interval
from mss_cli.model.records import Dataset
from mss_cli.queries.checks import evaluate
from mss_cli.queries.countries import country_id
from mss_cli.queries.names import folded, source_id
from mss_cli.queries.select import Criteria, select
from mss_cli.queries.standing import disputed_over, figure, origins, standing
from tests.conftest import claim, dataset, fact

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
        ([claim(24, attributed_to="iom"), claim(24, "two", attributed_to="iom")], "single", []),
        ([claim(24, attributed_to="iom"), claim(24, "two", attributed_to="united-nations")], "corroborated", []),
        ([claim(24, attributed_to="iom"), claim(24, attributed_to="united-nations")], "single", []),
        ([claim(24), claim(24, "two", attributed_to="gleaner")], "single", []),
        ([claim(24, attributed_to="iom"), claim(24, "two", origin="iom")], "single", []),
        ([claim(24, origin="iom"), claim(24, "two", origin="united-nations")], "corroborated", []),
        ([claim(24), claim(24, "two", origin="gleaner")], "single", []),
        ([claim(low=20, high=30), claim(24, "two")], "corroborated", []),
        ([claim(600), claim(617, "two")], "corroborated", []),
        ([claim(600, bound="over"), claim(5_000, "two")], "corroborated", []),
        ([claim(700, bound="nearly"), claim(750, "two", bound="over")], "disputed", ["figure"]),
        ([claim(24), claim(24, "two"), claim(20, "two", set_aside="a misprint")], "corroborated", []),
        ([claim(24), claim(24, "two", set_aside="of another day")], "single", []),
        ([claim(24), claim(source="two", disputes="none came")], "disputed", ["account"]),
        ([claim(24), claim(20, "two", unit="military", date="2024-10")], "disputed", ["figure", "unit", "date"]),
    ],
)
def test_standing(claims: list[str], expected: str, over: list[str]) -> None:
    data = dataset(fact("a", "arrived", *claims, more=POLICE))
    found = data.facts["a"]
    assert standing(data, found) == expected
    assert disputed_over(found) == tuple(over)


THIRD = '[sources.three]\ntype = "report"\ntitle = "Third"\nissued = "2024"\n'


def test_a_reprint_has_the_origin_of_its_source() -> None:
    data = dataset(
        f'{THIRD}publisher = "observer"\norigin = "gleaner"\n'
        + fact("a", "arrived", claim(24), claim(24, "three"), more=POLICE)
    )
    assert origins(data, data.facts["a"]) == ("The Gleaner",)
    assert standing(data, data.facts["a"]) == "single"


def test_a_copy_is_not_a_second_witness_and_still_disputes() -> None:
    for value, expected in ((24, "single"), (20, "disputed")):
        data = dataset(THIRD + fact("a", "arrived", claim(24), claim(value, "three"), more=POLICE))
        assert standing(data, data.facts["a"]) == expected
    alone = dataset(THIRD + fact("a", "arrived", claim(24, "three"), more=POLICE))
    assert (standing(alone, alone.facts["a"]), origins(alone, alone.facts["a"])) == ("single", ("three",))


@given(st.lists(st.tuples(st.sampled_from([20, 24, 600, 617, 5_000]), st.sampled_from(BOUNDS)), max_size=6))
def test_figures_differ_where_any_two_of_them_do(figures: list[tuple[int, Bound]]) -> None:
    claims = [claim(value, bound=bound, paragraph=n + 1) for n, (value, bound) in enumerate(figures)]
    found = dataset(fact("a", "arrived", *claims, claim(), more=POLICE).replace("arrived", "pledged")).facts["a"]
    free = [each.allowed for each in found.claims if each.allowed]
    assert ("figure" in disputed_over(found)) == any(not one.meets(other) for one in free for other in free)


def test_a_fact_without_figures_counts_every_claim() -> None:
    data = dataset(fact("a", "event", claim(), claim(source="two")))
    assert standing(data, data.facts["a"]) == "corroborated"
    assert figure(data.facts["a"]) is None


answers = st.tuples(st.integers(0, 9), st.sampled_from(["one", "two"]), st.sampled_from(["iom", "united-nations", ""]))


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
    ],
)
def test_what_is_not_there(find: object, name: str, said: str) -> None:
    with pytest.raises(NotFoundError, match="no ") as caught:
        find(dataset(fact("a", "event", claim())), name)  # type: ignore[operator]
    assert said in str(caught.value)


def test_folding() -> None:
    assert folded("Moïse ÉCOLE Straße") == "moise ecole strasse"
