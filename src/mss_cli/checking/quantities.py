"""The quantities of a sentence: number, bound, unit and where they stand; what counts nothing is left out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

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

_MAX_BOUND_WORDS = 6

_MAX_NOUN_DISTANCE = 5


class Quantity(NamedTuple):
    """A number in a sentence: its first word and the place after its last, what it says, and of what."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    bound: str
    unit: str | None
    family: Family
    is_spelled: bool
    noun_end: int
    """The place after the noun that says what is counted, or ``end``."""


def find_quantities(
    tokens: Sequence[Token], language: Language, text: str, dates: Sequence[DateMention]
) -> list[Quantity]:
    """Return the quantities of a sentence, in order; none lies in a date of those ``taken``."""
    date_positions = {
        n for number in dates for n in range(number.start, number.end) if not _counts_people(number, tokens, language)
    }
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
    """Whether what looks like a bare year counts something: "2000 soldiers"."""
    return year.is_year and year.end - year.start == 1 and language.unit(words_from(tokens, year.end)) in {
        "police", "military", "personnel", "people",
    }  # fmt: skip


def _quantity(
    tokens: Sequence[Token], position: int, first: Number, language: Language, text: str, date_positions: set[int]
) -> Quantity:
    """Return the quantity whose number stands at ``place``."""
    start, currency = currency_before(tokens, position)
    low, high, end = first.value, first.value, first.end
    in_range = _parse_range(tokens, start, first, language, text, date_positions)
    if in_range:
        low, high, end, start = in_range
    unit, end, noun = _unit_after(tokens, end, language, currency)
    start, end, bound = _with_bound(tokens, start, end, language)
    family = _family_of(unit)
    if family == "duration":
        low, high, unit, end = (
            low * MONTHS_PER_UNIT[unit or ""],
            high * MONTHS_PER_UNIT[unit or ""],
            "months",
            max(end, noun),
        )
    if family == "open" and high <= _SMALL_NUMBER and _counts_unknown_noun(tokens, end, language):
        family = "other"
    return Quantity(start, end, low, high, "exact" if in_range else bound, unit, family, first.is_spelled, noun)


def _unit_after(
    tokens: Sequence[Token], end: int, language: Language, currency: str | None
) -> tuple[str | None, int, int]:
    """Return what a number that ends at ``end`` counts, the place after the quantity, and after its noun."""
    if after := _percent_end(tokens, end, language):
        return "percent", after, after
    if currency:
        return currency, end, end
    after, currency = currency_after(tokens, end)
    if currency:
        return currency, after, after
    noun, unit = _counted_noun(tokens, end, language)
    return unit, end, noun


def _family_of(unit: str | None) -> Family:
    return FAMILIES.get(unit, "money") if unit else "open"


_ADJACENT_UNITS = frozenset({"other", "months", "years", "days"})
"""What stands at its number, if it is what is counted."""
_SMALL_NUMBER = 100
_FROM_WORDS, _THE_WORDS = frozenset({"from", "de", "of"}), frozenset({"the", "la", "l"})


def _counts_unknown_noun(tokens: Sequence[Token], end: int, language: Language) -> bool:
    """Whether the word after a small number is none that the tables know: "two things"."""
    if end >= len(tokens) or not tokens[end].is_word or tokens[end].text[0].isupper():
        return False
    word = tokens[end].word
    known = (
        word in language.stopwords
        or word in _LINK_WORDS
        or word in _STOP_WORDS
        or word in language.months
        or word in _FOLLOWING_WORDS
    )
    return not known and not any(True for _ in language.concepts.at([each.word for each in tokens[end : end + 4]], 0))


_FOLLOWING_WORDS = function_words("following")


def _parse_range(
    tokens: Sequence[Token], start: int, first: Number, language: Language, text: str, date_positions: set[int]
) -> tuple[Decimal, Decimal, int, int] | None:
    """Return the low, high, end and start of a range that begins with ``first``, or None."""
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
        scale = second.value / (parse_number(tokens[position : position + 1], 0, language, text) or second).value
        low *= scale
    if not low < second.value <= low * 20:
        return None
    return low, second.value, second.end, start - 1 if is_opened else start


_GROWTH_WORDS = function_words("growth")

_STEP_WORDS = function_words("by")

_CURRENCY_MARKS = frozenset({"$", "us", "c", "ca", "€", "£", "sh", "ksh", "kes"})


_UNITS_INSIDE_RANGE = frozenset({"dollars", "euros", "%", "million", "millions"})
"""What may stand between the first number of a range and what joins it to the second."""


def _percent_end(tokens: Sequence[Token], position: int, language: Language) -> int | None:
    """Return the place after the words for percent at ``place``, or None."""
    if position < len(tokens):
        for label, length in language.units.at([each.word for each in tokens[position : position + 3]], 0):
            if label == "percent":
                return position + length
    return None


def _counted_noun(tokens: Sequence[Token], end: int, language: Language) -> tuple[int, str | None]:
    """Return the place after the noun that says what is counted, and its unit."""
    words = [each.word for each in tokens[end : end + _MAX_NOUN_DISTANCE + 3]]
    force_unit = (
        language.units.longest(words, 2)
        if words[:1] and words[0] in _FROM_WORDS and words[1:2] and words[1] in _THE_WORDS
        else None
    )
    if force_unit and force_unit[0] in {"police", "military"}:
        return end + 2 + force_unit[1], force_unit[0]
    for n in range(min(_MAX_NOUN_DISTANCE, len(words))):
        token = tokens[end + n]
        if not token.is_word or (n and token.word in _STOP_WORDS):
            return end, None
        found = language.units.longest(words, n)
        if found:
            label, length = found
            if label in _ADJACENT_UNITS and (
                n > 1 or token.text[0].isupper() or (n and words[n - 1] in _TIME_MODIFIERS)
            ):
                return end, None
            following = words[n + length : n + length + 3]
            return end + n + length, _combined_unit(label, following, language)
        if token.word in language.stopwords - _LINK_WORDS or token.word in language.months:
            return end, None
    return end, None


_LINK_WORDS = function_words("links")

_TIME_MODIFIERS = function_words("passing")

_STOP_WORDS = function_words("stops")


def _combined_unit(label: str, following: Sequence[str], language: Language) -> str:
    """Return what "soldiers and police" count together: both."""
    if label not in {"police", "military"} or len(following) < 2 or following[0] not in {*language.and_words, "and"}:  # noqa: PLR2004
        return label
    second = language.units.longest(following, 1)
    if second and second[0] in {"police", "military"} and second[0] != label:
        return "police-and-military"
    return label


def _with_bound(tokens: Sequence[Token], start: int, end: int, language: Language) -> tuple[int, int, str]:
    """Return a quantity's start, end and bound with the words that bound it."""
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
    """Return quantities with the unit of those they are a part of: "13 of the 15 members"."""
    for n in range(len(found) - 2, -1, -1):
        each, following = found[n], found[n + 1]
        between = [token.word for token in tokens[each.end : following.start]]
        is_part = 0 < len(between) <= _MAX_WORDS_BETWEEN and between[0] in _PART_OF_WORDS
        is_sum = following.family == "money" and each.low >= _MIN_SUM
        if each.family == "open" and is_part and (is_sum or following.family in {"personnel", "people", "members"}):
            found[n] = each._replace(unit=following.unit, family=following.family)
    return found


_PART_OF_WORDS = frozenset({"of", "de", "des", "sur", "out", "d"})
_MAX_WORDS_BETWEEN = 3
_MIN_SUM = 1_000
"""The least that is a sum of money where no currency says so."""
