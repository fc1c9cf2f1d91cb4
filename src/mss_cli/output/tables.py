"""Facts as rows: for sheets a row a claim, for documents a row a fact."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.records import Dataset
from mss_cli.output.items import CLAIM, FACT, LeadItem, WithdrawnItem, dataset_item, fact_item, lead_item
from mss_cli.output.layout import difference_text, reach_blocks, sources_text
from mss_cli.output.phrases import date_text, fact_figure
from mss_cli.output.view import UNICODE, Cell, Column, Page, Sheet, Symbols, View, spans_text
from mss_cli.queries.findings import Finding
from mss_cli.queries.standing import counted

NOTHING_MATCHES = "no facts match; take away a filter, or see 'mss timeline --all'"

_FACT_COLUMNS = ("id", "kind", "date", "countries", "summary", "standing")
"""What a row begins with; what else a fact has stands at its end."""

_CLAIM_NAMES = {"date": "claim_date"}
_FACT_NAMES = {"id": "fact"}


def facts_view(
    command: str,
    dataset: Dataset,
    query: dict[str, Any],
    findings: Sequence[Finding],
    *,
    day: When,
    page: Callable[[Symbols], Page],
    notice: str | None = None,
    **more: Any,
) -> View:
    """Return the view of a list of facts, looked at from ``day``: ``page`` for people, a row a fact for documents.

    ``notice`` is what is said besides: that nothing matches, where there is nothing. ``more`` is what else of the view
    is to be otherwise.
    """
    if notice is None:
        notice = "" if findings else nothing_matches(dataset, day)
    view = View(
        command=command,
        dataset=dataset_item(dataset),
        query=query,
        items=lambda: [fact_item(dataset, finding) for finding in findings],
        sheet=lambda: claim_sheet(dataset, findings),
        tables=lambda: [fact_table(dataset, findings, reach_notes(dataset, day))],
        page=page,
        notice=notice,
    )
    return msgspec.structs.replace(view, **more) if more else view


def nothing_matches(dataset: Dataset, day: When) -> str:
    """Return what to say where no fact is found, and where the record ends, if ``day`` is later."""
    return ". ".join([NOTHING_MATCHES, *reach_notes(dataset, day)])


def reach_notes(dataset: Dataset, day: When) -> tuple[str, ...]:
    """Return what a document says of where the record ends, if ``day`` is later."""
    return tuple(spans_text(block.body) for block in reach_blocks(dataset, day, UNICODE))


def claim_sheet(dataset: Dataset, findings: Sequence[Finding], source: str | None = None) -> Sheet:
    """Return a row for every claim of ``findings``, or every one of ``source``, with all that its fact has."""
    others = [name for name in FACT.names if name not in {*_FACT_COLUMNS, "claims", "figure", "lead"}]
    leads = LeadItem.__struct_fields__
    names = [
        *(_FACT_NAMES.get(name, name) for name in _FACT_COLUMNS),
        *(_CLAIM_NAMES.get(name, name) for name in CLAIM.names),
        *(f"lead_{name}" for name in leads),
        *(f"fact_{name}" for name in others),
    ]
    rows: list[tuple[Cell, ...]] = []
    for finding in findings:
        item = fact_item(dataset, finding)
        lead = lead_item(finding.lead) if finding.lead else None
        head, tail = ([cell(item[name]) for name in chosen] for chosen in (_FACT_COLUMNS, others))
        leading = [getattr(lead, name, None) for name in leads]
        rows += [
            (*head, *map(cell, each.values()), *leading, *tail)
            for each in item["claims"]
            if source in {None, each["source"]}
        ]
    return Sheet(tuple(map(Column, names)), rows)


def struct_sheet(
    record: type[Struct],
    items: Sequence[Struct],
    *,
    left_out: Collection[str] = (),
    texts: Mapping[str, Callable[[Any], str]] = {},
) -> Sheet:
    """Return a row for each of ``items``, with all fields of ``record`` but those that are ``left_out``.

    ``texts`` has what turns the values of a field into text, where ``cell`` can't.
    """
    names = [name for name in record.__struct_fields__ if name not in left_out]
    rows = [tuple(texts.get(name, cell)(getattr(item, name)) for name in names) for item in items]
    return Sheet(tuple(map(Column, names)), rows)


def cell(value: Any) -> Cell:
    """Return a value of an item as a cell of a sheet."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, WithdrawnItem):
        return f"{value.on}: {value.reason}"
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def fact_table(dataset: Dataset, findings: Sequence[Finding], notes: tuple[str, ...] = ()) -> Sheet:
    """Return a row for every fact, for people."""
    columns = (
        Column("Date"),
        Column("Kind"),
        Column("Figure", style="figure"),
        Column("Basis"),
        Column("Standing"),
        Column("What"),
        Column("Sources", style="quiet"),
        Column("Fact", style="quiet"),
    )
    rows = [
        (
            date_text(fact.date),
            fact.kind,
            fact_figure(fact, finding.lead),
            finding.lead.basis if finding.lead else "",
            " ".join(filter(None, (finding.standing, difference_text(finding, UNICODE)))),
            fact.summary,
            sources_text(dataset, fact, counted(fact), UNICODE),
            fact.id,
        )
        for finding in findings
        for fact in (finding.fact,)
    ]
    return Sheet(columns, rows, notes=notes)
