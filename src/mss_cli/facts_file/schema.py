"""The JSON Schema of a facts file, for completion and checking in editors (draft-07, which Taplo reads)."""

from typing import Any

import msgspec

from mss_cli.facts_file.parse import SECTIONS
from mss_cli.model.records import ID, Metadata

_EDTF = r"^(\.\.|\d{4}(-\d\d(-\d\d)?)?~?)(/(\.\.|\d{4}(-\d\d(-\d\d)?)?~?))?$"


def facts_schema() -> dict[str, Any]:
    """Return the schema: what the model's records are, without the ids that are the names of their tables."""
    (metadata, *records), definitions = msgspec.json.schema_components(
        [Metadata, *SECTIONS.values()], ref_template="#/definitions/{name}"
    )
    tables = dict(zip(SECTIONS, records, strict=True))
    for record in SECTIONS.values():
        definition = definitions[record.__name__]
        del definition["properties"]["id"]
        definition["required"].remove("id")
    definitions["When"] = {"type": "string", "pattern": _EDTF}
    keys = {"countries": "^[A-Z]{3}$"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Facts of mss",
        "type": "object",
        "properties": {
            "dataset": metadata,
            **{
                name: {
                    "type": "object",
                    "propertyNames": {"pattern": keys.get(name, f"^{ID.pattern}$")},
                    "additionalProperties": table,
                }
                for name, table in tables.items()
            },
        },
        "required": ["dataset"],
        "additionalProperties": False,
        "definitions": _tidy(definitions),
    }


def _tidy(schema: Any) -> Any:
    """Return ``schema`` as a reader wants it: decimals as TOML's numbers, descriptions on one line, null last."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: _tidy(value) for key, value in schema.items()}
    if isinstance(text := tidy.get("description"), str):
        tidy["description"] = " ".join(text.split())
    if "anyOf" in tidy:  # versions of msgspec differ in where null stands
        tidy["anyOf"] = sorted(tidy["anyOf"], key=lambda each: bool(each == {"type": "null"}))
    if tidy.get("format") == "decimal":
        del tidy["format"]
        tidy |= {"type": "number", "minimum": 0}
    return tidy
