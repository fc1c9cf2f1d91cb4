"""The facts of the record, prepared for comparing drafts with them.

This is the only module of the check that reads facts and claims; which claims lead is left to the record's own rules.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.quantities import MONTHS_PER_UNIT
from mss_cli.checking.record_words import common_concepts_of, concepts_of
from mss_cli.checking.words.folding import to_pattern
from mss_cli.checking.words.meanings import KIND_CONCEPTS, PART_CONCEPTS
from mss_cli.checking.words.phrases import PhraseMatcher
from mss_cli.model.figures import Bound
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.model.units import UnitName
from mss_cli.queries.grades import best_first, voice
from mss_cli.queries.lead import lead
from mss_cli.queries.standing import counted

_RESOLUTION_NUMBER = re.compile(r"\b2[5-9]\d\d\b")
_DAYS_OF_A_MONTH, _DAYS_OF_A_WEEK = 27, 6
_MIN_PERIOD_DAYS = 300
"""A fact whose date is longer is about a period, whatever its kind."""
_KINDS_WITHOUT_COUNTS = frozenset({"event", "statement", "leadership", "mandate", "vote"})
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


class LeadingAnswer(Struct, frozen=True):
    """The leading answer of a fact, and the names of the origins that back it."""

    answer: Answer
    origins: tuple[str, ...]


class FactIndex:
    """The facts of a dataset by kind; those of a kind are prepared when they are first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in dataset.facts.values():
            self._by_kind.setdefault(fact.kind, []).append(fact)
        self._indexed: dict[str, dict[tuple[str, ...], list[IndexedFact]]] = {}
        self._countries: dict[str, frozenset[str]] = {}
        self._leads: dict[str, LeadingAnswer | None] = {}
        self._resolutions = _resolution_numbers(dataset.facts.values())
        self.country_names = PhraseMatcher(_country_patterns(dataset))

    def of_kind(self, kind: str) -> Mapping[tuple[str, ...], Sequence[IndexedFact]]:
        """Return the facts of ``kind``, by the countries that they are about."""
        if kind not in self._indexed:
            facts = self._indexed[kind] = {}
            for fact in self._by_kind.get(kind, ()):
                facts.setdefault(fact.countries, []).append(index_fact(fact, self._resolutions))
        return self._indexed[kind]

    def countries_with_figures(self, family: str) -> frozenset[str]:
        """Return the codes of the countries with figures about money, or for any other family, about people."""
        if family not in self._countries:
            self._countries[family] = frozenset(
                code
                for kind, facts in self._by_kind.items()
                if kind.startswith("funding") == (family == "money")
                for fact in facts
                if kind not in _KINDS_WITHOUT_COUNTS
                for code in fact.countries
            )
        return self._countries[family]

    def lead(self, fact: IndexedFact) -> LeadingAnswer | None:
        """Return the leading answer of a fact by the record's own rules, or None."""
        if fact.id not in self._leads:
            self._leads[fact.id] = _leading_answer(self.dataset, self.dataset.facts[fact.id])
        return self._leads[fact.id]

    def origins(self, fact: IndexedFact) -> tuple[str, ...]:
        """Return the names of all origins of a fact's claims, the best first."""
        source = self.dataset.facts[fact.id]
        return _origin_names(self.dataset, best_first(self.dataset, source, counted(source)))


def _country_patterns(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Yield the names and demonyms of countries as patterns, each with "@" and the country's code."""
    for country in dataset.countries.values():
        for name in (country.name, *country.demonyms):
            yield to_pattern(name), f"@{country.id}"


def _leading_answer(dataset: Dataset, fact: Fact) -> LeadingAnswer | None:
    """Return the leading answer of a fact, or None where none leads or it is no figure."""
    found = lead(dataset, fact)
    if found is None:
        return None
    ends = [each for each in (found.low, found.high) if each is not None]
    answer = _new_answer(min(ends), max(ends), found.bound or "exact", found.unit) if ends else None
    return LeadingAnswer(answer, _origin_names(dataset, found.claims)) if answer else None


def _origin_names(dataset: Dataset, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the names of the origins of ``claims``, each once."""
    return tuple(dict.fromkeys(dataset.name_of(voice(dataset, claim)) for claim in claims))


def index_fact(fact: Fact, resolutions: Mapping[tuple[object, ...], frozenset[str]]) -> IndexedFact:
    """Return ``fact`` prepared for comparison; ``resolutions`` has the resolution numbers of each decision."""
    numbers = resolutions.get(_decision_key(fact), frozenset()) if _is_of_security_council(fact) else frozenset()
    concepts = concepts_of(f"{fact.summary} {fact.scope or ''}").union(
        fact.id.split("-"),
        [f"@{code}" for code in fact.countries],
        ["gsf"] if fact.force == "gsf" else [],
        numbers,
        KIND_CONCEPTS.get(fact.kind, ()),
    )
    scope_concepts = common_concepts_of(fact.scope) if fact.scope else frozenset()
    answers = tuple(answer for claim in counted(fact) if (answer := _claim_answer(fact, claim)))
    parts = _MONEY_PARTS if fact.kind.startswith("funding") else PART_CONCEPTS
    dates = {(each.earliest, each.latest) for each in (fact.date, *(fact.date_of(claim) for claim in counted(fact)))}
    return IndexedFact(
        id=fact.id,
        kind=fact.kind,
        countries=fact.countries,
        unit=fact.unit,
        scope=fact.scope or "",
        first_day=fact.date.earliest,
        last_day=fact.date.latest,
        date_edtf=fact.date.edtf,
        due=(fact.due.earliest, fact.due.latest) if fact.due else None,
        due_edtf=fact.due.edtf if fact.due else "",
        dates=tuple(sorted(_narrowest(dates))),
        set_aside=tuple(
            SetAsideFigure(answer, claim.source, claim.set_aside)
            for claim in fact.claims
            if claim.set_aside and (answer := _claim_answer(fact, claim))
        ),
        set_aside_dates=tuple(_set_aside_days(fact)),
        answers=answers,
        value_range=value_range(answers),
        parts=frozenset(each for each in scope_concepts if each in parts or each.startswith("=")),
        roles=_vote_roles(fact),
        concepts=concepts,
        summary=fact.summary,
        is_stock=fact.kind_info.nature == "stock",
        is_period=fact.kind_info.period or (fact.date.latest - fact.date.earliest).days > _MIN_PERIOD_DAYS,
        part_of=fact.part_of,
    )


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
    if not answers:
        return None
    return min(each.allowed[0] for each in answers), max(each.allowed[1] for each in answers)


def _claim_answer(fact: Fact, claim: Claim) -> Answer | None:
    """Return the figure of a claim; None where it gives none."""
    if claim.value is not None:
        return _new_answer(claim.value, claim.value, claim.bound, fact.unit_of(claim))
    if claim.low is not None and claim.high is not None:
        return _new_answer(claim.low, claim.high, "exact", fact.unit_of(claim))
    return None


@lru_cache(maxsize=4096)
def _new_answer(low: Decimal, high: Decimal, bound: Bound, unit: UnitName | None) -> Answer:
    """Return an answer with times in months."""
    if months := MONTHS_PER_UNIT.get(unit or ""):
        low, high, unit = low * months, high * months, "months"
    return Answer(low, high, bound, unit, allowed_range(low, high, bound))


_DECISION_KINDS = ("vote", "mandate")


def _is_of_security_council(fact: Fact) -> bool:
    """Whether a fact is of a decision of the Security Council, and not of another body's vote."""
    return fact.kind == "mandate" or (fact.kind == "vote" and "HTI" not in fact.countries)


def _decision_key(fact: Fact) -> tuple[object, ...]:
    """Return what the facts of one resolution have in common: the month, and the body or regime it is about."""
    return (
        fact.date.earliest.year,
        fact.date.earliest.month,
        fact.scope if fact.scope in {"BINUH", "sanctions"} else "",
    )


def _resolution_numbers(facts: Iterable[Fact]) -> dict[tuple[object, ...], frozenset[str]]:
    """Return the numbers of resolutions in ids and summaries, by decision."""
    found: dict[tuple[object, ...], frozenset[str]] = {}
    for fact in facts:
        if fact.kind in _DECISION_KINDS:
            numbers = _RESOLUTION_NUMBER.findall(f"{fact.id} {fact.summary}")
            key = _decision_key(fact)
            found[key] = found.get(key, frozenset()) | frozenset(numbers)
    return found


def _vote_roles(fact: Fact) -> frozenset[str]:
    """Return how the members that a vote counts have voted; nothing for other facts."""
    if fact.kind != "vote":
        return frozenset()
    if "against" in fact.id:
        return frozenset({"against"})
    if "abstain" in fact.id:
        return frozenset({"abstain"})
    return frozenset({"members"}) if "members" in fact.id.split("-") else frozenset({"favour"})
