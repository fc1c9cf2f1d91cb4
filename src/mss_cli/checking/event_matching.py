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
_NEAR, _FAR = 8, 16
_LONGEST = timedelta(days=14)


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

    def __init__(self, record: FactIndex) -> None:
        self.facts = [
            fact
            for kind in EVENT_KINDS
            for fact in record.of_kind(kind)
            if not ((fact.is_period or fact.kind == "statement") and fact.last_day - fact.first_day > _LONGEST)
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
        return self.rarity.get(concept, 0.0) * (1.0 if concept in EVENT_CONCEPTS else _NAME)

    def matches(self, scene: ParsedSentence, time: TimeSpan, above: Context) -> list[EventMatch]:
        """Return the facts that the sentence may tell of, the likeliest first."""
        weights: dict[str, float] = dict.fromkeys(above.concepts, 0.2) if above.is_table_header else {}
        weights |= {f"@{code}": 0.5 for code in above.countries}
        for tag in scene.tags:
            far = scene.distance(time.start, time.end, tag.start, tag.end)
            weight = 1.0 if far <= _NEAR else 0.6 if far <= _FAR else 0.3
            weights[tag.concept] = max(weights.get(tag.concept, 0.0), weight)
        scores: dict[int, float] = {}
        triggers: dict[int, float] = {}
        for concept, weight in weights.items():
            for n in self._by_concept.get(concept, ()):
                scores[n] = scores.get(n, 0.0) + weight * self._weight(concept)
                if concept in EVENT_CONCEPTS:
                    triggers[n] = triggers.get(n, 0.0) + weight * self._weight(concept)
        found = []
        awaited = is_deadline(scene, time)
        close = {tag.concept for tag in scene.tags if _is_close(scene, time, tag)}
        for n, shared in scores.items():
            fact, trigger = self.facts[n], triggers.get(n, 0.0)
            if fact.first_day > scene.draft.day + _SOON and "expire" not in fact.concepts:
                continue
            if (trigger or shared >= _NAMED) and _may_be_meant(fact, weights):
                score = shared * self._fit(fact, close, awaited=awaited)
                met, missed = _met(fact, time, scene)
                found.append(EventMatch(fact, score, met > 0, missed, score / self.total_weights[n], trigger))
        return sorted(found, key=lambda each: (-match_quality(each), each.fact.id))

    def _fit(self, fact: IndexedFact, close: set[str], *, awaited: bool) -> float:
        """Return how much less a fact is told of where it is about another body, or an end that isn't told of."""
        fit = 1.0
        for concept in _APART:
            if (concept in fact.concepts) != (concept in close):
                fit *= _LESS
        ends = "expire" in fact.concepts and "expiry" in fact.id
        if ends != awaited and (ends or not fact.due):
            fit *= _LESS
        return fit


_APART = ("binuh", "sanctions", "draft", "runoff")
_LESS = 0.5


def _is_close(scene: ParsedSentence, time: TimeSpan, tag: Tag) -> bool:
    """Whether a concept stands so near a date that it tells what the date is of."""
    far = scene.distance(time.start, time.end, tag.start, tag.end)
    return far <= (_FAR if tag.start < time.start else _JUST_AFTER)


_JUST_AFTER = 2
_SOON = timedelta(days=10)
"""How far ahead what happens may be told of, but for an end that is set."""


def _may_be_meant(fact: IndexedFact, concepts: Collection[str]) -> bool:
    """Whether a fact is not of another resolution than the text names, nor of a country that it doesn't."""
    own, named = _resolutions(fact.concepts), _resolutions(concepts)
    if own and named and not own & named:
        return False
    return fact.kind not in PERSONNEL_KINDS or any(f"@{code}" in concepts for code in fact.countries)


def _resolutions(concepts: Collection[str]) -> set[str]:
    """Return the numbers of resolutions among concepts."""
    return {each for each in concepts if each.isdecimal() and each[:2] in _RESOLUTIONS}


def distinctive_concepts(concepts: Collection[str]) -> list[str]:
    """Return those concepts that tell one happening from another, in order."""
    telling = {each for each in concepts if each in _TELLING or each[0] in "=@"}
    return sorted(telling | _resolutions(concepts))


_RESOLUTIONS = frozenset({"25", "26", "27", "28", "29"})
_TELLING = EVENT_CONCEPTS | PART_CONCEPTS | NAME_CONCEPTS
_NAMED = 6.0
"""How much the names of a fact must come to where nothing else tells that it is meant."""

_NAME = 0.6
"""How much a name is worth beside what happened."""


def match_quality(telling: EventMatch) -> float:
    """Return how good a telling is: what is shared, the more so where it is most of the fact."""
    return telling.score * (0.4 + telling.coverage)


def _met(fact: IndexedFact, time: TimeSpan, scene: ParsedSentence) -> tuple[int, int]:
    """Return how many of a fact's dates a date is, and how many it isn't."""
    spans: list[tuple[date, date]] = list(fact.dates)
    awaited = is_deadline(scene, time)
    if fact.due and awaited:
        spans = [fact.due]
    elif fact.due and (fact.kind != "statement" or fact.due[0] == fact.due[1]):
        spans.append(fact.due)
    meant = possible_spans(time, scene.draft.day, ahead=awaited)
    meets = [any(start <= last and first <= stop for first, last in meant) for start, stop in spans]
    return sum(meets), len(meets) - sum(meets)


def possible_spans(time: TimeSpan, day: date, *, ahead: bool = False) -> list[tuple[date, date]]:
    """Return the days that a date may mean: without a year, the last ones and the next; with ``ahead``, the next."""
    if time.mention is None:
        return [(time.first_day, time.last_day)]
    spans = [time.mention.resolve(day, ahead=each) for each in ((True,) if ahead else (False, True))]
    return list(dict.fromkeys(span for span in spans if span))


def is_deadline(scene: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date is the day on which something is to end: what is told last before it is an end."""
    if time.until:
        return True
    told = [
        tag.concept
        for tag in scene.tags_between(time.start - 16, time.start)
        if tag.concept in _TOLD and tag.end <= time.start
    ]
    return bool(told) and told[-1] == "expire"


_TOLD = EVENT_CONCEPTS - {"mandate", "presidency", "prison", "operation", "first", "start"}
