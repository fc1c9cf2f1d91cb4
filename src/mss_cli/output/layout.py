"""What pages are put together from: headings, indents, fields, marks, verdicts, and who says it."""

from collections.abc import Iterable, Sequence

from mss_cli.model.dates import When
from mss_cli.model.kinds import KINDS, Group, KindName
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.model.units import units_meet
from mss_cli.output.phrases import (
    best_sources,
    claim_figure,
    claim_number,
    date_text,
    distinct,
    duration_text,
    lead_number,
    linked,
    voice_text,
    without_hedged,
)
from mss_cli.output.view import Block, Link, Span, Spans, Style, Symbols, spans_text
from mss_cli.queries.findings import Finding
from mss_cli.queries.horizon import STALE_DAYS, Horizon, age_days, horizon, is_beyond, is_overdue
from mss_cli.queries.standing import Over, Standing, counted

STANDING_STYLE: dict[Standing, Style] = {"single": "text", "corroborated": "good", "disputed": "bad"}
GROUP_STYLE: dict[Group, Style] = {"personnel": "personnel", "people": "harm", "money": "money", "events": "civic"}
DIFFERENCES: dict[Over, str] = {"figure": "figure", "unit": "unit", "date": "day", "account": "account"}

_REACH_LABELS = {
    "searched_through": "searched through",
    "newest_event": "newest event",
    "newest_source": "newest source",
}
"""What the fields of a horizon are called."""

GAP = Block(())
"""An empty line."""

LABEL_WIDTH = 11
"""How wide the labels of a page's fields are."""

MAX_RIVALS = 3
"""How many rival figures stand beside one that leads."""


def heading(text: str) -> Block:
    """Return a line that heads what follows."""
    return Block(((text, "heading"),))


def indent(columns: int) -> Spans:
    """Return a margin of ``columns`` spaces."""
    return ((" " * columns, "text"),)


def line(body: Spans | str, *, margin: int = 0, meta: Spans = (), style: Style = "text") -> Block:
    """Return a paragraph with one margin all along."""
    spans: Spans = ((body, style),) if isinstance(body, str) else body
    return Block(spans, meta, indent(margin), indent(margin))


def field_blocks(rows: Iterable[tuple[str, str | Link]], width: int = LABEL_WIDTH) -> list[Block]:
    """Return a line for each label and text, those without a text left out."""
    return [
        Block(((text, "text"),), (), ((f"{label:{width}}", "quiet"),), indent(width)) for label, text in rows if text
    ]


def verdict_spans(symbols: Symbols, *, good: bool) -> Spans:
    """Return the mark of what holds or doesn't."""
    mark = symbols.marks["corroborated" if good else "disputed"]
    words = {"corroborated": "ok", "disputed": "fails"}
    return ((f"{words.get(mark, mark)} ", "good" if good else "bad"),)


def standing_spans(finding: Finding, symbols: Symbols) -> Spans:
    """Return the mark of a fact's standing and what it is disputed over; nothing where a single origin says it."""
    if finding.standing == "single":
        return ()
    mark: Span = (symbols.marks[finding.standing], STANDING_STYLE[finding.standing])
    text = difference_text(finding, symbols)
    return (("  ", "text"), mark, (f" {text}", "bad")) if text else (("  ", "text"), mark)


def difference_text(finding: Finding, symbols: Symbols) -> str:
    """Return what the claims of a disputed fact differ over: the rival figures, or "day", "unit", "account"."""
    if "figure" in finding.over and finding.lead:
        against = distinct(_rival_text(finding, claim, symbols) for claim in without_hedged(finding.against))
        more = f" {symbols.dot} +{len(against) - MAX_RIVALS}" if len(against) > MAX_RIVALS else ""
        return f"also {f' {symbols.dot} '.join(against[:MAX_RIVALS])}{more}" if against else DIFFERENCES["figure"]
    others = [DIFFERENCES[over] for over in finding.over if over != "figure"]
    return "" if "figure" in finding.over else ", ".join(others)


def _rival_text(finding: Finding, claim: Claim, symbols: Symbols) -> str:
    """Return the figure of a rival; with its unit, where what leads is in one that can't be said of it."""
    own, leading = finding.fact.unit_of(claim), finding.lead.unit if finding.lead else None
    if own and leading and not units_meet(own, leading):
        return claim_figure(finding.fact, claim, symbols)
    return claim_number(claim, symbols)


def beside_spans(findings: Iterable[Finding], symbols: Symbols) -> Spans:
    """Return the later bounds that agree with a figure: "; under 1,000 on 16 Jun 2026"."""
    return tuple(
        (f"; {lead_number(each.lead, symbols)} on {date_text(each.fact.date, symbols)}", "quiet")
        for each in findings
        if each.lead
    )


def kind_style(kind: KindName) -> Style:
    """Return the style of what facts of ``kind`` are about."""
    return GROUP_STYLE[KINDS[kind].group]


def kind_mark(kind: KindName, symbols: Symbols) -> Span:
    """Return the mark of facts of ``kind``."""
    return (KINDS[kind].ascii if symbols.ascii else KINDS[kind].mark, kind_style(kind))


def by_spans(dataset: Dataset, fact: Fact, claims: Iterable[Claim], symbols: Symbols, *, most: int = 1) -> Spans:
    """Return the ``most`` best sources of ``claims`` by the names of those who say it, and how many more there are."""
    first, more = best_sources(dataset, fact, claims, most)
    spans: list[Span] = []
    for claim in first:
        spans += [(f" {symbols.dot} ", "quiet")] if spans else []
        spans.append((linked(voice_text(dataset, claim), dataset.sources[claim.source]), "quiet"))
    return (*spans, (f" +{more}", "quiet")) if more else tuple(spans)


def finding_sources(dataset: Dataset, finding: Finding, symbols: Symbols, *, most: int = 1) -> Spans:
    """Return the best sources of what leads, or of all claims where nothing does."""
    claims = finding.lead.claims if finding.lead else counted(finding.fact)
    return by_spans(dataset, finding.fact, claims, symbols, most=most)


def sources_text(dataset: Dataset, fact: Fact, claims: Sequence[Claim], symbols: Symbols) -> str:
    """Return all sources of ``claims`` as one text."""
    return spans_text(by_spans(dataset, fact, claims, symbols, most=len(claims)))


def age_text(fact: Fact, day: When) -> str:
    """Return how old a figure is that still stands on ``day``; nothing for one that is not old."""
    days = age_days(fact, day)
    return f"{duration_text(days)} before" if fact.kind_info.nature == "stock" and days > STALE_DAYS else ""


def due_text(dataset: Dataset, fact: Fact, day: When, symbols: Symbols) -> str:
    """Return when what ``fact`` announces is or was due, and what came of it."""
    if fact.due is None:
        return ""
    date = date_text(fact.due, symbols)
    past = is_overdue(fact, day)
    if fact.kind == "mandate":
        return f"{'Ran' if past else 'Runs'} to {date}."
    if not past:
        return f"Due {date}."
    outcome = dataset.facts.get(fact.outcome or "")
    if outcome is None:  # none is given, or none was known yet
        return f"Was due {date}; outcome not in this record."
    return f"Was due {date}; outcome: {outcome.summary.rstrip('.')} ({outcome.id})."


def reach_texts(reach: Horizon, symbols: Symbols, fields: Sequence[str] = tuple(_REACH_LABELS)) -> list[str]:
    """Return how far the record reaches, by those of ``fields`` that are known: "newest source 12 Nov 2026"."""
    labels: dict[str, list[str]] = {}
    for name in fields:
        if day := getattr(reach, name):
            labels.setdefault(date_text(day, symbols), []).append(_REACH_LABELS[name])
    return [f"{' and '.join(names).replace('and newest', 'and')} {day}" for day, names in labels.items()]


def reach_blocks(dataset: Dataset, day: When, symbols: Symbols) -> list[Block]:
    """Return a line that says where the record ends, if ``day`` is later."""
    reach = horizon(dataset)
    if not is_beyond(reach, day) or reach.end is None:
        return []
    ago = duration_text((day.latest - reach.end).days)
    ends = ", ".join(reach_texts(reach, symbols))
    text = f"The record ends {ago} before {date_text(day, symbols)}: {ends}."
    return [Block(((text, "warning"),))]
