"""Parse a sentence: its quantities, dates and concepts, and how far each of them is from another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from mss_cli.checking.date_mentions import DateMention, find_dates
from mss_cli.checking.date_years import with_years
from mss_cli.checking.quantities import Quantity, find_quantities
from mss_cli.checking.segmentation import Token, is_content_word
from mss_cli.checking.time_spans import PARTS_OF_YEARS, TimeSpan, relative_span
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
_MAX_LINE_LENGTH = 12
"""How many words a line with a single figure may have whose marks part nothing: "Kidnapped, 2024: 1,494"."""
_MAX_LIST_STEPS = 6
"""How many quantities of a list are looked past."""
_LIST_JOINERS = frozenset({",", "and", "et", "y", "e", "&"})
RESOLUTION_DIGITS = 4
_DOLLAR_PREFIXES = frozenset({"us", "c", "ca"})
"""What before "$" says whose dollars they are, and names no country."""
_SHARE_WORDS = frozenset({"of", "sur", "out"})


def joins_clauses(word: str) -> bool:
    """Whether a word joins clauses."""
    return word in _JOINING_WORDS or word in _CLAUSE_WORDS


_PARTITIVE_WORDS = function_words("partitives")
_OF_WORDS = frozenset({"of", "sur", "out", "de"})
_FIRST_WORDS = frozenset({"first", "premiers", "primeros"})
_MAX_WORDS_BETWEEN = 3


class Tag(NamedTuple):
    """A concept that words of a sentence mean, from their first token to before ``end``."""

    start: int
    end: int
    concept: str


def _without_mission_leaders(tags: list[Tag]) -> list[Tag]:
    """Return tags without the country in the name of a mission: "the Kenya-led mission"."""
    in_name = {
        n for tag in tags if tag.concept == "mission" for n in range(tag.start, tag.end) if tag.end - tag.start > 1
    }
    return [tag for tag in tags if not (tag.concept.startswith("@") and tag.start in in_name)]


_MEN_WORDS = frozenset({"hombres", "hommes"})
"""What means men only beside women; else it means people, or troops."""


def _with_men(tags: list[Tag], words: Sequence[str]) -> list[Tag]:
    """Return tags with those of words that mean men where the sentence tells them from women."""
    if not any(tag.concept == "women" for tag in tags):
        return tags
    return tags + [Tag(n, n + 1, "men") for n, word in enumerate(words) if word in _MEN_WORDS]


class DraftInfo(NamedTuple):
    """What the sentences of a draft are read with: its language, the names of countries, and its day."""

    language: Language
    country_names: PhraseMatcher
    day: date


class ParsedSentence:
    """A sentence with its tokens, quantities, dates, times and the tags of its concepts, each in order."""

    def __init__(
        self, tokens: list[Token], draft: DraftInfo, text: str, earlier: "ParsedSentence | None" = None
    ) -> None:
        """Parse a sentence; ``earlier`` is the one before it in its paragraph."""
        language = draft.language
        self.tokens = tokens
        self.draft = draft
        self.words = [token.word for token in tokens]
        self.dates = find_dates(tokens, language, text)
        self.quantities = find_quantities(tokens, language, text, self.dates)
        self.tags = sorted(_with_men(_without_mission_leaders(list(self._tags())), self.words))
        self._costs = self._costs_to()
        self.concepts = frozenset(tag.concept for tag in self.tags)
        self.has_concepts = any(concept[0] not in _UNLISTED_PREFIXES for concept in self.concepts)
        """Whether it has a concept of the word tables."""
        self._with_context: tuple[frozenset[str], frozenset[str]] = (frozenset(), self.concepts)
        pairs = [(one, other) for one, other in pairwise(self.quantities) if self._is_part(one, other)]
        self._positions = {each.start: n for n, each in enumerate(self.quantities)}
        self.part_starts = {one.start for one, _ in pairs}
        self.whole_starts = {other.start for one, other in pairwise(self.quantities) if self._is_whole(one, other)}
        """Where quantities begin that are a part of the next one, as 24 in "24 of the 200", or have such a part."""
        last: DateMention | None = earlier.last_dated if earlier else None
        self.dated = with_years(self.dates, self.words, last, draft.day)
        """Its dates, with the years that words after them or the date before them give them."""
        self.last_dated: DateMention | None = next((each for each in reversed(self.dated) if each.last.year), last)
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
                if len(token.text) == RESOLUTION_DIGITS:
                    yield Tag(position, position + 1, token.text)
                continue
            if token.word in _DOLLAR_PREFIXES and self.words[position + 1 : position + 2] == ["$"]:
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
        is_line = len(self.quantities) == 1 and len(self.words) <= _MAX_LINE_LENGTH
        for position, word in enumerate(self.words):
            cost = 1 if is_line else _MARK_COSTS.get(word, 1)
            if (
                not is_line
                and word == ","
                and self.tokens[position + 1 :]
                and self.tokens[position + 1].text[0].isupper()
            ):
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

    def distance_in_list(self, quantity: Quantity, tag: Tag) -> int:
        """Return how far a tag is from the nearest quantity of the list that ``quantity`` is in.

        "102 men and 24 women walked off" says of both that they walked off.
        """
        distances = [self.distance(quantity.start, quantity.end, tag.start, tag.end)]
        n = self._positions[quantity.start]
        step = 1 if tag.start >= quantity.end else -1
        for _ in range(_MAX_LIST_STEPS):
            if not (0 <= n + step < len(self.quantities) and self._are_listed(min(n, n + step))):
                break
            n += step
            each = self.quantities[n]
            if step * (tag.start - each.start) > 0:
                distances.append(self.distance(each.start, each.end, tag.start, tag.end) + 1)
        return min(distances)

    def _are_listed(self, n: int) -> bool:
        """Whether only a comma or "and" stands between what the quantity at ``n`` and the next one count."""
        one, other = self.quantities[n], self.quantities[n + 1]
        between = self.words[max(one.end, one.noun_end) : other.start]
        return 0 < len(between) <= 2 and set(between) <= _LIST_JOINERS  # noqa: PLR2004 - ", and"

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

    def _is_whole(self, one: Quantity, other: Quantity) -> bool:
        """Whether a quantity is a part of the next one: "six of 150", "200, the first of 1,000", "102 of the 200"."""
        before = self.words[max(other.start - 2, 0) : other.start]
        if before[-1] in _OF_WORDS and (max(one.end, one.noun_end) == other.start - 1 or before[0] in _FIRST_WORDS):
            return True
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
        date_positions = {n for each in self.dates for n in range(each.start, each.end)}
        years_of_quarters: set[int] = set()
        end_of_part = 0
        for position, found in enumerate(self.draft.language.relative_times.at_each(self.words)):
            phrase, length = max(found, key=lambda each: each[1], default=("since", 0))
            if phrase == "since" or position in date_positions or (phrase == "this year" and position == end_of_part):
                continue
            if phrase == "previous quarter":
                if span := self._previous_quarter(day):
                    yield TimeSpan(position, position + length, *span)
                continue
            end_of_part = position + length if phrase in PARTS_OF_YEARS else 0
            year = self._year_near(position)
            if year and phrase in PARTS_OF_YEARS:
                years_of_quarters.add(year.start)
            yield TimeSpan(position, position + length, *relative_span(phrase, day, year.first.year if year else None))
        for each in self.dated:
            if each.start in years_of_quarters:
                continue
            before = self.words[max(each.start - 2, 0) : each.start]
            since = bool({"since", "depuis", "desde"} & set(before))
            upcoming = not since and bool(self.concepts & _FUTURE_CONCEPTS)
            resolved = each.resolve(day, future=self.is_ahead(each.start), upcoming=upcoming)
            if resolved:
                last_day = max(resolved[0], day) if since else resolved[1]
                until = bool({"by", "until", "till", "hasta", "jusqu"} & set(before)) or self._is_extended_to(each)
                yield TimeSpan(each.start, each.end, resolved[0], last_day, each, since, until)

    def is_dateline(self, time: TimeSpan) -> bool:
        """Whether a date stands in a dateline: "KINGSTON, June 26 —", "NAIROBI (12 May) –"."""
        after = self.words[time.end : time.end + 1]
        before = [token.text for token in self.tokens[: time.start] if token.is_word]
        return bool(before) and after in (["—"], ["–"], [")"], ["-"], ["("]) and all(word.isupper() for word in before)

    def _is_extended_to(self, each: DateMention) -> bool:
        """Whether something is renewed up to a date: "extended the mandate to 31 January"."""
        if self.words[max(each.start - 1, 0) : each.start] != ["to"]:
            return False
        return any(tag.concept == "renew" for tag in self.tags_between(each.start - _MAX_RENEWAL_WORDS, each.start))

    def _previous_quarter(self, day: date) -> tuple[date, date] | None:
        """Return the quarter before the one that the sentence names as a span of dates; None where it names none."""
        for each in self.dates:
            resolved = each.resolve(day, future=False)
            if resolved and _MIN_QUARTER_DAYS <= (resolved[1] - resolved[0]).days <= _MAX_QUARTER_DAYS:
                end = resolved[0] - timedelta(days=1)
                return (end.replace(day=1) - timedelta(days=45)).replace(day=1), end
        return None

    def _year_near(self, position: int) -> DateMention | None:
        """Return the year that stands near a quarter or half at ``position``, or None."""
        return next(
            (each for each in self.dates if each.is_year and abs(each.start - position) <= _MAX_YEAR_DISTANCE), None
        )


_MAX_YEAR_DISTANCE = 6
_MAX_RENEWAL_WORDS = 8
_MIN_QUARTER_DAYS, _MAX_QUARTER_DAYS = 88, 92
