"""Read the words of the record: the concepts that a fact's own text names.

A wheel has them ready for the texts of the facts that come with it; all others are read as they are asked for.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import msgspec
from msgspec import Struct

from mss_cli.bundled import bundled_readings
from mss_cli.checking.segmentation import is_content_word, split_words
from mss_cli.checking.words.folding import fold, stem
from mss_cli.checking.words.language import load_language
from mss_cli.checking.words.phrases import WordMatches, found_at


class _Word(Struct, frozen=True):
    """A word of the record: what it matches, and the concept that it else stands for.

    They are worked out once for each word, since rather few words make up all facts.
    """

    matches: WordMatches
    own: str
    is_name: bool
    named: frozenset[str]
    """The concepts that it has where no phrase begins with it."""


@lru_cache(maxsize=4096)
def _read_word(word: str) -> _Word:
    language, folded = load_language("english"), fold(word)
    matches = language.concepts.of_word(folded)
    own = f"={stem(folded)}" if is_content_word(folded, language.stopwords) else ""
    concepts, is_name = matches.labels, word[0].isupper()
    named = concepts | {own} if own and (is_name or not concepts) else concepts
    return _Word(matches, own, is_name, named)


class Readings(Struct, frozen=True):
    """The concepts of texts, read beforehand."""

    concepts: dict[str, frozenset[str]]
    common: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _ready() -> Readings:
    """Return what the wheel has ready; nothing in a checkout, or where it can't be read."""
    try:
        return msgspec.json.decode(bundled_readings().read_bytes(), type=Readings)
    except (OSError, msgspec.DecodeError):
        return Readings({}, {})


def encode_readings(texts: Iterable[str], scopes: Iterable[str]) -> bytes:
    """Return the readings of ``texts`` and of ``scopes``, always the same bytes for the same ones."""
    readings = {
        "concepts": {text: sorted(_read(text)) for text in texts},
        "common": {scope: sorted(_read_common(scope)) for scope in scopes},
    }
    return msgspec.json.encode(readings)


def concepts_of(text: str) -> frozenset[str]:
    """Return the concepts of an English text of the record.

    A content word that is in no table stands for itself, as "=" and its stem; so does any capitalized one.
    """
    ready = _ready().concepts.get(text)
    return _read(text) if ready is None else ready


@lru_cache(maxsize=1024)
def common_concepts_of(text: str) -> frozenset[str]:
    """Return the concepts of an English text of the record, in which names are nothing special.

    A content word stands for itself only where no word or phrase of the tables covers it.
    """
    ready = _ready().common.get(text)
    return _read_common(text) if ready is None else ready


def _read(text: str) -> frozenset[str]:
    words = list(map(_read_word, split_words(text)))
    matches = [word.matches for word in words]
    found = [word.named for word in words]
    for n, (word, after) in enumerate(pairwise(words)):
        if word.matches.seconds and not word.matches.seconds.isdisjoint(after.matches.elements):
            concepts = frozenset(concept for concept, _ in found_at(matches, n))
            found[n] = concepts | {word.own} if word.own and (word.is_name or not concepts) else concepts
    return frozenset().union(*found)


def _read_common(text: str) -> frozenset[str]:
    words = list(map(_read_word, split_words(text)))
    matches = [word.matches for word in words]
    found: set[str] = set()
    covered = 0
    for position, word in enumerate(words):
        at_word = found_at(matches, position)
        found.update(concept for concept, _ in at_word)
        covered = max(covered, *(position + length for _, length in at_word)) if at_word else covered
        if position >= covered and word.own:
            found.add(word.own)
    return frozenset(found)
