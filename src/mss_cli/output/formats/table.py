"""For people: a page drawn on a terminal by Rich, or in plain text that keeps every character."""

from mss_cli.output.formats import Surface
from mss_cli.output.view import ASCII, UNICODE, Block, Cell, Page, Sheet, Spans, View, words_of
from mss_cli.sanitize import one_line


def render(view: View, surface: Surface) -> str:
    """Give the view's page, fitted to the surface's width if it has one."""
    page = view.page(UNICODE if surface.unicode else ASCII)
    if surface.width is None and not surface.colour:
        return plain(page)
    from mss_cli.output.terminal import drawn  # noqa: PLC0415 - Rich, for a terminal only

    return drawn(page, surface)


def plain(page: Page) -> str:
    """Give ``page`` without colour, each block on one line and each cell whole."""
    lines: list[str] = []
    for part in page:
        if isinstance(part, Block):
            pieces = [_joined(part.lead) + _joined(part.body), _joined(part.meta)]
            lines.append("  ".join(filter(None, pieces)).rstrip())
        else:
            lines += _grid(part)
    return "".join(f"{line}\n" for line in lines)


def text_of(cell: Cell) -> str:
    """Give a cell or a piece of a run as people read it."""
    return one_line(words_of(cell))


def _joined(spans: Spans) -> str:
    return "".join(text_of(text) for text, _ in spans)


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
