"""``mss show``: everything about one fact."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from mss_cli import completion, options
from mss_cli.model.records import Dataset, Fact
from mss_cli.options import Clocks, Output, Session
from mss_cli.output.arithmetic import CheckItem, check_blocks, check_item
from mss_cli.output.facts import MARKS, FactItem, claim_spans, facts_view
from mss_cli.output.phrases import country_names, date_text, fact_figure, source_name, standing_text
from mss_cli.output.view import Block, Page, Sheet, Spans, Symbols
from mss_cli.queries.checks import Result, checks_of, evaluate
from mss_cli.queries.names import fact_id
from mss_cli.queries.standing import standing

Id = Annotated[
    list[str],
    typer.Argument(
        metavar="FACT...", help="Ids of facts, as 'mss timeline' gives them.", autocompletion=completion.facts
    ),
]


class ShowExtra(Struct, frozen=True):
    """What the envelope of ``mss show`` has besides its items: the checks that they take part in."""

    checks: tuple[CheckItem, ...]


ITEM, EXTRA = FactItem, ShowExtra


def show(session: Session, facts: Id, clocks: Clocks, output: Output) -> None:
    """Show everything about one fact, or several.

    Each claim in its words, what speaks for the fact and against it, and the checks that it takes part in.
    """
    whole = session.dataset()
    names = list(dict.fromkeys(fact_id(whole, name) for name in facts))
    dataset, criteria = clocks.applied(whole)
    chosen = [
        dataset.facts[name] for name in names if name in dataset.facts and criteria.admit(dataset, dataset.facts[name])
    ]
    results = [evaluate(dataset, check) for check in {c.id: c for f in chosen for c in checks_of(dataset, f)}.values()]
    view = facts_view(
        "show",
        dataset,
        {"facts": names, **options.query_of(criteria)},
        chosen,
        page=lambda symbols: list(_page(dataset, chosen, results, symbols)),
        extra=lambda: ShowExtra(tuple(map(check_item, results))),
    )
    session.write(view, output)


command = options.command(show, repeatable=True)


def _page(
    dataset: Dataset, facts: Sequence[Fact], results: Sequence[Result], symbols: Symbols
) -> Iterator[Block | Sheet]:
    for n, fact in enumerate(facts):
        if n:
            yield Block(())
        yield from _fact(dataset, fact, symbols)
        own = [result for result in results if fact.id in result.check.facts]
        if own:
            yield Block((("Checks", "heading"),))
        for result in own:
            yield from check_blocks(result, symbols)


def _fact(dataset: Dataset, fact: Fact, symbols: Symbols) -> Page:
    found = standing(dataset, fact)
    fields = {
        "Kind": f"{fact.kind}: {fact.about.about}",
        "Date": f"{date_text(fact.date, symbols)}{f' ({fact.date_basis})' if fact.date_basis else ''}",
        "Due": date_text(fact.due, symbols) if fact.due else "",
        "Countries": country_names(dataset, fact),
        "Scope": fact.scope or "",
        "Figure": fact_figure(fact, symbols),
        "Standing": f"{symbols.marks[found]} {found}: {standing_text(dataset, fact, symbols)}".strip(),
        "Note": fact.note or "",
    }
    indent: Spans = (("  ", "text"),)
    claims: list[Block] = []
    for claim in fact.claims:
        mark: Spans = ((f"{symbols.dot} ", "rail"),)
        claims.append(Block(claim_spans(dataset, fact, claim, symbols), (), mark, indent))
        source = dataset.sources[claim.source]
        claims.append(Block(((source_name(source, symbols), "quiet"),), (), indent, indent))
    return [
        Block(((fact.id, MARKS[fact.kind].style),)),
        Block(((fact.summary, "strong"),)),
        *(
            Block(((text, "figure" if name == "Figure" else "text"),), (), ((f"{name:11}", "quiet"),), _INDENT)
            for name, text in fields.items()
            if text
        ),
        Block((("Claims", "heading"),)),
        *claims,
    ]


_INDENT: Spans = ((" " * 11, "text"),)
