"""Snapshots: a facts file that was parsed and found sound, kept so that it needn't be parsed again.

A snapshot belongs to one path and one version of the program, and is used only for the very bytes that it holds:

- the SHA-256 of the facts file, its length, and its bytes;
- the dataset, as typed MessagePack;
- a checksum of the digest and the dataset.

The facts that come with the program have theirs in the wheel, so that a first look is as quick as any.
"""

import os
import zlib
from pathlib import Path

import msgspec

from mss_cli.bundled import bundled_facts, bundled_snapshot, packaged_bytes
from mss_cli.cache.folder import SHA256, keep, kept_path, open_own, program
from mss_cli.model.records import Dataset

MAX_SNAPSHOTS = 8
"""How many snapshots are kept."""

_DECODER = msgspec.msgpack.Decoder(Dataset)
_ENCODER = msgspec.msgpack.Encoder()


def read_snapshot(path: Path, content: bytes) -> Dataset | None:
    """Return the dataset of the facts file at ``path``, if there is a snapshot of its bytes, ``content``."""
    for each in snapshot_paths(path):
        try:
            dataset = _decode(_snapshot_bytes(each), content)
        except (OSError, ValueError, msgspec.MsgspecError):
            continue
        if dataset:
            return msgspec.structs.replace(dataset, path=str(path))
    return None


def _snapshot_bytes(path: str) -> bytes:
    try:
        with open_own(path) as file:
            return file.read()
    except OSError:
        return packaged_bytes(Path(path)) or b""


def write_snapshot(dataset: Dataset, content: bytes) -> None:
    """Keep a snapshot of ``dataset``, which ``content`` says, if that is possible."""
    path = _kept_snapshot(dataset.path)
    if path:
        keep(path, [encode(dataset, content)], MAX_SNAPSHOTS)


def snapshot_paths(path: Path) -> list[str]:
    """Return where a snapshot of the facts file at ``path`` may be."""
    bundled = [str(bundled_snapshot())] if path == bundled_facts() else []
    return [*bundled, *filter(None, [_kept_snapshot(str(path))])]


def _kept_snapshot(path: str) -> str | None:
    return kept_path("facts", ascii((program(), os.path.abspath(path))).encode())


def encode(dataset: Dataset, content: bytes) -> bytes:
    """Return the snapshot of ``dataset``, which ``content`` says."""
    packed = _ENCODER.encode(msgspec.structs.replace(dataset, path=""))
    sha256 = dataset.sha256.encode()
    checksum = zlib.crc32(packed, zlib.crc32(sha256))
    return b"".join([sha256, len(content).to_bytes(8, "big"), content, packed, checksum.to_bytes(4, "big")])


def _decode(whole: bytes, content: bytes) -> Dataset | None:
    """Return the dataset of a snapshot, if it is one of ``content`` and is undamaged."""
    head = SHA256 + 8
    size = int.from_bytes(whole[SHA256:head], "big")
    if size != len(content) or not whole.startswith(content, head):
        return None
    packed = memoryview(whole)[head + size : -4]
    if zlib.crc32(packed, zlib.crc32(whole[:SHA256])) != int.from_bytes(whole[-4:], "big"):
        return None
    return _DECODER.decode(packed)
