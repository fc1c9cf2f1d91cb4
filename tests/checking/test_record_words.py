"""The words of the record: the concepts that a fact's own text names."""

import pytest

from mss_cli.checking.record_words import common_concepts_of, concepts_of


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
