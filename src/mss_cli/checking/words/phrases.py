"""Find patterns of words in running text.

A pattern is one word or several, without case, accents, hyphens and apostrophes; ``*`` at the end of a word stands for
any ending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

_MIN_STEM_LENGTH = 2


class PhraseMatcher:
    """Patterns with a label each, to be found in the words of a sentence.

    Every word of a pattern, an exact one or a stem, has a number; patterns are looked up by the numbers of their words.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._alone: dict[int, list[str]] = {}
        self._longer: dict[int, dict[int, list[tuple[tuple[int, ...], str]]]] = {}
        """Patterns of several words, by the numbers of the first and the second: the other numbers, and the label."""
        self._cache: dict[str, tuple[int, ...]] = {}
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

    def _elements(self, word: str) -> tuple[int, ...]:
        """Return the numbers of all words of patterns that ``word`` matches."""
        found = self._cache.get(word)
        if found is None:
            ends = range(_MIN_STEM_LENGTH, min(len(word), self._longest) + 1)
            stems = [self._stems[word[:end]] for end in ends if word[:end] in self._stems]
            found = (*stems, self._exact[word]) if word in self._exact else tuple(stems)
            if len(self._cache) < _MAX_CACHED_WORDS:
                self._cache[word] = found
        return found

    def at(self, words: Sequence[str], position: int) -> list[tuple[str, int]]:
        """Return the label and the number of words of every pattern that matches from ``position`` on."""
        found: list[tuple[str, int]] = []
        for element in self._elements(words[position]):
            found += [(label, 1) for label in self._alone.get(element, ())]
            if (longer := self._longer.get(element)) and position + 1 < len(words):
                found += self._longer_at(words, position, longer)
        return found

    def _longer_at(
        self, words: Sequence[str], position: int, longer: Mapping[int, Sequence[tuple[tuple[int, ...], str]]]
    ) -> Iterator[tuple[str, int]]:
        """Yield the same for patterns of several words, ``longer`` being those whose first word matches."""
        for element in self._elements(words[position + 1]):
            for rest, label in longer.get(element, ()):
                end = position + 2 + len(rest)
                if not rest or (end <= len(words) and self._goes_on(words, position + 2, rest)):
                    yield label, end - position

    def _goes_on(self, words: Sequence[str], position: int, rest: tuple[int, ...]) -> bool:
        """Whether the words from ``position`` on match all of ``rest``."""
        return all(wanted in self._elements(words[position + n]) for n, wanted in enumerate(rest))

    def longest(self, words: Sequence[str], position: int) -> tuple[str, int] | None:
        """Return the label and the number of words of the longest pattern from ``position`` on, or None."""
        return max(self.at(words, position), key=lambda found: found[1], default=None)


_MAX_CACHED_WORDS = 50_000
"""How many words are kept with what they match, since a draft of nonsense may have any number of words."""
