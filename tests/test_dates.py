"""Dates: a subset of EDTF."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.dates import TooSharpError, when

days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024-06-25", (2024, 6, 25), (2024, 6, 25)),
        ("2024-06-25~", (2024, 6, 24), (2024, 6, 26)),
        ("2024-06~", (2024, 5, 1), (2024, 7, 31)),
        ("2024-01~", (2023, 12, 1), (2024, 2, 29)),
        ("2024~", (2023, 1, 1), (2025, 12, 31)),
        ("2024-06/2024-08-10", (2024, 6, 1), (2024, 8, 10)),
        ("../2023-10", (1, 1, 1), (2023, 10, 31)),
        ("2023-10/..", (2023, 10, 1), (9999, 12, 31)),
    ],
)
def test_the_days_a_date_may_mean(edtf: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]) -> None:
    found = when(edtf)
    assert (found.earliest, found.latest) == (date(*earliest), date(*latest))
    assert str(found) == edtf
    assert (date.min == found.earliest or date.max == found.latest) is (".." in edtf)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-6", "2024-13", "2023-02-29", "2024-06-25/", "../..", "2024-07/2024-06", "0000", "9999-12-31~",
     "June 2024", "2024-06-25 ", "٢٠٢٤", "2024/2025/2026", "2024~/2023", "2024/2023~"],
)  # fmt: skip
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|ends|nothing"):
        when(text)


@pytest.mark.parametrize("text", ["2024-06-25T10:00", "2024-06-25 10:00", "2024-06-25T10:00/2024-06-26"])
def test_a_time_of_day_is_too_sharp(text: str) -> None:
    with pytest.raises(TooSharpError, match="sharper than a day"):
        when(text)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2024-06", "2024-06-25", True),
        ("2024-06-25", "2024-07-03", False),
        ("2021", "2021-07", True),
        ("../2023-10", "2022-10-07", True),
        ("2023-07/2024-06", "2024-06-25", True),
    ],
)
def test_which_dates_meet(one: str, other: str, meet: bool) -> None:
    assert when(one).meets(when(other)) is when(other).meets(when(one)) is meet


@pytest.mark.parametrize(
    ("one", "other", "sharper"),
    [("2024-06-25", "2024-06", True), ("2024-06", "2024-06", False), ("2024-06", "2024-06-25", False),
     ("2024-07", "2024-06", False)],
)  # fmt: skip
def test_which_date_is_sharper(one: str, other: str, sharper: bool) -> None:
    assert when(one).sharper_than(when(other)) is sharper


@given(days, st.integers(0, 400))
def test_an_interval_of_days_is_just_those_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    found = when(f"{start}/{end}")
    assert (found.earliest, found.latest) == (start, end)
    assert found.meets(when(f"{start}")) and found.meets(when(f"{end.year}"))


@given(days)
def test_coarser_dates_hold_sharper_ones(day: date) -> None:
    exact, month, year = when(f"{day}"), when(f"{day:%Y-%m}"), when(f"{day:%Y}")
    assert exact.sharper_than(month) and month.sharper_than(year) and exact.sharper_than(year)


def test_an_open_start_is_ordered_by_its_end() -> None:
    ordered = sorted([when("2024"), when("../2023-10"), when("2021-07")], key=lambda each: each.order)
    assert [each.edtf for each in ordered] == ["2021-07", "../2023-10", "2024"]


def test_dates_are_equal_by_what_is_written() -> None:
    assert when("2024") == when("2024") != when("2024-01/2024-12")
    assert len({when("2024"), when("2024")}) == 1
    assert when("2024") != "2024"
