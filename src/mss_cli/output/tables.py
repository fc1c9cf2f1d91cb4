"""Facts as rows: for sheets a row a claim, for documents a row a fact."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mss_cli.model.records import Dataset, Fact
from mss_cli.output.items import CLAIM, FACT, Item, dataset_item, fact_item
from mss_cli.output.layout import sources_text
from mss_cli.output.phrases import date_text, fact_figure
from mss_cli.output.timeline import timeline
from mss_cli.output.view import Cell, Column, Page, Sheet, Symbols, View
from mss_cli.queries.standing import standing


def facts_view(
    command: str,
    dataset: Dataset,
    query: dict[str, Any],
    facts: Sequence[Fact],
    page: Callable[[Symbols], Page] | None = None,
    notice: str = "",
    extra: Callable[[], Item] = dict,
) -> View:
    """Return the view of a list of facts: a timeline for people unless ``page`` draws them otherwise."""
    return View(
        command=command,
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [fact_item(dataset, fact) for fact in facts],
        sheet=lambda: claim_sheet(dataset, facts),
        tables=lambda: [fact_table(dataset, facts)],
        page=page or (lambda symbols: timeline(dataset, facts, symbols)),
        notice=notice or ("" if facts else "no facts match; take away a filter, or see 'mss timeline'"),
        extra=extra,
    )


_FACT_COLUMNS = ("id", "kind", "date", "countries", "summary", "standing")
"""What a row begins with; what else a fact has stands at its end."""

_CLAIM_NAMES = {"date": "claim_date"}
_FACT_NAMES = {"id": "fact"}


def claim_sheet(dataset: Dataset, facts: Iterable[Fact], source: str | None = None) -> Sheet:
    """Return a row for every claim of ``facts``, or every one of ``source``, with all that its fact has."""
    others = [name for name in FACT.fields if name not in {*_FACT_COLUMNS, "claims", "figure"}]
    names = [
        *(_FACT_NAMES.get(name, name) for name in _FACT_COLUMNS),
        *(_CLAIM_NAMES.get(name, name) for name in CLAIM.fields),
        *(f"fact_{name}" for name in others),
    ]
    rows: list[tuple[Cell, ...]] = []
    for fact in facts:
        item = fact_item(dataset, fact)
        head, tail = ([cell(item[name]) for name in chosen] for chosen in (_FACT_COLUMNS, others))
        rows += [
            (*head, *map(cell, each.values()), *tail) for each in item["claims"] if source in {None, each["source"]}
        ]
    return Sheet(tuple(map(Column, names)), rows)


def cell(value: Any) -> Cell:
    """Return a value of an item as a cell of a sheet."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, tuple) else value


def fact_table(dataset: Dataset, facts: Iterable[Fact]) -> Sheet:
    """Return a row for every fact, for people."""
    columns = (
        Column("Date"),
        Column("Kind"),
        Column("Figure", style="figure"),
        Column("Standing"),
        Column("What"),
        Column("Sources", style="quiet"),
        Column("Fact", style="quiet"),
    )
    rows = [
        (
            date_text(fact.date),
            fact.kind,
            fact_figure(fact),
            standing(dataset, fact),
            fact.summary,
            sources_text(dataset, fact.claims),
            fact.id,
        )
        for fact in facts
    ]
    return Sheet(columns, rows)
