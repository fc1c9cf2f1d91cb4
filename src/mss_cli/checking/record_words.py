"""Read the words of the record: the concepts that a fact's own text names."""

from functools import lru_cache
from typing import NamedTuple

from mss_cli.checking.segmentation import is_content_word, split_words
from mss_cli.checking.words.folding import fold, stem
from mss_cli.checking.words.language import load_language
from mss_cli.checking.words.phrases import WordMatches


class _Word(NamedTuple):
    """A word of the record: its concepts alone, what it matches, and the concept that it else stands for.

    They are worked out once for each word, since rather few words make up all facts.
    """

    folded: str
    concepts: frozenset[str]
    matches: WordMatches
    own: str
    is_name: bool


@lru_cache(maxsize=4096)
def _read_word(word: str) -> _Word:
    language, folded = load_language("english"), fold(word)
    matches = language.concepts.of_word(folded)
    own = f"={stem(folded)}" if is_content_word(folded, language.stopwords) else ""
    return _Word(folded, matches.labels, matches, own, word[0].isupper())


@lru_cache(maxsize=4096)
def concepts_of(text: str, *, names: bool = True) -> frozenset[str]:
    """Return the concepts of an English text of the record.

    A content word that is in no table stands for itself, as "=" and its stem; so does a capitalized one if ``names``.
    """
    words = list(map(_read_word, split_words(text)))
    folded = [word.folded for word in words]
    followers = [*(word.matches.elements for word in words[1:]), ()]  # one too many where there are no words
    found: set[str] = set()
    covered = 0
    for position, (word, following) in enumerate(zip(words, followers, strict=False)):
        concepts, end = word.concepts, position + 1
        if not word.matches.seconds.isdisjoint(following):
            matches = load_language("english").concepts.at(folded, position)
            concepts = frozenset(concept for concept, _ in matches)
            end = max((position + length for _, length in matches), default=end)
        if concepts:
            found |= concepts
            covered = max(covered, end)
        if (names and word.is_name) or (not concepts and (names or position >= covered)):
            found.add(word.own)
    found.discard("")
    return frozenset(found)
