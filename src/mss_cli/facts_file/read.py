"""The bytes of files that are read, and the text of a facts file."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from mss_cli.errors import BadFactsError, MssError, Problem, reason
from mss_cli.recording import note_input, note_unrepeatable

MAX_BYTES = 2**28
"""How many bytes a facts file may have: far more than anybody curates by hand, and less than what never ends."""


class ChangedError(OSError):
    """A file changed while it was read."""


class FactsText(NamedTuple):
    """A facts file as read: where from, its text, and the digest of its bytes."""

    path: str
    text: str
    sha256: str


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of bytes, or of text in UTF-8."""
    import hashlib  # noqa: PLC0415 - not where there is a snapshot

    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def read_facts(path: Path) -> FactsText:
    """Read the facts file at ``path``.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't UTF-8.

    """
    content = facts_bytes(path)
    return decode(path, content, digest(content))


def facts_bytes(path: Path) -> bytes:
    """Return the bytes of the facts file at ``path``; raises ``MssError`` as ``read_facts`` does."""
    try:
        content = read_input(path, MAX_BYTES)
    except ChangedError as error:
        raise MssError(f"{path}: can't read the facts file: {reason(error)}") from None
    except (OSError, ValueError) as error:
        why = reason(error).lower()
        raise MssError(f"{path}: can't read the facts file: {why}; name another with --facts") from None
    if len(content) > MAX_BYTES:
        raise MssError(f"{path}: can't read the facts file: more than {MAX_BYTES:,} bytes; name another with --facts")
    return content


def read_input(path: Path, most: int = -1) -> bytes:
    """Return the bytes of the file at ``path``, and note them; of more than ``most`` bytes, one more than that.

    Raises:
        OSError: it can't be read, or changed while it was read.

    """
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        content = file.read(most + 1 if most >= 0 else -1)
        after = os.fstat(file.fileno())
    if not stat.S_ISREG(before.st_mode):
        note_unrepeatable()  # a pipe can be read only once
    elif (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedError(0, "it changed while it was read; try again")
    note_input(str(path), content)
    return content


def decode(path: Path, content: bytes, sha256: str) -> FactsText:
    """Return the text that ``content``, with digest ``sha256``, is; raises ``BadFactsError`` if it isn't UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = "this is not UTF-8 text: save the file as UTF-8, or name a facts file"
        raise BadFactsError([Problem(str(path), line, column, "not-text", message)]) from None
    return FactsText(str(path), text.replace("\r\n", "\n"), sha256)
