"""Answers that were given before, replayed before anything else is imported.

What a look-up prints is a function of its arguments, of the files that it read, and of the program. So an answer is
kept under a cache key that has all it depends on besides files, together with the bytes of each file that was read
for it, and replayed only where those files have those bytes still.
"""

import os
import stat
import sys
import time
import zlib
from io import BytesIO

from mss_cli.cache.folder import SHA256, keep, kept_path, open_own, program
from mss_cli.recording import CURRENT, Recording
from mss_cli.stdio import send, warn

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase, BufferedReader

ENVIRONMENT = (
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "LESS", "LINES", "MSS_FACTS", "MSS_PAGER", "NO_COLOR", "PAGER", "TERM", "TZ",
    "UNICODE_VERSION",
)  # fmt: skip
"""The variables that a look-up reads."""

MAX_ANSWERS = 127
"""How many answers are kept."""

_MAX_ANSWER_BYTES = 2**23
"""How many bytes may be kept for an answer."""

_MAX_INLINE = 2**16
"""How many bytes a file may have to be kept with the answer; of a longer one, its snapshot has them."""

_CHUNK = 2**17


def cache_key(args: list[str]) -> bytes | None:
    """Return all that an answer to ``args`` depends on besides files; None where that can't be known."""
    if "_MSS_COMPLETE" in os.environ:
        return None
    out, err = sys.stdout, sys.stderr
    try:
        terminal = (os.get_terminal_size(out.fileno()), sys.stdin.isatty()) if out.isatty() else None
        streams = (out.encoding, out.errors, err.encoding, err.errors, terminal)
        folder = os.getcwd()
        home = os.path.expanduser("~")
        variables = [os.environ.get(name) for name in ENVIRONMENT]
        return ascii((args, variables, folder, home, streams, time.localtime()[:3], sys.version, program())).encode()
    except (AttributeError, OSError, ValueError):
        return None


def replay(key: bytes | None) -> bool:
    """Write the answer that is kept under ``key`` and return True; return False where none still holds.

    Raises:
        MssError: standard output can't be written to.

    """
    path = kept_path("answers", key) if key else None
    if path is None:
        return False
    try:
        file = open_own(path)
    except OSError:
        return False
    with file:
        try:
            kept_key, notices, *inputs = _head(file).split(b"\n")
            if kept_key != key or not all(_is_current(*each.split(b" ", 2)) for each in inputs):
                return False
            text = bytes.fromhex(notices[1:].decode()).decode()
        except (OSError, TypeError, ValueError):
            return False
        send(_chunks(file))
    if text:
        warn(text)
    return True


def record(run: "Callable[[], int]", key: bytes | None) -> int:
    """Run ``run``, keep what it wrote under ``key`` if it went well and can be repeated, and return its exit code."""
    recording = Recording()
    token = CURRENT.set(recording)
    try:
        code = run()
    finally:
        CURRENT.reset(token)
    path = kept_path("answers", key) if key else None
    if key and path and not code and recording.repeatable and recording.output:
        _keep(path, key, recording)
    return code


def _keep(path: str, key: bytes, recording: Recording) -> None:
    inputs = [_input(name, content) for name, content in recording.inputs.items()]
    notices = b":" + "\n".join(recording.notices).encode().hex().encode()
    head = b"\n".join([key, notices, *filter(None, inputs)])
    chunks = [len(head).to_bytes(8, "big"), head, *recording.output]
    # A path with a newline would make a line more.
    if None in inputs or sum(map(len, chunks)) > _MAX_ANSWER_BYTES or head.count(b"\n") > len(inputs) + 1:
        return
    checksum = 0
    for chunk in chunks:
        checksum = zlib.crc32(chunk, checksum)
    keep(path, [checksum.to_bytes(4, "big"), *chunks], MAX_ANSWERS)


def _input(path: str, content: bytes | None) -> bytes | None:
    """Return a line that says what the file at ``path`` has; None where that can't be kept."""
    try:
        name = os.fsencode(os.path.abspath(path))
    except UnicodeEncodeError:  # a path that this locale can't name
        return None
    if content is None:
        return b"absent - %b" % name
    if len(content) <= _MAX_INLINE:
        return b"file %b %b" % (content.hex().encode() or b"-", name)
    from pathlib import Path  # noqa: PLC0415 - a replayed answer needs neither

    from mss_cli.cache.snapshots import snapshot_paths  # noqa: PLC0415

    for snapshot in snapshot_paths(Path(path)):
        if sha256 := _digest(snapshot, BytesIO(content), len(content)):
            return b"facts %b/%b %b" % (sha256, snapshot.encode("utf-8", "surrogateescape").hex().encode(), name)
    return None


def _is_current(what: bytes, state: bytes, path: bytes) -> bool:
    """Whether the file at ``path`` is as it was when it was read."""
    if what == b"absent":
        return not os.path.exists(path)
    if what == b"facts":
        sha256, _, snapshot = state.partition(b"/")
        with open(path, "rb", opener=_regular) as file:
            size = os.fstat(file.fileno()).st_size
            return _digest(bytes.fromhex(snapshot.decode()).decode("utf-8", "surrogateescape"), file, size) == sha256
    content = b"" if state == b"-" else bytes.fromhex(state.decode())
    status = os.stat(path)
    if status.st_size != len(content) or not stat.S_ISREG(status.st_mode):
        return False  # and not a pipe, which opening would wait for
    with open(path, "rb") as file:
        return file.read(len(content) + 1) == content


def _digest(snapshot: str, file: "BufferedIOBase", size: int) -> bytes:
    """Return the SHA-256 that ``snapshot`` has, if it is one of the ``size`` bytes of ``file``; else nothing."""
    try:
        with open_own(snapshot) as kept:
            sha256, length = kept.read(SHA256), int.from_bytes(kept.read(8), "big")
            return sha256 if length == size and kept.read(size) == file.read(size + 1) else b""
    except OSError:
        return b""


def _regular(path: str, flags: int) -> int:
    """Open ``path`` if it is a file; raises ``OSError`` where it is a pipe, which opening would wait for."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(f"{path} is not a file")
    return os.open(path, flags)


def _head(file: "BufferedReader") -> bytes:
    """Return all of an answer but what is printed, where ``file`` then stands.

    Raises ``ValueError`` if it is damaged.
    """
    checksum, size = file.read(4), file.read(8)
    found = zlib.crc32(size)
    for chunk in _chunks(file):
        found = zlib.crc32(chunk, found)
    if found.to_bytes(4, "big") != checksum:
        raise ValueError("this is not what was kept")
    length = int.from_bytes(size, "big")
    if length > os.fstat(file.fileno()).st_size:
        raise ValueError("this is of another version")
    file.seek(12)
    return file.read(length)


def _chunks(file: "BufferedReader") -> "Iterator[bytes]":
    return iter(lambda: file.read(_CHUNK), b"")
