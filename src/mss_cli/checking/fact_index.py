"""The facts of the record, prepared for comparing drafts with them, by kind.

Which claims lead is left to the record's own rules.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from mss_cli.checking.indexed_fact import Answer, IndexedFact, index_fact, new_answer
from mss_cli.checking.words.folding import to_pattern
from mss_cli.checking.words.phrases import PhraseMatcher
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.queries.grades import best_first, voice
from mss_cli.queries.lead import lead
from mss_cli.queries.standing import counted

_RESOLUTION_NUMBER = re.compile(r"\b2[5-9]\d\d\b")
_KINDS_WITHOUT_COUNTS = frozenset({"event", "statement", "leadership", "mandate", "vote"})


class LeadingAnswer(Struct, frozen=True):
    """The leading answer of a fact, and the names of the origins that back it."""

    answer: Answer
    origins: tuple[str, ...]


class FactIndex:
    """The facts of a dataset by kind; those of a kind are prepared when they are first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in dataset.facts.values():
            self._by_kind.setdefault(fact.kind, []).append(fact)
        self._indexed: dict[str, dict[tuple[str, ...], list[IndexedFact]]] = {}
        self._countries: dict[str, frozenset[str]] = {}
        self._leads: dict[str, LeadingAnswer | None] = {}
        self._resolutions = _resolution_numbers(dataset.facts.values())
        self.country_names = PhraseMatcher(_country_patterns(dataset))

    def of_kind(self, kind: str) -> Mapping[tuple[str, ...], Sequence[IndexedFact]]:
        """Return the facts of ``kind``, by the countries that they are about."""
        if kind not in self._indexed:
            facts = self._indexed[kind] = {}
            for fact in self._by_kind.get(kind, ()):
                facts.setdefault(fact.countries, []).append(index_fact(fact, self._resolutions_of(fact)))
        return self._indexed[kind]

    def _resolutions_of(self, fact: Fact) -> frozenset[str]:
        """Return the numbers of the Security Council's resolutions that a fact is about."""
        return self._resolutions.get(_decision_key(fact), frozenset()) if _is_of_council(fact) else frozenset()

    def countries_with_figures(self, family: str) -> frozenset[str]:
        """Return the codes of the countries with figures about money, or for any other family, about people."""
        if family not in self._countries:
            self._countries[family] = frozenset(
                code
                for kind, facts in self._by_kind.items()
                if kind.startswith("funding") == (family == "money")
                for fact in facts
                if kind not in _KINDS_WITHOUT_COUNTS
                for code in fact.countries
            )
        return self._countries[family]

    def lead(self, fact: IndexedFact) -> LeadingAnswer | None:
        """Return the leading answer of a fact by the record's own rules, or None."""
        if fact.id not in self._leads:
            self._leads[fact.id] = _leading_answer(self.dataset, self.dataset.facts[fact.id])
        return self._leads[fact.id]

    def origins(self, fact: IndexedFact) -> tuple[str, ...]:
        """Return the names of all origins of a fact's claims, the best first."""
        source = self.dataset.facts[fact.id]
        return _origin_names(self.dataset, best_first(self.dataset, source, counted(source)))


def _country_patterns(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Yield the names and demonyms of countries as patterns, each with "@" and the country's code."""
    for country in dataset.countries.values():
        for name in (country.name, *country.demonyms):
            yield to_pattern(name), f"@{country.id}"


def _leading_answer(dataset: Dataset, fact: Fact) -> LeadingAnswer | None:
    """Return the leading answer of a fact, or None where none leads or it is no figure."""
    found = lead(dataset, fact)
    if found is None:
        return None
    ends = [each for each in (found.low, found.high) if each is not None]
    answer = new_answer(min(ends), max(ends), found.bound or "exact", found.unit) if ends else None
    return LeadingAnswer(answer, _origin_names(dataset, found.claims)) if answer else None


def _origin_names(dataset: Dataset, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the names of the origins of ``claims``, each once."""
    return tuple(dict.fromkeys(dataset.name_of(voice(dataset, claim)) for claim in claims))


_DECISION_KINDS = ("vote", "mandate")


def _is_of_council(fact: Fact) -> bool:
    """Whether a fact is of a decision of the Security Council, and not of another body's vote."""
    return fact.kind == "mandate" or (fact.kind == "vote" and "HTI" not in fact.countries)


def _decision_key(fact: Fact) -> tuple[object, ...]:
    """Return what the facts of one resolution have in common: the month, and the body or regime it is about."""
    return (
        fact.date.earliest.year,
        fact.date.earliest.month,
        fact.scope if fact.scope in {"BINUH", "sanctions"} else "",
    )


def _resolution_numbers(facts: Iterable[Fact]) -> dict[tuple[object, ...], frozenset[str]]:
    """Return the numbers of resolutions in ids and summaries, by decision."""
    found: dict[tuple[object, ...], frozenset[str]] = {}
    for fact in facts:
        if fact.kind in _DECISION_KINDS:
            numbers = _RESOLUTION_NUMBER.findall(f"{fact.id} {fact.summary}")
            key = _decision_key(fact)
            found[key] = found.get(key, frozenset()) | frozenset(numbers)
    return found
