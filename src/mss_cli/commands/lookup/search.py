"""``mss search``: the facts that have all of some words."""

from typing import Annotated

import typer

from mss_cli.command import command as as_command
from mss_cli.errors import closest
from mss_cli.model.records import Dataset
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import listing
from mss_cli.queries import search as queries
from mss_cli.queries.search import tokens, vocabulary
from mss_cli.queries.select import select
from mss_cli.sanitize import legible
from mss_cli.session import Session

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help="All must be found; a number, exactly.")]


ITEM = FACT


def search(session: Session, words: Words, filters: Filters, output: Output) -> None:
    """Find the facts that have every word, best first.

    Looked in: summaries, printed phrases, speakers, countries and demonyms, ids, publishers. Case and accents don't
    matter. A word is found where one starts with it; a number only where it is that number.
    """
    words = [legible(word) for word in words]
    dataset, criteria = filters.apply(session.dataset())
    facts = [match.fact for match in queries.search(dataset, select(dataset, criteria), words)]
    query = {"words": words, **query_of(criteria)}
    notice = "" if facts else _nothing(dataset, words)
    view = facts_view(
        "search", dataset, query, facts, page=lambda symbols: listing(dataset, facts, symbols), notice=notice
    )
    session.write(view, output)


def _nothing(dataset: Dataset, words: list[str]) -> str:
    known = vocabulary(dataset)
    for token in (token for word in words for token in tokens(word)):
        if not any(each.startswith(token) for each in known):
            near = closest(token, sorted(known))
            return f"{token!r} is nowhere in the facts" + (f"; did you mean {near[0]!r}?" if near else "")
    return "no fact has all of these words; try fewer"


command = as_command(search)
