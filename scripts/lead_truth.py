"""Hold the leads against answers that were established without looking at them.

``tests/data/lead-truth.tsv`` has them: the fact, the figure with its bound, how it was established, and whether that is
certain.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from mss_cli.model.figures import BOUNDS, INFINITY, ZERO, Allowed, Bound, allowed
from mss_cli.model.records import Dataset
from mss_cli.queries.lead import Lead, lead

TRUTH = Path(__file__).parent.parent / "tests" / "data" / "lead-truth.tsv"
Verdict = Literal["right", "wrong", "silent", "rightly silent"]


class Answer(NamedTuple):
    """An answer that was established; ``figure`` is None where sources truly differ and no keeper settles it."""

    fact: str
    figure: Allowed | None
    text: str
    how: str
    certain: bool


class Compared(NamedTuple):
    """An answer, what leads, and whether that is right."""

    answer: Answer
    lead: Lead | None
    verdict: Verdict


def answers() -> Iterator[Answer]:
    """Yield the answers that were established."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["low"] != "not established":
                yield Answer(row["fact"], _figure(row), _text(row), row["how"], row["certain"] == "yes")


def _text(row: dict[str, str]) -> str:
    """Return an answer in words: "at least 1,500"; "none" where there is none."""
    if row["bound"] not in BOUNDS:
        return "none"
    numbers = " to ".join(dict.fromkeys(f"{Decimal(row[end]):,}" for end in ("low", "high") if row[end]))
    return numbers if row["bound"] == "exact" else f"{row['bound'].replace('-', ' ')} {numbers}"


def _figure(row: dict[str, str]) -> Allowed | None:
    if row["bound"] not in BOUNDS:
        return None
    low, high = (Decimal(row[end]) if row[end] else None for end in ("low", "high"))
    return _allowed(low, high, row["bound"])


def _allowed(low: Decimal | None, high: Decimal | None, bound: Bound | None) -> Allowed:
    if low is not None and high is not None and low != high:
        return Allowed(low, high)
    value = low if low is not None else high
    return allowed(value, bound or "exact") if value is not None else Allowed(ZERO, INFINITY)


def compare(dataset: Dataset) -> list[Compared]:
    """Return how the leads of ``dataset`` stand to the answers of facts that it has."""
    return [
        Compared(answer, found, _verdict(answer, found))
        for answer in answers()
        if (fact := dataset.facts.get(answer.fact))
        for found in (lead(dataset, fact),)
    ]


def _verdict(answer: Answer, found: Lead | None) -> Verdict:
    if found is None:
        return "silent" if answer.figure else "rightly silent"
    figure = _allowed(found.low, found.high, found.bound)
    return "right" if answer.figure and figure.meets(answer.figure) else "wrong"
