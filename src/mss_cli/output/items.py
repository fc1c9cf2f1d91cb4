"""Records as scripts see them: every field of the record, and what is computed beside them.

An item is made and described from the record itself, so that a new field of a record is in all that is made for
scripts.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Interval, plain
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.queries.standing import Standing, figure, standing

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
    def fields(self) -> dict[str, Any]:
        """The type of every field by its name, in order."""
        own = {each.name: each.type for each in msgspec.structs.fields(self.record)} if self.record else {}
        added = {name: kind for name, kind in self.computed.items() if name not in own}
        found: dict[str, Any] = {}
        for name, kind in own.items():
            if name == self.before:
                found |= added
            found[name] = self.computed.get(name, kind)
        return found | added

    def item(self, record: Struct, **computed: Any) -> Item:
        """Return ``record`` as an item, with what is ``computed``."""
        return {name: computed[name] if name in computed else _plain(getattr(record, name)) for name in self.fields}

    def struct(self) -> type[Struct]:
        """Return the type of these items, from which their JSON Schema is made."""
        return msgspec.defstruct(self.name, [(name, _json_type(kind)) for name, kind in self.fields.items()])


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


CLAIM = Shape("ClaimItem", Claim, {"low": Number | None, "high": Number | None, "date": str | None})
"""A claim: its interval is given where it gives a single value, too."""

FACT = Shape("FactItem", Fact, {"standing": Standing, "figure": FigureItem | None, "claims": [CLAIM]}, before="note")


def fact_item(dataset: Dataset, fact: Fact) -> Item:
    """Return ``fact`` for scripts."""
    return FACT.item(
        fact,
        standing=standing(dataset, fact),
        figure=figure_item(found) if (found := figure(fact)) else None,
        claims=[claim_item(fact, claim) for claim in fact.claims],
    )


def claim_item(fact: Fact, claim: Claim) -> Item:
    """Return ``claim`` of ``fact`` for scripts."""
    found = claim.interval
    return CLAIM.item(
        claim,
        low=plain(found.low) if found else None,
        high=plain(found.high) if found else None,
        unit=fact.unit_of(claim),
    )


def figure_item(value: Interval) -> FigureItem:
    """Return an interval for scripts."""
    return FigureItem(plain(value.low), plain(value.high))


def dataset_item(dataset: Dataset) -> dict[str, str | None]:
    """Return what the envelope says of the dataset."""
    about = dataset.metadata
    return {"title": about.title, "version": about.version, "license": about.license, "sha256": dataset.sha256}
