"""``mss verify``: hold the facts against the documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mss_cli.command import command as as_command
from mss_cli.curation import verify as documents
from mss_cli.curation.verify import Unfound, Verdict
from mss_cli.options import Output
from mss_cli.output.items import Shape, dataset_item
from mss_cli.output.layout import indent, line, verdict_spans
from mss_cli.output.phrases import plural, quoted
from mss_cli.output.tables import struct_sheet
from mss_cli.output.view import Block, Page, Sheet, Symbols, View
from mss_cli.paths import typed_path
from mss_cli.session import Session

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder that holds the seed documents.", parser=typed_path)
]

ITEM = Shape("VerdictItem", Verdict, {"id": str})


def verify(session: Session, folder: Folder, output: Output) -> int:
    """Hold the facts against the seed documents in DIR.

    Their digests must be those of the cards, and every printed phrase must be in its paragraph. Exits with 1
    where a document is missing, has changed, or lacks a phrase.
    """
    dataset = session.dataset()
    verdicts = documents.verify(dataset, session.seed_cards(dataset), folder)

    def sheet() -> Sheet:
        return struct_sheet(Verdict, verdicts, texts={"unfound": _fact_ids})

    view = View(
        command="verify",
        dataset=dataset_item(dataset),
        query={"folder": str(folder)},
        items=lambda: [ITEM.item(each, id=each.source) for each in verdicts],
        sheet=sheet,
        tables=lambda: [sheet()],
        page=lambda symbols: _page(verdicts, symbols),
        notice="" if verdicts else "no source of the facts file is a seed document",
    )
    session.write(view, output)
    return int(any(verdict.status != "verified" for verdict in verdicts))


command = as_command(verify)


def _fact_ids(unfound: Sequence[Unfound]) -> str:
    return " ".join(claim.fact for claim in unfound)


def _page(verdicts: Sequence[Verdict], symbols: Symbols) -> Page:
    page: list[Block] = []
    for each in verdicts:
        good = each.status == "verified"
        text = f"{plural(each.claims, 'claim')} found" if good else _fault(each)
        head = f"{each.source}: {each.status}"
        page.append(
            Block(
                ((head, "good" if good else "bad"), (f"  {text}", "text")),
                ((each.document, "quiet"),),
                verdict_spans(symbols, good=good),
                indent(2),
            )
        )
        for claim in each.unfound:
            where = f"paragraph {claim.paragraph}" if claim.paragraph else "no paragraph is named"
            text = f"{claim.fact}: {quoted(claim.printed, symbols)} is not there ({where})"
            page.append(line(text, margin=4))
    return page


def _fault(verdict: Verdict) -> str:
    if verdict.status == "missing":
        return f"{plural(verdict.claims, 'claim')} not checked: put the document into the folder"
    numbers = ", ".join(map(str, verdict.changed))
    where = f"paragraphs {numbers}" if numbers else "no paragraph, but the file, or it has no card"
    lost = f"; {plural(len(verdict.unfound), 'claim')} not found" if verdict.unfound else ""
    return f"{where}{lost}"
