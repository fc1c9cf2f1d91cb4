"""What was measured, as Markdown: medians, ratios, growth, and whether the goals are met. Nothing is run here."""

import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from measure import Sample

FIRST, NEW, REPEATED, UNCACHED = "first look", "new question", "repeated question", "`--no-cache`"
"""The states that a look-up is measured in: nothing kept; the facts' snapshot, but not this answer; both; neither."""

BARE, EMPTY, COMPLETION, JSON, TABLE = "bare", "empty", "completion", "json", "table"
DRAFT, LONG_DRAFT = "draft", "long draft"
SHIPPED = 0
"""The size that stands for the shipped facts."""


class Took(NamedTuple):
    """What a command took over all of its runs: seconds, seconds of processor, and MiB."""

    median: float
    low: float
    high: float
    cpu: float
    peak: float


Key = tuple[str | int, str]
"""What was run, or on how many facts the look-up was, and in which state."""


class Goal(NamedTuple):
    """``run`` takes at most ``most`` times what ``than`` takes; or, without ``than``, so many MiB."""

    text: str
    run: Key
    most: float
    than: Key | None = None


GOALS = (
    Goal("new JSON question, to the empty Typer app", (JSON, NEW), 1.25, (EMPTY, "")),
    Goal("its table on a terminal, to the empty Typer app", (TABLE, NEW), 1.6, (EMPTY, "")),
    Goal("first look with nothing kept, to the empty Typer app", (JSON, FIRST), 1.3, (EMPTY, "")),
    Goal("completion of a country, to the empty Typer app", (COMPLETION, ""), 1.15, (EMPTY, "")),
    Goal("repeated question, to bare Python", (JSON, REPEATED), 1.15, (BARE, "")),
    Goal("a draft of 1,000 words, to a new JSON question", (DRAFT, NEW), 2, (JSON, NEW)),
    Goal("a draft of 100,000 words, to one of 1,000", (LONG_DRAFT, NEW), 100, (DRAFT, NEW)),
    Goal("peak memory with a draft of 100,000 words", (LONG_DRAFT, NEW), 400),
    Goal("10,000 facts, to the shipped facts", (10_000, NEW), 2.5, (SHIPPED, NEW)),
    Goal("peak memory with 10,000 facts, first look at the file", (10_000, FIRST), 400),
    Goal("peak memory with 10,000 facts, after it", (10_000, NEW), 400),
)


def took(samples: "Sequence[Sample]") -> Took:
    """Return the medians of ``samples``, the quartiles of their time, and their highest peak."""
    times = [sample[0] for sample in samples]
    low, _, high = statistics.quantiles(times, method="inclusive") if len(times) > 1 else times * 3
    cpu = statistics.median(sample[1] for sample in samples)
    return Took(statistics.median(times), low, high, cpu, max(sample[2] for sample in samples) / 1024)


def runs_table(labels: Mapping[Key, str], found: Mapping[Key, Took]) -> str:
    """Return a row for each run, with its ratios to bare Python and to the empty Typer app."""
    beside = ("to bare Python", "to the empty app")
    return _table(
        _heading("Run", beside), [_row(label, key, ((BARE, ""), (EMPTY, "")), found) for key, label in labels.items()]
    )


def growth_table(labels: Mapping[Key, str], found: Mapping[Key, Took]) -> str:
    """Return a row for each size and state, with its ratios to the shipped facts and to a hundred in the same state."""
    rows = [_row(label, key, ((SHIPPED, key[1]), (100, key[1])), found) for key, label in labels.items()]
    return _table(_heading("Facts", ("to shipped", "to 100")), rows)


def goals_table(found: Mapping[Key, Took]) -> str:
    """Return a row for each goal that was measured: what it is, what was found, and whether that is enough."""
    rows = []
    for goal in GOALS:
        if goal.run not in found or (goal.than and goal.than not in found):
            continue
        if goal.than:
            run, than = found[goal.run], found[goal.than]
            value = run.median / than.median
            figures = (f"≤ {goal.most:g} ×", f"{value:.2f} ×", f"{run.cpu / than.cpu:.2f} ×")
        else:
            value = found[goal.run].peak
            figures = (f"≤ {goal.most:g} MiB", f"{value:.0f} MiB", "")
        rows.append((goal.text, *figures, "met" if value <= goal.most else "not met"))
    return _table(("Goal", "At most", "Measured", "In CPU time", ""), rows, texts=1)


def put_between(text: str, name: str, block: str) -> str:
    """Return ``text`` with ``block`` between ``<!-- measured: NAME -->`` and ``<!-- end -->``.

    Raises:
        ValueError: it has no such marks.

    """
    between = re.compile(rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not between.search(text):
        raise ValueError(f"there is no <!-- measured: {name} --> to put the figures after")
    return between.sub(lambda found: f"{found[1]}{block}\n{found[2]}", text)


def _ms(seconds: float) -> str:
    """Return milliseconds, with one decimal where there are few."""
    return f"{seconds * 1000:.1f}" if seconds < 0.1 else f"{seconds * 1000:,.0f}"  # noqa: PLR2004 - three digits


def _heading(first: str, ratios: tuple[str, ...]) -> tuple[str, ...]:
    return (first, "State", "Median, ms", "Quartiles", "CPU, ms", *ratios, "Peak, MiB")


def _row(label: str, key: Key, others: Iterable[Key], found: Mapping[Key, Took]) -> tuple[str, ...]:
    median, low, high, cpu, peak = found[key]
    ratios = (f"{median / found[other].median:.2f}" if other in found else "" for other in others)
    return (label, key[1], _ms(median), f"{_ms(low)} to {_ms(high)}", _ms(cpu), *ratios, f"{peak:.0f}")


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]], texts: int = 2) -> str:
    """Return a Markdown table whose first ``texts`` columns are text, and whose others are numbers."""
    rule = ("---",) * texts + ("--:",) * (len(heading) - texts)
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, rule, *rows))
