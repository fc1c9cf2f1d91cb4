"""Facts down a line of time, or listed as they come, each with its claims where they are wanted."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.fields import Field, fields
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.output.layout import (
    STANDING_STYLE,
    due_text,
    finding_sources,
    kind_mark,
    kind_style,
    standing_spans,
)
from mss_cli.output.phrases import (
    claim_figure,
    date_text,
    date_words,
    fact_figure,
    linked,
    locator_text,
    plural,
    quoted,
    voice_text,
)
from mss_cli.output.view import GAP_SPAN, Block, Page, Span, Spans, Symbols
from mss_cli.queries.findings import Finding
from mss_cli.queries.grades import best_first
from mss_cli.queries.names import folded
from mss_cli.queries.standing import STANDINGS, Standing, counted

_YEAR_WIDTH, _LABEL_WIDTH = 4, 10
_MARGIN = _YEAR_WIDTH + _LABEL_WIDTH + 6
"""Where the text of an entry begins."""

CLAIM_WORDS = {"paragraph", "locator", "value", "bound", "low", "high", "unit", "attributed_to", "origin"}
"""Fields of a claim that are in its figure, its voice and its place."""

_CLAIM_SHOWN = {"source", "printed", "date", "disputes", "set_aside"}
"""Fields of a claim that are shown in another way."""

MAX_CLAIMS = 3
"""How many claims of a fact are shown where many facts are."""

_WORD = re.compile(r"([\w’']+)")

_LEGEND: dict[Standing, str] = {"corroborated": "said by two or more origins", "disputed": "where they differ"}

Hits = Callable[[str], bool]
"""Whether a word is one that was looked for."""


def timeline(
    dataset: Dataset, findings: Sequence[Finding], symbols: Symbols, *, day: When, claims: bool = False
) -> list[Block]:
    """Draw ``findings``, which are in order of their dates: each year once, then the day, the mark and what happened.

    With ``claims``, the best claims follow each fact. ``day`` is the day from which it is looked at.
    """
    if symbols.words:
        return listing(dataset, findings, symbols, day=day)
    page: list[Block] = []
    year = 0
    for finding in findings:
        start = finding.fact.date.order[0].year
        page.append(_entry(dataset, finding, symbols, day, "" if start == year else str(start)))
        year = start
        if claims:
            page += claim_blocks(dataset, finding, symbols)
    return page


def listing(
    dataset: Dataset, findings: Sequence[Finding], symbols: Symbols, *, day: When, hits: Hits | None = None
) -> list[Block]:
    """Draw ``findings`` in the order they come, each with its whole date, and on one line where it is for grep.

    Words of summaries that are ``hits`` stand out.
    """
    return [_listed(dataset, finding, symbols, day, hits) for finding in findings]


def _entry(dataset: Dataset, finding: Finding, symbols: Symbols, day: When, year: str) -> Block:
    fact = finding.fact
    label = _label(fact.date, symbols)
    span: Spans = ((date_text(fact.date, symbols), "quiet"), GAP_SPAN) if symbols.arrow in label else ()
    return Block(
        _body(dataset, finding, symbols, day),
        meta=(*span, *_meta(dataset, finding, symbols)),
        lead=(
            (f"{year:{_YEAR_WIDTH}} {label:>{_LABEL_WIDTH}}  ", "strong"),
            kind_mark(fact.kind, symbols),
            GAP_SPAN,
        ),
        rest=((" " * (_MARGIN - 1), "text"),),
    )


def _listed(dataset: Dataset, finding: Finding, symbols: Symbols, day: When, hits: Hits | None) -> Block:
    fact = finding.fact
    kind: Spans = ((fact.kind, kind_style(fact.kind)), GAP_SPAN) if symbols.words else ()
    mark: Spans = () if symbols.words else (kind_mark(fact.kind, symbols), (" ", "text"))
    lead: Spans = (*mark, (date_text(fact.date, symbols), "strong"), GAP_SPAN, *kind)
    return Block(
        _body(dataset, finding, symbols, day, hits),
        meta=_meta(dataset, finding, symbols),
        lead=lead,
        rest=((" " * 2, "text"),),
    )


def _body(dataset: Dataset, finding: Finding, symbols: Symbols, day: When, hits: Hits | None = None) -> Spans:
    fact = finding.fact
    parts: list[Span] = []
    if figure := fact_figure(fact, finding.lead, symbols):
        parts += [(figure, "figure"), (": ", "text")]
    if hits is None:
        parts.append((fact.summary, "text"))
    else:
        parts += [(piece, "hit" if hits(folded(piece)) else "text") for piece in _WORD.split(fact.summary) if piece]
    if due := due_text(dataset, fact, day, symbols):
        parts.append((f" {due}", "text"))
    return (*parts, *standing_spans(finding, symbols))


def _meta(dataset: Dataset, finding: Finding, symbols: Symbols) -> Spans:
    return (*finding_sources(dataset, finding, symbols), GAP_SPAN, (finding.fact.id, "quiet"))


def claim_blocks(dataset: Dataset, finding: Finding, symbols: Symbols, most: int = MAX_CLAIMS) -> list[Block]:
    """Return the best claims of a fact, the others counted: first those that back what leads, then their rivals."""
    fact = finding.fact
    claims = best_first(dataset, fact, counted(fact))
    if finding.lead:
        backing = [claim for claim in claims if claim in finding.lead.claims]
        others = [claim for claim in claims if claim not in backing]
        shown = [*backing[: most if not others else most - 1], *others][:most]
    else:
        shown = claims[:most]
    indent: Spans = ((" " * (_MARGIN + 1), "text"),)
    blocks = [
        Block(claim_spans(dataset, fact, claim, symbols), lead=indent, rest=(*indent, ("  ", "text")))
        for claim in shown
    ]
    if more := len(claims) - len(shown):
        blocks.append(Block(((f"+{plural(more, 'claim')}: mss show {fact.id}", "quiet"),), lead=indent, rest=indent))
    return blocks


def claim_spans(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols) -> Spans:
    """Return a claim in one run: its figure, who says it where, the words as printed."""
    source = dataset.sources[claim.source]
    parts: list[Span] = []
    if text := claim_figure(fact, claim, symbols):
        parts += [(text, "figure"), GAP_SPAN]
    parts.append((linked(voice_text(dataset, claim), source), "strong"))
    parts.append((f", {date_text(source.issued, symbols)}", "quiet"))
    if where := locator_text(claim, symbols):
        parts.append((f", {where}", "quiet"))
    if claim.printed:
        parts.append((f"  {quoted(claim.printed, symbols)}", "text"))
    if claim.date:
        parts.append((f"  dated {date_text(claim.date, symbols)}", "quiet"))
    for field in fields(Claim):
        if field.name not in {*CLAIM_WORDS, *_CLAIM_SHOWN} and (text := field_text(claim, field)):
            parts.append((f"  {'' if field.name == 'note' else f'{field.label}: '}{text}", "quiet"))
    return tuple(parts)


def field_text(record: Struct, field: Field) -> str:
    """Return the value of a field as text; nothing where it has none."""
    value = getattr(record, field.name)
    if isinstance(value, When):
        return date_text(value)
    return "" if value in (None, (), False) else str(value)


def legend(findings: Sequence[Finding], symbols: Symbols) -> Page:
    """Return a line that counts ``findings`` by standing, and says what the marks mean; none where there is nothing."""
    if not findings or symbols.words:
        return []
    spans: list[Span] = [(plural(len(findings), "fact"), "quiet")]
    for standing in STANDINGS:
        count = sum(finding.standing == standing for finding in findings)
        if count and standing in _LEGEND:
            text = f" {count} {_LEGEND[standing]}"
            spans += [("   ", "text"), (symbols.marks[standing], STANDING_STYLE[standing]), (text, "quiet")]
    spans.append(("   mss help marks", "quiet"))
    return [Block(tuple(spans))]


def _label(when: When, symbols: Symbols) -> str:
    """Return a date short enough for the line's margin: its year stands before it."""
    start, slash, end = when.edtf.partition("/")
    if start == "..":
        return f"{symbols.arrow} {_short(end)}"
    if not slash:
        return _short(start)
    if end != ".." and start[:7] == end[:7] and len(start) == len(end) == 10:  # noqa: PLR2004 - two days
        return f"{int(start[8:10])}{symbols.dash}{_short(end)}"
    return f"{_short(start)} {symbols.arrow}"


def _short(text: str) -> str:
    day, month, _ = date_words(text)
    short = " ".join(filter(None, (day, month)))
    return f"~{short}" if text.endswith("~") else short
