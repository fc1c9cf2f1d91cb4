"""The report on drafts: a mark for each judged figure and date, and how many there are of each verdict."""

from typing import Literal, get_args

from msgspec import Struct

Verdict = Literal["supported", "disputed", "superseded", "contradicted", "unknown"]
ErrorKind = Literal["digits", "stage", "country", "date", "unit", "scope", "bound"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Lead(Struct, frozen=True):
    """The answer of the record that leads: a figure, and who gives it."""

    low: float
    high: float
    bound: str
    unit: str | None
    origins: tuple[str, ...]


class Mark(Struct, frozen=True):
    """A figure or date of a draft, with the verdict on it.

    ``line`` and ``column`` count from 1, ``start`` and ``end`` from 0, all in characters. ``code`` is the verdict, or
    where the draft is wrong how: digits, stage, country, date, unit, scope or bound. ``other_facts`` are those that the
    figure may have been taken from, or the nearest.
    """

    file: str
    line: int
    column: int
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    bound: str | None
    unit: str | None
    kind: str | None
    countries: tuple[str, ...]
    date: str | None
    verdict: Verdict
    code: str
    facts: tuple[str, ...]
    other_facts: tuple[str, ...]
    lead: Lead | None
    why: str
    sentence: str


class Draft(Struct, frozen=True):
    """A draft that was read: the day that it speaks from, where that is taken from, and how much is in it."""

    file: str
    date: str
    date_from: str
    read: int


class Summary(Struct, frozen=True):
    """What was read, how much of it the record can speak to, and how often it says what."""

    drafts: tuple[Draft, ...]
    read: int
    held: int
    supported: int
    disputed: int
    superseded: int
    contradicted: int
    unknown: int
    ignored: int


def summary(drafts: list[Draft], marks: list[Mark], ignored: int) -> Summary:
    """Return how many marks there are of each verdict."""
    count = dict.fromkeys(VERDICTS, 0)
    for mark in marks:
        count[mark.verdict] += 1
    read = sum(draft.read for draft in drafts)
    return Summary(tuple(drafts), read, len(marks) - count["unknown"], **count, ignored=ignored)
