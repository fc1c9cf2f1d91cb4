"""Charts in a terminal: characters on a grid, at any width, with and without Unicode and colour."""

from collections.abc import Sequence

from msgspec import Struct

from mss_cli.output.chart.layout import Layout, Mark, layout
from mss_cli.output.layout import heading
from mss_cli.output.view import Block, Span, Style, Symbols
from mss_cli.queries.trend import Trend


class Glyphs(Struct, frozen=True):
    """What a chart is drawn with."""

    dot: str
    above: str
    below: str
    said: str
    flat: str
    rise: str
    side: str
    corner: str
    tick: str


_UNICODE = Glyphs(dot="●", above="▲", below="▼", said="░", flat="─", rise="│", side="│", corner="└", tick="┴")
_ASCII = Glyphs(dot="o", above="^", below="v", said=":", flat="-", rise="|", side="|", corner="+", tick="+")

_LEAST, _HIGHEST = 10, 20
_TIME_WIDTH = 10
GridCell = tuple[str, Style]
_EMPTY: GridCell = (" ", "text")


def text_chart(trend: Trend, symbols: Symbols, width: int) -> list[Block]:
    """Draw ``trend`` in ``width`` columns."""
    glyphs = _ASCII if symbols.ascii else _UNICODE
    rows = min(max(width // 5, 6), _HIGHEST)
    made = layout(trend, most_times=max(width // _TIME_WIDTH, 1), most_values=max(rows // 3, 1))
    margin = max(len(tick.label) for tick in made.values) + 1
    across = max(width - margin - 1, _LEAST)
    grid = [[_EMPTY] * across for _ in range(rows + 1)]
    _draw_planned(grid, made, glyphs)
    for mark in made.marks:
        _draw_said(grid, mark, glyphs)
    for mark in made.marks:
        _draw_dot(grid, mark, glyphs)
    labels = {round(tick.at * rows): tick.label for tick in made.values}
    page = [heading(made.title)]
    for n in range(rows, -1, -1):
        lead: list[Span] = [(f"{labels.get(n, ''):>{margin - 1}} ", "quiet"), (glyphs.side, "quiet")]
        page.append(Block((*lead, *_spans(grid[n]))))
    return [*page, *_time_axis(made, glyphs, margin, across), *_legend(made, glyphs)]


def _draw_planned(grid: list[list[GridCell]], made: Layout, glyphs: Glyphs) -> None:
    before: int | None = None
    for line in made.planned:
        height, left, right = _row(grid, line.height), _column(grid, line.left), _column(grid, line.right)
        for n in range(left, right + 1):
            grid[height][n] = (glyphs.flat, "warning")
        if before is not None:
            low, high = sorted((before, height))
            for row in range(low + 1, high):
                grid[row][left] = (glyphs.rise, "warning")
        before = height


def _draw_said(grid: list[list[GridCell]], mark: Mark, glyphs: Glyphs) -> None:
    for row in range(_row(grid, mark.bottom), _row(grid, mark.top) + 1):
        for n in range(_column(grid, mark.left), _column(grid, mark.right) + 1):
            grid[row][n] = (glyphs.said, "quiet")


def _draw_dot(grid: list[list[GridCell]], mark: Mark, glyphs: Glyphs) -> None:
    if mark.dot is not None:
        glyph = {"": glyphs.dot, "above": glyphs.above, "below": glyphs.below}[mark.open]
        grid[_row(grid, mark.dot)][_column(grid, mark.middle)] = (glyph, "figure")


def _row(grid: list[list[GridCell]], fraction: float) -> int:
    return round(fraction * (len(grid) - 1))


def _column(grid: list[list[GridCell]], fraction: float) -> int:
    return round(fraction * (len(grid[0]) - 1))


def _spans(cells: Sequence[GridCell]) -> list[Span]:
    """Return a row of the grid, cells of one style together, without what is empty at its end."""
    spans: list[Span] = []
    for glyph, style in cells:
        if spans and spans[-1][1] == style:
            spans[-1] = (f"{spans[-1][0]}{glyph}", style)
        else:
            spans.append((glyph, style))
    return spans


def _time_axis(made: Layout, glyphs: Glyphs, margin: int, across: int) -> list[Block]:
    axis, labels = [glyphs.flat] * across, [" "] * across
    for tick in made.times:
        at = round(tick.at * (across - 1))
        start = min(at, across - len(tick.label))
        free = start >= 0 and set(labels[max(start - 1, 0) : start + len(tick.label) + 1]) <= {" "}
        if free:
            axis[at] = glyphs.tick
            labels[start : start + len(tick.label)] = tick.label
    return [
        Block(((f"{'':{margin}}{glyphs.corner}{''.join(axis)}", "quiet"),)),
        Block(((f"{'':{margin + 1}}{''.join(labels)}".rstrip(), "quiet"),)),
    ]


def _legend(made: Layout, glyphs: Glyphs) -> list[Block]:
    entries = [
        (glyphs.dot, "the answer that leads", any(mark.dot is not None and not mark.open for mark in made.marks)),
        (glyphs.above, "at least", any(mark.open == "above" for mark in made.marks)),
        (glyphs.below, "at most", any(mark.open == "below" for mark in made.marks)),
        (
            glyphs.said,
            "all that was said, over its days",
            any(mark.bottom < mark.top or mark.left < mark.right for mark in made.marks),
        ),
        (glyphs.flat * 2, made.planned_label, bool(made.planned)),
    ]
    text = "   ".join(f"{glyph} {said}" for glyph, said, shown in entries if shown)
    return [Block(((text, "quiet"),))]
