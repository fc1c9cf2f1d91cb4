"""Patterns of words, found in running words.

A pattern is a run of words without case, accents, hyphens and apostrophes; ``*`` at the end of a word stands for any
ending.
"""

from collections.abc import Iterable, Sequence

_SHORTEST_STEM = 2


class Phrases:
    """Patterns, each with its label, found in running words."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._starts: dict[int, list[tuple[tuple[int, ...], str]]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._heads: dict[str, tuple[tuple[tuple[int, ...], str], ...]] = {}
        self._longest = 0
        for pattern, label in patterns:
            first, *rest = (self._element(word) for word in pattern.split())
            self._starts.setdefault(first, []).append((tuple(rest), label))

    def _element(self, word: str) -> int:
        """Return the number of a word of a pattern."""
        table, key = (self._stems, word[:-1]) if word.endswith("*") else (self._exact, word)
        self._longest = max(self._longest, len(key))
        return table.setdefault(key, len(self._exact) + len(self._stems))

    def _elements(self, word: str) -> tuple[int, ...]:
        """Return the numbers of all words of patterns that ``word`` is."""
        found = self._known.get(word)
        if found is None:
            ends = range(_SHORTEST_STEM, min(len(word), self._longest) + 1)
            stems = [self._stems[word[:end]] for end in ends if word[:end] in self._stems]
            found = (*stems, self._exact[word]) if word in self._exact else tuple(stems)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = found
        return found

    def _beginning(self, word: str) -> tuple[tuple[tuple[int, ...], str], ...]:
        """Return the patterns that begin with ``word``: their further words, and their labels."""
        found = self._heads.get(word)
        if found is None:
            found = tuple(each for element in self._elements(word) for each in self._starts.get(element, ()))
            if len(self._heads) < _MOST_KNOWN:
                self._heads[word] = found
        return found

    def at(self, words: Sequence[str], place: int) -> list[tuple[str, int]]:
        """Return the label of every pattern that starts at ``place``, and how many words it has."""
        found = []
        for rest, label in self._beginning(words[place]):
            end = place + 1 + len(rest)
            if not rest or (end <= len(words) and self._goes_on(words, place + 1, rest)):
                found.append((label, end - place))
        return found

    def _goes_on(self, words: Sequence[str], place: int, rest: tuple[int, ...]) -> bool:
        return all(wanted in self._elements(words[place + n]) for n, wanted in enumerate(rest))

    def longest(self, words: Sequence[str], place: int) -> tuple[str, int] | None:
        """Return the label and length of the longest pattern that starts at ``place``, or None."""
        return max(self.at(words, place), key=lambda found: found[1], default=None)


_MOST_KNOWN = 50_000
"""How many words are kept with what they begin: a draft of nonsense has no end of words."""
