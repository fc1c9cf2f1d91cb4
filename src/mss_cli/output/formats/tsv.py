"""Tab-separated values: a heading, then the rows; no quoting, since no cell keeps a tab or newline."""

from mss_cli.output.formats import Surface
from mss_cli.output.safe import one_line
from mss_cli.output.view import Cell, Link, View


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - TSV is the same everywhere
    """Give the view's sheet."""
    sheet = view.sheet()
    heading: tuple[Cell, ...] = tuple(column.name for column in sheet.columns)
    return "".join("\t".join(map(_cell, row)) + "\n" for row in (heading, *sheet.rows))


def _cell(cell: Cell) -> str:
    return one_line(cell.text if isinstance(cell, Link) else str(cell)) if cell is not None else ""
