"""Facts that have all of a reader's words, the best first."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.names import folded, names_of

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")

_EXACT, _PREFIX = 2, 1


class Match(Struct, frozen=True):
    """A fact that has every word, and how well: the higher the score, the better."""

    fact: Fact
    score: int


def tokens(text: str) -> list[str]:
    """Return the words and numbers of ``text``, folded; "2,500" is the number 2500."""
    return _TOKEN.findall(_GROUPED.sub("", folded(text)))


def search(dataset: Dataset, facts: Iterable[Fact], words: Iterable[str]) -> list[Match]:
    """Return those of ``facts`` in which every one of ``words`` is found, best first.

    A word is found where a token of the fact starts with it; a number only where it is the whole token. It
    counts by where it is found: summary, then names, printed phrases and speakers, then the id, then publishers.
    """
    wanted = [token for word in words for token in tokens(word)]
    matches = [Match(fact, score) for fact in facts if wanted and (score := _score(dataset, fact, wanted))]
    return sorted(matches, key=lambda match: -match.score)


def vocabulary(dataset: Dataset) -> set[str]:
    """Return every token that a search of ``dataset`` could find."""
    return {token for fact in dataset.facts.values() for _, text in _fields(dataset, fact) for token in tokens(text)}


def _score(dataset: Dataset, fact: Fact, wanted: list[str]) -> int:
    """Return the sum over ``wanted`` of each word's best find, or 0 where one is nowhere."""
    fields = [(weight, tokens(text)) for weight, text in _fields(dataset, fact)]
    total = 0
    for word in wanted:
        best = max((weight * _likeness(word, token) for weight, found in fields for token in found), default=0)
        if not best:
            return 0
        total += best
    return total


def _likeness(word: str, token: str) -> int:
    if token == word:
        return _EXACT
    return _PREFIX if len(word) > 1 and token.startswith(word) and not word[0].isdigit() else 0


def _fields(dataset: Dataset, fact: Fact) -> Iterator[tuple[int, str]]:
    yield 4, fact.summary
    yield 2, fact.id
    for code in fact.countries:
        yield 3, " ".join(names_of(dataset.countries[code]))
    for claim in fact.claims:
        yield 3, claim.printed or ""
        yield 3, claim.attributed_to or ""
        yield 1, dataset.sources[claim.source].publisher or ""
