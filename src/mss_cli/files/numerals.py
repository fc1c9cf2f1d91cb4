"""The numbers that a printed phrase can be read as: to hold a claim's value against its own words."""

import re
from collections.abc import Iterator
from decimal import Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(_ONES)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS, 3)},
    "half": Decimal(50),
    "doubled": Decimal(2),
    "tripled": Decimal(3),
}
_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "k": Decimal(1_000),
    "million": Decimal(10) ** 6,
    "millions": Decimal(10) ** 6,
    "m": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
}
_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")


def numerals(phrase: str) -> set[Decimal]:
    """Give every number that ``phrase`` may name: 2500 for "2,500" (or 2.5), 24 for "two dozen"."""
    found: set[Decimal] = set()
    last: set[Decimal] = set()
    for token in _TOKEN.findall(phrase.casefold()):
        if scale := _SCALES.get(token):
            scaled = {value * scale for value in last} or {scale}
            found = (found - last) | scaled
            last = scaled
        else:
            last = set(_readings(token))
            found |= last
    return found


def _readings(token: str) -> Iterator[Decimal]:
    """Give a token's numbers: commas and points part thousands in one country and decimals in another."""
    if token in _WORDS:
        yield _WORDS[token]
    elif token[0].isdigit():
        digits = re.split(r"[., \u00a0\u202f]", token)
        grouped = all(len(group) == 3 for group in digits[1:])  # noqa: PLR2004 - thousands
        if grouped:
            yield Decimal("".join(digits))
        if len(digits) == 2:  # noqa: PLR2004 - a whole part and a fraction
            yield Decimal(".".join(digits))
