"""Dated statements: which fact of the record a date's sentence tells of, and whether the date is that fact's."""

import math
from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from mss_cli.checking.fact_index import FactIndex, IndexedFact
from mss_cli.checking.question import Context
from mss_cli.checking.sentence import ParsedSentence, Tag, TimeSpan
from mss_cli.checking.words.meanings import EVENT_CONCEPTS, NAME_CONCEPTS, PART_CONCEPTS, PERSONNEL_KINDS

EVENT_KINDS = (
    "event", "mandate", "leadership", "vote", "statement", "arrived", "departed", "announced", "pledged", "killed",
    "injured", "funding-pledged", "funding-held", "authorized",
)  # fmt: skip
_NEAR_DISTANCE, _FAR_DISTANCE = 8, 16
_MAX_EVENT_LENGTH = timedelta(days=14)


class EventMatch(NamedTuple):
    """A fact that a date's sentence may tell of, how surely, and whether the date is the fact's."""

    fact: IndexedFact
    score: float
    agrees: bool
    other_dates: int
    """How many of the fact's dates the date is not."""
    coverage: float
    """How much of what the fact tells is in the sentence."""
    trigger: float


class EventIndex:
    """The facts of a record that happen on a day, and how telling each of their words is."""

    def __init__(self, index: FactIndex) -> None:
        self.facts = [
            fact
            for kind in EVENT_KINDS
            for fact in index.of_kind(kind)
            if not ((fact.is_period or fact.kind == "statement") and fact.last_day - fact.first_day > _MAX_EVENT_LENGTH)
        ]
        counts: dict[str, int] = {}
        self._by_concept: dict[str, list[int]] = {}
        for n, fact in enumerate(self.facts):
            for concept in distinctive_concepts(fact.concepts):
                counts[concept] = counts.get(concept, 0) + 1
                self._by_concept.setdefault(concept, []).append(n)
        self.rarity = {concept: math.log((len(self.facts) + 1) / (count + 0.5)) for concept, count in counts.items()}
        self.total_weights = [sum(map(self._weight, distinctive_concepts(fact.concepts))) for fact in self.facts]

    def _weight(self, concept: str) -> float:
        return self.rarity.get(concept, 0.0) * (1.0 if concept in EVENT_CONCEPTS else _NAME_FACTOR)

    def matches(self, sentence: ParsedSentence, time: TimeSpan, context: Context) -> list[EventMatch]:
        """Return the facts that the sentence may tell of, the likeliest first."""
        weights: dict[str, float] = dict.fromkeys(context.concepts, 0.2) if context.is_table_header else {}
        weights |= {f"@{code}": 0.5 for code in context.countries}
        for tag in sentence.tags:
            distance = sentence.distance(time.start, time.end, tag.start, tag.end)
            weight = 1.0 if distance <= _NEAR_DISTANCE else 0.6 if distance <= _FAR_DISTANCE else 0.3
            weights[tag.concept] = max(weights.get(tag.concept, 0.0), weight)
        scores: dict[int, float] = {}
        event_weights: dict[int, float] = {}
        for concept, weight in weights.items():
            for n in self._by_concept.get(concept, ()):
                scores[n] = scores.get(n, 0.0) + weight * self._weight(concept)
                if concept in EVENT_CONCEPTS:
                    event_weights[n] = event_weights.get(n, 0.0) + weight * self._weight(concept)
        found = []
        deadline = is_deadline(sentence, time)
        close_concepts = {tag.concept for tag in sentence.tags if _is_close(sentence, time, tag)}
        for n, shared_weight in scores.items():
            fact, event_weight = self.facts[n], event_weights.get(n, 0.0)
            if fact.first_day > sentence.draft.day + _MAX_AHEAD and "expire" not in fact.concepts:
                continue
            if (event_weight or shared_weight >= _MIN_NAME_WEIGHT) and _may_be_meant(fact, weights):
                score = shared_weight * self._fit(fact, close_concepts, deadline=deadline)
                agreeing, other_dates = _count_dates(fact, time, sentence)
                found.append(
                    EventMatch(fact, score, agreeing > 0, other_dates, score / self.total_weights[n], event_weight)
                )
        return sorted(found, key=lambda each: (-match_quality(each), each.fact.id))

    def _fit(self, fact: IndexedFact, close_concepts: set[str], *, deadline: bool) -> float:
        """Return how much less a fact is told of where it is about another body, or an end that isn't told of."""
        fit = 1.0
        for concept in _SEPARATE_SUBJECTS:
            if (concept in fact.concepts) != (concept in close_concepts):
                fit *= _MISMATCH_FACTOR
        is_expiry = "expire" in fact.concepts and "expiry" in fact.id
        if is_expiry != deadline and (is_expiry or not fact.due):
            fit *= _MISMATCH_FACTOR
        return fit


_SEPARATE_SUBJECTS = ("binuh", "sanctions", "draft", "runoff")
_MISMATCH_FACTOR = 0.5


def _is_close(sentence: ParsedSentence, time: TimeSpan, tag: Tag) -> bool:
    """Whether a concept stands so near a date that it tells what the date is of."""
    distance = sentence.distance(time.start, time.end, tag.start, tag.end)
    return distance <= (_FAR_DISTANCE if tag.start < time.start else _MAX_DISTANCE_AFTER)


_MAX_DISTANCE_AFTER = 2
_MAX_AHEAD = timedelta(days=10)
"""How far ahead what happens may be told of, but for an end that is set."""


def _may_be_meant(fact: IndexedFact, concepts: Collection[str]) -> bool:
    """Whether a fact is not of another resolution than the text names, nor of a country that it doesn't."""
    fact_numbers, named_numbers = _resolution_numbers(fact.concepts), _resolution_numbers(concepts)
    if fact_numbers and named_numbers and not fact_numbers & named_numbers:
        return False
    return fact.kind not in PERSONNEL_KINDS or any(f"@{code}" in concepts for code in fact.countries)


def _resolution_numbers(concepts: Collection[str]) -> set[str]:
    """Return the numbers of resolutions among concepts."""
    return {each for each in concepts if each.isdecimal() and each[:2] in _RESOLUTION_PREFIXES}


def distinctive_concepts(concepts: Collection[str]) -> list[str]:
    """Return those concepts that tell one happening from another, in order."""
    distinctive = {each for each in concepts if each in _DISTINCTIVE_CONCEPTS or each[0] in "=@"}
    return sorted(distinctive | _resolution_numbers(concepts))


_RESOLUTION_PREFIXES = frozenset({"25", "26", "27", "28", "29"})
_DISTINCTIVE_CONCEPTS = EVENT_CONCEPTS | PART_CONCEPTS | NAME_CONCEPTS
_MIN_NAME_WEIGHT = 6.0
"""How much the names of a fact must come to where nothing else tells that it is meant."""

_NAME_FACTOR = 0.6
"""How much a name is worth beside what happened."""


def match_quality(match: EventMatch) -> float:
    """Return how good a telling is: what is shared, the more so where it is most of the fact."""
    return match.score * (0.4 + match.coverage)


def _count_dates(fact: IndexedFact, time: TimeSpan, sentence: ParsedSentence) -> tuple[int, int]:
    """Return how many of a fact's dates a date is, and how many it isn't."""
    spans: list[tuple[date, date]] = list(fact.dates)
    deadline = is_deadline(sentence, time)
    if fact.due and deadline:
        spans = [fact.due]
    elif fact.due and (fact.kind != "statement" or fact.due[0] == fact.due[1]):
        spans.append(fact.due)
    possible = possible_spans(time, sentence.draft.day, future=deadline)
    agreements = [any(start <= last and first <= stop for first, last in possible) for start, stop in spans]
    return sum(agreements), len(agreements) - sum(agreements)


def possible_spans(time: TimeSpan, day: date, *, future: bool = False) -> list[tuple[date, date]]:
    """Return the days that a date may mean: without a year, the last ones and the next; with ``ahead``, the next."""
    if time.mention is None:
        return [(time.first_day, time.last_day)]
    spans = [time.mention.resolve(day, future=each) for each in ((True,) if future else (False, True))]
    return list(dict.fromkeys(span for span in spans if span))


def is_deadline(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date is the day on which something is to end: what is told last before it is an end."""
    if time.until:
        return True
    concepts = [
        tag.concept
        for tag in sentence.tags_between(time.start - 16, time.start)
        if tag.concept in _DATED_CONCEPTS and tag.end <= time.start
    ]
    return bool(concepts) and concepts[-1] == "expire"


_DATED_CONCEPTS = EVENT_CONCEPTS - {"mandate", "presidency", "prison", "operation", "first", "start"}
