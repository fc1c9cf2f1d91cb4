"""What a command shows, before any format: records for machines, sheets and pages for people."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from mss_cli.model.kinds import KINDS
from mss_cli.sanitize import one_line


class Link(Struct, frozen=True):
    """Text that leads to ``url``, where what shows it can do so."""

    text: str
    url: str


Cell = str | int | float | Link | None
Style = Literal[
    "text", "strong", "quiet", "figure", "heading", "good", "bad", "warning", "hit",
    "personnel", "harm", "money", "civic",
]  # fmt: skip
Span = tuple[str | Link, Style]
Spans = tuple[Span, ...]
"""A run of text in pieces, each with the style a terminal gives it."""


def words_of(text: Cell) -> str:
    """Return a cell or a piece of a run without its link; numbers with their thousands apart."""
    if isinstance(text, Link):
        return text.text
    if isinstance(text, str):
        return text
    return "" if text is None else f"{text:,}"


def text_of(cell: Cell) -> str:
    """Return a cell or a piece of a run as people read it, on one line and safe to show."""
    return one_line(words_of(cell))


GAP_SPAN: Span = ("  ", "text")
"""What parts two pieces of a run."""


def spans_text(spans: Spans) -> str:
    """Return a run as text."""
    return "".join(text_of(text) for text, _ in spans)


class Symbols(Struct, frozen=True):
    """The drawing characters, in Unicode or, where the encoding has none, in ASCII."""

    rail: str
    joint: str
    end: str
    paragraph: str
    dash: str
    dot: str
    arrow: str
    not_equal: str
    solid: str
    light: str
    quotes: tuple[str, str]
    marks: dict[str, str]
    ascii: bool = False
    words: bool = False
    """Whether what is written is for grep rather than for the eye: no rail, whole dates, states in words."""
    width: int = 80
    """How many columns there are, for what is drawn to them."""


UNICODE = Symbols(
    rail="│",
    joint="├─",
    end="╵",
    paragraph="¶",
    dash="–",
    dot="·",
    arrow="→",
    not_equal="≠",
    solid="█",
    light="░",
    quotes=("“", "”"),
    marks={"single": " ", "corroborated": "✓", "disputed": "≠"},
)
ASCII = Symbols(
    rail="|",
    joint="+-",
    end="'",
    paragraph="par. ",
    dash="-",
    dot="-",
    arrow="->",
    not_equal="!=",
    solid="#",
    light="-",
    quotes=('"', '"'),
    marks={"single": " ", "corroborated": "+", "disputed": "!"},
    ascii=True,
)

SYMBOLS = "".join(
    sorted(
        {*"".join(each for name in UNICODE.__struct_fields__ if isinstance(each := getattr(UNICODE, name), str))}
        | {*UNICODE.quotes, *UNICODE.marks.values(), *(kind.mark for kind in KINDS.values())}
    )
)
"""Every character that pages are drawn with."""


def in_words(symbols: Symbols) -> Symbols:
    """Return ``symbols`` for text that is searched and cut: a line a fact, states in words."""
    marks = {standing: "" if standing == "single" else standing for standing in symbols.marks}
    return msgspec.structs.replace(symbols, marks=marks, words=True)


class Column(Struct, frozen=True):
    """A column of a sheet: its heading, whether it holds numbers, and whether it gives way where there is no room.

    Of several that do, the last gives way first.
    """

    name: str
    right: bool = False
    style: Style = "text"
    yields: bool = False


class Sheet(Struct, frozen=True):
    """Rows under columns. A document's table has its ``title`` above it, and ``notes`` stand below it."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    title: str = ""
    notes: tuple[str, ...] = ()


class Block(Struct, frozen=True):
    """A paragraph of a page: ``body``, then ``meta`` on its last line if it fits or below it.

    ``lead`` stands before the first line, ``rest`` before every further one.
    """

    body: Spans
    meta: Spans = ()
    lead: Spans = ()
    rest: Spans = ()


Page = Sequence[Block | Sheet]


class DatasetItem(Struct, frozen=True):
    """What the envelope says of the dataset: what it is, and how far it reaches."""

    title: str | None = None
    version: str | None = None
    license: str | None = None
    sha256: str | None = None
    searched_through: str | None = None
    newest_event: str | None = None
    newest_source: str | None = None


class View(Struct, frozen=True):
    """What one command shows. What a format doesn't need is never made.

    ``items`` and ``extra``, further keys of the envelope, are for JSON; ``sheet`` is for CSV and TSV, ``tables``
    for Markdown, ``page`` for people. ``notice`` goes to standard error.
    """

    command: str
    dataset: DatasetItem
    query: dict[str, Any]
    items: Callable[[], Sequence[Struct | dict[str, Any]]]
    sheet: Callable[[], Sheet]
    tables: Callable[[], Sequence[Sheet]]
    page: Callable[[Symbols], Page]
    extra: Callable[[], dict[str, Any]] = dict
    notice: str = ""
