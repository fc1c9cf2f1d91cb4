"""What is cited: a source as a whole or for one claim, or the record itself; and what of it isn't known."""

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.output.authors import Author, authors
from mss_cli.output.phrases import claim_figure
from mss_cli.queries.versions import version_day

MAINTAINERS = "The mss maintainers"
"""Who keeps the record."""


class Reference(Struct, frozen=True):
    """A source to be cited, as a whole or for one claim of a fact; its publisher by name."""

    source: Source
    publisher: str | None = None
    fact: Fact | None = None
    claim: Claim | None = None
    authors: tuple[Author, ...] = ()
    suffix: str = ""
    remarks: tuple[str, ...] = ()
    """What else is stated of it."""

    @property
    def id(self) -> str:
        """A key for this reference: the source's id, with the place if it is a claim's."""
        paragraph = f":{self.claim.paragraph}" if self.claim and self.claim.paragraph else ""
        return f"{self.source.id}{paragraph}{self.suffix}"

    @property
    def locator(self) -> str:
        """Where in the source: "para. 2", or the claim's locator."""
        if self.claim is None:
            return ""
        return f"para. {self.claim.paragraph}" if self.claim.paragraph else self.claim.locator or ""

    @property
    def quote(self) -> str:
        """What the claim says there, and in which words."""
        if self.fact is None or self.claim is None:
            return ""
        words = f"“{self.claim.printed.strip('“”')}”" if self.claim.printed else ""
        return ": ".join(filter(None, (claim_figure(self.fact, self.claim), words)))


def reference(dataset: Dataset, source: Source, fact: Fact | None = None, claim: Claim | None = None) -> Reference:
    """Return a reference to ``source`` of ``dataset``, or to what it says in ``claim`` of ``fact``."""
    publisher = dataset.name_of(source.publisher) if source.publisher else None
    people = tuple(authors(dataset, source.author)) if source.author else ()
    return Reference(source, publisher, fact, claim, people)


def dataset_reference(dataset: Dataset, today: When) -> Reference:
    """Return a reference to the record itself, as of its version; as of ``today`` where that names no day."""
    metadata = dataset.metadata
    source = Source(
        id="mss-facts",
        type="dataset",
        title=metadata.title,
        author=MAINTAINERS,
        number=f"version {metadata.version}",
        issued=version_day(metadata.version) or today,
    )
    return Reference(
        source,
        "data set of the program mss",
        authors=(Author(MAINTAINERS),),
        remarks=(metadata.license, f"SHA-256 {dataset.sha256}"),
    )


def unknowns(source: Source) -> list[str]:
    """Return what of a citation the source doesn't show, in words."""
    return [
        text
        for text, holds in (
            ("headline not known: the title is a description", source.title_is_description),
            ("author not shown", source.author is None),
            ("publisher not shown", source.publisher is None and source.type != "dataset"),
            (f"publisher {source.publisher_basis}", source.publisher_basis),
            (f"date inferred: {source.issued_basis}", source.issued_basis),
        )
        if holds
    ]
