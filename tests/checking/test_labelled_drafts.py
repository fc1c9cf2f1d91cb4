"""How often the check is right on whole drafts with labels, against the facts that ship."""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.marks import check_draft
from mss_cli.model.records import Dataset

DRAFTS = Path(__file__).parent.parent / "drafts"
ERRORS, AGREES, SILENT = {"contradicted", "superseded"}, {"supported", "disputed"}, {"-", "unknown"}


class Score(NamedTuple):
    """Shares: of errors reported that are right, of errors found, of checkable mentions with the right verdict, of
    mentions that are no claim and were marked."""

    precision: float
    recall: float
    right: float
    marked: float


def score(dataset: Dataset, folder: Path) -> Score:
    index = FactIndex(dataset)
    events = EventIndex(index)
    precision, recall, right, none = [], [], [], []
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text())
        text = path.with_suffix(".txt").read_text()
        marks = check_draft(path.name, text, index, events, date.fromisoformat(truth["date"]), frozenset()).marks
        for label in truth["mentions"]:
            at: list[str] = [mark.verdict for mark in marks if mark.start < label["end"] and label["start"] < mark.end]
            got, want = at[0] if at else "-", label["verdict"]
            ok = _ok(got, want, label)
            none += [got not in SILENT] if want == "none" else []
            recall += [got in ERRORS] if want == "contradicted" else []
            right += [ok] if label["checkable"] else []
            precision += [ok or {got, want} <= ERRORS] if got in ERRORS else []
    return Score(*(sum(each) / len(each) for each in (precision, recall, right, none)))


def _ok(got: str, want: str, label: dict[str, Any]) -> bool:
    return got in {want, *label.get("accept", [])} or {got, want} <= AGREES or {got, want} <= SILENT | {"none"}


FOLDERS = ["", "held", "unread", "last", *(f"set-{letter}" for letter in "abcdefghijklmno")]
FOUND = {"set-e": 0.5}
"""The share of errors that is found in a folder where the aim of 0.6 isn't met."""
MARKED = {"set-f": 0.07, "set-g": 0.03, "set-h": 0.03, "set-i": 0.03, "set-j": 0.03, "set-l": 0.06}
"""The share of non-claims that is marked where the aim of 0.02 isn't met: most are months or days of an event."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_aims_are_met(shipped: Dataset, folder: str) -> None:
    """The README of the drafts says which were blind when, and what they scored then."""
    got = score(shipped, DRAFTS / folder)
    assert got.precision >= 0.85
    assert got.recall >= FOUND.get(folder, 0.6)
    assert got.right >= 0.75
    assert got.marked <= MARKED.get(folder, 0.02)


def test_every_label_is_in_its_draft() -> None:
    for path in DRAFTS.rglob("*.json"):
        text = path.with_suffix(".txt").read_text()
        for label in json.loads(path.read_text())["mentions"]:
            assert text[label["start"] : label["end"]] == label["text"]
