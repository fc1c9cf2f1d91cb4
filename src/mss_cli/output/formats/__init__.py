"""One writer a format: each module's ``render`` turns a view into text.

``MACHINE`` formats are UTF-8 whatever the terminal, and carry no colour and no notice.
"""

from importlib import import_module
from typing import Literal, Protocol, cast, get_args

from msgspec import Struct

from mss_cli.output.view import View

Format = Literal["table", "json", "jsonl", "csv", "tsv", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)
MACHINE: frozenset[Format] = frozenset(FORMATS) - {"table"}


class Surface(Struct, frozen=True):
    """What is written on: ``width`` is None where it has none, as of a pipe; ``many_colours`` are 256 instead of 8."""

    width: int | None = None
    colour: bool = False
    many_colours: bool = False
    unicode: bool = True


class Writer(Protocol):
    """What each module of this package is."""

    def render(self, view: View, surface: Surface) -> str:
        """Return ``view`` as text for ``surface``."""


def writer(name: Format) -> Writer:
    """Return the writer of a format; only that one is imported."""
    return cast("Writer", import_module(f"{__name__}.{name}"))
