"""A small record for these tests, and drafts that are checked against it."""

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
def index(dataset: Dataset) -> FactIndex:
    return FactIndex(dataset)


@pytest.fixture(scope="session")
def events(index: FactIndex) -> EventIndex:
    return EventIndex(index)


@pytest.fixture(scope="session")
def check_text(index: FactIndex, events: EventIndex) -> Callable[..., CheckedDraft]:
    """Return a function that checks a draft against the record."""

    def call(text: str, day: str | None = "2024-10-15", ignore: frozenset[str] = frozenset()) -> CheckedDraft:
        return check_draft("draft.md", text, index, events, date.fromisoformat(day) if day else None, ignore)

    return call


@pytest.fixture(scope="session")
def check(check_text: Callable[..., CheckedDraft]) -> Check:
    """Return a function that checks a draft and returns its marks by their words, of the same words the first."""

    def call(text: str, day: str = "2024-10-15") -> dict[str, Mark]:
        found: dict[str, Mark] = {}
        for mark in check_text(text, day).marks:
            found.setdefault(mark.text, mark)
        return found

    return call
