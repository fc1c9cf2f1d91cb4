"""``mss figures``: the figures of one kind in the order of time."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.model.figures import Interval
from mss_cli.model.kinds import KINDS, UNITS
from mss_cli.model.records import Dataset, Fact
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.items import FACT
from mss_cli.output.layout import GAP, heading, kind_style, line, standing_spans
from mss_cli.output.phrases import country_names, date_text, fact_figure, who
from mss_cli.output.tables import facts_view
from mss_cli.output.timeline import claim_spans
from mss_cli.output.view import Block, Page, Symbols
from mss_cli.queries.names import one_of
from mss_cli.queries.select import select
from mss_cli.queries.standing import figure
from mss_cli.session import Session

KindArgument = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="Such as displaced, killed, territory, strength or funding-pledged.",
        autocompletion=completion.kinds,
    ),
]
Claims = Annotated[bool, typer.Option("--claims", help="Each figure's claims beneath it.")]

ITEM = FACT

_BAR = 24


def figures(session: Session, of: KindArgument, filters: Filters, output: Output, *, claims: Claims = False) -> None:
    """Show the figures of one kind in the order of time.

    There is a series for each country and unit, and a bar for each figure. A bar is solid up to the lowest
    figure reported and light up to the highest; bars of one series have one scale.
    """
    dataset, criteria = filters.apply(session.dataset())
    name = one_of("kind", [each.name for each in KINDS.values() if each.units], _COUNTED)(of)
    facts = [fact for fact in select(dataset, criteria) if fact.kind == name and figure(fact)]
    view = facts_view(
        "figures",
        dataset,
        {"figures": name, **query_of(criteria)},
        facts,
        page=lambda symbols: _page(dataset, facts, symbols, claims=claims),
    )
    session.write(view, output)


command = as_command(figures)

_COUNTED = f"the kinds with figures are {', '.join(each.name for each in KINDS.values() if each.units)}"


def _page(dataset: Dataset, facts: Sequence[Fact], symbols: Symbols, *, claims: bool) -> Page:
    page: list[Block] = []
    for title, series in _series(dataset, facts).items():
        page += [GAP] if page else []
        page.append(heading(title))
        values = {fact.id: value for fact in series if (value := figure(fact))}
        most = max(value.high for value in values.values())
        width = max(len(date_text(fact.date, symbols)) for fact in series)
        for fact in series:
            page.append(_row(dataset, fact, _bar(values[fact.id], most, symbols), width, symbols))
            if claims:
                page += [line(claim_spans(dataset, fact, claim, symbols), margin=4) for claim in fact.claims]
    return page


def _series(dataset: Dataset, facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Group by what can stand on one scale: the countries, the unit or for personnel its family, and the scope."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        unit = next(unit for claim in fact.claims if (unit := fact.unit_of(claim)))
        scale = "personnel" if UNITS[unit].family == "personnel" else UNITS[unit].label
        whose = country_names(dataset, fact) or "The mission"
        title = f"{whose}: {fact.kind}, {', '.join(filter(None, (scale, fact.scope)))}"
        found.setdefault(title, []).append(fact)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _bar(value: Interval, most: Decimal, symbols: Symbols) -> str:
    solid = int(_BAR * value.low / most) if most else 0
    whole = max(int(_BAR * value.high / most) if most else 0, 1)
    return (symbols.solid * solid + symbols.light * (whole - solid)).ljust(_BAR)


def _row(dataset: Dataset, fact: Fact, bar: str, width: int, symbols: Symbols) -> Block:
    return Block(
        (
            (f"{bar} ", kind_style(fact.kind)),
            (fact_figure(fact, symbols), "figure"),
            ("  ", "text"),
            *standing_spans(dataset, fact, symbols),
            (fact.summary, "text"),
        ),
        (*who(dataset, fact.claims, symbols, most=3), ("  ", "text"), (fact.id, "quiet")),
        ((f"{date_text(fact.date, symbols):{width}} ", "strong"),),
        ((" " * (width + 1), "text"),),
    )
