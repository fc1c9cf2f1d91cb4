"""How well a fact fits a question in each of its slots: who, part, unit, day, and the words of both.

Each is about 1 where it fits, about 0 where nothing says so, and below where something speaks against it.
"""

import math
from datetime import timedelta

from mss_cli.checking.fact_index import IndexedFact
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

DAY_TOLERANCE = timedelta(days=4)

_MENTIONED, _HALF, _LIKELY = 0.35, 0.5, 0.6
_KINDS_WITHOUT_COUNTRY = {"authorized": 0.7, "mandate": 0.8, "event": 0.8, "territory": 0.8}
"""The kinds that are of no country, and what they are worth."""


def country_score(question: Question, fact: IndexedFact) -> float:
    """Return how well the countries of a fact are the question's."""
    weights = dict(question.countries)
    if fact.kind in _KINDS_WITHOUT_COUNTRY:
        return _KINDS_WITHOUT_COUNTRY[fact.kind]
    if fact.kind == "vote":
        return _vote_score(fact, weights)
    if fact.countries == ("HTI",) and (fact.kind in HARM_KINDS or question.family == "money"):
        return _HALF if question.family == "money" else _harm_score(question, weights)
    others = max((n for code, n in weights.items() if code not in fact.countries and code != "HTI"), default=0.0)
    if not fact.countries:
        return _whole_force_score(question, others)
    if len(fact.countries) > 1 and fact.kind in PERSONNEL_KINDS:
        least = min(weights.get(code, 0.0) for code in fact.countries)
        return least or -1.0
    return _own_country_score(question, fact, weights, others)


def _vote_score(fact: IndexedFact, weights: dict[str, float]) -> float:
    """Return how well a vote is that of the body the text speaks of: a country's parliament only if it is named."""
    if len(fact.countries) != 1 or "HTI" in fact.countries:
        return 0.8
    own = weights.get(fact.countries[0], 0.0)
    return own if own >= _MENTIONED else own - 1


def _harm_score(question: Question, weights: dict[str, float]) -> float:
    """Return how well harm done to Haitians is meant: not where another country stands at the figure."""
    if any(weight == 1.0 and code != "HTI" for code, weight in weights.items()):
        return -0.8
    return _HALF if question.family == "personnel" else 0.9


def _whole_force_score(question: Question, others: float) -> float:
    """Return how well a figure of all countries together is meant, ``others`` being the surest single country."""
    if question.whole < _MENTIONED <= others:
        return -0.9 if others > _LIKELY else -0.3
    whole = max(question.whole, _LIKELY if others < _MENTIONED else 0.45)
    return whole - (others / 2 if others > whole else 0)


def _own_country_score(question: Question, fact: IndexedFact, weights: dict[str, float], others: float) -> float:
    money = question.family == "money" and "HTI" in fact.countries
    own = max((weights.get(code, 0.0) for code in fact.countries if code != "HTI" or not money), default=0.0)
    if not own:
        return -1.2 if others or question.whole > _HALF else -0.4
    aid_penalty = (
        0.35 if money and "mission" in question.clause_concepts and "@HTI" not in question.clause_concepts else 0.0
    )
    return own - (0.9 * (others - own) if others > own else 0) - aid_penalty


_SEPARATE_SUBJECTS = frozenset({"binuh", "sanctions", "draft"})
"""Whose mandates and votes are questions of their own."""

_UNIT_PARTS = {"soldiers": "military", "policeofficers": "police"}
"""Parts that a unit names as well."""

_SUBGROUP_COST = 1.7
"""What it costs that a text doesn't say that it speaks of some people only, as children."""

_MAX_UNNAMED_COST = 0.5
"""The most that the names in a fact's scope cost where the text has none of them."""


def part_score(question: Question, fact: IndexedFact) -> float:
    """Return how well the part that a fact is narrowed to is the question's."""
    score = 0.9 + _named_parts_score(question, fact)
    if fact.kind in {"vote", "mandate", "event"}:
        score -= 0.5 * len((_SEPARATE_SUBJECTS & question.sentence_concepts) - fact.concepts)
    for attached in (question.attached & PART_CONCEPTS) - _UNIT_PARTS.keys():
        if attached not in fact.parts and attached not in fact.concepts:
            score -= 0.7
    return score - _role_penalty(question, fact)


def _named_parts_score(question: Question, fact: IndexedFact) -> float:
    """Return what it adds that the text names the parts of a fact, or takes that it doesn't."""
    named = {
        part for part in fact.parts if part in question.clause_concepts or _UNIT_PARTS.get(part, "") == question.unit
    }
    score, unnamed = 0.0, 0.0
    for part in fact.parts:
        if part in named:
            score += 0.45 if part in question.attached else 0.1
        elif part.startswith("="):
            unnamed += _missing_part_cost(question, part, 0.2 if named else 0.5)
        else:
            score -= _missing_part_cost(
                question, part, UNSAID_PART_COSTS.get(part, _SUBGROUP_COST if part in SUBGROUP_CONCEPTS else 0.8)
            )
    return score - min(unnamed, _MAX_UNNAMED_COST)


def _missing_part_cost(question: Question, part: str, cost: float) -> float:
    if part in question.sentence_concepts:
        return min(cost, 0.15)
    return min(cost, 0.4) if part in question.all_concepts else cost


def _role_penalty(question: Question, fact: IndexedFact) -> float:
    """Return what is to be taken off where a vote's figure is of those who voted otherwise."""
    if not fact.roles or fact.roles & question.attached:
        return 0.0
    named = (question.attached | question.clause_concepts) & VOTE_CONCEPTS
    if not named:
        return 0.1 if "favour" in fact.roles else 0.9
    return 0.3 if fact.roles & named else 0.9


def unit_score(question: Question, fact: IndexedFact) -> float:
    """Return how well the unit of a fact is the question's."""
    units = {answer.unit for answer in fact.answers} | {fact.unit}
    if question.unit is None or question.family == "open":
        return 0.2
    if question.unit in units:
        return 0.5
    if question.family != "personnel":
        return 0.1
    return 0.4 if any(each and units_meet(question.unit, each) for each in units) else -0.2


_MAX_UNDATED_PERIOD = 0.6
"""The most that a count over some time is worth where the text gives none."""

_SHORT_PERIOD = timedelta(days=12)


def day_score(question: Question, fact: IndexedFact) -> float:
    """Return how well the days of a fact are the question's."""
    if question.first_day is None or question.last_day is None:
        return _recency_score(question, fact)
    if fact.is_period:
        return _period_score(question, fact)
    if any(
        start - DAY_TOLERANCE <= question.last_day and question.first_day - DAY_TOLERANCE <= stop
        for start, stop in fact.dates
    ):
        return 1.1
    if fact.is_stock:
        return _stock_score(question, fact)
    if fact.kind in {"vote", "mandate"} and any(
        each.isdecimal() and each in question.all_concepts for each in fact.concepts
    ):
        return 0.8
    nearest = min(abs((start - question.first_day).days) for start, _ in fact.dates)
    return max(0.5 - nearest / 60, -1.0)


def _period_score(question: Question, fact: IndexedFact) -> float:
    """Return how well what is counted over a time is counted over the question's."""
    start, stop = question.first_day or question.draft_day, question.last_day or question.draft_day
    begins, ends = abs(fact.first_day - start) <= DAY_TOLERANCE, abs(fact.last_day - stop) <= DAY_TOLERANCE
    if begins and ends:
        return 1.2
    if fact.first_day > stop or start > fact.last_day:
        return -1.0
    if fact.last_day - fact.first_day <= _SHORT_PERIOD:
        return 0.8
    return 0.3 if begins or abs(fact.last_day - stop) <= _SHORT_PERIOD else -0.3


def _stock_score(question: Question, fact: IndexedFact) -> float:
    """Return how well what stood on a day still stands on the question's."""
    stop = question.last_day or question.draft_day
    if fact.kind in {"pledged", "authorized"} and fact.first_day <= stop:
        return 0.9
    if fact.last_day <= stop:
        return max(0.8 - (stop - fact.last_day).days / 200, -0.2)
    return -0.2 if fact.last_day <= question.draft_day else -1.0


def _recency_score(question: Question, fact: IndexedFact) -> float:
    """Return how well a fact fits a text that gives no day: the newer the better."""
    age = 0 if fact.first_day <= question.draft_day <= fact.last_day else (question.draft_day - fact.last_day).days
    if age < -DAY_TOLERANCE.days:
        return -1.0
    if fact.kind in {"pledged", "authorized"}:
        return 0.9
    fits = 0.8 * math.exp(-max(age, 0) / 200) + (0.1 if fact.kind == "strength" else 0)
    return min(fits, _MAX_UNDATED_PERIOD) if fact.is_period else fits


def word_score(question: Question, fact: IndexedFact) -> float:
    """Return how many telling words a fact's text shares with the sentence."""
    shared = (
        {each for each in fact.concepts & question.all_concepts if each[0] != "@"}
        - GENERIC_CONCEPTS
        - PART_CONCEPTS
        - VOTE_CONCEPTS
    )
    near = len(shared & question.clause_concepts)
    resolution = any(each.isdecimal() for each in shared)
    return min(0.12 * near + 0.06 * (len(shared) - near), 0.5) + (0.5 if resolution else 0.0)
