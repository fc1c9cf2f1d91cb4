"""Compare a figure of a draft with an answer of the record: whether both can be true, and if not, how it came about."""

from decimal import Decimal
from functools import lru_cache
from typing import Literal

from mss_cli.checking.bounds import LOWER_BOUNDS, last_digit_place
from mss_cli.checking.indexed_fact import Answer

Agreement = Literal["agrees", "unsure", "opposed", "differs"]

_UPPER_BOUNDS = frozenset({"nearly", "under", "up-to"})
MAX_RATIO = 2
"""Figures further apart than this factor differ, however they are bounded."""


def agreement(allowed: tuple[Decimal, Decimal], bound: str, answer: Answer) -> Agreement:
    """Return whether a figure and an answer of the record agree.

    ``allowed`` has the least and the greatest value that the figure allows, ``bound`` is its bound. The two agree where
    both allow some value. They are "opposed" where that is only the value which one calls "over" and the other "under",
    and "unsure" where a round bound, such as "over 400", may stand for far more.
    """
    answer_allowed = answer.allowed
    if allowed[0] <= answer_allowed[1] and answer_allowed[0] <= allowed[1]:
        touches = allowed[0] == answer_allowed[1] or answer_allowed[0] == allowed[1]
        return "opposed" if touches and _are_opposed(bound, answer.bound) else "agrees"
    if max(allowed[0], answer_allowed[0]) > MAX_RATIO * min(allowed[1], answer_allowed[1]):
        return "differs"
    higher, lower = (bound, answer.bound) if allowed[0] > answer_allowed[1] else (answer.bound, bound)
    least, most = sorted((allowed, answer_allowed))
    from_below = lower in LOWER_BOUNDS and is_round(least[0])
    from_above = higher in {"under", "up-to"} and is_round(most[1])
    return "unsure" if from_below or from_above else "differs"


def _are_opposed(bound: str, other: str) -> bool:
    """Whether one bound is a lower one and the other an upper one."""
    return (bound in LOWER_BOUNDS and other in _UPPER_BOUNDS) or (bound in _UPPER_BOUNDS and other in LOWER_BOUNDS)


def is_round(value: Decimal) -> bool:
    """Whether a figure is so round that "over" it may mean far over it: 400, but not 945."""
    return len(significant_digits(value)) <= _MAX_ROUND_DIGITS


_MAX_ROUND_DIGITS = 2


def is_truncated(value: Decimal, correct: Decimal) -> bool:
    """Whether ``value`` is ``correct`` without its last digits, as 36.5 is of 36.57."""
    is_close = value < correct <= value * _MAX_TRUNCATION_RATIO
    return is_close and correct < value + last_digit_place(value) and not is_round(value)


_MAX_TRUNCATION_RATIO = Decimal("1.01")
"""No figure of three digits or more is more than this many times what is left without its last digits."""


_MIN_MILLIONS = 1_000_000


_MIN_LONG_EXPONENT = 3
"""The power of ten of the first digit of a figure that hardly comes near another by chance."""


def is_typo(value: Decimal, correct: Decimal) -> bool:
    """Whether ``value`` is ``correct`` with one digit changed, two neighbours swapped, or one or three zeros off."""
    if value == correct or not value or not correct:
        return False
    if value in {correct * 10, correct / 10}:
        return True
    if value in {correct * 1000, correct / 1000} and max(value, correct) >= _MIN_MILLIONS:
        return True
    digits, correct_digits = significant_digits(value), significant_digits(correct)
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
    is_long = len(digits) > _MIN_LONG_EXPONENT and not is_round(value)
    return _are_swapped(digits, correct_digits, max_distance=len(digits) if is_long else 1)


def misscaled_by(value: Decimal, correct: Decimal) -> int:
    """Return how many zeros too many or too few ``value`` has for ``correct``, rounded to three digits or more: 1 or 3.

    Return 0 where it is no such figure.
    """
    if len(significant_digits(value)) >= _MIN_SCALED_DIGITS and max(value, correct) >= _MIN_MILLIONS:
        for zeros in (1, 3):
            for each in (value.scaleb(zeros), value.scaleb(-zeros)):
                if abs(each - correct) * 2 <= last_digit_place(each):
                    return zeros
    return 0


_MIN_SCALED_DIGITS = 3


def is_scrambled(value: Decimal, correct: Decimal) -> bool:
    """Whether ``value`` has just the digits of ``correct`` in another order: 5,100 for 1,500, 50.8 for 80.5."""
    digits, correct_digits = significant_digits(value), significant_digits(correct)
    is_same_size = value.adjusted() == correct.adjusted()
    return is_same_size and digits != correct_digits and len(digits) > 1 and sorted(digits) == sorted(correct_digits)


def is_transposed(value: Decimal, correct: Decimal, min_exponent: int = _MIN_LONG_EXPONENT) -> bool:
    """Whether ``value`` is ``correct`` with two neighbours of its four digits or more swapped; no round figure is.

    ``min_exponent`` is the least power of ten of the first digit: 2 where three digits do.
    """
    if value.adjusted() != correct.adjusted() or value.adjusted() < min_exponent or value % 1 or correct % 1:
        return False
    if is_round(value) and is_round(correct):
        return False
    digits, correct_digits = str(int(value)), str(int(correct))
    return _are_swapped(digits, correct_digits)


def _are_swapped(digits: str, correct_digits: str, max_distance: int = 1) -> bool:
    """Whether two digits have changed places that are at most ``max_distance`` apart."""
    changed = [n for n, digit in enumerate(digits) if digit != correct_digits[n]]
    is_pair = len(changed) == 2 and changed[1] - changed[0] <= max_distance  # noqa: PLR2004 - two digits
    return is_pair and sorted(digits) == sorted(correct_digits)


@lru_cache(maxsize=4096)
def significant_digits(value: Decimal) -> str:
    """Return the digits of a figure without the zeros at its end: "578" for 578,000."""
    return "".join(map(str, value.normalize().as_tuple().digits))


def _last_digit_exponent(value: Decimal) -> int:
    """Return the power of ten of the last digit of ``value`` that is not zero: 3 for 578,000."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
