"""``mss export``: the record in forms that other tools open."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from mss_cli.command import command as as_command
from mss_cli.errors import MssError
from mss_cli.options import Filters
from mss_cli.queries.select import by_date, select
from mss_cli.session import Session

ExportForm = Literal["sqlite", "datapackage", "html"]
_ENDINGS: dict[str, ExportForm] = {
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".zip": "datapackage",
    ".html": "html",
    ".htm": "html",
}

File = Annotated[Path, typer.Argument(metavar="FILE", help="Where to: its ending says in which form.")]
As = Annotated[
    ExportForm | None,
    typer.Option("--as", help="An SQLite database (.db), a Data Package (.zip), or a page (.html)."),
]
DatasetteFile = Annotated[
    Path | None, typer.Option("--datasette", metavar="FILE", help="Of a database, also write Datasette's metadata.")
]


def export(session: Session, file: File, filters: Filters, form: As = None, datasette: DatasetteFile = None) -> None:
    """Write the record to FILE: as a database, as tables, or as a page to look at.

    All of it, or the facts that meet the filters, with their claims, sources and checks. The same facts file gives the
    same bytes.
    """
    chosen = form or _form_of(file)
    if datasette and chosen != "sqlite":
        raise MssError("--datasette goes with a database: name a FILE that ends in .db")
    for each in (file, datasette):
        session.refuse(each)
    whole, criteria = filters.apply(session.dataset(), session.today())
    from mss_cli.export.selection import narrowed  # noqa: PLC0415 - not for --help

    gone = [fact for fact in by_date(whole.withdrawn.values()) if criteria.admit(whole, fact)]
    dataset = whole if criteria.is_empty else narrowed(whole, select(whole, criteria), gone)
    from mss_cli.output.atomic_write import replace_file  # noqa: PLC0415

    if chosen == "html":
        from mss_cli.export.page.render import page  # noqa: PLC0415 - Jinja2

        replace_file(file, page(dataset, criteria.as_of))
        return
    from mss_cli.export.tables import tables  # noqa: PLC0415

    found = tables(dataset)
    if chosen == "datapackage":
        from mss_cli.export.datapackage import package  # noqa: PLC0415

        replace_file(file, package(found, dataset.metadata))
        return
    from mss_cli.export.sqlite import database, datasette_metadata  # noqa: PLC0415

    replace_file(file, database(found))
    if datasette:
        replace_file(datasette, datasette_metadata(found, dataset.metadata, file.stem))


command = as_command(
    export, examples=("mss export facts.db", "mss export facts.zip --country Kenya", "mss export facts.html")
)


def _form_of(file: Path) -> ExportForm:
    found = _ENDINGS.get(file.suffix.lower())
    if found is None:
        raise MssError(f"{file}: no form has this ending; use .db, .zip or .html, or --as {'|'.join(_forms())}")
    return found


def _forms() -> tuple[ExportForm, ...]:
    return get_args(ExportForm)
