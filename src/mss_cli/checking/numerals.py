"""Read numbers as prose writes them: digits with the separators of three languages, number words, and scales."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from mss_cli.checking.segmentation import Token
from mss_cli.checking.words.language import Language

_MAX_LENGTH = 18
"""How many digits, or how many words, a number may have."""
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?")
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?")
_DECIMAL = re.compile(r"\d+[.,]\d{1,6}")
_GROUP = re.compile(r"\d{3}")
_FIRST_GROUP = re.compile(r"\d{1,3}")
_SHORT_SCALES = frozenset(["m", "mn", "mln", "k", "b", "bn", "md", "mds", "mm"])
_SPACES = frozenset(" \u00a0\u202f\u2009")
_DOZEN = 12
_DIGITS = range(10)


class Number(Struct, frozen=True):
    """A number and the position after its last token.

    ``is_spelled`` says whether it is written in words, ``is_scaled`` whether a scale such as "million" is part of it.
    """

    value: Decimal
    end: int
    is_spelled: bool = False
    is_scaled: bool = False


def parse_number(tokens: Sequence[Token], position: int, language: Language, text: str) -> Number | None:
    """Return the number that begins at ``position``, or None; ``text`` is what the tokens are of."""
    token = tokens[position]
    if token.is_number:
        return _parse_digits(tokens, position, language, text)
    return _parse_words(tokens, position, language) if token.word in language.number_words else None


def _parse_digits(tokens: Sequence[Token], position: int, language: Language, text: str) -> Number | None:
    """Return the number that digits write, with groups parted by spaces and a scale after them."""
    end, digits = position + 1, tokens[position].text
    if _FIRST_GROUP.fullmatch(digits):
        while end < len(tokens) and _GROUP.fullmatch(tokens[end].text) and _is_spaced_group(tokens, end, text):
            digits += tokens[end].text
            end += 1
    scale = _scale_after(tokens, end, language)
    value = _digits_value(digits, language, is_scaled=scale is not None)
    if value is None:
        return None
    if scale is None:
        return Number(value, end)
    end += 1
    # "3 thousand million", "3 mil millones".
    if (further := _scale_after(tokens, end, language)) and further > scale:
        scale, end = scale * further, end + 1
    return Number(value * scale, end, is_scaled=True)


def _is_spaced_group(tokens: Sequence[Token], position: int, text: str) -> bool:
    """Whether exactly one space parts the group of digits at ``position`` from the one before it."""
    gap = text[tokens[position - 1].end : tokens[position].start]
    return len(gap) == 1 and gap in _SPACES


def _scale_after(tokens: Sequence[Token], position: int, language: Language) -> int | None:
    """Return what the word at ``position`` multiplies the digits before it by; None where it is no scale."""
    if position >= len(tokens) or not (scale := language.scales.get(tokens[position].word)):
        return None
    gap = tokens[position].start - tokens[position - 1].end
    if tokens[position].word in _SHORT_SCALES and gap > (0 if len(tokens[position].word) == 1 else 1):
        return None
    return scale if gap <= 1 else None


def _digits_value(digits: str, language: Language, *, is_scaled: bool) -> Decimal | None:
    """Return the value of digits with separators, as the language writes them; None where they are no number."""
    if len(digits) > _MAX_LENGTH:
        return None
    if digits.isdecimal():
        return Decimal(digits)
    english = language.name == "english"
    single = digits.count(",") + digits.count(".") == 1
    if _GROUPED_BY_COMMA.fullmatch(digits) and (english or not (single and is_scaled)):
        return Decimal(digits.replace(",", ""))
    if _GROUPED_BY_POINT.fullmatch(digits) and not (single and (english or (is_scaled and language.name == "french"))):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return None


def _parse_words(tokens: Sequence[Token], position: int, language: Language) -> Number | None:
    """Return the number that words from ``position`` on spell, or None."""
    for half in language.half_words:
        end = position + len(half)
        words = tuple(each.word for each in tokens[position:end])
        if words == half and (scale := _spelled_scale(tokens, end, language)):
            return Number(Decimal(scale) / 2, end + 1, is_spelled=True, is_scaled=True)
    if tokens[position].word in language.articles and _spelled_scale(tokens, position + 1, language):
        return _add_words(tokens, position + 1, language, after_article=True)
    number = _add_words(tokens, position, language)
    return _with_decimals(tokens, number, language) if number and not number.is_scaled else number


def _with_decimals(tokens: Sequence[Token], number: Number, language: Language) -> Number:
    """Return a number in words with the decimals and the scale after it: "one point three million"."""
    end, digits = number.end + 1, ""
    while end < len(tokens) and _is_adjacent(tokens, end) and language.ones.get(tokens[end].word) in _DIGITS:
        digits += str(language.ones[tokens[end].word])
        end += 1
    if not digits or tokens[number.end].word not in language.decimal_words:
        return number
    scale = _spelled_scale(tokens, end, language)
    value = (number.value + Decimal(f"0.{digits}")) * (scale or 1)
    return Number(value, end + 1 if scale else end, is_spelled=True, is_scaled=scale is not None)


def _spelled_scale(tokens: Sequence[Token], position: int, language: Language) -> int | None:
    """Return the scale that the word at ``position`` means, such as 1,000 or 12; None where it is none."""
    if position >= len(tokens) or tokens[position].word in _SHORT_SCALES:
        return None
    word = tokens[position].word
    return _DOZEN if word == "dozen" else language.scales.get(word) or language.hundreds.get(word)


def _add_words(
    tokens: Sequence[Token], position: int, language: Language, *, after_article: bool = False
) -> Number | None:
    """Return the number that words from ``position`` on add up to, or None.

    ``after_article`` says that "a" stands before them, so that a scale may come first: "a hundred and ten".
    """
    total = current = 0
    end, found, is_scaled = position, False, False
    while end < len(tokens) and end - position < _MAX_LENGTH and (end == position or _is_adjacent(tokens, end)):
        word = tokens[end].word
        started = found or after_article
        small = language.ones.get(word, language.tens.get(word))
        if small == _SCORE and current == _FOUR:
            current = _FOUR * _SCORE
        elif small is not None:
            if found and current and not 0 < small < _next_limit(current):
                break
            current += small
        elif hundred := language.hundreds.get(word):
            current = max(current, 1) * hundred
        elif started and word == "dozen":
            current, is_scaled = max(current, 1) * _DOZEN, True
        elif (scale := _spelled_scale(tokens, end, language)) and (started or word in _STANDALONE_SCALES):
            total, current, is_scaled = total + max(current, 1) * scale, 0, started
        elif not (found and word in language.and_words and _continues_number(tokens, end + 1, language, current)):
            break
        else:
            end += 1
            continue
        found = True
        end += 1
    return Number(Decimal(total + current), end, is_spelled=True, is_scaled=is_scaled) if found else None


_FOUR, _SCORE = 4, 20
_STANDALONE_SCALES = frozenset({"mil", "mille"})
"""The scales that are a number by themselves."""


def _next_limit(current: int) -> int:
    """Return what the next word must be less than to be added: 100 after 200, 10 after 20, 20 after soixante."""
    if current % 100 == 0:
        return 100
    if current % 100 in {60, 80}:
        return 20
    return 10 if current % 10 == 0 else 1


def _is_adjacent(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word at ``position`` follows the token before it with at most one space or hyphen."""
    return tokens[position].is_word and tokens[position].start - tokens[position - 1].end <= 1


def _continues_number(tokens: Sequence[Token], position: int, language: Language, before: int) -> bool:
    """Whether "and" leads on to the rest of one number: "a hundred and ten", "treinta y uno"."""
    if position >= len(tokens):
        return False
    small = language.ones.get(tokens[position].word, language.tens.get(tokens[position].word))
    if small is None:
        return False
    if language.name == "english":
        return before % 100 == 0
    return 20 <= before < 100 and before % 10 == 0 and small < 20  # noqa: PLR2004 - tens
