"""Parse a sentence: its quantities, dates and concepts, and how far each of them is from another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from mss_cli.checking.date_mentions import DateMention, find_dates
from mss_cli.checking.quantities import Quantity, find_quantities
from mss_cli.checking.segmentation import Token, is_content_word
from mss_cli.checking.words.folding import stem
from mss_cli.checking.words.language import Language
from mss_cli.checking.words.phrases import PhraseMatcher
from mss_cli.checking.words.tables import function_words

MAX_DISTANCE = 80
"""How many words from a quantity its concepts are looked for."""

_MARK_COSTS = {",": 2, ";": 6, ":": 4, "—": 5, "–": 5, "-": 5, "(": 4, ")": 4, ".": 8, "|": 6, "“": 1, "”": 1, "…": 3}
_CLAUSE_WORDS = function_words("clauses")
_JOINING_WORDS = function_words("conjunctions")
_NUMBER_COST = 3
_OF_COST = 2
_JOINING_COST = 3
_FUTURE_CONCEPTS = frozenset({"announce", "follow", "future", "more", "expire", "election"})
"""The concepts of what has not happened yet."""
_UNLISTED_PREFIXES = frozenset("=0123456789")
"""What concepts begin with that are in no word table: words of their own, and numbers of resolutions."""
_COMMA_BEFORE_NAME_COST = 4
_RESOLUTION_DIGITS = 4
_SHARE_WORDS = frozenset({"of", "sur", "out"})


def joins_clauses(word: str) -> bool:
    """Whether a word joins clauses."""
    return word in _JOINING_WORDS or word in _CLAUSE_WORDS


_PARTITIVE_WORDS = function_words("partitives")
_OF_WORDS = frozenset({"of", "sur", "out", "de"})
_MAX_WORDS_BETWEEN = 3


class Tag(NamedTuple):
    """A concept that words of a sentence mean, from their first token to before ``end``."""

    start: int
    end: int
    concept: str


class TimeSpan(NamedTuple):
    """A span of days that a sentence names, from its first token to before ``end``.

    After "since" it goes on to the draft's day; ``until`` says that it is a deadline, as after "by" or "until".
    """

    start: int
    end: int
    first_day: date
    last_day: date
    mention: DateMention | None = None
    since: bool = False
    until: bool = False


def _without_mission_leaders(tags: list[Tag]) -> list[Tag]:
    """Return tags without the country in the name of a mission: "the Kenya-led mission"."""
    in_name = {
        n for tag in tags if tag.concept == "mission" for n in range(tag.start, tag.end) if tag.end - tag.start > 1
    }
    return [tag for tag in tags if not (tag.concept.startswith("@") and tag.start in in_name)]


class DraftInfo(NamedTuple):
    """What the sentences of a draft are read with: its language, the names of countries, and its day."""

    language: Language
    country_names: PhraseMatcher
    day: date


class ParsedSentence:
    """A sentence with its tokens, quantities, dates, times and the tags of its concepts, each in order."""

    def __init__(self, tokens: list[Token], draft: DraftInfo, text: str) -> None:
        language = draft.language
        self.tokens = tokens
        self.draft = draft
        self.words = [token.word for token in tokens]
        self.dates = find_dates(tokens, language, text)
        self.quantities = find_quantities(tokens, language, text, self.dates)
        self.tags = sorted(_without_mission_leaders(list(self._tags())))
        self._costs = self._costs_to()
        self.concepts = frozenset(tag.concept for tag in self.tags)
        self.has_concepts = any(concept[0] not in _UNLISTED_PREFIXES for concept in self.concepts)
        """Whether it has a concept of the word tables."""
        self._with_context: tuple[frozenset[str], frozenset[str]] = (frozenset(), self.concepts)
        pairs = [(one, other) for one, other in pairwise(self.quantities) if self._is_part(one, other)]
        self.part_starts = {one.start for one, _ in pairs}
        """Where quantities begin that are a part of the next one, as 24 in "24 of the 200"."""
        self.whole_starts = {other.start for other in self.quantities[1:] if self._is_whole(other)}
        """Where quantities begin that another one is a part of, as 200."""
        self.times = sorted(self._times(draft.day), key=lambda time: time.start)

    def _tags(self) -> Iterator[Tag]:
        """Yield the tags of the sentence.

        A concept is a name from the word tables, "@" and the code of a country, or the number of a resolution. A
        content word in no table stands for itself, as "=" and its stem.
        """
        stopwords = self.draft.language.stopwords
        concepts = self.draft.language.concepts.at_each(self.words)
        countries = self.draft.country_names.at_each(self.words)
        for position, (token, *matches) in enumerate(zip(self.tokens, concepts, countries, strict=True)):
            if token.is_number:
                if len(token.text) == _RESOLUTION_DIGITS:
                    yield Tag(position, position + 1, token.text)
                continue
            found = False
            for concept, length in chain.from_iterable(matches):
                found = True
                yield Tag(position, position + length, concept)
            if (not found or token.text[0].isupper()) and is_content_word(token.word, stopwords):
                yield Tag(position, position + 1, f"={stem(token.word)}")

    def _costs_to(self) -> list[int]:
        """Return the cost to come to each position from the first token: 1 for most words, more for marks."""
        starts = {each.start for each in self.quantities}
        free = {n for each in self.dates for n in range(each.start + 1, each.end)}
        total, costs = 0, [0]
        for position, word in enumerate(self.words):
            cost = _MARK_COSTS.get(word, 1)
            if word == "," and self.tokens[position + 1 :] and self.tokens[position + 1].text[0].isupper():
                cost = _COMMA_BEFORE_NAME_COST
            if position in free:
                cost = 0
            elif position in starts:
                cost = _NUMBER_COST
            elif word in _JOINING_WORDS or word in _CLAUSE_WORDS:
                cost = _JOINING_COST
            elif word in _SHARE_WORDS and position + 1 in starts:
                cost = _OF_COST
            total += cost
            costs.append(total)
        return costs

    def distance(self, start: int, end: int, other: int, other_end: int) -> int:
        """Return how far two runs of tokens are apart.

        Each token between them counts 1; marks, conjunctions and other numbers count more, since they part clauses.
        """
        if other >= end:
            return self._costs[other] - self._costs[end]
        return self._costs[start] - self._costs[other_end] if other_end <= start else 0

    def tags_near(self, quantity: Quantity) -> Iterator[tuple[Tag, int]]:
        """Yield the tags that may say what ``quantity`` is about, and how far from it each is."""
        for tag in self.tags_between(quantity.start - MAX_DISTANCE, quantity.end + MAX_DISTANCE):
            if quantity.start <= tag.start < quantity.end:
                continue
            yield tag, self.distance(quantity.start, quantity.end, tag.start, tag.end)

    def tags_between(self, first: int, last: int) -> Sequence[Tag]:
        """Return the tags that begin at the positions from ``first`` to ``last``."""
        low = bisect_left(self.tags, first, key=lambda tag: tag.start)
        return self.tags[low : bisect_right(self.tags, last, key=lambda tag: tag.start)]

    def concepts_with(self, context: frozenset[str]) -> frozenset[str]:
        """Return the concepts of the sentence and those of its context; the latest union is kept."""
        if self._with_context[0] is not context:
            self._with_context = (context, self.concepts | context)
        return self._with_context[1]

    def _is_part(self, one: Quantity, other: Quantity) -> bool:
        """Whether only "of the" stands between two quantities."""
        between = self.words[one.end : other.start]
        return 0 < len(between) <= _MAX_WORDS_BETWEEN and between[0] in _OF_WORDS and set(between) <= _PARTITIVE_WORDS

    def _is_whole(self, other: Quantity) -> bool:
        """Whether "of the" stands before a quantity, so that an earlier one is a part of it."""
        before = self.words[max(other.start - 2, 0) : other.start]
        return bool(set(before) & _OF_WORDS) and set(before) <= _PARTITIVE_WORDS

    def is_ahead(self, position: int) -> bool:
        """Whether words around ``position`` say that something is in the future."""
        return any(
            tag.concept in {"expire", "follow", "future"}
            and abs(tag.start - position) <= (3 if tag.concept == "future" else 8)
            for tag in self.tags_between(position - 8, position + 8)
        )

    def _times(self, day: date) -> Iterator[TimeSpan]:
        """Yield the spans of the dates and of relative times, such as "last month", in a draft of ``day``."""
        for each in self.dates:
            before = self.words[max(each.start - 2, 0) : each.start]
            since = bool({"since", "depuis", "desde"} & set(before))
            upcoming = not since and bool(self.concepts & _FUTURE_CONCEPTS)
            span = each.resolve(day, future=self.is_ahead(each.start), upcoming=upcoming)
            if span:
                last_day = max(span[0], day) if since else span[1]
                until = bool({"by", "until", "till", "hasta", "jusqu"} & set(before))
                yield TimeSpan(each.start, each.end, span[0], last_day, each, since, until)
        date_positions = {n for each in self.dates for n in range(each.start, each.end)}
        for position, found in enumerate(self.draft.language.relative_times.at_each(self.words)):
            phrase, length = max(found, key=lambda each: each[1], default=("since", 0))
            if phrase != "since" and position not in date_positions:
                span = relative_span(phrase, day, self._year_near(position))
                yield TimeSpan(position, position + length, *span)

    def _year_near(self, position: int) -> int | None:
        """Return the year that stands near a quarter or half at ``position``, or None."""
        years = [each for each in self.dates if each.is_year and each.first.year and abs(each.start - position) <= 6]  # noqa: PLR2004
        return years[0].first.year if years else None


_QUARTERS = {"first quarter": 1, "second quarter": 4, "third quarter": 7, "last quarter": 10}


def relative_span(phrase: str, day: date, year: int | None) -> tuple[date, date]:
    """Return the first and last day that a phrase means on ``day``.

    ``year`` is that of a quarter or half of a year, where it is stated.
    """
    if phrase in _QUARTERS or phrase == "first half":
        return _part_of_year(_QUARTERS.get(phrase, 1), 6 if phrase == "first half" else 3, day, year)
    first_of_month, end_of_month = day.replace(day=1), _month_end(day.year, day.month)
    last_month, next_month = first_of_month - timedelta(days=1), end_of_month + timedelta(days=1)
    return {
        "last year": (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)),
        "this year": (date(day.year, 1, 1), day),
        "last month": (last_month.replace(day=1), last_month),
        "next month": (next_month, _month_end(next_month.year, next_month.month)),
        "last week": (day - timedelta(days=13), day),
        "this month": (first_of_month, end_of_month),
    }[phrase]


def _part_of_year(month: int, length: int, day: date, year: int | None) -> tuple[date, date]:
    """Return the first and last day of ``length`` months that begin with ``month``.

    Without a ``year`` they are those of the last year in which they are nearly over on ``day``.
    """
    chosen = year or day.year
    if year is None and _month_end(chosen, month + length - 1) > day + timedelta(days=10):
        chosen -= 1
    return date(chosen, month, 1), _month_end(chosen, month + length - 1)


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month; months after 12 are those of the next year."""
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
