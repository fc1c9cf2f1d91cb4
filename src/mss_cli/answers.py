"""Answers that were given before, kept with all that they depend on, and given again before anything is imported.

What a look-up prints is a function of what was asked, of the files that it read, and of the program. So an answer is
kept with its question, as ``question`` writes it out; with the bytes of each file that was read for it; and with the
size and time of each module that made it, the rule by which Python itself tells whether a module has changed. It is
given again only where all of that is the same. Nothing rests on a digest, and of the facts nothing on a time.
"""

import os
import sys
import time
import zlib
from io import BufferedReader

from mss_cli import cache
from mss_cli.streams import say, send

ENVIRONMENT = ("COLUMNS", "FORCE_COLOR", "LINES", "MSS_FACTS", "MSS_PAGER", "NO_COLOR", "PAGER", "TERM")
"""The variables that a look-up reads."""

_SLOTS = 127
"""How many answers are kept at most; a new one may take the place of another."""

_MOST = 2**23
"""How many bytes an answer may have to be kept."""


def question(args: list[str]) -> bytes | None:
    """Give all that an answer to ``args`` depends on besides files; None where that can't be told."""
    out, err = sys.stdout, sys.stderr
    try:
        screen = (os.get_terminal_size(out.fileno()), sys.stdin.isatty()) if out.isatty() else None
        streams = (out.encoding, out.errors, err.encoding, err.errors, screen)
        where = os.getcwd()
    except (AttributeError, OSError, ValueError):
        return None
    said = [os.environ.get(name) for name in ENVIRONMENT]
    today = int(time.time()) // 86_400
    return ascii((args, said, where, streams, today, sys.version, sys.path)).encode()


def again(asked: bytes | None) -> bool:
    """Give the answer to ``asked`` again, if one is kept that still holds; raises what ``send`` raises."""
    slot = _slot(asked)
    if slot is None:
        return False
    try:
        file = cache.opened(slot)
    except OSError:
        return False
    with file:
        try:
            head = _head(file)
            said, notice, *inputs = head.split(b"\n")
            if said != asked or not all(_holds(*each.split(b" ", 2)) for each in inputs):
                return False
        except (OSError, TypeError, ValueError):
            return False
        send(cache.parts(file))
    if len(notice) > 1:
        say(bytes.fromhex(notice[1:].decode()).decode())
    return True


def _head(file: BufferedReader) -> bytes:
    """Give all of an answer but what is printed, where ``file`` then stands; raises ``ValueError`` if it is damaged."""
    checksum, size = file.read(4), file.read(8)
    found = zlib.crc32(size)
    for part in cache.parts(file):
        found = zlib.crc32(part, found)
    if found.to_bytes(4, "big") != checksum:
        raise ValueError("this is not what was kept")
    file.seek(12)
    return file.read(int.from_bytes(size, "big"))


class Draft:
    """An answer in the making: what was read for it, and what was said."""

    def __init__(self, asked: bytes | None = None) -> None:
        self._asked = asked
        self._begun = time.time_ns()
        self._inputs: list[bytes] = []
        self._out: bytes | None = None
        self._err = ""

    def read(self, path: str, content: bytes | None) -> None:
        """Note that the file at ``path`` was read, and had ``content``, or was not there."""
        self._note(b"file", b"-" if content is None else content.hex().encode(), path)

    def read_facts(self, path: str, sha256: str, snapshot: str | None) -> None:
        """Note that facts were read from ``path``, whose bytes the ``snapshot`` has; with None, nothing is kept.

        Another file's snapshot may come to have the same name; the digest tells whose it is.
        """
        if snapshot is None:
            self._asked = None
        else:
            self._note(b"facts", f"{os.path.basename(snapshot)}/{sha256}".encode(), path)

    def say(self, out: bytes | None, err: str = "") -> None:
        """Note what was said; None where it went elsewhere than to standard output."""
        self._out, self._err = out, err

    def keep(self) -> None:
        """Keep the answer, for a look-up that went well."""
        slot = _slot(self._asked)
        if slot is None or self._out is None or len(self._out) > _MOST:
            return
        files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
        for path in filter(None, files):
            try:
                about = os.stat(path)
            except OSError:
                return
            if about.st_mtime_ns > self._begun:
                return  # it may not be what this run imported
            self._note(b"module", _stamp(about), path)
        inputs = b"\n".join(self._inputs)
        if inputs.count(b"\n") >= len(self._inputs):
            return  # a path with a newline
        notice = f":{self._err.encode().hex()}".encode()
        head = b"\n".join((self._asked or b"", notice, inputs))
        size = len(head).to_bytes(8, "big")
        checksum = zlib.crc32(self._out, zlib.crc32(head, zlib.crc32(size)))
        cache.keep(slot, [checksum.to_bytes(4, "big"), size, head, self._out])
        cache.tidy(os.path.dirname(slot), _SLOTS)

    def _note(self, what: bytes, state: bytes, path: str) -> None:
        self._inputs.append(b"%b %b %b" % (what, state, os.fsencode(path)))


def _slot(asked: bytes | None) -> str | None:
    folder = cache.folder("answers")
    return f"{folder}/{int.from_bytes(asked, 'big') % _SLOTS}" if asked and folder else None


def _holds(what: bytes, state: bytes, path: bytes) -> bool:
    """Whether what was read from ``path`` is there as it was."""
    if what == b"module":
        return _stamp(os.stat(path)) == state
    if what == b"facts":
        name, _, sha256 = state.partition(b"/")
        with cache.opened(f"{cache.folder('facts')}/{name.decode()}") as copy:
            return cache.same(path, copy, sha256)
    if state == b"-":
        return not os.path.exists(path)
    with open(path, "rb") as file:
        return file.read().hex().encode() == state


def _stamp(about: os.stat_result) -> bytes:
    return b"%d-%d" % (about.st_size, about.st_mtime_ns)
