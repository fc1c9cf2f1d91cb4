"""Markdown (GitHub's tables): every sheet under its title, with nothing in a cell read as markup."""

import re

from mss_cli.output.formats import Surface
from mss_cli.output.view import Cell, Link, Sheet, View
from mss_cli.sanitize import address, one_line

# What CommonMark, GitHub or Pandoc reads as markup, and the dot that makes a link of what comes after "www".
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~#&:$@^]|(?<=www)\.", re.IGNORECASE)

# Where a line begins: a list, or what makes a heading of the line above.
_START = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+=]))")

# What would be read as a character's name within an address, too.
_ENTITY, _AMPERSAND = re.compile(r"&(?=#?\w+;)"), r"\\&"


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - Markdown is the same everywhere
    """Return the view's sheets."""
    return "\n".join("".join(f"{line}\n" for line in _lines(sheet)) for sheet in view.tables())


def escaped(cell: Cell) -> str:
    """Return ``cell`` so that Markdown shows it as it is."""
    if isinstance(cell, Link):
        return f"[{escaped(cell.text)}](<{_ENTITY.sub(_AMPERSAND, address(cell.url))}>)"
    if isinstance(cell, str):
        return _START.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", one_line(cell).strip(" ")))
    return "" if cell is None else str(cell)


def _lines(sheet: Sheet) -> list[str]:
    title = [f"## {escaped(sheet.title)}", ""] if sheet.title else []
    heading = [escaped(column.name) for column in sheet.columns]
    rule = ["--:" if column.right else "---" for column in sheet.columns]
    rows = [[escaped(cell) for cell in row] for row in sheet.rows]
    table = [f"| {' | '.join(row)} |" for row in (heading, rule, *rows)]
    notes = [line for note in sheet.notes for line in ("", escaped(note))]
    return [*title, *table, *notes]
