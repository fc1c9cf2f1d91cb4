"""Figures are intervals."""

from decimal import Decimal as D
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.figures import (
    INFINITY,
    Allowed,
    Bound,
    Interval,
    allowed,
    hull,
    interval,
    plain,
    significant_digits,
    step,
)
from mss_cli.model.kinds import KINDS, KindName
from mss_cli.model.units import UNITS, UnitName, joined_unit, units_meet

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
        ("nearly", 360, 400),
        ("up-to", 0, 400),
    ],
)
def test_400_read_closely(bound: Bound, low: int, high: int) -> None:
    assert interval(D(400), bound) == Interval(D(low), D(high))


@pytest.mark.parametrize(
    ("value", "bound", "low", "high", "closed"),
    [
        ("24", "exact", "24", "24", True),
        ("99", "exact", "99", "99", True),
        ("100", "exact", "95", "105", False),
        ("41000", "exact", "40500", "41500", False),
        ("40965", "exact", "40964.5", "40965.5", False),
        ("400", "about", "380", "420", True),
        ("24", "about", "23.5", "24.5", True),
        ("400", "nearly", "360", "400", True),
        ("400", "over", "400", "Infinity", True),
        ("400", "at-least", "400", "Infinity", True),
        ("400", "under", "0", "400", True),
        ("400", "up-to", "0", "400", True),
    ],
)
def test_what_a_figure_allows(value: str, bound: Bound, low: str, high: str, closed: bool) -> None:
    assert allowed(D(value), bound) == Allowed(D(low), D(high), closed)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((41_000, "exact"), (40_965, "exact"), True),
        ((600, "exact"), (617, "exact"), True),
        ((600, "exact"), (631, "exact"), False),  # 600 is fine to 60, so that it reaches to 630
        ((12, "exact"), (13, "exact"), False),
        ((600, "over"), (700, "exact"), True),
        ((600, "over"), (5_000, "exact"), True),
        ((600, "under"), (700, "exact"), False),
        ((700_000, "nearly"), (700_000, "over"), True),
        ((400, "nearly"), (400, "over"), True),
        ((400, "nearly"), (410, "over"), False),
        ((217, "exact"), (270, "exact"), False),
        ((110, "at-least"), (207, "exact"), True),
        ((1_000, "exact"), (2_500, "exact"), False),
        ((2_400, "over"), (2_439, "exact"), True),
        ((5, "exact"), (10, "up-to"), True),
        ((0, "exact"), (0, "exact"), True),
    ],
)
def test_which_figures_agree(one: tuple[int, Bound], other: tuple[int, Bound], agree: bool) -> None:
    left, right = allowed(D(one[0]), one[1]), allowed(D(other[0]), other[1])
    assert left.meets(right) is right.meets(left) is agree


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
def test_every_bound_has_the_value_itself(value: D, bound: Bound) -> None:
    spanned, free = interval(value, bound), allowed(value, bound)
    assert spanned.low <= value <= spanned.high
    assert free.meets(Allowed(value, value))


@given(values, bounds)
def test_a_figure_read_closely_lies_in_what_it_allows(value: D, bound: Bound) -> None:
    spanned, free = interval(value, bound), allowed(value, bound)
    assert free.low <= spanned.low
    assert spanned.high <= free.high
    assert free.meets(Allowed(spanned.low, spanned.low))
    assert free.meets(Allowed(spanned.high, spanned.high))


free = st.builds(
    lambda low, high, closed: Allowed(min(low, high), max(low, high), closed or low == high),
    values,
    values | st.just(INFINITY),
    st.booleans(),
)


@given(free, free)
def test_agreeing_is_mutual_and_each_agrees_with_itself(one: Allowed, other: Allowed) -> None:
    assert one.meets(one)
    assert one.met(one) == one
    assert one.meets(other) == other.meets(one)
    assert one.met(other) == other.met(one)


@given(free, free, values)
def test_what_two_allow_together_is_what_each_allows(one: Allowed, other: Allowed, value: D) -> None:
    point = Allowed(value, value)
    both = one.met(other)
    assert (both is not None and both.meets(point)) == (one.meets(point) and other.meets(point))


@given(st.lists(free, min_size=1, max_size=5))
def test_what_meets_two_by_two_has_a_value_in_common(several: list[Allowed]) -> None:
    common: Allowed | None = several[0]
    for each in several:
        common = common and common.met(each)
    assert (common is not None) == all(one.meets(other) for one in several for other in several)


@pytest.mark.parametrize(
    ("value", "digits"), [("40965", 5), ("41000", 2), ("0.5", 1), ("100", 1), ("1.20", 2), ("0", 0)]
)
def test_digits_that_say_something(value: str, digits: int) -> None:
    assert significant_digits(D(value)) == digits


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
