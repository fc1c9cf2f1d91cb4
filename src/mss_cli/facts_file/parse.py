"""From a facts file's text to a dataset: every problem is collected, with its position, before parsing fails."""

from decimal import Decimal, InvalidOperation
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli
from msgspec import Struct

from mss_cli.errors import BadFactsError, Problem, clipped
from mss_cli.facts_file.positions import KeyPath, Positions
from mss_cli.facts_file.read import FactsText, decode, digest
from mss_cli.facts_file.validate import Fault, broken_references, date_faults, faults_of_record, suggestion
from mss_cli.model.records import Check, Country, Dataset, Fact, Metadata, Publisher, Source, Speaker

Record = TypeVar("Record", bound=Struct)

SECTIONS: dict[str, type[Struct]] = {
    "publishers": Publisher,
    "speakers": Speaker,
    "countries": Country,
    "sources": Source,
    "facts": Fact,
    "checks": Check,
}
"""The tables of a facts file besides ``[dataset]``, and the records in them."""

_NO_METADATA = Metadata("", "", "")

_MAX_NAMES_COMPARED = 100_000
"""How many names are compared with misspelt ones: where very many are misspelt, the last get no suggestion."""


def parse(facts: FactsText) -> Dataset:
    """Return the dataset that a facts file's text holds; raises ``BadFactsError`` with every problem in it."""
    raw = _toml(facts)
    faults: list[Fault] = []
    metadata = _metadata(raw, faults)
    tables = {name: _section(name, raw.get(name, {}), record, faults) for name, record in SECTIONS.items()}
    dataset = Dataset(metadata=metadata, sha256=facts.sha256, path=facts.path, **tables)  # type: ignore[arg-type]
    known = {name: set(table) for name in SECTIONS if isinstance(table := raw.get(name, {}), dict)}
    faults.extend(broken_references(dataset, known))
    if faults:
        raise BadFactsError(locate(facts, faults))
    gone = {name: fact for name, fact in dataset.facts.items() if fact.withdrawn}
    standing = {name: fact for name, fact in dataset.facts.items() if name not in gone}
    return msgspec.structs.replace(dataset, facts=standing, withdrawn=gone)


def parse_bytes(path: Path, content: bytes) -> Dataset:
    """Return the dataset that the bytes of the facts file at ``path`` hold; raises what ``decode`` and ``parse`` do."""
    return parse(decode(path, content, digest(content)))


def locate(facts: FactsText, faults: list[Fault]) -> list[Problem]:
    """Return ``faults`` with the lines and columns that they stand at, in order."""
    positions = Positions(facts.text)
    problems: set[Problem] = set()
    left = _MAX_NAMES_COMPARED
    for position, fault in sorted(((positions.of(fault.path), fault) for fault in faults), key=itemgetter(0)):
        message = fault.message
        if fault.known is not None:
            left -= len(fault.known)
            message += f": {suggestion(fault.name, fault.known) if left > 0 else 'correct it'}"
        problems.add(Problem(facts.path, *position, fault.code, clipped(message)))
    return sorted(problems)


def _toml(facts: FactsText) -> dict[str, Any]:
    try:
        return tomli.loads(facts.text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        fault = Problem(facts.path, error.lineno, error.colno, "toml", f"{error.msg}: correct the TOML here")
    except (ValueError, RecursionError) as error:
        # An integer that is too long; arrays in arrays without end.
        message = str(error).partition(";")[0]
        fault = Problem(facts.path, 1, 1, "toml", f"{message}: no facts file needs this")
    raise BadFactsError([fault])


def _decimal(text: str) -> Decimal:
    """Return the number that ``text`` writes; infinity, for which no record has a use, where it is beyond decimals."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _metadata(raw: dict[str, Any], faults: list[Fault]) -> Metadata:
    for name in raw.keys() - {"dataset", *SECTIONS}:
        known = ", ".join(("dataset", *SECTIONS))
        faults.append(Fault((name,), "unknown-key", f"unknown table {name!r}: a facts file has {known}"))
    if "dataset" not in raw:
        message = "there is no [dataset] table: start the file with its title, version and license"
        faults.append(Fault((), "missing-key", message))
        return _NO_METADATA
    return _record(raw["dataset"], Metadata, ("dataset",), faults) or _NO_METADATA


def _section(name: str, table: object, record: type[Record], faults: list[Fault]) -> dict[str, Record]:
    if not isinstance(table, dict):
        faults.append(Fault((name,), "wrong-type", f"{name!r} is not a table: write [{name}.ID] headers"))
        return {}
    records = {}
    for key, content in table.items():
        path = (name, key)
        if isinstance(content, dict):
            if "id" in content:
                faults.append(Fault((*path, "id"), "unknown-key", f"the id is the table's name: [{name}.{key}]"))
            content["id"] = key
        if one := _record(content, record, path, faults):
            records[key] = one
    return records


def _record(content: object, record: type[Record], path: KeyPath, faults: list[Fault]) -> Record | None:
    faults.extend(date_faults(content, record, path))
    try:
        return msgspec.convert(content, record)
    except (msgspec.ValidationError, ValueError):
        faults.extend(faults_of_record(content, record, path))
        return None
