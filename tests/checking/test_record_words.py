"""The words of the record: the concepts that a fact's own text names."""

import pytest

from mss_cli.checking.record_words import concepts_of


@pytest.mark.parametrize(
    ("text", "expected", "without_names"),
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
def test_the_concepts_of_words_and_of_phrases_are_found(text: str, expected: set[str], without_names: set[str]) -> None:
    assert concepts_of(text) == expected
    assert concepts_of(text, names=False) == without_names
