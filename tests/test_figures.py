"""Figures are intervals."""

from decimal import Decimal as D
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.figures import Bound, Interval, hull, interval, plain, step
from mss_cli.model.kinds import KINDS, UNITS, KindName, UnitName, joined_unit, units_meet

values = st.decimals(0, 10**9, places=2)
bounds = st.sampled_from(get_args(Bound))
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), values, values)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("578000", "1000"),
        ("700000", "70000"),
        ("80", "8"),
        ("1000", "100"),
        ("270", "10"),
        ("617", "1"),
        ("2.5", "0.1"),
        ("1.25", "0.01"),
        ("8", "0.8"),
        ("0", "0"),
        ("NaN", "0"),
    ],
)
def test_step_is_the_last_significant_place_at_most_a_tenth(value: str, expected: str) -> None:
    assert step(D(value)) == D(expected)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("exact", 400, 400),
        ("about", 380, 420),
        ("over", 400, 440),
        ("at-least", 400, 440),
        ("under", 360, 400),
        ("up-to", 0, 400),
    ],
)
def test_bounds_of_400(bound: Bound, low: int, high: int) -> None:
    assert interval(D(400), bound) == Interval(D(low), D(high))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((578000, "over"), (700000, "under"), False),
        ((700000, "over"), (700000, "under"), True),
        ((400, "exact"), (400, "about"), True),
        ((400, "exact"), (400, "under"), True),
        ((270, "exact"), (217, "exact"), False),
        ((1000, "exact"), (2500, "exact"), False),
        ((2400, "over"), (2439, "exact"), True),
        ((5, "exact"), (10, "up-to"), True),
    ],
)
def test_which_figures_meet(one: tuple[int, Bound], other: tuple[int, Bound], meet: bool) -> None:
    left, right = interval(D(one[0]), one[1]), interval(D(other[0]), other[1])
    assert left.meets(right) is right.meets(left) is meet


@given(values, bounds)
def test_every_bound_allows_the_value_itself(value: D, bound: Bound) -> None:
    spanned = interval(value, bound)
    assert spanned.low <= value <= spanned.high


@given(intervals, intervals)
def test_meeting_is_mutual_and_each_meets_itself(one: Interval, other: Interval) -> None:
    assert one.meets(one)
    assert one.meets(other) == other.meets(one)


@given(intervals, intervals)
def test_what_is_added_can_be_taken_off(one: Interval, other: Interval) -> None:
    back = (one + other) - other
    assert back.low <= one.low <= one.high <= back.high


@given(st.lists(intervals, min_size=1))
def test_the_hull_holds_all(several: list[Interval]) -> None:
    whole = hull(several)
    assert all(whole.low <= each.low and each.high <= whole.high for each in several)


@given(values)
def test_plain_keeps_the_number(value: D) -> None:
    assert D(str(plain(value))) == value


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("personnel", "police", True),
        ("personnel", "military", True),
        ("police", "military", False),
        ("police-and-military", "police", True),
        ("police-and-military", "military", True),
        ("police-and-military", "personnel", True),
        ("people", "personnel", False),
        ("USD", "CAD", False),
        ("USD", "USD", True),
    ],
)
def test_which_units_meet(one: str, other: str, meet: bool) -> None:
    assert units_meet(one, other) is units_meet(other, one) is meet


@pytest.mark.parametrize(
    ("units", "joined"),
    [
        ({"police"}, "police"),
        ({"police", "military"}, "police-and-military"),
        ({"police", "personnel"}, "personnel"),
        ({"USD"}, "USD"),
    ],
)
def test_the_unit_of_a_sum_is_the_narrowest_that_covers_all(units: set[UnitName], joined: str) -> None:
    assert joined_unit(units) == joined


def test_currencies_are_not_put_together() -> None:
    with pytest.raises(ValueError, match="CAD, USD can't be put together"):
        joined_unit({"USD", "CAD"})


def test_the_vocabularies_are_the_names_that_records_may_have() -> None:
    assert tuple(KINDS) == get_args(KindName)
    assert tuple(UNITS) == get_args(UnitName)
    assert {unit for kind in KINDS.values() for unit in kind.units} <= UNITS.keys()
