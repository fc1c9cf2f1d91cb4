"""``mss changes``: what changed from version to version."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.errors import MssError, NotFoundError
from mss_cli.model.dates import When, when
from mss_cli.options import Listing, Output
from mss_cli.output.changes import ChangeItem, change_lines, change_sheet, change_tables
from mss_cli.output.items import dataset_item
from mss_cli.output.view import View
from mss_cli.queries.names import one_of
from mss_cli.queries.versions import version_day, version_order
from mss_cli.session import Session

ITEM = ChangeItem

Since = Annotated[
    str, typer.Option(metavar="VERSION|DATE", help="After this version of the facts, or on or after this day.")
]
FactOption = Annotated[
    str, typer.Option("--fact", metavar="ID", help="Of this fact alone.", autocompletion=completion.facts)
]


def changes(session: Session, listing: Listing, output: Output, since: Since = "", fact: FactOption = "") -> None:
    """List what changed from version to version.

    For whoever cited a figure: --fact says whether it still stands, and if it doesn't, whether the sources changed or
    the record erred.
    """
    from mss_cli.output.change_log import NAME, read_log  # noqa: PLC0415 - not for --help

    dataset = session.dataset()
    log = read_log(session.facts)
    logged = [item.fact for item in log or () if item.fact]
    known = dict.fromkeys([*dataset.facts, *dataset.withdrawn, *logged])
    name = one_of("fact", known, "'mss timeline --all' and 'mss search WORDS' list the facts")(fact) if fact else ""
    found = [item for item in log or () if not name or item.fact == name]
    items = listing.apply(_since(found, since, [item.version for item in log or ()]))
    view = View(
        command="changes",
        dataset=dataset_item(dataset),
        query={"since": since or None, "fact": name or None, **listing.query},
        items=lambda: items,
        sheet=lambda: change_sheet(items),
        tables=lambda: change_tables(items, versions=True),
        page=lambda symbols: change_lines(items, symbols),
        notice=_notice(items, log, NAME),
    )
    session.write(view, output)


command = as_command(
    changes,
    examples=("mss changes --fact kenya-pledge", "mss changes --since 2026.11.27", "mss changes --since 2026-12"),
)


def _since(items: Sequence[ChangeItem], since: str, versions: Sequence[str]) -> Sequence[ChangeItem]:
    """Return those of ``items`` that are of later versions than ``since``, or of its day or a later one."""
    asked = since.strip()
    if not asked:
        return items
    if asked in versions or version_day(asked):
        return [item for item in items if version_order(item.version) > version_order(asked)]
    day = _day(asked, versions)
    return [item for item in items if (found := version_day(item.version)) and found.latest >= day.earliest]


def _day(text: str, versions: Sequence[str]) -> When:
    try:
        return when(text)
    except ValueError as error:
        if any(char.isdecimal() for char in text):
            raise MssError(f"--since: {error}, and no version is called so") from None
        raise NotFoundError("version", text, list(dict.fromkeys(versions)), "'mss changes' lists them") from None


def _notice(items: Sequence[ChangeItem], log: Sequence[ChangeItem] | None, name: str) -> str:
    if log is None:
        return f"there is no {name} beside this facts file, so its changes aren't known"
    if items:
        return ""
    begun = f"; the log begins with version {log[0].version}" if log else ""
    return f"nothing of this changed{begun}"
