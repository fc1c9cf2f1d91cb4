"""How well a fact fits a question in each of its slots: who, part, unit, day, and the words of both."""

import math
from datetime import timedelta

from mss_cli.checking.question import Question
from mss_cli.checking.record import Known
from mss_cli.checking.words.meanings import GENERIC, HARM, LIGHT, PARTS, PERSONNEL, ROLES
from mss_cli.model.kinds import units_meet

TOLERANCE = timedelta(days=4)


def who(question: Question, fact: Known) -> float:
    countries = dict(question.countries)
    others = max((n for code, n in countries.items() if code not in fact.countries and code != "HTI"), default=0.0)
    own = max((countries.get(code, 0.0) for code in fact.countries), default=0.0)
    aid = 0.0
    if fact.kind == "authorized":
        return 0.7
    if fact.kind in {"vote", "mandate", "event", "territory"}:
        if fact.kind == "vote" and "HTI" not in fact.countries and len(fact.countries) == 1:
            return own - 1 if own < 0.5 else own  # noqa: PLR2004 - a parliament's
        return 0.8
    if fact.kind in HARM and fact.countries == ("HTI",):
        adjacent = any(n == 1.0 and code != "HTI" for code, n in question.countries)
        return -0.8 if adjacent else 0.5 if question.family == "personnel" else 0.9
    if question.family == "money" and fact.countries == ("HTI",):
        return 0.5
    if question.family == "money" and "HTI" in fact.countries:
        if "mission" in question.near and "@HTI" not in question.near:
            aid = 0.35
        own = max((countries.get(code, 0.0) for code in fact.countries if code != "HTI"), default=0.0)
    if not fact.countries:
        if question.whole >= 0.35 or others < 0.35:  # noqa: PLR2004 - said of all
            default = 0.6 if others < 0.3 else 0.45  # noqa: PLR2004
            return max(question.whole, default) - (0.5 * others if others > max(question.whole, default) else 0)
        return -0.9 if others > 0.6 else -0.3  # noqa: PLR2004
    if len(fact.countries) > 1 and "HTI" not in fact.countries and fact.kind in PERSONNEL:
        named = [countries.get(code, 0.0) for code in fact.countries]
        return min(named) if min(named) > 0 else -1.0
    if own:
        return own - (0.9 * (others - own) if others > own else 0) - aid
    return -1.2 if others or question.whole > 0.5 else -0.4  # noqa: PLR2004


_BODIES = frozenset({"binuh", "sanctions", "draft"})
"""Whose mandates and votes are questions of their own."""

_MOST_UNSAID = 0.5

_UNIT_PARTS = {"soldiers": "military", "policeofficers": "police"}
"""Parts that a unit names as well."""


def part(question: Question, fact: Known) -> float:
    """Return how well the part that a fact is narrowed to is the question's."""
    score, unsaid = 0.9, 0.0
    said = {part for part in fact.parts if part in question.near or _UNIT_PARTS.get(part, "") == question.unit}
    for part in fact.parts:
        if part in said:
            score += 0.45 if part in question.beside else 0.1
            continue
        missing = LIGHT.get(part, 0.5 if part.startswith("=") else 0.8)
        if part.startswith("=") and said:
            missing = 0.2
        if part in question.said:
            missing = min(missing, 0.15)
        missing = min(0.4, missing) if part in question.around else missing
        if part.startswith("="):
            missing, unsaid = min(missing, _MOST_UNSAID - unsaid), unsaid + min(missing, _MOST_UNSAID - unsaid)
        score -= missing
    if fact.kind in {"vote", "mandate", "event"}:
        score -= 0.5 * len((_BODIES & question.said) - fact.concepts)
    for part in (question.beside & PARTS) - _UNIT_PARTS.keys():
        if part not in fact.parts and part not in fact.concepts:
            score -= 0.7
    if fact.roles:
        said = (question.beside | question.near) & ROLES
        if fact.roles & question.beside:
            pass
        elif not said:
            score -= 0.1 if "favour" in fact.roles else 0.9
        elif fact.roles & said:
            score -= 0.3
        else:
            score -= 0.9
    return score


def unit(question: Question, fact: Known) -> float:
    units = {answer.unit for answer in fact.answers} | {fact.unit}
    if question.unit is None or question.family == "open":
        return 0.2
    if question.unit in units:
        return 0.5
    if question.family == "personnel" and any(unit and units_meet(question.unit, unit) for unit in units):
        return 0.4
    return -0.2 if question.family == "personnel" else 0.1


def day(question: Question, fact: Known) -> float:
    """Return how well the days of a fact are the question's."""
    if question.start is None or question.stop is None:
        return _recency(question, fact)
    if fact.is_period:
        if abs(fact.start - question.start) <= TOLERANCE and abs(fact.stop - question.stop) <= TOLERANCE:
            return 1.2
        if fact.start <= question.stop and question.start <= fact.stop:
            if fact.stop - fact.start <= timedelta(days=12):
                return 0.8
            same_end = (
                abs(fact.stop - question.stop) <= timedelta(days=12) or abs(fact.start - question.start) <= TOLERANCE
            )
            return 0.3 if same_end else -0.3
        return -1.0
    if any(start - TOLERANCE <= question.stop and question.start - TOLERANCE <= stop for start, stop in fact.dates):
        return 1.1
    if fact.kind in {"pledged", "authorized"} and fact.start <= question.stop:
        return 0.9
    if fact.is_stock and fact.stop <= question.stop:
        return max(0.8 - (question.stop - fact.stop).days / 200, -0.2)
    if fact.is_stock:
        return -0.2 if fact.stop <= question.day else -1.0
    if fact.kind in {"vote", "mandate"} and any(each.isdecimal() and each in question.around for each in fact.concepts):
        return 0.8
    nearest = min(abs((start - question.start).days) for start, _ in fact.dates)
    return max(0.5 - nearest / 60, -1.0)


def _recency(question: Question, fact: Known) -> float:
    age = (question.day - fact.stop).days if not fact.start <= question.day <= fact.stop else 0
    if age < -4:  # noqa: PLR2004 - it was not over
        return 0.3 if fact.start <= question.day else -1.0
    if fact.kind in {"pledged", "authorized"}:
        return 0.9
    return 0.8 * math.exp(-max(age, 0) / 200) + (0.1 if fact.kind == "strength" else 0)


def words(question: Question, fact: Known) -> float:
    """Return how many telling words a fact's text shares with the sentence."""
    shared = (fact.concepts & question.around) - GENERIC - PARTS - ROLES
    near = len(shared & question.near)
    resolution = any(each.isdecimal() and len(each) == 4 for each in shared)  # noqa: PLR2004 - a resolution's number
    return min(0.12 * near + 0.06 * (len(shared) - near), 0.5) + (0.5 if resolution else 0.0)
