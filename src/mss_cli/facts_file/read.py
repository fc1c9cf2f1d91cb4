"""The bytes of a facts file, and its text."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mss_cli.cache.folder import parts
from mss_cli.errors import BadFactsError, MssError, Problem

LARGEST = 2**28
"""How many bytes a facts file may have: three times what 100,000 facts take, and less than what never ends."""


class FactsText(NamedTuple):
    """A facts file as read: where from, its text, and the digest of its bytes."""

    path: str
    text: str
    sha256: str


def digest(content: str | bytes) -> str:
    """Give the SHA-256 of bytes, or of text in UTF-8."""
    import hashlib  # noqa: PLC0415 - not where there is a snapshot

    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def read(path: Path) -> FactsText:
    """Read the file at ``path``.

    Raises:
        MssError: it can't be read, or isn't UTF-8.

    """
    content = content_of(path)
    return text_of(path, content, digest(content))


def content_of(path: Path) -> bytes:
    """Give the bytes of the file at ``path``; raises ``MssError`` as ``read`` does."""
    with _readable(path), path.open("rb") as file:
        before = os.fstat(file.fileno())
        content = file.read(LARGEST + 1)
        after = os.fstat(file.fileno())
    if stat.S_ISREG(before.st_mode) and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise MssError(f"{path}: can't read the facts file: it changed while it was read; try again")
    if len(content) > LARGEST:
        raise MssError(f"{path}: can't read the facts file: more than {LARGEST:,} bytes; name another with --facts")
    return content


def parts_of(path: Path) -> Iterator[bytes]:
    """Give the bytes of the file at ``path`` part by part; raises ``MssError`` as ``read`` does."""
    with _readable(path), path.open("rb") as file:
        yield from parts(file)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise MssError(f"{path}: can't read the facts file: {reason}; name another with --facts") from None


def text_of(path: Path, content: bytes, sha256: str) -> FactsText:
    """Give the text that ``content``, with digest ``sha256``, is; raises ``BadFactsError`` if it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = "this is not UTF-8 text: save the file as UTF-8, or name a facts file"
        raise BadFactsError([Problem(str(path), line, column, "not-text", message)]) from None
    return FactsText(str(path), text.replace("\r\n", "\n"), sha256)
