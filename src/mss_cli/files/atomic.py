"""Files that are written whole or not at all."""

import os
from pathlib import Path

from mss_cli.errors import MssError


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, with the mode that it has, or as the umask has it.

    A link is followed; what is no file, as a pipe or a device, is written to as it is.

    Raises:
        MssError: it can't be written; what was there before is still there.

    """
    import tempfile  # noqa: PLC0415 - only who writes needs it

    path = path.resolve()
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            if path.exists():
                mode = path.stat().st_mode & 0o777
            else:
                mask = os.umask(0)
                os.umask(mask)
                mode = 0o666 & ~mask
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MssError(f"{path}: can't write it: {reason}; name another file") from None
