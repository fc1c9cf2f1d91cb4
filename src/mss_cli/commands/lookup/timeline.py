"""``mss timeline``: what happened, in order."""

from typing import Annotated

import typer

from mss_cli.command import command as as_command
from mss_cli.model.records import Dataset
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.layout import reach_blocks
from mss_cli.output.phrases import plural
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import legend
from mss_cli.output.timeline import timeline as draw
from mss_cli.output.view import GAP_SPAN, Block, Page, Symbols
from mss_cli.queries.findings import find_all
from mss_cli.queries.select import select
from mss_cli.session import Session

ITEM = FACT

All = Annotated[bool, typer.Option("--all", help="Every fact, not the milestones alone.")]


def timeline(session: Session, filters: Filters, listing: Listing, output: Output, *, every: All = False) -> None:
    """Show what happened, in order, and who says so.

    Without a filter these are the milestones; with --all, or any filter, every fact that matches.
    """
    dataset, criteria = filters.apply(session.dataset(), session.today())
    milestones = criteria.is_empty and not every and any(fact.milestone for fact in dataset.facts.values())
    facts = [fact for fact in select(dataset, criteria) if fact.milestone or not milestones]
    day = criteria.as_of or session.today()
    findings = find_all(dataset, listing.apply(facts))

    def page(symbols: Symbols) -> Page:
        blocks = draw(dataset, findings, symbols, day=day)
        if not blocks:
            return []
        rest = [_rest(dataset)] if milestones and not symbols.words else []
        return [*blocks, *legend(findings, symbols), *rest, *reach_blocks(dataset, day, symbols)]

    query = {**query_of(criteria), "milestones": milestones, **listing.query}
    session.write(facts_view("timeline", dataset, query, findings, day=day, page=page), output)


def _rest(dataset: Dataset) -> Block:
    count = plural(len(dataset.facts), "fact")
    return Block(((f"These are the milestones of {count}.", "quiet"), GAP_SPAN, ("mss timeline --all", "strong")))


command = as_command(timeline, examples=("mss timeline", "mss timeline --country Jamaica --since 2024-09 --json"))
