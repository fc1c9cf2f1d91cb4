"""Whether figures can both be true, and how a wrong one came about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.comparison import agreement, is_truncated, is_typo
from mss_cli.checking.indexed_fact import Answer
from mss_cli.model import figures
from mss_cli.model.figures import Bound

BOUNDS = st.sampled_from(figures.BOUNDS)
VALUES = st.integers(1, 10**7).map(Decimal)


def answer(value: int | Decimal, bound: Bound = "exact") -> Answer:
    number = Decimal(value)
    return Answer(number, number, bound, "people", allowed_range(number, number, bound))


def compared(value: int, bound: Bound, against: int, other: Bound) -> str:
    return agreement(allowed_range(Decimal(value), Decimal(value), bound), bound, answer(against, other))


@pytest.mark.parametrize(
    ("value", "bound", "against", "other", "expected"),
    [
        (12, "exact", 13, "exact", "differs"),
        (41_000, "exact", 40_965, "exact", "agrees"),
        (600, "exact", 617, "exact", "agrees"),
        (5_601, "exact", 5_626, "exact", "differs"),
        (5_600, "over", 5_626, "exact", "agrees"),
        (500_000, "over", 578_074, "exact", "agrees"),
        (578_000, "over", 702_973, "exact", "differs"),
        (600_000, "over", 950_000, "exact", "unsure"),
        (400, "over", 400, "nearly", "opposed"),
        (400, "over", 400, "under", "opposed"),
        (400, "nearly", 400, "over", "opposed"),
        (1_494, "exact", 1_500, "nearly", "agrees"),
        (200, "exact", 2_000, "up-to", "differs"),
        (1_500, "exact", 2_000, "up-to", "unsure"),
        (80, "about", 85, "exact", "differs"),
        (15_000, "about", 15_000, "exact", "agrees"),
    ],
)
def test_figures_agree_as_people_mean_them(value: int, bound: Bound, against: int, other: Bound, expected: str) -> None:
    assert compared(value, bound, against, other) == expected


@pytest.mark.parametrize(
    ("value", "whole", "expected"),
    [("36.5", "36.57", True), (2_130, 2_137, True), (150, 159, False), ("36.5", "36.6", False), (36, 36, False)],
)
def test_a_figure_may_be_one_without_its_last_digits(value: object, whole: object, *, expected: bool) -> None:
    assert is_truncated(Decimal(str(value)), Decimal(str(whole))) is expected


def test_a_range_allows_all_from_end_to_end() -> None:
    assert allowed_range(Decimal(2), Decimal(4), "exact") == (Decimal(2), Decimal(4))
    assert allowed_range(Decimal(0), Decimal(0), "over") == (Decimal(0), Decimal(0))


@given(VALUES, BOUNDS)
def test_every_figure_agrees_with_itself(value: Decimal, bound: Bound) -> None:
    assert agreement(allowed_range(value, value, bound), bound, answer(value, bound)) == "agrees"


@given(VALUES, BOUNDS, VALUES, BOUNDS)
def test_it_does_not_matter_which_figure_is_first(one: Decimal, bound: Bound, other: Decimal, second: Bound) -> None:
    assert agreement(allowed_range(one, one, bound), bound, answer(other, second)) == agreement(
        allowed_range(other, other, second), second, answer(one, bound)
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (34, 24),
        (87, 78),
        (1_606, 1_660),
        (30, 300),
        (300, 30),
        ("14.9", "1.49"),
        (6_000, 600),
        ("50.5", "80.5"),
        (1_610, 1_600),
    ],
)
def test_a_typo_is_a_digit_changed_two_swapped_or_a_zero(wrong: object, right: object) -> None:
    assert is_typo(Decimal(str(wrong)), Decimal(str(right)))


@pytest.mark.parametrize(
    ("wrong", "right"), [(3, 2), (200, 400), (24, 24), (0, 10), (1_300, 1_003), (123, 456), (1_234, 99)]
)
def test_what_may_be_anything_is_no_typo(wrong: int, right: int) -> None:
    assert not is_typo(Decimal(wrong), Decimal(right))


@given(VALUES, VALUES)
def test_a_typo_is_one_both_ways(one: Decimal, other: Decimal) -> None:
    assert is_typo(one, other) == is_typo(other, one)
