"""A view, written: to standard output or to a file, in the format asked for."""

import os
import sys
from pathlib import Path

from mss_cli.errors import MssError, clipped
from mss_cli.files.atomic import replace_file
from mss_cli.output.formats import MACHINE, Format, Surface, writer
from mss_cli.output.safe import one_line
from mss_cli.output.view import View


def write(view: View, *, form: Format, colour: str, output: Path | None, facts: Path) -> None:
    """Write ``view`` to ``output``, or to standard output where that is None.

    Raises:
        MssError: ``output`` is the facts file, or can't be written.

    """
    if output is None and form not in MACHINE:
        _draw(view, form, colour)
    else:
        put(writer(form).render(view, Surface()), output=output, facts=facts)
    if view.notice and form not in MACHINE:
        print(f"mss: {one_line(clipped(view.notice))}", file=sys.stderr)


def put(text: str, *, output: Path | None, facts: Path) -> None:
    """Write ``text`` as it is, in UTF-8, to ``output`` or to standard output; raises what ``write`` raises."""
    if output is None:
        _send(text.encode())
    else:
        _to_file(output, text.encode(), facts)


def _draw(view: View, form: Format, colour: str) -> None:
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    surface = _surface(encoding, colour)
    content = writer(form).render(view, surface).encode(encoding, "backslashreplace")
    if surface.width is not None:
        from mss_cli.output.pager import paged  # noqa: PLC0415 - a terminal only

        if paged(content):
            return
    _send(content)


def _surface(encoding: str, colour: str) -> Surface:
    terminal = bool(sys.stdout) and sys.stdout.isatty()
    return Surface(
        width=_width() if terminal else None,
        colour=_coloured(colour, terminal=terminal),
        unicode=_has_symbols(encoding),
    )


def _width() -> int:
    """Give the columns of the terminal that standard output is, or what COLUMNS says instead."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


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


def _send(content: bytes) -> None:
    if sys.stdout is None:
        raise MssError("standard output is closed: open it, or name a file with --output")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has what it wanted. Python would flush again on its way out, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise MssError(f"can't write to standard output: {(error.strerror or str(error)).lower()}") from None


def _to_file(path: Path, content: bytes, facts: Path) -> None:
    # Path.exists would raise where a name is too long.
    if os.path.exists(path) and os.path.exists(facts) and path.samefile(facts):  # noqa: PTH110
        raise MssError(f"{path} is the facts file itself: name another file with --output")
    replace_file(path, content)
