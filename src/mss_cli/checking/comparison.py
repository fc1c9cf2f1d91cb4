"""Whether a quantity of a draft and the answer of a claim can both be true, and how a wrong one may have come about."""

from decimal import Decimal
from typing import Literal

from mss_cli.checking.bounds import LOWER_BOUNDS, last_digit_place
from mss_cli.checking.fact_index import Answer

Agreement = Literal["meets", "unsure", "opposed", "differs"]

_UPPER_BOUNDS = frozenset({"nearly", "under", "up-to"})
_MAX_RATIO = 2


def agreement(allowed: tuple[Decimal, Decimal], bound: str, answer: Answer) -> Agreement:
    """Return whether a figure that reaches over ``one``, and is bounded so, and an answer meet."""
    answer_allowed = answer.allowed
    if allowed[0] <= answer_allowed[1] and answer_allowed[0] <= allowed[1]:
        bounds_opposed = (bound in LOWER_BOUNDS and answer.bound in _UPPER_BOUNDS) or (
            bound in _UPPER_BOUNDS and answer.bound in LOWER_BOUNDS
        )
        return (
            "opposed"
            if bounds_opposed and (allowed[0] == answer_allowed[1] or answer_allowed[0] == allowed[1])
            else "meets"
        )
    if max(allowed[0], answer_allowed[0]) > _MAX_RATIO * min(allowed[1], answer_allowed[1]):
        return "differs"
    higher, lower = (bound, answer.bound) if allowed[0] > answer_allowed[1] else (answer.bound, bound)
    least, most = sorted((allowed, answer_allowed))
    may_be_far_apart = (lower in LOWER_BOUNDS and _is_round(least[0])) or (
        higher in {"under", "up-to"} and _is_round(most[1])
    )
    return "unsure" if may_be_far_apart else "differs"


def _is_round(value: Decimal) -> bool:
    """Whether a figure is so round that what is over it may be far over it: "over 400", but not "at least 945"."""
    return len(_significant_digits(value)) <= _MAX_ROUND_DIGITS


_MAX_ROUND_DIGITS = 2


def is_truncated(value: Decimal, correct: Decimal) -> bool:
    """Whether ``value`` is ``right`` without its last digits, as 36.5 is of 36.57."""
    is_close = value < correct <= value * _MAX_TRUNCATION_RATIO
    return (
        is_close and correct < value + last_digit_place(value) and len(_significant_digits(value)) > _MAX_ROUND_DIGITS
    )


_MAX_TRUNCATION_RATIO = Decimal("1.01")
"""More than what is cut off of a figure of three digits or more."""


def is_typo(value: Decimal, correct: Decimal) -> bool:
    """Whether ``value`` is ``right`` with one digit changed, two neighbours swapped, or a zero more or less."""
    if value == correct or not value or not correct:
        return False
    if value in {correct * 10, correct / 10}:
        return True
    digits, correct_digits = _significant_digits(value), _significant_digits(correct)
    shift = _last_digit_exponent(value) - _last_digit_exponent(correct)
    width = max(len(digits), len(correct_digits))
    if shift > 0:
        digits += "0" * shift
    elif shift < 0:
        correct_digits += "0" * -shift
    if len(digits) != len(correct_digits) or width < 2:  # noqa: PLR2004 - a lone digit may be anything
        return False
    changed = [n for n in range(len(digits)) if digits[n] != correct_digits[n]]
    if len(changed) == 1:
        return len(digits.rstrip("0")) > 1 or len(correct_digits.rstrip("0")) > 1
    if len(changed) == 2:  # noqa: PLR2004 - neighbours
        first, second = changed
        return (
            second == first + 1 and digits[first] == correct_digits[second] and digits[second] == correct_digits[first]
        )
    return False


def _significant_digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _last_digit_exponent(value: Decimal) -> int:
    """Return the power of ten of the last digit of ``value`` that isn't zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
