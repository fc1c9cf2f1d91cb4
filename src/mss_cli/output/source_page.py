"""Sources for people: one with all that the record has of it, and lists of them."""

from collections.abc import Iterator, Sequence

from mss_cli.model.fields import fields
from mss_cli.model.records import Dataset, PublisherClass, Source
from mss_cli.model.seed_cards import Card
from mss_cli.output.layout import GAP, field_blocks, indent, line
from mss_cli.output.phrases import archive_url, date_text, issued_text, linked, plural
from mss_cli.output.timeline import field_text
from mss_cli.output.view import Block, Column, Link, Page, Sheet, Spans, Symbols
from mss_cli.queries.sources import Cited, Shelf

_CLASS_LABELS: dict[PublisherClass, str] = {
    "body": "Official bodies",
    "agency": "News agencies and papers of record",
    "outlet": "Other press and broadcasters",
    "monitor": "Monitors",
    "copy": "Mirrors, rewrites, blogs and unknown newsrooms",
}

READ_AS_COPY = "read as a stored copy or excerpt of the page, on that day"
"""What the day of access means here, stated wherever a source is shown."""

_SHOWN_OTHERWISE = {"id", "title_is_description", "publisher_basis", "issued_basis"}
"""Fields that are shown together with others."""


def source_page(dataset: Dataset, source: Source, card: Card | None, symbols: Symbols) -> list[Block]:
    """Draw a source: its fields, what is inferred with what it is inferred from, and where a copy may be."""
    archive = archive_url(source)
    rows = [
        *_rows(dataset, source, symbols),
        ("Archive", Link(f"{archive} (nearest copy, not checked)", archive) if archive else ""),
        ("SHA-256", card.sha256 if card else ""),
    ]
    return [Block(((source.id, "strong"),)), *field_blocks(rows)]


def _rows(dataset: Dataset, source: Source, symbols: Symbols) -> Iterator[tuple[str, str | Link]]:
    publisher = dataset.publishers.get(source.publisher or "")
    name = f"{publisher.name} ({publisher.class_})" if publisher else "not shown"
    accessed = f"{date_text(source.accessed, symbols)} ({READ_AS_COPY})" if source.accessed else ""
    worded: dict[str, str | Link] = {
        "title": f"{source.title}{' (our description)' if source.title_is_description else ''}",
        "publisher": _with_basis(name, source.publisher_basis),
        "issued": _with_basis(date_text(source.issued, symbols), source.issued_basis, "inferred: "),
        "url": Link(source.url, source.url) if source.url else "",
        "read_at": Link(source.read_at, source.read_at) if source.read_at else "",
        "accessed": accessed,
        "origin": dataset.name_of(source.origin) if source.origin else "",
    }
    for field in fields(Source):
        if field.name not in _SHOWN_OTHERWISE:
            yield field.label, worded.get(field.name, field_text(source, field))


def _with_basis(text: str, basis: str | None, word: str = "") -> str:
    return f"{text} ({word}{basis})" if basis else text


def shelf_tables(shelves: Sequence[Shelf], symbols: Symbols) -> Page:
    """Draw a table for each class of publishers, a row for each publisher; beside others, copies have one line."""
    by_class: dict[PublisherClass | None, list[Shelf]] = {}
    for shelf in shelves:
        by_class.setdefault(shelf.publisher.class_ if shelf.publisher else None, []).append(shelf)
    page: list[Block | Sheet] = []
    for kind, own in by_class.items():
        page += [GAP] if page else []
        if kind == "copy" and len(by_class) > 1:
            counts = f"{plural(sum(len(each.sources) for each in own), 'source')} of {plural(len(own), 'publisher')}"
            page.append(line(f"{_CLASS_LABELS[kind]}: {counts}.  mss sources --class copy"))
        else:
            page.append(_shelf_table(_CLASS_LABELS[kind] if kind else "Publisher not shown", own, symbols))
    return page


def _shelf_table(title: str, shelves: Sequence[Shelf], symbols: Symbols) -> Sheet:
    columns = (
        Column(title, style="strong"),
        Column("Sources", right=True),
        Column("Claims", right=True),
        Column("Newest", style="quiet", yields=True),
    )
    rows = [
        (
            shelf.publisher.name if shelf.publisher else ", ".join(each.source.id for each in shelf.sources),
            len(shelf.sources),
            shelf.claims,
            issued_text(shelf.sources[0].source, symbols),
        )
        for shelf in shelves
    ]
    return Sheet(columns, rows)


def source_line(dataset: Dataset, each: Cited, symbols: Symbols) -> Block:
    """Draw one source of a list."""
    source = each.source
    publisher = dataset.name_of(source.publisher) if source.publisher else "publisher not shown"
    body: Spans = (
        (f"{issued_text(source, symbols)}  ", "strong"),
        (linked(publisher, source), "strong"),
        (f"  {source.title}", "text"),
        (f"  {each.grade}, {plural(each.facts, 'fact')}", "quiet"),
    )
    return Block(body, ((source.id, "quiet"),), (), indent(2))


def sources_summary(chosen: Sequence[Cited]) -> list[Block]:
    """Return lines on how many sources are listed, how they were read, and how to see more."""
    counted = plural(len(chosen), "source")
    claims = plural(sum(len(each.claims) for each in chosen), "claim")
    publishers = plural(len({each.source.publisher for each in chosen}), "publisher")
    text = f"{counted} of {publishers} with {claims}, each {READ_AS_COPY}."
    return [
        line(text, style="quiet"),
        line("mss sources WORDS finds some, mss sources ID shows one, --all lists each.", style="quiet"),
    ]
