"""Tables of words, one module a language, and how text is held against them.

A pattern is a run of words without case, accents, hyphens and apostrophes; ``*`` at the end of a word stands for any
ending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from msgspec import Struct

LANGUAGES = ("english", "french", "spanish")
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
            if not rest or end <= len(words) and self._goes_on(words, place + 1, rest):
                found.append((label, end - place))
        return found

    def _goes_on(self, words: Sequence[str], place: int, rest: tuple[int, ...]) -> bool:
        return all(wanted in self._elements(words[place + n]) for n, wanted in enumerate(rest))

    def longest(self, words: Sequence[str], place: int) -> tuple[str, int] | None:
        """Return the label and length of the longest pattern that starts at ``place``, or None."""
        return max(self.at(words, place), key=lambda found: found[1], default=None)


_MOST_KNOWN = 50_000
"""How many words are kept with what they begin: a draft of nonsense has no end of words."""


class Language(Struct, frozen=True):
    """One language's tables, ready for use."""

    name: str
    stopwords: frozenset[str]
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    halves: tuple[tuple[str, ...], ...]
    lone: frozenset[str]
    pronouns: frozenset[str]
    joining: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    months: Mapping[str, int]
    capital_months: bool
    parts_of_month: frozenset[str]
    weekdays: frozenset[str]
    bounds: Mapping[tuple[str, ...], str]
    bounds_after: Mapping[tuple[str, ...], str]
    units: Phrases
    concepts: Phrases
    relative: Phrases
    before_dates: frozenset[str]


@lru_cache(maxsize=len(LANGUAGES))
def language(name: str) -> Language:
    """Return the tables of the language called ``name``, one of ``LANGUAGES``."""
    table = import_module(f"{__name__}.{name}")
    ones = {word: n for n, word in enumerate(table.ONES.split()) if "-" not in word}
    return Language(
        name=name,
        stopwords=frozenset(table.STOPWORDS.split()),
        ones=ones | {word: n for word, n in _numbers(table.NUMBERS).items() if word != "dozen"},
        tens=_numbers(table.TENS),
        hundreds=_numbers(table.HUNDREDS),
        scales=_numbers(table.SCALES),
        halves=tuple(tuple(each.split()) for each in _patterns(table.HALVES)),
        lone=frozenset(table.LONE.split()),
        pronouns=frozenset(table.PRONOUNS.split()),
        joining=frozenset(table.AND.split()),
        to=frozenset(table.TO.split()),
        between=frozenset(table.BETWEEN.split()),
        months=_numbers(table.MONTHS),
        capital_months=table.CAPITAL_MONTHS,
        parts_of_month=frozenset(table.PARTS_OF_MONTH.split()),
        weekdays=frozenset(table.WEEKDAYS.split()),
        bounds=_bounds(table.BOUNDS),
        bounds_after=_bounds(table.BOUNDS_AFTER),
        units=Phrases(_labelled(table.UNITS)),
        concepts=Phrases([*_labelled(table.CONCEPTS), *_countries(), *_flags(table)]),
        relative=Phrases(_labelled(table.RELATIVE)),
        before_dates=frozenset(table.SINCE_UNTIL.split()),
    )


def spoken(words: Iterable[str]) -> str:
    """Return the name of the language that most of ``words`` are of; English where none is."""
    counts = dict.fromkeys(LANGUAGES, 0)
    tables = {name: frozenset(import_module(f"{__name__}.{name}").STOPWORDS.split()) for name in LANGUAGES}
    for word in words:
        for name, stopwords in tables.items():
            counts[name] += word in stopwords
    return max(counts, key=lambda name: counts[name])


def _numbers(table: str) -> dict[str, int]:
    return {word: int(value) for word, _, value in (entry.partition("=") for entry in table.split())}


def _patterns(listed: str) -> list[str]:
    return [pattern for each in listed.split(",") if (pattern := each.strip())]


def _labelled(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((pattern, label) for label, listed in table.items() for pattern in _patterns(listed))


def _bounds(table: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(pattern.split()): label for pattern, label in _labelled(table)}


def _countries() -> Iterator[tuple[str, str]]:
    names = import_module(f"{__name__}.names")
    return ((pattern, f"@{code}") for code, listed in names.COUNTRIES.items() for pattern in _patterns(listed))


def _flags(table: ModuleType) -> Iterator[tuple[str, str]]:
    yield from ((pattern, "past") for pattern in _patterns(table.PAST))
    yield from ((pattern, "not") for pattern in _patterns(table.NEGATION))


def stem(word: str) -> str:
    """Return a word without the endings that plurals and verbs have."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:  # noqa: PLR2004 - a word left
            return word[: -len(ending)]
    return word


def folded_pattern(name: str) -> str:
    """Return a name as a pattern: without case, accents, hyphens and apostrophes."""
    from mss_cli.checking.prose import folded  # noqa: PLC0415 - prose reads words

    for mark in "-'’":
        name = name.replace(mark, " ")
    return " ".join(map(folded, name.split()))
