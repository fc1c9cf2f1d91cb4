"""The record as an SQLite database: its tables with their keys, an index of the words, and a view of the answers.

One facts file gives one database, byte for byte, with one version of SQLite: nothing in it is of the day or the place
where it was made.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from mss_cli.errors import MssError
from mss_cli.export.columns import TableColumn, Type, license_url
from mss_cli.export.tables import Table
from mss_cli.model.records import Metadata
from mss_cli.output.formats.json import encoded

_TYPES: dict[Type, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
}

SEARCHED = {
    "facts": ("summary", "scope", "note"),
    "claims": ("printed", "note"),
    "sources": ("title", "note"),
}
"""The columns whose words are indexed."""

ANSWER = """\
CREATE VIEW answer AS
SELECT
  facts.id AS fact, kind, date, summary, answer, lead_low AS low, lead_high AS high, lead_bound AS bound,
  lead_unit AS unit, lead_basis AS basis, lead_grade AS grade, lead_origins AS origins, lead_against AS against,
  standing, best_source AS source, citation, url AS link, archive
FROM facts JOIN sources ON sources.id = best_source
"""
"""A row for each fact: what leads and why, how it stands, and the best source."""


def database(tables: Sequence[Table]) -> bytes:
    """Return the database that holds ``tables``.

    Raises:
        MssError: this Python's SQLite has no index of words.

    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "facts.db")
        connection = sqlite3.connect(path)
        try:
            _fill(connection, tables)
        except sqlite3.OperationalError as error:
            raise MssError(f"this Python's SQLite can't make the database: {error}; it needs FTS5") from None
        finally:
            connection.close()
        return path.read_bytes()


def _fill(connection: sqlite3.Connection, tables: Sequence[Table]) -> None:
    with connection:
        for table in tables:
            connection.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({marks})", table.rows)  # noqa: S608 - the names are ours
        for statement in _indexes(tables):
            connection.execute(statement)
        connection.execute(ANSWER)


def _create(table: Table) -> str:
    lines = [f"  {_column(column)}" for column in table.columns]
    lines.append(f"  PRIMARY KEY ({', '.join(map(_name, table.key))})")
    lines += [
        f"  FOREIGN KEY ({_name(each.name)}) REFERENCES {_name(each.names)} (id) DEFERRABLE INITIALLY DEFERRED"
        for each in table.columns
        if each.names
    ]
    body = ",\n".join(lines)
    return f"CREATE TABLE {_name(table.name)} (\n{body}\n)"


def _column(column: TableColumn) -> str:
    parts = [_name(column.name), _TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.choices:
        choices = ", ".join(f"'{choice}'" for choice in column.choices)
        parts.append(f"CHECK ({_name(column.name)} IN ({choices}))")
    return " ".join(parts)


def _indexes(tables: Sequence[Table]) -> Iterator[str]:
    """Yield what indexes the columns that name other tables, and the words."""
    for table in tables:
        for column in table.columns:
            if column.names and column.name != table.key[0]:
                index = _name(f"{table.name}_by_{column.name}")
                yield f"CREATE INDEX {index} ON {_name(table.name)} ({_name(column.name)})"
    for name, columns in SEARCHED.items():
        fts = f"{name}_fts"
        options = f"""{", ".join(columns)}, content="{name}", tokenize='unicode61 remove_diacritics 2'"""
        yield f"CREATE VIRTUAL TABLE {fts} USING fts5({options})"
        yield f"INSERT INTO {fts} ({fts}) VALUES ('rebuild')"  # noqa: S608 - the names are ours


def _name(name: str) -> str:
    return f'"{name}"'


def datasette_metadata(tables: Sequence[Table], metadata: Metadata, name: str) -> bytes:
    """Return what Datasette shows of the database ``name``: title, licence, what each table and column is."""
    version = f"{metadata.title}, version {metadata.version}"
    shown = {
        "title": metadata.title,
        "description": f"{version}. Every answer has its sources, with their addresses, in the view answer.",
        "license": metadata.license,
        "license_url": license_url(metadata.license),
        "source": f"{version}: the documents in the table sources",
        "databases": {
            name: {
                "tables": {
                    table.name: {
                        "description": table.description,
                        "columns": {column.name: column.description for column in table.columns},
                        **_shown(table.name),
                    }
                    for table in tables
                }
            }
        },
    }
    return encoded(msgspec.json.format(msgspec.json.encode(shown), indent=2)).encode()


def _shown(name: str) -> dict[str, Any]:
    """Return how Datasette shows a table: by what it is sorted and counted, and what a row is called."""
    shown: dict[str, dict[str, Any]] = {
        "facts": {"sort": "start", "facets": ["kind", "standing", "lead_grade"], "label_column": "summary"},
        "claims": {"facets": ["grade"]},
        "sources": {"sort_desc": "issued", "label_column": "title"},
    }
    return shown.get(name, {})
