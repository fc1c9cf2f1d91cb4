"""``mss timeline``: what happened, in order."""

from mss_cli import options
from mss_cli.options import Filters, Output, Session
from mss_cli.output.facts import FactItem, facts_view
from mss_cli.queries.select import select

ITEM = FactItem


def timeline(session: Session, filters: Filters, output: Output) -> None:
    """Show what happened, in order, and who says so."""
    dataset, criteria = filters.applied(session.dataset())
    facts = select(dataset, criteria)
    session.write(facts_view("timeline", dataset, options.query_of(criteria), facts), output)


command = options.command(timeline, repeatable=True)
