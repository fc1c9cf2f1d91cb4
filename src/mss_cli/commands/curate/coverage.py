"""``mss coverage``: whether every paragraph of the seed documents is accounted for."""

from collections.abc import Sequence

from msgspec import Struct

from mss_cli.command import command as as_command
from mss_cli.curation import coverage as queries
from mss_cli.curation.coverage import Coverage
from mss_cli.options import Output
from mss_cli.output.items import dataset_item
from mss_cli.output.layout import indent, verdict_spans
from mss_cli.output.phrases import plural
from mss_cli.output.tables import struct_sheet
from mss_cli.output.view import Block, Page, Sheet, Style, Symbols, View
from mss_cli.session import Session


class CoverageItem(Struct, frozen=True):
    """Paragraph numbers of one document; ``percent`` is the share that is cited or set aside."""

    id: str
    source: str
    total: int
    percent: float
    cited: tuple[int, ...]
    set_aside: tuple[int, ...]
    open: tuple[int, ...]
    both: tuple[int, ...]
    beyond: tuple[int, ...]
    card: bool


ITEM = CoverageItem


def coverage(session: Session, output: Output) -> int:
    """Show whether facts cover the seed documents.

    A paragraph is cited by a fact, set aside with a reason, or neither. Exits with 1 where a paragraph is
    neither, or both; or where a document has no card.
    """
    dataset = session.dataset()
    found = session.seed_cards(dataset)
    items = [
        _item(source.id, queries.coverage(dataset, source, found[source.id]) if source.id in found else None)
        for source in dataset.sources.values()
        if source.document
    ]

    def sheet() -> Sheet:
        return struct_sheet(CoverageItem, items, left_out={"id", "card"})

    view = View(
        command="coverage",
        dataset=dataset_item(dataset),
        query={},
        items=lambda: items,
        sheet=sheet,
        tables=lambda: [sheet()],
        page=lambda symbols: _page(items, symbols),
        notice="" if items else "no source of the facts file is a seed document",
    )
    session.write(view, output)
    return int(any(map(_faults, items)))


command = as_command(coverage)


def _item(source: str, found: Coverage | None) -> CoverageItem:
    if found is None:
        return CoverageItem(source, source, 0, 0, (), (), (), (), (), card=False)
    done = len(found.cited) + len(found.set_aside)
    share = 100 * done / found.total if found.total else 100.0
    lists = (found.cited, found.set_aside, found.open, found.both, found.beyond)
    return CoverageItem(source, source, found.total, round(share, 1), *lists, card=True)


def _faults(item: CoverageItem) -> list[str]:
    if not item.card:
        return ["it has no seed card"]
    reports = {
        "neither cited nor set aside": item.open,
        "both cited and set aside": item.both,
        "cited and not there": item.beyond,
    }
    return [f"{words}: {_numbers(numbers)}" for words, numbers in reports.items() if numbers]


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _page(items: Sequence[CoverageItem], symbols: Symbols) -> Page:
    page = []
    for item in items:
        faults = _faults(item)
        style: Style = "bad" if faults else "good"
        counts = f"{plural(item.total, 'paragraph')}: {len(item.cited)} cited, {len(item.set_aside)} set aside"
        text = "; ".join([counts, *faults] if item.card else faults)
        page.append(
            Block(
                ((f"{item.source}: {item.percent:g}%", style), (f"  {text}", "text")),
                (),
                verdict_spans(symbols, good=not faults),
                indent(2),
            )
        )
    return page
