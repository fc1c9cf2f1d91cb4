"""Charts as SVG: in a file of their own, or within the page, whose style sheet then has their colours."""

from collections.abc import Iterator

from mss_cli.output.chart.layout import Layout, Mark, layout
from mss_cli.queries.trend import Trend
from mss_cli.sanitize import one_line

WIDTH, HEIGHT = 440, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 12, 26
_ACROSS, _UP = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
_RADIUS = 4

STYLE = """\
svg{--paper:#fff;--dot:#0b57a4;--plan:#a3123c;font:13px system-ui,sans-serif;color:#1b1d21;background:var(--paper)}
@media (prefers-color-scheme:dark){svg{--paper:#15171b;--dot:#8fc1ff;--plan:#ff9db5;color:#e9eaed}}
"""
"""The colours of a chart in a file of its own."""

CLASSES = """\
.grid{stroke:currentColor;stroke-opacity:.18}
.axis{fill:currentColor;fill-opacity:.8}
.said{fill:var(--dot);fill-opacity:.2;stroke:var(--dot);stroke-opacity:.5}
.dot,.last{fill:var(--dot)}
.last{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.plan{fill:none;stroke:var(--plan);stroke-width:1.5;stroke-dasharray:6 3}
.plan_label{fill:var(--plan)}
"""
"""How the parts of a chart look, in a file or a page, which has the colours."""


def svg_file(trends: list[Trend]) -> str:
    """Return ``trends`` as a file, one chart below the other."""
    charts = [_chart(_layout(each), f"chart{n}", heading=True) for n, each in enumerate(trends)]
    height = (HEIGHT + _HEADING) * len(charts)
    placed = "".join(
        f'<g transform="translate(0 {(HEIGHT + _HEADING) * n})">{chart}</g>' for n, chart in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
        f"<style>{STYLE}{CLASSES}</style>{placed}</svg>\n"
    )


_HEADING = 36


def svg_inline(trend: Trend, name: str) -> tuple[str, Layout]:
    """Return ``trend`` as a part of a page, where its ids begin with ``name``, and its layout."""
    made = _layout(trend)
    chart = _chart(made, name, heading=False)
    svg = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}_t {name}_d">{chart}</svg>'
    return svg, made


def _layout(trend: Trend) -> Layout:
    return layout(trend, most_times=6, most_values=5)


def _chart(made: Layout, name: str, *, heading: bool) -> str:
    parts = [f'<title id="{name}_t">{escaped(made.title)}</title><desc id="{name}_d">{escaped(made.said)}</desc>']
    if heading:
        parts.append(f'<text class="axis" x="{_LEFT}" y="18">{escaped(made.title)}</text>')
        parts.append(f'<g transform="translate(0 {_HEADING})">')
    parts += [*_axes(made), *_planned(made), *map(_mark, made.marks), _last(made)]
    return "".join(parts) + ("</g>" if heading else "")


def _axes(made: Layout) -> Iterator[str]:
    for tick in made.values:
        y = _y(tick.at)
        yield f'<path class="grid" d="M{_LEFT} {y}H{WIDTH - _RIGHT}"/>'
        yield f'<text class="axis" x="{_LEFT - 6}" y="{_shifted(y, 4)}" text-anchor="end">{tick.label}</text>'
    for tick in made.times:
        x = _x(tick.at)
        anchor = "end" if tick.at > 0.95 else "start" if tick.at < 0.05 else "middle"  # noqa: PLR2004 - at the edges
        yield f'<path class="grid" d="M{x} {_TOP}V{HEIGHT - _BOTTOM + 4}"/>'
        yield f'<text class="axis" x="{x}" y="{HEIGHT - 6}" text-anchor="{anchor}">{tick.label}</text>'


def _planned(made: Layout) -> Iterator[str]:
    if made.planned:
        first, *others = made.planned
        path = f"M{_x(first.left)} {_y(first.height)}H{_x(first.right)}"
        path += "".join(f"V{_y(line.height)}H{_x(line.right)}" for line in others)
        yield f'<path class="plan" d="{path}"><title>{made.planned_label}</title></path>'
        for line in made.planned:
            x, anchor = (line.left, "start") if line.left < 0.75 else (line.right, "end")  # noqa: PLR2004 - room for it
            yield f'<text class="plan_label" x="{_x(x)}" y="{_shifted(_y(line.height), -5)}" text-anchor="{anchor}">'
            yield f"{line.label} {made.planned_label if line is first else ''}".rstrip() + "</text>"


def _last(made: Layout) -> str:
    """Write the last number that leads above its dot."""
    last = next((mark for mark in reversed(made.marks) if mark.dot is not None), None)
    if last is None or last.dot is None:
        return ""
    anchor = "end" if last.middle > 0.9 else "middle"  # noqa: PLR2004 - at the edge
    x, y = _shifted(_x(last.middle), 6 if anchor == "end" else 0), _shifted(_y(max(last.dot, last.top)), -8)
    return f'<text class="last" x="{x}" y="{y}" text-anchor="{anchor}">{last.label}</text>'


def _mark(mark: Mark) -> str:
    """Draw a figure, which says in words what it is."""
    drawn = f"{_box(mark)}{_dot(mark)}"
    return f"<g><title>{escaped(mark.said)}</title>{drawn}</g>" if drawn else ""


def _box(mark: Mark) -> str:
    """Draw all that was said and when it may be of, where that is more than a point."""
    if mark.bottom == mark.top and mark.left == mark.right:
        return ""
    x, y = _x(mark.left), _y(mark.top)
    width = max(float(_x(mark.right)) - float(x), 3)
    height = max(float(_y(mark.bottom)) - float(y), 1)
    left = _shifted(x, -1.5) if mark.left == mark.right else x
    return f'<rect class="said" x="{left}" y="{y}" width="{_short(width)}" height="{_short(height)}"/>'


def _dot(mark: Mark) -> str:
    """Draw what leads: a dot, or a triangle that points to where it has no end."""
    if mark.dot is None:
        return ""
    x, y = _x(mark.middle), _y(mark.dot)
    if not mark.open:
        return f'<circle class="dot" cx="{x}" cy="{y}" r="{_RADIUS}"/>'
    tip = -6 if mark.open == "above" else 6
    return f'<path class="dot" d="M{_shifted(x, -5)} {_shifted(y, -tip / 2)}h10l-5 {tip * 1.5:g}z"/>'


def _x(fraction: float) -> str:
    return _short(_LEFT + fraction * _ACROSS)


def _y(fraction: float) -> str:
    return _short(_TOP + (1 - fraction) * _UP)


def _shifted(coordinate: str, by: float) -> str:
    return _short(float(coordinate) + by)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\ufffe": "\ufffd", "\uffff": "\ufffd"}
"""What can't stand in text as it is; the last two aren't characters, and XML takes neither."""


def escaped(text: str) -> str:
    """Return ``text`` so that XML and HTML show it as it is."""
    return "".join(_XML.get(char, char) for char in one_line(text))
