"""Records as scripts see them: every field of the record, and what is computed beside them.

An item is made and described from the record itself, so that a new field of a record is in all that is made for
scripts.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Bound, Interval, plain
from mss_cli.model.records import Claim, Dataset, Fact, PublisherClass, Source
from mss_cli.model.units import UnitName
from mss_cli.output.phrases import archive_url
from mss_cli.output.view import DatasetItem
from mss_cli.queries.findings import Finding
from mss_cli.queries.grades import Grade, best_first, grade
from mss_cli.queries.horizon import horizon
from mss_cli.queries.lead import Basis, Lead
from mss_cli.queries.standing import Standing, figure

Number = int | float
Item = dict[str, Any]


class Shape(Struct, frozen=True):
    """What items of one sort have: the fields of ``record``, if there is one, and ``computed`` fields.

    A computed field takes the place of the record's of that name; the others stand before the field ``before``, or
    last. Its type is an annotation, another shape, or a list of one shape, for many such items.
    """

    name: str
    record: type[Struct] | None = None
    computed: Mapping[str, Any] = {}
    before: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the fields, in order."""
        own = [*self.record.__struct_fields__] if self.record else []
        added = [name for name in self.computed if name not in own]
        index = own.index(self.before) if self.before else len(own)
        return [*own[:index], *added, *own[index:]]

    @property
    def fields(self) -> dict[str, Any]:
        """The type of every field by its name, in order."""
        own = {each.name: each.type for each in msgspec.structs.fields(self.record)} if self.record else {}
        return {name: self.computed.get(name, own.get(name)) for name in self.names}

    def item(self, record: Struct, **computed: Any) -> Item:
        """Return ``record`` as an item, with what is ``computed``."""
        return {name: computed[name] if name in computed else _plain(getattr(record, name)) for name in self.names}

    def struct(self) -> type[Struct]:
        """Return the type of these items, from which their JSON Schema is made: one, however often it is asked for."""
        if self.name not in _STRUCTS:
            fields = [(name, _json_type(kind)) for name, kind in self.fields.items()]
            _STRUCTS[self.name] = msgspec.defstruct(self.name, fields)
        return _STRUCTS[self.name]


_STRUCTS: dict[str, type[Struct]] = {}


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return value.edtf
    return plain(value) if isinstance(value, Decimal) else value


_JSON_TYPES: dict[Any, Any] = {When: str, Decimal: Number}


def _json_type(kind: Any) -> Any:
    """Return the type that a field of type ``kind`` has in JSON."""
    if isinstance(kind, Shape):
        return kind.struct()
    if isinstance(kind, list):
        return tuple[_json_type(kind[0]), ...]  # type: ignore[misc]
    if kind in _JSON_TYPES:
        return _JSON_TYPES[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return Union[tuple(map(_json_type, parts))]  # noqa: UP007 - of a list that is computed
    return _json_type(parts[0]) if origin is Annotated else kind


class FigureItem(Struct, frozen=True):
    """An interval: all that a fact's figures lie in, or that a sum may be."""

    low: Number
    high: Number


class LeadItem(Struct, frozen=True):
    """The answer that leads, by a published rule; an end is null where the figure is open there."""

    low: Number | None
    high: Number | None
    bound: Bound | None
    unit: UnitName | None
    basis: Basis
    grade: Grade
    origins: int
    against: int


class WithdrawnItem(Struct, frozen=True):
    """That a fact was taken back: since when, and why."""

    on: str
    reason: str


CLAIM = Shape(
    "ClaimItem",
    Claim,
    {
        "low": Number | None,
        "high": Number | None,
        "publisher": str | None,
        "url": str | None,
        "grade": Grade,
    },
)
"""A claim: its interval, read closely, is given where it gives a single value, too; people and publishers by name."""

FACT = Shape(
    "FactItem",
    Fact,
    {
        "standing": Standing,
        "figure": FigureItem | None,
        "lead": LeadItem | None,
        "start": str | None,
        "end": str | None,
        "country_names": tuple[str, ...],
        "withdrawn": WithdrawnItem | None,
        "claims": [CLAIM],
    },
    before="note",
)
"""A fact: ``figure`` holds all its figures, ``lead`` is the one that leads; ``start`` and ``end`` are whole days."""

SOURCE_COMPUTED = {"publisher_id": str | None, "class": PublisherClass | None, "archive": str | None}

SOURCE = Shape("PlainSourceItem", Source, SOURCE_COMPUTED)
"""A source: who published it by name and id, and where an archive may have the page, which nobody checked."""


def fact_item(dataset: Dataset, finding: Finding) -> Item:
    """Return what is found for a fact, for scripts."""
    fact = finding.fact
    value = figure(fact)
    return FACT.item(
        fact,
        standing=finding.standing,
        figure=figure_item(value) if value else None,
        lead=lead_item(finding.lead) if finding.lead else None,
        start=None if fact.date.earliest == date.min else fact.date.earliest.isoformat(),
        end=None if fact.date.latest == date.max else fact.date.latest.isoformat(),
        country_names=tuple(dataset.countries[code].name for code in fact.countries),
        withdrawn=WithdrawnItem(fact.withdrawn.on.edtf, fact.withdrawn.reason) if fact.withdrawn else None,
        claims=[claim_item(dataset, fact, claim) for claim in best_first(dataset, fact, fact.claims)],
    )


def lead_item(lead: Lead) -> LeadItem:
    """Return a lead for scripts."""
    return LeadItem(
        low=None if lead.low is None else plain(lead.low),
        high=None if lead.high is None else plain(lead.high),
        **{name: getattr(lead, name) for name in ("bound", "unit", "basis", "grade", "origins", "against")},
    )


def claim_item(dataset: Dataset, fact: Fact, claim: Claim) -> Item:
    """Return ``claim`` of ``fact`` for scripts."""
    found = claim.interval
    source = dataset.sources[claim.source]
    return CLAIM.item(
        claim,
        low=plain(found.low) if found else None,
        high=plain(found.high) if found else None,
        unit=fact.unit_of(claim),
        attributed_to=dataset.name_of(claim.attributed_to) if claim.attributed_to else None,
        origin=dataset.name_of(claim.origin) if claim.origin else None,
        publisher=dataset.name_of(source.publisher) if source.publisher else None,
        url=source.url,
        grade=grade(dataset, fact, claim),
    )


def source_item(dataset: Dataset, source: Source) -> Item:
    """Return ``source`` for scripts."""
    return SOURCE.item(source, **source_values(dataset, source))


def source_values(dataset: Dataset, source: Source) -> Item:
    """Return what an item of ``source`` has computed beside its own fields."""
    publisher = dataset.publishers.get(source.publisher or "")
    return {
        "publisher": publisher.name if publisher else None,
        "origin": dataset.name_of(source.origin) if source.origin else None,
        "publisher_id": source.publisher,
        "class": publisher.class_ if publisher else None,
        "archive": archive_url(source),
    }


def figure_item(value: Interval) -> FigureItem:
    """Return an interval for scripts."""
    return FigureItem(plain(value.low), plain(value.high))


def dataset_item(dataset: Dataset) -> DatasetItem:
    """Return what the envelope says of the dataset: what it is, and how far it reaches."""
    metadata, reach = dataset.metadata, horizon(dataset)
    days = (getattr(reach, name) for name in reach.__struct_fields__)
    ends = (day.edtf if day else None for day in days)
    return DatasetItem(metadata.title, metadata.version, metadata.license, dataset.sha256, *ends)
