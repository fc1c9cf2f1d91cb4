"""``mss sources``: the documents that the facts are drawn from."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from msgspec import Struct

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.curation.coverage import Coverage, coverage
from mss_cli.model.records import Claim, Dataset, Fact, Source, fields
from mss_cli.model.seed_cards import Card
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.items import CLAIM, Item, Shape, claim_item, dataset_item
from mss_cli.output.layout import field_blocks, heading, indent, line
from mss_cli.output.phrases import claim_figure, date_text, issued_text, locator_text, named, plural
from mss_cli.output.tables import cell, claim_sheet
from mss_cli.output.timeline import claim_spans
from mss_cli.output.view import UNICODE, Block, Cell, Column, Link, Page, Sheet, Spans, Symbols, View
from mss_cli.queries.names import source_id
from mss_cli.queries.select import select
from mss_cli.session import Session

Id = Annotated[
    str | None,
    typer.Argument(metavar="[SOURCE]", help="One source's id: its card and claims.", autocompletion=completion.sources),
]


class ParagraphsItem(Struct, frozen=True):
    """How many paragraphs a seed document has, and how many of them facts cite or a card sets aside."""

    total: int
    cited: int
    set_aside: int


class AsideItem(Struct, frozen=True):
    """A paragraph that carries no fact, and why."""

    paragraph: int
    reason: str


ITEM = Shape("SourceItem", Source, {"facts": int, "claims": int, "paragraphs": ParagraphsItem | None})
SOURCE_CLAIM = Shape("SourceClaimItem", computed={"fact": str, "claim": CLAIM})
EXTRA = Shape("SourcesExtra", computed={"claims": [SOURCE_CLAIM], "set_aside": tuple[AsideItem, ...]})
"""What one source says, and which paragraphs of it carry no fact; both are empty unless one source is shown."""


def sources(session: Session, filters: Filters, output: Output, name: Id = None) -> None:
    """List the sources, or show what one of them says.

    Filters choose facts: listed are the sources that speak of them, and shown is what a source says of them.
    """
    dataset, criteria = filters.apply(session.dataset())
    found = session.seed_cards(dataset)
    facts = select(dataset, criteria)
    query = query_of(criteria)
    if name is None:
        session.write(_list(dataset, found, facts, query), output)
    else:
        source = dataset.sources[source_id(dataset, name)]
        session.write(_one(dataset, found, source, facts, {"name": source.id, **query}), output)


command = as_command(sources)

Cited = Sequence[tuple[Fact, Claim]]


def _cited(facts: Sequence[Fact]) -> dict[str, list[tuple[Fact, Claim]]]:
    """Return the claims of ``facts`` by their source."""
    cited: dict[str, list[tuple[Fact, Claim]]] = {}
    for fact in facts:
        for claim in fact.claims:
            cited.setdefault(claim.source, []).append((fact, claim))
    return cited


def _item(dataset: Dataset, found: dict[str, Card], source: Source, cited: Cited) -> Item:
    covered = coverage(dataset, source, found[source.id]) if source.id in found else None
    return ITEM.item(
        source,
        facts=len({fact.id for fact, _ in cited}),
        claims=len(cited),
        paragraphs=_paragraphs(covered) if covered else None,
    )


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
        extra=lambda: {"claims": [], "set_aside": []},
        notice="" if listed else "no source speaks of such facts; take away a filter",
    )


def _sheet(items: Sequence[Item]) -> Sheet:
    plain = [name for name in ITEM.fields if name != "paragraphs"]
    counts = ParagraphsItem.__struct_fields__
    rows: list[tuple[Cell, ...]] = [
        (
            *(cell(item[name]) for name in plain),
            *(getattr(item["paragraphs"], name) if item["paragraphs"] else None for name in counts),
        )
        for item in items
    ]
    return Sheet(tuple(Column(name) for name in (*plain, *(f"paragraphs_{name}" for name in counts))), rows)


def _table(listed: Sequence[tuple[Source, Item]], symbols: Symbols = UNICODE) -> Sheet:
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
            item["facts"],
            item["claims"],
            _covered(item["paragraphs"]),
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
        extra=lambda: {
            "claims": [{"fact": fact.id, "claim": claim_item(fact, claim)} for fact, claim in cited],
            "set_aside": _aside(card),
        },
    )


def _aside(card: Card | None) -> tuple[AsideItem, ...]:
    numbered = enumerate(card.paragraphs, 1) if card else ()
    return tuple(AsideItem(n, each.set_aside) for n, each in numbered if each.set_aside)


def _fields(item: Item) -> Sheet:
    rows = [
        (name.replace("_", " "), cell(value))
        for name in ITEM.fields
        if name != "paragraphs" and (value := item[name]) is not None
    ]
    covered = [("paragraphs covered", _covered(item["paragraphs"]))] if item["paragraphs"] else []
    return Sheet((Column("Field"), Column("Value")), [*rows, *covered], title=item["id"])


def _claims(cited: Cited) -> Sheet:
    columns = (Column("Paragraph"), Column("Fact"), Column("Figure"), Column("Printed"), Column("Credits"))
    rows = [
        (locator_text(claim), fact.id, claim_figure(fact, claim), claim.printed, claim.attributed_to)
        for fact, claim in cited
    ]
    return Sheet(columns, rows, title="Claims")


def _page(dataset: Dataset, source: Source, item: Item, card: Card | None, cited: Cited, symbols: Symbols) -> Page:
    rows = [
        *_rows(source, symbols),
        ("Drawn from", f"{plural(item['facts'], 'fact')}, {plural(item['claims'], 'claim')}"),
        ("Paragraphs", f"{_covered(item['paragraphs'])} covered" if item["paragraphs"] else ""),
        ("SHA-256", card.sha256 if card else ""),
    ]
    page = [Block(((source.id, "strong"),)), *field_blocks(rows), heading("Claims")]
    for fact, claim in cited:
        lead: Spans = ((f"{locator_text(claim, symbols) if claim.paragraph else symbols.dot:4}", "strong"),)
        page.append(Block(((fact.summary, "text"),), ((fact.id, "quiet"),), lead, indent(4)))
        page.append(line(claim_spans(dataset, fact, claim, symbols), margin=4))
    aside = _aside(card)
    if aside:
        page.append(heading("Set aside"))
    page += [
        Block(((each.reason, "quiet"),), (), ((f"{symbols.paragraph}{each.paragraph:<3}", "strong"),), indent(4))
        for each in aside
    ]
    return page


def _rows(source: Source, symbols: Symbols) -> Iterator[tuple[str, str | Link]]:
    """Yield the label and text of every field of ``source``; what is inferred stands with what it is inferred from."""
    worded: dict[str, str | Link] = {
        "title": f"{source.title}{' (our description)' if source.title_is_description else ''}",
        "publisher": _with_basis(source.publisher or "not shown", source.publisher_basis),
        "issued": _with_basis(date_text(source.issued, symbols), source.issued_basis, "inferred: "),
        "url": Link(source.url, source.url) if source.url else "",
        "accessed": date_text(source.accessed, symbols) if source.accessed else "",
    }
    for field in fields(Source):
        if field.name not in {"id", "title_is_description", "publisher_basis", "issued_basis"}:
            yield field.label, worded.get(field.name, str(getattr(source, field.name) or ""))


def _with_basis(text: str, basis: str | None, word: str = "") -> str:
    return f"{text} ({word}{basis})" if basis else text
