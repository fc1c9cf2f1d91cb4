"""``mss chart``: the figures of one kind over time, drawn."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.errors import MssError
from mss_cli.model.dates import When
from mss_cli.model.figures import Bound, plain
from mss_cli.model.kinds import KINDS, KindName
from mss_cli.model.records import Dataset
from mss_cli.model.units import UnitName
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.items import Number, Shape, dataset_item
from mss_cli.output.layout import GAP, line, reach_blocks
from mss_cli.output.phrases import date_text, fact_numbers, interval_text, plural, whole
from mss_cli.output.view import UNICODE, Block, Cell, Column, Page, Sheet, Symbols, View
from mss_cli.queries.names import kind_of
from mss_cli.queries.select import select
from mss_cli.queries.standing import Standing
from mss_cli.queries.trend import Point, Trend, trends
from mss_cli.sanitize import legible
from mss_cli.session import Session

DRAWN = [each.name for each in KINDS.values() if each.nature != "event"]
"""The kinds whose figures make a series: events have figures, too, but no two of them are of one thing."""


def _drawn(_: object) -> Iterator[tuple[str, str]]:
    return ((name, KINDS[name].definition) for name in DRAWN)


KindArgument = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="Such as displaced, killed, territory, strength or funding-pledged.",
        autocompletion=completion.completer(_drawn, needs_facts=False),
    ),
]


class PointItem(Struct, frozen=True):
    """A figure of a chart: ``low`` and ``high`` hold all that was said, ``lead`` is the dot; arrivals are totals."""

    id: str
    series: str
    fact: str
    date: str
    low: Number
    high: Number
    lead: Number | None
    bound: Bound | None
    unit: UnitName | None
    standing: Standing


class StepItem(Struct, frozen=True):
    """From when on how many were planned or pledged."""

    series: str
    fact: str
    date: str
    value: Number


ITEM = PointItem
EXTRA = Shape("ChartExtra", computed={"planned": tuple[StepItem, ...]})
"""What was planned, beside the figures."""


def chart(session: Session, of: KindArgument, filters: Filters, output: Output) -> None:
    """Draw the figures of one kind over time.

    A dot is the answer that leads; lighter is all that was said, and the days it may be of; a stepped line is what was
    authorized or pledged. Nothing is joined or smoothed; arrivals add up. Without --country: the whole. A pipe gets the
    numbers; --output FILE.svg makes a picture.
    """
    today = session.today()
    dataset, criteria = filters.apply(session.dataset(), today)
    name = _kind(of)
    found = trends(dataset, select(dataset, criteria), name, criteria.countries)
    shown = found if criteria.countries else found[:1]
    if output.output and output.output.suffix.lower() == ".svg" and output.chosen == "table":
        if not shown:
            raise MssError(f"{output.output}: there is no figure to draw; take away a filter")
        from mss_cli.output.chart.svg import svg_file  # noqa: PLC0415 - for a picture only

        session.put(svg_file(shown), output.output)
        return
    view = _view(dataset, {"figures": name, **query_of(criteria)}, shown, found, criteria.as_of or today)
    session.write(view, output)


command = as_command(
    chart,
    examples=("mss chart strength", "mss chart arrived --country Kenya", "mss chart displaced --output displaced.svg"),
)


def _kind(name: str) -> KindName:
    """Return the kind that ``name`` means; raises ``MssError`` where its figures make no series."""
    known = {each.casefold(): KINDS[each] for each in KINDS}.get(legible(name).strip().casefold())
    if known and known.name not in DRAWN:
        raise MssError(
            f"{known.name} is a kind of event, so its figures make no series: "
            f"'mss timeline --kind {known.name}' lists them; the kinds that do are {', '.join(DRAWN)}"
        )
    return kind_of(DRAWN, f"the kinds whose figures make a series are {', '.join(DRAWN)}")(name)


def _view(
    dataset: Dataset, query: dict[str, object], shown: Sequence[Trend], found: Sequence[Trend], day: When
) -> View:
    others = len(found) - len(shown)
    more = f"{plural(others, 'more series', 'more series')}: --country NAME, or mss figures" if others else ""

    def page(symbols: Symbols) -> Page:
        if symbols.words:
            return [_numbers(shown, symbols)] if shown else []
        from mss_cli.output.chart.text import text_chart  # noqa: PLC0415 - for a terminal only

        blocks: list[Block] = []
        for each in shown:
            blocks += [*([GAP] if blocks else []), *text_chart(each, symbols, symbols.width)]
        return [*blocks, *([line(more, style="quiet")] if more else []), *reach_blocks(dataset, day, symbols)]

    return View(
        command="chart",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [_item(each, point) for each in shown for point in each.points],
        sheet=lambda: _sheet(shown),
        tables=lambda: [_numbers(shown, UNICODE)],
        page=page,
        extra=lambda: {"planned": _steps(shown)},
        notice="" if shown else "no figures match; take away a filter, or see 'mss figures'",
    )


def _name(each: Trend) -> str:
    return ", ".join(filter(None, (each.series.whose or "the whole", each.series.span)))


def _item(each: Trend, point: Point) -> PointItem:
    fact, lead = point.finding.fact, point.finding.lead
    return PointItem(
        id=fact.id,
        series=_name(each),
        fact=fact.id,
        date=fact.date.edtf,
        low=plain(point.value.low),
        high=plain(point.value.high),
        lead=None if point.lead is None else plain(point.lead),
        bound=lead.bound if lead else None,
        unit=lead.unit if lead else fact.unit,
        standing=point.finding.standing,
    )


def _steps(shown: Sequence[Trend]) -> list[StepItem]:
    return [
        StepItem(_name(each), step.fact.id, step.fact.date.edtf, plain(step.value))
        for each in shown
        for step in each.planned
    ]


def _sheet(shown: Sequence[Trend]) -> Sheet:
    names = PointItem.__struct_fields__
    rows: list[tuple[Cell, ...]] = [
        tuple(getattr(_item(each, point), name) for name in names) for each in shown for point in each.points
    ]
    return Sheet(tuple(map(Column, names)), rows)


def _numbers(shown: Sequence[Trend], symbols: Symbols) -> Sheet:
    """Return the figures in words, a row each; of arrivals, the total so far as well."""
    total = any(each.cumulated for each in shown)
    columns = [Column("Series"), Column("Date"), Column("Figure", right=True), Column("Said", right=True)]
    columns += [Column("In all", right=True)] if total else []
    rows: list[tuple[Cell, ...]] = []
    for each in shown:
        for point in each.points:
            fact = point.finding.fact
            said = interval_text(point.value, symbols)
            head = (_name(each), date_text(fact.date, symbols), fact_numbers(fact, point.finding.lead, symbols))
            if total:
                lead = interval_text(whole(point.value), symbols) if point.lead is None else f"{plain(point.lead):,}"
                rows.append((*head, said, lead, point.finding.standing, fact.id))
            else:
                rows.append((*head, said, point.finding.standing, fact.id))
    return Sheet((*columns, Column("Standing"), Column("Fact")), rows)
