"""What pages are put together from: headings, indents, fields, marks and verdicts."""

from collections.abc import Iterable, Sequence

from mss_cli.model.kinds import KINDS, Group, KindName
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.output.phrases import who
from mss_cli.output.view import Block, Link, Span, Spans, Style, Symbols, words_of
from mss_cli.queries.standing import Standing, standing

STANDING_STYLE: dict[Standing, Style] = {"single": "text", "corroborated": "good", "disputed": "bad"}
GROUP_STYLE: dict[Group, Style] = {"personnel": "personnel", "people": "harm", "money": "money", "events": "civic"}

GAP = Block(())
"""An empty line."""

LABEL_WIDTH = 11
"""How wide the labels of a page's fields are."""


def heading(text: str) -> Block:
    """Return a line that heads what follows."""
    return Block(((text, "heading"),))


def indent(columns: int) -> Spans:
    """Return a margin of ``columns`` spaces."""
    return ((" " * columns, "text"),)


def line(body: Spans | str, *, margin: int = 0, meta: Spans = (), style: Style = "text") -> Block:
    """Return a paragraph with one margin all along."""
    spans: Spans = ((body, style),) if isinstance(body, str) else body
    return Block(spans, meta, indent(margin), indent(margin))


def field_blocks(rows: Iterable[tuple[str, str | Link]], width: int = LABEL_WIDTH) -> list[Block]:
    """Return a line for each label and text, those without a text left out."""
    return [
        Block(((text, "text"),), (), ((f"{label:{width}}", "quiet"),), indent(width)) for label, text in rows if text
    ]


def verdict_spans(symbols: Symbols, *, good: bool) -> Spans:
    """Return the mark of what holds or doesn't."""
    return ((f"{symbols.marks['corroborated' if good else 'disputed']} ", "good" if good else "bad"),)


def standing_spans(dataset: Dataset, fact: Fact, symbols: Symbols) -> Spans:
    """Return the mark of a fact's standing, which is none where a single origin says it."""
    found = standing(dataset, fact)
    return () if found == "single" else ((symbols.marks[found], STANDING_STYLE[found]), ("  ", "text"))


def kind_style(kind: KindName) -> Style:
    """Return the style of what facts of ``kind`` are about."""
    return GROUP_STYLE[KINDS[kind].group]


def kind_mark(kind: KindName, symbols: Symbols) -> Span:
    """Return the mark of facts of ``kind``."""
    return (KINDS[kind].ascii if symbols.ascii else KINDS[kind].mark, kind_style(kind))


def sources_text(dataset: Dataset, claims: Sequence[Claim]) -> str:
    """Return the sources of ``claims`` as one text."""
    return "".join(words_of(text) for text, _ in who(dataset, claims))
