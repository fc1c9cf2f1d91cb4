"""The words of the record: the concepts that a fact's own text names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mss_cli.checking import record_words
from mss_cli.checking.record_words import common_concepts_of, concepts_of, encode_readings
from mss_cli.checking.words import tables
from mss_cli.checking.words.tables import load_table


@pytest.mark.parametrize(
    ("text", "expected", "in_common"),
    [
        ("set foot", {"land", "visit", "=foot"}, {"land", "visit"}),
        ("set up", {"=set"}, {"=set"}),
        ("set", {"=set"}, {"=set"}),
        ("the emergency of Ouanaminthe", {"emergency", "=ouanaminthe"}, {"emergency", "=ouanaminthe"}),
        ("Police landed", {"police", "=police", "land"}, {"police", "land"}),
        ("the of", set(), set()),
        ("", set(), set()),
    ],
)
def test_the_concepts_of_words_and_of_phrases_are_found(text: str, expected: set[str], in_common: set[str]) -> None:
    assert concepts_of(text) == expected
    assert common_concepts_of(text) == in_common


@pytest.fixture
def fresh() -> Iterator[None]:
    """Keep nothing of what was read, before and after."""
    kept = (record_words._ready, record_words.common_concepts_of, load_table)
    for each in kept:
        each.cache_clear()
    yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_what_was_read_beforehand_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "readings.json"
    monkeypatch.setattr(record_words, "bundled_readings", lambda: made)
    made.write_bytes(encode_readings(["set foot"], ["set foot"]).replace(b"visit", b"other"))
    assert concepts_of("set foot") == {"land", "other", "=foot"}
    assert common_concepts_of("set foot") == {"land", "other"}
    assert concepts_of("set up") == common_concepts_of("set up") == {"=set"}


@pytest.mark.usefixtures("fresh")
def test_readings_that_are_damaged_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "readings.json"
    made.write_bytes(b'{"concepts": {')
    monkeypatch.setattr(record_words, "bundled_readings", lambda: made)
    assert concepts_of("set foot") == {"land", "visit", "=foot"}


@pytest.mark.usefixtures("fresh")
def test_a_table_that_was_made_beforehand_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    (tmp_path / "common.json").write_text('{"a": "b"}', "utf-8")
    assert load_table("common") == {"a": "b"}
