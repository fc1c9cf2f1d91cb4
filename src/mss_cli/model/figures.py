"""Figures are intervals: a number as reported, with its bound, spans the values that it allows.

The convention is this project's own. The last significant digit says how fine a figure is, but never coarser
than a tenth of it; that ``step`` is how far "about" and "over" reach. Intervals are closed.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct

Bound = Literal["exact", "about", "over", "at-least", "under", "up-to"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)

MAX_VALUE = Decimal(10) ** 15
"""The largest value a claim may report: beyond it something was mistyped."""


class Interval(Struct, frozen=True, order=True):
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)


def step(value: Decimal) -> Decimal:
    """Return the fineness of ``value``: its last significant digit's place, at most a tenth of it.

    578,000 is fine to 1,000; 700,000 to 70,000; 80 to 8; 2.5 to 0.1; 0 to 0.
    """
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not value:
        return Decimal(0)
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return min(Decimal(1).scaleb(exponent + zeros), abs(value) / 10)


@lru_cache(maxsize=65_536)
def interval(value: Decimal, bound: Bound) -> Interval:
    """Return the interval that ``value`` spans under ``bound``."""
    if bound == "exact":
        return Interval(value, value)
    fine = step(value)
    if bound == "about":
        return Interval(value - fine / 2, value + fine / 2)
    if bound == "under":
        return Interval(value - fine, value)
    return Interval(Decimal(0), value) if bound == "up-to" else Interval(value, value + fine)


def hull(intervals: list[Interval]) -> Interval:
    """Return the smallest interval that holds all of ``intervals``, of which there is at least one."""
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))


def plain(value: Decimal) -> int | float:
    """Return ``value`` as JSON would write it by hand: without a fraction where it has none."""
    return int(value) if value == value.to_integral_value() else float(value)
