"""Facts as items for scripts, as rows for sheets, and as a timeline for people."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from mss_cli.model.dates import MONTHS, When
from mss_cli.model.figures import Bound, Interval, plain
from mss_cli.model.kinds import KindName, UnitName
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.output.phrases import (
    claim_figure,
    date_text,
    date_words,
    fact_figure,
    named,
    place,
    plural,
    quoted,
    who,
)
from mss_cli.output.view import Block, Cell, Column, Page, Sheet, Span, Spans, Style, Symbols, View, words_of
from mss_cli.queries.standing import Standing, figure, standing

Number = int | float


class FigureItem(Struct, frozen=True):
    """The interval that all of a fact's figures lie in."""

    low: Number
    high: Number


class ClaimItem(Struct, frozen=True):
    """A claim, for scripts. ``date`` is null where the source gives none of its own."""

    source: str
    paragraph: int | None
    locator: str | None
    printed: str | None
    value: Number | None
    bound: Bound
    low: Number | None
    high: Number | None
    unit: UnitName | None
    date: str | None
    attributed_to: str | None
    note: str | None


class FactItem(Struct, frozen=True):
    """A fact, for scripts."""

    id: str
    kind: KindName
    date: str
    date_basis: str | None
    due: str | None
    countries: tuple[str, ...]
    unit: UnitName | None
    scope: str | None
    summary: str
    standing: Standing
    figure: FigureItem | None
    note: str | None
    claims: tuple[ClaimItem, ...]


def fact_item(dataset: Dataset, fact: Fact) -> FactItem:
    """Give ``fact`` for scripts."""
    return FactItem(
        id=fact.id,
        kind=fact.kind,
        date=fact.date.edtf,
        date_basis=fact.date_basis,
        due=fact.due.edtf if fact.due else None,
        countries=fact.countries,
        unit=fact.unit,
        scope=fact.scope,
        summary=fact.summary,
        standing=standing(dataset, fact),
        figure=figure_item(figure(fact)),
        note=fact.note,
        claims=tuple(claim_item(fact, claim) for claim in fact.claims),
    )


def figure_item(found: Interval | None) -> FigureItem | None:
    """Give an interval for scripts."""
    return FigureItem(plain(found.low), plain(found.high)) if found else None


def claim_item(fact: Fact, claim: Claim) -> ClaimItem:
    """Give ``claim`` of ``fact`` for scripts."""
    found = claim.interval
    return ClaimItem(
        source=claim.source,
        paragraph=claim.paragraph,
        locator=claim.locator,
        printed=claim.printed,
        value=_number(claim.value),
        bound=claim.bound,
        low=_number(found.low if found else None),
        high=_number(found.high if found else None),
        unit=fact.unit_of(claim),
        date=claim.date.edtf if claim.date else None,
        attributed_to=claim.attributed_to,
        note=claim.note,
    )


def dataset_item(dataset: Dataset) -> dict[str, str | None]:
    """Give what the envelope says of the dataset."""
    about = dataset.about
    return {
        "title": about.title,
        "version": about.version,
        "license": about.license,
        "sha256": dataset.sha256,
    }


def facts_view(
    command: str,
    dataset: Dataset,
    query: dict[str, Any],
    facts: Sequence[Fact],
    page: Callable[[Symbols], Page] | None = None,
    notice: str = "",
    extra: Callable[[], Struct | None] = lambda: None,
) -> View:
    """Give the view of a list of facts: a timeline for people unless ``page`` draws them otherwise."""
    return View(
        command=command,
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [fact_item(dataset, fact) for fact in facts],
        sheet=lambda: claim_sheet(dataset, facts),
        tables=lambda: [fact_table(dataset, facts)],
        page=page or (lambda symbols: timeline(dataset, facts, symbols)),
        notice=notice or ("" if facts else "no facts match; take away a filter, or see 'mss timeline'"),
        extra=extra,
    )


CLAIM_COLUMNS = (
    "fact", "kind", "date", "countries", "summary", "standing", "source", "paragraph", "locator", "printed",
    "value", "bound", "low", "high", "unit", "claim_date", "attributed_to", "note",
)  # fmt: skip


def claim_sheet(dataset: Dataset, facts: Iterable[Fact], source: str | None = None) -> Sheet:
    """Give a row for every claim of ``facts``, or every one of ``source``, with what it needs of its fact."""
    rows: list[tuple[Cell, ...]] = []
    for fact in facts:
        found = standing(dataset, fact)
        head = (fact.id, fact.kind, fact.date.edtf, " ".join(fact.countries), fact.summary, found)
        for claim in fact.claims:
            if source not in {None, claim.source}:
                continue
            item = claim_item(fact, claim)
            rows.append(
                (
                    *head,
                    *(item.source, item.paragraph, item.locator, item.printed, item.value, item.bound),
                    *(item.low, item.high, item.unit, item.date, item.attributed_to, item.note),
                )
            )
    return Sheet(tuple(Column(name) for name in CLAIM_COLUMNS), rows)


def fact_table(dataset: Dataset, facts: Iterable[Fact]) -> Sheet:
    """Give a row for every fact, for people."""
    columns = (
        Column("Date"),
        Column("Kind"),
        Column("Figure", style="figure"),
        Column("Standing"),
        Column("What"),
        Column("Sources", style="quiet"),
        Column("Fact", style="quiet"),
    )
    rows = [
        (
            date_text(fact.date),
            fact.kind,
            fact_figure(fact),
            standing(dataset, fact),
            fact.summary,
            "".join(words_of(text) for text, _ in who(dataset, fact.claims)),
            fact.id,
        )
        for fact in facts
    ]
    return Sheet(columns, rows)


class Mark(Struct, frozen=True):
    """How a kind looks on the timeline."""

    symbol: str
    ascii: str
    style: Style


MARKS: dict[KindName, Mark] = {
    "authorized": Mark("◆", "#", "personnel"),
    "pledged": Mark("◇", "o", "personnel"),
    "announced": Mark("△", "^", "personnel"),
    "arrived": Mark("▲", "A", "personnel"),
    "departed": Mark("▼", "v", "personnel"),
    "rotated": Mark("↻", "~", "personnel"),
    "strength": Mark("■", "=", "personnel"),
    "displaced": Mark("»", ">", "harm"),
    "killed": Mark("✕", "x", "harm"),
    "homicides": Mark("✖", "X", "harm"),
    "kidnapped": Mark("⊘", "k", "harm"),
    "injured": Mark("×", "x", "harm"),
    "territory": Mark("▒", "%", "harm"),
    "funding-pledged": Mark("○", "$", "money"),
    "funding-paid": Mark("●", "$", "money"),
    "funding-held": Mark("⊖", "$", "money"),
    "funding-required": Mark("◎", "$", "money"),
    "event": Mark("•", "*", "civic"),
    "vote": Mark("☐", "?", "civic"),
    "mandate": Mark("§", "&", "civic"),
    "statement": Mark("‹", "<", "civic"),
    "leadership": Mark("☆", "@", "civic"),
}

_LABEL = 9
_KIND = 10


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
    mark = MARKS[fact.kind]
    label = _label(fact.date, symbols)
    whole = date_text(fact.date, symbols)
    body: list[Span] = [] if rail else [(whole, "strong"), ("  ", "text")]
    body += [(f"{fact.kind:{_KIND}}", mark.style), ("  ", "text")]
    if figures := fact_figure(fact, symbols):
        body += [(figures, "figure"), ("  ", "text")]
    body += [*standing_spans(dataset, fact, symbols), (fact.summary, "text")]
    if fact.due:
        word = "Runs to" if fact.kind == "mandate" else "Due"
        body.append((f" {word} {date_text(fact.due, symbols)}.", "text"))
    span: Spans = ((f"{whole}  ", "quiet"),) if rail and symbols.arrow in label else ()
    margin = f" {label:{_LABEL}} " if rail else " "
    return Block(
        tuple(body),
        meta=(*span, *who(dataset, fact.claims, symbols), ("  ", "text"), (fact.id, "quiet")),
        lead=(*rail, (mark.ascii if symbols.ascii else mark.symbol, mark.style), (margin, "strong")),
        rest=(*rail, (" " * (len(margin) + 1), "text")),
    )


def standing_spans(dataset: Dataset, fact: Fact, symbols: Symbols) -> Spans:
    """Give the mark of a fact's standing, which is none where a single origin says it."""
    found = standing(dataset, fact)
    return () if found == "single" else ((symbols.marks[found], _STANDING_STYLE[found]), ("  ", "text"))


_STANDING_STYLE: dict[Standing, Style] = {"single": "text", "corroborated": "good", "disputed": "bad"}


def _claim_entry(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols, rail: Spans) -> Block:
    indent: Spans = (*rail, (" " * (_LABEL + 5), "text"))
    return Block(claim_spans(dataset, fact, claim, symbols), lead=indent, rest=(*indent, ("  ", "text")))


def claim_spans(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols) -> Spans:
    """Give a claim in one run: its figure, where it stands, the words as printed, whom it credits."""
    parts: list[Span] = []
    if text := claim_figure(fact, claim, symbols):
        parts += [(text, "figure"), ("  ", "text")]
    parts += [(named(dataset.sources[claim.source]), "strong"), (f" {place(claim, symbols)}".rstrip(), "strong")]
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
    """Give a date short enough for the line's margin: the year is a joint above it."""
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
    counts: dict[Standing, int] = dict.fromkeys(_STANDING_STYLE, 0)
    for fact in facts:
        counts[standing(dataset, fact)] += 1
    spans: list[Span] = [(plural(len(facts), "fact"), "quiet")]
    if counts["corroborated"]:
        said = f"{counts['corroborated']} said by two or more origins"
        spans += [("   ", "text"), (symbols.marks["corroborated"], "good"), (f" {said}", "quiet")]
    if counts["disputed"]:
        said = f"{counts['disputed']} in which claims disagree"
        spans += [("   ", "text"), (symbols.marks["disputed"], "bad"), (f" {said}", "quiet")]
    return tuple(spans)


def _number(value: Decimal | None) -> Number | None:
    return None if value is None else plain(value)
