"""A small record of its own, and drafts held against it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.marks import CheckedDraft, check_draft
from mss_cli.checking.report import Mark
from mss_cli.facts_file.load import load
from mss_cli.model.records import Dataset

FACTS = Path(__file__).parent / "facts.toml"
Check = Callable[..., dict[str, Mark]]


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load(FACTS, cache=False)


@pytest.fixture(scope="session")
def record(dataset: Dataset) -> FactIndex:
    return FactIndex(dataset)


@pytest.fixture(scope="session")
def events(record: FactIndex) -> EventIndex:
    return EventIndex(record)


@pytest.fixture(scope="session")
def held(record: FactIndex, events: EventIndex) -> Callable[..., CheckedDraft]:
    """Hold a draft against the record."""

    def call(text: str, day: str | None = "2024-10-15", ignore: frozenset[str] = frozenset()) -> CheckedDraft:
        return check_draft("draft.md", text, record, events, date.fromisoformat(day) if day else None, ignore)

    return call


@pytest.fixture(scope="session")
def check(held: Callable[..., CheckedDraft]) -> Check:
    """Return the marks on a draft by their words; of the same words, the first."""

    def call(text: str, day: str = "2024-10-15") -> dict[str, Mark]:
        found: dict[str, Mark] = {}
        for mark in held(text, day).marks:
            found.setdefault(mark.text, mark)
        return found

    return call
