"""Markdown (GitHub's tables): every sheet under its title, with nothing in a cell read as markup."""

import re

from mss_cli.output.formats import Surface
from mss_cli.output.safe import one_line
from mss_cli.output.view import Cell, Link, Sheet, View

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&:])")

_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C"})


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - Markdown is the same everywhere
    """Give the view's sheets."""
    return "\n".join("".join(f"{line}\n" for line in _lines(sheet)) for sheet in view.tables())


def escaped(cell: Cell) -> str:
    """Give ``cell`` so that Markdown shows it as it is."""
    if isinstance(cell, Link):
        return f"[{escaped(cell.text)}](<{one_line(cell.url).translate(_IN_ADDRESS)}>)"
    return "" if cell is None else _MARKUP.sub(r"\\\1", one_line(str(cell)))


def _lines(sheet: Sheet) -> list[str]:
    title = [f"## {escaped(sheet.title)}", ""] if sheet.title else []
    heading = [escaped(column.name) for column in sheet.columns]
    rule = ["--:" if column.right else "---" for column in sheet.columns]
    rows = [[escaped(cell) for cell in row] for row in sheet.rows]
    table = [f"| {' | '.join(row)} |" for row in (heading, rule, *rows)]
    notes = [line for note in sheet.notes for line in ("", escaped(note))]
    return [*title, *table, *notes]
