"""Find patterns of words in running text.

A pattern is one word or several, without case, accents, hyphens and apostrophes; ``*`` at the end of a word stands for
any ending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

_MIN_STEM_LENGTH = 2

_LongerPatterns = Mapping[int, Sequence[tuple[tuple[int, ...], str]]]
"""Patterns that begin with the same word, by the number of the second: the numbers of the others, and the label."""


class WordMatches(NamedTuple):
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
        self._longest = 0
        for pattern, label in patterns:
            first, *rest = (self._element(word) for word in pattern.split())
            if rest:
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), label))
            else:
                self._alone.setdefault(first, []).append(label)

    def _element(self, word: str) -> int:
        """Return the number of a pattern's word, a new one where it is new."""
        table, key = (self._stems, word[:-1]) if word.endswith("*") else (self._exact, word)
        self._longest = max(self._longest, len(key))
        return table.setdefault(key, len(self._exact) + len(self._stems))

    def of_word(self, word: str) -> WordMatches:
        """Return what a word matches."""
        found = self._cache.get(word)
        if found is None:
            ends = range(_MIN_STEM_LENGTH, min(len(word), self._longest) + 1)
            elements = [self._stems[word[:end]] for end in ends if word[:end] in self._stems]
            if word in self._exact:
                elements.append(self._exact[word])
            longer = [self._longer[element] for element in elements if element in self._longer]
            found = WordMatches(
                tuple(elements),
                [(label, 1) for element in elements for label in self._alone.get(element, ())],
                longer,
                frozenset(chain.from_iterable(longer)),
            )
            if len(self._cache) < _MAX_CACHED_WORDS:
                self._cache[word] = found
        return found

    def at(self, words: Sequence[str], position: int) -> Sequence[tuple[str, int]]:
        """Return the label and the number of words of every pattern that matches from ``position`` on."""
        first = self.of_word(words[position])
        if position + 1 == len(words) or first.seconds.isdisjoint(self.of_word(words[position + 1]).elements):
            return first.alone
        return [*first.alone, *self._longer_at(words, position, first.longer)]

    def at_each(self, words: Sequence[str]) -> Iterator[Sequence[tuple[str, int]]]:
        """Yield what ``at`` returns for every position of ``words``."""
        matches = list(map(self.of_word, words))
        for position, first in enumerate(matches):
            if position + 1 < len(words) and not first.seconds.isdisjoint(matches[position + 1].elements):
                yield [*first.alone, *self._longer_at(words, position, first.longer)]
            else:
                yield first.alone

    def _longer_at(
        self, words: Sequence[str], position: int, patterns: Sequence[_LongerPatterns]
    ) -> Iterator[tuple[str, int]]:
        """Yield the same for patterns of several words, ``patterns`` being those whose first word matches."""
        for longer, element in product(patterns, self.of_word(words[position + 1]).elements):
            for rest, label in longer.get(element, ()):
                end = position + 2 + len(rest)
                if not rest or (end <= len(words) and self._goes_on(words, position + 2, rest)):
                    yield label, end - position

    def _goes_on(self, words: Sequence[str], position: int, rest: tuple[int, ...]) -> bool:
        """Whether the words from ``position`` on match all of ``rest``."""
        return all(wanted in self.of_word(words[position + n]).elements for n, wanted in enumerate(rest))

    def longest(self, words: Sequence[str], position: int) -> tuple[str, int] | None:
        """Return the label and the number of words of the longest pattern from ``position`` on, or None."""
        return max(self.at(words, position), key=lambda found: found[1], default=None)


_MAX_CACHED_WORDS = 50_000
"""How many words are kept with what they match, since a draft of nonsense may have any number of words."""
