"""Tab-separated values: a heading, then the rows; no quoting, since no cell keeps a tab or newline.

Text that a spreadsheet might run has a ' before it, see ``inert``.
"""

from mss_cli.output.formats import Surface
from mss_cli.output.view import Cell, Link, View, words_of
from mss_cli.sanitize import inert, one_line


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - TSV is the same everywhere
    """Return the view's sheet."""
    sheet = view.sheet()
    heading: tuple[Cell, ...] = tuple(column.name for column in sheet.columns)
    return "".join("\t".join(map(_cell, row)) + "\n" for row in (heading, *sheet.rows))


def _cell(cell: Cell) -> str:
    if isinstance(cell, str | Link):
        return inert(one_line(words_of(cell)))
    return "" if cell is None else str(cell)
