"""Pages on a terminal: the only part that imports Rich.

Text reaches Rich as ``Text``, never as markup, so that "[sic]" and ":smile:" stay what they are.
"""

import re
from io import StringIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style as RichStyle
from rich.text import Text

from mss_cli.output.formats import Surface
from mss_cli.output.view import Block, Cell, Link, Page, Sheet, Spans, Style, text_of
from mss_cli.sanitize import address, one_line

_STYLES: dict[Style, RichStyle] = {
    "text": RichStyle(),
    "strong": RichStyle(bold=True),
    "quiet": RichStyle(dim=True),
    "figure": RichStyle(bold=True),
    "heading": RichStyle(bold=True, underline=True),
    "rail": RichStyle(dim=True),
    "good": RichStyle(color="green", bold=True),
    "bad": RichStyle(color="red", bold=True),
    "personnel": RichStyle(color="cyan"),
    "harm": RichStyle(color="magenta"),
    "money": RichStyle(color="yellow"),
    "civic": RichStyle(color="blue"),
}

_UNLIMITED = 100_000
_LEAST = 20


def render_terminal(page: Page, surface: Surface) -> str:
    """Return ``page`` as a terminal shows it, no line wider than the surface."""
    width = max(surface.width or _UNLIMITED, _LEAST)
    text = StringIO()
    console = Console(
        file=text,
        width=width,
        color_system="standard" if surface.colour else None,
        force_terminal=surface.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        _environ={},
    )
    colour = ColorSystem.STANDARD if surface.colour else None
    for part in page:
        if isinstance(part, Block):
            # Console.print would measure and wrap again what is wrapped already, and take as long again.
            for line in _lines(console, part, width):
                pieces = ((each.style or _STYLES["text"], each.text) for each in line.render(console, end="\n"))
                text.writelines(style.render(piece, color_system=colour) for style, piece in pieces)
        else:
            _print_sheet(console, part, surface)
    return "".join(f"{line.rstrip()}\n" for line in _LINK_ID.sub("", text.getvalue()).splitlines())


_LINK_ID = re.compile(r"(?<=\x1b\]8;)id=[^;]*(?=;)")
"""The number that Rich gives a link by chance: without it, the same question has the same answer."""


def _lines(console: Console, block: Block, width: int) -> list[Text]:
    gap: Spans = (("  ", "text"),) if block.meta else ()
    whole = _text((*block.lead, *block.body, *gap, *block.meta))
    if whole.cell_len <= width:
        return [whole]
    lead, rest, body, meta = map(_text, (block.lead, block.rest, block.body, block.meta))
    if width - lead.cell_len < _LEAST // 2:
        # No room beside the margin: what it says gets a line of its own, and the text goes below it.
        return [*lead.wrap(console, width), *_lines(console, Block(block.body, block.meta, _STEP, _STEP), width)]
    room = width - max(lead.cell_len, rest.cell_len)
    wrapped = [*body.wrap(console, room), *(meta.wrap(console, room) if meta else ())]
    return [(rest if n else lead) + line for n, line in enumerate(wrapped)]


_STEP: Spans = (("  ", "text"),)


def _print_sheet(console: Console, sheet: Sheet, surface: Surface) -> None:
    if _narrowest(sheet) > console.width:
        _print_stacked(console, sheet)
    else:
        _print_table(console, sheet, surface)
    for note in sheet.notes:
        console.print(Text(one_line(note), style=_STYLES["quiet"]))


def _narrowest(sheet: Sheet) -> int:
    """Return the width below which a table would have to break words."""
    gaps = 3 * (len(sheet.columns) - 1)
    cells = zip(*([column.name for column in sheet.columns], *sheet.rows), strict=True)
    return gaps + sum(max(cell_len(w) for cell in column for w in text_of(cell).split() or [""]) for column in cells)


def _print_stacked(console: Console, sheet: Sheet) -> None:
    """Draw each row as a heading with a line for every cell that isn't empty."""
    names = [column.name for column in sheet.columns]
    indent = Text(" " * 4)
    for row in sheet.rows:
        first, *others = map(_piece, row)
        console.print(Text.assemble(first, style=_STYLES["strong"]))
        for name, text in zip(names[1:], others, strict=True):
            if text.plain.strip():
                line = Text.assemble((f"{name}: ", _STYLES["quiet"]), text)
                for n, part in enumerate(line.wrap(console, max(console.width - 4, _LEAST // 2))):
                    console.print(Text("  " if not n else "") + (part if not n else indent + part))


def _print_table(console: Console, sheet: Sheet, surface: Surface) -> None:
    from rich import box  # noqa: PLC0415 - few pages have a table
    from rich.table import Table  # noqa: PLC0415

    table = Table(
        box=box.SIMPLE_HEAD if surface.unicode else box.ASCII2,
        show_edge=False,
        pad_edge=False,
        header_style=_STYLES["strong"],
    )
    for column in sheet.columns:
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            style=_STYLES[column.style],
            overflow="fold",
        )
    for row in sheet.rows:
        table.add_row(*map(_piece, row))
    console.print(table)


def _text(spans: Spans) -> Text:
    return Text.assemble(*(_styled(text, _STYLES[style]) for text, style in spans))


def _styled(text: Cell, style: RichStyle) -> tuple[str, RichStyle]:
    """Return a cell or a piece of a run; one that is a link leads there in a terminal that shows links (OSC 8)."""
    if isinstance(text, Link):
        style += RichStyle(link=address(text.url))
    return text_of(text), style


def _piece(cell: Cell) -> Text:
    return Text(*_styled(cell, _STYLES["text"]))
