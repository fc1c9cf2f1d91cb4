"""``mss check``: hold a draft against the record."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from msgspec import Struct

from mss_cli import __version__, options
from mss_cli.checking.codes import CODES
from mss_cli.checking.report import VERDICTS, Mark, Summary, summary
from mss_cli.errors import MssError, NotFoundError
from mss_cli.model.dates import when
from mss_cli.options import Output, Session, Strings
from mss_cli.output.facts import dataset_item
from mss_cli.output.view import Block, Cell, Column, Page, Sheet, Span, Style, Symbols, View
from mss_cli.output.words import quoted
from mss_cli.reading.names import one_of

if TYPE_CHECKING:
    from mss_cli.checking.marking import Marked

ITEM = Mark
EXTRA = Summary

LARGEST = 2**22
"""How many bytes a draft may have."""

Files = Annotated[list[Path] | None, typer.Argument(metavar="DRAFT...", help="The drafts, or - for standard input.")]


class Reported(Struct, frozen=True):
    """How to print a check."""

    json: Annotated[bool, typer.Option("--json", help="Print JSON; the same as --format json.")] = False
    format: Annotated[
        Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "sarif"],
        typer.Option(help="How to print: for people, for scripts, for a document, or for an editor."),
    ] = "table"
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")] = None


class Asked(Struct, frozen=True):
    """What to hold the drafts against, and what to tell."""

    date: Annotated[
        str, typer.Option(metavar="DATE", help="The day the drafts speak from; else what they say, or today.")
    ] = ""
    only: Annotated[
        str,
        typer.Option(metavar="VERDICTS", help="Tell only these: contradicted,superseded,disputed,supported,unknown."),
    ] = ""
    ignore: Annotated[
        Strings, typer.Option(metavar="CODE", help="Let be what has this code, as stage or unknown; can be repeated.")
    ] = []
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for disputed and superseded too.")] = False
    explain: Annotated[str, typer.Option(metavar="VERDICT", help="Explain a verdict or a code, and check nothing.")] = (
        ""
    )


def check(session: Session, output: Reported, asked: Asked, drafts: Files = None) -> int:
    """Hold every figure and dated statement of a draft against the record.

    Plain text and Markdown, in English, French or Spanish. Exits with 1 where the record contradicts any.
    """
    from mss_cli.checking.events import Events  # noqa: PLC0415 - not for --help
    from mss_cli.checking.marking import marked  # noqa: PLC0415
    from mss_cli.checking.record import Record  # noqa: PLC0415

    if asked.explain:
        session.put(f"{_code(asked.explain)}: {CODES[_code(asked.explain)]}\n")
        return 0
    if not drafts:
        raise MssError("name a draft, or - for standard input")
    only = frozenset(_verdict(name) for name in asked.only.split(",") if name.strip())
    ignore = frozenset(map(_code, asked.ignore))
    day = _day(asked.date)
    texts = [(_name(path), _text(path)) for path in drafts]
    dataset = session.dataset()
    record = Record(dataset)
    events = Events(record)
    done = [marked(name, text, record, events, day, ignore) for name, text in texts]
    marks = [mark for each in done for mark in each.marks]
    _write(
        session,
        output,
        asked,
        dataset_item(dataset),
        done,
        [mark for mark in marks if not only or mark.verdict in only],
    )
    grave = {"contradicted", "disputed", "superseded"} if asked.strict else {"contradicted"}
    return int(any(mark.verdict in grave for mark in marks))


command = options.command(check)


def _verdict(name: str) -> str:
    return one_of("verdict", VERDICTS, f"the verdicts are {', '.join(VERDICTS)}")(name)


def _code(name: str) -> str:
    return one_of("code", CODES, f"the codes are {', '.join(CODES)}")(name)


def _day(text: str) -> date | None:
    """Return the last day of a date; raises ``MssError`` where it is none, or no draft can be of it."""
    if not text:
        return None
    try:
        day = when(text).latest
    except ValueError as error:
        raise MssError(f"--date: {error}") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise MssError(f"--date: no draft is of {text}: give a day from {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def _name(path: Path) -> str:
    return "-" if str(path) == "-" else str(path)


def _text(path: Path) -> str:
    """Return the text of a draft; what is no UTF-8 is U+FFFD. Raises ``MssError`` where it can't be read."""
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        missing = isinstance(error, FileNotFoundError)
        raise (NotFoundError("draft", str(path), [], reason) if missing else MssError(f"{path}: {reason}")) from None
    if len(content) > LARGEST:
        raise MssError(f"{path}: more than {LARGEST:,} bytes: check it in parts")
    return content.decode(errors="replace")


def _write(
    session: Session,
    output: Reported,
    asked: Asked,
    dataset: dict[str, Any],
    done: "Sequence[Marked]",
    shown: list[Mark],
) -> None:
    """Write the marks to be shown, and what they come to."""
    if output.format == "sarif" and not output.json:
        from mss_cli.checking.sarif import sarif  # noqa: PLC0415

        session.put(sarif(shown, __version__, CODES), output.output)
        return
    total = summary(
        [each.draft for each in done], [m for each in done for m in each.marks], sum(e.ignored for e in done)
    )
    view = View(
        command="check",
        dataset=dataset,
        query={
            "drafts": [each.draft.file for each in done],
            "date": asked.date or None,
            "only": [name.strip() for name in asked.only.split(",") if name.strip()],
            "ignore": list(asked.ignore),
            "strict": asked.strict,
        },
        items=lambda: shown,
        extra=lambda: total,
        sheet=lambda: _sheet(shown),
        tables=lambda: [_sheet(shown)],
        page=lambda symbols: _page(shown, symbols),
        notice=_notice(total),
    )
    form = "table" if output.format == "sarif" else output.format
    session.write(view, Output(output.json, form, output.output))


def _notice(total: Summary) -> str:
    ignored = f", {total.ignored} let be" if total.ignored else ""
    return (
        f"{total.read:,} figures and dates read, {total.held} held against the record: {total.supported} supported, "
        f"{total.disputed} disputed, {total.superseded} superseded, {total.contradicted} contradicted{ignored}"
    )


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
