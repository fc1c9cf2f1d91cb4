"""Files that are written whole or not at all, and names that stand for something other than a file.

A regular file is replaced by a new one that is written beside it. Where that would change more than what it holds
(other names of it, its owner), or can't be (a mount, a folder that may not be written to), it is written itself, and
what it held is kept beside it until the new text stands.
"""

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mss_cli.errors import MssError, reason
from mss_cli.interruption import tidy_end
from mss_cli.paths import descriptor, is_anothers_descriptor
from mss_cli.recording import note_unrepeatable
from mss_cli.stdio import write_all

_NO_REPLACING = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV, errno.ENAMETOOLONG}
"""Why a file can't be replaced that perhaps can be written."""


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` into the file at ``path``; its owner, mode and other names stay, and a link is followed.

    A name of a descriptor, a pipe or a device is written to as it is.

    Raises:
        MssError: it can't be written; what was there before is still there.

    """
    note_unrepeatable()
    try:
        with suppress(BrokenPipeError):  # its reader has read enough
            _write(path, content)
    except OSError as error:
        raise MssError(f"{path}: can't write it: {_why(path, error)}; name another file") from None


def is_regular(path: Path) -> bool:
    """Whether ``path`` is the name of a file, and not of a descriptor, a pipe or a device; raises ``OSError``."""
    return descriptor(path) is None and not is_anothers_descriptor(path) and stat.S_ISREG(path.stat().st_mode)


def _write(path: Path, content: bytes) -> None:
    number = descriptor(path)
    if number is not None:
        _write_to(os.dup(number), content)
        return
    old = _status(path)
    if old is None or (stat.S_ISREG(old.st_mode) and not is_anothers_descriptor(path)):
        with tidy_end():
            _put(path.resolve(), content, old)
    else:
        # Appended where it is a file in the end, since whoever opened it writes to it too.
        _write_to(os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOCTTY", 0)), content)


def _write_to(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb", buffering=0) as out:
        write_all(out, content)


def _why(path: Path, error: OSError) -> str:
    """Return why ``path`` can't be written, in words that name what is missing."""
    if error.errno == errno.ENOENT and not path.parent.exists():
        return f"{reason(error)}: there is no folder {path.parent}"
    if error.errno == errno.ENXIO:
        return "it is a socket or a device that nothing listens at"
    return reason(error)


def _status(path: Path) -> os.stat_result | None:
    """Return what ``path`` leads to; None where that is nothing yet."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _put(path: Path, content: bytes, old: os.stat_result | None) -> None:
    """Replace the regular file at ``path``, or write it itself where that is the way to change nothing else of it."""
    if old is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if old is None or old.st_nlink == 1:
        try:
            if _replace(path, content, old):
                return
        except OSError as error:
            if old is None or error.errno not in _NO_REPLACING:
                raise
    _overwrite(path, content)


def _replace(path: Path, content: bytes, old: os.stat_result | None) -> bool:
    """Replace ``path`` and return True; do nothing and return False where its owner or mode can't be kept."""
    # Named before it is made, so that an interruption at any moment finds it.
    made = path.with_name(_own_name("tmp"))
    try:
        with made.open("xb") as out:
            if old is not None and not _copy_attributes(made, path, old):
                made.unlink()
                return False
            out.write(content)
            _to_disk(out.fileno())
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return True


def _copy_attributes(made: Path, path: Path, old: os.stat_result) -> bool:
    """Copy the owner, mode and attributes of ``path`` to ``made``, and return whether it has them."""
    try:
        new = made.stat()
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            os.chown(made, old.st_uid, old.st_gid)
        made.chmod(stat.S_IMODE(old.st_mode))
        if hasattr(os, "listxattr"):  # of Linux alone; access lists are among them
            for name in os.listxattr(path):
                os.setxattr(made, name, os.getxattr(path, name))
    except PermissionError:
        return False
    except OSError as error:  # a file system without attributes
        return error.errno == errno.ENOTSUP
    return True


def _overwrite(path: Path, content: bytes) -> None:
    """Write ``content`` into the file at ``path`` itself, and put back what it held where that fails."""
    with path.open("r+b") as out:
        held = out.read()
        import tempfile  # noqa: PLC0415 - few files are written like this

        # Beside it or, where no file can be made there, in the folder for temporary ones.
        copies = [folder / _own_name("kept") for folder in (path.parent, Path(tempfile.gettempdir()))] if held else []
        try:
            _keep(held, copies)
            _refill(out.fileno(), content)
        except BaseException:
            _put_back(out.fileno(), held, copies)
            raise
    _drop(copies)


def _own_name(ending: str) -> str:
    return f".mss-{os.getpid()}-{os.urandom(4).hex()}.{ending}"


def _keep(held: bytes, copies: Sequence[Path]) -> None:
    """Keep ``held`` in the first of ``copies`` that can be made."""
    for copy in copies:
        with suppress(OSError):
            with open(copy, "xb", opener=_privately) as out:
                out.write(held)
                _to_disk(out.fileno())
            return


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _put_back(handle: int, held: bytes, copies: Sequence[Path]) -> None:
    """Put ``held`` back, and say where it is where that can't be done; raises ``OSError`` then."""
    try:
        _refill(handle, held)
    except OSError as error:
        there = " and ".join(str(copy) for copy in copies if copy.exists())
        raise OSError(error.errno, f"{reason(error)}; what it held is in {there}") from None
    _drop(copies)


def _drop(copies: Sequence[Path]) -> None:
    for copy in copies:
        copy.unlink(missing_ok=True)


def _refill(handle: int, content: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.ftruncate(handle, len(content))
    _to_disk(handle)


def _to_disk(handle: int) -> None:
    """Let what was written survive a power cut, where the file system can do that."""
    with suppress(OSError):
        os.fsync(handle)
