"""Facts that have a reader's words, the best first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from mss_cli.model.kinds import KINDS
from mss_cli.model.numerals import numerals
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.names import folded, names_of
from mss_cli.queries.search_words import FORCE_WORDS, SMALL_WORDS, stem, synonyms
from mss_cli.queries.standing import counted

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_SCALED = re.compile(r"(\d[\d,.]*)\s*(k|thousand|m|million|bn|billion)\b", re.IGNORECASE)

_EXACT, _STEM, _PREFIX, _SYNONYM = 6, 4, 3, 2
"""How much a word counts by how it is found."""

_FIGURE = _EXACT * 4
"""How much a number counts that is a figure of the fact."""

_MILESTONE, _WHOLE = 8, 4
"""What is added for a milestone, and for a fact about a whole."""


class Query(Struct, frozen=True):
    """What a reader wants found: words, and numbers with their scale."""

    words: tuple[str, ...]
    numbers: tuple[frozenset[Decimal], ...]
    """For each number, the values that it may be."""


class Match(Struct, frozen=True):
    """A fact that has words of the query, how many of them, and how well: the higher the score, the better."""

    fact: Fact
    found: int
    score: int


def tokens(text: str) -> list[str]:
    """Return the words and numbers of ``text``, folded; "2,500" is the number 2500."""
    return _TOKEN.findall(_GROUPED.sub("", folded(text)))


def parse_query(words: Iterable[str]) -> Query:
    """Return what ``words`` ask for: small words are left out, unless there are no others."""
    text = " ".join(words)
    numbers = tuple(frozenset(numerals(found.group())) for found in _SCALED.finditer(text))
    found = tokens(_SCALED.sub(" ", text))
    meaningful = [word for word in found if word not in SMALL_WORDS]
    return Query(tuple(meaningful or ([] if numbers else found)), numbers)


def search(dataset: Dataset, facts: Iterable[Fact], query: Query) -> list[Match]:
    """Return those of ``facts`` that have all of ``query``, best first; where none has, those that have most of it.

    A word is found where a token of the fact is that word, has its stem, begins with it, or is a word for the same
    thing; a number only where it is the whole token, or a figure. It counts by where it is found: summary, then names,
    printed phrases and speakers, then kind and id, then publishers.
    """
    matches = [match for fact in facts if (match := _match(dataset, fact, query)).found]
    most = max((match.found for match in matches), default=0)
    best = [match for match in matches if match.found == most]
    return sorted(best, key=lambda match: (-match.score, *(-each.toordinal() for each in match.fact.date.order)))


def vocabulary(dataset: Dataset) -> set[str]:
    """Return the words of summaries, countries and speakers: what a misspelt word may have been meant for."""
    texts = [fact.summary for fact in dataset.facts.values()]
    texts += [name for country in dataset.countries.values() for name in names_of(country)]
    texts += [speaker.name for speaker in dataset.speakers.values()]
    return {token for text in texts for token in tokens(text)}


def is_known(dataset: Dataset, word: str) -> bool:
    """Whether any fact has ``word``."""
    query = Query((word,), ())
    return any(_match(dataset, fact, query).found for fact in dataset.facts.values())


def is_hit(query: Query, token: str) -> bool:
    """Whether ``token`` of a text is a word of ``query``."""
    return any(_likeness(word, token) for word in query.words)


def _match(dataset: Dataset, fact: Fact, query: Query) -> Match:
    """Return the sum of each word's best find, and how many words are found."""
    fields = [(weight, tokens(text)) for weight, text in _fields(dataset, fact)]
    figures = {value for claim in counted(fact) for value in (claim.value, claim.low, claim.high)}
    scores = [
        _FIGURE
        if _number(word) in figures
        else max((weight * _likeness(word, token) for weight, found in fields for token in found), default=0)
        for word in query.words
    ]
    scores += [_FIGURE if values & figures else 0 for values in query.numbers]
    found = sum(score > 0 for score in scores)
    ahead = _MILESTONE * fact.milestone + _WHOLE * (not fact.scope and not fact.part_of)
    return Match(fact, found, sum(scores) + ahead)


def _number(word: str) -> Decimal | str:
    """Return the number that ``word`` writes; the word where it is none."""
    return Decimal(word) if _NUMBER.fullmatch(word) else word


def _likeness(word: str, token: str) -> int:
    if token == word:
        return _EXACT
    if word[0].isdigit():
        return 0
    if stem(token) == stem(word):
        return _STEM
    if len(word) > 1 and token.startswith(word):
        return _PREFIX
    return _SYNONYM if token in synonyms(word) else 0


def _fields(dataset: Dataset, fact: Fact) -> Iterator[tuple[int, str]]:
    yield 4, fact.summary
    yield 2, f"{fact.id} {fact.scope or ''}"
    yield 1, f"{fact.kind} {KINDS[fact.kind].definition}"
    if fact.force:
        yield 2, FORCE_WORDS[fact.force]
    for code in fact.countries:
        yield 3, " ".join(names_of(dataset.countries[code]))
    for claim in fact.claims:
        yield 3, f"{claim.printed or ''} {_names(dataset, claim.attributed_to)}"
        source = dataset.sources[claim.source]
        yield 1, f"{_names(dataset, source.publisher)} {source.number or ''}"


def _names(dataset: Dataset, name: str | None) -> str:
    known = dataset.publishers.get(name or "") or dataset.speakers.get(name or "")
    return " ".join((known.name, *known.aliases)) if known else ""


def unknown_words(dataset: Dataset, query: Query) -> Sequence[str]:
    """Return the words of ``query`` that no fact has."""
    return [word for word in query.words if not is_known(dataset, word)]
