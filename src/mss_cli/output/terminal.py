"""Pages on a terminal: the only part that imports Rich, and of Rich only its texts and styles.

Its console and tables would take as long again to import. Text reaches Rich as ``Text``, never as markup, so that
"[sic]" and ":smile:" stay what they are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, cast

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.style import Style as RichStyle
from rich.text import Text

from mss_cli.output.formats import Surface
from mss_cli.output.view import Block, Cell, Link, Page, Sheet, Spans, Style, text_of
from mss_cli.sanitize import address, one_line

if TYPE_CHECKING:
    from rich.console import Console

# Of the 256 colours, those with a contrast of 4.5 or more on white and on black alike: sea green, magenta, blue.
_STYLES: dict[Style, RichStyle] = {
    "text": RichStyle(),
    "strong": RichStyle(bold=True),
    "quiet": RichStyle(dim=True),
    "figure": RichStyle(bold=True),
    "heading": RichStyle(bold=True, underline=True),
    "good": RichStyle(color="color(29)", bold=True),
    "bad": RichStyle(color="color(163)", bold=True),
    "warning": RichStyle(color="color(63)"),
    "hit": RichStyle(underline=True),
    "personnel": RichStyle(),
    "harm": RichStyle(),
    "money": RichStyle(),
    "civic": RichStyle(),
}

_UNLIMITED = 100_000
_BESIDE = "  "
"""What stands between a text and what is said of it on one line."""
_MIN_WIDTH = 20
_GAP = 2
"""How many columns part two cells."""

_LINK_ID = re.compile(r"(?<=\x1b\]8;)id=[^;]*(?=;)")
"""The number that Rich gives a link by chance: without it, the same question has the same answer."""

_STEP: Spans = (("  ", "text"),)


class _Styles:
    """All that Rich's texts ask of a console: which style a style is."""

    def get_style(self, style: RichStyle | str, *, default: RichStyle) -> RichStyle:
        return default if isinstance(style, str) else style


_CONSOLE = cast("Console", _Styles())


def render_terminal(page: Page, surface: Surface) -> str:
    """Return ``page`` as a terminal shows it, no line wider than the surface."""
    width = max(surface.width or _UNLIMITED, _MIN_WIDTH)
    colours = ColorSystem.EIGHT_BIT if surface.many_colours else ColorSystem.STANDARD
    colour = colours if surface.colour else None
    out = StringIO()
    for part in page:
        for line in _block_lines(part, width) if isinstance(part, Block) else _sheet_lines(part, width, surface):
            for piece in line.render(_CONSOLE, end="\n"):
                out.write((piece.style or _STYLES["text"]).render(piece.text, color_system=colour))
    return "".join(f"{line.rstrip()}\n" for line in _LINK_ID.sub("", out.getvalue()).splitlines())


def _block_lines(block: Block, width: int) -> list[Text]:
    gap: Spans = ((_BESIDE, "text"),) if block.meta else ()
    whole = _text((*block.lead, *block.body, *gap, *block.meta))
    if whole.cell_len <= width:
        return [whole]
    lead, rest, body, meta = map(_text, (block.lead, block.rest, block.body, block.meta))
    if width - lead.cell_len < _MIN_WIDTH // 2:
        # No room beside the margin: what it says gets a line of its own, and the text goes below it.
        return [*_wrap(lead, width), *_block_lines(Block(block.body, block.meta, _STEP, _STEP), width)]
    room = width - max(lead.cell_len, rest.cell_len)
    wrapped = _wrap(body, room)
    if meta and wrapped[-1].cell_len + len(_BESIDE) + meta.cell_len <= room:
        wrapped[-1] = wrapped[-1] + Text(_BESIDE) + meta
    elif meta:
        wrapped += _wrap(meta, room)
    return [(rest if n else lead) + line for n, line in enumerate(wrapped)]


def _wrap(text: Text, width: int) -> list[Text]:
    return [*text.wrap(_CONSOLE, width)]


def _sheet_lines(sheet: Sheet, width: int, surface: Surface) -> Iterator[Text]:
    widths = _widths(sheet)
    while _total(widths) > width and (cut := _cut(sheet, widths, width)):
        sheet, widths = cut, _widths(cut)
    yield from _table_lines(sheet, widths, surface) if _total(widths) <= width else _stacked_lines(sheet, width)
    for note in sheet.notes:
        yield from _wrap(Text(one_line(note), style=_STYLES["quiet"]), width)


def _widths(sheet: Sheet) -> list[int]:
    heading = [column.name for column in sheet.columns]
    return [max(cell_len(text_of(cell)) for cell in column) for column in zip(heading, *sheet.rows, strict=True)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _cut(sheet: Sheet, widths: Sequence[int], width: int) -> Sheet | None:
    """Return ``sheet`` with its last yielding column cut, or left out where little of it would be seen.

    It is None where no column yields.
    """
    n = max((n for n, column in enumerate(sheet.columns) if column.yields), default=None)
    if n is None:
        return None
    room = width - _total(widths) + widths[n]
    if room < _MIN_WIDTH // 2:
        rows = [(*row[:n], *row[n + 1 :]) for row in sheet.rows]
        return Sheet((*sheet.columns[:n], *sheet.columns[n + 1 :]), rows, sheet.title, sheet.notes)
    rows = [(*row[:n], _shortened(text_of(row[n]), room), *row[n + 1 :]) for row in sheet.rows]
    column = sheet.columns[n]
    shorter = msgspec.structs.replace(column, name=_shortened(column.name, room))
    return Sheet((*sheet.columns[:n], shorter, *sheet.columns[n + 1 :]), rows, sheet.title, sheet.notes)


def _shortened(text: str, room: int) -> str:
    return text if cell_len(text) <= room else f"{set_cell_size(text, room - 3).rstrip()}..."


def _table_lines(sheet: Sheet, widths: Sequence[int], surface: Surface) -> Iterator[Text]:
    yield _row([(column.name, _STYLES["strong"]) for column in sheet.columns], sheet, widths)
    yield Text(("─" if surface.unicode else "-") * _total(widths), style=_STYLES["quiet"])
    for row in sheet.rows:
        pieces = zip(row, sheet.columns, strict=True)
        yield _row([_styled(cell, _STYLES[column.style]) for cell, column in pieces], sheet, widths)


def _row(cells: Iterable[tuple[str, RichStyle]], sheet: Sheet, widths: Sequence[int]) -> Text:
    line = Text()
    for n, ((text, style), column, width) in enumerate(zip(cells, sheet.columns, widths, strict=True)):
        room = " " * (width - cell_len(text))
        line.append(" " * _GAP if n else "")
        line.append(room if column.right else "")
        line.append(text, style)
        line.append("" if column.right else room)
    return line


def _stacked_lines(sheet: Sheet, width: int) -> Iterator[Text]:
    """Draw each row as a heading with a line for every cell that isn't empty."""
    names = [column.name for column in sheet.columns]
    for row in sheet.rows:
        first, *others = row
        yield from _wrap(Text(text_of(first), style=_STYLES["strong"]), width)
        for name, cell in zip(names[1:], others, strict=True):
            text, style = _styled(cell, _STYLES["text"])
            if text.strip():
                line = Text.assemble((f"{name}: ", _STYLES["quiet"]), (text, style))
                for n, part in enumerate(_wrap(line, max(width - 4, _MIN_WIDTH // 2))):
                    yield Text(" " * (4 if n else 2)) + part


def _text(spans: Spans) -> Text:
    return Text.assemble(*(_styled(text, _STYLES[style]) for text, style in spans))


def _styled(text: Cell, style: RichStyle) -> tuple[str, RichStyle]:
    """Return a cell or a piece of a run; one that is a link leads there in a terminal that shows links (OSC 8)."""
    if isinstance(text, Link):
        style += RichStyle(link=address(text.url))
    return text_of(text), style
