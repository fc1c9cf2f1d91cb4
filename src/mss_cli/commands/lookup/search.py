"""``mss search``: the facts that have some words."""

from collections.abc import Iterable
from typing import Annotated

import typer

from mss_cli.command import command as as_command
from mss_cli.errors import closest
from mss_cli.model.records import Dataset
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.layout import reach_blocks
from mss_cli.output.phrases import plural
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import legend
from mss_cli.output.timeline import listing as listed
from mss_cli.output.view import Page, Symbols
from mss_cli.queries import search as queries
from mss_cli.queries.findings import find_all
from mss_cli.queries.search import Match, Query
from mss_cli.queries.select import select
from mss_cli.sanitize import legible
from mss_cli.session import Session

ITEM = FACT

_ALIKE = 0.8
"""How much of two words must be the same for one to be a slip for the other: four of five letters."""

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words and numbers, such as '13.3 million'.")]


def search(session: Session, words: Words, filters: Filters, listing: Listing, output: Output) -> None:
    """Find facts by their words, best first.

    Looked in: summaries, printed phrases, speakers, countries and demonyms, ids, publishers. Case, accents, endings and
    British or American spelling don't matter, and a word finds others for the same thing. A number finds figures, a
    date or year what is of it, the number of a resolution what it made. Among good finds a whole comes before its
    parts, and a milestone before details. Where no fact has all words, those that have most of them come.
    """
    words = [legible(word) for word in words]
    today = session.today()
    dataset, criteria = filters.apply(session.dataset(), today)
    search_query = queries.parse_query(words)
    matches = queries.search(dataset, select(dataset, criteria), search_query)
    findings = find_all(dataset, listing.apply([match.fact for match in matches]))
    day = criteria.as_of or today

    def page(symbols: Symbols) -> Page:
        blocks = listed(dataset, findings, symbols, day=day, hits=lambda token: queries.is_hit(search_query, token))
        return [*blocks, *legend(findings, symbols), *reach_blocks(dataset, day, symbols)] if blocks else []

    query = {"words": words, **query_of(criteria), **listing.query}
    notice = _notice(dataset, search_query, matches)
    session.write(facts_view("search", dataset, query, findings, day=day, page=page, notice=notice), output)


command = as_command(
    search, examples=("mss search first contingent", "mss search '13.3 million'", "mss search resolution 2793 -n 3")
)


def _notice(dataset: Dataset, query: Query, matches: list[Match]) -> str:
    """Return what to say where not all words were found; nothing where they were."""
    if matches and matches[0].found == query.wanted:
        return ""
    unknown = queries.unknown_words(dataset, query)
    near = _misspelt(unknown[0], queries.vocabulary(dataset)) if unknown else []
    meant = f"; did you mean {near[0]!r}?" if near else ""
    text = f"{unknown[0]!r} is nowhere in the facts{meant}" if unknown else "no fact has all of these words"
    if not matches:
        return text if unknown else f"{text}; try fewer"
    return f"{text}; these facts have {plural(matches[0].found, 'word')} of {query.wanted}"


def _misspelt(word: str, known: Iterable[str]) -> list[str]:
    """Return those of ``known`` for which ``word`` may be a slip; one that only looks alike isn't meant."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a word that is nowhere needs it

    alike = closest(word, sorted(known))
    return [each for each in alike if each[0] == word[0] and SequenceMatcher(None, word, each).ratio() >= _ALIKE]
