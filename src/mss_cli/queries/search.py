"""Facts that have a reader's words, the best first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from mss_cli.model.dates import When, when
from mss_cli.model.numerals import numerals
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.names import folded, names_of
from mss_cli.queries.search_texts import FIELDS, Fields, Finds, best_of, finds_of
from mss_cli.queries.search_words import MONTH, SMALL_WORDS, Word, full_name, split, stem, word_of
from mss_cli.queries.standing import counted
from mss_cli.queries.typed_dates import typed_date

_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_SCALED = re.compile(r"(\d[\d,.]*)\s*(k|thousand|m|million|bn|billion)\b")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DATE = re.compile(
    rf"\b(?:\d\d?(?:st|nd|rd|th)? (?:of )?{MONTH},? |{MONTH} (?:\d\d?(?:st|nd|rd|th)?,? )?|q[1-4] |\d\d?/\d\d?/)"
    r"(?:19|20)\d\d\b|\b(?:19|20)\d\d-(?:\d\d?-)?\d\d?\b",
    re.ASCII,
)
"""What may be a date that is sharper than a year."""

_RESOLUTION = re.compile(r"\b(?:resolutions?|res\.?|unscr|s/res/) ?(?=\d{3,4}\b)", re.ASCII)
"""What stands before the number of a resolution."""

_RESOLUTION_NUMBER = re.compile(r"(?!19|20)\d{3,4}", re.ASCII)

_TOGETHER = 8
"""How much it counts that one word stands right behind the one after which it was asked for."""

_FULL = 40
"""How much a word, number or date counts that is found in full; what is more than that counts an eighth."""

_WITHIN, _MEETS = 30, 10
"""How much a date counts that lies within the one that was asked for, or only meets it."""

_SAID = {"exact": 4, "about": 2, "nearly": 2}
"""How many quarters of a claim say its number, by its bound; an open one, such as "under 1,000", is one quarter."""

_BANDS = 4
"""Matches are equals where their scores lie in one of as many parts of the best."""

_HOME = "HTI"
"""The country that the whole record is about."""


class Query(Struct, frozen=True):
    """What a reader wants found: words, numbers with their scale, and dates."""

    words: tuple[str, ...]
    numbers: tuple[frozenset[Decimal], ...]
    """For each number, the values that it may be."""
    dates: tuple[When, ...] = ()

    @property
    def wanted(self) -> int:
        """How many things are asked for."""
        return len(self.words) + len(self.numbers) + len(self.dates)


class Match(Struct, frozen=True):
    """A fact that has words of the query, how many of them, and how well: the higher the score, the better."""

    fact: Fact
    found: int
    score: int
    narrow: int
    """In how many ways it is about less than what was asked for."""


def tokens(text: str) -> list[str]:
    """Return the words and numbers of ``text``, folded; "2,500" is the number 2500."""
    return split(folded(text))


def parse_query(words: Iterable[str]) -> Query:
    """Return what ``words`` ask for: small words are left out, unless there are no others."""
    dates: list[When] = []

    def without_date(found: re.Match[str]) -> str:
        try:
            dates.append(typed_date(found.group(), when("2000")).when)
        except ValueError:
            return found.group()
        return " "

    text = " ".join(folded(" ".join(words)).split())
    text = _RESOLUTION.sub("", _DATE.sub(without_date, text))
    numbers = tuple(frozenset(numerals(found.group())) for found in _SCALED.finditer(text))
    found = tokens(_SCALED.sub(" ", text))
    meaningful = [word for word in found if word not in SMALL_WORDS]
    return Query(tuple(meaningful or ([] if numbers or dates else found)), numbers, tuple(dates))


def search(dataset: Dataset, facts: Iterable[Fact], query: Query) -> list[Match]:
    """Return those of ``facts`` that have all of ``query``, best first; where none has, those that have most of it.

    Words, numbers and dates score by where and how they are found, and words also by standing together. Matches with
    scores in the same quarter of the best are equals: of them a whole comes before what is a part of one, then a
    milestone before a detail, then the higher score, then the newest.
    """
    facts = [*facts]
    names = tuple((folded(each.name), *map(folded, each.demonyms)) for each in dataset.countries.values())
    words = [word_of(text, names) for text in query.words]
    finds = finds_of(dataset, facts, words)
    fields = [(weight, finds[table], owners) for weight, table, owners in FIELDS if table in finds]
    terms = _terms(query, facts)
    found = [(fact, scores) for fact in facts if (scores := _scores(dataset, fact, query, fields, terms)).found]
    most = max((scores.found for _, scores in found), default=0)
    best = max((scores.total for _, scores in found if scores.found == most), default=0)
    matches = [
        Match(fact, most, scores.total, _narrowness(fact, words, finds))
        for fact, scores in found
        if scores.found == most
    ]
    return sorted(matches, key=lambda match: _place(match, best))


def _place(match: Match, best: int) -> tuple[int, ...]:
    """Return where ``match`` stands among others, of which the highest score is ``best``: the lower the better."""
    newest = (-each.toordinal() for each in match.fact.date.order)
    return (best - match.score) * _BANDS // best, match.narrow, -match.fact.milestone, -match.score, *newest


def is_known(dataset: Dataset, word: str) -> bool:
    """Whether any fact has ``word``."""
    return bool(search(dataset, dataset.facts.values(), Query((word,), ())))


def unknown_words(dataset: Dataset, query: Query) -> Sequence[str]:
    """Return the words of ``query`` that no fact has."""
    return [word for word in query.words if not is_known(dataset, word)]


def is_hit(query: Query, token: str) -> bool:
    """Whether ``token`` of a text is one that was asked for."""
    return any(word.likeness(token) or word.begins(token) for word in map(word_of, query.words))


def vocabulary(dataset: Dataset) -> set[str]:
    """Return the words of summaries, countries and speakers: what a misspelt word may have been meant for."""
    texts = [fact.summary for fact in dataset.facts.values()]
    texts += [name for country in dataset.countries.values() for name in names_of(country)]
    texts += [speaker.name for speaker in dataset.speakers.values()]
    return {token for text in texts for token in tokens(text)}


class _Term(NamedTuple):
    """What a word, number or date is found by, other than a word's letters."""

    values: frozenset[Decimal] = frozenset()
    date: When | None = None
    made: frozenset[str] = frozenset()
    """The facts that it made."""


def _terms(query: Query, facts: Sequence[Fact]) -> dict[int, _Term]:
    """Return what there is to find of a query besides the letters of its words, each by its number in the query."""
    words = [
        _Term(
            frozenset([Decimal(word)] if _NUMBER.fullmatch(word) else []),
            when(word) if _YEAR.fullmatch(word) else None,
            _made_by(word, facts),
        )
        for word in query.words
    ]
    terms = [*words, *(_Term(values) for values in query.numbers), *(_Term(date=date) for date in query.dates)]
    return {number: term for number, term in enumerate(terms) if any(term)}


class _Scores(NamedTuple):
    """How much of a query a fact has, and how well."""

    found: int
    total: int


_NOTHING = _Scores(0, 0)


def _scores(dataset: Dataset, fact: Fact, query: Query, fields: Fields, terms: Mapping[int, _Term]) -> _Scores:
    scores = [0] * query.wanted
    behind = 0
    for weight, owned, owners in fields:
        if found := [owned[owner] for owner in owners(dataset, fact) if owner in owned]:
            best = found[0] if len(found) == 1 else best_of(found)
            for number, likeness in enumerate(best.likeness):
                scores[number] += weight * likeness
            behind += weight * best.together
    for number, term in terms.items():
        scores[number] = _score(fact, term, scores[number])
    if not any(scores):
        return _NOTHING
    total = sum(score if score <= _FULL else _FULL + (score - _FULL) // 8 for score in scores)
    return _Scores(sum(score > 0 for score in scores), total + _TOGETHER * behind)


def _score(fact: Fact, term: _Term, score: int) -> int:
    """Return what ``term`` counts that has ``score`` in the texts of ``fact``."""
    score = min(score, _FULL)
    if term.values:
        score += _figure(fact, term.values)
    if term.date:
        score = max(score // 2, _fit(fact, term.date))
    return score + (_FULL if fact.id in term.made else 0)


def _figure(fact: Fact, values: AbstractSet[Decimal]) -> int:
    """Return how much ``fact`` says one of ``values``: in full where all of its claims do, and exactly."""
    if not any(claim.value in values or claim.low in values or claim.high in values for claim in fact.claims):
        return 0
    figured = [claim for claim in counted(fact) if claim.value is not None or claim.low is not None]
    said = sum(
        _SAID.get(claim.bound, 1) if claim.value in values else 2 * (claim.low in values or claim.high in values)
        for claim in figured
    )
    return max(1, _FULL * said // (4 * len(figured))) if said else 0


def _fit(fact: Fact, date: When) -> int:
    """Return how well ``fact`` is of ``date``, or due then."""
    if fact.date.earliest == date.earliest and fact.date.latest == date.latest:
        return _FULL
    if fact.date.sharper_than(date) or (fact.due and date.meets(fact.due)):
        return _WITHIN
    return _MEETS if fact.date.meets(date) else 0


def _narrowness(fact: Fact, words: Sequence[Word], finds: Finds) -> int:
    """Return in how many ways ``fact`` is about less than was asked for: a part, and a country that wasn't named.

    A scope of whose words at least half were asked for is what was asked for.
    """
    asked = {each for word in words for each in word.stems}
    asked |= {stem(token) for word in words for token in split(full_name(word.text))}
    scope = [token for token in tokens(fact.scope or "") if token not in SMALL_WORDS]
    unasked = sum(stem(token) not in asked for token in scope)
    named = {_HOME, *finds.get("country", ())}
    return (bool(fact.part_of) or 2 * unasked > len(scope)) + (not named.issuperset(fact.countries))


def _made_by(text: str, facts: Iterable[Fact]) -> frozenset[str]:
    """Return the ids of the mandates that resolution ``text`` made, or that made the force of that name.

    A force is made by the first mandate whose summary names it. A resolution makes those of a day on which a vote or
    mandate is called after its number, or said to be in "resolution 2793", with the scope of one of these, or none.
    """
    mandates = [fact for fact in facts if fact.kind == "mandate"]
    if full := full_name(text):
        named = [fact for fact in mandates if full in folded(fact.summary)]
        return frozenset(fact.id for fact in sorted(named, key=lambda fact: fact.date.order)[:1])
    if not _RESOLUTION_NUMBER.fullmatch(text):
        return frozenset()
    number = re.compile(rf"-{text}\b|r[eé]soluti?[oó]n {text}\b", re.IGNORECASE)
    adopted = {
        (fact.date, fact.scope)
        for fact in facts
        if fact.kind in {"mandate", "vote"}
        and any(map(number.search, (fact.id, fact.summary, *(claim.printed or "" for claim in counted(fact)))))
    }
    adopted |= {(date, None) for date, _ in adopted}
    return frozenset(fact.id for fact in mandates if (fact.date, fact.scope) in adopted)
