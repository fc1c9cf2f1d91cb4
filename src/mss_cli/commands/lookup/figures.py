"""``mss figures``: the figures of one kind in the order of time."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.model.dates import When
from mss_cli.model.figures import Interval
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.layout import (
    GAP,
    difference_text,
    finding_sources,
    heading,
    kind_style,
    line,
    reach_blocks,
)
from mss_cli.output.phrases import date_text, fact_numbers, whole_label
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import claim_spans
from mss_cli.output.timeline import listing as listed
from mss_cli.output.view import Block, Column, Page, Sheet, Spans, Symbols, spans_text
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.names import kind_of
from mss_cli.queries.select import select
from mss_cli.queries.series import Series, series
from mss_cli.session import Session

COUNTED = [each.name for each in KINDS.values() if each.units]
"""The kinds that have figures."""

KindArgument = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="Such as displaced, killed, territory, strength or funding-pledged.",
        autocompletion=completion.kinds,
    ),
]
Claims = Annotated[bool, typer.Option("--claims", help="Each figure's fact and claims beneath it.")]

ITEM = FACT

_BAR_WIDTH = 20


def figures(
    session: Session,
    of: KindArgument,
    filters: Filters,
    listing: Listing,
    output: Output,
    *,
    claims: Claims = False,
) -> None:
    """Show the figures of one kind in the order of time.

    There is a series for each country, unit and part, the whole first, and a bar for each figure: solid up to its
    lowest value and light up to its highest. Bars of one series have one scale.
    """
    today = session.today()
    dataset, criteria = filters.apply(session.dataset(), today)
    name = kind_of(COUNTED, f"the kinds with figures are {', '.join(COUNTED)}")(of)
    day = criteria.as_of or today
    facts = [fact for fact in select(dataset, criteria) if fact.kind == name]
    findings = [each for each in find_all(dataset, facts) if each.interval]
    shown = listing.apply(findings)
    chosen = {each.fact.id for each in shown}

    def page(symbols: Symbols) -> Page:
        if symbols.words:
            return [*listed(dataset, shown, symbols, day=day), *reach_blocks(dataset, day, symbols)]
        found = series(dataset, [fact for fact in facts if fact.id in chosen])
        return _page(dataset, found, symbols, day, claims=claims)

    query = {"figures": name, **query_of(criteria), **listing.query}
    session.write(facts_view("figures", dataset, query, shown, day=day, page=page), output)


command = as_command(
    figures, examples=("mss figures strength", "mss figures displaced --since 2024 --claims", "mss figures killed -n 5")
)


def _page(dataset: Dataset, found: Sequence[Series], symbols: Symbols, day: When, *, claims: bool) -> Page:
    page: list[Block | Sheet] = []
    for each in found:
        page += [GAP] if page else []
        page += [heading(_title(each)), _sheet(dataset, each, symbols)]
        page += [block for finding in each.findings for block in _claims(dataset, finding, symbols)] if claims else []
    return [*page, *reach_blocks(dataset, day, symbols)] if page else []


def _title(each: Series) -> str:
    whole = whole_label(each.findings[0].fact.kind_info.group, "all of Haiti")
    whose = each.whose or whole
    kind = each.findings[0].fact.kind.capitalize()
    return f"{kind}: {', '.join(filter(None, (whose, each.unit, each.scope, each.span)))}"


def _sheet(dataset: Dataset, each: Series, symbols: Symbols) -> Sheet:
    """Return a row for each figure of a series: the date, a bar, the number, what others say, and who says it."""
    most = max(value.high for finding in each.findings if (value := finding.interval))
    columns = (
        Column("Date", style="strong"),
        Column("", style=kind_style(each.findings[0].fact.kind)),
        Column("Figure", right=True, style="figure"),
        Column("", style="bad"),
        Column("", style="bad", yields=True),
        Column("by", style="quiet", yields=True),
    )
    rows = [
        (
            date_text(finding.fact.date, symbols),
            _bar(finding, most, symbols),
            fact_numbers(finding.fact, finding.lead, symbols, most=2),
            symbols.marks[finding.standing].strip(),
            difference_text(finding, symbols),
            spans_text(finding_sources(dataset, finding, symbols)),
        )
        for finding in each.findings
    ]
    return Sheet(columns, rows)


def _claims(dataset: Dataset, finding: Finding, symbols: Symbols) -> list[Block]:
    fact = finding.fact
    head: Spans = ((f"{date_text(fact.date, symbols)}  ", "strong"), (fact.summary, "text"))
    blocks = [line(head, margin=2, meta=((fact.id, "quiet"),))]
    return [*blocks, *(line(claim_spans(dataset, fact, claim, symbols), margin=4) for claim in fact.claims)]


def _bar(finding: Finding, most: Decimal, symbols: Symbols) -> str:
    value = finding.interval or Interval(Decimal(0), Decimal(0))
    solid = int(_BAR_WIDTH * value.low / most) if most else 0
    whole = max(int(_BAR_WIDTH * value.high / most) if most else 0, 1)
    return symbols.solid * solid + symbols.light * (whole - solid)
