"""Who has pledged, announced, landed and is present: a row a country, the stages side by side.

Stages are never added to one another. Within a stage: ``pledged`` and ``strength`` are stocks, and the latest fact that
leads with a number stands, a later bound that agrees with it beside it; ``announced`` is what was announced last,
batches of one announcement together; ``arrived`` is the sum of all arrivals, as an interval. A fact about several
countries at once gives each a stage without a figure, and one about a part is left out where there is one about the
whole.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Interval
from mss_cli.model.kinds import PERSONNEL, STAGES, KindName
from mss_cli.model.records import Claim, Dataset, Fact, Force
from mss_cli.model.units import UnitName, joined_unit
from mss_cli.queries.findings import Finding
from mss_cli.queries.lead import Lead
from mss_cli.queries.standing import Standing
from mss_cli.queries.timing import holds

FORCES: dict[Force, str] = {"gsf": "Gang Suppression Force", "mss": "Multinational Security Support mission"}
"""The forces by name, the later first."""


class Stage(Struct, frozen=True):
    """A figure of one stage, and what is found for the facts behind it. ``value`` is None where none has a figure."""

    value: Interval | None
    date: str
    unit: UnitName | None
    standing: Standing
    findings: tuple[Finding, ...]
    beside: tuple[Finding, ...] = ()
    """Later facts with a bound that agrees with a stock's figure."""

    @property
    def last(self) -> Finding:
        """What is found for the latest fact."""
        return self.findings[-1]


class Row(Struct, frozen=True):
    """One country's stages, in the order of ``STAGES``; None where no fact speaks of one."""

    country: str
    name: str
    stages: tuple[Stage | None, ...]


class ForceSize(Struct, frozen=True):
    """A whole force: who leads it, what it may or is meant to have, what was promised to it, and who is there."""

    force: Force
    leaders: tuple[Finding, ...]
    """Who holds each of its offices, the latest to take one first."""
    authorized: Stage | None
    pledged: Stage | None
    strength: Stage | None

    @property
    def is_known(self) -> bool:
        """Whether any fact speaks of it."""
        return any((self.leaders, self.authorized, self.pledged, self.strength))

    @property
    def leader(self) -> Finding | None:
        """Who took office last."""
        return self.leaders[0] if self.leaders else None


class Troops(Struct, frozen=True):
    """The rows, and the forces, that of the day first."""

    rows: tuple[Row, ...]
    forces: tuple[ForceSize, ...]
    joint: tuple[Finding, ...]
    """What is said of several countries at once, so that no row has its figure."""
    parts: tuple[Finding, ...]
    """What is said of a part, where a row has the whole."""


def troops(dataset: Dataset, findings: Sequence[Finding], day: When, countries: Collection[str] = ()) -> Troops:
    """Return the stages that findings, in the order of their dates, amount to on ``day``.

    There is a row for each of ``countries``, or for all, in the order of their names.
    """
    by_country: dict[str, list[Finding]] = {}
    staged = [each for each in findings if each.fact.kind in STAGES]
    for each in staged:
        if len(each.fact.countries) == 1:
            by_country.setdefault(each.fact.countries[0], []).append(each)
    joint = [each for each in staged if len(each.fact.countries) > 1]
    named = {code: dataset.countries[code].name for each in joint for code in each.fact.countries}
    named |= {code: dataset.countries[code].name for code in by_country}
    rows = [
        Row(code, name, tuple(_own_stage(by_country.get(code, []), joint, kind, code) for kind in STAGES))
        for code, name in sorted(named.items(), key=lambda pair: pair[1])
        if not countries or code in countries
    ]
    order = sorted(FORCES, key=lambda force: force != force_of(dataset, day))
    sizes = [_size(findings, force) for force in order]
    shown = {each.fact.id for row in rows for stage in row.stages if stage for each in stage.findings}
    parts = [
        each
        for each in staged
        if len(each.fact.countries) == 1 and each.fact.id not in shown and (each.fact.scope or each.fact.part_of)
    ]
    return Troops(tuple(rows), tuple(sizes), tuple(joint), tuple(parts))


def force_of(dataset: Dataset, day: When) -> Force:
    """Return the force of ``day``: the successor from the day on which a fact says what it may have."""
    begun = [fact for fact in dataset.facts.values() if fact.kind == "authorized" and fact.force == "gsf"]
    return "gsf" if any(holds(fact, day) for fact in begun) else "mss"


def _size(findings: Sequence[Finding], force: Force) -> ForceSize:
    own = [each for each in findings if each.fact.force == force and not each.fact.countries]
    return ForceSize(
        force,
        leaders(findings, force),
        _stage(own, "authorized"),
        _stage(own, "pledged"),
        _stage(own, "strength"),
    )


def leaders(findings: Sequence[Finding], force: Force) -> tuple[Finding, ...]:
    """Return who holds the offices of ``force``: of each office the latest fact, the latest of them first.

    ``findings`` are in the order of their dates.
    """
    own = [each for each in findings if each.fact.force == force and each.fact.kind == "leadership"]
    latest = {each.fact.scope: each for each in own}
    return tuple(sorted(latest.values(), key=lambda each: each.fact.date.order, reverse=True))


def _own_stage(own: Sequence[Finding], joint: Sequence[Finding], kind: KindName, code: str) -> Stage | None:
    """Return the stage of one country; without a figure where one is said only of it and others together."""
    if stage := _stage(own, kind):
        return stage
    shared = [each for each in joint if each.fact.kind == kind and code in each.fact.countries]
    if not shared:
        return None
    last = shared[-1]
    return Stage(None, last.fact.date.edtf, None, last.standing, (last,))


def _stage(findings: Sequence[Finding], kind: KindName) -> Stage | None:
    """Return the stage that those of ``findings`` of one kind, in the order of their dates, come to."""
    of_kind = [each for each in findings if each.fact.kind == kind]
    found = [each for each in of_kind if not each.fact.scope and not each.fact.part_of] or of_kind
    counted = [each for each in found if each.interval] or found
    if not counted:
        return None
    beside: list[Finding] = []
    if kind == "announced":
        counted = [each for each in counted if each.fact.date == counted[-1].fact.date]
    elif counted[0].fact.kind_info.nature == "stock":
        counted, beside = latest_stock(counted)
    values = [value for each in counted if (value := each.interval)]
    units = {unit for each in counted for claim in each.fact.claims if (unit := each.fact.unit_of(claim))}
    leading = {each.lead.unit for each in counted if each.lead and each.lead.unit}
    first, last = counted[0].fact.date.edtf, max(counted, key=lambda each: each.fact.date.latest).fact.date.edtf
    return Stage(
        value=sum(values[1:], values[0]) if values else None,
        date=first if first == last else f"{first.partition('/')[0]}/{last.rpartition('/')[2]}",
        unit=joined_unit(leading or units) if leading or units else None,
        standing=_weakest([each.standing for each in counted]),
        findings=tuple(counted),
        beside=tuple(beside),
    )


def latest_stock(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the latest of ``findings`` that leads with a number, and the later bounds that agree with it.

    ``findings`` are in the order of their dates and not empty; where none leads with a number, the last one stands.
    """
    numbered = [n for n, each in enumerate(findings) if each.lead and _is_number(each.lead)]
    if not numbered:
        return [findings[-1]], []
    chosen = findings[numbered[-1]]
    later = [each for each in findings[numbered[-1] + 1 :] if each.lead and _agree(chosen, each)]
    return [chosen], later


def _is_number(lead: Lead) -> bool:
    """Whether ``lead`` says how many, and not only more or fewer than what."""
    return lead.bound in {"exact", "about"} or (lead.bound is None and None not in (lead.low, lead.high))


def _agree(one: Finding, other: Finding) -> bool:
    """Whether the leads of two findings can be true together."""
    pairs = ((a.allowed, b.allowed) for a in _backers(one) for b in _backers(other))
    return all(a.meets(b) for a, b in pairs if a and b)


def _backers(finding: Finding) -> tuple[Claim, ...]:
    return finding.lead.claims if finding.lead else ()


def _weakest(standings: Sequence[Standing]) -> Standing:
    order: tuple[Standing, ...] = ("disputed", "single", "corroborated")
    return min(standings, key=order.index)


def is_personnel(fact: Fact) -> bool:
    """Whether ``fact`` is about the personnel of a force, or about who leads one."""
    return fact.kind in PERSONNEL or (fact.kind == "leadership" and fact.force is not None)
