"""``mss export``: the record in forms that other tools open."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from mss_cli.command import command as as_command
from mss_cli.errors import MssError
from mss_cli.options import Filters
from mss_cli.paths import STANDARD, typed_output
from mss_cli.queries.select import by_date, select
from mss_cli.recording import note_unrepeatable
from mss_cli.session import Session
from mss_cli.stdio import send

ExportForm = Literal["sqlite", "datapackage", "html"]
_ENDINGS: dict[str, ExportForm] = {
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".zip": "datapackage",
    ".html": "html",
    ".htm": "html",
}


def typed_file(text: str) -> Path:
    """Return the path to write to that ``text`` names, or ``STANDARD``. Raises as ``typed_output`` does."""
    # None would be a FILE that wasn't named.
    return typed_output(text) or STANDARD


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="Where to: its ending says in which form. - is standard output, in the form that --as says.",
        parser=typed_file,
    ),
]
As = Annotated[
    ExportForm | None,
    typer.Option("--as", help="An SQLite database (.db), a Data Package (.zip), or a page (.html)."),
]
DatasetteFile = Annotated[
    Path | None,
    typer.Option(
        "--datasette", metavar="FILE", help="Of a database, also write Datasette's metadata.", parser=typed_file
    ),
]


def export(session: Session, file: File, filters: Filters, form: As = None, datasette: DatasetteFile = None) -> None:
    """Write the record to FILE: as a database, as tables, or as a page to look at.

    All of it, or the facts that meet the filters, with their claims, sources and checks. The same facts file gives the
    same bytes.
    """
    chosen = form or _form_of(file)
    if datasette and (chosen != "sqlite" or file == STANDARD):
        raise MssError("--datasette goes with a database in a file: name a FILE that ends in .db")
    for each in (file, datasette):
        session.refuse(None if each == STANDARD else each)
    whole, criteria = filters.apply(session.dataset(), session.today())
    from mss_cli.export.selection import narrowed  # noqa: PLC0415 - not for --help

    gone = [fact for fact in by_date(whole.withdrawn.values()) if criteria.admit(whole, fact)]
    dataset = whole if criteria.is_empty else narrowed(whole, select(whole, criteria), gone)
    if chosen == "html":
        from mss_cli.export.page.render import page  # noqa: PLC0415 - Jinja2

        _put(page(dataset, criteria.as_of), file)
        return
    from mss_cli.export.tables import tables  # noqa: PLC0415

    found = tables(dataset)
    if chosen == "datapackage":
        from mss_cli.export.datapackage import package  # noqa: PLC0415

        _put(package(found, dataset.metadata), file)
        return
    from mss_cli.export.sqlite import database, datasette_metadata  # noqa: PLC0415

    _put(database(found), file)
    if datasette:
        _put(datasette_metadata(found, dataset.metadata, file.stem), datasette)


command = as_command(
    export, examples=("mss export facts.db", "mss export facts.zip --country Kenya", "mss export facts.html")
)


def _put(content: bytes, file: Path) -> None:
    if file == STANDARD:
        note_unrepeatable()  # it depends on versions of SQLite, zlib and Jinja2, too
        send([content])
        return
    from mss_cli.output.atomic_write import replace_file  # noqa: PLC0415 - not for --help

    replace_file(file, content)


def _form_of(file: Path) -> ExportForm:
    if file == STANDARD:
        raise MssError(f"standard output has no ending that says the form: give --as {'|'.join(_forms())}")
    found = _ENDINGS.get(file.suffix.lower())
    if found is None:
        raise MssError(f"{file}: no form has this ending; use .db, .zip or .html, or --as {'|'.join(_forms())}")
    return found


def _forms() -> tuple[ExportForm, ...]:
    return get_args(ExportForm)
