"""Spans of days that a sentence names, and what relative times such as "last month" mean."""

from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.date_mentions import DateMention

_QUARTERS = {"first quarter": 1, "second quarter": 4, "third quarter": 7, "last quarter": 10}
PARTS_OF_YEARS = frozenset({*_QUARTERS, "first half"})


class TimeSpan(Struct, frozen=True):
    """A span of days that a sentence names, from its first token to before ``end``.

    After "since" it goes on to the draft's day; ``until`` says that it is a deadline, as after "by" or "until".
    """

    start: int
    end: int
    first_day: date
    last_day: date
    mention: DateMention | None = None
    since: bool = False
    until: bool = False


def spans_meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two spans of days, each its first and last, have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def relative_span(phrase: str, day: date, year: int | None) -> tuple[date, date]:
    """Return the first and last day that a phrase means on ``day``.

    ``year`` is that of a quarter or half of a year, where it is stated.
    """
    if phrase in _QUARTERS or phrase == "first half":
        return _part_of_year(_QUARTERS.get(phrase, 1), 6 if phrase == "first half" else 3, day, year)
    first_of_month, end_of_month = day.replace(day=1), _month_end(day.year, day.month)
    last_month, next_month = first_of_month - timedelta(days=1), end_of_month + timedelta(days=1)
    return {
        "last year": (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
        "this year": (date(day.year, 1, 1), day),
        "last month": (last_month.replace(day=1), last_month),
        "next month": (next_month, _month_end(next_month.year, next_month.month)),
        "last week": (day - timedelta(days=13), day),
        "this month": (first_of_month, end_of_month),
    }[phrase]


def _part_of_year(month: int, length: int, day: date, year: int | None) -> tuple[date, date]:
    """Return the first and last day of ``length`` months that begin with ``month``.

    Without a ``year`` they are those of the last year in which they are nearly over on ``day``.
    """
    chosen = year or day.year
    if year is None and _month_end(chosen, month + length - 1) > day + timedelta(days=10):
        chosen -= 1
    return date(chosen, month, 1), _month_end(chosen, month + length - 1)


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month; months after 12 are those of the next year."""
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
