"""``mss timeline``: what happened, in order."""

from mss_cli.command import command as as_command
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.tables import facts_view
from mss_cli.queries.select import select
from mss_cli.session import Session

ITEM = FACT


def timeline(session: Session, filters: Filters, output: Output) -> None:
    """Show what happened, in order, and who says so."""
    dataset, criteria = filters.apply(session.dataset())
    facts = select(dataset, criteria)
    session.write(facts_view("timeline", dataset, query_of(criteria), facts), output)


command = as_command(timeline)
