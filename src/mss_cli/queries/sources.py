"""Which sources speak of some facts, and how many of whose."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mss_cli.model.records import Claim, Dataset, Fact, Publisher, PublisherClass, Source
from mss_cli.queries.grades import GRADES, Grade, grade
from mss_cli.queries.names import folded

CLASSES: tuple[PublisherClass, ...] = ("body", "agency", "outlet", "monitor", "copy")
"""From the nearest to the farthest."""


class Cited(Struct, frozen=True):
    """A source, and the claims of it that answer some facts."""

    source: Source
    claims: tuple[tuple[Fact, Claim], ...]
    grade: Grade
    """The best grade of these claims."""

    @property
    def facts(self) -> int:
        """How many facts they answer."""
        return len({fact.id for fact, _ in self.claims})


class Shelf(Struct, frozen=True):
    """One publisher, and the sources of it that are cited, the newest first.

    ``publisher`` is None where it isn't shown.
    """

    publisher: Publisher | None
    sources: tuple[Cited, ...]

    @property
    def claims(self) -> int:
        """How many claims all of them have."""
        return sum(len(each.claims) for each in self.sources)


def cited(dataset: Dataset, facts: Iterable[Fact]) -> list[Cited]:
    """Return the sources that speak of ``facts``, in the order of the file."""
    found: dict[str, list[tuple[Fact, Claim]]] = {}
    for fact in facts:
        for claim in fact.claims:
            found.setdefault(claim.source, []).append((fact, claim))
    return [
        Cited(source, tuple(found[source.id]), _best(dataset, found[source.id]))
        for source in dataset.sources.values()
        if source.id in found
    ]


def _best(dataset: Dataset, claims: Sequence[tuple[Fact, Claim]]) -> Grade:
    return min((grade(dataset, fact, claim) for fact, claim in claims), key=GRADES.index)


def shelves(dataset: Dataset, sources: Iterable[Cited]) -> list[Shelf]:
    """Return ``sources`` by publisher: official bodies first, then by class, those with the most claims first."""
    groups: dict[str | None, list[Cited]] = {}
    for each in sources:
        groups.setdefault(each.source.publisher, []).append(each)
    found = [
        Shelf(
            dataset.publishers.get(name or ""),
            tuple(sorted(own, key=lambda each: each.source.issued.order, reverse=True)),
        )
        for name, own in groups.items()
    ]
    return sorted(found, key=_nearness)


def _nearness(shelf: Shelf) -> tuple[int, int]:
    return CLASSES.index(shelf.publisher.class_) if shelf.publisher else len(CLASSES), -shelf.claims


def matching(dataset: Dataset, sources: Iterable[Cited], words: str) -> list[Cited]:
    """Return those of ``sources`` whose publisher, origin, title or id has ``words``, whatever case and accents."""
    wanted = folded(words).split()
    found = []
    for each in sources:
        source = each.source
        names = [dataset.publishers.get(name or "") for name in (source.publisher, source.origin)]
        texts = [source.id, source.title, source.number or ""]
        texts += [text for known in names if known for text in (known.name, *known.aliases)]
        text = folded(" ".join(texts))
        if all(word in text for word in wanted):
            found.append(each)
    return found
