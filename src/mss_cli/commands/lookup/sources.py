"""``mss sources``: the documents that the facts are drawn from."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from msgspec import Struct

from mss_cli import completion, options
from mss_cli.curation.coverage import Coverage, coverage
from mss_cli.model.records import Claim, Dataset, Fact, Source, SourceType
from mss_cli.model.seed_cards import Card
from mss_cli.options import Filters, Output, Session
from mss_cli.output.facts import ClaimItem, claim_item, claim_sheet, claim_spans, dataset_item
from mss_cli.output.phrases import claim_figure, date_text, issued_text, named, place, plural
from mss_cli.output.view import UNICODE, Block, Cell, Column, Link, Page, Sheet, Spans, Symbols, View
from mss_cli.queries.names import source_id
from mss_cli.queries.select import select

Id = Annotated[
    str | None,
    typer.Argument(metavar="[SOURCE]", help="One source's id: its card and claims.", autocompletion=completion.sources),
]


class ParagraphsItem(Struct, frozen=True):
    """How many paragraphs a seed document has, and how many of them facts cite or a card sets aside."""

    total: int
    cited: int
    set_aside: int


class SourceItem(Struct, frozen=True):
    """A source, for scripts; field names follow CSL."""

    id: str
    type: SourceType
    title: str
    title_is_description: bool
    author: str | None
    publisher: str | None
    publisher_basis: str | None
    number: str | None
    issued: str
    issued_basis: str | None
    document: str | None
    url: str | None
    accessed: str | None
    origin: str | None
    note: str | None
    facts: int
    claims: int
    paragraphs: ParagraphsItem | None


class SourceClaimItem(Struct, frozen=True):
    """A claim of a source, with the fact that it answers."""

    fact: str
    claim: ClaimItem


class AsideItem(Struct, frozen=True):
    """A paragraph that carries no fact, and why."""

    paragraph: int
    reason: str


class SourcesExtra(Struct, frozen=True):
    """What the envelope of ``mss sources`` has besides its items; both are empty unless one source is shown."""

    claims: tuple[SourceClaimItem, ...] = ()
    set_aside: tuple[AsideItem, ...] = ()


ITEM, EXTRA = SourceItem, SourcesExtra


def sources(session: Session, filters: Filters, output: Output, name: Id = None) -> None:
    """List the sources, or show what one of them says.

    Filters choose facts: listed are the sources that speak of them, and shown is what a source says of them.
    """
    dataset, criteria = filters.applied(session.dataset())
    found = session.cards(dataset)
    facts = select(dataset, criteria)
    query = options.query_of(criteria)
    if name is None:
        session.write(_list(dataset, found, facts, query), output)
    else:
        source = dataset.sources[source_id(dataset, name)]
        session.write(_one(dataset, found, source, facts, {"name": source.id, **query}), output)


command = options.command(sources, repeatable=True)

Cited = Sequence[tuple[Fact, Claim]]


def _cited(facts: Sequence[Fact]) -> dict[str, list[tuple[Fact, Claim]]]:
    """Give the claims of ``facts`` by their source."""
    cited: dict[str, list[tuple[Fact, Claim]]] = {}
    for fact in facts:
        for claim in fact.claims:
            cited.setdefault(claim.source, []).append((fact, claim))
    return cited


def _item(dataset: Dataset, found: dict[str, Card], source: Source, cited: Cited) -> SourceItem:
    covered = coverage(dataset, source, found[source.id]) if source.id in found else None
    return SourceItem(
        **{name: getattr(source, name) for name in _SAME},
        issued=source.issued.edtf,
        accessed=source.accessed.edtf if source.accessed else None,
        facts=len({fact.id for fact, _ in cited}),
        claims=len(cited),
        paragraphs=_paragraphs(covered) if covered else None,
    )


_SAME = (
    "id", "type", "title", "title_is_description", "author", "publisher", "publisher_basis", "number",
    "issued_basis", "document", "url", "origin", "note",
)  # fmt: skip


def _paragraphs(covered: Coverage) -> ParagraphsItem:
    return ParagraphsItem(covered.total, len(covered.cited), len(covered.set_aside))


def _list(dataset: Dataset, found: dict[str, Card], facts: Sequence[Fact], query: dict[str, Any]) -> View:
    cited = _cited(facts)
    chosen = [source for source in dataset.sources.values() if source.id in cited]
    listed = [(source, _item(dataset, found, source, cited[source.id])) for source in chosen]
    return View(
        command="sources",
        dataset=dataset_item(dataset),
        query={"name": None, **query},
        items=lambda: [item for _, item in listed],
        sheet=lambda: _sheet([item for _, item in listed]),
        tables=lambda: [_table(listed)],
        page=lambda symbols: [_table(listed, symbols)] if listed else [],
        extra=SourcesExtra,
        notice="" if listed else "no source speaks of such facts; take away a filter",
    )


def _sheet(items: Sequence[SourceItem]) -> Sheet:
    plain = [name for name in SourceItem.__struct_fields__ if name != "paragraphs"]
    counts = ParagraphsItem.__struct_fields__
    rows: list[tuple[Cell, ...]] = [
        (
            *(_cell(getattr(item, name)) for name in plain),
            *(getattr(item.paragraphs, name) if item.paragraphs else None for name in counts),
        )
        for item in items
    ]
    return Sheet(tuple(Column(name) for name in (*plain, *(f"paragraphs_{name}" for name in counts))), rows)


def _cell(value: Any) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def _table(listed: Sequence[tuple[Source, SourceItem]], symbols: Symbols = UNICODE) -> Sheet:
    columns = (
        Column("Source", style="strong"),
        Column("Publisher"),
        Column("Issued"),
        Column("Facts", right=True),
        Column("Claims", right=True),
        Column("Paragraphs covered", right=True),
        Column("Title", style="quiet"),
    )
    rows = [
        (
            named(source),
            source.publisher or "not shown",
            issued_text(source, symbols),
            item.facts,
            item.claims,
            _covered(item.paragraphs),
            source.title,
        )
        for source, item in listed
    ]
    return Sheet(columns, rows)


def _covered(counts: ParagraphsItem | None) -> str:
    return f"{counts.cited + counts.set_aside} of {counts.total}" if counts else ""


def _one(
    dataset: Dataset, found: dict[str, Card], source: Source, facts: Sequence[Fact], query: dict[str, Any]
) -> View:
    cited = sorted(_cited(facts).get(source.id, []), key=lambda pair: pair[1].paragraph or 0)
    spoken_of = list({fact.id: fact for fact, _ in cited}.values())
    item = _item(dataset, found, source, cited)
    card = found.get(source.id)
    return View(
        command="sources",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [item],
        sheet=lambda: claim_sheet(dataset, spoken_of, source.id),
        tables=lambda: [_fields(item), _claims(cited)],
        page=lambda symbols: _page(dataset, source, item, card, cited, symbols),
        extra=lambda: SourcesExtra(
            tuple(SourceClaimItem(fact.id, claim_item(fact, claim)) for fact, claim in cited), _aside(card)
        ),
    )


def _aside(card: Card | None) -> tuple[AsideItem, ...]:
    numbered = enumerate(card.paragraphs, 1) if card else ()
    return tuple(AsideItem(n, each.set_aside) for n, each in numbered if each.set_aside)


def _fields(item: SourceItem) -> Sheet:
    rows = [
        (name.replace("_", " "), _cell(value))
        for name in SourceItem.__struct_fields__
        if name != "paragraphs" and (value := getattr(item, name)) is not None
    ]
    covered = [("paragraphs covered", _covered(item.paragraphs))] if item.paragraphs else []
    return Sheet((Column("Field"), Column("Value")), [*rows, *covered], title=item.id)


def _claims(cited: Cited) -> Sheet:
    columns = (Column("Paragraph"), Column("Fact"), Column("Figure"), Column("Printed"), Column("Credits"))
    rows = [
        (place(claim), fact.id, claim_figure(fact, claim), claim.printed, claim.attributed_to) for fact, claim in cited
    ]
    return Sheet(columns, rows, title="Claims")


def _page(
    dataset: Dataset, source: Source, item: SourceItem, card: Card | None, cited: Cited, symbols: Symbols
) -> Page:
    fields: dict[str, str | Link] = {
        "Title": f"{source.title}{' (our description)' if source.title_is_description else ''}",
        "Author": source.author or "",
        "Publisher": _with_basis(source.publisher or "not shown", source.publisher_basis),
        "Issued": _with_basis(date_text(source.issued, symbols), source.issued_basis, "inferred: "),
        "Type": source.type,
        "Number": source.number or "",
        "Document": source.document or "",
        "URL": Link(source.url, source.url) if source.url else "",
        "Accessed": date_text(source.accessed, symbols) if source.accessed else "",
        "Origin": source.origin or "",
        "Note": source.note or "",
        "Drawn from": f"{plural(item.facts, 'fact')}, {plural(item.claims, 'claim')}",
        "Paragraphs": f"{_covered(item.paragraphs)} covered" if item.paragraphs else "",
        "SHA-256": card.sha256 if card else "",
    }
    page = [Block(((source.id, "strong"),))]
    page += [
        Block(((text, "text"),), (), ((f"{name:11}", "quiet"),), ((" " * 11, "text"),))
        for name, text in fields.items()
        if text
    ]
    page.append(Block((("Claims", "heading"),)))
    indent: Spans = (("    ", "text"),)
    for fact, claim in cited:
        lead: Spans = ((f"{place(claim, symbols) if claim.paragraph else symbols.dot:4}", "strong"),)
        page.append(Block(((fact.summary, "text"),), ((fact.id, "quiet"),), lead, indent))
        page.append(Block(claim_spans(dataset, fact, claim, symbols), (), indent, indent))
    aside = _aside(card)
    if aside:
        page.append(Block((("Set aside", "heading"),)))
    page += [
        Block(((each.reason, "quiet"),), (), ((f"{symbols.paragraph}{each.paragraph:<3}", "strong"),), indent)
        for each in aside
    ]
    return page


def _with_basis(text: str, basis: str | None, word: str = "") -> str:
    return f"{text} ({word}{basis})" if basis else text
