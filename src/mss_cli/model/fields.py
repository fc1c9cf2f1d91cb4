"""The fields of a record, and what its declaration says of each: how it is called, what it means, whose id it is."""

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
from msgspec import Meta, Struct


def names(*sections: str) -> Meta:
    """Return what says of a text that it is the id of a record of one of these sections."""
    return Meta(extra={"names": sections})


class Field(Struct, frozen=True):
    """A field of a record: its name here and in the file, and what outputs call it and say of it."""

    name: str
    key: str
    label: str
    description: str
    names: tuple[str, ...]
    """The sections one of whose ids it is."""


def fields(record: type[Struct]) -> Iterator[Field]:
    """Yield the fields of ``record`` in their order, each with what a page calls it."""
    for each in msgspec.structs.fields(record):
        metas = [*_metas(each.type)]
        label = next(filter(None, (meta.title for meta in metas)), each.encode_name.replace("_", " ").capitalize())
        description = next(filter(None, (meta.description for meta in metas)), "")
        names = next((meta.extra["names"] for meta in metas if meta.extra), ())
        yield Field(each.name, each.encode_name, label, description, names)


def _metas(annotation: Any) -> Iterator[Meta]:
    if isinstance(annotation, Meta):
        yield annotation
    for each in get_args(annotation):
        yield from _metas(each)
