"""Numbers that count nothing of the record: names, ages, times of day, telephones, pronouns."""

from collections.abc import Sequence

from mss_cli.checking.currencies import currency_before
from mss_cli.checking.numerals import Number
from mss_cli.checking.segmentation import DASHES, Token, words_from
from mss_cli.checking.words.language import Language
from mss_cli.checking.words.tables import function_words

_NUMBERED = function_words("numbered")
_OFFICES = function_words("offices")
_CLOCK = frozenset({"am", "pm", "h", "hrs", "o", "gmt", "heures", "horas", "oclock"})
_ORDINAL = frozenset({"th", "st", "nd", "rd", "er", "ere", "e", "eme", "re", "o", "º", "ª"})
_ABBREVIATED = frozenset({"no", "nos", "pp", "p", "art", "sec"})
_HYPHENS = "-‐‑"
_HOURS, _OLDEST = 24, 120


def is_not_a_count(tokens: Sequence[Token], place: int, each: Number, tongue: Language, text: str) -> bool:
    """Whether a number is a name, a clock's, an age, part of a longer number, or a pronoun."""
    if tokens[place].is_number and (
        _in_word(tokens, place, each) or _of_clock(tokens, place, each) or _in_longer(tokens, place, each.end, text)
    ):
        return True
    return _named(tokens, place) or _is_age(tokens, place, each) or _is_pronoun(tokens, place, each, tongue)


def _in_word(tokens: Sequence[Token], place: int, each: Number) -> bool:
    """Whether letters stand at the digits, so that they are no count: "G20", "24th"."""
    token, after = tokens[place], tokens[each.end] if each.end < len(tokens) else None
    before = tokens[place - 1] if place else None
    if before and before.end == token.start and before.is_word and not currency_before(tokens, place)[1]:
        return True
    close = after and after.start == tokens[each.end - 1].end
    return bool(after and close and (after.word in _ORDINAL or (after.is_word and not each.is_scaled)))


def _of_clock(tokens: Sequence[Token], place: int, each: Number) -> bool:
    """Whether digits are a time of day or a score, "10:30", or part of a fraction."""
    after = tokens[each.end].word if each.end < len(tokens) else ""
    if after in _CLOCK and each.value <= _HOURS:
        return True
    if after in {":", "/"} and each.end + 1 < len(tokens) and tokens[each.end + 1].is_number:
        return tokens[each.end + 1].start == tokens[each.end].end
    before = tokens[place - 1] if place > 1 else None
    if not before or before.word not in {":", "/"} or before.end != tokens[place].start:
        return False
    return tokens[place - 2].is_number


def _named(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number is the name of what stands before it: "resolution 2699", "pp. 3–5"."""
    before = [token.word for token in tokens[max(place - 3, 0) : place]]
    if before[-1:] and before[-1] in _NUMBERED:
        return True
    if before[-1:] == ["."] and before[-2:-1] and before[-2] in _ABBREVIATED:
        return True
    return len(before) == 3 and before[-1] in DASHES and tokens[place - 2].is_number and before[0] in _NUMBERED | {"."}  # noqa: PLR2004


def _hyphened(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether the digits at ``place`` are joined by a hyphen to digits before them."""
    if not 0 < place < len(tokens) or not (tokens[place - 1].is_number and tokens[place].is_number):
        return False
    gap = text[tokens[place - 1].end : tokens[place].start]
    return len(gap) == 1 and gap in _HYPHENS


def _in_longer(tokens: Sequence[Token], place: int, end: int, text: str) -> bool:
    """Whether digits are part of a telephone number or a score: joined to others by hyphens, or led by a plus."""
    left, right = _hyphened(tokens, place, text), _hyphened(tokens, end, text)
    if (left and right) or text[max(tokens[place].start - 1, 0)] == "+":
        return True
    if left:
        return _hyphened(tokens, place - 1, text) or _score(tokens, place - 1, place)
    return right and (_hyphened(tokens, end + 1, text) or _score(tokens, place, end))


def _score(tokens: Sequence[Token], one: int, other: int) -> bool:
    return len(tokens[one].text) == len(tokens[other].text) == 1


def _is_age(tokens: Sequence[Token], place: int, each: Number) -> bool:
    """Whether a number is somebody's age: ", 52," after a name, "46-year-old", "de 45 años"."""
    after, before = words_from(tokens, each.end, 2), [token.word for token in tokens[max(place - 2, 0) : place]]
    if after[:2] in (["year", "old"], ["years", "old"]):
        return True
    if not 1 <= each.value <= _OLDEST or not before:
        return False
    if before[-1] in {"age", "aged"} or (before[-1] == "de" and after[:1] in (["ans"], ["anos"])):
        return True
    if before[-1] == "," and after[:1] in ([","], ["."], [")"]) and tokens[place].is_number:
        return len(before) > 1 and (tokens[place - 2].text[0].isupper() or before[0] in _OFFICES)
    return before[0] in _PERSONS and before[-1] in _IS and after[:1] in ([], ["and"], ["."], [","])


_PERSONS = frozenset({"i", "he", "she", "neighbour", "neighbor"})
_IS = frozenset({"is", "am", "was", "turned", "turns"})


def _is_pronoun(tokens: Sequence[Token], place: int, each: Number, tongue: Language) -> bool:
    """Whether a word for one counts nothing: "one of the", but not "one officer" or "one year"."""
    if not each.is_spelled or tokens[place].word not in tongue.pronouns or each.end != place + 1:
        return False
    if tongue.name != "english":
        return tongue.unit(words_from(tokens, each.end)) not in {"months", "years", "days"}
    words = words_from(tokens, each.end, 3)
    for n, word in enumerate(words):
        if found := tongue.units.longest(words, n):
            return found[0] in {"other", "members", "percent"}
        if word in tongue.stopwords:
            return True
    return True
