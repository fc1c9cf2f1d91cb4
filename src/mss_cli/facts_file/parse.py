"""From a facts file's text to a dataset: every problem is collected, with its place, before parsing fails."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from pathlib import Path as FilePath
from typing import Any, TypeVar

import msgspec
import tomli
from msgspec import Struct

from mss_cli.errors import BadFactsError, Problem, clipped
from mss_cli.facts_file.pieces import pieces
from mss_cli.facts_file.positions import Path, Places
from mss_cli.facts_file.read import FactsText, digest, text_of
from mss_cli.facts_file.validate import Fault, broken_references, faults_of_record, instead
from mss_cli.model.dates import When, when
from mss_cli.model.records import About, Check, Country, Dataset, Fact, Source

Record = TypeVar("Record", bound=Struct)

SECTIONS: dict[str, type[Struct]] = {
    "countries": Country,
    "sources": Source,
    "facts": Fact,
    "checks": Check,
}


def parse(facts: FactsText) -> Dataset:
    """Give the dataset that a facts file's text holds; raises ``BadFactsError`` with every problem in it."""
    dataset, faults = _dataset([_toml(facts)], facts.path, facts.sha256)
    if faults:
        raise BadFactsError(placed(facts, faults))
    return dataset


def parse_bytes(path: FilePath, content: bytes) -> Dataset:
    """Give the dataset that the bytes of the facts file at ``path`` hold; raises what ``text_of`` and ``parse`` do."""
    sha256 = digest(content)
    try:
        raws = (tomli.loads(piece, parse_float=_decimal) for piece in pieces(content))
        dataset, faults = _dataset(raws, str(path), sha256)
        if not faults:
            return dataset
    except (ValueError, RecursionError):
        pass  # the whole text tells where the fault is
    return parse(text_of(path, content, sha256))


def _dataset(raws: Iterable[dict[str, Any]], path: str, sha256: str) -> tuple[Dataset, list[Fault]]:
    """Give the dataset that ``raws`` make up, no two of which have a table in common, and every fault in it."""
    faults: list[Fault] = []
    abouts: list[About] = []
    read: dict[str, dict[str, Any]] = {name: {} for name in SECTIONS}
    known: dict[str, set[str]] = {name: set() for name in SECTIONS}
    for raw in raws:
        abouts += _about(raw, faults)
        for name, record in SECTIONS.items():
            table = raw.get(name, {})
            read[name].update(_section(name, table, record, faults))
            known[name].update(table if isinstance(table, dict) else ())
    if not abouts:
        message = "there is no [dataset] table: start the file with its title, version and license"
        faults.append(Fault((), "missing-key", message))
    about = abouts[0] if abouts else About("", "", "")
    dataset = Dataset(about, read["countries"], read["sources"], read["facts"], read["checks"], sha256, path)
    faults.extend(broken_references(dataset, known))
    return dataset, faults


def placed(facts: FactsText, faults: list[Fault]) -> list[Problem]:
    """Give ``faults`` with the lines and columns that they stand at, in order."""
    places = Places(facts.text)
    problems: set[Problem] = set()
    left = _COMPARED
    for place, fault in sorted(((places.of(fault.path), fault) for fault in faults), key=itemgetter(0)):
        message = fault.message
        if fault.known is not None:
            left -= len(fault.known)
            message += f": {instead(fault.name, fault.known) if left > 0 else 'correct it'}"
        problems.add(Problem(facts.path, *place, fault.code, clipped(message)))
    return sorted(problems)


_COMPARED = 100_000
"""How many names are held against misspelt ones: where very many are misspelt, the last get no suggestion."""


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
    """Give the number that ``text`` writes; infinity, for which no record has a use, where it is beyond decimals."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _about(raw: dict[str, Any], faults: list[Fault]) -> list[About]:
    for name in raw.keys() - {"dataset", *SECTIONS}:
        known = ", ".join(("dataset", *SECTIONS))
        faults.append(Fault((name,), "unknown-key", f"unknown table {name!r}: a facts file has {known}"))
    if "dataset" not in raw:
        return []
    return [_record(raw["dataset"], About, ("dataset",), faults) or About("", "", "")]


def _section(name: str, table: object, record: type[Record], faults: list[Fault]) -> dict[str, Record]:
    if not isinstance(table, dict):
        faults.append(Fault((name,), "wrong-type", f"{name!r} is no table: write [{name}.ID] headers"))
        return {}
    read_records = {}
    for key, content in table.items():
        path = (name, key)
        if isinstance(content, dict):
            if "id" in content:
                faults.append(Fault((*path, "id"), "unknown-key", f"the id is the table's name: [{name}.{key}]"))
            content["id"] = key
        if one := _record(content, record, path, faults):
            read_records[key] = one
    return read_records


def _record(content: object, record: type[Record], path: Path, faults: list[Fault]) -> Record | None:
    try:
        return msgspec.convert(content, record, dec_hook=_decoded)
    except (msgspec.ValidationError, ValueError):
        faults.extend(faults_of_record(content, record, path, _decoded))
        return None


def _decoded(_: type, value: object) -> When:
    if not isinstance(value, str):
        raise ValueError('dates are quoted text, as "2024-06-25"')  # noqa: TRY004 - msgspec reports this one
    return when(value)
