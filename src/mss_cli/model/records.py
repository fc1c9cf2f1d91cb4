"""The records of a facts file, frozen: what a dataset, source, fact, claim and check are.

Field names are those of the file; ``id`` is the name of the table that a record stands in. A field that is declared
here is in every output: ``fields.py`` says what they are, ``title`` what a page calls one whose name doesn't say it,
and ``names`` whose id it is.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from mss_cli.model.dates import When
from mss_cli.model.fields import names
from mss_cli.model.figures import Allowed, Bound, Interval, allowed, interval
from mss_cli.model.kinds import KINDS, CheckRule, Kind, KindName
from mss_cli.model.units import UnitName

MAX_PRINTED_WORDS = 8
"""The most words of a source that ``printed`` may repeat."""

ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
"""What the id of a source, fact or check looks like."""

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


class Metadata(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The ``[dataset]`` table: what this file is."""

    title: Text
    version: Annotated[Text, Meta(description="Calendar version, such as 2026.11.23")]
    license: Annotated[Text, Meta(description="SPDX identifier")]
    searched_through: (
        Annotated[When, Meta(description="The day up to which public sources were searched, by the curator's word")]
        | None
    ) = None
    seeds: Annotated[Text, Meta(description="Folder of the seed cards, from this file's folder")] | None = None


PublisherClass = Literal["body", "agency", "outlet", "monitor", "copy"]
Force = Literal["mss", "gsf"]


class Publisher(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"class_": "class"}, kw_only=True
):
    """Who publishes documents."""

    id: str
    name: Text
    aliases: tuple[Text, ...] = ()
    class_: Annotated[
        PublisherClass,
        Meta(
            description="body: an official body; agency: a news agency or paper of record; outlet: other press; "
            "monitor: a watcher, such as a rights group; copy: a mirror, rewrite, blog, or unknown"
        ),
    ]
    part_of: (
        Annotated[
            Text, Meta(description="The publisher whose part it is and with which it speaks"), names("publishers")
        ]
        | None
    ) = None
    country: (
        Annotated[
            Text, Meta(description="The country whose government's body it is, as alpha-3 code"), names("countries")
        ]
        | None
    ) = None


class Speaker(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A person, named or not, whom sources credit."""

    id: str
    name: Text
    aliases: tuple[Text, ...] = ()
    body: (
        Annotated[Text, Meta(description="The publisher for which this person speaks"), names("publishers")] | None
    ) = None


class Country(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One country; its ``id`` is the ISO 3166-1 alpha-3 code."""

    id: str
    name: Text
    alpha2: Alpha2
    demonyms: tuple[Text, ...] = ()


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One document that someone published. Field names follow CSL, so that citing is a renaming."""

    id: str
    type: Annotated[SourceType, Meta(description="CSL item type")]
    title: Annotated[Text, Meta(description="The headline; or an own description, and then say so below")]
    title_is_description: bool = False
    author: Text | None = None
    publisher: Annotated[Text, Meta(description="Id of a publisher of this file"), names("publishers")] | None = None
    publisher_basis: Annotated[Text, Meta(description="What an inferred publisher is inferred from")] | None = None
    number: Annotated[Text, Meta(description="Document symbol, such as S/RES/2699 (2023)")] | None = None
    issued: Annotated[When, Meta(description="When it was published, in quoted EDTF")]
    issued_basis: Annotated[Text, Meta(description="What an inferred date is inferred from")] | None = None
    document: FileName | None = None
    url: Annotated[Text, Meta(title="URL", pattern="^https?://[^ ]+$")] | None = None
    read_at: (
        Annotated[Text, Meta(pattern="^https?://[^ ]+$", description="The copy that was read, where it was another")]
        | None
    ) = None
    accessed: Annotated[When, Meta(description="When the page was read, in quoted EDTF")] | None = None
    origin: (
        Annotated[
            Text,
            Meta(description="Who first said it, for a reprint: id of a publisher or speaker"),
            names("publishers", "speakers"),
        ]
        | None
    ) = None
    note: Text | None = None


class Claim(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One source's answer to a fact's question."""

    source: Annotated[Text, Meta(description="Id of a source of this file"), names("sources")]
    paragraph: Annotated[int, Meta(ge=1, le=10**6, description="Which non-blank line of the document")] | None = None
    locator: Annotated[Text, Meta(description="Where in a source without numbered paragraphs")] | None = None
    printed: Annotated[Text, Meta(description="The shortest phrase that carries it, at most 8 words")] | None = None
    value: Annotated[Decimal, Meta(description="The figure as reported")] | None = None
    bound: Annotated[Bound, Meta(description="How the source hedges the figure")] = "exact"
    low: Annotated[Decimal, Meta(description="Low end, where the source gives a range")] | None = None
    high: Annotated[Decimal, Meta(description="High end, where the source gives a range")] | None = None
    unit: Annotated[UnitName, Meta(description="The unit, where the source's differs from the fact's")] | None = None
    date: Annotated[When, Meta(description="The date, where the source's differs from the fact's")] | None = None
    attributed_to: (
        Annotated[
            Text,
            Meta(title="Credits", description="Whom the source credits: id of a speaker or publisher"),
            names("publishers", "speakers"),
        ]
        | None
    ) = None
    origin: (
        Annotated[
            Text,
            Meta(description="Whose statement the source retells in its own voice: id of a speaker or publisher"),
            names("publishers", "speakers"),
        ]
        | None
    ) = None
    note: Text | None = None
    disputes: (
        Annotated[Text, Meta(description="Why a claim without a figure can't be true together with the others")] | None
    ) = None
    set_aside: (
        Annotated[Text, Meta(description="Why a careful reader can show it to be a slip: it counts for nothing else")]
        | None
    ) = None

    @property
    def allowed(self) -> Allowed | None:
        """The values this claim doesn't contradict; None where it gives no figure."""
        if self.value is not None:
            return allowed(self.value, self.bound)
        if self.low is not None and self.high is not None:
            return Allowed(self.low, self.high)
        return None

    @property
    def interval(self) -> Interval | None:
        """The figure read closely; None where it gives none."""
        if self.value is not None:
            return interval(self.value, self.bound)
        if self.low is not None and self.high is not None:
            return Interval(self.low, self.high)
        return None


class Withdrawn(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """That a fact was taken back: its id goes on answering, and nothing else shows it."""

    on: Annotated[When, Meta(description="The day on which it was taken back, in quoted EDTF")]
    reason: Annotated[
        Text,
        Meta(
            description="Whether 'the sources changed: ...' or 'the record erred: ...', and how",
            pattern="^the (sources changed|record erred): .",
        ),
    ]


class Fact(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One thing a reader can look up, with every source's answer to it."""

    id: str
    kind: Annotated[KindName, Meta(description="What the fact is about")]
    date: Annotated[When, Meta(description="When it happened or held, in quoted EDTF")]
    date_basis: Annotated[Text, Meta(description="What an inferred date is inferred from")] | None = None
    due: Annotated[When, Meta(description="When an announced thing is to happen")] | None = None
    outcome: Annotated[Text, Meta(description="Id of the fact that says what became of it"), names("facts")] | None = (
        None
    )
    countries: Annotated[tuple[Text, ...], names("countries")] = ()
    unit: UnitName | None = None
    scope: (
        Annotated[Text, Meta(description="Which part the figure is about, where it isn't the whole: a place, a group")]
        | None
    ) = None
    part_of: (
        Annotated[Text, Meta(description="Id of the fact whose figure this one is a part of"), names("facts")] | None
    ) = None
    force: Annotated[Force, Meta(description="Which force personnel belong to: mss or its successor, gsf")] | None = (
        None
    )
    milestone: Annotated[bool, Meta(description="Whether it is one of the facts that tell the story")] = False
    summary: Annotated[Text, Meta(description="One sentence without figures: those are the claims'")]
    note: Text | None = None
    withdrawn: Annotated[Withdrawn, Meta(description="Since when and why the fact no longer stands")] | None = None
    claims: Annotated[tuple[Claim, ...], Meta(min_length=1)]

    @property
    def kind_info(self) -> Kind:
        """All that the fact's kind settles."""
        return KINDS[self.kind]

    def unit_of(self, claim: Claim) -> UnitName | None:
        """Return the unit ``claim`` is in: its own, else this fact's."""
        return claim.unit or self.unit

    def date_of(self, claim: Claim) -> When:
        """Return the date ``claim`` is about: its own, else this fact's."""
        return claim.date or self.date


class Check(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Arithmetic that facts must satisfy: ``sum`` minus ``less`` is ``equals``.

    ``rule`` says what may be put together: ``parts`` of one kind make a whole of that kind; ``strength``
    before, plus arrivals, less departures, is strength after; what has come and what is announced makes
    up the ``pledge``.
    """

    id: str
    about: Text
    sum: Annotated[tuple[Text, ...], Meta(min_length=1), names("facts")]
    equals: Annotated[Text, names("facts")]
    less: Annotated[tuple[Text, ...], names("facts")] = ()
    rule: CheckRule = "parts"
    note: Text | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts that take part, the result last."""
        return (*self.sum, *self.less, self.equals)


class Dataset(Struct, frozen=True):
    """All of a facts file. ``sha256`` is the digest of its bytes, ``path`` where it was read from.

    ``facts`` are those that stand; what was ``withdrawn`` is apart, so that no look-up meets it by chance.
    """

    metadata: Metadata
    publishers: Mapping[str, Publisher]
    speakers: Mapping[str, Speaker]
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    checks: Mapping[str, Check]
    sha256: str
    path: str
    withdrawn: Mapping[str, Fact] = {}

    def name_of(self, name: str) -> str:
        """Return what the publisher or speaker with the id ``name`` is called; a source's id is its own name."""
        known = self.publishers.get(name) or self.speakers.get(name)
        return known.name if known else name
