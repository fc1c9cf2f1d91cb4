"""The numbers that a printed phrase can be read as: to hold a claim's value against its own words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mss_cli.model.figures import MAX_VALUE

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, Decimal] = {
    **{word: Decimal(n) for n, word in enumerate(_ONES)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS, 3)},
    # Spanish and French, as far as sources in them print small numbers in words
    **{
        word: Decimal(n) for n, word in enumerate(("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho"), 1)
    },
    **{word: Decimal(n) for n, word in enumerate(("deux", "trois", "quatre", "cinq", "six", "sept", "huit"), 2)},
    "none": Decimal(0),
    "couple": Decimal(2),
    "doubled": Decimal(2),
    "tripled": Decimal(3),
}
# A share may stand for a percentage, or for a part of what follows: "half", "half a million".
_SHARES: dict[str, set[Decimal]] = {
    "half": {Decimal(50), Decimal("0.5")},
    "demi": {Decimal("0.5")},
    "thirds": {Decimal(67), Decimal(66)},
    "third": {Decimal(33)},
    "quarters": {Decimal(75)},
    "quarter": {Decimal(25)},
}
_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "mille": Decimal(1_000),
    "mil": Decimal(1_000),
    "k": Decimal(1_000),
    "million": Decimal(10) ** 6,
    "millions": Decimal(10) ** 6,
    "m": Decimal(10) ** 6,
    "millones": Decimal(10) ** 6,
    "milhões": Decimal(10) ** 6,
    "مليون": Decimal(10) ** 6,
    "milliard": Decimal(10) ** 9,
    "milyon": Decimal(10) ** 6,
    "milliards": Decimal(10) ** 9,
    "b": Decimal(10) ** 9,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
}
_TOKEN = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")

_YEARS = {"year", "years", "an", "ans", "année", "années", "año", "años"}
"""A length in years may stand in months."""

_JOINING = {"a", "of", "un", "une", "and", "et", "de", "to", "or", "y", "mois", "months"}


def numerals(phrase: str) -> set[Decimal]:
    """Return every number that ``phrase`` may name: 2500 for "2,500" (or 2.5), 24 for "two dozen"."""
    found: set[Decimal] = set()
    last: set[Decimal] = set()
    joined: set[Decimal] = set()
    scaled = False
    for token in _TOKEN.findall(phrase.casefold()):
        if scale := _SCALES.get(token):
            found -= last
            # In "between 515 and 600 million" both are millions.
            found |= _times(scale, joined)
            last = _times(scale, last or {Decimal(1)})
            scaled = True
        elif token in _YEARS:
            found |= {value * 12 for value in last | joined}
        elif numbers := _SHARES.get(token) or set(_readings(token)):
            # "113 mille 582" and "six and a half" are one number each.
            found |= {one + other for one in last for other in numbers if scaled}
            sums = {one + other for one in last for other in numbers if other < 1 and one == one.to_integral_value()}
            last, joined = numbers | sums, last
            scaled = False
        elif token not in _JOINING:
            last, joined, scaled = set(), set(), False
        found |= last
    return found


def _times(scale: Decimal, values: set[Decimal]) -> set[Decimal]:
    """Return ``values`` times ``scale``, without those that no claim may report, as "million million million"."""
    return {value * scale for value in values if value * scale <= MAX_VALUE}


def _readings(token: str) -> Iterator[Decimal]:
    """Yield a token's numbers: commas and points part thousands in one country and decimals in another."""
    if token in _WORDS:
        yield _WORDS[token]
    elif token[0].isdecimal():
        digits = re.split(r"[.,'’ \u00a0\u202f]", token)
        grouped = all(len(group) == 3 for group in digits[1:])  # noqa: PLR2004 - thousands
        if grouped:
            yield Decimal("".join(digits))
        if len(digits) == 2:  # noqa: PLR2004 - a whole part and a fraction
            yield Decimal(".".join(digits))
