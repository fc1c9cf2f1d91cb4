"""The record as tables that name one another, each after those that it names."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from mss_cli.export.columns import Part, TableCell, TableColumn, column, is_list, parts, record_fields, singular
from mss_cli.model.dates import When
from mss_cli.model.kinds import KindName
from mss_cli.model.records import Check, Claim, Country, Dataset, Fact, Publisher, Source, Speaker
from mss_cli.output.citations import render_citations
from mss_cli.output.items import CLAIM, FACT, Item, Shape, claim_item, dataset_item, fact_item
from mss_cli.output.phrases import archive_url, fact_figure
from mss_cli.output.references import reference
from mss_cli.output.view import DatasetItem
from mss_cli.queries.checks import Outcome, evaluate
from mss_cli.queries.findings import find_all
from mss_cli.queries.grades import best_first
from mss_cli.queries.standing import counted


class Table(Struct, frozen=True):
    """A table; the columns of its ``key`` differ in every row."""

    name: str
    description: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    rows: Sequence[tuple[TableCell, ...]]


_DATASET = Shape("DatasetRow", DatasetItem)
_COUNTRY = Shape("CountryRow", Country)
_PUBLISHER = Shape("PublisherRow", Publisher)
_SPEAKER = Shape("SpeakerRow", Speaker)
_SOURCE = Shape("SourceRow", Source, {"archive": str | None, "citation": str})
_FACT = Shape(
    "FactRow",
    Fact,
    {
        # What is in tables of its own is a list here, and so no column.
        **{name: kind for name, kind in FACT.computed.items() if name != "country_names"},
        "withdrawn": [FACT],
        "answer": str | None,
        "best_source": str,
    },
    before="note",
)
_CLAIM = Shape(
    "ClaimRow", Claim, {name: kind for name, kind in CLAIM.computed.items() if name not in {"publisher", "url"}}
)
_CHECK = Shape("CheckRow", Check, {"outcome": Outcome})
_WITHDRAWN = Shape(
    "WithdrawnRow", computed={"id": str, "kind": KindName, "date": When, "summary": str, "on": str, "reason": str}
)


def tables(dataset: Dataset) -> list[Table]:
    """Return the tables of ``dataset``."""
    rows = [msgspec.structs.asdict(dataset_item(dataset))]
    countries, publishers, speakers = dataset.countries, dataset.publishers, dataset.speakers
    return [
        _table(dataset, "dataset", "What this is, and how far it reaches", _DATASET, rows, key=("sha256",)),
        *_with_lists(dataset, "countries", "Countries", _COUNTRY, _items(_COUNTRY, countries)),
        *_with_lists(dataset, "publishers", "Who publishes documents", _PUBLISHER, _items(_PUBLISHER, publishers)),
        *_with_lists(dataset, "speakers", "People whom sources credit", _SPEAKER, _items(_SPEAKER, speakers)),
        _table(dataset, "sources", "Documents that someone published", _SOURCE, _sources(dataset)),
        *_with_lists(
            dataset, "facts", "What can be looked up, each with the answer that leads", _FACT, [*_facts(dataset)]
        ),
        _claims(dataset),
        *_with_lists(
            dataset, "checks", "Sums that must equal a fact, less what is taken off", _CHECK, _checks(dataset)
        ),
        _table(dataset, "withdrawn", "Facts that were taken back, and why", _WITHDRAWN, _withdrawn(dataset)),
    ]


def _items(shape: Shape, records: Mapping[str, Struct]) -> list[Item]:
    return [shape.item(record) for record in records.values()]


def _sources(dataset: Dataset) -> list[Item]:
    return [
        _SOURCE.item(
            source,
            archive=archive_url(source),
            citation=render_citations([reference(dataset, source)], "text").rstrip("\n"),
        )
        for source in dataset.sources.values()
    ]


def _facts(dataset: Dataset) -> Iterator[Item]:
    for found in find_all(dataset, dataset.facts.values()):
        claims = found.lead.claims if found.lead else best_first(dataset, found.fact, counted(found.fact))
        answer = fact_figure(found.fact, found.lead) or None
        yield fact_item(dataset, found) | {"answer": answer, "best_source": claims[0].source}


def _claims(dataset: Dataset) -> Table:
    """Return the claims of each fact, those nearest to what is counted first."""
    first = (column("fact", str, required=True, names="facts"), column("position", int, required=True))
    made = parts(_CLAIM)
    rows: list[tuple[TableCell, ...]] = []
    for fact in dataset.facts.values():
        for n, claim in enumerate(best_first(dataset, fact, fact.claims), 1):
            ids = {"attributed_to": claim.attributed_to, "origin": claim.origin}
            item = claim_item(dataset, fact, claim) | ids
            rows.append((fact.id, n, *_row(dataset, made, item)))
    columns = (*first, *_columns(made))
    return Table("claims", "What sources answer to facts", columns, ("fact", "position"), rows)


def _checks(dataset: Dataset) -> list[Item]:
    return [_CHECK.item(check, outcome=evaluate(dataset, check).outcome) for check in dataset.checks.values()]


def _withdrawn(dataset: Dataset) -> list[Item]:
    return [
        {
            **{name: getattr(fact, name) for name in ("id", "kind", "summary")},
            "date": fact.date.edtf,
            "on": fact.withdrawn.on.edtf,
            "reason": fact.withdrawn.reason,
        }
        for fact in dataset.withdrawn.values()
        if fact.withdrawn
    ]


def _with_lists(dataset: Dataset, name: str, description: str, shape: Shape, items: Sequence[Item]) -> Iterator[Table]:
    """Yield the table of ``items``, and one for each list of texts that their record has."""
    yield _table(dataset, name, description, shape, items)
    for field in record_fields(shape).values():
        if is_list(shape.fields[field.name]) and not isinstance(shape.fields[field.name], list):
            entry = singular(field.names[0] if field.names else field.name)
            of_entry = field.description or f"One of its {field.name}"
            own = (
                column(singular(name), str, f"Whose {field.name} these are", required=True, names=name),
                column("position", int, required=True),
                # A check names facts, and so does what it is named by.
                column(entry, str, of_entry, required=True, names="".join(field.names)),
            )
            rows = [(item["id"], n, each) for item in items for n, each in enumerate(item[field.name], 1)]
            key = (own[0].name, "position")
            yield Table(f"{singular(name)}_{field.name}", f"The {field.name} of {name}, a row each", own, key, rows)


def _table(
    dataset: Dataset, name: str, description: str, shape: Shape, items: Sequence[Item], key: tuple[str, ...] = ("id",)
) -> Table:
    made = parts(shape)
    return Table(name, description, _columns(made), key, [_row(dataset, made, item) for item in items])


def _columns(made: Sequence[Part]) -> tuple[TableColumn, ...]:
    return tuple(column for part in made for column in part.columns)


def _row(dataset: Dataset, made: Sequence[Part], item: Item) -> tuple[TableCell, ...]:
    return tuple(cell for part in made for cell in part.cells(dataset, item))
