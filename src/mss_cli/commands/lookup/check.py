"""``mss check``: hold a draft against the record."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeVar

import msgspec
import typer
from msgspec import Struct

from mss_cli import __version__
from mss_cli.checking.codes import CODES
from mss_cli.checking.report import VERDICTS, Mark, Summary, summary
from mss_cli.command import command as as_command
from mss_cli.errors import MssError, NotFoundError, reason
from mss_cli.facts_file.read import read_input
from mss_cli.model.dates import when
from mss_cli.options import OutputFile, Strings, split_names
from mss_cli.output.formats import Format
from mss_cli.output.items import Shape, dataset_item
from mss_cli.output.phrases import plural, quoted
from mss_cli.output.view import Block, Cell, Column, Page, Sheet, Span, Style, Symbols, View
from mss_cli.paths import typed_path
from mss_cli.queries.names import one_of
from mss_cli.session import Session

ITEM = Shape("MarkItem", Mark, {"id": str})
"""A figure or date of a draft; ``id`` is its place."""

EXTRA = Shape("CheckExtra", Summary)
"""What was read, and how often it has which verdict."""

Name = TypeVar("Name", bound=str)

MAX_BYTES = 2**22
"""How many bytes a draft may have."""

_SERIOUS = frozenset({"contradicted"})
_SERIOUS_IF_STRICT = _SERIOUS | {"disputed", "superseded"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

Drafts = Annotated[
    list[Path] | None,
    typer.Argument(metavar="DRAFT...", help="The drafts, or - for standard input.", parser=typed_path),
]


class DraftOutput(OutputFile, frozen=True):
    """How and where to print."""

    json: Annotated[bool, typer.Option("--json", help="Print JSON; the same as --format json.")] = False
    format: Annotated[
        Literal[Format, "sarif"] | None,
        typer.Option(help="How to print: for people (table, the default), for scripts, or for an editor (sarif)."),
    ] = None

    def __post_init__(self) -> None:
        """Raise ``MssError`` where options contradict one another."""
        if self.json and self.format not in {None, "json"}:
            raise MssError(f"--json and --format {self.format} contradict one another: leave one out")

    @property
    def chosen(self) -> Format:
        """The format; SARIF is none that a view has."""
        if self.json or self.format is None or self.format == "sarif":
            return "json" if self.json else "table"
        return self.format

    @property
    def bom(self) -> bool:
        """Whether CSV or TSV begins with a byte-order mark."""
        return False


class Checking(Struct, frozen=True):
    """From which day the drafts speak, and which verdicts to show."""

    heading: ClassVar[str] = "Checking"

    date: Annotated[
        str, typer.Option(metavar="DATE", help="The day the drafts speak from; else the day they bear, or today.")
    ] = ""
    only: Annotated[
        Strings,
        typer.Option(metavar="VERDICT", help="Show these alone, such as contradicted,superseded; can be repeated."),
    ] = []
    ignore: Annotated[
        Strings,
        typer.Option(metavar="CODE", help="Leave out what has this code, such as stage or unknown; can be repeated."),
    ] = []
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for disputed and superseded too.")] = False
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a verdict or a code, and check nothing.")] = ""


def check(session: Session, checking: Checking, output: DraftOutput, drafts: Drafts = None) -> int:
    """Hold every figure and dated statement of a draft against the record.

    Plain text and Markdown, in English, French or Spanish. Exits with 1 where the record contradicts any.
    """
    from mss_cli.checking.event_matching import EventIndex  # noqa: PLC0415 - not for --help
    from mss_cli.checking.fact_index import FactIndex  # noqa: PLC0415
    from mss_cli.checking.marks import check_draft  # noqa: PLC0415

    if checking.explain:
        code = _named("code", CODES, checking.explain)
        session.put(f"{code}: {CODES[code]}\n", output.output)
        return 0
    if not drafts:
        raise MssError("name a draft, or - for standard input")
    only = [_named("verdict", VERDICTS, name) for name in split_names(checking.only)]
    ignore = [_named("code", CODES, name) for name in split_names(checking.ignore)]
    day = _day(checking.date)
    texts = [(str(path), _text(path)) for path in drafts]
    dataset = session.dataset()
    index = FactIndex(dataset)
    events = EventIndex(index)
    checked = [check_draft(name, text, index, events, day, frozenset(ignore)) for name, text in texts]
    marks = [mark for each in checked for mark in each.marks]
    shown = [mark for mark in marks if not only or mark.verdict in only]
    if output.format == "sarif":
        from mss_cli.checking.sarif import sarif  # noqa: PLC0415

        session.put(sarif(shown, __version__, CODES), output.output)
    else:
        total = summary([each.draft for each in checked], marks, sum(each.ignored for each in checked))
        query = {
            "drafts": [name for name, _ in texts],
            "date": checking.date or None,
            "only": only,
            "ignore": ignore,
            "strict": checking.strict,
        }
        view = View(
            command="check",
            dataset=dataset_item(dataset),
            query=query,
            items=lambda: [ITEM.item(each, id=f"{each.file}:{each.line}:{each.column}") for each in shown],
            extra=lambda: msgspec.structs.asdict(total),
            sheet=lambda: _sheet(shown),
            tables=lambda: [_sheet(shown)],
            page=lambda symbols: _page(shown, symbols),
            notice=_notice(total),
        )
        session.write(view, output)
    serious = _SERIOUS_IF_STRICT if checking.strict else _SERIOUS
    return int(any(mark.verdict in serious for mark in marks))


command = as_command(check, examples=("mss check draft.md", "mss check --only contradicted,superseded - <draft.txt"))


def _named(what: str, known: Iterable[Name], name: str) -> Name:
    """Return the id of ``known`` that ``name`` means; raises ``MssError``: 1 says contradicted."""
    try:
        return one_of(what, known, f"it is one of {', '.join(known)}")(name)
    except NotFoundError as error:
        raise MssError(*error.lines) from None


def _day(text: str) -> date | None:
    """Return the last day of a date; raises ``MssError`` where it isn't one, or no draft can be of it."""
    if not text:
        return None
    try:
        day = when(text).latest
    except ValueError as error:
        raise MssError(f"--date: {error}") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise MssError(f"--date: no draft is of {text}: use a day from {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def _text(path: Path) -> str:
    """Return the text of a draft, with U+FFFD for what isn't UTF-8; raises ``MssError`` where it can't be read."""
    try:
        content = read_input(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        raise MssError(
            f"{path}: can't read the draft: {reason(error)}; name another, or - for standard input"
        ) from None
    if len(content) > MAX_BYTES:
        raise MssError(f"{path}: can't read the draft: more than {MAX_BYTES:,} bytes; check it in parts")
    return content.decode(errors="replace")


def _notice(total: Summary) -> str:
    """Return how many figures and dates were read, and how many got which verdict."""
    counts = [
        f"{total.supported} supported",
        f"{total.disputed} disputed",
        f"{total.superseded} superseded",
        f"{total.contradicted} contradicted",
    ]
    if total.ignored:
        counts.append(f"{total.ignored} ignored")
    read = plural(total.read, "figure or date", "figures and dates")
    return f"{read} read, {total.held} held against the record: {', '.join(counts)}"


def _sheet(marks: Sequence[Mark]) -> Sheet:
    names = ("file", "line", "column", "text", "verdict", "code", "why", "facts", "other_facts")
    rows: list[tuple[Cell, ...]] = [
        (
            *(mark.file, mark.line, mark.column, mark.text, mark.verdict, mark.code, mark.why),
            *(" ".join(mark.facts), " ".join(mark.other_facts)),
        )
        for mark in marks
    ]
    return Sheet(tuple(Column(name) for name in names), rows)


_STYLES: dict[str, Style] = {"contradicted": "bad", "superseded": "bad", "disputed": "strong", "supported": "good"}


def _page(marks: Sequence[Mark], symbols: Symbols) -> Page:
    page: list[Block] = []
    for mark in marks:
        said = mark.verdict if mark.code == mark.verdict else f"{mark.verdict} ({mark.code})"
        body: tuple[Span, ...] = (
            (f"{mark.file}:{mark.line}:{mark.column}: ", "quiet"),
            (said, _STYLES.get(mark.verdict, "quiet")),
            (f"  {quoted(mark.text, symbols)}  {mark.why}", "text"),
        )
        page.append(Block(body, ((" ".join(mark.facts), "quiet"),) if mark.facts else (), (), (("    ", "text"),)))
        if mark.verdict in {"contradicted", "superseded"}:
            page.append(Block(_underlined(mark), (), (("    ", "text"),), (("    ", "text"),)))
    return page


def _underlined(mark: Mark) -> tuple[Span, ...]:
    """Return the sentence of a mark, with its words underlined."""
    words = " ".join(mark.text.split())
    before, found, after = mark.sentence.partition(words)
    return ((before, "quiet"), (found, "heading"), (after, "quiet"))
