"""The facts that meet a reader's criteria, in the order of their dates."""

from collections.abc import Iterable

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.kinds import RANK
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.standing import Standing, standing
from mss_cli.queries.timing import holds


class Criteria(Struct, frozen=True):
    """What a fact must meet: one of each list that isn't empty, and a date within reach.

    A fact is within ``since`` and ``until`` where any day that its date may mean is. ``as_of`` and ``known_by`` are
    when it was so and when it was known; the second changes the dataset itself, see ``timing.known_by``.
    """

    countries: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    since: When | None = None
    until: When | None = None
    as_of: When | None = None
    known_by: When | None = None
    standings: frozenset[Standing] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for, so that every fact meets it."""
        return self == Criteria()

    def admit(self, dataset: Dataset, fact: Fact) -> bool:
        """Whether ``fact``, as ``dataset`` knows it, meets all of this."""
        return (
            (not self.countries or not self.countries.isdisjoint(fact.countries))
            and (not self.kinds or fact.kind in self.kinds)
            and (not self.sources or any(claim.source in self.sources for claim in fact.claims))
            and (self.since is None or fact.date.latest >= self.since.earliest)
            and (self.until is None or fact.date.earliest <= self.until.latest)
            and (self.as_of is None or holds(fact, self.as_of))
            and (not self.standings or standing(dataset, fact) in self.standings)
        )


def select(dataset: Dataset, criteria: Criteria) -> list[Fact]:
    """Return the facts of ``dataset`` that meet ``criteria``, by date."""
    return by_date(fact for fact in dataset.facts.values() if criteria.admit(dataset, fact))


def by_date(facts: Iterable[Fact]) -> list[Fact]:
    """Return ``facts`` by date, those of one date by kind and then by id."""
    return sorted(facts, key=lambda fact: (*fact.date.order, RANK[fact.kind], fact.id))
