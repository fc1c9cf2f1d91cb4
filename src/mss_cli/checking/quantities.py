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

_MONTHS = {"months": Decimal(1), "years": Decimal(12), "days": 1 / Decimal("30.4375")}

_LONGEST_BOUND = 6

_FAR = 5


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
    tokens: Sequence[Token], tongue: Language, text: str, taken: Sequence[DateMention]
) -> list[Quantity]:
    """Return the quantities of a sentence, in order; none lies in a date of those ``taken``."""
    dated = {n for each in taken for n in range(each.start, each.end) if not _counts_people(each, tokens, tongue)}
    found: list[Quantity] = []
    place = 0
    while place < len(tokens):
        each = None if place in dated else parse_number(tokens, place, tongue, text)
        if each is None:
            place += 1
            continue
        if not is_not_a_count(tokens, place, each, tongue, text):
            found.append(_quantity(tokens, place, each, tongue, text, dated))
            place = max(found[-1].end, each.end)
        else:
            place = each.end
    return _shared(found, tokens)


def _counts_people(year: DateMention, tokens: Sequence[Token], tongue: Language) -> bool:
    """Whether what looks like a bare year counts something: "2000 soldiers"."""
    return year.is_year and year.end - year.start == 1 and tongue.unit(words_from(tokens, year.end)) in {
        "police", "military", "personnel", "people",
    }  # fmt: skip


def _quantity(
    tokens: Sequence[Token], place: int, first: Number, tongue: Language, text: str, dated: set[int]
) -> Quantity:
    """Return the quantity whose number stands at ``place``."""
    start, currency = currency_before(tokens, place)
    low, high, end = first.value, first.value, first.end
    ranged = _range(tokens, start, first, tongue, text, dated)
    if ranged:
        low, high, end, start = ranged
    unit, end, noun = _counted(tokens, end, tongue, currency)
    start, end, bound = _bounded(tokens, start, end, tongue)
    family = _family(unit)
    if family == "duration":
        low, high, unit, end = low * _MONTHS[unit or ""], high * _MONTHS[unit or ""], "months", max(end, noun)
    if family == "open" and high <= _FEW and _counts_other(tokens, end, tongue):
        family = "other"
    return Quantity(start, end, low, high, "exact" if ranged else bound, unit, family, first.is_spelled, noun)


def _counted(tokens: Sequence[Token], end: int, tongue: Language, currency: str | None) -> tuple[str | None, int, int]:
    """Return what a number that ends at ``end`` counts, the place after the quantity, and after its noun."""
    if after := _percent(tokens, end, tongue):
        return "percent", after, after
    if currency:
        return currency, end, end
    after, currency = currency_after(tokens, end)
    if currency:
        return currency, after, after
    noun, unit = _noun(tokens, end, tongue)
    return unit, end, noun


def _family(unit: str | None) -> Family:
    return FAMILIES.get(unit, "money") if unit else "open"


_LOOSE = frozenset({"other", "months", "years", "days"})
"""What stands at its number, if it is what is counted."""
_FEW = 100
_FROM, _THE = frozenset({"from", "de", "of"}), frozenset({"the", "la", "l"})


def _counts_other(tokens: Sequence[Token], end: int, tongue: Language) -> bool:
    """Whether the word after a small number is none that the tables know: "two things"."""
    if end >= len(tokens) or not tokens[end].is_word or tokens[end].text[0].isupper():
        return False
    word = tokens[end].word
    known = word in tongue.stopwords or word in _LINKS or word in _STOPS or word in tongue.months or word in _JOINS
    return not known and not any(True for _ in tongue.concepts.at([each.word for each in tokens[end : end + 4]], 0))


_JOINS = function_words("following")


def _range(
    tokens: Sequence[Token], start: int, first: Number, tongue: Language, text: str, dated: set[int]
) -> tuple[Decimal, Decimal, int, int] | None:
    """Return the low, high, end and start of a range that begins with ``first``, or None."""
    middle = first.end
    if middle < len(tokens) and tokens[middle].word in _BETWEEN:
        middle += 1
    if middle + 1 >= len(tokens) or middle + 1 in dated:
        return None
    lead = tokens[start - 1].word if start else ""
    before = lead in tongue.range_openers and lead not in _GROWTH
    if lead in _GROWTH or lead in _BY:
        return None
    word = tokens[middle].word
    close = text[tokens[middle - 1].end : tokens[middle].start] in {"-", "–"}
    if not (
        word in DASHES
        or close
        or (word in tongue.range_words and (before or word not in tongue.and_words))
        or (before and word in tongue.and_words)
    ):
        return None
    place = middle if close else middle + 1
    while place < len(tokens) and not tokens[place].is_number and tokens[place].word in _MONEY_BEFORE:
        place += 1
    second = parse_number(tokens, place, tongue, text) if place < len(tokens) else None
    if second is None:
        return None
    low = first.value
    if second.is_scaled and not first.is_scaled and low < second.value:
        scale = second.value / (parse_number(tokens[place : place + 1], 0, tongue, text) or second).value
        low *= scale
    if not low < second.value <= low * 20:
        return None
    return low, second.value, second.end, start - 1 if before else start


_GROWTH = function_words("growth")

_BY = function_words("by")

_MONEY_BEFORE = frozenset({"$", "us", "c", "ca", "€", "£", "sh", "ksh", "kes"})


_BETWEEN = frozenset({"dollars", "euros", "%", "million", "millions"})
"""What may stand between the first number of a range and what joins it to the second."""


def _percent(tokens: Sequence[Token], place: int, tongue: Language) -> int | None:
    """Return the place after the words for percent at ``place``, or None."""
    if place < len(tokens):
        for label, length in tongue.units.at([each.word for each in tokens[place : place + 3]], 0):
            if label == "percent":
                return place + length
    return None


def _noun(tokens: Sequence[Token], end: int, tongue: Language) -> tuple[int, str | None]:
    """Return the place after the noun that says what is counted, and its unit."""
    words = [each.word for each in tokens[end : end + _FAR + 3]]
    force = (
        tongue.units.longest(words, 2) if words[:1] and words[0] in _FROM and words[1:2] and words[1] in _THE else None
    )
    if force and force[0] in {"police", "military"}:
        return end + 2 + force[1], force[0]
    for n in range(min(_FAR, len(words))):
        token = tokens[end + n]
        if not token.is_word or (n and token.word in _STOPS):
            return end, None
        found = tongue.units.longest(words, n)
        if found:
            label, length = found
            if label in _LOOSE and (n > 1 or token.text[0].isupper() or (n and words[n - 1] in _PASSING)):
                return end, None
            following = words[n + length : n + length + 3]
            return end + n + length, _combined(label, following, tongue)
        if token.word in tongue.stopwords - _LINKS or token.word in tongue.months:
            return end, None
    return end, None


_LINKS = function_words("links")

_PASSING = function_words("passing")

_STOPS = function_words("stops")


def _combined(label: str, following: Sequence[str], tongue: Language) -> str:
    """Return what "soldiers and police" count together: both."""
    if label not in {"police", "military"} or len(following) < 2 or following[0] not in {*tongue.and_words, "and"}:  # noqa: PLR2004
        return label
    second = tongue.units.longest(following, 1)
    if second and second[0] in {"police", "military"} and second[0] != label:
        return "police-and-military"
    return label


def _bounded(tokens: Sequence[Token], start: int, end: int, tongue: Language) -> tuple[int, int, str]:
    """Return a quantity's start, end and bound with the words that bound it."""
    words = [each.word for each in tokens[max(start - _LONGEST_BOUND, 0) : start]]
    for length in range(len(words), 0, -1):
        bound = tongue.bounds.get(tuple(words[-length:]))
        if bound:
            return start - length, end, bound
    following = [each.word for each in tokens[end : end + 3]]
    for length in range(len(following), 0, -1):
        bound = tongue.bounds_after.get(tuple(following[:length]))
        if bound:
            return start, end + length, bound
    return start, end, "exact"


def _shared(found: list[Quantity], tokens: Sequence[Token]) -> list[Quantity]:
    """Return quantities with the unit of those they are a part of: "13 of the 15 members"."""
    for n in range(len(found) - 2, -1, -1):
        each, following = found[n], found[n + 1]
        between = [token.word for token in tokens[each.end : following.start]]
        part = 0 < len(between) <= _MOST_BETWEEN and between[0] in _PART_OF
        sums = following.family == "money" and each.low >= _SUM
        if each.family == "open" and part and (sums or following.family in {"personnel", "people", "members"}):
            found[n] = each._replace(unit=following.unit, family=following.family)
    return found


_PART_OF = frozenset({"of", "de", "des", "sur", "out", "d"})
_MOST_BETWEEN = 3
_SUM = 1_000
"""The least that is a sum of money where no currency says so."""
