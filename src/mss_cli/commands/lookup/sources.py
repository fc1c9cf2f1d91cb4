"""``mss sources``: the documents that the facts are drawn from."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from msgspec import Struct

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.curation.coverage import Coverage, coverage
from mss_cli.errors import NotFoundError
from mss_cli.model.records import Dataset, PublisherClass, Source
from mss_cli.model.seed_cards import Card
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.items import (
    CLAIM,
    SOURCE_COMPUTED,
    Item,
    Shape,
    claim_item,
    dataset_item,
    source_values,
)
from mss_cli.output.layout import GAP, heading, indent, line
from mss_cli.output.phrases import claim_figure, issued_text, linked, locator_text, plural
from mss_cli.output.source_page import shelf_tables, source_line, source_page, sources_summary
from mss_cli.output.tables import cell, claim_sheet
from mss_cli.output.timeline import claim_spans
from mss_cli.output.view import Block, Cell, Column, Page, Sheet, Spans, Symbols, View
from mss_cli.queries import sources as queries
from mss_cli.queries.findings import find
from mss_cli.queries.grades import Grade
from mss_cli.queries.select import select
from mss_cli.queries.sources import Cited
from mss_cli.session import Session

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[SOURCE|WORDS]",
        help="One source's id: its card and claims; or words of a publisher, wire or title.",
        autocompletion=completion.sources,
    ),
]
Class = Annotated[
    PublisherClass | None, typer.Option("--class", help="Only of publishers of this class, official bodies first.")
]
GradeOption = Annotated[Grade | None, typer.Option("--grade", help="Only with a claim of this grade at best.")]
All = Annotated[bool, typer.Option("--all", help="Each source, not a line for each publisher.")]


class ParagraphsItem(Struct, frozen=True):
    """How many paragraphs a seed document has, and how many of them facts cite or a card sets aside."""

    total: int
    cited: int
    set_aside: int


class AsideItem(Struct, frozen=True):
    """A paragraph that carries no fact, and why."""

    paragraph: int
    reason: str


ITEM = Shape(
    "SourceItem",
    Source,
    {**SOURCE_COMPUTED, "grade": Grade, "facts": int, "claims": int, "paragraphs": ParagraphsItem | None},
)
SOURCE_CLAIM = Shape("SourceClaimItem", computed={"fact": str, "claim": CLAIM})
EXTRA = Shape("SourcesExtra", computed={"claims": [SOURCE_CLAIM], "set_aside": tuple[AsideItem, ...]})
"""What one source says, and which paragraphs of it carry no fact; both are empty unless one source is shown."""


def sources(
    session: Session,
    filters: Filters,
    listing: Listing,
    output: Output,
    name: Name = None,
    of_class: Class = None,
    grade: GradeOption = None,
    *,
    every: All = False,
) -> None:
    """List the sources by publisher, find some, or show what one of them says.

    Official bodies come first. Filters choose facts: listed are the sources that speak of them, and shown is what a
    source says of them. Pages were read as stored copies and excerpts.
    """
    dataset, criteria = filters.apply(session.dataset(), session.today())
    cards = session.seed_cards(dataset)
    found = queries.cited(dataset, select(dataset, criteria))
    query = {"name": name, "class": of_class, "grade": grade, **query_of(criteria), **listing.query}
    one = next((each for each in dataset.sources.values() if name and each.id == name.strip().casefold()), None)
    if one:
        own = next((each for each in found if each.source.id == one.id), Cited(one, (), "copied"))
        session.write(_one(dataset, cards, own, {**query, "name": one.id}), output)
        return
    if name:
        found = queries.matching(dataset, found, name)
        if not found:
            known = [*dataset.sources, *(each.name for each in dataset.publishers.values())]
            raise NotFoundError("source", name, known, "'mss sources' lists the publishers")
    if of_class:
        found = [each for each in found if _class_of(dataset, each) == of_class]
    if grade:
        found = [each for each in found if each.grade == grade]
    shelves = queries.shelves(dataset, found)
    chosen = listing.apply([each for shelf in shelves for each in shelf.sources])
    detailed = every or bool(name)
    session.write(_list(dataset, cards, chosen, query, detailed=detailed), output)


command = as_command(
    sources, examples=("mss sources", "mss sources reuters", "mss sources seed-001", "mss sources --class body --json")
)


def _class_of(dataset: Dataset, each: Cited) -> PublisherClass | None:
    publisher = dataset.publishers.get(each.source.publisher or "")
    return publisher.class_ if publisher else None


def _item(dataset: Dataset, cards: dict[str, Card], each: Cited) -> Item:
    source = each.source
    covered = coverage(dataset, source, cards[source.id]) if source.id in cards else None
    return ITEM.item(
        source,
        **source_values(dataset, source),
        grade=each.grade,
        facts=each.facts,
        claims=len(each.claims),
        paragraphs=_paragraphs(covered) if covered else None,
    )


def _paragraphs(covered: Coverage) -> ParagraphsItem:
    return ParagraphsItem(covered.total, len(covered.cited), len(covered.set_aside))


def _list(
    dataset: Dataset, cards: dict[str, Card], chosen: Sequence[Cited], query: dict[str, Any], *, detailed: bool
) -> View:
    def page(symbols: Symbols) -> Page:
        shelves = queries.shelves(dataset, chosen)
        if not shelves:
            return []
        if detailed or symbols.words:
            return [*(source_line(dataset, each, symbols) for each in chosen), *sources_summary(chosen)]
        return [*shelf_tables(shelves, symbols), GAP, *sources_summary(chosen)]

    return View(
        command="sources",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [_item(dataset, cards, each) for each in chosen],
        sheet=lambda: _sheet([_item(dataset, cards, each) for each in chosen]),
        tables=lambda: [_table(dataset, cards, chosen)],
        page=page,
        extra=lambda: {"claims": [], "set_aside": []},
        notice="" if chosen else "no source speaks of such facts; take away a filter",
    )


def _sheet(items: Sequence[Item]) -> Sheet:
    plain = [name for name in ITEM.names if name != "paragraphs"]
    counts = ParagraphsItem.__struct_fields__
    rows: list[tuple[Cell, ...]] = [
        (
            *(cell(item[name]) for name in plain),
            *(getattr(item["paragraphs"], name) if item["paragraphs"] else None for name in counts),
        )
        for item in items
    ]
    return Sheet(tuple(Column(name) for name in (*plain, *(f"paragraphs_{name}" for name in counts))), rows)


def _table(dataset: Dataset, cards: dict[str, Card], chosen: Sequence[Cited]) -> Sheet:
    columns = (
        Column("Source", style="strong"),
        Column("Publisher"),
        Column("Class"),
        Column("Grade"),
        Column("Issued"),
        Column("Facts", right=True),
        Column("Claims", right=True),
        Column("Paragraphs covered", right=True),
        Column("Title", style="quiet"),
    )
    rows = [
        (
            linked(each.source.id, each.source),
            dataset.name_of(each.source.publisher) if each.source.publisher else "not shown",
            _class_of(dataset, each),
            each.grade,
            issued_text(each.source),
            each.facts,
            len(each.claims),
            _covered(_item(dataset, cards, each)["paragraphs"]),
            each.source.title,
        )
        for each in chosen
    ]
    return Sheet(columns, rows)


def _covered(counts: ParagraphsItem | None) -> str:
    return f"{counts.cited + counts.set_aside} of {counts.total}" if counts else ""


def _one(dataset: Dataset, cards: dict[str, Card], each: Cited, query: dict[str, Any]) -> View:
    source, card = each.source, cards.get(each.source.id)
    pairs = sorted(each.claims, key=lambda pair: pair[1].paragraph or 0)
    facts = list({fact.id: fact for fact, _ in pairs}.values())
    findings = [find(dataset, fact) for fact in facts]
    item = _item(dataset, cards, each)
    return View(
        command="sources",
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [item],
        sheet=lambda: claim_sheet(dataset, findings, source.id),
        tables=lambda: [_fields(item), _claims(dataset, each)],
        page=lambda symbols: _page(dataset, each, card, item, symbols),
        extra=lambda: {
            "claims": [{"fact": fact.id, "claim": claim_item(dataset, fact, claim)} for fact, claim in pairs],
            "set_aside": _aside(card),
        },
    )


def _aside(card: Card | None) -> tuple[AsideItem, ...]:
    numbered = enumerate(card.paragraphs, 1) if card else ()
    return tuple(AsideItem(n, each.set_aside) for n, each in numbered if each.set_aside)


def _fields(item: Item) -> Sheet:
    rows = [
        (name.replace("_", " "), cell(value))
        for name in ITEM.names
        if name != "paragraphs" and (value := item[name]) is not None
    ]
    covered = [("paragraphs covered", _covered(item["paragraphs"]))] if item["paragraphs"] else []
    return Sheet((Column("Field"), Column("Value")), [*rows, *covered], title=item["id"])


def _claims(dataset: Dataset, each: Cited) -> Sheet:
    columns = tuple(map(Column, ("Where", "Fact", "Figure", "Printed", "Credits", "Origin")))
    rows = [
        (
            locator_text(claim),
            fact.id,
            claim_figure(fact, claim),
            claim.printed,
            dataset.name_of(claim.attributed_to) if claim.attributed_to else "",
            dataset.name_of(claim.origin) if claim.origin else "",
        )
        for fact, claim in each.claims
    ]
    return Sheet(columns, rows, title="Claims")


def _page(dataset: Dataset, each: Cited, card: Card | None, item: Item, symbols: Symbols) -> Page:
    covered = f"; {_covered(item['paragraphs'])} paragraphs covered" if item["paragraphs"] else ""
    drawn = f"{plural(each.facts, 'fact')}, {plural(len(each.claims), 'claim')}{covered}"
    page = [*source_page(dataset, each.source, card, symbols), heading("Claims"), line(drawn, style="quiet")]
    for fact, claim in sorted(each.claims, key=lambda pair: pair[1].paragraph or 0):
        lead: Spans = ((f"{locator_text(claim, symbols) if claim.paragraph else symbols.dot:4}", "strong"),)
        page.append(Block(((fact.summary, "text"),), ((fact.id, "quiet"),), lead, indent(4)))
        page.append(line(claim_spans(dataset, fact, claim, symbols), margin=4))
    aside = _aside(card)
    page += [heading("Set aside")] if aside else []
    page += [
        Block(((each.reason, "quiet"),), (), ((f"{symbols.paragraph}{each.paragraph:<3}", "strong"),), indent(4))
        for each in aside
    ]
    return page
