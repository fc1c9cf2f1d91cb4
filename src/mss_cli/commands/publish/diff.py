"""``mss diff``: what differs between two facts files."""

from typing import Annotated

import typer

from mss_cli.command import command as as_command
from mss_cli.options import Output
from mss_cli.output.changes import ChangeItem, change_blocks, change_items, change_lines, change_sheet, change_tables
from mss_cli.output.items import dataset_item
from mss_cli.output.view import Page, Symbols, View
from mss_cli.queries.diff import diff as compare
from mss_cli.session import Session

ITEM = ChangeItem

Old = Annotated[str, typer.Argument(metavar="OLD", help="A facts file; or a tag or commit, where git has the facts.")]
New = Annotated[str, typer.Argument(metavar="[NEW]", help="The same; without it, the facts in use.")]


def diff(session: Session, old: Old, output: Output, new: New = "") -> None:
    """Compare two facts files: answers first, then the rest.

    First the answers that lead, then standing, facts that came and went, claims, and checks that turned. Markdown is
    for release notes; --format jsonl is what a release appends to changes.jsonl.
    """
    from mss_cli.facts_file.versions import dataset_of  # noqa: PLC0415 - not for --help

    before = dataset_of(old, session.facts, cache=session.cache)
    after = dataset_of(new, session.facts, cache=session.cache) if new else session.dataset()
    items = change_items(before, after, compare(before, after))

    def page(symbols: Symbols) -> Page:
        return change_lines(items, symbols) if symbols.words else change_blocks(items, symbols)

    view = View(
        command="diff",
        dataset=dataset_item(after),
        query={"old": old, "new": new or None, "version": before.metadata.version, "sha256": before.sha256},
        items=lambda: items,
        sheet=lambda: change_sheet(items),
        tables=lambda: change_tables(items),
        page=page,
        notice="" if items else "they are the same file",
    )
    session.write(view, output)


command = as_command(
    diff, examples=("mss diff old.toml", "mss diff HEAD~1 --format markdown", "mss diff a.toml b.toml")
)
