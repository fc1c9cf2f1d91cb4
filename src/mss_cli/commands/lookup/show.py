"""``mss show``: everything about one thing that has an id."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.model.dates import When
from mss_cli.model.records import Dataset
from mss_cli.options import Output, Times, query_of
from mss_cli.output.arithmetic import CheckItem, check_blocks, check_item
from mss_cli.output.fact_page import claim_table, fact_page, field_table
from mss_cli.output.items import FACT, SOURCE, Shape, source_item
from mss_cli.output.layout import GAP, heading, reach_blocks
from mss_cli.output.source_page import source_page
from mss_cli.output.tables import facts_view
from mss_cli.output.view import Block, Page, Sheet, Symbols
from mss_cli.queries.checks import Result, checks_of, evaluate
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.names import one_of
from mss_cli.queries.timing import holds
from mss_cli.session import Session

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids of facts, sources or checks, as other commands print them.",
        autocompletion=completion.everything,
    ),
]

ITEM = FACT
EXTRA = Shape("ShowExtra", computed={"checks": tuple[CheckItem, ...], "sources": [SOURCE]})
"""The checks that the facts take part in or that were named, and the sources that were named."""


def show(session: Session, ids: Ids, times: Times, output: Output) -> None:
    """Show everything about a fact, a source or a check, or about several.

    Of a fact: what leads and why, each claim in its words, who says otherwise, and the checks that it takes part in. A
    fact that was withdrawn is shown with the reason.
    """
    whole = session.dataset()
    today = session.today()
    known = [*whole.facts, *whole.withdrawn, *whole.sources, *whole.checks]
    find_id = one_of("fact, source or check", known, "'mss search WORDS' and 'mss sources' find them")
    names = list(dict.fromkeys(map(find_id, ids)))
    dataset, criteria = times.apply(whole, today)
    day = criteria.as_of or today
    every = {**whole.withdrawn, **dataset.facts}
    facts = [every[name] for name in names if name in every]
    findings = find_all(dataset, [fact for fact in facts if criteria.as_of is None or holds(fact, criteria.as_of)])
    named_checks = [dataset.checks[name] for name in names if name in dataset.checks]
    checks = {check.id: check for each in findings for check in checks_of(dataset, each.fact)}
    results = [evaluate(dataset, check) for check in {**checks, **{check.id: check for check in named_checks}}.values()]
    sources = [dataset.sources[name] for name in names if name in dataset.sources]
    cards = session.seed_cards(dataset) if sources else {}

    def page(symbols: Symbols) -> Page:
        blocks: list[Block | Sheet] = []
        for finding in findings:
            own = [result for result in results if finding.fact.id in result.check.facts]
            blocks += [GAP, *fact_page(dataset, finding, symbols, day), *_checks(own, symbols)]
        for source in sources:
            blocks += [GAP, *source_page(dataset, source, cards.get(source.id), symbols)]
        for check in named_checks:
            blocks += [GAP, *check_blocks(evaluate(dataset, check), symbols)]
        return [*blocks[1:], *(reach_blocks(dataset, day, symbols) if findings else [])]

    view = facts_view(
        "show",
        dataset,
        {"facts": names, **query_of(criteria)},
        findings,
        day=day,
        page=page,
        tables=lambda: _tables(dataset, findings, day),
        notice="" if findings or sources or named_checks else "nothing of this was so, or known, by that day",
        extra=lambda: {
            "checks": [check_item(each) for each in results],
            "sources": [source_item(dataset, source) for source in sources],
        },
    )
    session.write(view, output)


command = as_command(show, examples=("mss show kenya-arrival-2025-01-18", "mss show seed-002 kenya-pledge"))


def _checks(results: Sequence[Result], symbols: Symbols) -> list[Block | Sheet]:
    blocks = [block for result in results for block in check_blocks(result, symbols)]
    return [GAP, heading("Checks"), *blocks] if blocks else []


def _tables(dataset: Dataset, findings: Sequence[Finding], day: When) -> list[Sheet]:
    return [sheet for each in findings for sheet in (field_table(dataset, each, day), claim_table(dataset, each))]
