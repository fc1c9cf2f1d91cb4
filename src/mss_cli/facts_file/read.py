"""The bytes of files that are read, and the text of a facts file."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from mss_cli.bundled import packaged_bytes
from mss_cli.errors import BadFactsError, MssError, Problem, reason
from mss_cli.paths import STANDARD, descriptor
from mss_cli.recording import note_input, note_unrepeatable

BOM = b"\xef\xbb\xbf"
_CHUNK = 2**20
MAX_FACTS_BYTES = 2**28
"""How many bytes a facts file may have: far more than anybody curates by hand, and less than what never ends."""


class TextForm(NamedTuple):
    """How a text stands in a file: whether after a byte-order mark, and with which line ends."""

    bom: bool = False
    newline: str = "\n"

    def encoded(self, text: str) -> bytes:
        """Return the bytes of ``text`` in this form."""
        return (BOM if self.bom else b"") + text.replace("\n", self.newline).encode()


class ChangedError(OSError):
    """A file changed while it was read."""


class FactsText(NamedTuple):
    """A facts file as read: where from, its text with line ends of one newline, and the digest of its bytes."""

    path: str
    text: str
    sha256: str
    form: TextForm = TextForm()


def form_of(content: bytes) -> TextForm:
    """Return the form of a text in a file: its line ends are those that most of its lines have."""
    return TextForm(content.startswith(BOM), "\r\n" if 2 * content.count(b"\r\n") > content.count(b"\n") else "\n")


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of bytes, or of text in UTF-8."""
    import hashlib  # noqa: PLC0415 - not where there is a snapshot

    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


_OTHER = "name another with --facts"


def read_facts(path: Path, hint: str = _OTHER) -> FactsText:
    """Return the text of the facts file at ``path``; ``hint`` says what to do where it can't be read.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't UTF-8.

    """
    content = facts_bytes(path, hint)
    return decode(path, content, digest(content))


def facts_bytes(path: Path, hint: str = _OTHER) -> bytes:
    """Return the bytes of the facts file at ``path``; raises ``MssError`` as ``read_facts`` does."""
    name = "standard input" if path == STANDARD else path
    try:
        content = read_input(path, MAX_FACTS_BYTES)
    except ChangedError as error:
        raise MssError(f"{path}: can't read the facts file: {reason(error)}") from None
    except (OSError, ValueError) as error:
        if (packaged := packaged_bytes(path)) is not None:
            note_unrepeatable()
            return packaged
        why = reason(error).lower()
        raise MssError(f"{name}: can't read the facts file: {why}; {hint}") from None
    if len(content) > MAX_FACTS_BYTES:
        raise MssError(f"{name}: can't read the facts file: more than {MAX_FACTS_BYTES:,} bytes; {hint}")
    return content


def read_input(path: Path, most: int = -1) -> bytes:
    """Return the bytes of the file at ``path``, and note them; of more than ``most`` bytes, one more than that.

    Raises:
        OSError: it can't be read, or changed while it was read.

    """
    number = 0 if path == STANDARD else descriptor(path)
    with path.open("rb") if number is None else os.fdopen(os.dup(number), "rb") as file:
        before = os.fstat(file.fileno())
        lasting = stat.S_ISREG(before.st_mode)
        content = file.read(most + 1 if most >= 0 else -1) if lasting else _read_stream(file.fileno(), most)
        after = os.fstat(file.fileno())
    if number is not None or not lasting:
        note_unrepeatable()  # it can be read only once
    elif (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedError(0, "it changed while it was read; try again")
    note_input(str(path), content)
    return content


def _read_stream(handle: int, most: int) -> bytes:
    """Return all that comes from a stream, however slowly; once there is more than ``most`` bytes, no further ones."""
    chunks: list[bytes] = []
    size = 0
    while most < 0 or size <= most:
        try:
            chunk = os.read(handle, _CHUNK)
        except BlockingIOError:
            import select  # noqa: PLC0415 - few streams don't block

            select.select([handle], [], [])
            continue
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def decode(path: Path, content: bytes, sha256: str) -> FactsText:
    """Return the text that ``content``, with digest ``sha256``, is; raises ``BadFactsError`` if it isn't UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        message = "this is not UTF-8 text: save the file as UTF-8, or name a facts file"
        raise BadFactsError([Problem(str(path), line, column, "not-text", message)]) from None
    return FactsText(str(path), text.replace("\r\n", "\n"), sha256, form_of(content))
