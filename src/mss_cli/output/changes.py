"""Changes as items, which are the lines of ``changes.jsonl`` too, and as tables and pages for people."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.output.layout import GAP, heading
from mss_cli.output.phrases import claim_figure, date_text, fact_figure, locator_text, plural, quoted
from mss_cli.output.tables import struct_sheet
from mss_cli.output.view import GAP_SPAN, Block, Cell, Column, Sheet, Span, Spans, Symbols
from mss_cli.queries.diff import Change, ChangeName, Side
from mss_cli.queries.findings import Finding

ItemName = Literal["version"] | ChangeName

HEADINGS: dict[ItemName, str] = {
    "version": "Versions",
    "lead": "Answers that lead",
    "standing": "Standing",
    "fact-added": "Facts added",
    "fact-withdrawn": "Facts withdrawn",
    "claim-added": "Claims added",
    "claim-withdrawn": "Claims withdrawn",
    "claim-reworded": "Claims reworded",
    "check": "Checks that turned",
}
"""What changes of each name stand under."""


class ChangeItem(Struct, frozen=True):
    """One change, in the version that has it: ``was`` and ``now`` are in words; null is nothing."""

    version: str
    change: ItemName
    fact: str | None = None
    check: str | None = None
    source: str | None = None
    about: str | None = None
    was: str | None = None
    now: str | None = None
    standing: str | None = None
    """How the fact stands now."""
    reason: str | None = None
    """Why a fact was withdrawn."""
    sha256: str | None = None
    """Of the version: the digest of its facts file."""


def change_items(old: Dataset | None, new: Dataset, found: Sequence[Change]) -> list[ChangeItem]:
    """Return ``found`` between ``old`` and ``new`` as items; the first says which versions they are.

    There are none where both are one file.
    """
    if old and old.sha256 == new.sha256:
        return []
    was = old.metadata.version if old else None
    version = new.metadata.version
    counts = f"{plural(len(new.facts), 'fact')}, {plural(len(new.sources), 'source')}"
    first = ChangeItem(version, "version", about=counts, was=was, now=version, sha256=new.sha256)
    return [first, *(_item(version, each) for each in found)]


def _item(version: str, change: Change) -> ChangeItem:
    made = _check_item(change) if change.check else _fact_item(change)
    return msgspec.structs.replace(made, version=version, change=change.name)


def _check_item(change: Change) -> ChangeItem:
    was, now = change.outcomes
    return ChangeItem(
        "", "check", check=change.id, about=change.check.about if change.check else None, was=was, now=now
    )


def _fact_item(change: Change) -> ChangeItem:
    known = change.new or change.old
    fact = known.finding.fact if known else None
    was, now = _sides(change)
    claim = change.claims[1] or change.claims[0]
    withdrawn = fact.withdrawn if fact else None
    return ChangeItem(
        "",
        change.name,
        fact=change.id,
        source=claim.source if claim else None,
        about=fact.summary if fact else None,
        was=was or None,
        now=now or None,
        standing=change.new.finding.standing if change.new and not withdrawn else None,
        reason=f"{date_text(withdrawn.on)}: {withdrawn.reason}" if withdrawn else None,
    )


def _sides(change: Change) -> tuple[str, str]:
    """Return how it was and how it is now, in words."""
    old, new = change.old, change.new
    if change.name == "standing":
        return (old.finding.standing if old else ""), (new.finding.standing if new else "")
    if change.claims != (None, None):
        one, other = change.claims
        return _claim_text(old, one), _claim_text(new, other)
    gone = change.name == "fact-withdrawn"
    return _answer(old), "" if gone else _answer(new)


def answer_text(finding: Finding) -> str:
    """Return the figure that leads, or the rivals; nothing where there is none."""
    return fact_figure(finding.fact, finding.lead)


def _answer(side: Side | None) -> str:
    return answer_text(side.finding) if side else ""


def _claim_text(side: Side | None, claim: Claim | None) -> str:
    """Return a claim in words: its figure, its place, what is printed, and what else may matter where it changes."""
    if side is None or claim is None:
        return ""
    fact: Fact = side.finding.fact
    parts = [
        claim_figure(fact, claim),
        locator_text(claim),
        quoted(claim.printed) if claim.printed else "",
        f"dated {date_text(claim.date)}" if claim.date else "",
        f"credits {side.dataset.name_of(claim.attributed_to)}" if claim.attributed_to else "",
        f"retells {side.dataset.name_of(claim.origin)}" if claim.origin else "",
        f"disputes: {claim.disputes}" if claim.disputes else "",
        f"set aside: {claim.set_aside}" if claim.set_aside else "",
        claim.note or "",
    ]
    return ", ".join(filter(None, parts)) or "said"


def change_sheet(items: Sequence[ChangeItem]) -> Sheet:
    """Return a row for each item, with all of its fields."""
    return struct_sheet(ChangeItem, items)


def change_tables(items: Sequence[ChangeItem], *, versions: bool = False) -> list[Sheet]:
    """Return a table for what changed in each way, for a document."""
    columns = (*([Column("Version")] if versions else []), *map(Column, ("What", "Was", "Now", "Why", "Id")))
    return [
        Sheet(columns, [(*([item.version] if versions else []), *_row(item)) for item in group], title=HEADINGS[name])
        for name, group in _grouped(items)
    ]


def _row(item: ChangeItem) -> tuple[Cell, ...]:
    what = ": ".join(filter(None, (item.source, item.about)))
    return (what, item.was, item.now, item.reason, item.fact or item.check)


def _grouped(items: Sequence[ChangeItem]) -> list[tuple[ItemName, list[ChangeItem]]]:
    groups: dict[ItemName, list[ChangeItem]] = {}
    for item in items:
        groups.setdefault(item.change, []).append(item)
    return [(name, groups[name]) for name in HEADINGS if name in groups]


def change_blocks(items: Sequence[ChangeItem], symbols: Symbols) -> list[Block]:
    """Draw ``items``: what changed in one way under a heading, each with how it was and how it is."""
    page: list[Block] = []
    for name, group in _grouped(items):
        page += [*([GAP] if page else []), heading(f"{HEADINGS[name]} ({len(group)})")]
        page += [_block(item, symbols) for item in group]
    return page


def change_lines(items: Sequence[ChangeItem], symbols: Symbols) -> list[Block]:
    """Draw ``items`` one a line, each with its version and what it is a change of."""
    return [_block(item, symbols, ((f"{item.version}  {item.change}  ", "quiet"),)) for item in items]


def _block(item: ChangeItem, symbols: Symbols, lead: Spans = ()) -> Block:
    body: list[Span] = []
    if item.was or item.now:
        was, now = item.was or symbols.dash, item.now or symbols.dash
        body += [(f"{was} {symbols.arrow} ", "quiet"), (now, "figure"), GAP_SPAN]
    body.append((item.about or "", "text"))
    if item.reason:
        body.append((f" {item.reason}", "warning"))
    ids = "  ".join(filter(None, (item.source, item.fact or item.check)))
    return Block(tuple(body), ((ids, "quiet"),) if ids else (), lead, (("  ", "text"),))
