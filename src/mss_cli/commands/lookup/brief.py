"""``mss brief``: one screen to file from."""

from collections.abc import Sequence

from mss_cli.command import command as as_command
from mss_cli.model.dates import When
from mss_cli.model.records import Dataset
from mss_cli.options import Output, Times
from mss_cli.output.items import FACT, Shape, dataset_item, fact_item
from mss_cli.output.layout import (
    LABEL_WIDTH,
    age_text,
    beside_spans,
    difference_text,
    due_text,
    finding_sources,
    heading,
    kind_style,
    reach_blocks,
    sources_text,
    standing_spans,
)
from mss_cli.output.phrases import country_names, date_text, fact_figure
from mss_cli.output.tables import claim_sheet, reach_notes
from mss_cli.output.timeline import legend
from mss_cli.output.view import GAP_SPAN, UNICODE, Block, Column, Page, Sheet, Span, Spans, Symbols, View
from mss_cli.queries import brief as queries
from mss_cli.queries.brief import TOPIC_LABELS, BriefLine, Topic
from mss_cli.queries.standing import counted
from mss_cli.session import Session

ITEM = Shape("LineItem", computed={"id": str, "topic": Topic, "fact": FACT})


def brief(session: Session, times: Times, output: Output) -> None:
    """Show one screen to file from, as of today or of --as-of.

    Mandate, who governs and who commands, strength, displacement, deaths, territory, money, what is in dispute, what
    came last, and what can still come.
    """
    today = session.today()
    dataset, criteria = times.apply(session.dataset(), today)
    day = criteria.as_of or today
    lines = queries.brief(dataset, day)
    query = {"as_of": day.edtf, "known_by": criteria.known_by.edtf if criteria.known_by else None}
    title = f"{dataset.metadata.title}, as of {date_text(day)}{'' if criteria.as_of else ' (today)'}"
    view = View(
        command="brief",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [
            {"id": line.finding.fact.id, "topic": line.topic, "fact": fact_item(dataset, line.finding)}
            for line in lines
        ],
        sheet=lambda: _sheet(dataset, lines),
        tables=lambda: [_table(dataset, title, lines, day)],
        page=lambda symbols: _page(dataset, title, lines, symbols, day),
        notice="" if lines else "nothing is known as of that day",
    )
    session.write(view, output)


command = as_command(brief, examples=("mss brief", "mss brief --as-of 2025-01-31"))


def _page(dataset: Dataset, title: str, lines: Sequence[BriefLine], symbols: Symbols, day: When) -> Page:
    page: list[Block] = [heading(title), *reach_blocks(dataset, day, symbols)] if lines else []
    last = None
    for line in lines:
        name = TOPIC_LABELS[line.topic] if line.topic != last or symbols.words else ""
        last = line.topic
        fact = line.finding.fact
        sources = finding_sources(dataset, line.finding, symbols)
        page.append(
            Block(
                (*_body(dataset, line, symbols, day), GAP_SPAN, *sources, GAP_SPAN, (fact.id, "quiet")),
                (),
                ((f"{name:{LABEL_WIDTH}}", kind_style(fact.kind)),),
                ((" " * LABEL_WIDTH, "text"),),
            )
        )
    return [*page, *legend([line.finding for line in lines], symbols)]


def _body(dataset: Dataset, line: BriefLine, symbols: Symbols, day: When) -> Spans:
    finding = line.finding
    fact = finding.fact
    spans: list[Span] = []
    if text := fact_figure(fact, finding.lead, symbols):
        spans += [(text, "figure"), GAP_SPAN]
    spans.append((_dated(line, symbols), "strong"))
    if line.topic in {"authorized", "strength", "displaced", "territory"} and (age := age_text(fact, day)):
        spans.append((f" ({age})", "quiet"))
    spans += beside_spans(line.beside, symbols)
    spans.append((f": {fact.summary}", "text"))
    if fact.due and line.topic != "next":
        spans.append((f" {due_text(dataset, fact, day, symbols)}", "strong"))
    return (*spans, *standing_spans(finding, symbols))


def _dated(line: BriefLine, symbols: Symbols) -> str:
    fact = line.finding.fact
    return date_text(fact.due if line.topic == "next" and fact.due else fact.date, symbols)


def _sheet(dataset: Dataset, lines: Sequence[BriefLine]) -> Sheet:
    """Return a row for every claim of every line, its topic first."""
    columns = claim_sheet(dataset, []).columns
    rows = [(line.topic, *row) for line in lines for row in claim_sheet(dataset, [line.finding]).rows]
    return Sheet((Column("topic"), *columns), rows)


def _table(dataset: Dataset, title: str, lines: Sequence[BriefLine], day: When) -> Sheet:
    columns = ("Topic", "Figure", "Standing", "Date", "What", "Sources")
    rows = [
        (
            TOPIC_LABELS[line.topic],
            fact_figure(fact, line.finding.lead),
            " ".join(filter(None, (line.finding.standing, difference_text(line.finding, UNICODE)))),
            _dated(line, UNICODE),
            ": ".join(filter(None, (country_names(dataset, fact), fact.summary))),
            sources_text(dataset, fact, counted(fact), UNICODE),
        )
        for line in lines
        for fact in (line.finding.fact,)
    ]
    return Sheet(tuple(map(Column, columns)), rows, title=title, notes=reach_notes(dataset, day))
