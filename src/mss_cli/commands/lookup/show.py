"""``mss show``: everything about one fact."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.model.records import Claim, Dataset, Fact, fields
from mss_cli.options import Output, Times, query_of
from mss_cli.output.arithmetic import CheckItem, check_blocks, check_item
from mss_cli.output.items import FACT, Shape, claim_item
from mss_cli.output.layout import GAP, field_blocks, heading, indent, kind_style, line
from mss_cli.output.phrases import claim_figure, country_names, date_text, fact_figure, source_name, standing_text
from mss_cli.output.tables import cell, facts_view
from mss_cli.output.timeline import claim_spans
from mss_cli.output.view import UNICODE, Block, Column, Page, Sheet, Spans, Symbols
from mss_cli.queries.checks import Result, checks_of, evaluate
from mss_cli.queries.names import fact_id
from mss_cli.queries.standing import standing
from mss_cli.session import Session

Id = Annotated[
    list[str],
    typer.Argument(
        metavar="FACT...", help="Ids of facts, as 'mss timeline' gives them.", autocompletion=completion.facts
    ),
]


ITEM = FACT
EXTRA = Shape("ShowExtra", computed={"checks": tuple[CheckItem, ...]})
"""The checks that the facts take part in."""


def show(session: Session, facts: Id, times: Times, output: Output) -> None:
    """Show everything about one fact, or several.

    Each claim in its words, what speaks for the fact and against it, and the checks that it takes part in.
    """
    whole = session.dataset()
    names = list(dict.fromkeys(fact_id(whole, name) for name in facts))
    dataset, criteria = times.apply(whole)
    chosen = [
        dataset.facts[name] for name in names if name in dataset.facts and criteria.admit(dataset, dataset.facts[name])
    ]
    results = [evaluate(dataset, check) for check in {c.id: c for f in chosen for c in checks_of(dataset, f)}.values()]
    view = facts_view(
        "show",
        dataset,
        {"facts": names, **query_of(criteria)},
        chosen,
        page=lambda symbols: list(_page(dataset, chosen, results, symbols)),
        extra=lambda: {"checks": [check_item(each) for each in results]},
    )
    session.write(msgspec.structs.replace(view, tables=lambda: _tables(dataset, chosen)), output)


command = as_command(show)


def _page(
    dataset: Dataset, facts: Sequence[Fact], results: Sequence[Result], symbols: Symbols
) -> Iterator[Block | Sheet]:
    for n, fact in enumerate(facts):
        if n:
            yield GAP
        yield from _fact(dataset, fact, symbols)
        own = [result for result in results if fact.id in result.check.facts]
        if own:
            yield heading("Checks")
        for result in own:
            yield from check_blocks(result, symbols)


def _fact(dataset: Dataset, fact: Fact, symbols: Symbols) -> Page:
    claims: list[Block] = []
    for claim in fact.claims:
        mark: Spans = ((f"{symbols.dot} ", "rail"),)
        claims.append(Block(claim_spans(dataset, fact, claim, symbols), (), mark, indent(2)))
        claims.append(line(source_name(dataset.sources[claim.source], symbols), margin=2, style="quiet"))
    return [
        Block(((fact.id, kind_style(fact.kind)),)),
        Block(((fact.summary, "strong"),)),
        *field_blocks(_fields(dataset, fact, symbols)),
        heading("Claims"),
        *claims,
    ]


def _fields(dataset: Dataset, fact: Fact, symbols: Symbols) -> Iterator[tuple[str, str]]:
    """Yield the label and text of every field of ``fact`` that isn't shown otherwise, and what is computed."""
    found = standing(dataset, fact)
    worded = {
        "kind": f"{fact.kind}: {fact.kind_info.definition}",
        "date": f"{date_text(fact.date, symbols)}{f' ({fact.date_basis})' if fact.date_basis else ''}",
        "due": date_text(fact.due, symbols) if fact.due else "",
        "countries": country_names(dataset, fact),
        "unit": "",
    }
    computed = [
        ("Figure", fact_figure(fact, symbols)),
        ("Standing", f"{symbols.marks[found]} {found}: {standing_text(dataset, fact, symbols)}".strip()),
    ]
    for field in fields(Fact):
        if field.name == "note":
            yield from computed
        if field.name not in {"id", "summary", "claims", "date_basis"}:
            yield field.label, worded.get(field.name, str(getattr(fact, field.name) or ""))


def _tables(dataset: Dataset, facts: Sequence[Fact]) -> list[Sheet]:
    """Return for each fact a table of its fields and one of its claims."""
    return [sheet for fact in facts for sheet in (_field_table(dataset, fact), _claim_table(fact))]


def _field_table(dataset: Dataset, fact: Fact) -> Sheet:
    rows = [("Summary", fact.summary), *(row for row in _fields(dataset, fact, UNICODE) if row[1])]
    return Sheet((Column("Field"), Column("Value")), rows, title=fact.id)


def _claim_table(fact: Fact) -> Sheet:
    rows = [(claim_figure(fact, claim), *map(cell, claim_item(fact, claim).values())) for claim in fact.claims]
    labels = [field.label for field in fields(Claim)]
    return Sheet(tuple(map(Column, ("Figure", *labels))), rows, title=f"Claims of {fact.id}")
