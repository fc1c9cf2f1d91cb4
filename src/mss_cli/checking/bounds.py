"""The values that a figure allows where it is read as people mean it.

"Over 400" allows a little more than 400, not a million.
"""

from decimal import Decimal
from functools import lru_cache

from mss_cli.model.figures import ROUNDED_FROM, step

LOWER_BOUNDS = frozenset({"over", "at-least"})
"""The bounds that say the least that a figure may be."""


def last_digit_place(value: Decimal) -> Decimal:
    """Return the place value of the last digit of ``value`` that is not zero: 1,000 for 578,000."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and digits != (0,) else Decimal(0)


@lru_cache(maxsize=65_536)
def allowed_range(low: Decimal, high: Decimal, bound: str) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that a figure allows, by its bound and how finely it is given."""
    if low != high:
        return low, high
    digit_place = last_digit_place(low)
    precision = step(low)
    if bound == "exact":
        half = precision / 2 if low >= ROUNDED_FROM else Decimal(0)
        return low - half, low + half * Decimal("0.98")
    if bound == "about":
        return low - precision / 2, low + precision / 2
    if bound in LOWER_BOUNDS:
        return low, low + max(precision, min(digit_place, low / 4))
    return low - precision, low
