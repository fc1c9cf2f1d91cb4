"""Tab-separated values: a heading, then the rows; no cell keeps a tab or newline.

A cell with a " in it is quoted as in CSV: sqlite3, DuckDB, pandas and Polars read it so, and would otherwise take a "
for the start of a cell that goes on over lines. Text that a spreadsheet might run has a ' before it, see ``inert``.
"""

import csv
import io

from mss_cli.output.formats import Surface
from mss_cli.output.view import Cell, Link, View, words_of
from mss_cli.sanitize import inert, one_line


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - TSV is the same everywhere
    """Return the view's sheet."""
    sheet = view.sheet()
    text = io.StringIO()
    out = csv.writer(text, delimiter="\t", lineterminator="\n")
    out.writerow(column.name for column in sheet.columns)
    out.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()


def _cell(cell: Cell) -> str | float | None:
    return inert(one_line(words_of(cell))) if isinstance(cell, str | Link) else cell
