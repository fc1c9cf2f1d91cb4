"""Numbers that count nothing of the record: names, ages, times of day, telephones, pronouns."""

from collections.abc import Sequence

from mss_cli.checking import money
from mss_cli.checking.numerals import Number
from mss_cli.checking.prose import DASHES, Token, words_from
from mss_cli.checking.words.language import Language
from mss_cli.checking.words.tables import little

_NUMBERED = little("numbered")

_CLOCK = frozenset({"am", "pm", "h", "hrs", "o", "gmt", "heures", "horas", "oclock"})

_ORDINAL = frozenset({"th", "st", "nd", "rd", "er", "ere", "e", "eme", "re", "o", "º", "ª"})

_LONGEST_YEAR = 4


def counts_nothing(tokens: Sequence[Token], place: int, each: Number, tongue: Language, text: str) -> bool:
    """Whether a number is a name, a clock's, an age, part of a longer number, or a pronoun."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[each.end] if each.end < len(tokens) else None
    if token.is_number:
        if before and before.end == token.start and before.is_word and not money.before(tokens, place)[1]:
            return True
        if (
            after
            and after.start == tokens[each.end - 1].end
            and (after.word in _ORDINAL or (after.is_word and not each.scaled))
        ):
            return True
        if after and (
            (after.word in _CLOCK and each.value <= 24) or (after.word in ":/" and _number_after(tokens, each.end))
        ):
            return True
        if before and before.word in ":/" and place > 1 and tokens[place - 2].is_number and before.end == token.start:
            return True
        if _in_longer(tokens, place, each.end, text):
            return True
    if before and before.word == "." and place > 1 and tokens[place - 2].word in {"no", "nos", "pp", "p", "art", "sec"}:
        return True
    if before and (before.word in _NUMBERED and not _is_list(tokens, place)):
        return True
    if (
        before
        and before.word in DASHES
        and place > 2
        and tokens[place - 2].is_number
        and tokens[place - 3].word in _NUMBERED | {"."}
    ):
        return True
    if _is_age(tokens, place, each):
        return True
    return (
        each.spelled
        and token.word in tongue.pronouns
        and each.end == place + 1
        and not _one_of_a_kind(tokens, each.end, tongue)
    )


def _is_list(tokens: Sequence[Token], place: int) -> bool:
    """Whether "group" or "day" before a number says no more than what is counted: "a group of 20"."""
    return False if place < 1 else tokens[place - 1].word == "n" and tokens[place].word != tokens[place].text


def _number_after(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number follows the mark at ``place`` without a space."""
    return place + 1 < len(tokens) and tokens[place + 1].is_number and tokens[place + 1].start == tokens[place].end


def _in_longer(tokens: Sequence[Token], place: int, end: int, text: str) -> bool:
    """Whether digits are part of a telephone number, a score or a code: joined to others by a hyphen."""
    hyphens = "-‐‑"
    left = place > 0 and tokens[place - 1].is_number and text[tokens[place - 1].end : tokens[place].start] in hyphens
    right = end < len(tokens) and tokens[end].is_number and text[tokens[end - 1].end : tokens[end].start] in hyphens
    if place > 0 and left and tokens[place - 1].end == tokens[place].start:
        left = False
    if right and tokens[end - 1].end == tokens[end].start:
        right = False
    if left and right:
        return True
    lone = text[max(tokens[place].start - 1, 0)]
    if left:
        return (
            len(tokens[place].text) > _LONGEST_YEAR - 1 or len(tokens[place - 1].text) == len(tokens[place].text) == 1
        )
    if right:
        following = tokens[end]
        longer = (
            end + 1 < len(tokens)
            and tokens[end + 1].is_number
            and text[following.end : tokens[end + 1].start] in "-‐‑"
            and following.end != tokens[end + 1].start
        )
        return bool(longer) or len(following.text) == len(tokens[place].text) == 1 or lone == "+"
    return lone == "+"


def _is_age(tokens: Sequence[Token], place: int, each: Number) -> bool:
    """Whether a number is somebody's age: ", 52," after a name, "46-year-old", "de 45 años"."""
    after = [token.word for token in tokens[each.end : each.end + 3]]
    before = [token.word for token in tokens[max(place - 2, 0) : place]]
    if after[:2] in (["year", "old"], ["years", "old"]) or after[:1] == ["yo"]:
        return True
    if not 1 <= each.value <= 120:  # noqa: PLR2004 - nobody is older
        return False
    if (before[-1:] == ["de"] and after[:1] in (["ans"], ["anos"])) or before[-1:] in (["age"], ["aged"]):
        return True
    if before[-1:] == [","] and after[:1] in ([","], ["."], [")"]) and tokens[place].is_number:
        return (place >= 2 and tokens[place - 2].text[0].isupper()) or before[0] in _OFFICES  # noqa: PLR2004
    named = {"is", "am", "was", "tiene", "a", "turned", "turns"}
    person = place >= 2 and tokens[place - 2].word in {"i", "he", "she", "neighbour", "neighbor"}  # noqa: PLR2004
    return person and before[-1:][0] in named and after[:1] in ([], ["and"], ["."], [","])


_OFFICES = little("offices")


def _one_of_a_kind(tokens: Sequence[Token], place: int, tongue: Language) -> bool:
    """Whether a word for one counts: "one officer", "one year"."""
    if tongue.name != "english":
        return tongue.unit(words_from(tokens, place)) in {"months", "years", "days"}
    words = [each.word for each in tokens[place : place + 3]]
    for n in range(len(words)):
        found = tongue.units.longest(words, n)
        if found:
            return found[0] not in {"other", "members", "percent"}
        if words[n] in tongue.stopwords:
            return False
    return False
