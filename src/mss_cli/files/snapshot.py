"""Snapshots: a facts file that was read and found sound, kept so that it needn't be parsed again.

A snapshot is typed MessagePack in the reader's cache folder, named by the digest of the file's bytes and by what would
read it otherwise: the program's version and the fields of its records. It is used only if it is whole, the reader's
own and says the digest it is named for; otherwise the file is parsed as if there were none. ``MSS_NO_CACHE`` or
``--no-cache`` switches it off.
"""

import os
import sys
from pathlib import Path

import msgspec

from mss_cli import __version__
from mss_cli.errors import MssError
from mss_cli.files.atomic import replace_file
from mss_cli.model.dates import When, when
from mss_cli.model.facts import About, Check, Claim, Country, Dataset, Fact, Source

_KEPT = 8
"""How many snapshots stay: the one just written, and the newest others."""

_RECORDS = (About, Country, Source, Claim, Fact, Check, Dataset)


def recalled(sha256: str) -> Dataset | None:
    """Give the dataset of the facts file with this digest, if there is a snapshot that can be trusted."""
    path = _path(sha256)
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            if hasattr(os, "geteuid") and about.st_uid != os.geteuid():
                return None
            dataset = msgspec.msgpack.decode(file.read(), type=Dataset, dec_hook=_decoded)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return dataset if dataset.sha256 == sha256 else None


def remember(dataset: Dataset) -> None:
    """Keep a snapshot of ``dataset``; where that isn't possible, nothing is kept and nothing is said."""
    path = _path(dataset.sha256)
    if path is None:
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, msgspec.msgpack.encode(dataset, enc_hook=_encoded), 0o600)
        others = sorted(path.parent.glob("*.msgpack"), key=lambda each: -each.stat().st_mtime)
        for old in others[_KEPT:]:
            old.unlink(missing_ok=True)
    except (OSError, MssError):
        return


def _path(sha256: str) -> Path | None:
    """Give where the snapshot is or would be; None where there is no cache folder, or it is switched off."""
    folder = _folder()
    if os.environ.get("MSS_NO_CACHE") or folder is None:
        return None
    return folder / f"{sha256[:32]}-{__version__}-{_shape():08x}.msgpack"


def _folder() -> Path | None:
    """Give the program's cache folder by the convention of the platform, XDG's where it has none of its own."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home raises where there is none
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or f"{home}/.cache"
    # A relative folder would be another one in each place that the program is run from.
    return Path(base) / "mss" if os.path.isabs(base) else None  # noqa: PTH117 - no Path for nothing


def _shape() -> int:
    import zlib  # noqa: PLC0415 - small, but not for --help

    return zlib.crc32(" ".join(field for record in _RECORDS for field in record.__struct_fields__).encode())


def _encoded(value: object) -> str:
    assert isinstance(value, When)  # noqa: S101 - the model has no other type that msgspec doesn't know
    return value.edtf


def _decoded(_: type, value: str) -> When:
    return when(value)
