"""Facts whose claims can't all be true, with the rivals side by side, those a reader meets first on top."""

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Interval
from mss_cli.model.kinds import GROUPS
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.model.units import UnitName
from mss_cli.queries.checks import Result, Term
from mss_cli.queries.findings import Finding, find
from mss_cli.queries.grades import best_first
from mss_cli.queries.lead import lead
from mss_cli.queries.standing import Over, counted

_ORDER: tuple[Over, ...] = get_args(Over)


class Rival(Struct, frozen=True):
    """One answer to a fact's question, and the claims that give it, the best grade first."""

    value: Interval | None
    unit: UnitName | None
    date: When
    claims: tuple[Claim, ...]


class Dispute(Struct, frozen=True):
    """A disputed fact: what was found for it, the rival answers, and how far apart they are.

    ``gap`` is the widest ratio between two figures that don't meet: 1.24 for 270 against 217, infinite where one is 0;
    None where no figure differs.
    """

    finding: Finding
    rivals: tuple[Rival, ...]
    gap: float | None

    @property
    def fact(self) -> Fact:
        """The fact in dispute."""
        return self.finding.fact


def disputes(dataset: Dataset, facts: Iterable[Fact]) -> list[Dispute]:
    """Return the disputes among ``facts``.

    Personnel come before people harmed, those before money, and all of them before what has no figure; in each, the
    milestones first, then disputes over figures by the widest gap, then those over units, dates and accounts.
    """
    found = (find(dataset, fact) for fact in facts)
    return sorted((_dispute(dataset, each) for each in found if each.over), key=_gravity)


def adds_up(dataset: Dataset, result: Result) -> bool:
    """Whether ``result`` comes out with the figures that lead, whatever it does with their rivals."""
    leading = {name: lead(dataset, dataset.facts[name]) for name in result.check.facts}

    def leads(term: Term) -> bool:
        found = leading[term.fact]
        return found is not None and any(claim.interval == term.value for claim in found.claims)

    return any(case.holds and all(map(leads, (*case.terms, case.equals))) for case in result.cases)


def _gravity(dispute: Dispute) -> tuple[int, bool, int, float]:
    fact = dispute.fact
    over = _ORDER.index(dispute.finding.over[0])
    return GROUPS.index(fact.kind_info.group), not fact.milestone, over, -(dispute.gap or 0)


def _dispute(dataset: Dataset, finding: Finding) -> Dispute:
    gap = _gap(finding.fact) if "figure" in finding.over else None
    return Dispute(finding, _rivals(dataset, finding), gap)


def _gap(fact: Fact) -> float:
    spans = [found for claim in counted(fact) if (found := claim.interval)]
    low, high = min(span.high for span in spans), max(span.low for span in spans)
    return float(high / low) if low else float("inf")


def _rivals(dataset: Dataset, finding: Finding) -> tuple[Rival, ...]:
    """Return the claims by their answer, the lead first; units and dates part answers only where they are disputed."""
    fact = finding.fact
    groups: dict[tuple[object, ...], list[Claim]] = {}
    claims = best_first(dataset, fact, counted(fact))
    leading = finding.lead.claims if finding.lead else ()
    for claim in sorted(claims, key=lambda claim: claim not in leading):
        date = fact.date_of(claim).edtf if "date" in finding.over else ""
        unit = fact.unit_of(claim) if "unit" in finding.over else ""
        groups.setdefault((claim.interval, unit, date, claim.disputes), []).append(claim)
    return tuple(
        Rival(own[0].interval, fact.unit_of(own[0]), fact.date_of(own[0]), tuple(own)) for own in groups.values()
    )
