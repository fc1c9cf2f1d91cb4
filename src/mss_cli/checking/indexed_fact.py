"""A fact of the record, prepared for comparing drafts with it.

With the index of all facts, this is the only module of the check that reads facts and claims.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.quantities import MONTHS_PER_UNIT
from mss_cli.checking.record_words import common_concepts_of, concepts_of
from mss_cli.checking.words.meanings import KIND_CONCEPTS, PART_CONCEPTS
from mss_cli.model.figures import Bound
from mss_cli.model.records import Claim, Fact
from mss_cli.model.units import UnitName
from mss_cli.queries.standing import counted

_DAYS_OF_A_MONTH, _DAYS_OF_A_WEEK = 27, 6
_MIN_PERIOD_DAYS = 300
"""A fact whose date is longer is about a period, whatever its kind."""
_MONEY_PARTS = PART_CONCEPTS | {"train", "equipment"}


class Answer(Struct, frozen=True):
    """The figure of one claim: as reported, with its bound and unit; times are in months."""

    low: Decimal
    high: Decimal
    bound: Bound
    unit: UnitName | None
    allowed: tuple[Decimal, Decimal]
    """The least and the greatest value that it allows."""


class SetAsideFigure(Struct, frozen=True):
    """A figure that the record sets aside: which source gives it, and why it does not count."""

    answer: Answer
    source: str
    reason: str


class IndexedFact(Struct, frozen=True):
    """A fact prepared for comparison; ``dates``, ``due`` and others are pairs of a first and a last day."""

    id: str
    kind: str
    countries: tuple[str, ...]
    unit: UnitName | None
    scope: str
    first_day: date
    last_day: date
    date_edtf: str
    due: tuple[date, date] | None
    due_edtf: str
    dates: tuple[tuple[date, date], ...]
    answers: tuple[Answer, ...]
    value_range: tuple[Decimal, Decimal] | None
    """The least and the greatest value that any of its answers allows; None where it has none."""
    parts: frozenset[str]
    """The parts that its scope narrows it to."""
    roles: frozenset[str]
    """How the members that it counts have voted."""
    concepts: frozenset[str]
    """The concepts of its words, its countries and its kind."""
    summary: str
    is_stock: bool
    is_period: bool
    set_aside: tuple[SetAsideFigure, ...] = ()
    set_aside_dates: tuple[tuple[date, date], ...] = ()
    """The days that claims which are set aside give."""
    part_of: str | None = None
    """The id of the fact that it counts a part of."""

    @property
    def dates_and_due(self) -> list[tuple[date, date]]:
        """The first and last day of each of its dates, and of the time that it is due."""
        return [*self.dates, self.due] if self.due else [*self.dates]


def index_fact(fact: Fact, resolutions: frozenset[str]) -> IndexedFact:
    """Return ``fact`` prepared for comparison; ``resolutions`` has the numbers of those that it is about."""
    scope, claims = fact.scope or "", counted(fact)
    concepts = concepts_of(text_of(fact)).union(
        fact.id.split("-"),
        [f"@{code}" for code in fact.countries],
        ["gsf"] if fact.force == "gsf" else (),
        resolutions,
        KIND_CONCEPTS.get(fact.kind, ()),
    )
    answers = tuple(answer for claim in claims if (answer := _claim_answer(fact, claim)))
    return IndexedFact(
        id=fact.id,
        kind=fact.kind,
        countries=fact.countries,
        unit=fact.unit,
        scope=scope,
        first_day=fact.date.earliest,
        last_day=fact.date.latest,
        date_edtf=fact.date.edtf,
        due=(fact.due.earliest, fact.due.latest) if fact.due else None,
        due_edtf=fact.due.edtf if fact.due else "",
        dates=_dates(fact, claims),
        set_aside=tuple(_set_aside_figures(fact)) if len(claims) < len(fact.claims) else (),
        set_aside_dates=tuple(_set_aside_days(fact)) if len(claims) < len(fact.claims) else (),
        answers=answers,
        value_range=value_range(answers),
        parts=_parts(fact.kind, scope) if scope else frozenset(),
        roles=_vote_roles(fact),
        concepts=concepts,
        summary=fact.summary,
        is_stock=fact.kind_info.nature == "stock",
        is_period=fact.kind_info.period or (fact.date.latest - fact.date.earliest).days > _MIN_PERIOD_DAYS,
        part_of=fact.part_of,
    )


def text_of(fact: Fact) -> str:
    """Return the words of a fact that its concepts are read from."""
    return f"{fact.summary} {fact.scope or ''}"


def _parts(kind: str, scope: str) -> frozenset[str]:
    """Return the parts that a scope narrows a fact of ``kind`` to."""
    known = _MONEY_PARTS if kind.startswith("funding") else PART_CONCEPTS
    return frozenset(each for each in common_concepts_of(scope) if each in known or each[0] == "=")


def _dates(fact: Fact, claims: Sequence[Claim]) -> tuple[tuple[date, date], ...]:
    """Return the first and the last day of each date that a fact, or one of its ``claims``, has."""
    own = (fact.date.earliest, fact.date.latest)
    stated = [(claim.date.earliest, claim.date.latest) for claim in claims if claim.date]
    return tuple(sorted(_narrowest({own, *stated}))) if stated else (own,)


def _set_aside_figures(fact: Fact) -> Iterator[SetAsideFigure]:
    """Yield the figures of claims that are set aside."""
    for claim in fact.claims:
        if claim.set_aside and (answer := _claim_answer(fact, claim)):
            yield SetAsideFigure(answer, claim.source, claim.set_aside)


def _set_aside_days(fact: Fact) -> Iterator[tuple[date, date]]:
    """Yield the days that claims which are set aside give."""
    for claim in fact.claims:
        if claim.set_aside and claim.date and (claim.date.latest - claim.date.earliest).days < _DAYS_OF_A_WEEK:
            yield claim.date.earliest, claim.date.latest


def _narrowest(spans: Collection[tuple[date, date]]) -> set[tuple[date, date]]:
    """Return the spans of days but for those of a month or more, and long ones that another lies in.

    A claim that gives only the month, or the weeks, says nothing against the day.
    """
    days = {(start, end) for start, end in spans if (end - start).days < _DAYS_OF_A_MONTH} or {*spans}
    return {each for each in days if not any(_lies_in(other, each) for other in days)}


def _lies_in(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether a span of days is part of another one of a week or more, and shorter."""
    is_long = (other[1] - other[0]).days >= _DAYS_OF_A_WEEK
    return is_long and one != other and other[0] <= one[0] and one[1] <= other[1]


def value_range(answers: Sequence[Answer]) -> tuple[Decimal, Decimal] | None:
    """Return the least and greatest value that ``answers`` allow; None where there are none."""
    if len(answers) <= 1:
        return answers[0].allowed if answers else None
    return min(each.allowed[0] for each in answers), max(each.allowed[1] for each in answers)


def _claim_answer(fact: Fact, claim: Claim) -> Answer | None:
    """Return the figure of a claim; None where it gives none."""
    if claim.value is not None:
        return new_answer(claim.value, claim.value, claim.bound, fact.unit_of(claim))
    if claim.low is not None and claim.high is not None:
        return new_answer(claim.low, claim.high, "exact", fact.unit_of(claim))
    return None


@lru_cache(maxsize=4096)
def new_answer(low: Decimal, high: Decimal, bound: Bound, unit: UnitName | None) -> Answer:
    """Return an answer with times in months."""
    if months := MONTHS_PER_UNIT.get(unit or ""):
        low, high, unit = low * months, high * months, "months"
    return Answer(low, high, bound, unit, allowed_range(low, high, bound))


def _vote_roles(fact: Fact) -> frozenset[str]:
    """Return how the members that a vote counts have voted; nothing for other facts."""
    if fact.kind != "vote":
        return frozenset()
    if "against" in fact.id:
        return frozenset({"against"})
    if "abstain" in fact.id:
        return frozenset({"abstain"})
    return frozenset({"members"}) if "members" in fact.id.split("-") else frozenset({"favour"})
