"""The columns that a shape has, and the cells of its items: both follow from the shape's fields alone.

An answer that leads, or any other record within a record, is a column for each of its fields; a name that may be of
either of two tables is a column for each; a list of texts is a table of its own.
"""

from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.fields import Field, fields
from mss_cli.model.records import Dataset
from mss_cli.output.items import Item, Shape
from mss_cli.sanitize import address

TableCell = str | int | float | bool | None
Type = Literal["string", "integer", "number", "boolean", "date"]


class TableColumn(Struct, frozen=True):
    """A column: what its cells are, whether each has one, the table that it names, what it may be alone."""

    name: str
    type: Type
    description: str
    required: bool = False
    names: str = ""
    choices: tuple[str, ...] = ()


DESCRIPTIONS = {
    "title": "What it is called",
    "version": "Calendar version of the facts",
    "license": "SPDX identifier of the licence",
    "sha256": "SHA-256 of the facts file that this was made from",
    "searched_through": "The day up to which public sources were searched, by the curator's word",
    "newest_event": "The date of the newest fact, in EDTF",
    "newest_source": "When the newest source was issued, in EDTF",
    "id": "Its name, which stays the same from version to version",
    "name": "What it is called",
    "alpha2": "ISO 3166-1 alpha-2 code",
    "title_is_description": "Whether the title is this record's own description, for want of a headline",
    "author": "Who wrote it",
    "document": "File name of a seed document",
    "url": "The address",
    "archive": "Where an archive may have the page as it was near the day it was read; nobody checked that it has",
    "citation": "The citation, as in notes by the Chicago Manual",
    "note": "What else is to be known of it",
    "unit": "What the figure counts",
    "standing": "How well it is supported: single, corroborated or disputed",
    "figure_low": "The lowest of all its figures",
    "figure_high": "The highest of all its figures",
    "lead_low": "The lowest value of the answer that leads; empty where it is open",
    "lead_high": "The highest value of the answer that leads; empty where it is open",
    "lead_bound": "How the answer that leads is hedged",
    "lead_unit": "What the answer that leads counts",
    "lead_basis": "The rule by which it leads",
    "lead_grade": "The best grade of the claims that back it",
    "lead_origins": "How many independent origins back it",
    "lead_against": "How many origins say otherwise",
    "start": "The first day that the date may mean",
    "end": "The last day that the date may mean",
    "answer": "The figure in words: the one that leads, or the rivals",
    "best_source": "The source nearest to what is counted, of those that back the answer",
    "fact": "The fact that it answers",
    "position": "Its place, from 1; of claims, those nearest to what is counted come first",
    "grade": "How near it stands to what is counted: record, official, quoted, reported or copied",
    "about": "What is checked",
    "equals": "The fact that the sum must equal",
    "rule": "What is put together: parts, strength or pledge",
    "outcome": "Whether it adds up: holds, fails, depends on which rivals are right, or open for want of a figure",
    "kind": "What it was about",
    "date": "When it was said to have happened or held, in EDTF",
    "summary": "What it said, in one sentence",
    "on": "The day on which it was taken back, in EDTF",
    "reason": "Whether the sources changed or the record erred, and how",
}
"""What columns hold that the records don't describe: names that need no word there, and what is computed."""


_NAMES = {"best_source": ("sources",)}
"""The tables that computed columns name."""


class Part(Struct, frozen=True):
    """What one field of a shape is in a table: some columns, and what each has of the field's value."""

    field: str
    columns: tuple[TableColumn, ...]
    inner: tuple[str, ...] = ()
    """The fields of the record that it is, one a column."""
    tables: tuple[str, ...] = ()
    """The tables of which it may be an id, one a column."""

    def cells(self, dataset: Dataset, item: Item) -> tuple[TableCell, ...]:
        """Return the cells of ``item``."""
        value = item[self.field]
        if self.inner:
            return tuple(getattr(value, each, None) for each in self.inner)
        if self.tables:
            return tuple(value if value in getattr(dataset, table) else None for table in self.tables)
        return (value,)


def parts(shape: Shape) -> list[Part]:
    """Return what the fields of ``shape`` are in a table, without its lists."""
    known = record_fields(shape)
    return [_part(name, kind, known.get(name)) for name, kind in shape.fields.items() if not is_list(kind)]


def _part(name: str, kind: Any, field: Field | None) -> Part:
    bare, names = _bare(kind), field.names if field else _NAMES.get(name, ())
    description = field.description if field else ""
    if isinstance(bare, type) and issubclass(bare, Struct) and bare is not When:
        inner = msgspec.structs.fields(bare)
        return Part(
            name, tuple(column(f"{name}_{each.name}", each.type) for each in inner), tuple(each.name for each in inner)
        )
    if len(names) > 1:
        return Part(
            name,
            tuple(column(f"{name}_{singular(table)}", str, description, names=table) for table in names),
            tables=names,
        )
    title = field.key if field else name
    required = NoneType not in get_args(kind)
    return Part(name, (column(title, kind, description, required=required, names="".join(names)),))


def column(name: str, kind: Any, description: str = "", *, required: bool = False, names: str = "") -> TableColumn:
    """Return a column whose cells are ``kind``."""
    bare = _bare(kind)
    choices = get_args(bare) if get_origin(bare) is Literal else ()
    description = (description or DESCRIPTIONS[name]).replace("quoted EDTF", "EDTF")
    return TableColumn(name, "date" if name in {"start", "end"} else _type(bare), description, required, names, choices)


def record_fields(shape: Shape) -> dict[str, Field]:
    """Return the fields of the record that ``shape`` is made from, by name."""
    return {field.name: field for field in fields(shape.record)} if shape.record else {}


def is_list(kind: Any) -> bool:
    """Whether a field of type ``kind`` has entries, so that it isn't a cell."""
    return isinstance(kind, list) or get_origin(_bare(kind)) is tuple


def license_url(license_id: str) -> str:
    """Return where the licence with this SPDX identifier stands."""
    return f"https://spdx.org/licenses/{address(license_id).replace('/', '%2F')}.html"


def singular(name: str) -> str:
    """Return what one entry of the table or list ``name`` is called."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("es") if name.endswith("ases") else name.removesuffix("s")


def _bare(kind: Any) -> Any:
    """Return ``kind`` without its annotations, and without None."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _bare(get_args(kind)[0])
    if origin in {Union, UnionType}:
        parts = [part for part in get_args(kind) if part is not NoneType]
        return float if float in parts else _bare(parts[0])
    return kind


def _type(bare: Any) -> Type:
    if bare is bool:
        return "boolean"
    if bare is int:
        return "integer"
    return "number" if _is_number(bare) else "string"


def _is_number(bare: Any) -> bool:
    return isinstance(bare, type) and issubclass(bare, float | Decimal)
