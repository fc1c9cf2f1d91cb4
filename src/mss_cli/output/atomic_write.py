"""Files that are written whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from mss_cli.errors import MssError, reason
from mss_cli.recording import note_unrepeatable


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, with the mode that it has, or with what the umask leaves.

    A link is followed; what is not a file, such as a pipe or a device, is written to as it is.

    Raises:
        MssError: it can't be written; what was there before is still there.

    """
    note_unrepeatable()
    try:
        there = _mode(path)
        if there is None or stat.S_ISREG(there):
            _replace(path.resolve(), content, None if there is None else there & 0o777)
        else:
            with suppress(BrokenPipeError):  # its reader has read enough
                path.write_bytes(content)
    except OSError as error:
        raise MssError(f"{path}: can't write it: {reason(error)}; name another file") from None


def _mode(path: Path) -> int | None:
    """Return what ``path`` leads to, in the words of ``stat``; None where that is nothing yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(path: Path, content: bytes, mode: int | None) -> None:
    # Named before it is made, so that an interruption at any moment finds it.
    made = path.with_name(f".mss-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with made.open("xb") as out:
            if mode is not None:
                made.chmod(mode)
            out.write(content)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
