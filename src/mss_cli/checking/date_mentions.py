"""Find dates in prose: days, months, years and spans of them; a year that is left out is worked out."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mss_cli.checking.segmentation import DASHES, Token, words_from
from mss_cli.checking.words.language import Language

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_ORDINAL_SUFFIXES = frozenset({"th", "st", "nd", "rd", "er", "o", "a"})
_OF_WORDS = frozenset({"of", "de", "del", "du", "d"})
_PAST_TOLERANCE = timedelta(days=10)
"""How far ahead of the draft's day a date without a year may lie and still be the past one."""
_LONG_AGO, _SOON = timedelta(days=240), timedelta(days=100)


class PartialDate(NamedTuple):
    """A day, a month, or a year; the year may be left out."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def span(self, year: int) -> tuple[date, date] | None:
        """Return the first and last day that this means in ``year``; None where there is no such day."""
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = (date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)).day
        if self.day is None:
            return date(year, self.month, 1), date(year, self.month, last)
        if self.day > last:
            return None
        return date(year, self.month, self.day), date(year, self.month, self.day)


class DateMention(NamedTuple):
    """A date in a sentence, from its first token to before ``end``.

    ``first`` and ``last`` are the ends of a span, or the same date twice.
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate

    @property
    def is_year(self) -> bool:
        """Whether it is a bare year."""
        return self.first.month is None

    def in_year(self, year: int) -> "DateMention":
        """Return the same date in ``year``."""
        return self._replace(first=self.first._replace(year=year), last=self.last._replace(year=year))

    def resolve(self, day: date, *, future: bool, upcoming: bool = False) -> tuple[date, date] | None:
        """Return the first and last day that this means in a draft of ``day``; None where there is no such day.

        Without a year it is the latest date that is past, or with ``future`` the next. With ``upcoming``,
        in a sentence about what is to come, a month alone is also the next one where that is much nearer.
        """
        year = self.last.year or self.first.year
        if year is None:
            years = (day.year - 1, day.year, day.year + 1)
            spans = [(each, span) for each in years if (span := self.last.span(each))]
            past = [(each, end) for each, (start, end) in spans if start <= day + _PAST_TOLERANCE]
            next_ones = [(each, start) for each, (start, end) in spans if end >= day]
            next_is_nearer = (
                upcoming
                and bool(past and next_ones)
                and self.first.day is None
                and past[-1][1] < day - _LONG_AGO
                and next_ones[0][1] < day + _SOON
            )
            chosen = next_ones[:1] if future or next_is_nearer else past[-1:]
            year = next((each for each, _ in chosen or past[-1:] or next_ones[:1]), day.year)
        end = self.last.span(year)
        start = self.first.span(self.first.year or year)
        if start and end and start[0] > end[1]:
            start = self.first.span(year - 1)
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def find_dates(tokens: Sequence[Token], language: Language, text: str) -> list[DateMention]:
    """Return the dates of a sentence in order, without overlaps; ``text`` is what the tokens are of."""
    found: list[DateMention] = []
    for position, token in enumerate(tokens):
        if found and position < found[-1].end:
            continue
        each = (
            _numeric_date(tokens, position, text) if token.is_number else _month_date(tokens, position, language, text)
        )
        if each and (not found or each.start >= found[-1].end):
            if found and (joined := _joined_span(found[-1], each, tokens, language)):
                found[-1] = joined
            else:
                found.append(each)
    return found


def _numeric_date(tokens: Sequence[Token], position: int, text: str) -> DateMention | None:
    """Return the date that is written in digits alone, or a bare year."""
    written = tokens[position].text
    if dotted := _DOTTED_DATE.fullmatch(written):
        return _date_from_numbers(position, position + 1, dotted[3], dotted[2], dotted[1])
    following = [each.text for each in tokens[position + 1 : position + 5]]
    if _YEAR.fullmatch(written):
        gaps = [text[tokens[n].end : tokens[n + 1].start] for n in range(position, min(position + 2, len(tokens) - 1))]
        is_iso = gaps == ["-", "-"]
        if is_iso and (day := _date_from_numbers(position, position + 3, written, following[0], following[1])):
            return day
        year = PartialDate(int(written))
        return DateMention(position, position + 1, year, year)
    if len(following) == 4 and following[0] == following[2] == "/" and _YEAR.fullmatch(following[3]):  # noqa: PLR2004
        return _date_from_numbers(position, position + 5, following[3], following[1], written)
    return None


def _date_from_numbers(start: int, end: int, year: str, month: str, day: str) -> DateMention | None:
    """Return the date of these numbers; None where there is no such day."""
    if not (_DAY.fullmatch(day) and _DAY.fullmatch(month) and int(month) <= 12):  # noqa: PLR2004 - months
        return None
    part = PartialDate(int(year), int(month), int(day))
    return DateMention(start, end, part, part) if part.span(int(year)) else None


def _month_date(tokens: Sequence[Token], position: int, language: Language, text: str) -> DateMention | None:
    """Return the date that the month's name at ``position`` is part of."""
    month = language.months.get(tokens[position].word)
    if month is None or (language.capital_months and not tokens[position].text[0].isupper()):
        return None
    start, days = _days_before(tokens, position, language, text)
    end = position + 1
    if end < len(tokens) and tokens[end].word == "." and end + 1 < len(tokens) and tokens[end + 1].is_number:
        end += 1
    if not days:
        end, days = _days_after(tokens, end, language, text)
    end, year = _year_after(tokens, end)
    in_part_of_month = False
    for n in (start - 1, start - 2):
        if (
            n >= 0
            and tokens[n].word in language.parts_of_month
            and not days
            and (n == start - 1 or tokens[n + 1].word in _OF_WORDS)
        ):
            start, in_part_of_month = n, True
            break
    if not (days or year or in_part_of_month) and not _is_month_name(tokens, position, language):
        return None
    start = _weekday_before(tokens, start, language)
    first, last = (days[0], days[-1]) if days else (None, None)
    return DateMention(start, end, PartialDate(year, month, first), PartialDate(year, month, last))


def _days_before(tokens: Sequence[Token], position: int, language: Language, text: str) -> tuple[int, list[int]]:
    """Return the position where the days before a month begin, and those days: none, one, or first and last."""
    n = position - 1
    if n >= 0 and tokens[n].word in _OF_WORDS:
        n -= 1
    if n >= 0 and tokens[n].word in _ORDINAL_SUFFIXES:
        n -= 1
    if n >= 0 and (ordinal := language.ordinals.get(tokens[n].word)):
        tens = language.tens.get(tokens[n - 1].word, 0) if n and ordinal < 10 else 0  # noqa: PLR2004 - "twenty-first"
        return (n - 1 if tens else n), [tens + ordinal]
    if n < 0 or not _DAY.fullmatch(tokens[n].text):
        return position, []
    days = [int(tokens[n].text)]
    for start in (n - 1, n - 2):
        if start >= 0 and _DAY.fullmatch(tokens[start].text) and _last_of_days(tokens, start, language, text) == n:
            return start, [int(tokens[start].text), *days]
    return n, days


def _last_of_days(tokens: Sequence[Token], position: int, language: Language, text: str) -> int | None:
    """Return the position of the day that ends the span beginning at ``position``, as in "11-12"; None without one."""
    n = position + 1
    if n == len(tokens):
        return None
    if tokens[n].word in DASHES or tokens[n].word in language.range_words:
        n += 1
    elif text[tokens[position].end : tokens[n].start] != "-":
        return None
    is_day = n < len(tokens) and _DAY.fullmatch(tokens[n].text)
    return n if is_day and int(tokens[n].text) > int(tokens[position].text) else None


def _days_after(tokens: Sequence[Token], position: int, language: Language, text: str) -> tuple[int, list[int]]:
    """Return the position after the days that follow a month, and those days."""
    if not language.capital_months or position >= len(tokens):
        return position, []
    if tokens[position].word == "the":
        return _ordinal_after(tokens, position, language)
    if not _DAY.fullmatch(tokens[position].text):
        return position, []
    following = words_from(tokens, position + 1, 3)
    if following[:1] and (following[0] in language.scales or language.unit(following) == "percent"):
        return position, []
    days, end = [int(tokens[position].text)], position + 1
    if end < len(tokens) and tokens[end].word in _ORDINAL_SUFFIXES - {"a", "o"}:
        end += 1
    last = _last_of_days(tokens, position, language, text)
    return (last + 1, [*days, int(tokens[last].text)]) if last else (end, days)


def _ordinal_after(tokens: Sequence[Token], position: int, language: Language) -> tuple[int, list[int]]:
    """Return the position after "the fourth" or "the 4th", and that day; ``position`` and no day where none follows."""
    words = words_from(tokens, position + 1, 2)
    if words and _DAY.fullmatch(words[0]) and words[1:] and words[1] in _ORDINAL_SUFFIXES:
        return position + 3, [int(words[0])]
    tens = language.tens.get(words[0], 0) if len(words) > 1 else 0
    ordinal = language.ordinals.get(words[1] if tens else words[0]) if words else None
    return (position + (3 if tens else 2), [tens + ordinal]) if ordinal else (position, [])


def _year_after(tokens: Sequence[Token], position: int) -> tuple[int, int | None]:
    """Return the position after the year that follows, and the year; ``position`` and None where none follows."""
    n = position
    if n < len(tokens) and (tokens[n].word == "," or tokens[n].word in _OF_WORDS):
        n += 1
    if n < len(tokens) and _YEAR.fullmatch(tokens[n].text):
        return n + 1, int(tokens[n].text)
    return position, None


def _is_month_name(tokens: Sequence[Token], position: int, language: Language) -> bool:
    """Whether a lone month's name is one: not the verb "may", a march, or a person called April."""
    if not position:
        return tokens[position].word not in {"may", "march", "mars", "april"}
    before = tokens[position - 1].word
    return any(before in words for words in (language.date_prepositions, language.range_words, DASHES, _BEFORE_MONTH))


_BEFORE_MONTH = frozenset({"this", "last", "next", "and", "d", "ce", "dernier", "pasado", "late", "every", "a", "("})


def _weekday_before(tokens: Sequence[Token], start: int, language: Language) -> int:
    """Return the position of the weekday before a date, or ``start`` where there is none."""
    n = start - 1
    if n >= 0 and tokens[n].word == ",":
        n -= 1
    return n if n >= 0 and tokens[n].word in language.weekdays else start


def _joined_span(
    one: DateMention, other: DateMention, tokens: Sequence[Token], language: Language
) -> DateMention | None:
    """Return two dates as one span if the word between them joins them, else None."""
    if other.start != one.end + 1 or other.last.month is None or one.first.month is None:
        return None
    word = tokens[one.end].word
    is_span = word in DASHES or word in language.range_words - language.and_words
    is_and = word in language.and_words or word == "and"
    after_between = one.start > 0 and tokens[one.start - 1].word in language.range_openers
    if not (is_span or (is_and and (after_between or (one.last.day is None and other.last.day is None)))):
        return None
    year = other.last.year
    first = one.first._replace(year=one.first.year or (year if one.first.month <= other.last.month else None))
    return DateMention(one.start, other.end, first, other.last)
