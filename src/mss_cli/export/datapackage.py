"""The record as a Data Package (version 2): a CSV file for each table, and what its columns are.

One facts file gives one package, byte for byte, with one version of zlib. Text that a spreadsheet might run has a '
before it, as in all CSV of mss.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import msgspec

from mss_cli.export.columns import TableCell, TableColumn, license_url
from mss_cli.export.tables import Table
from mss_cli.model.records import Metadata
from mss_cli.output.formats.json import encoded
from mss_cli.sanitize import inert, visible

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When every file of the package was changed last: the first day that a ZIP file knows."""

_UNRUN = "Text that a spreadsheet might run as a formula has a ' before it: take one away."


def package(tables: Sequence[Table], metadata: Metadata) -> bytes:
    """Return the package that holds ``tables``, as a ZIP file."""
    files = {f"{table.name}.csv": _csv(table) for table in tables}
    descriptor = {
        "$schema": PROFILE,
        "name": "mss-facts",
        "title": metadata.title,
        "description": f"{metadata.title}: facts, each with every source's answer. {_UNRUN}",
        "version": metadata.version,
        "licenses": [{"name": metadata.license, "path": license_url(metadata.license)}],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    content = encoded(msgspec.json.format(msgspec.json.encode(descriptor), indent=2)).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {"datapackage.json": content, **files}.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _csv(table: Table) -> bytes:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(column.name for column in table.columns)
    out.writerows(map(_cell, row) for row in table.rows)
    return text.getvalue().encode()


def _cell(cell: TableCell) -> str | float | None:
    if isinstance(cell, bool):
        return str(cell).lower()
    return inert(visible(cell)) if isinstance(cell, str) else cell


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.names == table.name else column.names, "fields": ["id"]},
        }
        for column in table.columns
        if column.names
    ]
    schema = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(column: TableColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    field = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})
