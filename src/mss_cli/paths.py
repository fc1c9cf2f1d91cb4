"""What a path that was typed names: a file, a descriptor that this process has open, or ``-``."""

import os
from pathlib import Path

from mss_cli.errors import MssError

STANDARD = Path("-")
"""Standard input where something is read, standard output where something is written."""

_MAX_LINKS = 40


def typed_path(text: str) -> Path:
    """Return the path that ``text`` names on a command line: ``~`` is the home, and ``-`` is ``STANDARD``.

    A shell expands ``~`` only at the start of a word, and so not in ``--facts=~/facts.toml``. ``./-`` is a file.

    Raises:
        MssError: it names nothing.

    """
    if not text:
        raise MssError("a file's name is empty: name a file, or leave the option out")
    path = Path(os.path.expanduser(text))  # noqa: PTH111 - Path raises where there is no such user
    return path.absolute() if path == STANDARD and text != "-" else path


def typed_output(text: str) -> Path | None:
    """Return the path to write to that ``text`` names; None for standard output. Raises as ``typed_path`` does."""
    path = typed_path(text)
    if text.endswith(("/", os.sep)):
        raise MssError(f"{text}: can't write it: this names a folder; add the name of a file")
    return None if path == STANDARD else path


def descriptor(path: Path) -> int | None:
    """Return which of this process's descriptors ``path`` names, as ``/dev/stdout`` does, itself or through links.

    Such a name stands for what is open, not for a file: the file may be gone, or be written to by others.
    """
    name = os.fspath(path)
    for _ in range(_MAX_LINKS):
        folder, base = os.path.split(name)
        if base.isdecimal() and _holds_own_descriptors(folder):
            return int(base)
        try:
            name = os.path.join(folder, os.readlink(name))  # noqa: PTH115, PTH118 - Path raises on odd names
        except (OSError, ValueError):
            return None
    return None


def _holds_own_descriptors(folder: str) -> bool:
    own = (os.path.realpath(f"/proc/{name}/fd") for name in ("self", "thread-self"))
    return os.path.realpath(folder) in {"/dev/fd", *own}


def is_anothers_descriptor(path: Path) -> bool:
    """Whether ``path`` names a descriptor of another process, as ``/proc/1/fd/1`` does."""
    folder = os.path.realpath(path.parent).split("/")
    return path.name.isdecimal() and folder[:2] == ["", "proc"] and folder[-1] == "fd"
