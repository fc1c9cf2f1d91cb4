"""Where everything of a chart is: the one layout that terminals and SVG draw.

Where things are is said in fractions of the width, from the left, and of the height, from the bottom.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from mss_cli.model.dates import MONTHS
from mss_cli.model.kinds import KINDS
from mss_cli.model.units import UNITS
from mss_cli.output.phrases import (
    date_text,
    fact_figure,
    interval_text,
    lead_number,
    number,
    plural,
    whole,
    whole_label,
)
from mss_cli.queries.trend import Open, Point, Trend


class Tick(Struct, frozen=True):
    """A place on an axis, and what it says there."""

    at: float
    label: str


class Mark(Struct, frozen=True):
    """A figure: the box of all that was said and when it may be of, and the dot that leads, if one does."""

    left: float
    right: float
    bottom: float
    top: float
    dot: float | None
    open: Open
    fact: str
    said: str
    """In words."""
    label: str
    """The number that leads; nothing where none does."""

    @property
    def middle(self) -> float:
        """Where the dot is from the left."""
        return (self.left + self.right) / 2


class Line(Struct, frozen=True):
    """A stretch of what was planned."""

    left: float
    right: float
    height: float
    label: str
    """How many."""


class Layout(Struct, frozen=True):
    """A whole chart."""

    title: str
    definition: str
    """What figures of its kind are of."""
    said: str
    """What the chart shows, in a sentence."""
    marks: tuple[Mark, ...]
    planned: tuple[Line, ...]
    planned_label: str
    times: tuple[Tick, ...]
    values: tuple[Tick, ...]


_PAD = 15
"""How many days are shown on either side of one."""


def layout(trend: Trend, *, most_times: int, most_values: int) -> Layout:
    """Return the layout of ``trend``, with at most so many ticks on either axis."""
    first = min(point.start for point in trend.points)
    last = max(point.end for point in trend.points)
    begin, finish = _padded(first) if first == last else (first, last)
    highest = max(point.value.high for point in trend.points)
    planned = [step for step in trend.planned if step.start <= last]
    top, values = _scale(max([highest, *(step.value for step in planned)]), most_values)
    days = (finish - begin).days

    def across(day: date) -> float:
        return min(max((day - begin).days / days, 0.0), 1.0)

    def up(value: Decimal) -> float:
        return float(value / top)

    marks = tuple(
        Mark(
            across(point.start),
            across(point.end),
            up(point.value.low),
            up(point.value.high),
            None if point.lead is None else up(point.lead),
            point.open,
            point.finding.fact.id,
            _said(trend, point),
            _label(trend, point),
        )
        for point in trend.points
    )
    ends = [*(step.start for step in planned[1:]), finish]
    lines = tuple(
        Line(across(step.start), across(end), up(step.value), number(step.value))
        for step, end in zip(planned, ends, strict=False)
        if end > begin
    )
    return Layout(
        title=_title(trend),
        definition=KINDS[trend.kind].definition,
        said=_summary(trend),
        marks=marks,
        planned=lines,
        planned_label="pledged" if trend.series.whose else "authorized or planned",
        times=tuple(Tick(across(day), label) for day, label in _times(begin, finish, most_times)),
        values=tuple(map(Tick, map(up, values), _short(values))),
    )


def _padded(day: date) -> tuple[date, date]:
    """Return a few days before and after ``day``, as far as there are any."""
    n = day.toordinal()
    first, last = max(n - _PAD, date.min.toordinal()), min(n + _PAD, date.max.toordinal())
    return date.fromordinal(first), date.fromordinal(last)


def _title(trend: Trend) -> str:
    each = trend.series
    whose = each.whose or ("all countries" if trend.cumulated else whole_label(KINDS[trend.kind].group, "the whole"))
    unit = UNITS[each.unit].label if each.unit in UNITS else each.unit
    more = "added up, departures not taken off" if trend.cumulated else ""
    return f"{trend.kind.capitalize()}: {', '.join(filter(None, (whose, unit, each.span, more)))}"


def _label(trend: Trend, point: Point) -> str:
    lead = point.finding.lead
    if lead is None or point.lead is None:
        return ""
    return number(point.lead) if trend.cumulated else lead_number(lead)


def _said(trend: Trend, point: Point) -> str:
    fact = point.finding.fact
    text = f"{date_text(fact.date)}: {fact_figure(fact, point.finding.lead)}"
    if not trend.cumulated:
        return text
    total = number(point.lead) if point.lead is not None else interval_text(whole(point.value))
    return f"{text}, {total} in all"


def _summary(trend: Trend) -> str:
    """Return what the chart shows, for those who can't see it."""
    first, last = trend.points[0], trend.points[-1]
    count = plural(len(trend.points), "figure")
    definition = KINDS[trend.kind].definition
    ends = _said(trend, first) if len(trend.points) == 1 else f"{_said(trend, first)}, to {_said(trend, last)}"
    return f"{count} of {definition}. {ends}."


def _short(values: Sequence[Decimal]) -> list[str]:
    """Return the round numbers of one axis in few characters and one style: 0, 5k, 10k, or 0, 2,500, 5,000."""
    highest = max(values)
    for size, letter in ((10**9, "bn"), (10**6, "M"), (10**3, "k")):
        if highest >= size and (highest >= 10 * size or size > 10**3):
            return [f"{number((value / size).normalize())}{letter}" if value else "0" for value in values]
    return [number(value) for value in values]


def _scale(highest: Decimal, most: int) -> tuple[Decimal, list[Decimal]]:
    """Return how high the chart reaches, and the round values that it marks: steps of 1, 2 or 5."""
    if highest <= 0:
        return Decimal(1), [Decimal(0), Decimal(1)]
    least = Decimal(10) ** (highest.adjusted() - 2)
    step = next(step for step in (least * factor for factor in _factors()) if highest <= step * most)
    count = int((highest / step).to_integral_value(ROUND_CEILING))
    return step * count, [step * n for n in range(count + 1)]


def _factors() -> Iterator[Decimal]:
    size = Decimal(1)
    while True:
        yield from (size, size * 2, size * 5)
        size *= 10


_MONTH_STEPS: Sequence[int] = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 120_000)
_YEAR = 12


def _times(begin: date, finish: date, most: int) -> list[tuple[date, str]]:
    """Return at most ``most`` starts of months or years within the chart, and what they are called."""
    first, last = begin.year * _YEAR + begin.month - 1, finish.year * _YEAR + finish.month - 1
    step = next(step for step in _MONTH_STEPS if (last - first) // step + 1 <= most)
    months = [month for month in range(-(-first // step) * step, last + 1, step) if month >= _YEAR]
    days = [date(month // _YEAR, month % _YEAR + 1, 1) for month in months]
    days = [day for day in days if day >= begin] or [begin]
    return [(day, _time_label(day, first=n == 0, step=step)) for n, day in enumerate(days)]


def _time_label(day: date, *, first: bool, step: int) -> str:
    if day.day == 1 and day.month == 1 and not (first and step < _YEAR):
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if first else month
