"""A long facts file is read in pieces: with the same outcome, whatever is in it, as if it were read whole."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mss_cli.errors import BadFactsError, Problem
from mss_cli.facts_file import parse as parsing
from mss_cli.facts_file import pieces as cutting
from mss_cli.facts_file.parse import parse, parse_bytes
from mss_cli.facts_file.pieces import pieces
from mss_cli.facts_file.read import digest, text_of
from mss_cli.model.records import Dataset
from tests.conftest import HEAD, claim, fact

PATH = Path("facts.toml")
LONG = HEAD + "\n".join(fact(f"f{n}", "event", claim(paragraph=n + 1), claim(source="two")) for n in range(40))


@pytest.fixture(autouse=True)
def _short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PIECE", 200)


def whole(content: bytes) -> Dataset | tuple[Problem, ...]:
    try:
        return parse(text_of(PATH, content, digest(content)))
    except BadFactsError as error:
        return error.problems


def in_pieces(content: bytes) -> Dataset | tuple[Problem, ...]:
    try:
        return parse_bytes(PATH, content)
    except BadFactsError as error:
        return error.problems


def test_pieces_are_the_file() -> None:
    cut = list(pieces(LONG.encode()))
    assert len(cut) > 10
    assert "".join(cut) == LONG
    assert all(piece.startswith("[") for piece in cut)
    assert all(len(piece) >= 200 for piece in cut[:-1])


def test_a_long_file_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = whole(LONG.encode())
    assert isinstance(expected, Dataset)
    monkeypatch.setattr(parsing, "parse", None)
    assert in_pieces(LONG.encode()) == expected


ODD = [
    "[facts]\n", "[ facts.f1 ]\n", "[[facts.f1.claims]]\n", '[facts."f1"]\n', "facts.f90.kind = 1\n", "[dataset]\n",
    "\r\n", '"""\n[facts.f91]\n"""\n', 'note = """\n[facts.f92]\n"""\n', "note = '''\n", "[facts.f93]\n",
    "# [facts.f94]\n", "x = [\n[facts.f95]\n]\n", "\ufeff", "[checks.c]\n", "[extra.c]\n", "[facts.f1]\n",
    "[sources.one]\n", "= 3\n", "]\n",
    'date = "2024-13"\n', "[sources.f1]\n", "[facts.f96] # that's it\n", "[facts.f97] x\n", " [facts.f98]\n", "[", "",
]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "facts = {}\n", "facts.x.kind = 'event'\n", "# said\n\n", "\ufeff", "dataset.x = 1\n"]
)
def test_what_stands_before_the_first_table(text: str) -> None:
    content = (text + LONG).encode()
    assert in_pieces(content) == whole(content)


@settings(max_examples=150)
@given(
    edits=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(ODD), st.integers(0, 3)), min_size=1, max_size=3)
)
def test_any_file_has_the_outcome_that_it_has_whole(edits: list[tuple[int, str, int]]) -> None:
    lines = LONG.splitlines(keepends=True)
    for place, text, removed in edits:
        at = place % len(lines)
        lines[at : at + removed] = [text]
    content = "".join(lines).encode()
    assert in_pieces(content) == whole(content)


@given(cut=st.integers(0, len(LONG)), added=st.binary(max_size=6))
def test_any_bytes_have_the_outcome_that_they_have_whole(cut: int, added: bytes) -> None:
    content = LONG.encode()[:cut] + added + LONG.encode()[cut + len(added) :]
    assert in_pieces(content) == whole(content)


def test_blank_lines_take_no_room() -> None:
    content = b"\n" * 1_000_000 + LONG.encode()
    tracemalloc.start()
    try:
        assert cutting._START.match(content)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000
