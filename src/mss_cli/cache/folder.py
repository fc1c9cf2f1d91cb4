"""The cache folder: what is kept there may be lost at any time, and only makes the next run quicker.

``MSS_NO_CACHE`` or ``--no-cache`` switches it off. This is imported before anything else, and so imports next to
nothing: no pathlib, contextlib or typing.
"""

import os
import stat
import sys
import time
from io import BufferedReader
from mmap import ACCESS_READ, mmap

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOM = 256 * 2**20
"""How many bytes one of its folders may hold."""

_CHUNK = 2**17


def folder(name: str) -> str | None:
    """Give the folder ``name`` in the program's cache folder; None where there is none, or it is switched off.

    The cache folder is in ``XDG_CACHE_HOME``, or else where the platform has it: in ``%LOCALAPPDATA%`` on Windows,
    ``~/Library/Caches`` on macOS, and elsewhere ``~/.cache``, as the XDG Base Directory Specification says.
    """
    if os.environ.get("MSS_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not base and sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif not base:
        base = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    # A relative folder would be another one in each place that the program is run from.
    return f"{base}/mss/{name}" if os.path.isabs(base) else None


def opened(path: str) -> BufferedReader:
    """Open what is kept at ``path``; raises ``OSError`` where there is no file of the reader's own."""
    file = open(path, "rb", opener=_at_once)  # noqa: SIM115 - whoever asks for it closes it
    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode) or (hasattr(os, "geteuid") and about.st_uid != os.geteuid()):
        file.close()
        raise PermissionError(f"{path} is not what was kept")
    return file


def _at_once(path: str, flags: int) -> int:
    """Open ``path`` without waiting for anybody, as opening a pipe would."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def parts(file: BufferedReader) -> "Iterator[bytes]":
    """Give the rest of ``file``, part by part."""
    return iter(lambda: file.read(_CHUNK), b"")


DIGEST = 64
"""How many bytes the digest takes that stands before a file's bytes: SHA-256, in hexadecimal digits."""


def mapped(path: str) -> memoryview:
    """Give what is kept at ``path``, read where it is looked at; raises what ``opened`` does, or ``ValueError``."""
    with opened(path) as file:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))


def same(path: str | bytes, kept: memoryview, sha256: bytes = b"") -> bool:
    """Whether the file at ``path`` has the bytes that stand in what is ``kept``, after their digest and length.

    With ``sha256``, they must be the bytes with that digest, too.

    Raises:
        OSError: the file can't be read.

    """
    start = DIGEST + 8
    end = start + int.from_bytes(kept[DIGEST:start], "big")
    if not bytes(kept[:DIGEST]).startswith(sha256) or os.stat(path).st_size != end - start:
        return False  # and no pipe, which opening would wait for
    chunk = bytearray(_CHUNK)
    with open(path, "rb") as file:
        for at in range(start, end, _CHUNK):
            del chunk[end - at :]
            if file.readinto(chunk) != len(chunk) or chunk != kept[at : at + len(chunk)]:
                return False
        return not file.read(1)


def keep(path: str, content: "Iterable[bytes]") -> None:
    """Keep ``content``, in parts, at ``path`` for this user alone: whole, or not at all, and then nothing is said."""
    parent = os.path.dirname(path)
    new = f"{path}.{os.getpid()}-{time.monotonic_ns()}.new"
    try:
        for each in (os.path.dirname(parent), parent):
            os.makedirs(each, mode=0o700, exist_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as out:
            out.writelines(content)
        os.replace(new, path)
    except BaseException as error:
        _drop(new)
        if not isinstance(error, OSError):
            raise


def tidy(path: str, most: int) -> None:
    """Leave the newest files of the folder ``path``: at most ``most``, of ``ROOM`` bytes together."""
    try:
        with os.scandir(path) as entries:
            found = sorted(((entry.stat(), entry.path) for entry in entries), key=lambda each: -each[0].st_mtime_ns)
    except OSError:
        return
    held = 0
    for n, (about, each) in enumerate(found):
        held += about.st_size
        if n and (n >= most or held > ROOM):
            _drop(each)


def _drop(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
