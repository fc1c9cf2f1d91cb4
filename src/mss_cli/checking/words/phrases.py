"""Find patterns of words in running text.

A pattern is one word or several, without case, accents, hyphens and apostrophes; ``*`` at the end of a word stands for
any ending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from msgspec import Struct

_HEAD_LENGTH = 2
"""How many letters a stem has at least."""

_LongerPatterns = Mapping[int, Sequence[tuple[tuple[int, ...], str]]]
"""Patterns that begin with the same word, by the number of the second: the numbers of the others, and the label."""


class WordMatches(Struct, frozen=True):
    """What a word matches: words of patterns, by number; patterns of one word; longer ones that it may begin."""

    elements: tuple[int, ...]
    alone: Sequence[tuple[str, int]]
    longer: Sequence[_LongerPatterns]
    seconds: frozenset[int]
    """The numbers of the second words of the longer ones."""

    @property
    def labels(self) -> frozenset[str]:
        """The labels of the patterns that the word matches alone."""
        return frozenset(label for label, _ in self.alone)


_NO_MATCHES = WordMatches((), (), (), frozenset())


class PhraseMatcher:
    """Patterns with a label each, to be found in the words of a sentence.

    Every word of a pattern, an exact one or a stem, has a number; patterns are looked up by the numbers of their words.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._alone: dict[int, list[str]] = {}
        self._longer: dict[int, dict[int, list[tuple[tuple[int, ...], str]]]] = {}
        """Patterns of several words, by the number of the first."""
        self._cache: dict[str, WordMatches] = {}
        self._most_words = 1
        for pattern, label in patterns:
            first, *rest = map(self._element, pattern.split())
            if rest:
                self._most_words = max(self._most_words, 1 + len(rest))
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), label))
            else:
                self._alone.setdefault(first, []).append(label)
        self._stem_lengths: dict[str, set[int]] = {}
        """How long the stems are that begin with the same letters."""
        for stem in self._stems:
            self._stem_lengths.setdefault(stem[:_HEAD_LENGTH], set()).add(len(stem))

    def _element(self, word: str) -> int:
        """Return the number of a pattern's word, a new one where it is new."""
        table, key = (self._stems, word[:-1]) if word[-1] == "*" else (self._exact, word)
        return table.setdefault(key, len(self._exact) + len(self._stems))

    def of_word(self, word: str) -> WordMatches:
        """Return what a word matches."""
        found = self._cache.get(word)
        if found is None:
            ends = sorted(end for end in self._stem_lengths.get(word[:_HEAD_LENGTH], ()) if end <= len(word))
            elements = [each for end in ends if (each := self._stems.get(word[:end])) is not None]
            if word in self._exact:
                elements.append(self._exact[word])
            found = self._matches(elements) if elements else _NO_MATCHES
            if len(self._cache) < _MAX_CACHED_WORDS:
                self._cache[word] = found
        return found

    def _matches(self, elements: Sequence[int]) -> WordMatches:
        """Return what a word matches that matches the words of patterns ``elements``."""
        longer = [self._longer[element] for element in elements if element in self._longer]
        alone = [(label, 1) for element in elements for label in self._alone.get(element, ())]
        return WordMatches(tuple(elements), alone, longer, frozenset(chain.from_iterable(longer)))

    def at(self, words: Sequence[str], position: int) -> Sequence[tuple[str, int]]:
        """Return the label and the number of words of every pattern that matches from ``position`` on."""
        return found_at([*map(self.of_word, words[position : position + self._most_words])], 0)

    def at_each(self, words: Sequence[str]) -> Iterator[Sequence[tuple[str, int]]]:
        """Yield what ``at`` returns for every position of ``words``."""
        matches = list(map(self.of_word, words))
        for position in range(len(matches)):
            yield found_at(matches, position)

    def longest(self, words: Sequence[str], position: int) -> tuple[str, int] | None:
        """Return the label and the number of words of the longest pattern from ``position`` on, or None."""
        return max(self.at(words, position), key=lambda found: found[1], default=None)


def found_at(matches: Sequence[WordMatches], position: int) -> Sequence[tuple[str, int]]:
    """Return the label and the number of words of every pattern at ``position``, in words that match ``matches``."""
    first = matches[position]
    if position + 1 == len(matches) or first.seconds.isdisjoint(matches[position + 1].elements):
        return first.alone
    found = list(first.alone)
    for longer, element in product(first.longer, matches[position + 1].elements):
        for rest, label in longer.get(element, ()):
            following = matches[position + 2 : position + 2 + len(rest)]
            if len(following) == len(rest) and all(map(_is_one_of, rest, following)):
                found.append((label, 2 + len(rest)))
    return found


def _is_one_of(element: int, matches: WordMatches) -> bool:
    """Whether a word of a pattern is one of those that a word matches."""
    return element in matches.elements


_MAX_CACHED_WORDS = 50_000
"""How many words are kept with what they match, since a draft of nonsense may have any number of words."""
