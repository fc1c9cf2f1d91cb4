"""A view, written: to standard output or to a file, in the format asked for."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from mss_cli.errors import MssError
from mss_cli.output.atomic_write import replace_file
from mss_cli.output.formats import MACHINE, Format, Surface, writer
from mss_cli.output.view import View
from mss_cli.stdio import send


def write(view: View, *, form: Format, colour: str, output: Path | None, facts: Path) -> bytes | None:
    """Write ``view`` to ``output``, or to standard output where that is None.

    Gives what standard output got; None where it got nothing, or what it got depends on whether there is a pager.

    Raises:
        MssError: ``output`` is the facts file, or can't be written.

    """
    if output is None and form not in MACHINE:
        return _draw(view, form, colour)
    return put(writer(form).render(view, Surface()), output=output, facts=facts)


def put(text: str, *, output: Path | None, facts: Path) -> bytes | None:
    """Write ``text`` as it is, in UTF-8, to ``output`` or to standard output; gives and raises what ``write`` does."""
    content = text.encode()
    if output is not None:
        spare(output, facts)
        replace_file(output, content)
        return None
    send([content])
    return content


def _draw(view: View, form: Format, colour: str) -> bytes | None:
    encoding = sys.stdout.encoding
    surface = _surface(encoding, colour)
    content = writer(form).render(view, surface).encode(encoding, "backslashreplace")
    if surface.width is not None:
        from mss_cli.output.pager import fits, paged  # noqa: PLC0415 - a terminal only

        if not fits(content):
            if not paged(content):
                send([content])
            return None
    send([content])
    return content


def _surface(encoding: str, colour: str) -> Surface:
    terminal = sys.stdout.isatty()
    return Surface(
        width=_width() if terminal else None,
        colour=_coloured(colour, terminal=terminal),
        unicode=_has_symbols(encoding),
    )


def _width() -> int:
    """Give the columns of the terminal that standard output is, or what COLUMNS says instead."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and len(asked) < _MANY and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


_MANY = 6
"""How many digits no terminal's width has."""


def _coloured(colour: str, *, terminal: bool) -> bool:
    """Obey ``--color``, then NO_COLOR (no-color.org), then FORCE_COLOR (force-color.org), then the terminal."""
    if colour != "auto":
        return colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


_SYMBOLS = "│├─╵¶–·→“”≠█░✓◆◇△▲▼■»✕×▒○●•☐§‹☆↻✖⊘⊖◎"
"""Every character beyond ASCII that pages are drawn with."""


def _has_symbols(encoding: str) -> bool:
    try:
        _SYMBOLS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def spare(output: Path | None, facts: Path) -> None:
    """Raise ``MssError`` where ``output`` is the file ``facts``, by whatever name."""
    with suppress(OSError):  # one of them isn't there, or can't be
        if output and output.samefile(facts):
            raise MssError(f"{output} is the facts file itself: name another file with --output")
