"""Answers that were given before, kept with all that they depend on, and given again before anything is imported.

What a look-up prints is a function of what was asked, of the files that it read, and of the program. So an answer is
kept with its question, as ``question`` writes it out; with the bytes of each file that was read for it; and with the
size and times of each module that made it, by which Python itself tells whether a module has changed. It is given
again only where all of that is the same.
"""

import os
import stat
import sys
import time
import zlib
from io import BufferedReader

from mss_cli.cache import folder as cache
from mss_cli.stdio import say, send

ENVIRONMENT = (
    "COLUMNS", "FORCE_COLOR", "LINES", "MSS_FACTS", "MSS_PAGER", "NO_COLOR", "PAGER", "TERM", "UNICODE_VERSION",
    "_MSS_COMPLETE",
)  # fmt: skip
"""The variables that a look-up reads, and that make it something else."""

BEGUN = time.time_ns()
"""When this run began: a module that is newer may not be the one that was imported."""

_KEPT = 127
"""How many answers are kept, the one just written among them."""

_NAMES = 2**61 - 1
"""How many names there are for answers: so many that no two questions kept have one, and a prime."""

_MOST = 2**23
"""How many bytes may be kept for an answer."""


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
    kept = _place(asked)
    if kept is None:
        return False
    try:
        file = cache.opened(kept)
    except OSError:
        return False
    with file:
        try:
            head = _head(file)
            said, notice, *inputs = head.split(b"\n")
            if said != asked or not all(_holds(*each.split(b" ", 2)) for each in inputs):
                return False
            err = bytes.fromhex(notice[1:].decode()).decode()
        except (OSError, TypeError, ValueError):
            return False
        send(cache.parts(file))
    if err:
        say(err)
    return True


def _head(file: BufferedReader) -> bytes:
    """Give all of an answer but what is printed, where ``file`` then stands; raises ``ValueError`` if it is damaged."""
    checksum, size = file.read(4), file.read(8)
    found = zlib.crc32(size)
    for part in cache.parts(file):
        found = zlib.crc32(part, found)
    if found.to_bytes(4, "big") != checksum:
        raise ValueError("this is not what was kept")
    length = int.from_bytes(size, "big")
    if length > os.fstat(file.fileno()).st_size:
        raise ValueError("this is of another version")
    file.seek(12)
    return file.read(length)


class Draft:
    """An answer in the making: what was read for it, and what was said."""

    def __init__(self, asked: bytes | None = None) -> None:
        self._asked = asked
        self._inputs: list[bytes] = []
        self._out: list[bytes] = []
        self._err: list[str] = []

    def forget(self) -> None:
        """Keep nothing of this run."""
        self._asked = None

    def read(self, path: str, content: bytes | None) -> None:
        """Note that the file at ``path`` was read, and had ``content``, or was not there."""
        self._note(b"file", b"-" if content is None else content.hex().encode(), path)

    def read_facts(self, path: str, sha256: str, snapshot: str | None) -> None:
        """Note that facts were read from ``path``, whose bytes the ``snapshot`` has; with None, nothing is kept.

        Another file's snapshot may come to have the same name; the digest tells whose it is.
        """
        if snapshot is None:
            self.forget()
        else:
            self._note(b"facts", f"{os.path.basename(snapshot)}/{sha256}".encode(), path)

    def say(self, out: bytes | None, err: str = "") -> None:
        """Note what was said; where that depends on more than was asked, ``out`` is None, and nothing is kept."""
        if out is None:
            self.forget()
        else:
            self._out.append(out)
            self._err += [err] if err else []

    def keep(self) -> None:
        """Keep the answer, for a look-up that went well."""
        kept = _place(self._asked)
        if kept is None or not self._out:
            return
        files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
        for path in filter(None, files):
            try:
                about = os.stat(path)
            except OSError:
                return
            if max(about.st_mtime_ns, about.st_ctime_ns) > BEGUN:
                return
            self._note(b"module", _stamp(about), path)
        notice = ":" + "\n".join(self._err).encode().hex()
        head = b"\n".join((self._asked or b"", notice.encode(), *self._inputs))
        parts = [len(head).to_bytes(8, "big"), head, *self._out]
        # A path with a newline would make a line more.
        if self._asked is None or sum(map(len, parts)) > _MOST or head.count(b"\n") > len(self._inputs) + 1:
            return
        checksum = 0
        for part in parts:
            checksum = zlib.crc32(part, checksum)
        cache.keep(kept, [checksum.to_bytes(4, "big"), *parts])
        cache.tidy(os.path.dirname(kept), _KEPT)

    def _note(self, what: bytes, state: bytes, path: str) -> None:
        try:
            self._inputs.append(b"%b %b %b" % (what, state, os.fsencode(path)))
        except UnicodeEncodeError:  # a path that this locale can't name
            self.forget()


def _place(asked: bytes | None) -> str | None:
    folder = cache.folder("answers")
    return f"{folder}/{int.from_bytes(asked, 'big') % _NAMES}" if asked and folder else None


def _holds(what: bytes, state: bytes, path: bytes) -> bool:
    """Whether what was read from ``path`` is there as it was."""
    if what == b"module":
        return _stamp(os.stat(path)) == state
    if what == b"facts":
        name, _, sha256 = state.partition(b"/")
        return cache.same(path, cache.mapped(f"{cache.folder('facts')}/{name.decode()}"), sha256)
    if state == b"-":
        return not os.path.exists(path)
    content = bytes.fromhex(state.decode())
    about = os.stat(path)
    if about.st_size != len(content) or not stat.S_ISREG(about.st_mode):
        return False
    with open(path, "rb") as file:
        return file.read(len(content) + 1) == content


def _stamp(about: os.stat_result) -> bytes:
    return b"%d-%d-%d" % (about.st_size, about.st_mtime_ns, about.st_ctime_ns)
