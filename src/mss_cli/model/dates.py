"""Dates as sources give them: a documented subset of EDTF (ISO 8601-2:2019, annex A).

``2024``, ``2024-06`` and ``2024-06-25`` are a year, a month and a day; ``a/b`` runs from ``a`` to ``b``, and
``..`` for either end is open. A ``~`` after a date means "about": it reaches one year, month or day further
on either side. Nothing finer than a day is a date here.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>~)?", re.ASCII)
_FINER = re.compile(r"\d{4}-\d\d-\d\d[T ]\d", re.ASCII)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class TooSharpError(ValueError):
    """A date with a time of day."""


class When(Struct, frozen=True, array_like=True):
    """A date or span of dates: ``edtf`` as written, and the first and last day it may mean. ``when`` makes one."""

    edtf: str
    earliest: date
    latest: date

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and self.edtf == other.edtf

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    def meets(self, other: "When") -> bool:
        """Whether some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def sharper_than(self, other: "When") -> bool:
        """Whether this lies within ``other`` and leaves out some of its days."""
        return (other.earliest <= self.earliest and self.latest <= other.latest) and (
            self.earliest,
            self.latest,
        ) != (other.earliest, other.latest)

    @property
    def order(self) -> tuple[date, date]:
        """Where this stands among others: by its first day as written, or its last where the first is open."""
        start, end = _span(self.edtf.replace("~", "")) if "~" in self.edtf else (self.earliest, self.latest)
        return (end if start == date.min else start, end)


@lru_cache(maxsize=4096)
def when(edtf: str) -> When:
    """Return the date that ``edtf`` writes.

    Raises:
        TooSharpError: it names a time of day.
        ValueError: it is not in the subset, no such day exists, or it ends before it starts.

    """
    if "~" in edtf:
        _span(edtf.replace("~", ""))  # as written, too, it may not end before it starts
    return When(edtf, *_span(edtf))


def _span(edtf: str) -> tuple[date, date]:
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(edtf)
    if start == end == "..":
        raise ValueError("'../..' says nothing: leave at least one end known")
    earliest = date.min if start == ".." else _single(start)[0]
    latest = date.max if end == ".." else _single(end)[1]
    if latest < earliest:
        raise ValueError(f"{edtf!r} ends before it starts")
    return earliest, latest


def _single(text: str) -> tuple[date, date]:
    if _FINER.match(text):
        raise TooSharpError(f"{text!r} is sharper than a day")
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write 2024, 2024-06, 2024-06-25 or 2024-06-01/2024-06-25")
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    slack = 1 if found["about"] else 0
    try:
        return _reach(year or 0, month, day, slack)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} names no day that exists") from None


def _reach(year: int, month: int | None, day: int | None, slack: int) -> tuple[date, date]:
    if month is None:
        return date(year - slack, 1, 1), date(year + slack, 12, 31)
    if day is None:
        date(year, month, 1)
        return _month_start(year, month - slack), _month_start(year, month + 1 + slack) - timedelta(days=1)
    middle = date(year, month, day)
    return middle - timedelta(days=slack), middle + timedelta(days=slack)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
