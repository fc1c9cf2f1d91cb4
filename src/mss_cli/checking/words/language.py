"""The word tables of each language, read from the files beside this module."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from mss_cli.checking.words.phrases import PhraseMatcher
from mss_cli.checking.words.tables import load_table

LANGUAGES = ("english", "french", "spanish")


class Language(Struct, frozen=True):
    """The word tables of one language, with words folded."""

    name: str
    stopwords: frozenset[str]
    number_words: frozenset[str]
    """The words that a number may begin with."""
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    half_words: tuple[tuple[str, ...], ...]
    """What halves the scale after it, as "half a"."""
    articles: frozenset[str]
    """What stands for one before a scale, as "a hundred"."""
    pronouns: frozenset[str]
    and_words: frozenset[str]
    decimal_words: frozenset[str]
    """What stands between a number and its decimals, as "point"."""
    range_words: frozenset[str]
    range_openers: frozenset[str]
    """What a range begins with, as "between"."""
    months: Mapping[str, int]
    capital_months: bool
    """Whether months have a capital, and days may follow them."""
    parts_of_month: frozenset[str]
    ordinals: Mapping[str, int]
    """The days of a month in words, as "first"."""
    weekdays: frozenset[str]
    date_prepositions: frozenset[str]
    bounds: Mapping[tuple[str, ...], str]
    bounds_after: Mapping[tuple[str, ...], str]
    units: PhraseMatcher
    concepts: PhraseMatcher
    relative_times: PhraseMatcher

    def unit(self, words: Sequence[str]) -> str | None:
        """Return the unit that is named at the start of ``words``, or None."""
        found = self.units.longest(words, 0) if words else None
        return found[0] if found else None


@lru_cache(maxsize=len(LANGUAGES))
def load_language(name: str) -> Language:
    """Return the tables of a language, one of ``LANGUAGES``."""
    tables = load_table(name)
    numbers, dates = tables["numbers"], tables["dates"]
    ones = {word: n for n, word in enumerate(numbers["ones"].split()) if "-" not in word}
    further = {word: n for word, n in _parse_numbers(numbers["further"]).items() if word != "dozen"}
    halves = [each.split() for each in _split_patterns(numbers["halves"])]
    scales, tens, hundreds = (_parse_numbers(numbers[key]) for key in ("scales", "tens", "hundreds"))
    articles = frozenset(numbers["articles"].split())
    return Language(
        name=name,
        number_words=frozenset([*ones, *further, *tens, *hundreds, *scales, *articles, *(each[0] for each in halves)]),
        stopwords=frozenset(load_table("common")["stopwords"][name].split()),
        ones=ones | further,
        tens=tens,
        hundreds=hundreds,
        scales=scales,
        half_words=tuple(map(tuple, halves)),
        articles=articles,
        pronouns=frozenset(numbers["pronouns"].split()),
        and_words=frozenset(numbers["and_words"].split()),
        decimal_words=frozenset(numbers["decimal_words"].split()),
        range_words=frozenset(numbers["range_words"].split()),
        range_openers=frozenset(numbers["range_openers"].split()),
        months=_parse_numbers(dates["months"]),
        capital_months=dates["capital_months"],
        ordinals=_parse_numbers(dates["ordinals"]),
        parts_of_month=frozenset(dates["parts_of_month"].split()),
        weekdays=frozenset(dates["weekdays"].split()),
        date_prepositions=frozenset(dates["prepositions"].split()),
        bounds=_parse_bounds(tables["bounds"]),
        bounds_after=_parse_bounds(tables["bounds_after"]),
        units=PhraseMatcher(_pattern_labels(tables["units"])),
        concepts=PhraseMatcher([*_pattern_labels(tables["concepts"]), *_country_patterns()]),
        relative_times=PhraseMatcher(_pattern_labels(tables["relative_times"])),
    )


def detect_language(words: Iterable[str]) -> str:
    """Return the language that most of the folded ``words`` are stopwords of; English where none is."""
    found = list(words)
    stopwords = {name: frozenset(listed.split()) for name, listed in load_table("common")["stopwords"].items()}
    return max(LANGUAGES, key=lambda name: sum(map(stopwords[name].__contains__, found)))


def _parse_numbers(table: str) -> dict[str, int]:
    """Return the value of each word in a list such as "twenty=20 thirty=30"."""
    return {word: int(value) for word, _, value in (entry.partition("=") for entry in table.split())}


def _split_patterns(listed: str) -> list[str]:
    """Return the patterns of a list that is separated by commas."""
    return [pattern for each in listed.split(",") if (pattern := each.strip())]


def _pattern_labels(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return each pattern of a table with its label, which is its key."""
    return ((pattern, label) for label, listed in table.items() for pattern in _split_patterns(listed))


def _parse_bounds(table: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Return the bound that each phrase of a table means, by its words."""
    return {tuple(pattern.split()): label for pattern, label in _pattern_labels(table)}


def _country_patterns() -> Iterator[tuple[str, str]]:
    """Return the names of countries as patterns, each with "@" and the code as its label."""
    return ((pattern, f"@{code}") for pattern, code in _pattern_labels(load_table("common")["countries"]))
