"""Score how well a fact fits a question in each slot: country, part, unit, day and shared words.

A score is about 1 where the fact fits, about 0 where nothing says so, and negative where something speaks against it.
"""

import math
from datetime import timedelta

from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.question import Question
from mss_cli.checking.words.meanings import (
    GENERIC_CONCEPTS,
    HARM_KINDS,
    PART_CONCEPTS,
    PERSONNEL_KINDS,
    SUBGROUP_CONCEPTS,
    UNSAID_PART_COSTS,
    VOTE_CONCEPTS,
)
from mss_cli.model.units import units_meet

_SHARED_BY_MANY = GENERIC_CONCEPTS | PART_CONCEPTS | VOTE_CONCEPTS

DAY_TOLERANCE = timedelta(days=4)
"""How many days a date may be off and still be the same."""

_MENTIONED, _HALF, _LIKELY = 0.35, 0.5, 0.6
"""Weights of a country: from the first on it is mentioned at all, from the last on it is likely meant."""
_KINDS_WITHOUT_COUNTRY = {"authorized": 0.7, "mandate": 0.8, "event": 0.8, "territory": 0.8}
"""The kinds that are about no country, and their score."""


class Scorer:
    """Scores facts by how well they fit a question; what follows from the question alone is worked out once."""

    def __init__(self, question: Question) -> None:
        """Take the question to score facts for."""
        self._question = question
        self._countries = dict(question.countries)
        self._ranked = sorted(((n, code) for code, n in question.countries if code != "HTI"), reverse=True)
        """The countries but Haiti, those that weigh most first."""
        self._attached_parts = (question.attached & PART_CONCEPTS) - UNIT_PARTS.keys()
        self._separate_subjects = _SEPARATE_SUBJECTS & question.sentence_concepts
        self._attached_roles, self._named_roles = _roles(question)
        self._telling = frozenset(
            each for each in question.all_concepts if each[0] != "@" and each not in _SHARED_BY_MANY
        )
        self._telling_near = self._telling & question.clause_concepts
        self._numbers = frozenset(each for each in self._telling if each.isdecimal())

    def country(self, kind: str, countries: tuple[str, ...]) -> float:
        """Return how well the ``countries`` of facts of ``kind`` fit."""
        question, weights = self._question, self._countries
        if kind in _KINDS_WITHOUT_COUNTRY:
            return _KINDS_WITHOUT_COUNTRY[kind]
        if kind == "vote":
            return _vote_score(countries, weights)
        if countries == ("HTI",) and (kind in HARM_KINDS or question.family == "money"):
            return _haiti_money_score(weights) if question.family == "money" else _harm_score(question, weights)
        others = next((n for n, code in self._ranked if code not in countries), 0.0)
        if not countries:
            return _whole_force_score(question, others)
        if len(countries) > 1 and kind in PERSONNEL_KINDS:
            least = min(weights.get(code, 0.0) for code in countries)
            return least or -1.0
        return _own_country_score(question, countries, weights, others)

    def part(self, fact: IndexedFact) -> float:
        """Return how well the part that a fact is about, such as women or training, fits."""
        score = 0.9 + (_named_parts_score(self._question, fact) if fact.parts else 0.0)
        if fact.kind in {"vote", "mandate", "event"}:
            score -= 0.5 * len(self._separate_subjects - fact.concepts)
        if fact.kind == "vote" and ("transitional" in fact.concepts) != ("transitional" in self._question.all_concepts):
            score -= 0.4
        for attached in self._attached_parts:
            if attached not in fact.parts and attached not in fact.concepts:
                score -= 0.7
        return score - self._role_penalty(fact)

    def _role_penalty(self, fact: IndexedFact) -> float:
        """Return the penalty of a vote that counts members who voted otherwise."""
        if not fact.roles or fact.roles & self._attached_roles:
            return 0.0
        if not self._named_roles:
            return 0.1 if "favour" in fact.roles else 0.9
        return 0.3 if fact.roles & self._named_roles else 0.9

    def unit(self, fact: IndexedFact) -> float:
        """Return how well the unit of a fact fits."""
        question = self._question
        if question.unit is None or question.family == "open":
            return 0.2
        if question.unit == fact.unit:
            return 0.5
        units = {answer.unit for answer in fact.answers} | {fact.unit}
        if question.unit in units:
            return 0.5
        if question.family != "personnel":
            return 0.1
        return 0.4 if any(each and units_meet(question.unit, each) for each in units) else -0.2

    def day(self, fact: IndexedFact) -> float:
        """Return how well the dates of a fact fit."""
        question = self._question
        if question.first_day is None or question.last_day is None:
            return _recency_score(question, fact)
        if fact.is_period:
            return _period_score(question, fact)
        earliest, latest = question.first_day - DAY_TOLERANCE, question.last_day + DAY_TOLERANCE
        if any(start <= latest and earliest <= stop for start, stop in fact.dates):
            return 1.1
        if fact.is_stock:
            return _stock_score(question, fact)
        numbers = (each for each in fact.concepts if each.isdecimal())
        if fact.kind in {"vote", "mandate"} and any(number in question.all_concepts for number in numbers):
            return 0.8
        nearest = min(abs((start - question.first_day).days) for start, _ in fact.dates)
        return max(0.5 - nearest / 60, -1.0)

    def words(self, fact: IndexedFact) -> float:
        """Return a score for the distinctive concepts that a fact shares with the sentence and its context."""
        if self._telling.isdisjoint(fact.concepts):
            return 0.0
        shared, near = len(fact.concepts & self._telling), len(fact.concepts & self._telling_near)
        has_number = not self._numbers.isdisjoint(fact.concepts)
        return min(0.12 * near + 0.06 * (shared - near), 0.5) + (0.5 if has_number else 0.0)


def _roles(question: Question) -> tuple[frozenset[str], frozenset[str]]:
    """Return how the members that a figure counts have voted: what stands at it, and what its clause names."""
    attached = question.attached & VOTE_CONCEPTS
    named = (attached | question.clause_concepts) & VOTE_CONCEPTS
    others = (question.sentence_concepts & VOTE_CONCEPTS) - {"members"}
    return (others, others) if named == {"members"} and len(others) == 1 else (attached, named)


def _haiti_money_score(weights: dict[str, float]) -> float:
    """Return how well money of Haiti's own, or for all of Haiti, fits: not where another country stands at the sum."""
    others = max((weight for code, weight in weights.items() if code != "HTI"), default=0.0)
    return -0.3 if others >= _AT_FIGURE > weights.get("HTI", 0.0) else _HALF


_AT_FIGURE = 0.8


def _vote_score(countries: tuple[str, ...], weights: dict[str, float]) -> float:
    """Return how well the voting body fits: a country's parliament only if that country is mentioned."""
    if len(countries) != 1 or "HTI" in countries:
        return 0.8
    own = weights.get(countries[0], 0.0)
    return own if own >= _MENTIONED else own - 1


def _harm_score(question: Question, weights: dict[str, float]) -> float:
    """Return how well harm done to Haitians fits: not where another country is named at the figure."""
    if any(weight == 1.0 and code != "HTI" for code, weight in weights.items()):
        return -0.8
    return _HALF if question.family == "personnel" else 0.9


def _whole_force_score(question: Question, others: float) -> float:
    """Return how well a figure of all countries fits, ``others`` being the greatest weight of a single country."""
    if question.whole < _MENTIONED <= others:
        return -0.9 if others > _LIKELY else -0.3
    whole = max(question.whole, _LIKELY if others < _MENTIONED else 0.45)
    return whole - (others / 2 if others > whole else 0)


def _own_country_score(
    question: Question, countries: tuple[str, ...], weights: dict[str, float], others: float
) -> float:
    """Return how well the ``countries`` of facts fit, ``others`` being the greatest weight of any other country."""
    money = question.family == "money" and "HTI" in countries
    own = max((weights.get(code, 0.0) for code in countries if code != "HTI" or not money), default=0.0)
    if not own:
        return -1.2 if others or question.whole > _HALF else -0.4
    for_mission = "mission" in question.clause_concepts and "@HTI" not in question.clause_concepts
    aid_penalty = 0.35 if money and for_mission else 0.0
    return own - (0.9 * (others - own) if others > own else 0) - aid_penalty


_SEPARATE_SUBJECTS = frozenset({"binuh", "sanctions", "draft"})
"""What has mandates and votes of its own."""

UNIT_PARTS = {"soldiers": "military", "policeofficers": "police"}
"""Parts that the unit of a figure names as well."""

_SUBGROUP_COST = 1.7
"""The cost of a fact about some people only, such as children, where the draft does not name them."""

_MAX_UNNAMED_COST = 0.5
"""The most that names in a fact's scope cost where the draft has none of them."""


def _named_parts_score(question: Question, fact: IndexedFact) -> float:
    """Return what the parts of a fact add where the draft names them, or cost where it does not."""
    near = question.clause_concepts
    named = {part for part in fact.parts if part in near or UNIT_PARTS.get(part, "") == question.unit}
    score, unnamed = 0.0, 0.0
    for part in fact.parts:
        if part in named:
            score += 0.45 if part in question.attached else 0.1
        elif part.startswith("="):
            unnamed += _missing_part_cost(question, part, 0.2 if named else 0.5)
        else:
            cost = UNSAID_PART_COSTS.get(part, _SUBGROUP_COST if part in SUBGROUP_CONCEPTS else 0.8)
            score -= _missing_part_cost(question, part, cost)
    return score - min(unnamed, _MAX_UNNAMED_COST)


def _missing_part_cost(question: Question, part: str, cost: float) -> float:
    """Return the cost of a part that is not named at the figure: less than ``cost`` if it is named elsewhere."""
    if part in question.sentence_concepts:
        return min(cost, 0.15)
    return min(cost, 0.4) if part in question.all_concepts else cost


_MAX_UNDATED_PERIOD = 0.6
"""The greatest score of a count over a period where the draft gives none."""

_SHORT_PERIOD = timedelta(days=12)


_MONTH, _LONG_PERIOD = timedelta(days=31), timedelta(days=150)
"""A long period may be told by its first and its last month."""


def _period_score(question: Question, fact: IndexedFact) -> float:
    """Return how well the period of a count fits the period of the question."""
    start, stop = question.first_day or question.draft_day, question.last_day or question.draft_day
    begins, ends = abs(fact.first_day - start) <= DAY_TOLERANCE, abs(fact.last_day - stop) <= DAY_TOLERANCE
    if begins and ends:
        return 1.2
    if fact.last_day - fact.first_day >= _LONG_PERIOD and start <= fact.first_day and fact.last_day <= stop:
        is_of_months = fact.first_day - start <= _MONTH and stop - fact.last_day <= _MONTH
        return 1.0 if is_of_months else 0.3
    if fact.first_day > stop or start > fact.last_day:
        return -1.0
    if fact.last_day - fact.first_day <= _SHORT_PERIOD:
        return 0.8
    return 0.3 if begins or abs(fact.last_day - stop) <= _SHORT_PERIOD else -0.3


def _stock_score(question: Question, fact: IndexedFact) -> float:
    """Return how well a stock, which is counted on a day, fits the question's later day."""
    stop = question.last_day or question.draft_day
    if fact.kind in {"pledged", "authorized"} and fact.first_day <= stop:
        return 0.9
    if fact.last_day <= stop:
        return max(0.8 - (stop - fact.last_day).days / 200, -0.2)
    return -0.2 if fact.last_day <= question.draft_day else -1.0


def _recency_score(question: Question, fact: IndexedFact) -> float:
    """Return how well a fact fits a question without a date: the newer, the better."""
    age = 0 if fact.first_day <= question.draft_day <= fact.last_day else (question.draft_day - fact.last_day).days
    if age < -DAY_TOLERANCE.days:
        return -1.0
    if fact.kind in {"pledged", "authorized"}:
        return 0.9
    fits = 0.8 * math.exp(-max(age, 0) / 200) + (0.1 if fact.kind == "strength" else 0)
    return min(fits, _MAX_UNDATED_PERIOD) if fact.is_period else fits
