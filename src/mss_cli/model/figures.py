"""Figures as reported: what a number means under its bound, read closely, and what it allows.

The convention is this project's own. The last significant digit says how fine a figure is, but never coarser than a
tenth of it: that is its ``step``. *Read closely*, for arithmetic, a figure is what it prints: 600 is 600, "about 600"
reaches half a step to either side, "over 600" and "nearly 600" one step. What it *allows*, for agreement, is all that
would not contradict it: an unhedged figure of 100 or more may be rounded, and "over 600" has no upper end.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct

Bound = Literal["exact", "about", "over", "at-least", "under", "up-to", "nearly"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)

MAX_VALUE = Decimal(10) ** 15
"""The largest value a claim may report: beyond it something was mistyped."""

ROUNDED_FROM = 100
"""From this value on an unhedged figure may have been rounded; below it, every count is exact."""

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)


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


class Allowed(Struct, frozen=True):
    """The values that a claim doesn't contradict: from ``low`` to ``high``, which belongs to them if ``closed``."""

    low: Decimal
    high: Decimal
    closed: bool = True

    def meets(self, other: "Allowed") -> bool:
        """Whether some value lies in both."""
        return self.met(other) is not None

    def met(self, other: "Allowed") -> "Allowed | None":
        """Return the values that lie in both; None where there are none."""
        low = max(self.low, other.low)
        high, closed = min((self.high, self.closed), (other.high, other.closed))
        return Allowed(low, high, closed) if low < high or (low == high and closed) else None


def step(value: Decimal) -> Decimal:
    """Return the fineness of ``value``: its last significant digit's place, at most a tenth of it.

    578,000 is fine to 1,000; 700,000 to 70,000; 80 to 8; 2.5 to 0.1; 0 to 0.
    """
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not value:
        return ZERO
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return min(Decimal(1).scaleb(exponent + zeros), abs(value) / 10)


def significant_digits(value: Decimal) -> int:
    """Return how many digits of ``value`` say something: 5 of 40,965, 2 of 41,000."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))


@lru_cache(maxsize=65_536)
def interval(value: Decimal, bound: Bound) -> Interval:
    """Return the interval that ``value`` spans under ``bound``, read closely."""
    fine = step(value)
    match bound:
        case "exact":
            return Interval(value, value)
        case "about":
            return Interval(value - fine / 2, value + fine / 2)
        case "under" | "nearly":
            return Interval(value - fine, value)
        case "up-to":
            return Interval(ZERO, value)
    return Interval(value, value + fine)  # over, at-least


@lru_cache(maxsize=65_536)
def allowed(value: Decimal, bound: Bound) -> Allowed:
    """Return the values that ``value`` under ``bound`` doesn't contradict."""
    fine = step(value)
    match bound:
        case "exact":
            if value < ROUNDED_FROM:
                return Allowed(value, value)
            return Allowed(value - fine / 2, value + fine / 2, closed=False)
        case "about":
            return Allowed(value - fine / 2, value + fine / 2)
        case "nearly":
            return Allowed(value - fine, value)
        case "under" | "up-to":
            return Allowed(ZERO, value)
    return Allowed(value, INFINITY)  # over, at-least


def hull(intervals: list[Interval]) -> Interval:
    """Return the smallest interval that holds all of ``intervals``, of which there is at least one."""
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))


def plain(value: Decimal) -> int | float:
    """Return ``value`` as JSON would write it by hand: without a fraction where it has none."""
    return int(value) if value == value.to_integral_value() else float(value)
