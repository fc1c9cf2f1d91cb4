"""Facts on a line of time, with years and months as its joints, or listed; each with its claims if asked."""

from collections.abc import Sequence

from mss_cli.model.dates import MONTHS, When
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.output.layout import STANDING_STYLE, kind_mark, kind_style, standing_spans
from mss_cli.output.phrases import (
    claim_figure,
    date_text,
    date_words,
    fact_figure,
    locator_text,
    named,
    plural,
    quoted,
    who,
)
from mss_cli.output.view import Block, Page, Span, Spans, Symbols
from mss_cli.queries.standing import Standing, standing

_LABEL_WIDTH = 9
_KIND_WIDTH = 10


def timeline(dataset: Dataset, facts: Sequence[Fact], symbols: Symbols, *, claims: bool = False) -> Page:
    """Draw ``facts``, which are in order, down a line with years and months as its joints.

    With ``claims``, each claim follows its fact: the figure, the source and the place, the words as printed.
    """
    page: list[Block] = []
    rail: Spans = ((f"{symbols.rail}  ", "rail"),)
    year = month = 0
    for fact in facts:
        start = fact.date.order[0]
        if start.year != year:
            if page:
                page.append(Block(((symbols.rail, "rail"),)))
            page.append(Block(((f"{start.year}", "heading"),)))
            year, month = start.year, 0
        if start.month != month and _has_month(fact.date):
            page.append(Block(((f"{symbols.joint} ", "rail"), (MONTHS[start.month - 1], "heading"))))
            month = start.month
        page.append(_entry(dataset, fact, symbols, rail))
        if claims:
            page.extend(_claim_entry(dataset, fact, claim, symbols, rail) for claim in fact.claims)
    if page:
        page.append(Block(((symbols.end, "rail"),)))
        page.append(Block(_legend(dataset, facts, symbols)))
    return page


def _has_month(when: When) -> bool:
    """Whether the end that a date stands by is sharper than a year."""
    start, _, end = when.edtf.partition("/")
    return "-" in (end if start == ".." else start)


def listing(dataset: Dataset, facts: Sequence[Fact], symbols: Symbols) -> Page:
    """List ``facts`` in the order they come, each with its whole date."""
    page = [_entry(dataset, fact, symbols) for fact in facts]
    return [*page, Block(_legend(dataset, facts, symbols))] if facts else []


def _entry(dataset: Dataset, fact: Fact, symbols: Symbols, rail: Spans = ()) -> Block:
    """Draw one fact: beside the rail its date is short, without one it is whole."""
    label = _label(fact.date, symbols)
    whole = date_text(fact.date, symbols)
    body: list[Span] = [] if rail else [(whole, "strong"), ("  ", "text")]
    body += [(f"{fact.kind:{_KIND_WIDTH}}", kind_style(fact.kind)), ("  ", "text")]
    if figures := fact_figure(fact, symbols):
        body += [(figures, "figure"), ("  ", "text")]
    body += [*standing_spans(dataset, fact, symbols), (fact.summary, "text")]
    if fact.due:
        word = "Runs to" if fact.kind == "mandate" else "Due"
        body.append((f" {word} {date_text(fact.due, symbols)}.", "text"))
    span: Spans = ((f"{whole}  ", "quiet"),) if rail and symbols.arrow in label else ()
    margin = f" {label:{_LABEL_WIDTH}} " if rail else " "
    return Block(
        tuple(body),
        meta=(*span, *who(dataset, fact.claims, symbols), ("  ", "text"), (fact.id, "quiet")),
        lead=(*rail, kind_mark(fact.kind, symbols), (margin, "strong")),
        rest=(*rail, (" " * (len(margin) + 1), "text")),
    )


def _claim_entry(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols, rail: Spans) -> Block:
    indent: Spans = (*rail, (" " * (_LABEL_WIDTH + 5), "text"))
    return Block(claim_spans(dataset, fact, claim, symbols), lead=indent, rest=(*indent, ("  ", "text")))


def claim_spans(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols) -> Spans:
    """Return a claim in one run: its figure, where it stands, the words as printed, whom it credits."""
    parts: list[Span] = []
    if text := claim_figure(fact, claim, symbols):
        parts += [(text, "figure"), ("  ", "text")]
    parts += [(named(dataset.sources[claim.source]), "strong"), (f" {locator_text(claim, symbols)}".rstrip(), "strong")]
    if claim.printed:
        parts.append((f"  {quoted(claim.printed, symbols)}", "text"))
    if claim.attributed_to:
        parts.append((f"  (credits {claim.attributed_to})", "text"))
    if claim.date:
        parts.append((f"  dated {date_text(claim.date, symbols)}", "quiet"))
    if claim.note:
        parts.append((f"  {claim.note}", "quiet"))
    return tuple(parts)


def _label(when: When, symbols: Symbols) -> str:
    """Return a date short enough for the line's margin: the year is a joint above it."""
    start, slash, end = when.edtf.partition("/")
    if start == "..":
        return f"{symbols.arrow} {_short(end)}"
    if not slash:
        return _short(start)
    if end != ".." and start[:7] == end[:7] and len(start) == len(end) == 10:  # noqa: PLR2004 - two days
        return f"{int(start[8:10])}{symbols.dash}{_short(end)}"
    return f"{_short(start)} {symbols.arrow}"


def _short(text: str) -> str:
    day, month, year = date_words(text)
    short = " ".join(filter(None, (day, month or year)))
    return f"~{short}" if text.endswith("~") else short


def _legend(dataset: Dataset, facts: Sequence[Fact], symbols: Symbols) -> Spans:
    counts: dict[Standing, int] = dict.fromkeys(STANDING_STYLE, 0)
    for fact in facts:
        counts[standing(dataset, fact)] += 1
    spans: list[Span] = [(plural(len(facts), "fact"), "quiet")]
    if counts["corroborated"]:
        text = f"{counts['corroborated']} said by two or more origins"
        spans += [("   ", "text"), (symbols.marks["corroborated"], "good"), (f" {text}", "quiet")]
    if counts["disputed"]:
        text = f"{counts['disputed']} in which claims disagree"
        spans += [("   ", "text"), (symbols.marks["disputed"], "bad"), (f" {text}", "quiet")]
    return tuple(spans)
