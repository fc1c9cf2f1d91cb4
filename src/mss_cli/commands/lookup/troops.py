"""``mss troops``: who has pledged, announced, landed and is there."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from mss_cli.command import command as as_command
from mss_cli.model.figures import plain
from mss_cli.model.kinds import PERSONNEL, STAGES, UnitName
from mss_cli.model.records import Dataset, Fact
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.arithmetic import CheckItem, check_blocks, check_item
from mss_cli.output.items import FACT, Item, Number, Shape, dataset_item, fact_item
from mss_cli.output.layout import GAP, heading
from mss_cli.output.phrases import date_text, fact_figure, fact_numbers, interval_text, who, with_unit
from mss_cli.output.tables import claim_sheet, fact_table
from mss_cli.output.timeline import timeline
from mss_cli.output.view import UNICODE, Block, Cell, Column, Page, Sheet, Symbols, View
from mss_cli.queries import troops as queries
from mss_cli.queries.checks import Result, evaluate
from mss_cli.queries.select import select
from mss_cli.queries.standing import Standing
from mss_cli.queries.troops import Row, Stage, Troops
from mss_cli.session import Session


class StageItem(Struct, frozen=True):
    """A figure of one stage; ``low`` and ``high`` are null where the facts give no figure."""

    low: Number | None
    high: Number | None
    date: str
    unit: UnitName | None
    standing: Standing
    facts: tuple[str, ...]


class MissionItem(Struct, frozen=True):
    """The whole mission: what it is authorized, and its strength as a source gives it."""

    authorized: StageItem | None
    strength: StageItem | None
    checks: tuple[CheckItem, ...]


ITEM = Shape("TroopsItem", computed={"country": str, "name": str, **dict.fromkeys(STAGES, StageItem | None)})
"""One country's stages; null where no fact speaks of one."""

EXTRA = Shape("TroopsExtra", computed={"mission": MissionItem, "facts": [FACT]})
"""The mission, and every fact behind what is shown."""


def troops(session: Session, filters: Filters, output: Output) -> None:
    """Show who has pledged, announced, landed and is there.

    Stages stand side by side and are never added. Pledged and present: the latest figure. Announced: what was
    announced last. Arrived: all arrivals added up. With --country: every fact, claim by claim.

    --as-of DATE asks what was so on that day, by all we know now; --known-by DATE asks what a reader could know that
    day, and leaves out whatever was published later, also about earlier days.
    """
    dataset, criteria = filters.apply(session.dataset())
    facts = [fact for fact in select(dataset, criteria) if fact.kind in PERSONNEL]
    session.write(_view(dataset, query_of(criteria), facts, detailed=bool(criteria.countries)), output)


command = as_command(troops)


def _view(dataset: Dataset, query: dict[str, Any], facts: Sequence[Fact], *, detailed: bool) -> View:
    found = queries.troops(dataset, facts)
    return View(
        command="troops",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [_item(row) for row in found.rows],
        sheet=lambda: claim_sheet(dataset, facts) if detailed else _stage_sheet(found),
        tables=lambda: [fact_table(dataset, facts)] if detailed else [_table(found, UNICODE)],
        page=lambda symbols: (
            timeline(dataset, facts, symbols, claims=True) if detailed else _page(dataset, found, symbols)
        ),
        extra=lambda: _extra(dataset, found, facts),
        notice="" if facts else "no facts on personnel match; take away a filter, or see 'mss troops'",
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
        facts=tuple(fact.id for fact in stage.facts),
    )


def _item(row: Row) -> Item:
    return {"country": row.country, "name": row.name, **dict(zip(STAGES, map(_stage_item, row.stages), strict=True))}


def _extra(dataset: Dataset, found: Troops, facts: Sequence[Fact]) -> Item:
    checks = tuple(check_item(result) for result in _totals(dataset, found))
    mission = MissionItem(_stage_item(found.authorized), _stage_item(found.strength), checks)
    return {"mission": mission, "facts": [fact_item(dataset, fact) for fact in facts]}


def _totals(dataset: Dataset, found: Troops) -> list[Result]:
    """Return the checks that add contingents up to the strength of the mission that is shown."""
    totals = {fact.id for fact in found.strength.facts} if found.strength else set()
    checks = [check for check in dataset.checks.values() if check.equals in totals and check.rule == "parts"]
    return [evaluate(dataset, check) for check in checks]


def _stage_sheet(found: Troops) -> Sheet:
    names = ("country", "name", "stage", "low", "high", "date", "unit", "standing", "facts")
    rows: list[tuple[Cell, ...]] = []
    for row in found.rows:
        for stage, item in zip(STAGES, map(_stage_item, row.stages), strict=True):
            if item:
                head = (row.country, row.name, stage)
                rows.append((*head, item.low, item.high, item.date, item.unit, item.standing, " ".join(item.facts)))
    return Sheet(tuple(Column(name) for name in names), rows)


def _table(found: Troops, symbols: Symbols) -> Sheet:
    columns = (
        Column("Country", style="strong"),
        Column("Pledged", right=True),
        Column("Announced last", right=True),
        Column("Arrived", right=True),
        Column("Present", right=True, style="figure"),
        Column("As of"),
        Column("Sources", style="quiet"),
    )
    rows = [
        (
            row.name,
            *(_cell(stage, symbols) for stage in row.stages),
            _as_of(row, symbols),
            _sources(row),
        )
        for row in found.rows
    ]
    return Sheet(columns, rows, notes=_notes(found, symbols))


def _page(dataset: Dataset, found: Troops, symbols: Symbols) -> Page:
    if not (found.rows or found.authorized or found.strength or found.joint):
        return []
    mission = [
        Block(
            (
                (f"{label:12}", "strong"),
                (_figure(stage, symbols), "figure"),
                (f" {_mark(stage, symbols)} {_stage_date(stage, symbols)}", "text"),
            ),
            meta=(
                *who(dataset, stage.facts[-1].claims, symbols, most=3),
                ("  ", "text"),
                (stage.facts[-1].id, "quiet"),
            ),
        )
        for label, stage in (("Authorized", found.authorized), ("Present", found.strength))
        if stage
    ]
    checks = [block for result in _totals(dataset, found) for block in check_blocks(result, symbols)]
    title = [heading("The mission")] if mission else []
    gap = [GAP] if mission and found.rows else []
    return [*title, *mission, *checks, *gap, *([_table(found, symbols)] if found.rows else [])]


def _notes(found: Troops, symbols: Symbols) -> tuple[str, ...]:
    marks = symbols.marks
    notes = [
        f"{marks['corroborated']} two or more origins agree   {marks['disputed']} claims disagree",
        "Stages are never added to one another.",
        "'mss troops --country NAME' shows every figure of a country, who says it and in which words.",
    ]
    if found.joint:
        notes.append("Not in any row, since no source splits them: " + ", ".join(fact.id for fact in found.joint))
    return tuple(notes)


def _mark(stage: Stage, symbols: Symbols) -> str:
    return symbols.marks[stage.standing]


def _cell(stage: Stage | None, symbols: Symbols) -> str:
    if stage is None:
        return ""
    return f"{_figure(stage, symbols, unit=False)} {_mark(stage, symbols)}"


def _figure(stage: Stage, symbols: Symbols, *, unit: bool = True) -> str:
    if stage.value is None:
        return "no figure"
    if len(stage.facts) == 1:
        return (fact_figure if unit else fact_numbers)(stage.facts[0], symbols)
    text = interval_text(stage.value, symbols)
    return with_unit(text, stage.unit) if unit else text


def _stage_date(stage: Stage, symbols: Symbols) -> str:
    return date_text(stage.facts[-1].date, symbols)


def _as_of(row: Row, symbols: Symbols) -> str:
    """Return the date of the strength, else of the last stage that a fact speaks of."""
    return _stage_date([stage for stage in row.stages if stage][-1], symbols)


def _sources(row: Row) -> str:
    """Return the source of the last stage, and how many more the row rests on."""
    stages = [stage for stage in reversed(row.stages) if stage]
    first, *others = dict.fromkeys(source for stage in stages for source in _stage_sources(stage))
    return f"{first} +{len(others)}" if others else first


def _stage_sources(stage: Stage) -> list[str]:
    return list(dict.fromkeys(claim.source for fact in stage.facts for claim in fact.claims))
