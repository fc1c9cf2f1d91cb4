"""The state of things at the head of the page: the brief, the forces, the milestones, the charts."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from mss_cli.export.columns import license_url
from mss_cli.export.page.facts import agree_text, differ_text, voices_text
from mss_cli.model.dates import When
from mss_cli.model.kinds import STAGES, KindName
from mss_cli.model.records import Dataset
from mss_cli.output.chart.svg import svg_inline
from mss_cli.output.layout import age_text, due_text
from mss_cli.output.phrases import date_text, fact_figure, fact_numbers, interval_text, plural, whole
from mss_cli.output.references import MAINTAINERS
from mss_cli.output.troops import STAGE_LABELS
from mss_cli.output.view import UNICODE
from mss_cli.queries.brief import TOPIC_LABELS, brief
from mss_cli.queries.findings import Finding
from mss_cli.queries.grades import GRADE_DEFINITIONS
from mss_cli.queries.horizon import horizon
from mss_cli.queries.lead import BASIS_DEFINITIONS
from mss_cli.queries.select import by_date
from mss_cli.queries.standing import Standing
from mss_cli.queries.timing import holds
from mss_cli.queries.trend import trends
from mss_cli.queries.troops import FORCES, Stage, Troops, is_personnel, troops
from mss_cli.queries.versions import version_day

CHARTS: tuple[KindName, ...] = ("strength", "arrived", "displaced", "killed")
"""The kinds that the page has a chart of."""

_MARKS: dict[Standing, str] = {"single": "", "corroborated": "✓", "disputed": "≠"}


class Line(Struct, frozen=True):
    """An answer in one line: its label, how many, when, in words, how it stands, who says so, and the fact."""

    label: str
    figure: str
    date: str
    age: str
    text: str
    agree: str
    differ: str
    by: str
    fact: str


def overview(dataset: Dataset, findings: Sequence[Finding], day: When) -> dict[str, Any]:
    """Return what the page says of ``dataset`` besides its facts, as of ``day``."""
    current = [each for each in findings if holds(each.fact, day)]
    found = troops(dataset, [each for each in current if is_personnel(each.fact)], day)
    return {
        "metadata": dataset.metadata,
        "sha256": dataset.sha256,
        "day": date_text(day),
        "stamp": f"{day.latest:%Y%m%d}",
        "reach": [*_reach(dataset)],
        "counts": _counts(dataset),
        "brief": [_line(dataset, TOPIC_LABELS[each.topic], each.finding, day) for each in brief(dataset, day)],
        "forces": [*_forces(dataset, found, day)],
        "countries": [*_countries(dataset, found)],
        "stages": [STAGE_LABELS[stage] for stage in STAGES],
        "milestones": [_line(dataset, "", each, day) for each in current if each.fact.milestone],
        "charts": [*_charts(dataset, current)],
        "withdrawn": [
            {
                "id": fact.id,
                "summary": fact.summary,
                "on": date_text(fact.withdrawn.on),
                "reason": fact.withdrawn.reason,
            }
            for fact in by_date(dataset.withdrawn.values())
            if fact.withdrawn
        ],
        "grades": GRADE_DEFINITIONS,
        "bases": BASIS_DEFINITIONS,
        "dataset": _schema_org(dataset),
    }


def _reach(dataset: Dataset) -> Iterator[tuple[str, str]]:
    found = horizon(dataset)
    days = (
        ("Searched through", found.searched_through),
        ("Newest event", found.newest_event),
        ("Newest source", found.newest_source),
    )
    for label, day in days:
        if day:
            yield label, date_text(day)


def _counts(dataset: Dataset) -> str:
    claims = sum(len(fact.claims) for fact in dataset.facts.values())
    counts = ((len(dataset.facts), "fact"), (claims, "claim"), (len(dataset.sources), "source"))
    return ", ".join(plural(count, name) for count, name in counts)


def _line(dataset: Dataset, label: str, finding: Finding, day: When) -> Line:
    fact = finding.fact
    due = due_text(dataset, fact, day, UNICODE)
    return Line(
        label=label,
        figure=fact_figure(fact, finding.lead),
        date=date_text(fact.date),
        age=age_text(fact, day),
        text=" ".join(filter(None, (fact.summary, due))),
        agree=agree_text(dataset, finding),
        differ=differ_text(finding),
        by=voices_text(dataset, finding),
        fact=fact.id,
    )


def _forces(dataset: Dataset, found: Troops, day: When) -> Iterator[tuple[str, list[Line]]]:
    """Yield each force, that of the day first: who leads it, what it may have, what it has."""
    for size in found.forces:
        planned = "May have" if size.force == "gsf" else "Planned"
        lines = [_line(dataset, "Led by", size.leader, day)] if size.leader else []
        for label, stage in ((planned, size.authorized), ("Pledged", size.pledged), ("Present", size.strength)):
            if stage:
                lines.append(_line(dataset, label, stage.last, day))
        if lines:
            yield FORCES[size.force], lines


def _countries(dataset: Dataset, found: Troops) -> Iterator[dict[str, Any]]:
    """Yield a row for each country: its stages, as of when, and by whom."""
    for row in found.rows:
        last = [stage for stage in row.stages if stage][-1].last
        yield {
            "name": row.name,
            "stages": [_stage(stage) for stage in row.stages],
            "date": date_text(last.fact.date),
            "by": voices_text(dataset, last),
        }


def _stage(stage: Stage | None) -> dict[str, str] | None:
    if stage is None:
        return None
    last = stage.last
    if stage.value is None:
        text = "–"
    elif len(stage.findings) == 1:
        text = fact_numbers(last.fact, last.lead)
    else:
        text = interval_text(whole(stage.value))
    return {"text": text, "mark": _MARKS[stage.standing], "fact": last.fact.id}


def _charts(dataset: Dataset, current: Sequence[Finding]) -> Iterator[dict[str, str]]:
    for kind in CHARTS:
        found = trends(dataset, [each.fact for each in current], kind)
        if found and len(found[0].points) > 1:
            svg, made = svg_inline(found[0], f"_{kind}")
            yield {"svg": svg, "title": made.title, "definition": made.definition}


def _schema_org(dataset: Dataset) -> dict[str, Any]:
    """Return what search engines read: what the record is, over which years, under which licence."""
    metadata = dataset.metadata
    released = version_day(metadata.version)
    days = [fact.date.order[0] for fact in dataset.facts.values()]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": metadata.title,
        "description": f"{_counts(dataset)}: every figure with its sources, in their words, and with its rivals.",
        "version": metadata.version,
        "license": license_url(metadata.license),
        "creator": {"@type": "Organization", "name": MAINTAINERS},
        "identifier": f"sha256:{dataset.sha256}",
        "spatialCoverage": {"@type": "Place", "name": "Haiti"},
        "isAccessibleForFree": True,
        **({"dateModified": released.edtf} if released else {}),
        **({"temporalCoverage": f"{min(days).isoformat()}/{max(days).isoformat()}"} if days else {}),
    }
