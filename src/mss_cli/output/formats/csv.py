"""Comma-separated values (RFC 4180, but for line ends of one newline): a heading, then the rows.

Text that a spreadsheet might run has a ' before it, see ``inert``.
"""

import csv
import io

from mss_cli.output.formats import Surface
from mss_cli.output.view import Cell, Link, View, words_of
from mss_cli.sanitize import inert, visible


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - CSV is the same everywhere
    """Return the view's sheet."""
    sheet = view.sheet()
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(column.name for column in sheet.columns)
    out.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()


def _cell(cell: Cell) -> str | float | None:
    return inert(visible(words_of(cell))) if isinstance(cell, str | Link) else cell
