"""Which values a figure allows, read as it is meant: "over 400" is not a million."""

from decimal import Decimal
from functools import lru_cache

from mss_cli.model.figures import step

LOWER_BOUNDS = frozenset({"over", "at-least"})
_EXACT_BELOW = 100


def last_digit_place(value: Decimal) -> Decimal:
    """Return the place of the last digit of ``value`` that isn't zero: 1,000 for 578,000."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and digits != (0,) else Decimal(0)


@lru_cache(maxsize=65_536)
def allowed_range(low: Decimal, high: Decimal, bound: str) -> tuple[Decimal, Decimal]:
    """Return the values that a figure allows where it is read as it is meant: "over 400" is not a million."""
    if low != high:
        return low, high
    digit_place = last_digit_place(low)
    precision = step(low)
    if bound == "exact":
        half = precision / 2 if low >= _EXACT_BELOW else Decimal(0)
        return low - half, low + half * Decimal("0.98")
    if bound == "about":
        return low - precision / 2, low + precision / 2
    if bound in LOWER_BOUNDS:
        return low, low + max(precision, min(digit_place, low / 4))
    return low - precision, low
