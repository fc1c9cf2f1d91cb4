"""The cache folder: what is kept there may be lost at any time, and only makes the next run quicker.

``MSS_NO_CACHE`` or ``--no-cache`` switches it off. This is imported before anything else and imports next to nothing:
no pathlib, contextlib or typing.
"""

import os
import stat
import sys
import time
from io import BufferedReader

from mss_cli import __version__

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 256 * 2**20
"""How many bytes one of its folders may hold."""

SHA256 = 64
"""How many hexadecimal digits a SHA-256 has."""

_NAMES = 2**61 - 1
"""How many names there are: so many that no two keys of one folder share one, and a prime."""


def kept_path(folder: str, key: bytes) -> str | None:
    """Return where what has ``key`` is or would be kept in ``folder``; None where nothing is kept.

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
    # A relative folder would be another one in each folder that the program is run from.
    return f"{base}/mss/{folder}/{int.from_bytes(key, 'big') % _NAMES}" if os.path.isabs(base) else None


def program() -> str:
    """Return what identifies this installation: its version, and when it was installed.

    A checkout changes without either, so there its modules' sizes and times are looked at.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    around = os.path.dirname(package)
    if os.path.basename(around) != "src":
        try:
            status = os.stat(around)  # a folder, or a zip
        except OSError:
            status = os.stat(sys.executable)  # a program in one file
        return f"{__version__} {status.st_mtime_ns}"
    found = (os.stat(path) for path in _modules(package))
    return ascii((__version__, [(each.st_size, each.st_mtime_ns) for each in found]))


def _modules(folder: str) -> "Iterable[str]":
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


def open_own(path: str) -> BufferedReader:
    """Open what is kept at ``path``; raises ``OSError`` where there is no file of the reader's or the program's own."""
    file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - whoever asks for it closes it
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode) or not _is_trusted(status.st_uid):
        file.close()
        raise PermissionError(f"{path} is not what was kept")
    return file


def _is_trusted(owner: int) -> bool:
    """Whether what ``owner`` keeps is the reader's own, or comes with the program."""
    if not hasattr(os, "geteuid") or owner == os.geteuid():
        return True
    return os.path.exists(__file__) and owner == os.stat(__file__).st_uid


def _open_at_once(path: str, flags: int) -> int:
    """Open ``path`` without waiting for anybody, as opening a pipe would."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def keep(path: str, chunks: "Iterable[bytes]", most: int) -> None:
    """Keep ``chunks`` at ``path`` for this user alone: whole, or not at all, and then nothing is said.

    Of the files in its folder, the ``most`` newest stay.
    """
    from mss_cli.interruption import tidy_end  # noqa: PLC0415 - a replayed answer keeps nothing

    parent = os.path.dirname(path)
    new = f"{path}.{os.getpid()}-{time.monotonic_ns()}.new"
    with tidy_end():
        try:
            for each in (os.path.dirname(parent), parent):
                os.makedirs(each, mode=0o700, exist_ok=True)
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with open(handle, "wb") as out:
                out.writelines(chunks)
            os.replace(new, path)
            _tidy(parent, most)
        except BaseException as error:
            _drop(new)
            if not isinstance(error, OSError):
                raise


def _tidy(folder: str, most: int) -> None:
    """Leave the newest files of ``folder``: at most ``most``, of ``MAX_BYTES`` together."""
    with os.scandir(folder) as entries:
        found = sorted(((entry.stat(), entry.path) for entry in entries), key=lambda each: -each[0].st_mtime_ns)
    held = 0
    for n, (status, path) in enumerate(found):
        held += status.st_size
        if n and (n >= most or held > MAX_BYTES):
            _drop(path)


def _drop(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
