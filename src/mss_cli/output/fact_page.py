"""One fact with all that the record has on it: what leads and why, every claim, what is set aside."""

from collections.abc import Iterator, Sequence

from mss_cli.model.dates import When
from mss_cli.model.fields import fields
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.model.units import units_meet
from mss_cli.output.layout import (
    GAP,
    age_text,
    due_text,
    field_blocks,
    heading,
    indent,
    kind_style,
    line,
)
from mss_cli.output.phrases import (
    alternatives,
    archive_url,
    claim_figure,
    country_names,
    date_text,
    fact_figure,
    lead_figure,
    locator_text,
    plural,
    source_name,
    voice_text,
)
from mss_cli.output.timeline import CLAIM_WORDS, claim_spans, field_text
from mss_cli.output.view import GAP_SPAN, UNICODE, Block, Column, Link, Sheet, Spans, Symbols
from mss_cli.queries.findings import Finding
from mss_cli.queries.grades import GRADE_DEFINITIONS, Grade, best_first, grade, independent
from mss_cli.queries.lead import BASIS_DEFINITIONS, voices
from mss_cli.queries.standing import counted, origins

_SHOWN_OTHERWISE = {"id", "summary", "claims", "date_basis", "outcome", "withdrawn"}
"""Fields that are shown together with others."""


def fact_page(dataset: Dataset, finding: Finding, symbols: Symbols, day: When) -> list[Block]:
    """Draw a fact: its fields and what is found for it, then its claims by grade, then those that are set aside."""
    fact = finding.fact
    page = [Block(((fact.summary, "strong"),), ((fact.id, kind_style(fact.kind)),))]
    page += field_blocks(_rows(dataset, finding, symbols, day))
    for name, claims in _by_grade(dataset, fact).items():
        page += [GAP, heading(f"{name.capitalize()}: {GRADE_DEFINITIONS[name]}")]
        for claim in claims:
            page += _claim(dataset, fact, claim, symbols)
    if aside := [claim for claim in fact.claims if claim.set_aside]:
        page += [GAP, heading("Set aside: shown to be a slip, and counted for nothing")]
        for claim in aside:
            page += [*_claim(dataset, fact, claim, symbols), line(claim.set_aside or "", margin=2, style="warning")]
    return page


def _by_grade(dataset: Dataset, fact: Fact) -> dict[Grade, list[Claim]]:
    found: dict[Grade, list[Claim]] = {}
    for claim in best_first(dataset, fact, counted(fact)):
        found.setdefault(grade(dataset, fact, claim), []).append(claim)
    return found


def _claim(dataset: Dataset, fact: Fact, claim: Claim, symbols: Symbols) -> list[Block]:
    mark: Spans = ((f"{symbols.dot} ", "quiet"),)
    source = dataset.sources[claim.source]
    archive = archive_url(source)
    copy: Spans = ((Link("nearest archived copy, not checked", archive), "quiet"),) if archive else ()
    blocks = [
        Block(claim_spans(dataset, fact, claim, symbols), (), mark, indent(2)),
        line(
            source_name(dataset, source, symbols),
            margin=2,
            meta=((source.id, "quiet"), GAP_SPAN, *copy),
            style="quiet",
        ),
    ]
    if claim.disputes:
        blocks.append(line(f"Can't be true together with the others: {claim.disputes}", margin=2, style="bad"))
    return blocks


def _rows(dataset: Dataset, finding: Finding, symbols: Symbols, day: When) -> Iterator[tuple[str, str]]:
    """Yield the label and text of every field of a fact that isn't shown otherwise, and what is found for it."""
    fact = finding.fact
    age = age_text(fact, day)
    notes = "; ".join(filter(None, (fact.date_basis, f"{age} {date_text(day, symbols)}" if age else "")))
    worded = {
        "kind": f"{fact.kind}: {fact.kind_info.definition}",
        "date": f"{date_text(fact.date, symbols)}{f' ({notes})' if notes else ''}",
        "due": due_text(dataset, fact, day, symbols),
        "countries": country_names(dataset, fact),
        "unit": "",
        "milestone": "one of the facts that tell the story" if fact.milestone else "",
    }
    if fact.withdrawn:
        yield "Withdrawn", f"{date_text(fact.withdrawn.on, symbols)}: {fact.withdrawn.reason}"
    yield "Answer", _answer(finding, symbols)
    yield "Standing", standing_sentence(dataset, finding, symbols)
    for field in fields(Fact):
        if field.name not in _SHOWN_OTHERWISE:
            yield field.label, worded.get(field.name, str(getattr(fact, field.name) or ""))


def _answer(finding: Finding, symbols: Symbols) -> str:
    found = finding.lead
    if found:
        return f"{lead_figure(found, symbols)} ({found.basis}: {BASIS_DEFINITIONS[found.basis]})"
    figure = fact_figure(finding.fact, None, symbols)
    return f"no lead: {figure}" if figure else ""


def standing_sentence(dataset: Dataset, finding: Finding, symbols: Symbols = UNICODE) -> str:
    """Return in one sentence how a fact stands: "disputed: 8 origins say 1,000; 2 say 2,500"."""
    fact = finding.fact
    aside = sum(claim.set_aside is not None for claim in fact.claims)
    more = f"; {plural(aside, 'claim')} set aside" if aside else ""
    if finding.standing != "disputed":
        names = origins(dataset, fact)
        return f"{finding.standing}: {plural(len(names), 'origin')}, {alternatives(names, 'and')}{more}"
    over = ", ".join(finding.over)
    return f"disputed over the {over}: {'; '.join(_sides(dataset, finding, symbols))}{more}"


def _sides(dataset: Dataset, finding: Finding, symbols: Symbols) -> Iterator[str]:
    """Yield each answer with how many origins give it, the one that leads first."""
    fact = finding.fact
    groups: list[list[Claim]] = []
    for claim in sorted(best_first(dataset, fact, counted(fact)), key=lambda claim: claim not in _backers(finding)):
        if "figure" in finding.over and not claim.interval and not claim.disputes:
            continue
        group = next((each for each in groups if all(_agree(finding, claim, other) for other in each)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    for group in groups:
        first_hand = len(independent(dataset, fact, group))
        copies = voices(dataset, fact, group) - first_hand
        text = _answer_of(finding, group, symbols)
        if first_hand:
            more = f" (and {plural(copies, 'copy', 'copies')})" if copies else ""
            yield f"{plural(first_hand, 'origin says', 'origins say')} {text}{more}"
        else:
            yield f"{plural(copies, 'copy says', 'copies say')} {text}"


def _backers(finding: Finding) -> tuple[Claim, ...]:
    return finding.lead.claims if finding.lead else ()


def _agree(finding: Finding, one: Claim, other: Claim) -> bool:
    """Whether two claims give one answer to what is in dispute; whatever backs the lead does."""
    fact, over = finding.fact, finding.over
    if bool(one.disputes) != bool(other.disputes):
        return False
    if "date" in over and fact.date_of(one) != fact.date_of(other):
        return False
    units = fact.unit_of(one), fact.unit_of(other)
    if "unit" in over and units[0] and units[1] and not units_meet(units[0], units[1]):
        return False
    if "figure" in over and one.allowed and other.allowed:
        leading = _backers(finding)
        return (one in leading) == (other in leading) and (one in leading or one.allowed.meets(other.allowed))
    return True


def _answer_of(finding: Finding, claims: Sequence[Claim], symbols: Symbols) -> str:
    """Return in words what ``claims`` say on what is in dispute: the lead's figure, or the sharpest of theirs."""
    fact = finding.fact
    sharpest = min(claims, key=lambda claim: claim.bound != "exact")
    parts = []
    if "date" not in finding.over or not {"figure", "unit"}.isdisjoint(finding.over):
        leads = sharpest in _backers(finding) and "unit" not in finding.over
        parts.append(
            lead_figure(finding.lead, symbols) if finding.lead and leads else claim_figure(fact, sharpest, symbols)
        )
    if "date" in finding.over:
        parts.append(date_text(fact.date_of(sharpest), symbols))
    if sharpest.disputes:
        parts.append("otherwise")
    return ", ".join(filter(None, parts)) or "so"


def field_table(dataset: Dataset, finding: Finding, day: When) -> Sheet:
    """Return a document's table of a fact's fields, looked at from ``day``."""
    rows = [(label, text) for label, text in _rows(dataset, finding, UNICODE, day) if text]
    return Sheet(
        (Column("Field"), Column("Value")), [("Id", finding.fact.id), ("Summary", finding.fact.summary), *rows]
    )


def claim_table(dataset: Dataset, finding: Finding) -> Sheet:
    """Return a document's table of a fact's claims."""
    fact = finding.fact
    others = [field for field in fields(Claim) if field.name not in CLAIM_WORDS]
    columns = ("Grade", "Figure", "Who", "Where", *(field.label for field in others))
    rows = [
        (
            grade(dataset, fact, claim),
            claim_figure(fact, claim),
            voice_text(dataset, claim),
            locator_text(claim),
            *(field_text(claim, field) for field in others),
        )
        for claim in best_first(dataset, fact, fact.claims)
    ]
    return Sheet(tuple(map(Column, columns)), rows, title=fact.id)
