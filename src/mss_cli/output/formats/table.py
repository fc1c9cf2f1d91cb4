"""For people: a page drawn on a terminal by Rich, or in plain text that keeps every character."""

import msgspec

from mss_cli.output.formats import Surface
from mss_cli.output.view import ASCII, UNICODE, Block, Page, Sheet, View, in_words, spans_text, text_of
from mss_cli.sanitize import one_line


def render(view: View, surface: Surface) -> str:
    """Return the view's page, fitted to the surface's width if it has one."""
    symbols = UNICODE if surface.unicode else ASCII
    fitted = symbols if surface.width is None else msgspec.structs.replace(symbols, width=surface.width)
    page = view.page(fitted if surface.width is not None else in_words(symbols))
    if surface.width is None and not surface.colour:
        return plain(page)
    from mss_cli.output.terminal import render_terminal  # noqa: PLC0415 - Rich, for a terminal only

    return render_terminal(page, surface)


def plain(page: Page) -> str:
    """Return ``page`` without colour, each block on one line and each cell whole."""
    lines: list[str] = []
    for part in page:
        if isinstance(part, Block):
            pieces = [spans_text(part.lead) + spans_text(part.body), spans_text(part.meta)]
            lines.append("  ".join(filter(None, pieces)).rstrip())
        else:
            lines += _grid(part)
    return "".join(f"{line}\n" for line in lines)


def _grid(sheet: Sheet) -> list[str]:
    heading = [column.name for column in sheet.columns]
    rows = [heading, *([text_of(cell) for cell in row] for row in sheet.rows)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(row, widths, sheet.columns, strict=True)
        ).rstrip()
        for row in rows
    ]
    return [*lines, *map(one_line, sheet.notes)]
