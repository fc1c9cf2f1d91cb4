"""The facts that may answer a question, the likeliest first, with a score for each slot."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.comparison import Agreement, agreement, is_truncated
from mss_cli.checking.fact_index import FactIndex, IndexedFact
from mss_cli.checking.question import Question
from mss_cli.checking.scoring import DAY_TOLERANCE, country_score, day_score, part_score, unit_score, word_score
from mss_cli.checking.words.meanings import FAMILY_KINDS

_LEAST_KIND = 0.12


class FactMatch(Struct, frozen=True):
    """A fact, how well it answers a question, slot by slot, and whether its claims meet the figure."""

    fact: IndexedFact
    kind: float
    country: float
    part: float
    unit: float
    day: float
    words: float
    agreeing: int
    """How many of its claims meet the figure."""
    unsure: int
    opposed: int
    comparable: int
    """How many of its claims give a figure in the question's unit."""
    lead_agrees: bool = False
    """Whether the answer that leads meets the figure."""
    has_figure: bool = False
    """Whether the figure may be taken from it: it has that figure, or one that the text rounds."""

    @property
    def score(self) -> float:
        """The sum of all slots."""
        return self.kind + self.country + self.part + self.unit + self.day + self.words

    @property
    def weakest_slot(self) -> float:
        """The worst of the slots that must be filled before anybody is accused."""
        return min(self.country, self.part, self.unit + 0.5, self.day)


def find_matches(question: Question, record: FactIndex) -> list[FactMatch]:
    """Return the facts that may answer ``question``, the likeliest first.

    Facts of other countries are left out where there are better ones, unless they have the question's figure.
    """
    question = _of_those_who_take_part(question, record)
    weights = dict(question.kinds)
    there = 1 - (1 - weights.get("arrived", 0.0)) * (1 - weights.get("strength", 0.0))
    for kind in ("arrived", "strength"):
        if kind in weights:
            weights[kind] = max(weights[kind], _THERE * there)
    weights = {kind: weight for kind, weight in weights.items() if weight >= _LEAST_KIND}
    found = _matches(question, record, weights, _OF_OTHERS) or _matches(question, record, weights, -math.inf)
    latest = _latest(found, question)
    found = [_aged(match, latest, question) for match in found]
    return sorted(found, key=lambda match: (-match.score, match.fact.id))


_OF_OTHERS = -0.7
"""How little the countries of a fact may fit before it is looked at only for its figure."""


def _matches(question: Question, record: FactIndex, weights: Mapping[str, float], least: float) -> list[FactMatch]:
    """Return the facts of the kinds of ``weights`` whose countries fit at least so well, or that have the figure."""
    own = allowed_range(question.low, question.high, question.bound)
    return [
        match
        for kind, weight in weights.items()
        for fact in record.of_kind(kind)
        if (match := _match(question, own, fact, weight, record, least))
    ]


_THERE = 0.8
"""How much of the weight of being there goes to either way of telling it: who landed, and who is present."""


def _of_those_who_take_part(question: Question, record: FactIndex) -> Question:
    """Return ``question`` without the countries that the record has no such figure of."""
    family = "money" if question.family == "money" else "people"
    known = record.countries_with_figures(family)
    return msgspec.structs.replace(question, countries=tuple(pair for pair in question.countries if pair[0] in known))


def matches_of_other_kinds(question: Question, record: FactIndex) -> list[FactMatch]:
    """Return the facts of other kinds, of the same countries, that have the question's figure."""
    weights = dict(question.kinds)
    family = "personnel" if question.family == "open" else question.family
    kinds = {kind: 0.0 for kind in FAMILY_KINDS.get(family, ()) if weights.get(kind, 0.0) < _LEAST_KIND}
    found = _matches(question, record, kinds, math.inf)
    return sorted(found, key=lambda match: (not match.lead_agrees, -match.country, -match.part, match.fact.id))


def matches_in_other_currencies(question: Question, record: FactIndex) -> list[FactMatch]:
    """Return the facts that have the question's sum in another currency."""
    if question.family != "money":
        return []
    own = allowed_range(question.low, question.high, question.bound)
    return [
        match
        for kind in FAMILY_KINDS["money"]
        for fact in record.of_kind(kind)
        if fact.unit != question.unit and any(answer.low == question.low for answer in fact.answers)
        if (match := _match(msgspec.structs.replace(question, unit=fact.unit), own, fact, 0.0, record, -math.inf))
    ]


def _match(
    question: Question, own: tuple[Decimal, Decimal], fact: IndexedFact, weight: float, record: FactIndex, least: float
) -> FactMatch | None:
    """Return how well a fact of a kind of this ``weight`` answers; None where it can't.

    Or where its countries fit less than ``least``, and none of its claims meets ``own``, which the figure allows.
    """
    if fact.value_range is None or fact.first_day > question.draft_day + DAY_TOLERANCE:
        return None
    may_meet = own[0] <= fact.value_range[1] and fact.value_range[0] <= own[1]
    if not may_meet and least == math.inf:
        return None
    who = country_score(question, fact)
    if not may_meet and who < least:
        return None
    meetings = list(_meetings(question, own, fact))
    meets = meetings.count("meets")
    if not meetings or (who < least and not meets):
        return None
    return FactMatch(
        fact=fact,
        kind=2 * weight,
        country=who,
        part=part_score(question, fact),
        unit=unit_score(question, fact),
        day=day_score(question, fact),
        words=word_score(question, fact),
        agreeing=meets,
        unsure=meetings.count("unsure"),
        opposed=meetings.count("opposed"),
        comparable=len(meetings),
        has_figure=any(own[0] <= answer.low <= own[1] for answer in fact.answers),
        lead_agrees=meets > 0 and _leads(question, own, fact, record),
    )


def _leads(question: Question, own: tuple[Decimal, Decimal], fact: IndexedFact, record: FactIndex) -> bool:
    """Whether the answer of a fact that leads meets the figure, which allows ``own``."""
    led = record.lead(fact)
    return led is not None and agreement(own, question.bound, led.answer) == "meets"


def _meetings(question: Question, own: tuple[Decimal, Decimal], fact: IndexedFact) -> Iterator[Agreement]:
    """Yield whether each claim in a unit on the question's scale meets the figure, which allows ``own``."""
    for answer in fact.answers:
        if _one_scale(question, answer.unit or fact.unit):
            met = agreement(own, question.bound, answer)
            yield "unsure" if met == "differs" and is_truncated(question.low, answer.low) else met


_SCALES = {
    "personnel": {"personnel", "police", "military", "police-and-military", "people"},
    "people": {"people", "personnel", "police-and-military", "police", "military"},
    "members": {"members"},
    "percent": {"percent"},
    "duration": {"months"},
    "open": {"personnel", "police", "military", "police-and-military", "people", "members"},
}


def _one_scale(question: Question, unit: str | None) -> bool:
    if question.family == "money":
        return unit == question.unit
    return unit in _SCALES.get(question.family, ())


def _latest(found: list[FactMatch], question: Question) -> dict[tuple[object, ...], date]:
    """Return the last day of each series of stocks up to the question's."""
    day = question.last_day or question.draft_day
    latest: dict[tuple[object, ...], date] = {}
    for match in found:
        if match.fact.is_stock and match.fact.first_day <= day:
            key = series_key(match.fact)
            latest[key] = max(latest.get(key, match.fact.last_day), match.fact.last_day)
    return latest


def series_key(fact: IndexedFact) -> tuple[object, ...]:
    """Return what facts of one series have in common: those of one thing on different days."""
    scale = "percent" if fact.unit == "percent" else fact.unit if fact.kind.startswith("funding") else ""
    return (fact.kind, fact.countries, fact.parts, scale)


def _aged(match: FactMatch, latest: dict[tuple[object, ...], date], question: Question) -> FactMatch:
    """Return ``match`` with less for its day where a later fact of its series is nearer to the question's."""
    fact = match.fact
    told = question.first_day is not None and match.day >= 1
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or told or question.is_in_undated_past:
        return match
    behind = (latest.get(series_key(fact), fact.last_day) - fact.last_day).days
    if behind <= 1:
        return match
    return msgspec.structs.replace(match, day=match.day - 0.25 - min(behind / 250, 0.9))
