"""Snapshots: a facts file that was read and found sound, kept so that it needn't be parsed again.

A snapshot is named by the size and checksum of the file's bytes, and by what would read them otherwise: the program's
version, and the size and times of the modules that parse. It holds, one after the other:

- the SHA-256 of the file, its length, and its bytes, which the file is held against one by one;
- the sources and facts, each typed MessagePack of its own, so that only those are decoded that are asked for;
- the index and its length: all that is small, and where each source and fact stands;
- a checksum of all but the file's bytes and their length.

It is used only if it is whole, the reader's own, and of the very bytes that the file has; otherwise the file is parsed
as if there were none.
"""

import os
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.machinery import PathFinder
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from mss_cli import __version__
from mss_cli.cache import folder as cache
from mss_cli.model.dates import When, when
from mss_cli.model.records import About, Check, Country, Dataset, Fact, Source

Record = TypeVar("Record", bound=Struct)

_KEPT = 8
"""How many snapshots stay, the one just written among them."""

_NUMBER = "Q"
"""How ``array`` has the numbers of the index: as the machine does, which the snapshot's name tells."""


class Where(Struct, frozen=True, array_like=True):
    """Where records stand: their ids, and numbers, of which there is one more: each starts at one, ends at the next."""

    ids: tuple[str, ...]
    bounds: bytes


class Index(Struct, frozen=True, array_like=True):
    """What a snapshot ends with. ``naming`` has the numbers of the facts that name a country."""

    about: About
    countries: dict[str, Country]
    checks: dict[str, Check]
    sources: Where
    facts: Where
    naming: dict[str, bytes]


class Packed(Mapping[str, Record]):
    """Records by id, each decoded when it is first asked for."""

    def __init__(self, content: memoryview, where: Where, record: type[Record]) -> None:
        self._content = content
        self._bounds = array(_NUMBER, where.bounds)
        self._numbers = dict(zip(where.ids, range(len(where.ids)), strict=True))
        self._decode = msgspec.msgpack.Decoder(record, dec_hook=_decoded).decode
        self._made: dict[str, Record] = {}

    def __getitem__(self, name: str) -> Record:
        if made := self._made.get(name):
            return made
        n = self._numbers[name]
        made = self._made[name] = self._decode(self._content[self._bounds[n] : self._bounds[n + 1]])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def recalled(path: Path, snapshot: str) -> Dataset | None:
    """Give the dataset of the facts file at ``path``, if ``snapshot`` is there and one of these bytes."""
    try:
        whole = cache.mapped(snapshot)
        if not cache.same(os.fspath(path), whole):
            return None
        start = cache.DIGEST + 8
        sha256 = bytes(whole[: cache.DIGEST])
        content = whole[start + int.from_bytes(whole[start - 8 : start], "big") : -4]
        if zlib.crc32(content, zlib.crc32(sha256)) != int.from_bytes(whole[-4:], "big"):
            return None
        packed = content[-8 - int.from_bytes(content[-8:], "big") : -8]
        index = msgspec.msgpack.decode(packed, type=Index, dec_hook=_decoded)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    sources = Packed(content, index.sources, Source)
    facts = Packed(content, index.facts, Fact)

    def naming(code: str) -> Sequence[str]:
        return [index.facts.ids[n] for n in array(_NUMBER, index.naming.get(code, b""))]

    return Dataset(index.about, index.countries, sources, facts, index.checks, sha256.decode(), str(path), naming)


def remember(dataset: Dataset, content: bytes) -> str | None:
    """Keep a snapshot of ``dataset``, which ``content`` says, if that is possible; give where it is, or would be."""
    snapshot = place([content])
    if snapshot:
        cache.keep(snapshot, _parts(dataset, content))
        cache.tidy(os.path.dirname(snapshot), _KEPT)
    return snapshot


def _parts(dataset: Dataset, content: bytes) -> Iterator[bytes]:
    """Give a snapshot part by part: a record is encoded when it is written, so that no more room is needed."""
    sha256 = dataset.sha256.encode()
    yield from (sha256, len(content).to_bytes(8, "big"), content)
    bounds = array(_NUMBER, [0])
    checksum = zlib.crc32(sha256)
    for record in chain(dataset.sources.values(), dataset.facts.values()):
        packed = _ENCODER.encode(record)
        checksum = zlib.crc32(packed, checksum)
        bounds.append(bounds[-1] + len(packed))
        yield packed
    parted = len(dataset.sources)
    index = Index(
        dataset.about,
        {**dataset.countries},
        {**dataset.checks},
        Where(tuple(dataset.sources), bounds[: parted + 1].tobytes()),
        Where(tuple(dataset.facts), bounds[parted:].tobytes()),
        _naming(dataset),
    )
    packed = _ENCODER.encode(index)
    packed += len(packed).to_bytes(8, "big")
    yield packed
    yield zlib.crc32(packed, checksum).to_bytes(4, "big")


def place(parts: Iterable[bytes]) -> str | None:
    """Give where the snapshot of a file of these bytes is or would be; None where nothing is kept."""
    folder = cache.folder("facts")
    if folder is None:
        return None
    size = checksum = 0
    for part in parts:
        size += len(part)
        checksum = zlib.crc32(part, checksum)
    return f"{folder}/{size}-{checksum:08x}-{__version__}-{_reader():08x}"


def _naming(dataset: Dataset) -> dict[str, bytes]:
    naming: dict[str, array[int]] = {}
    for n, fact in enumerate(dataset.facts.values()):
        for code in dict.fromkeys(fact.countries):
            naming.setdefault(code, array(_NUMBER)).append(n)
    return {code: numbers.tobytes() for code, numbers in naming.items()}


def _reader() -> int:
    """Give a number for what would read a facts file here: the machine's order of bytes, msgspec, tomli, our own."""
    tomli = PathFinder.find_spec("tomli")
    package = os.path.dirname(os.path.dirname(__file__))
    paths = [tomli.origin] if tomli and tomli.origin else []
    for folder in ("facts_file", "model"):
        with os.scandir(f"{package}/{folder}") as entries:
            paths += sorted(entry.path for entry in entries if entry.name.endswith(".py"))
    stamps = [(about.st_size, about.st_mtime_ns, about.st_ctime_ns) for about in map(os.stat, paths)]
    return zlib.crc32(ascii((sys.byteorder, msgspec.__version__, stamps)).encode())


def _encoded(value: object) -> str:
    assert isinstance(value, When)  # noqa: S101 - the model has no other type that msgspec doesn't know
    return value.edtf


def _decoded(_: type, value: str) -> When:
    return when(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encoded)
