"""What is true of the marks on any draft."""

from datetime import date
from functools import cache

from mss_cli.bundled import bundled_facts
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.marks import check_draft
from mss_cli.facts_file.load import load

_DAY = date(2025, 6, 1)


@cache
def _indexes() -> tuple[FactIndex, EventIndex]:
    """Return the indexes of the shipped facts, made once for all drafts that a process tries."""
    index = FactIndex(load(bundled_facts(), cache=False))
    return index, EventIndex(index)


def assert_marks(text: str) -> None:
    """Assert that each mark on ``text`` is where it says, names facts of the record, and is the same each time."""
    index, events = _indexes()
    found = check_draft("draft.md", text, index, events, _DAY, frozenset())
    starts = [mark.start for mark in found.marks]
    assert starts == sorted(starts), "marks out of order"
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(text), "a mark outside the draft"
        assert text[mark.start : mark.end] == mark.text, "a mark that isn't where it says"
        before = text[: mark.start]
        assert mark.line == before.count("\n") + 1, "a line that isn't the mark's"
        assert mark.column == mark.start - (before.rfind("\n") + 1) + 1, "a column that isn't the mark's"
        assert all(name in index.dataset.facts for name in (*mark.facts, *mark.other_facts)), "no such fact"
        assert mark.why, "a verdict without a reason"
        assert mark.low is None or mark.high is None or mark.low <= mark.high, "a figure upside down"
    assert found == check_draft("draft.md", text, index, events, _DAY, frozenset()), "another answer the second time"
