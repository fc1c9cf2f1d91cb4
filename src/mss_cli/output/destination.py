"""Where a view goes: standard output, through a pager if it is long, or a file; and how it looks there."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from mss_cli.errors import MssError
from mss_cli.output.atomic_write import replace_file
from mss_cli.output.formats import MACHINE, Format, Surface, writer
from mss_cli.output.view import ASCII, SYMBOLS, UNICODE, Symbols, View
from mss_cli.stdio import send

_MAX_WIDTH_DIGITS = 5


def write_view(
    view: View, *, form: Format, colour: str, output: Path | None, pager: bool = True, bom: bool = False
) -> None:
    """Write ``view`` to ``output``, or to standard output where that is None; with ``bom``, after a byte-order mark.

    Raises:
        MssError: it can't be written.

    """
    if output is None and form not in MACHINE:
        _write_page(view, form, colour, pager=pager)
    else:
        text = writer(form).render(view, Surface())
        write_text(f"\ufeff{text}" if bom else text, output=output)


def write_text(text: str, *, output: Path | None) -> None:
    """Write ``text`` as it is, in UTF-8, to ``output`` or to standard output; raises what ``write_view`` does."""
    if output is not None:
        replace_file(output, text.encode())
    else:
        send([text.encode()])


def refuse_same_file(output: Path | None, facts: Path) -> None:
    """Raise ``MssError`` where ``output`` is the file ``facts``, by whatever name."""
    with suppress(OSError):  # one of them isn't there, or can't be
        if output and output.samefile(facts):
            raise MssError(f"{output} is the facts file itself: name another file")


def _write_page(view: View, form: Format, colour: str, *, pager: bool) -> None:
    encoding = sys.stdout.encoding
    surface = _surface(encoding, colour)
    content = writer(form).render(view, surface).encode(encoding, "backslashreplace")
    if surface.width is not None and pager:
        from mss_cli.output.pager import fits, page  # noqa: PLC0415 - a terminal only

        if not fits(content) and page(content):
            return
    send([content])


def _surface(encoding: str, colour: str) -> Surface:
    terminal = sys.stdout.isatty()
    return Surface(
        width=_width() if terminal else None,
        colour=_coloured(colour, terminal=terminal),
        many_colours="256" in os.environ.get("TERM", "") or bool(os.environ.get("COLORTERM")),
        unicode=_has_symbols(encoding),
    )


def _width() -> int:
    """Return the columns of the terminal that standard output is, or what COLUMNS says instead."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) <= _MAX_WIDTH_DIGITS and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _coloured(colour: str, *, terminal: bool) -> bool:
    """Whether to colour: by ``--color``, NO_COLOR (no-color.org), FORCE_COLOR (force-color.org), then the terminal."""
    if colour != "auto":
        return colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def symbols_of_stdout() -> Symbols:
    """Return the drawing characters that standard output has."""
    return UNICODE if _has_symbols(sys.stdout.encoding) else ASCII


def _has_symbols(encoding: str) -> bool:
    try:
        SYMBOLS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
