"""How well each fact answers a question: by kind, countries, part, unit and day, with a score for each."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from mss_cli.checking.comparing import Meeting, meeting
from mss_cli.checking.meaning import Question
from mss_cli.checking.reaching import reach
from mss_cli.checking.record import Known, Record
from mss_cli.checking.words.meanings import FAMILY_KINDS, GENERIC, HARM, LIGHT, PARTS, PERSONNEL, ROLES
from mss_cli.model.kinds import units_meet

_TOLERANCE = timedelta(days=4)
_LEAST_KIND = 0.12
_SMALL = timedelta(days=45)


class Match(Struct, frozen=True):
    """A fact, how well it answers a question, slot by slot, and whether its claims meet the figure."""

    fact: Known
    kind: float
    who: float
    part: float
    unit: float
    day: float
    words: float
    meets: int
    """How many of its claims meet the figure."""
    unsure: int
    opposed: int
    claims: int
    """How many of its claims give a figure in the question's unit."""

    @property
    def score(self) -> float:
        """The sum of all slots."""
        return self.kind + self.who + self.part + self.unit + self.day + self.words

    @property
    def slots(self) -> float:
        """The worst of the slots that must be filled before anybody is accused."""
        return min(self.who, self.part, self.unit + 0.5, self.day)


def matches(question: Question, record: Record) -> list[Match]:
    """Return the facts that may answer ``question``, the likeliest first."""
    question = _of_those_who_take_part(question, record)
    weights = dict(question.kinds)
    there = 1 - (1 - weights.get("arrived", 0.0)) * (1 - weights.get("strength", 0.0))
    for kind in ("arrived", "strength"):
        if kind in weights:
            weights[kind] = max(weights[kind], _THERE * there)
    found = [
        match
        for kind, weight in weights.items()
        if weight >= _LEAST_KIND
        for fact in record.of_kind(kind)
        if (match := _match(question, fact, weight))
    ]
    latest = _latest(found, question)
    found = [_aged(match, latest, question) for match in found]
    return sorted(found, key=lambda match: (-match.score, match.fact.id))


_THERE = 0.8
"""How much of the weight of being there goes to either way of telling it: who landed, and who is present."""


def _of_those_who_take_part(question: Question, record: Record) -> Question:
    """Return ``question`` without the countries that the record has no such figure of."""
    family = "money" if question.family == "money" else "people"
    known = record.countries_of(family)
    return msgspec.structs.replace(question, countries=tuple(pair for pair in question.countries if pair[0] in known))


def elsewhere(question: Question, record: Record) -> list[Match]:
    """Return the facts of other kinds, of the same countries, that have the question's figure."""
    weights = dict(question.kinds)
    return [
        match
        for kind in FAMILY_KINDS.get("personnel" if question.family == "open" else question.family, ())
        if weights.get(kind, 0.0) < _LEAST_KIND
        for fact in record.of_kind(kind)
        if (match := _match(question, fact, 0.0)) and match.meets
    ]


def _match(question: Question, fact: Known, weight: float) -> Match | None:
    meetings = list(_meetings(question, fact))
    if not meetings or fact.start > question.day + _TOLERANCE:
        return None
    return Match(
        fact=fact,
        kind=2 * weight,
        who=_who(question, fact),
        part=_part(question, fact),
        unit=_unit(question, fact),
        day=_day(question, fact),
        words=_words(question, fact),
        meets=meetings.count("meets"),
        unsure=meetings.count("unsure"),
        opposed=meetings.count("opposed"),
        claims=len(meetings),
    )


def _meetings(question: Question, fact: Known) -> Iterator[Meeting]:
    """Yield whether each claim in a unit on the question's scale meets the figure."""
    own = reach(question.low, question.high, question.bound)
    for answer in fact.answers:
        if _one_scale(question, answer.unit or fact.unit):
            yield meeting(own, question.bound, answer)


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


def _who(question: Question, fact: Known) -> float:
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


_MOST_UNSAID = 0.5
_UNIT_PARTS = {"soldiers": "military", "policeofficers": "police"}
"""Parts that a unit names as well."""


_BODIES = frozenset({"binuh", "sanctions", "draft"})
"""Whose mandates and votes are questions of their own."""


def _part(question: Question, fact: Known) -> float:
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


def _unit(question: Question, fact: Known) -> float:
    units = {answer.unit for answer in fact.answers} | {fact.unit}
    if question.unit is None or question.family == "open":
        return 0.2
    if question.unit in units:
        return 0.5
    if question.family == "personnel" and any(unit and units_meet(question.unit, unit) for unit in units):
        return 0.4
    return -0.2 if question.family == "personnel" else 0.1


def _day(question: Question, fact: Known) -> float:
    """Return how well the days of a fact are the question's."""
    if question.start is None or question.stop is None:
        return _recency(question, fact)
    if fact.is_period:
        if abs(fact.start - question.start) <= _TOLERANCE and abs(fact.stop - question.stop) <= _TOLERANCE:
            return 1.2
        if fact.start <= question.stop and question.start <= fact.stop:
            if fact.stop - fact.start <= timedelta(days=12):
                return 0.8
            same_end = abs(fact.stop - question.stop) <= timedelta(days=12) or abs(fact.start - question.start) <= _TOLERANCE
            return 0.3 if same_end else -0.3
        return -1.0
    if any(start - _TOLERANCE <= question.stop and question.start - _TOLERANCE <= stop for start, stop in fact.dates):
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


def _latest(found: list[Match], question: Question) -> dict[tuple[object, ...], date]:
    """Return the last day of each series of stocks up to the question's."""
    day = question.stop or question.day
    latest: dict[tuple[object, ...], date] = {}
    for match in found:
        if match.fact.is_stock and match.fact.start <= day:
            key = series(match.fact)
            latest[key] = max(latest.get(key, match.fact.stop), match.fact.stop)
    return latest


def series(fact: Known) -> tuple[object, ...]:
    """Return what facts of one series have in common: those of one thing on different days."""
    scale = "percent" if fact.unit == "percent" else fact.unit if fact.kind.startswith("funding") else ""
    return (fact.kind, fact.countries, fact.parts, scale)


def _aged(match: Match, latest: dict[tuple[object, ...], date], question: Question) -> Match:
    """Return ``match`` with less for its day where a later fact of its series is nearer to the question's."""
    fact = match.fact
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or question.start is not None and match.day >= 1.1:  # noqa: PLR2004
        return match
    last = latest.get(series(fact))
    if last is None or fact.stop >= last - timedelta(days=1):
        return match
    behind = (last - fact.stop).days
    lessened = match.day - 0.25 - min(behind / 250, 0.9)
    return Match(
        **{name: getattr(match, name) for name in Match.__struct_fields__ if name != "day"}, day=lessened
    )


def _words(question: Question, fact: Known) -> float:
    """Return how many telling words a fact's text shares with the sentence."""
    shared = (fact.concepts & question.around) - GENERIC - PARTS - ROLES
    near = len(shared & question.near)
    resolution = any(each.isdecimal() and len(each) == 4 for each in shared)  # noqa: PLR2004 - a resolution's number
    return min(0.12 * near + 0.06 * (len(shared) - near), 0.5) + (0.5 if resolution else 0.0)
