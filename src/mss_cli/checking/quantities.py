"""Find the quantities of a sentence: number, bound, unit and position; numbers that count nothing are left out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec
from msgspec import Struct

from mss_cli.checking.currencies import currency_after, currency_before
from mss_cli.checking.date_mentions import DateMention
from mss_cli.checking.not_a_count import is_not_a_count
from mss_cli.checking.numerals import Number, parse_number
from mss_cli.checking.segmentation import DASHES, Token, words_from
from mss_cli.checking.words.language import Language
from mss_cli.checking.words.tables import function_words

Family = Literal["personnel", "people", "members", "percent", "duration", "money", "other", "open"]

FAMILIES: dict[str, Family] = {
    "police": "personnel", "military": "personnel", "personnel": "personnel", "police-and-military": "personnel",
    "people": "people", "members": "members", "percent": "percent", "months": "duration", "years": "duration",
    "days": "duration", "other": "other",
}  # fmt: skip

MONTHS_PER_UNIT = {"months": Decimal(1), "years": Decimal(12), "days": 1 / Decimal("30.4375")}
"""How many months a unit of time is."""

_MAX_BOUND_WORDS, _MAX_NOUN_DISTANCE = 6, 5
"""How many words a bound may have, and how many words from its number the noun may stand."""


class Quantity(Struct, frozen=True):
    """A quantity, from its first token to before ``end``.

    It may be anything from ``low`` to ``high``, which are the same where it is no range; times are in months.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    bound: str
    unit: str | None
    family: Family
    is_spelled: bool
    noun_end: int
    """The position after the noun that says what is counted, or ``end``."""


def find_quantities(
    tokens: Sequence[Token], language: Language, text: str, dates: Sequence[DateMention]
) -> list[Quantity]:
    """Return the quantities of a sentence in order; none lies in one of its ``dates``."""
    real_dates = [each for each in dates if not _counts_people(each, tokens, language)]
    date_positions = {n for each in real_dates for n in range(each.start, each.end)}
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        number = None if position in date_positions else parse_number(tokens, position, language, text)
        if number is None:
            position += 1
            continue
        if not is_not_a_count(tokens, position, number, language, text):
            found.append(_quantity(tokens, position, number, language, text, date_positions))
            position = max(found[-1].end, number.end)
        else:
            position = number.end
    return _with_shared_units(found, tokens)


def _counts_people(year: DateMention, tokens: Sequence[Token], language: Language) -> bool:
    """Whether what looks like a bare year counts people: "2000 soldiers"."""
    return year.is_year and year.end - year.start == 1 and language.unit(words_from(tokens, year.end)) in {
        "police", "military", "personnel", "people",
    }  # fmt: skip


def _quantity(
    tokens: Sequence[Token], position: int, first: Number, language: Language, text: str, date_positions: set[int]
) -> Quantity:
    """Return the quantity whose number, ``first``, begins at ``position``."""
    start, currency = currency_before(tokens, position)
    low, high, end = first.value, first.value, first.end
    in_range = _parse_range(tokens, start, first, language, text, date_positions)
    if in_range:
        low, high, end, start = in_range
    unit, end, noun_end = _unit_after(tokens, end, language, currency)
    start, end, bound = _with_bound(tokens, start, end, language)
    family = _family_of(unit)
    if family == "duration":
        months = MONTHS_PER_UNIT[unit or ""]
        low, high, unit, end = low * months, high * months, "months", max(end, noun_end)
    if family == "open" and high <= _SMALL_NUMBER and _counts_unknown_noun(tokens, end, language):
        family = "other"
    return Quantity(start, end, low, high, "exact" if in_range else bound, unit, family, first.is_spelled, noun_end)


def _unit_after(
    tokens: Sequence[Token], end: int, language: Language, currency: str | None
) -> tuple[str | None, int, int]:
    """Return the unit of a number that ends at ``end``, the position after the quantity, and the one after its noun."""
    if after := _percent_end(tokens, end, language):
        return "percent", after, after
    if currency:
        return currency, end, end
    after, currency = currency_after(tokens, end)
    if currency:
        return currency, after, after
    noun_end, unit = _counted_noun(tokens, end, language)
    return unit, end, noun_end


def _family_of(unit: str | None) -> Family:
    """Return the family of a unit: money of a currency, open where there is no unit."""
    return FAMILIES.get(unit, "money") if unit else "open"


_ADJACENT_UNITS = frozenset({"other", "months", "years", "days"})
"""The units that stand right at their number."""
_SMALL_NUMBER = 100
_FROM_WORDS, _THE_WORDS = frozenset({"from", "de", "of"}), frozenset({"the", "la", "l"})


def _counts_unknown_noun(tokens: Sequence[Token], end: int, language: Language) -> bool:
    """Whether the word after a small number is in none of the tables: "two things"."""
    if end >= len(tokens) or not tokens[end].is_word or tokens[end].text[0].isupper():
        return False
    word = tokens[end].word
    if any(word in words for words in (language.stopwords, _LINK_WORDS, _STOP_WORDS, language.months, _NO_NOUNS)):
        return False
    return not language.concepts.at(words_from(tokens, end), 0)


_NO_NOUNS = function_words("no_nouns")
"""What follows a number that leaves unsaid what it counts."""


def _parse_range(
    tokens: Sequence[Token], start: int, first: Number, language: Language, text: str, date_positions: set[int]
) -> tuple[Decimal, Decimal, int, int] | None:
    """Return the least and greatest value, the end and the start of a range that begins with ``first``, or None."""
    middle = first.end
    if middle < len(tokens) and tokens[middle].word in _UNITS_INSIDE_RANGE:
        middle += 1
    if middle + 1 >= len(tokens) or middle + 1 in date_positions:
        return None
    word_before = tokens[start - 1].word if start else ""
    is_opened = word_before in language.range_openers and word_before not in _GROWTH_WORDS
    if word_before in _GROWTH_WORDS or word_before in _STEP_WORDS:
        return None
    word = tokens[middle].word
    is_hyphenated = text[tokens[middle - 1].end : tokens[middle].start] in {"-", "–"}
    if not (
        word in DASHES
        or is_hyphenated
        or (word in language.range_words and (is_opened or word not in language.and_words))
        or (is_opened and word in language.and_words)
    ):
        return None
    position = middle if is_hyphenated else middle + 1
    while position < len(tokens) and not tokens[position].is_number and tokens[position].word in _CURRENCY_MARKS:
        position += 1
    second = parse_number(tokens, position, language, text) if position < len(tokens) else None
    if second is None:
        return None
    low = first.value
    if second.is_scaled and not first.is_scaled and low < second.value:
        unscaled = parse_number(tokens[position : position + 1], 0, language, text)
        low *= second.value / unscaled.value if unscaled and unscaled.value else 1
    if not low < second.value <= low * 20:
        return None
    return low, second.value, second.end, start - 1 if is_opened else start


_GROWTH_WORDS = function_words("growth")

_STEP_WORDS = function_words("steps")

_CURRENCY_MARKS = frozenset({"$", "us", "c", "ca", "€", "£", "sh", "ksh", "kes"})


_UNITS_INSIDE_RANGE = frozenset({"dollars", "euros", "%", "million", "millions"})
"""What may stand in a range after its first number: "5 million to 6 million"."""


def _percent_end(tokens: Sequence[Token], position: int, language: Language) -> int | None:
    """Return the position after the words for percent at ``position``, or None."""
    if position < len(tokens):
        for label, length in language.units.at([each.word for each in tokens[position : position + 3]], 0):
            if label == "percent":
                return position + length
    return None


def _counted_noun(tokens: Sequence[Token], end: int, language: Language) -> tuple[int, str | None]:
    """Return the position after the noun that says what is counted, and its unit."""
    words = [each.word for each in tokens[end : end + _MAX_NOUN_DISTANCE + 3]]
    from_the = words[:1] and words[0] in _FROM_WORDS and words[1:2] and words[1] in _THE_WORDS
    force = language.units.longest(words, 2) if from_the else None
    if force and force[0] in {"police", "military"}:
        return end + 2 + force[1], force[0]
    for n in range(min(_MAX_NOUN_DISTANCE, len(words))):
        token = tokens[end + n]
        if not token.is_word or (n and token.word in _STOP_WORDS):
            return end, None
        found = language.units.longest(words, n)
        if found:
            label, length = found
            is_apart = n > 1 or token.text[0].isupper() or (n and words[n - 1] in _TIME_MODIFIERS)
            if label in _ADJACENT_UNITS and is_apart:
                return end, None
            following = words[n + length : n + length + 3]
            return end + n + length, _combined_unit(label, following, language)
        if token.word in language.stopwords - _LINK_WORDS or token.word in language.months:
            return end, None
    return end, None


_LINK_WORDS = function_words("links")

_TIME_MODIFIERS = function_words("time_modifiers")

_STOP_WORDS = function_words("stops")


def _combined_unit(label: str, following: Sequence[str], language: Language) -> str:
    """Return the unit of a noun and what follows it: "soldiers and police" count both."""
    if label not in {"police", "military"} or len(following) < 2 or following[0] not in {*language.and_words, "and"}:  # noqa: PLR2004
        return label
    second = language.units.longest(following, 1)
    if second and second[0] in {"police", "military"} and second[0] != label:
        return "police-and-military"
    return label


def _with_bound(tokens: Sequence[Token], start: int, end: int, language: Language) -> tuple[int, int, str]:
    """Return the start, end and bound of a quantity, with the words before or after it that bound it."""
    words = [each.word for each in tokens[max(start - _MAX_BOUND_WORDS, 0) : start]]
    for length in range(len(words), 0, -1):
        bound = language.bounds.get(tuple(words[-length:]))
        if bound:
            return start - length, end, bound
    following = [each.word for each in tokens[end : end + 3]]
    for length in range(len(following), 0, -1):
        bound = language.bounds_after.get(tuple(following[:length]))
        if bound:
            return start, end + length, bound
    return start, end, "exact"


def _with_shared_units(found: list[Quantity], tokens: Sequence[Token]) -> list[Quantity]:
    """Return quantities, parts with the unit of their whole: "13 of the 15 members"."""
    for n in range(len(found) - 2, -1, -1):
        each, following = found[n], found[n + 1]
        between = [token.word for token in tokens[each.end : following.start]]
        is_part = 0 < len(between) <= _MAX_WORDS_BETWEEN and between[0] in _PART_OF_WORDS
        is_sum = following.family == "money" and each.low >= _MIN_SUM
        if each.family == "open" and is_part and (is_sum or following.family in {"personnel", "people", "members"}):
            found[n] = msgspec.structs.replace(each, unit=following.unit, family=following.family)
    return found


_PART_OF_WORDS = frozenset({"of", "de", "des", "sur", "out", "d"})
_MAX_WORDS_BETWEEN = 3
_MIN_SUM = 1_000
"""The least that is a sum of money where no currency is named."""
