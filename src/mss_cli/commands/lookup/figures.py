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
from mss_cli.output.layout import GAP, finding_sources, heading, indent, kind_style, line, reach_blocks, standing_spans
from mss_cli.output.phrases import date_text, fact_numbers
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import claim_spans
from mss_cli.output.timeline import listing as listed
from mss_cli.output.view import GAP_SPAN, Block, Page, Spans, Symbols
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.names import one_of
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

_BAR_WIDTH = 24


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
    name = one_of("kind", COUNTED, f"the kinds with figures are {', '.join(COUNTED)}")(of)
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
    page: list[Block] = []
    for each in found:
        page += [GAP] if page else []
        page.append(heading(_title(each)))
        dates = [date_text(finding.fact.date, symbols) for finding in each.findings]
        numbers = [fact_numbers(finding.fact, finding.lead, symbols) for finding in each.findings]
        most = max(value.high for finding in each.findings if (value := finding.interval))
        widths = max(map(len, dates)), max(map(len, numbers))
        for finding, date, number in zip(each.findings, dates, numbers, strict=True):
            lead: Spans = ((f"{date:{widths[0]}}  ", "strong"), *_bar(finding, most, symbols))
            page.append(_row(dataset, finding, lead, f"{number:>{widths[1]}}", symbols))
            page += _claims(dataset, finding, symbols) if claims else []
    return [*page, *reach_blocks(dataset, day, symbols)] if page else []


def _title(each: Series) -> str:
    return ", ".join(filter(None, (each.whose or "The whole", each.unit, each.scope, each.span)))


def _row(dataset: Dataset, finding: Finding, lead: Spans, number: str, symbols: Symbols) -> Block:
    return Block(
        ((number, "figure"), *standing_spans(finding, symbols)),
        finding_sources(dataset, finding, symbols),
        lead,
        indent(4),
    )


def _claims(dataset: Dataset, finding: Finding, symbols: Symbols) -> list[Block]:
    fact = finding.fact
    head = line(fact.summary, margin=4, meta=((fact.id, "quiet"),))
    return [head, *(line(claim_spans(dataset, fact, claim, symbols), margin=6) for claim in fact.claims)]


def _bar(finding: Finding, most: Decimal, symbols: Symbols) -> Spans:
    value = finding.interval or Interval(Decimal(0), Decimal(0))
    solid = int(_BAR_WIDTH * value.low / most) if most else 0
    whole = max(int(_BAR_WIDTH * value.high / most) if most else 0, 1)
    style = kind_style(finding.fact.kind)
    rest = " " * (_BAR_WIDTH - max(whole, solid))
    return ((symbols.solid * solid, style), (symbols.light * (whole - solid), style), (rest, "text"), GAP_SPAN)
