"""The figures of one kind in the order of time, in series that can stand on one scale."""

from collections.abc import Iterable

from msgspec import Struct

from mss_cli.model.records import Dataset, Fact
from mss_cli.model.units import UNITS
from mss_cli.queries.findings import Finding, find_all

_SPANS = {31: "by month", 92: "by quarter", 184: "by half-year", 366: "by year"}
"""What a series is called, by how long its periods are at most, in days."""


class Series(Struct, frozen=True):
    """Findings that answer one question at different times."""

    whose: str
    """The countries; nothing where it is the whole force's, or all of Haiti's."""
    unit: str
    scope: str
    """Which part, or nothing where it is the whole."""
    span: str
    """How long the periods are, for what is counted over periods."""
    findings: tuple[Finding, ...]


def series(dataset: Dataset, facts: Iterable[Fact]) -> list[Series]:
    """Return ``facts`` with a figure as series: the whole first, then single countries, then parts; long ones first."""
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in find_all(dataset, facts):
        fact = finding.fact
        if finding.interval:
            unit = next(unit for claim in fact.claims if (unit := fact.unit_of(claim)))
            scale = "personnel" if UNITS[unit].family == "personnel" else UNITS[unit].label
            whose = ", ".join(dataset.countries[code].name for code in fact.countries if code != "HTI")
            part = fact.scope or ("part" if fact.part_of else "")
            groups.setdefault((whose, scale, part, _span(fact)), []).append(finding)
    found = [Series(*key, tuple(findings)) for key, findings in groups.items()]
    return sorted(found, key=lambda each: (bool(each.scope), bool(each.whose), -len(each.findings)))


def _span(fact: Fact) -> str:
    if not fact.kind_info.period:
        return ""
    days = (fact.date.latest - fact.date.earliest).days + 1
    return next((name for most, name in _SPANS.items() if days <= most), "over longer periods")
