"""Pages on a terminal: no line wider than it, no word broken in a table, colours that can be read on any ground."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color

from mss_cli.output.formats import Surface, writer
from mss_cli.output.terminal import _STYLES, render_terminal
from mss_cli.output.view import Column, DatasetItem, Link, Sheet, View
from tests.conftest import Run, claim, fact

SCREENS = [
    (), ("brief",), ("brief", "--as-of", "2025-01-31"), ("troops",), ("troops", "--as-of", "2025-01-31"),
    ("troops", "--country", "Kenya"), ("timeline",), ("timeline", "--all"), ("figures", "strength"),
    ("figures", "displaced", "--claims"), ("disputes",), ("search", "first", "contingent"), ("sources",),
    ("sources", "--all"), ("sources", "seed-001"), ("show", "kenya-arrival-2025-01-18", "kenya-pledge"), ("coverage",),
]  # fmt: skip

TABLES = [("troops",), ("troops", "--as-of", "2025-01-31"), ("figures", "strength"), ("figures", "displaced")]


@pytest.mark.parametrize("args", SCREENS, ids=" ".join)
@pytest.mark.parametrize("width", [20, 60, 80, 100, 160])
def test_no_line_of_the_shipped_record_is_wider_than_the_terminal(run: Run, args: tuple[str, ...], width: int) -> None:
    ran = run("--color", "never", *args, width=width)
    assert ran.code == 0
    assert max(map(cell_len, ran.out.splitlines())) <= width


@pytest.mark.parametrize("args", TABLES, ids=" ".join)
@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_cell_of_a_table_is_broken_within_a_word(run: Run, args: tuple[str, ...], width: int) -> None:
    """Each word of a table is one of the wide one, but for those before the dots of a column that gives way."""
    words = {*run("--color", "never", *args, width=1_000).out.split()}
    narrow = run("--color", "never", *args, width=width).out
    shown = {*re.sub(r"\S*\.\.\.$", "", narrow, flags=re.MULTILINE).split()}
    assert not {word for word in shown - words if "─" not in word}


def luminance(colour: int) -> float:
    """Return the relative luminance of one of the 256 colours (WCAG 2)."""
    parts = [part / 255 for part in Color.from_ansi(colour).get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_that_is_used_can_be_read_on_black_and_on_white() -> None:
    colours = {style.color.number for style in _STYLES.values() if style.color}
    assert len(colours) == 3
    for colour in colours:
        assert colour is not None
        for ground in (0.0, 1.0):
            assert contrast(luminance(colour), ground) >= 4.5, colour


@pytest.mark.parametrize(("term", "many"), [("xterm-256color", True), ("xterm", False)])
def test_colours_are_those_that_the_terminal_has(facts_file: Callable[[str], Path], term: str, many: bool) -> None:
    """In a process of its own, since Rich keeps what a style is in the colours that it was drawn in first."""
    path = facts_file(
        fact("a", "event", claim(), claim(source="two")) + fact("b", "event", claim(), claim(date="2023"))
    )
    command = [sys.executable, "-m", "mss_cli", "--facts", str(path), "--color", "always", "timeline"]
    env = {name: value for name, value in os.environ.items() if name != "COLORTERM"} | {"TERM": term}
    out = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    pattern = r"\x1b\[(?:1;)?38;5;\d+m" if many else r"\x1b\[(?:1;)?[39]\dm"
    assert len({*re.findall(pattern, out)}) == 3
    assert ("38;5" in out) is many


SHEET = Sheet(
    (Column("Country"), Column("Figure", right=True), Column("by", style="quiet", yields=True)),
    [("Jamaica", "24", "Andrew Holness, by Prensa Latina"), ("Kenya", 1_000, Link("Reuters", "https://example.org"))],
    notes=("A note below.",),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, ["Country  Figure  by", "─" * 49, "Jamaica      24  Andrew Holness, by Prensa Latina",
              "Kenya     1,000  Reuters", "A note below."]),
        (40, ["Country  Figure  by", "─" * 40, "Jamaica      24  Andrew Holness, by P...", "Kenya     1,000  Reuters",
              "A note below."]),
        (26, ["Country  Figure", "─" * 15, "Jamaica      24", "Kenya     1,000", "A note below."]),
    ],
)  # fmt: skip
def test_the_column_that_yields_gives_way_first(width: int, expected: list[str]) -> None:
    assert render_terminal([SHEET], Surface(width=width)).splitlines() == expected


def test_of_several_columns_that_yield_the_last_gives_way_first() -> None:
    columns = (Column("Date"), Column("", yields=True), Column("by", yields=True))
    sheet = Sheet(columns, [("2024", "also 1,000 and 2,000", "Reuters and others")])
    assert [render_terminal([sheet], Surface(width=width)).splitlines()[-1] for width in (60, 40, 30, 20)] == [
        "2024  also 1,000 and 2,000  Reuters and others",
        "2024  also 1,000 and 2,000  Reuters a...",
        "2024  also 1,000 and 2,000",
        "2024  also 1,000...",
    ]  # fmt: skip


def test_a_table_that_fits_in_no_way_is_stacked() -> None:
    sheet = Sheet(
        tuple(Column(name) for name in ("What", "First", "Second")), [("Jamaica", "x" * 15, ""), ("Kenya", "", 1)]
    )
    assert render_terminal([sheet], Surface(width=24)).splitlines() == [
        "Jamaica", "  First:", "    xxxxxxxxxxxxxxx", "Kenya", "  Second: 1",
    ]  # fmt: skip
    with_ascii = render_terminal([SHEET], Surface(width=60, unicode=False))
    assert "-" * 49 in with_ascii


def test_a_page_for_no_terminal_is_whole_and_may_be_coloured_all_the_same(
    run: Run, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(fact("a", "event", claim()).replace("Something", "Something " * 30))
    plain = run("--facts", path, "timeline").out
    coloured = run("--facts", path, "--color", "always", "timeline").out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured) == plain


def test_a_view_in_a_pipe_shows_every_sheet_whole() -> None:
    view = View("x", DatasetItem(), {}, list, lambda: SHEET, lambda: [SHEET], lambda _: [SHEET])
    assert writer("table").render(view, Surface()).splitlines() == [
        "Country  Figure  by", "Jamaica      24  Andrew Holness, by Prensa Latina", "Kenya     1,000  Reuters",
        "A note below.",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [20, 40, 60])
def test_a_heading_wider_than_its_column_gives_way_too(width: int) -> None:
    columns = (Column("Date"), Column("A heading of many words that has no room", yields=True))
    lines = render_terminal([Sheet(columns, [("2024", "short")])], Surface(width=width)).splitlines()
    assert all(len(line) <= width for line in lines)
    assert lines[-1].startswith("2024")
