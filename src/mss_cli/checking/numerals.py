"""Numbers as prose writes them: digits with the separators of three languages, words, scales."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mss_cli.checking.segmentation import Token
from mss_cli.checking.words.language import Language

_MOST_DIGITS = 18
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?")
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?")
_DECIMAL = re.compile(r"\d+[.,]\d{1,6}")
_GROUP = re.compile(r"\d{3}")
_FIRST_GROUP = re.compile(r"\d{1,3}")
_SHORT_SCALES = frozenset(["m", "mn", "mln", "k", "b", "bn", "md", "mds", "mm"])
_SPACES = frozenset(" \u00a0\u202f\u2009")
_DOZEN = 12


class Number(NamedTuple):
    """A number, and the place after its last word; whether it is of words, and whether it is a bare year's digits."""

    value: Decimal
    end: int
    is_spelled: bool = False
    is_scaled: bool = False


def parse_number(tokens: Sequence[Token], place: int, tongue: Language, text: str) -> Number | None:
    """Return the number that starts at ``place``, or None."""
    token = tokens[place]
    if token.is_number:
        return _digits(tokens, place, tongue, text)
    return _words(tokens, place, tongue) if token.word in tongue.number_words else None


def _digits(tokens: Sequence[Token], place: int, tongue: Language, text: str) -> Number | None:
    end, written = place + 1, tokens[place].text
    if _FIRST_GROUP.fullmatch(written):
        while end < len(tokens) and _GROUP.fullmatch(tokens[end].text) and _apart(tokens, end, text):
            written += tokens[end].text
            end += 1
    scale = _scale(tokens, end, tongue)
    value = _value(written, tongue, scaled=scale is not None)
    if value is None:
        return None
    if scale is None:
        return Number(value, end)
    return Number(value * scale, end + 1, is_scaled=True)


def _apart(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether one space parts a group of digits from what is before it."""
    gap = text[tokens[place - 1].end : tokens[place].start]
    return len(gap) == 1 and gap in _SPACES


def _scale(tokens: Sequence[Token], place: int, tongue: Language) -> int | None:
    """Return what the word at ``place`` multiplies the digits before it by; None where it does not."""
    if place >= len(tokens) or not (scale := tongue.scales.get(tokens[place].word)):
        return None
    close = tokens[place].start - tokens[place - 1].end
    if tokens[place].word in _SHORT_SCALES and close > (0 if len(tokens[place].word) == 1 else 1):
        return None
    return scale if close <= 1 else None


def _value(written: str, tongue: Language, *, scaled: bool) -> Decimal | None:
    """Return what digits with separators come to, or None where they are no count."""
    if len(written) > _MOST_DIGITS:
        return None
    if written.isdecimal():
        return Decimal(written)
    english = tongue.name == "english"
    single = written.count(",") + written.count(".") == 1
    if _GROUPED_BY_COMMA.fullmatch(written) and (english or not (single and scaled)):
        return Decimal(written.replace(",", ""))
    if _GROUPED_BY_POINT.fullmatch(written) and not (single and (english or (scaled and tongue.name == "french"))):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def _words(tokens: Sequence[Token], place: int, tongue: Language) -> Number | None:
    """Return the number that words from ``place`` on spell, or None."""
    for lead in tongue.half_words:
        end = place + len(lead)
        if tuple(each.word for each in tokens[place:end]) == lead and (scale := _plain_scale(tokens, end, tongue)):
            return Number(Decimal(scale) / 2, end + 1, is_spelled=True, is_scaled=True)
    if tokens[place].word in tongue.articles and _plain_scale(tokens, place + 1, tongue):
        return _sum(tokens, place + 1, tongue, lone=True)
    return _sum(tokens, place, tongue)


def _plain_scale(tokens: Sequence[Token], place: int, tongue: Language) -> int | None:
    if place >= len(tokens) or tokens[place].word in _SHORT_SCALES:
        return None
    word = tokens[place].word
    return _DOZEN if word == "dozen" else tongue.scales.get(word) or tongue.hundreds.get(word)


def _sum(tokens: Sequence[Token], place: int, tongue: Language, *, lone: bool = False) -> Number | None:
    """Return the number that words from ``place`` on add up to; ``lone`` where "a" stands before them."""
    total = current = 0
    end, found, scaled = place, False, False
    while end < len(tokens) and end - place < _MOST_DIGITS and (end == place or _adjoins(tokens, end)):
        word = tokens[end].word
        known = found or lone
        small = tongue.ones.get(word, tongue.tens.get(word))
        if small == _SCORE and current == _FOUR:
            current = _FOUR * _SCORE
        elif small is not None:
            if found and current and not 0 < small < _room(current):
                break
            current += small
        elif hundred := tongue.hundreds.get(word):
            current = max(current, 1) * hundred
        elif known and word == "dozen":
            current, scaled = max(current, 1) * _DOZEN, True
        elif (scale := _plain_scale(tokens, end, tongue)) and (known or word in _WHOLE):
            total, current, scaled = total + max(current, 1) * scale, 0, known
        elif not (found and word in tongue.and_words and _continues(tokens, end + 1, tongue, current)):
            break
        else:
            end += 1
            continue
        found = True
        end += 1
    return Number(Decimal(total + current), end, is_spelled=True, is_scaled=scaled) if found else None


_FOUR, _SCORE = 4, 20
_WHOLE = frozenset({"mil", "mille"})
"""The scales that are a number by themselves."""


def _room(current: int) -> int:
    """Return below what a number must be to go on ``current``: 100 after 200, 10 after 20, 20 after soixante."""
    if current % 100 == 0:
        return 100
    if current % 100 in {60, 80}:
        return 20
    return 10 if current % 10 == 0 else 1


def _adjoins(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].is_word and tokens[place].start - tokens[place - 1].end <= 1


def _continues(tokens: Sequence[Token], place: int, tongue: Language, before: int) -> bool:
    """Whether a joining word leads on to the rest of one number: "a hundred and ten", "treinta y uno"."""
    if place >= len(tokens):
        return False
    small = tongue.ones.get(tokens[place].word, tongue.tens.get(tokens[place].word))
    if small is None:
        return False
    if tongue.name == "english":
        return before % 100 == 0
    return 20 <= before < 100 and before % 10 == 0 and small < 20  # noqa: PLR2004 - tens
