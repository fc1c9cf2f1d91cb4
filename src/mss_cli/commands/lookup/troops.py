"""``mss troops``: who has pledged, announced, landed and is there."""

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from mss_cli.command import command as as_command
from mss_cli.model.dates import When
from mss_cli.model.figures import plain
from mss_cli.model.kinds import STAGES
from mss_cli.model.records import Dataset, Force
from mss_cli.model.units import UnitName
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.arithmetic import CheckItem, check_item
from mss_cli.output.items import FACT, Item, LeadItem, Number, Shape, dataset_item, fact_item, lead_item
from mss_cli.output.phrases import plural
from mss_cli.output.tables import claim_sheet, fact_table, reach_notes, struct_sheet
from mss_cli.output.troops import country_page, stage_table, troops_page
from mss_cli.output.view import UNICODE, Column, Sheet, View
from mss_cli.queries import troops as queries
from mss_cli.queries.checks import Result, evaluate
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.select import Criteria, select
from mss_cli.queries.standing import Standing
from mss_cli.queries.troops import ForceSize, Row, Stage, Troops
from mss_cli.session import Session


class StageItem(Struct, frozen=True):
    """A figure of one stage; ``low`` and ``high`` are null where the facts give no figure."""

    low: Number | None
    high: Number | None
    date: str
    unit: UnitName | None
    standing: Standing
    facts: tuple[str, ...]
    lead: LeadItem | None
    """What leads, where one fact has the figure; null where none leads, or several are added."""


class MissionItem(Struct, frozen=True):
    """The force of the day: what it is authorized, and its strength as a source gives it."""

    force: Force
    leader: str | None
    authorized: StageItem | None
    pledged: StageItem | None
    strength: StageItem | None
    checks: tuple[CheckItem, ...]


class ForceItem(Struct, frozen=True):
    """One of the two forces."""

    force: Force
    name: str
    leader: str | None
    authorized: StageItem | None
    pledged: StageItem | None
    strength: StageItem | None


ITEM = Shape("TroopsItem", computed={"id": str, "country": str, "name": str, **dict.fromkeys(STAGES, StageItem | None)})
"""One country's stages; null where no fact speaks of one."""

EXTRA = Shape(
    "TroopsExtra",
    computed={
        "mission": MissionItem,
        "forces": tuple[ForceItem, ...],
        "joint": tuple[str, ...],
        "parts": tuple[str, ...],
        "facts": [FACT],
    },
)
"""The force of the day, both forces, the facts that no row has the figure of, and every fact behind what is shown."""


def troops(session: Session, filters: Filters, listing: Listing, output: Output) -> None:
    """Show who has pledged, announced, landed and is there.

    Stages stand side by side and are never added. Pledged and present: the latest figure. Announced: what was
    announced last. Arrived: all arrivals added up. With --country: every fact, claim by claim.

    --as-of DATE asks what was so on that day, by all we know now; --known-by DATE asks what a reader could know that
    day, and leaves out whatever was published later, also about earlier days.
    """
    today = session.today()
    dataset, criteria = filters.apply(session.dataset(), today)
    facts = [fact for fact in select(dataset, criteria) if queries.is_personnel(fact)]
    day = criteria.as_of or today
    findings = find_all(dataset, facts)
    found = queries.troops(dataset, findings, day, criteria.countries)
    if criteria.countries:
        findings = listing.apply(findings)
    else:
        found = msgspec.structs.replace(found, rows=tuple(listing.apply(found.rows)))
    view = _view(dataset, criteria, findings, found, day)
    session.write(msgspec.structs.replace(view, query={**view.query, **listing.query}), output)


_NARROWED = "Only facts that meet the filters are counted here; the whole may be more."


def _instead(dataset: Dataset, criteria: Criteria) -> str:
    """Return what to say where no fact on personnel matches: what else there is on the countries asked for."""
    others = select(dataset, Criteria(countries=criteria.countries)) if criteria.countries else []
    if not others or any(queries.is_personnel(fact) for fact in others):
        return "no facts on personnel match; take away a filter, or see 'mss troops'"
    counts = Counter(fact.kind for fact in others).most_common()
    kinds = ", ".join(f"{kind} {count}" for kind, count in counts)
    names = [dataset.countries[code].name for code in sorted(criteria.countries)]
    options = " ".join(f'--country "{name}"' if " " in name else f"--country {name}" for name in names)
    whose = " and ".join(names)
    return f"no facts on personnel of {whose}, but {plural(len(others), 'other')} ({kinds}): 'mss timeline {options}'"


def _view(dataset: Dataset, criteria: Criteria, findings: Sequence[Finding], found: Troops, day: When) -> View:
    checks = _totals(dataset, found)
    narrowed = bool(criteria.since or criteria.until or criteria.standings or criteria.sources)
    notes = (_NARROWED,) if narrowed and findings else ()
    detailed = bool(criteria.countries)
    return View(
        command="troops",
        dataset=dataset_item(dataset),
        query=query_of(criteria),
        items=lambda: [_item(row) for row in found.rows],
        sheet=lambda: claim_sheet(dataset, findings) if detailed else _stage_sheet(found),
        tables=lambda: [
            fact_table(dataset, findings, (*notes, *reach_notes(dataset, day)))
            if detailed
            else stage_table(dataset, found, UNICODE, (*notes, *reach_notes(dataset, day)))
        ],
        page=lambda symbols: (
            country_page(dataset, found, findings, symbols, day, notes)
            if detailed
            else troops_page(dataset, found, checks, symbols, day, notes)
        ),
        extra=lambda: _extra(dataset, found, findings, checks),
        notice="" if findings else _instead(dataset, criteria),
    )


command = as_command(
    troops,
    examples=("mss troops", "mss troops --country Jamaica", "mss troops --as-of 2025-01-31 --json | jq '.items[]'"),
)


def _stage_item(stage: Stage | None) -> StageItem | None:
    if stage is None:
        return None
    return StageItem(
        low=plain(stage.value.low) if stage.value else None,
        high=plain(stage.value.high) if stage.value else None,
        date=stage.date,
        unit=stage.unit,
        standing=stage.standing,
        facts=tuple(finding.fact.id for finding in stage.findings),
        lead=lead_item(stage.last.lead) if stage.value and len(stage.findings) == 1 and stage.last.lead else None,
    )


def _item(row: Row) -> Item:
    return {
        "id": row.country,
        "country": row.country,
        "name": row.name,
        **dict(zip(STAGES, map(_stage_item, row.stages), strict=True)),
    }


def _extra(dataset: Dataset, found: Troops, findings: Sequence[Finding], checks: Sequence[Result]) -> Item:
    return {
        "mission": MissionItem(
            found.forces[0].force, *_sizes(found.forces[0]), checks=tuple(check_item(each) for each in checks)
        ),
        "forces": [ForceItem(size.force, queries.FORCES[size.force], *_sizes(size)) for size in found.forces],
        "joint": [finding.fact.id for finding in found.joint],
        "parts": [finding.fact.id for finding in found.parts],
        "facts": [fact_item(dataset, finding) for finding in findings],
    }


def _sizes(size: ForceSize) -> tuple[str | None, StageItem | None, StageItem | None, StageItem | None]:
    leader = size.leader.fact.id if size.leader else None
    return leader, _stage_item(size.authorized), _stage_item(size.pledged), _stage_item(size.strength)


def _totals(dataset: Dataset, found: Troops) -> list[Result]:
    """Return the checks that add contingents up to the strength that is shown."""
    stages = [stage for size in found.forces for stage in (size.authorized, size.strength) if stage]
    totals = {finding.fact.id for stage in stages for finding in stage.findings}
    checks = [check for check in dataset.checks.values() if check.equals in totals and check.rule == "parts"]
    return [evaluate(dataset, check) for check in checks]


def _stage_sheet(found: Troops) -> Sheet:
    """Return a row for every stage of every country."""
    items: dict[tuple[str, str, str], StageItem] = {}
    for row in found.rows:
        for stage, item in zip(STAGES, map(_stage_item, row.stages), strict=True):
            if item:
                items[row.country, row.name, stage] = item
    sheet = struct_sheet(StageItem, [*items.values()])
    rows = [(*head, *cells) for head, cells in zip(items, sheet.rows, strict=True)]
    return Sheet((*map(Column, ("country", "name", "stage")), *sheet.columns), rows)
