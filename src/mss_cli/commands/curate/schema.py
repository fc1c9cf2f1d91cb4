"""``mss schema``: the JSON Schemas of what ``--json`` prints, and of the facts file."""

from typing import Annotated, Any

import msgspec
import typer
from msgspec import Struct

from mss_cli import commands, completion
from mss_cli.command import command as as_command
from mss_cli.errors import NotFoundError
from mss_cli.facts_file.schema import facts_schema
from mss_cli.output.formats.json import MAJOR
from mss_cli.output.items import Shape
from mss_cli.output.view import DatasetItem
from mss_cli.session import Session

_WITHOUT = {"cite", "export", "schema"}
"""The commands that print no JSON of their own."""


def _known() -> list[tuple[str, str]]:
    """Return the names that there is a schema for, each with a description, without importing a command."""
    likely = (each for section in ("lookup", "publish", "curate") for each in commands.COMMANDS[section].items())
    return [("facts", "The facts file."), *(each for each in likely if each[0] not in _WITHOUT)]


Name = Annotated[
    str,
    typer.Argument(
        metavar="[NAME]",
        help="A command's name, or 'facts' for the facts file.",
        autocompletion=completion.completer(lambda _: _known(), needs_facts=False),
    ),
]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Described = Shape | type[Struct]
"""What says which fields an item has."""


def schema(session: Session, name: Name = "") -> None:
    """Print the JSON Schema of the JSON, or of a facts file.

    NAME is a command, or "facts" for the facts file; without it, all commands' JSON is described.
    """
    printing = _printing()
    if name == "facts":
        found = facts_schema()
    elif name in printing:
        found = _envelope(name, *printing[name])
    elif not name:
        schemas = {each: _envelope(each, *structs) for each, structs in printing.items()}
        found = {"$schema": _DIALECT, "$id": "mss", "oneOf": list(schemas.values())}
    else:
        known = [*printing, "facts"]
        raise NotFoundError("schema", name, known, f"there is one for {', '.join(known)}")
    text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    session.put(text)


command = as_command(schema)


def _printing() -> dict[str, tuple[Described, Described | None]]:
    """Return the structs of every command that prints JSON."""
    found = {}
    for name in commands.names():
        module = commands.find(name)
        if item := getattr(module, "ITEM", None):
            found[name] = (item, getattr(module, "EXTRA", None))
    return found


def _envelope(name: str, item: Described, extra: Described | None) -> dict[str, Any]:
    structs = [each.struct() if isinstance(each, Shape) else each for each in (DatasetItem, item, extra) if each]
    (dataset, item_schema, *extra_schema), definitions = msgspec.json.schema_components(
        structs, ref_template="#/$defs/{name}"
    )
    properties = {
        "schema": {"const": f"mss/{name}/{MAJOR}"},
        "dataset": dataset,
        "query": {"type": "object"},
        "count": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": item_schema},
    }
    for each in extra_schema:
        properties |= definitions.pop(each["$ref"].rpartition("/")[2])["properties"]
    return {
        "$schema": _DIALECT,
        "$id": f"mss/{name}/{MAJOR}",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }
