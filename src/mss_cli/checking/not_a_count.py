"""Numbers that count nothing: names, ages, times of day, telephone numbers, scores, pronouns."""

from collections.abc import Sequence

from mss_cli.checking.currencies import currency_before
from mss_cli.checking.numerals import Number
from mss_cli.checking.segmentation import DASHES, Token, words_from
from mss_cli.checking.words.language import Language
from mss_cli.checking.words.tables import function_words

_NUMBERED_NOUNS = function_words("numbered")
_OFFICE_NOUNS = function_words("offices")
_CLOCK_WORDS = frozenset({"am", "pm", "h", "hrs", "o", "gmt", "heures", "horas", "oclock"})
_ORDINAL_SUFFIXES = frozenset({"th", "st", "nd", "rd", "er", "ere", "e", "eme", "re", "o", "º", "ª"})
_ABBREVIATIONS = frozenset({"no", "nos", "pp", "p", "art", "sec"})
_HYPHENS = "-‐‑"
_MAX_HOUR, _MAX_AGE = 24, 120


def is_not_a_count(tokens: Sequence[Token], position: int, number: Number, language: Language, text: str) -> bool:
    """Whether ``number``, which begins at ``position``, counts nothing."""
    if tokens[position].is_number and (
        _is_in_word(tokens, position, number)
        or _is_time_or_fraction(tokens, position, number)
        or _is_in_longer_number(tokens, position, number.end, text)
    ):
        return True
    if (
        _is_address(tokens, number.end)
        or _is_name(tokens, position)
        or _is_age(tokens, position, number)
        or _is_loose(tokens, position)
        or _is_population(tokens, position)
        or _is_moment(tokens, position, number, language)
        or _is_ratio(tokens, position, number, language)
    ):
        return True
    return _is_pronoun(tokens, position, number, language)


def _is_in_word(tokens: Sequence[Token], position: int, number: Number) -> bool:
    """Whether letters stand right at the digits: "G20", "24th"."""
    token, after = tokens[position], tokens[number.end] if number.end < len(tokens) else None
    before = tokens[position - 1] if position else None
    if before and before.end == token.start and before.is_word and not currency_before(tokens, position)[1]:
        return True
    close = after and after.start == tokens[number.end - 1].end
    return bool(after and close and (after.word in _ORDINAL_SUFFIXES or (after.is_word and not number.is_scaled)))


def _is_time_or_fraction(tokens: Sequence[Token], position: int, number: Number) -> bool:
    """Whether digits are part of a time of day, a ratio or a fraction: "9 am", "10:30", "2/3"."""
    after = tokens[number.end].word if number.end < len(tokens) else ""
    if position == 0 and after == "/":
        return True
    if after in _CLOCK_WORDS and number.value <= _MAX_HOUR:
        return True
    if after in {":", "/"} and number.end + 1 < len(tokens) and tokens[number.end + 1].is_number:
        return tokens[number.end + 1].start == tokens[number.end].end
    before = tokens[position - 1] if position > 1 else None
    if before and before.word == "h" and tokens[position - 2].is_number:
        return True
    if not before or before.word not in {":", "/"} or before.end != tokens[position].start:
        return False
    return tokens[position - 2].is_number


def _is_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number names what stands before it: "resolution 2699", "pp. 3–5"."""
    before = [token.word for token in tokens[max(position - 3, 0) : position]]
    if before[-1:] and before[-1] in _NUMBERED_NOUNS:
        return True
    if before[-1:] == ["."] and before[-2:-1] and before[-2] in _ABBREVIATIONS:
        return True
    is_range = len(before) == 3 and before[-1] in DASHES and tokens[position - 2].is_number  # noqa: PLR2004
    return is_range and before[0] in _NUMBERED_NOUNS | {"."}


_STREETS = frozenset({"street", "lane", "road", "avenue", "ave", "drive", "boulevard", "crescent", "close"})
_OR_WORDS = frozenset({"or", "ou", "o"})
_TIME_NOUNS = frozenset(
    {"day", "week", "month", "year", "hour", "jour", "semaine", "mois", "an", "dia", "semana", "mes"}
)


def _is_address(tokens: Sequence[Token], end: int) -> bool:
    """Whether a street stands after a number: "22 Knutsford Lane"."""
    following = [each for each in tokens[end : end + 3] if each.text[0].isupper()]
    return any(each.word in _STREETS for each in following[1:])


def _is_loose(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number only loosely goes on from a time: "a day or two"."""
    return position > 1 and tokens[position - 1].word in _OR_WORDS and tokens[position - 2].word in _TIME_NOUNS


_LANDS = frozenset({"country", "nation", "city", "town", "republic", "pays", "ville", "pais", "ciudad"})
_PARENTS = frozenset({"father", "mother", "parent", "pere", "mere", "padre", "madre"})
_OF_WORDS = frozenset({"of", "de", "d"})


def _is_population(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number says how many live in a country, or children one has: "a nation of 11 million"."""
    named = _LANDS | _PARENTS
    return position > 1 and tokens[position - 1].word in _OF_WORDS and tokens[position - 2].word in named


def _is_moment(tokens: Sequence[Token], position: int, number: Number, language: Language) -> bool:
    """Whether a length of time says when, not how long: "the force at fourteen months", "six months ago"."""
    before = [token.word for token in tokens[max(position - 3, 0) : position]]
    is_moment = before[-1:] in (["at"], ["hace"]) or before == ["il", "y", "a"]
    is_ago = "ago" in words_from(tokens, number.end, 2)
    return (is_moment or is_ago) and language.unit(words_from(tokens, number.end)) in {"months", "years", "days"}


_RATIO_WORDS = frozenset({"in", "sur", "cada"})


def _is_ratio(tokens: Sequence[Token], position: int, number: Number, language: Language) -> bool:
    """Whether a number is one of those of a ratio to one: "one in five", "uno de cada cinco"."""
    before = [token.word for token in tokens[max(position - 3, 0) : position] if token.word != "de"]
    if len(before) > 1 and before[-1] in _RATIO_WORDS and before[-2] in _ONES:
        return True
    after = [word for word in words_from(tokens, number.end, 3) if word != "de"]
    is_ratio = number.value == 1 and len(after) > 1 and after[0] in _RATIO_WORDS
    return is_ratio and (after[1].isdecimal() or after[1] in language.number_words)


_ONES = frozenset({"1", "one", "un", "une", "uno", "una"})


def _is_hyphenated(tokens: Sequence[Token], position: int, text: str) -> bool:
    """Whether a hyphen joins the digits at ``position`` to digits before them."""
    if not 0 < position < len(tokens) or not (tokens[position - 1].is_number and tokens[position].is_number):
        return False
    gap = text[tokens[position - 1].end : tokens[position].start]
    return len(gap) == 1 and gap in _HYPHENS


def _is_in_longer_number(tokens: Sequence[Token], position: int, end: int, text: str) -> bool:
    """Whether digits are part of a telephone number or a score: joined by hyphens, or after a plus."""
    left, right = _is_hyphenated(tokens, position, text), _is_hyphenated(tokens, end, text)
    if (left and right) or text[max(tokens[position].start - 1, 0)] == "+":
        return True
    if left:
        return _is_hyphenated(tokens, position - 1, text) or _is_score(tokens, position - 1, position)
    return right and (_is_hyphenated(tokens, end + 1, text) or _is_score(tokens, position, end))


def _is_score(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two numbers of one digit each are a score: "3-2"."""
    return len(tokens[one].text) == len(tokens[other].text) == 1


def _is_age(tokens: Sequence[Token], position: int, number: Number) -> bool:
    """Whether a number is somebody's age: ", 52," after a name, "46-year-old", "de 45 años"."""
    after, before = words_from(tokens, number.end, 2), [token.word for token in tokens[max(position - 2, 0) : position]]
    if after[:2] in (["year", "old"], ["years", "old"]):
        return True
    if not 1 <= number.value <= _MAX_AGE or not before:
        return False
    if before[-1] in {"age", "aged"} or (before[-1] == "de" and after[:1] in (["ans"], ["anos"])):
        return True
    if before[-1] == "," and after[:1] in ([","], ["."], [")"]) and tokens[position].is_number:
        return len(before) > 1 and (tokens[position - 2].text[0].isupper() or before[0] in _OFFICE_NOUNS)
    return before[0] in _PERSON_WORDS and before[-1] in _LINKING_VERBS and after[:1] in ([], ["and"], ["."], [","])


_PERSON_WORDS = frozenset({"i", "he", "she", "neighbour", "neighbor"})
_LINKING_VERBS = frozenset({"is", "am", "was", "turned", "turns"})


def _is_pronoun(tokens: Sequence[Token], position: int, number: Number, language: Language) -> bool:
    """Whether a word for one is a pronoun: "one of the", but not "one officer" or "one year"."""
    if not number.is_spelled or tokens[position].word not in language.pronouns or number.end != position + 1:
        return False
    if language.name != "english":
        return language.unit(words_from(tokens, number.end)) not in {"months", "years", "days"}
    words = words_from(tokens, number.end, 3)
    for n, word in enumerate(words):
        if found := language.units.longest(words, n):
            return found[0] in {"other", "members", "percent"}
        if word in language.stopwords:
            return True
    return True
