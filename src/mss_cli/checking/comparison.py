"""Whether a quantity of a draft and the answer of a claim can both be true, and how a wrong one may have come about."""

from decimal import Decimal
from typing import Literal

from mss_cli.checking.bounds import LOWER_BOUNDS, last_digit_place
from mss_cli.checking.fact_index import Answer

Agreement = Literal["meets", "unsure", "opposed", "differs"]

_OPEN_DOWN = frozenset({"nearly", "under", "up-to"})
_TWICE = 2


def agreement(one: tuple[Decimal, Decimal], bound: str, answer: Answer) -> Agreement:
    """Return whether a figure that reaches over ``one``, and is bounded so, and an answer meet."""
    other = answer.allowed
    if one[0] <= other[1] and other[0] <= one[1]:
        opposed = (bound in LOWER_BOUNDS and answer.bound in _OPEN_DOWN) or (
            bound in _OPEN_DOWN and answer.bound in LOWER_BOUNDS
        )
        return "opposed" if opposed and (one[0] == other[1] or other[0] == one[1]) else "meets"
    if max(one[0], other[0]) > _TWICE * min(one[1], other[1]):
        return "differs"
    higher, lower = (bound, answer.bound) if one[0] > other[1] else (answer.bound, bound)
    least, most = sorted((one, other))
    open_ends = (lower in LOWER_BOUNDS and is_round(least[0])) or (higher in {"under", "up-to"} and is_round(most[1]))
    return "unsure" if open_ends else "differs"


def is_round(value: Decimal) -> bool:
    """Whether a figure is so round that what is over it may be far over it: "over 400", but not "at least 945"."""
    return len(_digits(value)) <= _FEW_DIGITS


_FEW_DIGITS = 2


def is_truncated(value: Decimal, right: Decimal) -> bool:
    """Whether ``value`` is ``right`` without its last digits, as 36.5 is of 36.57."""
    near = value < right <= value * _A_LITTLE_MORE
    return near and right < value + last_digit_place(value) and len(_digits(value)) > _FEW_DIGITS


_A_LITTLE_MORE = Decimal("1.01")
"""More than what is cut off of a figure of three digits or more."""


def is_typo(value: Decimal, right: Decimal) -> bool:
    """Whether ``value`` is ``right`` with one digit changed, two neighbours swapped, or a zero more or less."""
    if value == right or not value or not right:
        return False
    if value in {right * 10, right / 10}:
        return True
    one, other = _digits(value), _digits(right)
    shift = place_exponent(value) - place_exponent(right)
    width = max(len(one), len(other))
    if shift > 0:
        one += "0" * shift
    elif shift < 0:
        other += "0" * -shift
    if len(one) != len(other) or width < 2:  # noqa: PLR2004 - a lone digit may be anything
        return False
    differing = [n for n in range(len(one)) if one[n] != other[n]]
    if len(differing) == 1:
        return len(one.rstrip("0")) > 1 or len(other.rstrip("0")) > 1
    if len(differing) == 2:  # noqa: PLR2004 - neighbours
        left, right_place = differing
        return right_place == left + 1 and one[left] == other[right_place] and one[right_place] == other[left]
    return False


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def place_exponent(value: Decimal) -> int:
    """Return the power of ten of the last digit of ``value`` that isn't zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
