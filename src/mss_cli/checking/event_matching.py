"""Find the facts of the record that a dated statement may be about, and whether its date is theirs."""

import math
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.question import Context
from mss_cli.checking.sentence import RESOLUTION_DIGITS, ParsedSentence, Tag
from mss_cli.checking.time_spans import TimeSpan, spans_meet
from mss_cli.checking.words.meanings import EVENT_CONCEPTS, NAME_CONCEPTS, PART_CONCEPTS, PERSONNEL_KINDS

EVENT_KINDS = (
    "event", "mandate", "leadership", "vote", "statement", "arrived", "departed", "announced", "pledged", "killed",
    "injured", "funding-pledged", "funding-held", "authorized",
)  # fmt: skip
_NEAR_DISTANCE, _FAR_DISTANCE = 8, 16
"""Up to which distance from a date a concept weighs fully, and more than the rest of its sentence."""
_MAX_EVENT_LENGTH = timedelta(days=14)
"""The longest period, or time of a statement, that counts as an event."""


class EventMatch(Struct, frozen=True):
    """A fact that the sentence of a date may be about, how well it fits, and whether the date is the fact's."""

    fact: IndexedFact
    score: float
    agrees: bool
    other_dates: int
    """How many of the fact's dates the date does not agree with."""
    coverage: float
    """How much of the fact's weight is in the sentence, from 0 to 1."""


class EventIndex:
    """The facts that happen on a day, found by the concepts of their words.

    A concept weighs the more, the fewer facts have it: its inverse document frequency.
    """

    def __init__(self, index: FactIndex) -> None:
        self.facts = [
            fact
            for kind in EVENT_KINDS
            for facts in index.of_kind(kind).values()
            for fact in facts
            if fact.due or not _is_long(fact)
        ]
        self._by_concept: dict[str, list[int]] = {}
        concepts = [distinctive_concepts(fact.concepts) for fact in self.facts]
        for n, found in enumerate(concepts):
            for concept in found:
                self._by_concept.setdefault(concept, []).append(n)
        total = len(self.facts) + 1
        self._weights = {
            concept: math.log(total / (len(facts) + 0.5)) * (1.0 if concept in EVENT_CONCEPTS else _NAME_FACTOR)
            for concept, facts in self._by_concept.items()
        }
        """The weight of each concept: its rarity, less for a mere name."""
        self.total_weights = [sum(map(self._weights.__getitem__, found)) for found in concepts]

    def matches(self, sentence: ParsedSentence, time: TimeSpan, context: Context) -> list[EventMatch]:
        """Return the facts that the sentence of ``time`` may be about, the likeliest first."""
        weights: dict[str, float] = dict.fromkeys(context.concepts, 0.2) if context.is_table_header else {}
        if not any(each[0] == "@" and each != "@HTI" for each in sentence.concepts):
            weights |= {f"@{code}": 0.5 for code in context.countries}
        for tag in sentence.tags:
            distance = sentence.distance(time.start, time.end, tag.start, tag.end)
            weight = 1.0 if distance <= _NEAR_DISTANCE else 0.6 if distance <= _FAR_DISTANCE else 0.3
            weights[tag.concept] = max(weights.get(tag.concept, 0.0), weight)
        scores: dict[int, float] = {}
        names_event: set[int] = set()
        for concept, weight in weights.items():
            facts = self._by_concept.get(concept, ())
            for n in facts:
                scores[n] = scores.get(n, 0.0) + weight * self._weights[concept]
            if concept in EVENT_CONCEPTS:
                names_event.update(facts)
        found = []
        deadline = is_deadline(sentence, time)
        possible = possible_spans(time, sentence.draft.day, future=deadline and not _is_over(sentence, time))
        close_concepts = {tag.concept for tag in sentence.tags if _is_close(sentence, time, tag)}
        if not sentence.concepts & _BODIES:
            close_concepts |= context.concepts & {"binuh"}
        for n, shared_weight in scores.items():
            fact = self.facts[n]
            if fact.first_day > sentence.draft.day + _MAX_AHEAD and not _is_expiry(fact):
                continue
            if (n in names_event or shared_weight >= _MIN_NAME_WEIGHT) and _may_be_meant(fact, weights):
                score = shared_weight * self._fit(fact, close_concepts, deadline=deadline)
                agreeing, other_dates = _count_dates(fact, possible, deadline=deadline)
                found.append(EventMatch(fact, score, agreeing > 0, other_dates, score / self.total_weights[n]))
        return sorted(found, key=lambda each: (-match_quality(each), each.fact.id))

    def _fit(self, fact: IndexedFact, close_concepts: set[str], *, deadline: bool) -> float:
        """Return a factor of at most 1 for how well a fact fits.

        It is less where the fact is about another body than the sentence, or where only one of them is a deadline.
        """
        fit = 1.0
        for concept in _SEPARATE_SUBJECTS:
            if (concept in fact.concepts) != (concept in close_concepts):
                fit *= _MISMATCH_FACTOR
        is_expiry = "expire" in fact.concepts and "expiry" in fact.id
        if is_expiry != deadline and (is_expiry or not fact.due):
            fit *= _MISMATCH_FACTOR
        return fit


def _is_expiry(fact: IndexedFact) -> bool:
    """Whether a fact is the end of a mandate, which drafts name long before it."""
    return fact.kind == "mandate" and "expire" in fact.concepts


def _is_long(fact: IndexedFact) -> bool:
    """Whether a fact is about a period, or a statement of a time, that is too long to be an event."""
    is_period = fact.is_period or fact.kind == "statement"
    return is_period and fact.last_day - fact.first_day > _MAX_EVENT_LENGTH


_SEPARATE_SUBJECTS = ("binuh", "sanctions", "draft", "runoff")
"""What has dates of its own: a sentence and a fact are both about it, or neither is."""
_MISMATCH_FACTOR = 0.5
_BODIES = frozenset({"binuh", "sanctions", "mission", "gsf", "transitional"})
"""Whose mandate a sentence may name; else it may be that of the sentence before: "Its mandate ends on"."""


def _is_close(sentence: ParsedSentence, time: TimeSpan, tag: Tag) -> bool:
    """Whether a concept stands so near a date that it says what happened then."""
    distance = sentence.distance(time.start, time.end, tag.start, tag.end)
    return distance <= (_FAR_DISTANCE if tag.start < time.start else _MAX_DISTANCE_AFTER)


_MAX_DISTANCE_AFTER = 2
_MAX_AHEAD = timedelta(days=10)
"""How far ahead of the draft's day an event may lie that is no set end."""


def _may_be_meant(fact: IndexedFact, concepts: Collection[str]) -> bool:
    """Whether a fact may be meant.

    It may not where the text names another resolution, or if it is about personnel of a country that is not named.
    """
    fact_numbers, named_numbers = _resolution_numbers(fact.concepts), _resolution_numbers(concepts)
    if fact_numbers and named_numbers and not fact_numbers & named_numbers:
        return False
    return fact.kind not in PERSONNEL_KINDS or any(f"@{code}" in concepts for code in fact.countries)


def _resolution_numbers(concepts: Collection[str]) -> set[str]:
    """Return the numbers of resolutions among concepts."""
    return {each for each in concepts if _is_resolution_number(each)}


def _is_resolution_number(concept: str) -> bool:
    return len(concept) == RESOLUTION_DIGITS and concept.isdecimal() and concept[:2] in _RESOLUTION_PREFIXES


def distinctive_concepts(concepts: Collection[str]) -> list[str]:
    """Return the concepts that tell one event from another, sorted."""
    return sorted(
        each for each in concepts if each[0] in "=@" or each in _DISTINCTIVE_CONCEPTS or _is_resolution_number(each)
    )


_RESOLUTION_PREFIXES = frozenset({"25", "26", "27", "28", "29"})
_DISTINCTIVE_CONCEPTS = EVENT_CONCEPTS | PART_CONCEPTS | NAME_CONCEPTS
_MIN_NAME_WEIGHT = 6.0
"""How much the names of a fact must weigh where the sentence does not say what happened."""

_NAME_FACTOR = 0.6
"""How much a name weighs, compared with what happened."""


def match_quality(match: EventMatch) -> float:
    """Return how good a match is, from its score and from how much of the fact it covers."""
    return match.score * (0.4 + match.coverage)


def _count_dates(fact: IndexedFact, possible: Sequence[tuple[date, date]], *, deadline: bool) -> tuple[int, int]:
    """Return how many of a fact's dates agree with one of the ``possible`` spans, and how many do not."""
    is_due = fact.due and any(_is_due(fact.due, each) for each in possible)
    if fact.due and (deadline or _is_long(fact)):
        return int(bool(is_due)), int(not is_due)
    if fact.due and is_due and fact.kind != "mandate" and (fact.kind != "statement" or fact.due[0] == fact.due[1]):
        return 1, 0
    agreements = [any(spans_meet(known, each) for each in possible) for known in fact.dates]
    return sum(agreements), len(agreements) - sum(agreements)


def _is_due(due: tuple[date, date], span: tuple[date, date]) -> bool:
    """Whether what is due may be so on a date; a day says nothing of what is due at some time of a year."""
    is_vague = due[1] - due[0] > _MAX_DUE_LENGTH and span[0] == span[1]
    return spans_meet(due, span) and not is_vague


_MAX_DUE_LENGTH = timedelta(days=45)
"""How long the time may be at which something is due for a single day to be that time."""


def possible_spans(time: TimeSpan, day: date, *, future: bool = False) -> list[tuple[date, date]]:
    """Return the spans of days, first and last, that a date may mean in a draft of ``day``.

    Without a year it may be the latest that is past or the next one; with ``future``, only the next.
    """
    if time.mention is None:
        return [(time.first_day, time.last_day)]
    spans = [time.mention.resolve(day, future=each) for each in ((True,) if future else (False, True))]
    return list(dict.fromkeys(span for span in spans if span))


def is_deadline(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date is the day on which something is to end, by the last word before it that says what happened."""
    if time.until:
        return True
    concepts = [
        tag.concept
        for tag in sentence.tags_between(time.start - _MAX_WORDS_BEFORE, time.start)
        if tag.concept in _DATED_CONCEPTS and tag.end <= time.start
    ]
    return bool(concepts) and concepts[-1] == "expire"


def _is_over(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether what ends on a date has ended: "whose mandate ran out on 2 October"."""
    return bool(_ENDED_WORDS & set(sentence.words[max(time.start - _MAX_WORDS_TO_VERB, 0) : time.start]))


_ENDED_WORDS = frozenset({"ended", "expired", "ran", "lapsed", "dissolved", "pris", "termino", "expiro", "vencio"})
_MAX_WORDS_TO_VERB = 5
"""How many words before its date a verb may stand that says that something has ended."""
_MAX_WORDS_BEFORE = 16
_DATED_CONCEPTS = EVENT_CONCEPTS - {"mandate", "presidency", "prison", "operation", "first", "start"}
