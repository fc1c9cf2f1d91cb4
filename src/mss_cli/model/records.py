"""The records of a facts file, frozen: what a dataset, source, fact, claim and check are.

Field names are those of the file; ``id`` is the name of the table that a record stands in.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Bound, Interval, interval
from mss_cli.model.kinds import KINDS, Kind, KindName, UnitName

PRINTED_WORDS = 8
"""The most words of a source that ``printed`` may repeat."""

Text = Annotated[str, Meta(min_length=1, max_length=2_000)]
Alpha2 = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2 code")]
FileName = Annotated[str, Meta(pattern="^[A-Za-z0-9_.-]+$", description="File name of a seed document")]
SourceType = Literal[
    "article-newspaper",
    "broadcast",
    "dataset",
    "document",
    "legal_case",
    "legislation",
    "post",
    "post-weblog",
    "report",
    "speech",
    "webpage",
]
Rule = Literal["parts", "strength", "pledge"]

ADDENDS: dict[Rule, set[KindName]] = {
    "strength": {"strength", "arrived"},
    "pledge": {"strength", "arrived", "announced"},
}
"""Which kinds each rule puts together; ``parts`` takes any, as long as all are of the whole's kind."""

RESULTS: dict[Rule, set[KindName]] = {"strength": {"strength"}, "pledge": {"pledged", "announced"}}
"""Which kinds each rule makes."""


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """The ``[dataset]`` table: what this file is."""

    title: Text
    version: Annotated[Text, Meta(description="Calendar version, as 2026.11.23")]
    license: Annotated[Text, Meta(description="SPDX identifier")]
    seeds: Annotated[Text, Meta(description="Folder of the seed cards, from this file's folder")] | None = None


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """One country; its ``id`` is the ISO 3166-1 alpha-3 code."""

    id: str
    name: Text
    alpha2: Alpha2
    demonyms: tuple[Text, ...] = ()


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One document that someone published. Field names follow CSL, so that citing is a renaming."""

    id: str
    type: Annotated[SourceType, Meta(description="CSL item type")]
    title: Annotated[Text, Meta(description="The headline; or an own description, and then say so below")]
    issued: Annotated[When, Meta(description="When it was published, in quoted EDTF")]
    title_is_description: bool = False
    issued_basis: Annotated[Text, Meta(description="What an inferred date is inferred from")] | None = None
    publisher: Text | None = None
    publisher_basis: Annotated[Text, Meta(description="What an inferred publisher is inferred from")] | None = None
    author: Text | None = None
    number: Annotated[Text, Meta(description="Document symbol, as S/RES/2699 (2023)")] | None = None
    document: FileName | None = None
    url: Annotated[Text, Meta(pattern="^https?://[^ ]+$")] | None = None
    accessed: Annotated[When, Meta(description="When the page was read, in quoted EDTF")] | None = None
    origin: Annotated[Text, Meta(description="Who first said it, for a reprint")] | None = None
    note: Text | None = None


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """One source's answer to a fact's question."""

    source: Annotated[Text, Meta(description="Id of a source of this file")]
    paragraph: Annotated[int, Meta(ge=1, le=10**6, description="Which non-blank line of the document")] | None = None
    locator: Annotated[Text, Meta(description="Where in a source without numbered paragraphs")] | None = None
    value: Annotated[Decimal, Meta(description="The figure as reported")] | None = None
    low: Annotated[Decimal, Meta(description="Low end, where the source gives a range")] | None = None
    high: Annotated[Decimal, Meta(description="High end, where the source gives a range")] | None = None
    bound: Annotated[Bound, Meta(description="How the source hedges the figure")] = "exact"
    unit: Annotated[UnitName, Meta(description="The unit, where the source's differs from the fact's")] | None = None
    date: Annotated[When, Meta(description="The date, where the source's differs from the fact's")] | None = None
    printed: Annotated[Text, Meta(description="The shortest phrase that carries it, at most 8 words")] | None = None
    attributed_to: Annotated[Text, Meta(description="Whom the source credits")] | None = None
    note: Text | None = None

    @property
    def interval(self) -> Interval | None:
        """The values this claim allows; None where it gives no figure."""
        if self.value is not None:
            return interval(self.value, self.bound)
        if self.low is not None and self.high is not None:
            return Interval(self.low, self.high)
        return None


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a reader can look up, with every source's answer to it."""

    id: str
    kind: Annotated[KindName, Meta(description="What the fact is about")]
    date: Annotated[When, Meta(description="When it happened or held, in quoted EDTF")]
    summary: Annotated[Text, Meta(description="One sentence without figures: those are the claims'")]
    claims: Annotated[tuple[Claim, ...], Meta(min_length=1)]
    countries: tuple[Text, ...] = ()
    unit: UnitName | None = None
    scope: (
        Annotated[Text, Meta(description="Which part the figure is about, where it isn't the whole: a place, a group")]
        | None
    ) = None
    date_basis: Annotated[Text, Meta(description="What an inferred date is inferred from")] | None = None
    due: Annotated[When, Meta(description="When an announced thing is to happen")] | None = None
    note: Text | None = None

    @property
    def about(self) -> Kind:
        """The kind, with what it says of units and figures."""
        return KINDS[self.kind]

    def unit_of(self, claim: Claim) -> UnitName | None:
        """Give the unit ``claim`` is in: its own, else this fact's."""
        return claim.unit or self.unit

    def date_of(self, claim: Claim) -> When:
        """Give the date ``claim`` is about: its own, else this fact's."""
        return claim.date or self.date


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """Arithmetic that facts must satisfy: ``sum`` minus ``less`` is ``equals``.

    ``rule`` says what may be put together: ``parts`` of one kind make a whole of that kind; ``strength``
    before, plus arrivals, less departures, is strength after; what has come and what is announced makes
    up the ``pledge``.
    """

    id: str
    about: Text
    sum: Annotated[tuple[Text, ...], Meta(min_length=1)]
    equals: Text
    less: tuple[Text, ...] = ()
    rule: Rule = "parts"
    note: Text | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts that take part, the result last."""
        return (*self.sum, *self.less, self.equals)


class Dataset(Struct, frozen=True):
    """All of a facts file. ``sha256`` is the digest of its bytes, ``path`` where it was read from.

    ``naming`` gives the ids of the facts that name a country, where they are known without reading all facts.
    """

    about: About
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    checks: Mapping[str, Check]
    sha256: str
    path: str
    naming: Callable[[str], Sequence[str]] | None = None

    def facts_naming(self, countries: Collection[str]) -> Iterator[Fact]:
        """Give the facts that name any of ``countries``, or all facts where that is empty."""
        if not countries:
            yield from self.facts.values()
        elif self.naming is None:
            yield from (fact for fact in self.facts.values() if not set(countries).isdisjoint(fact.countries))
        else:
            names = dict.fromkeys(name for code in countries for name in self.naming(code))
            yield from (self.facts[name] for name in names)

    def origin(self, claim: Claim) -> str:
        """Give who first said it: whom the claim credits, else the source's origin, else the source."""
        return claim.attributed_to or self.sources[claim.source].origin or claim.source


ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""What the id of a source, fact or check looks like."""
