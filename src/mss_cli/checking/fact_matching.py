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

_MIN_KIND_WEIGHT = 0.12


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


def find_matches(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts that may answer ``question``, the likeliest first.

    Facts of other countries are left out where there are better ones, unless they have the question's figure.
    """
    question = _with_known_countries(question, index)
    weights = dict(question.kinds)
    presence = 1 - (1 - weights.get("arrived", 0.0)) * (1 - weights.get("strength", 0.0))
    for kind in ("arrived", "strength"):
        if kind in weights:
            weights[kind] = max(weights[kind], _PRESENCE_SHARE * presence)
    weights = {kind: weight for kind, weight in weights.items() if weight >= _MIN_KIND_WEIGHT}
    found = _matches_of_kinds(question, index, weights, _MIN_COUNTRY_SCORE) or _matches_of_kinds(
        question, index, weights, -math.inf
    )
    latest = _latest_days(found, question)
    found = [_penalize_outdated(match, latest, question) for match in found]
    return sorted(found, key=lambda match: (-match.score, match.fact.id))


_MIN_COUNTRY_SCORE = -0.7
"""How little the countries of a fact may fit before it is looked at only for its figure."""


def _matches_of_kinds(
    question: Question, index: FactIndex, weights: Mapping[str, float], min_country_score: float
) -> list[FactMatch]:
    """Return the facts of the kinds of ``weights`` whose countries fit at least so well, or that have the figure."""
    allowed = allowed_range(question.low, question.high, question.bound)
    return [
        match
        for kind, weight in weights.items()
        for fact in index.of_kind(kind)
        if (match := _score_fact(question, allowed, fact, weight, index, min_country_score))
    ]


_PRESENCE_SHARE = 0.8
"""How much of the weight of being there goes to either way of telling it: who landed, and who is present."""


def _with_known_countries(question: Question, index: FactIndex) -> Question:
    """Return ``question`` without the countries that the record has no such figure of."""
    family = "money" if question.family == "money" else "people"
    known = index.countries_with_figures(family)
    return msgspec.structs.replace(question, countries=tuple(pair for pair in question.countries if pair[0] in known))


def matches_of_other_kinds(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts of other kinds, of the same countries, that have the question's figure."""
    weights = dict(question.kinds)
    family = "personnel" if question.family == "open" else question.family
    kinds = {kind: 0.0 for kind in FAMILY_KINDS.get(family, ()) if weights.get(kind, 0.0) < _MIN_KIND_WEIGHT}
    found = _matches_of_kinds(question, index, kinds, math.inf)
    return sorted(found, key=lambda match: (not match.lead_agrees, -match.country, -match.part, match.fact.id))


def matches_in_other_currencies(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts that have the question's sum in another currency."""
    if question.family != "money":
        return []
    allowed = allowed_range(question.low, question.high, question.bound)
    return [
        match
        for kind in FAMILY_KINDS["money"]
        for fact in index.of_kind(kind)
        if fact.unit != question.unit and any(answer.low == question.low for answer in fact.answers)
        if (
            match := _score_fact(
                msgspec.structs.replace(question, unit=fact.unit), allowed, fact, 0.0, index, -math.inf
            )
        )
    ]


def _score_fact(
    question: Question,
    allowed: tuple[Decimal, Decimal],
    fact: IndexedFact,
    weight: float,
    index: FactIndex,
    min_country_score: float,
) -> FactMatch | None:
    """Return how well a fact of a kind of this ``weight`` answers; None where it can't.

    Or where its countries fit less than ``least``, and none of its claims meets ``own``, which the figure allows.
    """
    if fact.value_range is None or fact.first_day > question.draft_day + DAY_TOLERANCE:
        return None
    may_agree = allowed[0] <= fact.value_range[1] and fact.value_range[0] <= allowed[1]
    if not may_agree and min_country_score == math.inf:
        return None
    country = country_score(question, fact)
    if not may_agree and country < min_country_score:
        return None
    agreements = list(_agreements(question, allowed, fact))
    agreeing = agreements.count("agrees")
    if not agreements or (country < min_country_score and not agreeing):
        return None
    return FactMatch(
        fact=fact,
        kind=2 * weight,
        country=country,
        part=part_score(question, fact),
        unit=unit_score(question, fact),
        day=day_score(question, fact),
        words=word_score(question, fact),
        agreeing=agreeing,
        unsure=agreements.count("unsure"),
        opposed=agreements.count("opposed"),
        comparable=len(agreements),
        has_figure=any(allowed[0] <= answer.low <= allowed[1] for answer in fact.answers),
        lead_agrees=agreeing > 0 and _lead_agrees(question, allowed, fact, index),
    )


def _lead_agrees(question: Question, allowed: tuple[Decimal, Decimal], fact: IndexedFact, index: FactIndex) -> bool:
    """Whether the answer of a fact that leads meets the figure, which allows ``own``."""
    leading = index.lead(fact)
    return leading is not None and agreement(allowed, question.bound, leading.answer) == "agrees"


def _agreements(question: Question, allowed: tuple[Decimal, Decimal], fact: IndexedFact) -> Iterator[Agreement]:
    """Yield whether each claim in a unit on the question's scale meets the figure, which allows ``own``."""
    for answer in fact.answers:
        if _is_comparable_unit(question, answer.unit or fact.unit):
            result = agreement(allowed, question.bound, answer)
            yield "unsure" if result == "differs" and is_truncated(question.low, answer.low) else result


_UNITS_OF_FAMILY = {
    "personnel": {"personnel", "police", "military", "police-and-military", "people"},
    "people": {"people", "personnel", "police-and-military", "police", "military"},
    "members": {"members"},
    "percent": {"percent"},
    "duration": {"months"},
    "open": {"personnel", "police", "military", "police-and-military", "people", "members"},
}


def _is_comparable_unit(question: Question, unit: str | None) -> bool:
    if question.family == "money":
        return unit == question.unit
    return unit in _UNITS_OF_FAMILY.get(question.family, ())


def _latest_days(found: list[FactMatch], question: Question) -> dict[tuple[object, ...], date]:
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


def _penalize_outdated(match: FactMatch, latest_days: dict[tuple[object, ...], date], question: Question) -> FactMatch:
    """Return ``match`` with less for its day where a later fact of its series is nearer to the question's."""
    fact = match.fact
    is_dated = question.first_day is not None and match.day >= 1
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or is_dated or question.is_in_undated_past:
        return match
    days_behind = (latest_days.get(series_key(fact), fact.last_day) - fact.last_day).days
    if days_behind <= 1:
        return match
    return msgspec.structs.replace(match, day=match.day - 0.25 - min(days_behind / 250, 0.9))
