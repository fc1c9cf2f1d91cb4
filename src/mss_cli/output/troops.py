"""``mss troops`` for people: the forces, the table of countries, and one country's answer."""

from collections.abc import Iterator, Sequence

from mss_cli.model.dates import When
from mss_cli.model.kinds import STAGES, KindName
from mss_cli.model.records import Dataset
from mss_cli.output.arithmetic import check_line
from mss_cli.output.layout import (
    GAP,
    age_text,
    beside_spans,
    finding_sources,
    heading,
    line,
    reach_blocks,
    standing_spans,
)
from mss_cli.output.phrases import date_text, fact_numbers, interval_text, plural, whole, with_unit
from mss_cli.output.timeline import timeline
from mss_cli.output.view import GAP_SPAN, Block, Column, Page, Sheet, Span, Spans, Symbols, spans_text
from mss_cli.queries.checks import Result
from mss_cli.queries.findings import Finding
from mss_cli.queries.troops import FORCES, ForceSize, Row, Stage, Troops

STAGE_LABELS: dict[KindName, str] = {
    "pledged": "Pledged",
    "announced": "Announced",
    "arrived": "Arrived",
    "strength": "Present",
}
_LABEL_WIDTH = 11


def troops_page(
    dataset: Dataset, found: Troops, checks: Sequence[Result], symbols: Symbols, day: When, notes: Sequence[str]
) -> Page:
    """Draw the force of the day, its checks, a row for each country, the other force, and ``notes``."""
    first, *others = found.forces
    page: list[Block | Sheet] = [*_force(dataset, first, symbols, day)]
    page += [line(check_line(result, symbols), margin=2, meta=((result.check.id, "quiet"),)) for result in checks]
    if found.rows:
        page += [GAP, stage_table(dataset, found, symbols)]
    for other in others:
        page += [GAP, *_force(dataset, other, symbols, day)] if other.is_known else []
    page += [line(note, style="warning") for note in notes]
    return [*page, *reach_blocks(dataset, day, symbols)] if page else []


def _force(dataset: Dataset, size: ForceSize, symbols: Symbols, day: When) -> Iterator[Block]:
    if not size.is_known:
        return
    yield heading(FORCES[size.force])
    planned = "May have" if size.force == "gsf" else "Planned"
    for each in size.leaders:
        fact = each.fact
        text: Spans = ((f"{date_text(fact.date, symbols)}: ", "quiet"), (fact.summary, "text"))
        label = "Led by" if each is size.leader else ""
        yield _labelled(label, text, (*finding_sources(dataset, each, symbols), GAP_SPAN, (fact.id, "quiet")))
    for label, stage in ((planned, size.authorized), ("Pledged", size.pledged), ("Present", size.strength)):
        if stage:
            yield _stage_line(dataset, label, stage, symbols, day)


def _stage_line(dataset: Dataset, label: str, stage: Stage, symbols: Symbols, day: When) -> Block:
    """Draw one figure of a stage: how much, as of when, by whom, and who says otherwise."""
    last = stage.last
    body: list[Span] = [(with_unit(_number(stage, symbols), stage.unit), "figure"), GAP_SPAN]
    body.append((_stage_date(stage, symbols), "strong"))
    if age := age_text(last.fact, day):
        body.append((f" ({age})", "quiet"))
    if len(stage.findings) == 1 and stage.value:
        body += standing_spans(last, symbols)
    body += beside_spans(stage.beside, symbols)
    return _labelled(label, tuple(body), _stage_sources(dataset, stage, symbols))


def _labelled(label: str, body: Spans, meta: Spans) -> Block:
    return Block(body, meta, ((f"  {label:{_LABEL_WIDTH}}", "quiet"),), ((" " * (_LABEL_WIDTH + 2), "text"),))


def _stage_sources(dataset: Dataset, stage: Stage, symbols: Symbols) -> Spans:
    more = f" and {len(stage.findings) - 1} more" if len(stage.findings) > 1 else ""
    sources = finding_sources(dataset, stage.last, symbols)
    return (*sources, GAP_SPAN, (f"{stage.last.fact.id}{more}", "quiet"))


def _number(stage: Stage, symbols: Symbols) -> str:
    """Return the number of a stage on one line; a dash where no fact has one."""
    if stage.value is None:
        return symbols.dash
    if len(stage.findings) == 1:
        return fact_numbers(stage.last.fact, stage.last.lead, symbols)
    return interval_text(whole(stage.value), symbols)


def _stage_date(stage: Stage, symbols: Symbols) -> str:
    return date_text(stage.last.fact.date, symbols)


def stage_table(dataset: Dataset, found: Troops, symbols: Symbols, more: tuple[str, ...] = ()) -> Sheet:
    """Return a row for each country: the stages side by side, as of when the last was so, and who says it.

    ``more`` are further notes below it.
    """
    columns = (
        Column("Country", style="strong"),
        *(Column(STAGE_LABELS[stage], right=True, style="figure") for stage in STAGES),
        Column("as of"),
        Column("by", style="quiet", yields=True),
    )
    rows = [
        (
            row.name,
            *(_cell(stage, symbols) for stage in row.stages),
            _stage_date(_latest(row), symbols),
            spans_text(finding_sources(dataset, _latest(row).last, symbols)),
        )
        for row in found.rows
    ]
    return Sheet(columns, rows, notes=(*_notes(found, symbols), *more))


def _cell(stage: Stage | None, symbols: Symbols) -> str:
    if stage is None:
        return ""
    mark = symbols.marks[stage.standing].strip()
    number = _number(stage, symbols)
    return f"{number} {mark}".rstrip() if mark and number != symbols.dash else number


def _latest(row: Row) -> Stage:
    """Return the stage of ``row`` that came last, of those with a number where there are any."""
    stages = [stage for stage in row.stages if stage]
    numbered = [stage for stage in stages if stage.value] or stages
    return max(reversed(numbered), key=lambda stage: stage.last.fact.date.latest)


def _notes(found: Troops, symbols: Symbols) -> tuple[str, ...]:
    marks = symbols.marks
    dash = any(stage and stage.value is None for row in found.rows for stage in row.stages)
    notes = [
        f"{marks['corroborated']} independent origins agree   {marks['disputed']} they differ"
        + (f"   {symbols.dash} said, without a figure" if dash else ""),
        "Stages are never added; 'as of' is the day of the last one with a number.",
        "'mss troops --country NAME' shows every figure, who says it and in which words.",
    ]
    if found.joint:
        ids = ", ".join(finding.fact.id for finding in found.joint)
        notes.append(f"Said of several countries at once, so that no row has the figure: {ids}")
    if found.parts:
        notes.append(f"{plural(len(found.parts), 'fact')} of parts (women, police, relief) are under --country NAME.")
    return tuple(notes[3:] if symbols.words else notes)


def country_page(
    dataset: Dataset,
    found: Troops,
    findings: Sequence[Finding],
    symbols: Symbols,
    day: When,
    notes: Sequence[str],
) -> Page:
    """Draw the answer for each country first, a line for each stage, then its facts with their best claims."""
    blocks = timeline(dataset, findings, symbols, day=day, claims=True)
    blocks += [line(note, style="warning") for note in notes]
    if symbols.words:
        return [*blocks, *reach_blocks(dataset, day, symbols)]
    page: list[Block] = []
    for row in found.rows:
        page += [GAP] if page else []
        page.append(heading(row.name))
        for name, stage in zip(STAGES, row.stages, strict=True):
            if stage:
                page.append(_stage_line(dataset, STAGE_LABELS[name], stage, symbols, day))
    return [*page, GAP, *blocks, *reach_blocks(dataset, day, symbols)] if blocks else []
