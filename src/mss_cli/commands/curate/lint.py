"""``mss lint``: every problem of a facts file."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.curation import lint as rules
from mss_cli.curation.codes import CODES
from mss_cli.curation.formatter import format_facts
from mss_cli.errors import MssError, NotFoundError, Problem
from mss_cli.facts_file.parse import parse
from mss_cli.facts_file.read import FactsText, read_facts
from mss_cli.model.kinds import KINDS
from mss_cli.model.units import UNITS
from mss_cli.options import Output
from mss_cli.output.atomic_write import is_regular, replace_file
from mss_cli.output.destination import refuse_same_file
from mss_cli.output.items import Shape
from mss_cli.output.tables import struct_sheet
from mss_cli.output.view import Block, DatasetItem, View
from mss_cli.paths import STANDARD, typed_path
from mss_cli.session import Session

ITEM = Shape("ProblemItem", Problem, {"id": str})

File = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="The facts file; else the one in use.", parser=typed_path)
]
Fix = Annotated[bool, typer.Option("--fix", help="Put the file in order first; order and spacing alone change.")]
Explain = Annotated[
    str, typer.Option(metavar="CODE", help="Explain a code, and check nothing.", autocompletion=completion.codes)
]


def lint(session: Session, output: Output, file: File = None, explain: Explain = "", *, fix: Fix = False) -> int:
    """List every problem of a facts file, with its place.

    Exits with 1 where there is any.
    """
    if explain:
        session.put(f"{explanation(explain)}\n")
        return 0
    path = file or session.facts
    refuse_same_file(output.output, path)
    if fix:
        _refuse_stream(path)
    facts = read_facts(path, "name another") if file else read_facts(path)
    if fix:
        facts = _fixed(path, facts)
    problems = rules.lint(facts)
    session.write(_view(facts, problems), output)
    return int(bool(problems))


command = as_command(lint)


def _fixed(path: Path, facts: FactsText) -> FactsText:
    """Return the text of a usable file after putting the file in order."""
    parse(facts)
    new = format_facts(facts.text)
    if new == facts.text:
        return facts
    replace_file(path, facts.form.encoded(new))
    return read_facts(path)


def _refuse_stream(path: Path) -> None:
    """Raise ``MssError`` where ``path`` is not the name of a file that could be put in order in its place."""
    with suppress(OSError):  # reading it will say what is wrong
        if path == STANDARD or not is_regular(path):
            raise MssError(f"{path}: --fix can't put it in order: it is not a file; save it as one first")


def explanation(code: str) -> str:
    """Return what ``code`` means; raises ``NotFoundError``."""
    if code not in CODES:
        raise NotFoundError("code", code, list(CODES), f"the codes are {', '.join(sorted(CODES))}")
    kinds = "; ".join(f"{kind.name} ({kind.definition})" for kind in KINDS.values())
    return f"{code}: {CODES[code].format(kinds=kinds, units=', '.join(UNITS))}"


def _view(facts: FactsText, problems: list[Problem]) -> View:
    sheet = struct_sheet(Problem, problems)
    return View(
        command="lint",
        dataset=DatasetItem(sha256=facts.sha256),
        query={"file": facts.path},
        items=lambda: [ITEM.item(each, id=f"{each.file}:{each.line}:{each.column}") for each in problems],
        sheet=lambda: sheet,
        tables=lambda: [sheet],
        page=lambda _: [Block(((str(problem), "text"),)) for problem in problems],
        notice="" if problems else f"{facts.path}: no problems",
    )
