"""``mss disputes``: where sources can't all be right."""

from collections.abc import Sequence

from mss_cli.command import command as as_command
from mss_cli.model.dates import When
from mss_cli.model.kinds import GROUPS, Group
from mss_cli.model.records import Dataset, Fact
from mss_cli.model.units import UnitName
from mss_cli.options import Filters, Listing, Output, query_of
from mss_cli.output.arithmetic import CheckItem, arithmetic, check_blocks, check_item, check_line
from mss_cli.output.items import CLAIM, FACT, FigureItem, Item, Shape, claim_item, dataset_item, fact_item, figure_item
from mss_cli.output.layout import (
    DIFFERENCES,
    GAP,
    by_spans,
    heading,
    indent,
    line,
    reach_blocks,
    sources_text,
    verdict_spans,
)
from mss_cli.output.phrases import claim_figure, date_text, plural
from mss_cli.output.tables import claim_sheet
from mss_cli.output.timeline import listing as listed
from mss_cli.output.view import GAP_SPAN, UNICODE, Block, Column, Page, Sheet, Span, Symbols, View
from mss_cli.queries import disputes as queries
from mss_cli.queries.checks import Outcome, Result, evaluate
from mss_cli.queries.disputes import Dispute, Rival
from mss_cli.queries.select import select
from mss_cli.queries.standing import Over
from mss_cli.session import Session

_TITLES: dict[Group, str] = {
    "personnel": "Personnel",
    "people": "People and places",
    "money": "Money",
    "events": "Events",
}

_HEADINGS: dict[Outcome, str] = {
    "fails": "that no reported figure satisfies",
    "depends": "that only some of the rival figures satisfy",
}

_MAX_ANSWER_WIDTH = 28

MAX_GAP = 1e9
"""What stands for a gap without end, which JSON has no number for."""

RIVAL = Shape(
    "RivalItem",
    computed={"figure": FigureItem | None, "unit": UnitName | None, "date": str, "claims": [CLAIM]},
)
"""One of the rival answers, and the claims that give it."""

ITEM = Shape(
    "DisputeItem",
    computed={
        "fact": str,
        "over": tuple[Over, ...],
        "gap": float | None,
        "rivals": [RIVAL],
        **FACT.fields,
        "claims": [CLAIM],
    },
)
"""A disputed fact; ``gap`` is the widest ratio between two figures that don't meet."""

EXTRA = Shape("DisputesExtra", computed={"checks": tuple[CheckItem, ...]})
"""The checks, those that fail first."""


def disputes(session: Session, filters: Filters, listing: Listing, output: Output) -> None:
    """Show where claims can't all be true, and what does not add up.

    Disputed facts come first, those a reader meets first on top, the answer that leads before its rivals; then the
    declared checks that don't come out with the answers that lead, and what would satisfy them.
    """
    today = session.today()
    dataset, criteria = filters.apply(session.dataset(), today)
    day = criteria.as_of or today
    facts = select(dataset, criteria)
    found = listing.apply(queries.disputes(dataset, facts))
    results = listing.apply(_results(dataset, facts))
    disputed = [each.finding for each in found]
    session.write(
        View(
            command="disputes",
            dataset=dataset_item(dataset),
            query={**query_of(criteria), **listing.query},
            items=lambda: [_item(dataset, each) for each in found],
            sheet=lambda: claim_sheet(dataset, disputed),
            tables=lambda: [_table(dataset, found), _check_table(results)],
            page=lambda symbols: _page(dataset, found, results, symbols, day),
            extra=lambda: {"checks": [check_item(each) for each in results]},
            notice="" if found or results else "no fact is disputed, and every check holds",
        ),
        output,
    )


command = as_command(disputes, examples=("mss disputes", "mss disputes --country Kenya --json"))


def _results(dataset: Dataset, facts: Sequence[Fact]) -> list[Result]:
    """Return the checks of any of ``facts`` that don't come out with what leads: those that fail, then the others."""
    names = {fact.id for fact in facts}
    found = [evaluate(dataset, each) for each in dataset.checks.values() if not names.isdisjoint(each.facts)]
    order = [*_HEADINGS]
    open_to_doubt = [each for each in found if each.outcome in order and not queries.adds_up(dataset, each)]
    return sorted(open_to_doubt, key=lambda each: order.index(each.outcome))


def _item(dataset: Dataset, dispute: Dispute) -> Item:
    fact = dispute.fact
    item = fact_item(dataset, dispute.finding)
    return {
        "fact": fact.id,
        **{name: item[name] for name in ITEM.names if name in item},
        "over": dispute.finding.over,
        "gap": None if dispute.gap is None else round(min(dispute.gap, MAX_GAP), 4),
        "rivals": [
            {
                "figure": figure_item(rival.value) if rival.value else None,
                "unit": rival.unit,
                "date": rival.date.edtf,
                "claims": [claim_item(dataset, fact, claim) for claim in rival.claims],
            }
            for rival in dispute.rivals
        ],
    }


def _answer(dispute: Dispute, rival: Rival, symbols: Symbols) -> str:
    """Return how a rival differs from the others: its figure, its unit alone, its date, or that it says otherwise."""
    claim = rival.claims[0]
    parts = [claim_figure(dispute.fact, claim, symbols)]
    if "date" in dispute.finding.over:
        parts.append(date_text(rival.date, symbols))
    if claim.disputes:
        parts.append("otherwise")
    return ", ".join(filter(None, parts)) or "as stated"


def _page(dataset: Dataset, found: Sequence[Dispute], results: Sequence[Result], symbols: Symbols, day: When) -> Page:
    if symbols.words:
        blocks = listed(dataset, [dispute.finding for dispute in found], symbols, day=day)
        blocks += [line(check_line(result, symbols), meta=((result.check.id, "quiet"),)) for result in results]
        return [*blocks, *reach_blocks(dataset, day, symbols)] if blocks else []
    page: list[Block | Sheet] = []
    for group in GROUPS:
        these = [dispute for dispute in found if dispute.fact.kind_info.group == group]
        if these:
            page += [GAP, heading(f"{_TITLES[group]}: {plural(len(these), 'fact')} in dispute")]
        for dispute in these:
            page += [GAP, *_dispute(dataset, dispute, symbols)]
    for outcome, title in _HEADINGS.items():
        checked = [result for result in results if result.outcome == outcome]
        if checked:
            page += [GAP, heading(f"{plural(len(checked), 'check')} {title}")]
        page += [block for result in checked for block in check_blocks(result, symbols)]
    return [*page[1:], *reach_blocks(dataset, day, symbols)] if page else []


def _dispute(dataset: Dataset, dispute: Dispute, symbols: Symbols) -> list[Block]:
    fact = dispute.fact
    lead = dispute.finding.lead
    head: list[Span] = [(date_text(fact.date, symbols), "strong"), GAP_SPAN, (fact.summary, "text")]
    over = ", ".join(DIFFERENCES[each] for each in dispute.finding.over)
    basis = f"leads by: {lead.basis}" if lead else "no lead"
    head += [GAP_SPAN, (f"over the {over}; {basis}", "quiet")]
    blocks = [Block(tuple(head), ((fact.id, "quiet"),), verdict_spans(symbols, good=False), indent(2))]
    answers = [_answer(dispute, rival, symbols) for rival in dispute.rivals]
    width = min(max(map(len, answers)), _MAX_ANSWER_WIDTH)
    for text, rival in zip(answers, dispute.rivals, strict=True):
        backs = lead is not None and rival.claims[0] in lead.claims
        sources = by_spans(dataset, fact, rival.claims, symbols, most=3)
        blocks.append(line(((f"{text:{width}}", "figure" if backs else "text"), GAP_SPAN, *sources), margin=4))
    if fact.note:
        blocks.append(line(fact.note, margin=4, style="quiet"))
    return blocks


def _table(dataset: Dataset, found: Sequence[Dispute]) -> Sheet:
    columns = ("Fact", "Date", "What", "Differs in", "Answer", "Sources", "Note")
    rows = [
        (
            dispute.fact.id,
            date_text(dispute.fact.date),
            dispute.fact.summary,
            ", ".join(dispute.finding.over),
            _answer(dispute, rival, UNICODE),
            sources_text(dataset, dispute.fact, rival.claims, UNICODE),
            dispute.fact.note,
        )
        for dispute in found
        for rival in dispute.rivals
    ]
    return Sheet(tuple(map(Column, columns)), rows, title="Disputes")


def _check_table(results: Sequence[Result]) -> Sheet:
    columns = ("Check", "About", "Outcome", "Arithmetic")
    rows = [
        (result.check.id, result.check.about, result.outcome, arithmetic(case, UNICODE))
        for result in results
        for case in result.cases
    ]
    return Sheet(tuple(map(Column, columns)), rows, title="Checks")
