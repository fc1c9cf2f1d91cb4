"""``mss brief``: one screen to file from."""

from collections.abc import Sequence
from datetime import UTC, datetime

from mss_cli.command import command as as_command
from mss_cli.model.dates import when
from mss_cli.model.records import Dataset
from mss_cli.options import Output, Times
from mss_cli.output.items import FACT, Shape, dataset_item, fact_item
from mss_cli.output.layout import kind_style, sources_text, standing_spans
from mss_cli.output.phrases import country_names, date_text, fact_figure, who
from mss_cli.output.tables import claim_sheet
from mss_cli.output.view import UNICODE, Block, Column, Page, Sheet, Span, Symbols, View
from mss_cli.queries import brief as queries
from mss_cli.queries.brief import Line, Topic
from mss_cli.queries.standing import standing
from mss_cli.session import Session

ITEM = Shape("LineItem", computed={"topic": Topic, "fact": FACT})


def brief(session: Session, times: Times, output: Output) -> None:
    """Show one screen to file from, as of today or of --as-of.

    Mandate, strength and contingents, displacement, deaths, territory, money, what is in dispute, and what is next.
    """
    dataset, criteria = times.apply(session.dataset())
    as_of = criteria.as_of or when(datetime.now(tz=UTC).date().isoformat())
    lines = queries.brief(dataset, as_of)
    query = {"as_of": as_of.edtf, "known_by": criteria.known_by.edtf if criteria.known_by else None}
    title = f"{dataset.metadata.title}, as of {date_text(as_of)}"
    view = View(
        command="brief",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [{"topic": line.topic, "fact": fact_item(dataset, line.fact)} for line in lines],
        sheet=lambda: _sheet(dataset, lines),
        tables=lambda: [_table(dataset, title, lines)],
        page=lambda symbols: _page(dataset, title, lines, symbols),
        notice="" if lines else "nothing is known as of that day",
    )
    session.write(view, output)


command = as_command(brief)

TOPICS: dict[Topic, str] = {
    "mandate": "Mandate",
    "authorized": "Authorized",
    "strength": "Present",
    "contingents": "Of whom",
    "displaced": "Displaced",
    "killed": "Killed",
    "territory": "Gang-held",
    "funding": "Money",
    "disputes": "Disputed",
    "next": "Next",
}


def _said(dataset: Dataset, line: Line, symbols: Symbols) -> tuple[Span, ...]:
    fact = line.fact
    spans: list[Span] = []
    if text := fact_figure(fact, symbols):
        spans += [(text, "figure"), ("  ", "text")]
    spans += standing_spans(dataset, fact, symbols)
    spans.append((f"{_dated(line, symbols)}: ", "strong"))
    spans.append((fact.summary, "text") if line.topic != "contingents" else (country_names(dataset, fact), "text"))
    if line.topic == "mandate" and fact.due:
        spans.append((f" Runs to {date_text(fact.due, symbols)}.", "strong"))
    return tuple(spans)


def _dated(line: Line, symbols: Symbols) -> str:
    fact = line.fact
    return date_text(fact.due if line.topic == "next" and fact.due else fact.date, symbols)


def _page(dataset: Dataset, title: str, lines: Sequence[Line], symbols: Symbols) -> Page:
    page: list[Block] = [Block(((title, "heading"),))] if lines else []
    last = None
    for line in lines:
        name = TOPICS[line.topic] if line.topic != last else ""
        last = line.topic
        page.append(
            Block(
                _said(dataset, line, symbols),
                (*who(dataset, line.fact.claims, symbols, most=2), ("  ", "text"), (line.fact.id, "quiet")),
                ((f"{name:11}", kind_style(line.fact.kind)),),
                ((" " * 11, "text"),),
            )
        )
    return page


def _sheet(dataset: Dataset, lines: Sequence[Line]) -> Sheet:
    """Return a row for every claim of every line, its topic first."""
    columns = claim_sheet(dataset, []).columns
    rows = [(line.topic, *row) for line in lines for row in claim_sheet(dataset, [line.fact]).rows]
    return Sheet((Column("topic"), *columns), rows)


def _table(dataset: Dataset, title: str, lines: Sequence[Line]) -> Sheet:
    columns = (Column("Topic"), Column("Figure"), Column("Standing"), Column("Date"), Column("What"), Column("Sources"))
    rows = [
        (
            TOPICS[line.topic],
            fact_figure(line.fact),
            standing(dataset, line.fact),
            _dated(line, UNICODE),
            f"{country_names(dataset, line.fact)}: {line.fact.summary}" if line.fact.countries else line.fact.summary,
            sources_text(dataset, line.fact.claims),
        )
        for line in lines
    ]
    return Sheet(columns, rows, title=title)
