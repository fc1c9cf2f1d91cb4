"""Find the facts that may answer a question, the likeliest first, with a score for each slot."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.comparison import MAX_RATIO, Agreement, agreement, is_truncated
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.indexed_fact import Answer, IndexedFact
from mss_cli.checking.question import Question
from mss_cli.checking.scoring import DAY_TOLERANCE, Scorer
from mss_cli.checking.words.meanings import FAMILY_KINDS

_MIN_KIND_WEIGHT = 0.12
"""Kinds that weigh less are not looked among."""


class FactMatch(Struct, frozen=True):
    """A fact, its score in each slot of a question, and how its claims compare with the figure.

    A slot is one of the things that a question asks for: kind, country, part, unit, day, and shared words.
    """

    fact: IndexedFact
    kind: float
    country: float
    part: float
    unit: float
    day: float
    words: float
    agreeing: int
    """How many of its answers agree with the figure."""
    unsure: int
    opposed: int
    comparable: int
    """How many of its answers are in a unit that can be compared with the figure's."""
    lead_agrees: bool = False
    """Whether the leading answer agrees with the figure, as it does where all do."""
    has_figure: bool = False
    """Whether the figure may be taken from it: it has that figure, or one that the draft rounds."""

    @property
    def score(self) -> float:
        """The sum of all slots."""
        return self.kind + self.country + self.part + self.unit + self.day + self.words

    @property
    def weakest_slot(self) -> float:
        """The least of the slots that must be filled before a draft is contradicted."""
        return min(self.country, self.part, self.unit + 0.5, self.day)


FindMatches = Callable[[Question], Sequence[FactMatch]]
"""What returns the facts that may answer a question, the likeliest first."""


def find_matches(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts that may answer ``question``, the likeliest first.

    Facts about other countries are left out if some fit better, unless they have the question's figure.
    """
    question = _with_known_countries(question, index)
    weights = dict(question.kinds)
    presence = 1 - (1 - weights.get("arrived", 0.0)) * (1 - weights.get("strength", 0.0))
    for kind in ("arrived", "strength"):
        if kind in weights:
            weights[kind] = max(weights[kind], _PRESENCE_SHARE * presence)
    weights = {kind: weight for kind, weight in weights.items() if weight >= _MIN_KIND_WEIGHT}
    found = _matches_of_kinds(question, index, weights, _MIN_COUNTRY_SCORE)
    if not found:
        found = _matches_of_kinds(question, index, weights, -math.inf)
    latest = _latest_days(found, question)
    found = [_penalize_outdated(match, latest, question) for match in found]
    return sorted(found, key=lambda match: (-match.score, match.fact.id))


_MIN_COUNTRY_SCORE = -0.7
"""A fact whose countries score less is only looked at if it has the figure."""


def _matches_of_kinds(
    question: Question, index: FactIndex, weights: Mapping[str, float], min_country_score: float
) -> list[FactMatch]:
    """Return the facts that score at least ``min_country_score``, or that have the figure.

    ``weights`` has the kinds to look among, each with its weight.
    """
    figure, scorer = _Figure(question), Scorer(question)
    found: list[FactMatch] = []
    for kind, weight in weights.items():
        for countries, facts in index.of_kind(kind).items():
            country = scorer.country(kind, countries)
            is_likely = country >= min_country_score
            for fact in facts:
                if is_likely or figure.may_agree(fact):
                    match = _match(figure, scorer, fact, weight, country, index)
                    if match and (is_likely or match.agreeing):
                        found.append(match)
    return found


_PRESENCE_SHARE = 0.8
"""How much of the weight of being in Haiti each kind of it gets: those who arrived, and those who are there."""


def _with_known_countries(question: Question, index: FactIndex) -> Question:
    """Return ``question`` without the countries that the record has no such figure of."""
    family = "money" if question.family == "money" else "people"
    known = index.countries_with_figures(family)
    return msgspec.structs.replace(question, countries=tuple(pair for pair in question.countries if pair[0] in known))


def matches_of_other_kinds(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts of the kinds that the question is not about which have its figure."""
    weights = dict(question.kinds)
    family = "personnel" if question.family == "open" else question.family
    kinds = {kind: 0.0 for kind in FAMILY_KINDS.get(family, ()) if weights.get(kind, 0.0) < _MIN_KIND_WEIGHT}
    found = _matches_of_kinds(question, index, kinds, math.inf)
    return sorted(found, key=lambda match: (not match.lead_agrees, -match.country, -match.part, match.fact.id))


def matches_in_other_currencies(question: Question, index: FactIndex) -> list[FactMatch]:
    """Return the facts that have the question's sum of money in another currency."""
    if question.family != "money":
        return []
    found: list[FactMatch | None] = []
    for kind in FAMILY_KINDS["money"]:
        for countries, facts in index.of_kind(kind).items():
            for fact in facts:
                if fact.unit != question.unit and any(answer.low == question.low for answer in fact.answers):
                    converted = msgspec.structs.replace(question, unit=fact.unit)
                    scorer = Scorer(converted)
                    country = scorer.country(kind, countries)
                    found.append(_match(_Figure(converted), scorer, fact, 0.0, country, index))
    return [match for match in found if match]


_COUNTED_UNITS = frozenset({"personnel", "police", "military", "police-and-military", "people"})
_UNITS_OF_FAMILY = {
    "personnel": _COUNTED_UNITS,
    "people": _COUNTED_UNITS,
    "members": frozenset({"members"}),
    "percent": frozenset({"percent"}),
    "duration": frozenset({"months"}),
    "open": _COUNTED_UNITS | {"members"},
}


class _Figure:
    """The figure of a question, to be compared with the answers of facts."""

    def __init__(self, question: Question) -> None:
        self.last_day = question.draft_day + DAY_TOLERANCE
        """The last day on which a fact may begin that the draft can tell of."""
        self._low, self._bound = question.low, question.bound
        self._allowed = allowed_range(question.low, question.high, question.bound)
        self._far_below, self._far_above = self._allowed[0] / MAX_RATIO, self._allowed[1] * MAX_RATIO
        """What lies beyond these differs, however it is bounded: most answers do, and need no closer look."""
        is_money = question.family == "money"
        self._units = frozenset({question.unit}) if is_money else _UNITS_OF_FAMILY.get(question.family, frozenset())
        """The units in which answers may be compared with it."""

    def may_agree(self, fact: IndexedFact) -> bool:
        """Whether the values that the figure allows meet the range of a fact's answers."""
        values = fact.value_range
        return values is not None and self._allowed[0] <= values[1] and values[0] <= self._allowed[1]

    def agreements(self, fact: IndexedFact) -> list[Agreement]:
        """Return how each answer in a comparable unit compares with the figure."""
        return [self._agreement(each) for each in fact.answers if (each.unit or fact.unit) in self._units]

    def _agreement(self, answer: Answer) -> Agreement:
        low, high = answer.allowed
        if low > self._far_above or high < self._far_below:
            return "differs"
        result = agreement(self._allowed, self._bound, answer)
        return "unsure" if result == "differs" and is_truncated(self._low, answer.low) else result

    def is_printed(self, fact: IndexedFact) -> bool:
        """Whether the figure may be taken from a fact, which has it, or one that the draft rounds."""
        return any(self._allowed[0] <= answer.low <= self._allowed[1] for answer in fact.answers)

    def agrees_with(self, answer: Answer) -> bool:
        """Whether the figure and an answer agree."""
        return agreement(self._allowed, self._bound, answer) == "agrees"


def _match(
    figure: _Figure, scorer: Scorer, fact: IndexedFact, weight: float, country: float, index: FactIndex
) -> FactMatch | None:
    """Return how well a fact answers; None where it has no figure to compare, or is newer than the draft.

    ``weight`` is that of the fact's kind, and ``country`` the score of its countries.
    """
    agreements = figure.agreements(fact) if fact.first_day <= figure.last_day else []
    if not agreements:
        return None
    agreeing = agreements.count("agrees")
    leading = index.lead(fact) if 0 < agreeing < len(agreements) else None
    return FactMatch(
        fact=fact,
        kind=2 * weight,
        country=country,
        part=scorer.part(fact),
        unit=scorer.unit(fact),
        day=scorer.day(fact),
        words=scorer.words(fact),
        agreeing=agreeing,
        unsure=agreements.count("unsure"),
        opposed=agreements.count("opposed"),
        comparable=len(agreements),
        has_figure=figure.is_printed(fact),
        lead_agrees=figure.agrees_with(leading.answer) if leading else agreeing == len(agreements),
    )


def _latest_days(found: list[FactMatch], question: Question) -> dict[tuple[object, ...], date]:
    """Return the latest day of each series of stocks that begins by the question's day."""
    day = question.last_day or question.draft_day
    latest: dict[tuple[object, ...], date] = {}
    for match in found:
        if match.fact.is_stock and match.fact.first_day <= day:
            key = series_key(match.fact)
            latest[key] = max(latest.get(key, match.fact.last_day), match.fact.last_day)
    return latest


def series_key(fact: IndexedFact) -> tuple[object, ...]:
    """Return what the facts of one series have in common: those about the same thing on different days."""
    scale = "percent" if fact.unit == "percent" else fact.unit if fact.kind.startswith("funding") else ""
    return (fact.kind, fact.countries, fact.parts, scale)


def _penalize_outdated(match: FactMatch, latest_days: dict[tuple[object, ...], date], question: Question) -> FactMatch:
    """Return ``match`` with a lower score for its day if a later fact of its series is known."""
    fact = match.fact
    is_dated = question.first_day is not None and match.day >= 1
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or is_dated or question.is_in_undated_past:
        return match
    days_behind = (latest_days.get(series_key(fact), fact.last_day) - fact.last_day).days
    if days_behind <= 1:
        return match
    return msgspec.structs.replace(match, day=match.day - 0.25 - min(days_behind / 250, 0.9))
