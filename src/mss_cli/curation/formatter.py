"""One order and one spacing for a facts file, so that it stays a pleasure to edit and a diff shows what changed.

``[dataset]`` first; then countries by code, sources by id, facts by date, kind and id, checks by id. One blank line
between tables, none within them, no white space at line ends. A comment goes with the table below it; one that stands
alone between tables is the heading of a section and stays at its head. Nothing but order and spacing changes.
"""

import re
from datetime import date
from typing import Any, NamedTuple

import tomli

from mss_cli.errors import MssError
from mss_cli.facts_file.positions import text_end
from mss_cli.model.dates import when
from mss_cli.model.kinds import RANK

ORDER = ("dataset", "publishers", "speakers", "countries", "sources", "facts", "checks")
_HEADER = re.compile(
    r"\s*\[(?P<many>\[)?\s*(?P<section>[A-Za-z]+)(?:\s*\.\s*(?P<id>\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+))?"
)
_TOKEN = re.compile(r"#|\"{3}|'{3}|\"|'")


class Table(NamedTuple):
    """A table's lines, the comments above it first."""

    section: str
    id: str
    lines: list[str]


def format_facts(text: str) -> str:
    """Return the text of a sound facts file in its one order and spacing.

    Raises:
        MssError: the result would not say the same; nothing is lost for the sake of looks.

    """
    head, tables = _split(text.lstrip("\n"))
    raw = tomli.loads(text)
    tables.sort(key=lambda table: _sort_key(table, raw))
    parts = [_tight(head), *_with_headings(tables)]
    new = "\n\n".join(part for part in parts if part).rstrip("\n") + "\n"
    if tomli.loads(new) != raw or _comments(new) != _comments(text):
        raise MssError("putting this file in order would change what it says: put it in order by hand")
    return new


def _split(text: str) -> tuple[list[str], list[Table]]:
    """Return the lines that stand before the first table of a file, and its tables."""
    head: list[str] = []
    tables: list[Table] = []
    above: list[str] = []
    inside = ""
    for line in text.split("\n"):
        found = None if inside else _HEADER.match(line)
        if found and found["section"] in ORDER and not (found["many"] and tables):
            if not tables and not head:
                head, above = _to_first_blank(above)
            elif above and above[0].strip() and not all(map(str.strip, above)):
                before, above = _to_first_blank(above)
                (tables[-1].lines if tables else head).extend(before)
            tables.append(Table(found["section"], (found["id"] or "").strip("\"'"), [*above, line]))
            above = []
        elif inside or (line.strip() and not line.lstrip().startswith("#")):
            inside = _still_inside(line, inside)
            (tables[-1].lines if tables else head).extend([*above, line])
            above = []
        else:
            above.append(line)
    (tables[-1].lines if tables else head).extend(above)
    return head, tables


def _to_first_blank(above: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines above a table in two parts: those up to the first blank one belong to what stands before."""
    blank = next((n for n, line in enumerate(above) if not line.strip()), -1)
    return above[: blank + 1], above[blank + 1 :]


def _still_inside(line: str, inside: str) -> str:
    """Return the quotes of the text over several lines that is open at the end of ``line``, or nothing."""
    at = 0
    while True:
        if inside and (at := text_end(line, inside, at)) < 0:
            return inside
        found = _TOKEN.search(line, at)
        if not found or found.group() == "#":
            return ""
        inside, at = found.group(), found.end()


def _sort_key(table: Table, raw: dict[str, Any]) -> tuple[Any, ...]:
    section = ORDER.index(table.section)
    fact = raw["facts"].get(table.id) if table.section == "facts" else None
    if fact is None:
        return (section, date.min, date.min, 0, table.id)
    return (section, *when(fact["date"]).order, RANK[fact["kind"]], table.id)


def _with_headings(tables: list[Table]) -> list[str]:
    """Return the tables as text, each section's heading, wherever it stood, before the first of its tables."""
    headings: dict[str, list[str]] = {}
    bodies: dict[str, list[str]] = {}
    for table in tables:
        comments, body = _heading(table.lines)
        headings.setdefault(table.section, []).extend(comments)
        bodies.setdefault(table.section, []).append(_tight(body))
    parts = []
    for section, made in bodies.items():
        parts += [_tight(headings[section]), *made]
    return parts


def _heading(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return a table's lines in two parts: comments that a blank line parts from it head its section."""
    start = next(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    blank = max((n for n, line in enumerate(lines[:start]) if not line.strip()), default=-1)
    return lines[: blank + 1], lines[blank + 1 :]


def _tight(lines: list[str]) -> str:
    """Return ``lines`` without blank ones and without white space at their ends, but for text over several lines."""
    kept: list[str] = []
    inside = ""
    for line in lines:
        was, inside = inside, _still_inside(line, inside)
        if was or inside:
            kept.append(line)
        elif line.strip():
            kept.append(line.rstrip())
    return "\n".join(kept)


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))
