"""Figures over time, as a chart shows them: what leads, all that was reported, and what was planned.

Nothing is joined or smoothed: between two figures there is nothing. Arrivals add up, as intervals; no other kind does.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from mss_cli.model.figures import Interval
from mss_cli.model.kinds import KINDS, KindName
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.lead import Lead
from mss_cli.queries.select import by_date
from mss_cli.queries.series import Series, series
from mss_cli.queries.standing import figure

Open = Literal["", "above", "below"]


class Point(Struct, frozen=True):
    """One figure: when it may be of, all values that were reported, and the one that leads, if one does."""

    finding: Finding
    start: date
    end: date
    value: Interval
    lead: Decimal | None
    open: Open
    """On which side what leads has no end."""


class Step(Struct, frozen=True):
    """From when on how many were planned, and the fact that says so."""

    start: date
    value: Decimal
    fact: Fact


class Trend(Struct, frozen=True):
    """The figures of one series, and the size that was planned for it."""

    series: Series
    kind: KindName
    points: tuple[Point, ...]
    planned: tuple[Step, ...]
    cumulated: bool


def trends(dataset: Dataset, facts: Sequence[Fact], kind: KindName, countries: Iterable[str] = ()) -> list[Trend]:
    """Return the series of ``facts`` of one ``kind``, the whole first, each with what was planned for it.

    Where no ``countries`` were asked for, arrivals of all of them add up.
    """
    whole = [fact for fact in by_date(facts) if fact.kind == kind and not fact.scope and not fact.part_of]
    cumulated = "strength" in KINDS[kind].adds and KINDS[kind].nature == "flow"
    found = _one_series(dataset, whole, countries) if cumulated else series(dataset, whole)
    return [
        Trend(each, kind, _points(each.findings, cumulated=cumulated), tuple(_planned(dataset, each, kind)), cumulated)
        for each in found
    ]


def _one_series(dataset: Dataset, facts: Sequence[Fact], countries: Iterable[str]) -> list[Series]:
    findings = tuple(each for each in find_all(dataset, facts) if each.interval)
    whose = ", ".join(sorted(dataset.countries[code].name for code in countries))
    return [Series(whose, "personnel", "", "", findings)] if findings else []


def _points(findings: Sequence[Finding], *, cumulated: bool) -> tuple[Point, ...]:
    found: list[Point] = []
    for each in findings:
        value, lead, is_open = _value(each), _number(each.lead), _open(each.lead)
        if cumulated and found:
            before = found[-1]
            value += before.value
            lead = None if lead is None or before.lead is None else lead + before.lead
            is_open = is_open or before.open
        start, end = each.fact.date.earliest, each.fact.date.latest
        found.append(Point(each, *_bounded(start, end), value, lead, is_open))
    return tuple(found)


def _bounded(start: date, end: date) -> tuple[date, date]:
    """Return a span without an open end: the other end stands for it."""
    return (end if start == date.min else start), (start if end == date.max else end)


def _value(finding: Finding) -> Interval:
    intervals = [each for each in (figure(finding.fact), finding.interval) if each]
    return Interval(min(each.low for each in intervals), max(each.high for each in intervals))


def _number(lead: Lead | None) -> Decimal | None:
    """Return the number that stands for a lead: of a range, its middle."""
    if lead is None:
        return None
    ends = [each for each in (lead.low, lead.high) if each is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def _open(lead: Lead | None) -> Open:
    if lead is None:
        return ""
    if lead.high is None or lead.bound in {"over", "at-least"}:
        return "above"
    return "below" if lead.low is None or lead.bound in {"under", "up-to"} else ""


def _planned(dataset: Dataset, each: Series, kind: KindName) -> list[Step]:
    """Return what the whole force was authorized, or what the country of ``each`` pledged, over time."""
    if KINDS[kind].group != "personnel":
        return []
    wanted = "pledged" if each.whose else "authorized"
    if kind in {wanted, "authorized"}:
        return []
    whose = {fact.countries for finding in each.findings for fact in (finding.fact,)} if each.whose else {()}
    if len(whose) > 1:
        return []
    facts = [
        fact
        for fact in by_date(dataset.facts.values())
        if fact.kind == wanted and fact.countries in whose and not fact.scope and not fact.part_of
    ]
    return [
        Step(found.fact.date.order[0], number, found.fact)
        for found in find_all(dataset, facts)
        if (number := _number(found.lead)) is not None and not _open(found.lead)
    ]
