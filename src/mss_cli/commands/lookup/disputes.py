"""``mss disputes``: where sources can't all be right."""

from collections.abc import Sequence

from mss_cli.command import command as as_command
from mss_cli.model.kinds import GROUPS, Group, KindName, UnitName
from mss_cli.model.records import Dataset, Fact
from mss_cli.options import Filters, Output, query_of
from mss_cli.output.arithmetic import CheckItem, arithmetic, check_blocks, check_item
from mss_cli.output.items import CLAIM, FigureItem, Item, Shape, claim_item, dataset_item, figure_item
from mss_cli.output.layout import GAP, heading, indent, kind_style, line, sources_text, verdict_spans
from mss_cli.output.phrases import claim_figure, country_names, date_text, plural, who
from mss_cli.output.tables import claim_sheet
from mss_cli.output.view import UNICODE, Block, Column, Page, Sheet, Span, Spans, Symbols, View
from mss_cli.queries import disputes as queries
from mss_cli.queries.checks import Result, evaluate
from mss_cli.queries.disputes import Dispute, Rival
from mss_cli.queries.select import select
from mss_cli.queries.standing import Over
from mss_cli.session import Session

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
        "kind": KindName,
        "date": str,
        "countries": tuple[str, ...],
        "summary": str,
        "over": tuple[Over, ...],
        "gap": float | None,
        "rivals": [RIVAL],
    },
)
"""A disputed fact; ``gap`` is the widest ratio between two figures that don't meet."""

EXTRA = Shape("DisputesExtra", computed={"checks": tuple[CheckItem, ...]})
"""The checks, those that fail first."""


def disputes(session: Session, filters: Filters, output: Output) -> None:
    """Show where claims disagree, and what does not add up.

    Disputed facts come first, the gravest at the top, rival answers side by side; then the declared checks, their
    arithmetic written out, and what would satisfy those that fail.
    """
    dataset, criteria = filters.apply(session.dataset())
    facts = select(dataset, criteria)
    found = queries.disputes(facts)
    results = _results(dataset, facts)
    disputed = [each.fact for each in found]
    session.write(
        View(
            command="disputes",
            dataset=dataset_item(dataset),
            query=query_of(criteria),
            items=lambda: [_item(each) for each in found],
            sheet=lambda: claim_sheet(dataset, disputed),
            tables=lambda: [_table(dataset, found), _check_table(results)],
            page=lambda symbols: _page(dataset, found, results, symbols),
            extra=lambda: {"checks": [check_item(each) for each in results]},
            notice="" if found or results else "no fact is disputed, and no check is declared",
        ),
        output,
    )


command = as_command(disputes)


def _results(dataset: Dataset, facts: Sequence[Fact]) -> list[Result]:
    """Return the checks that any of ``facts`` takes part in: those that fail, those that depend, the others."""
    names = {fact.id for fact in facts}
    found = [evaluate(dataset, each) for each in dataset.checks.values() if not names.isdisjoint(each.facts)]
    order = ("fails", "depends", "holds", "open")
    return sorted(found, key=lambda result: order.index(result.outcome))


def _item(dispute: Dispute) -> Item:
    fact = dispute.fact
    return {
        "fact": fact.id,
        "kind": fact.kind,
        "date": fact.date.edtf,
        "countries": fact.countries,
        "summary": fact.summary,
        "over": dispute.over,
        "gap": None if dispute.gap is None else round(min(dispute.gap, MAX_GAP), 4),
        "rivals": [
            {
                "figure": figure_item(rival.value) if rival.value else None,
                "unit": rival.unit,
                "date": rival.date.edtf,
                "claims": [claim_item(fact, claim) for claim in rival.claims],
            }
            for rival in dispute.rivals
        ],
    }


def _answer(dispute: Dispute, rival: Rival, symbols: Symbols) -> str:
    """Return a rival in words: its figure, its unit alone, or its date, whichever tells it from the others."""
    text = claim_figure(dispute.fact, rival.claims[0], symbols) or "no figure"
    return f"{text}, {date_text(rival.date, symbols)}" if "date" in dispute.over else text


def _page(dataset: Dataset, found: Sequence[Dispute], results: Sequence[Result], symbols: Symbols) -> Page:
    page: list[Block | Sheet] = []
    for group in GROUPS:
        these = [dispute for dispute in found if dispute.fact.kind_info.group == group]
        if these:
            title = f"{_TITLES[group]}: {plural(len(these), 'fact')} in dispute"
            page += [GAP, heading(title)]
        for dispute in these:
            page += [GAP, *_dispute(dataset, dispute, symbols)]
    for outcome, title in _HEADINGS.items():
        checked = [result for result in results if result.outcome == outcome]
        if checked:
            page += [GAP, heading(f"{plural(len(checked), 'check')} {title}")]
        page += [block for result in checked for block in check_blocks(result, symbols)]
    return page[1:]


_TITLES: dict[Group, str] = {
    "personnel": "Personnel",
    "people": "People and places",
    "money": "Money",
    "events": "Events",
}


_HEADINGS = {
    "fails": "that no reported figure satisfies",
    "depends": "that only some of the rival figures satisfy",
    "holds": "satisfied",
    "open": "without the figures to tell",
}


def _dispute(dataset: Dataset, dispute: Dispute, symbols: Symbols) -> list[Block]:
    fact = dispute.fact
    subject = "  ".join(filter(None, (date_text(fact.date, symbols), country_names(dataset, fact))))
    head: list[Span] = [(fact.kind, kind_style(fact.kind)), (f"  {subject}", "strong")]
    head.append((f"  differs in {' and '.join(dispute.over)}", "quiet"))
    blocks = [
        Block(tuple(head), ((fact.id, "quiet"),), verdict_spans(symbols, good=False), indent(2)),
        line(fact.summary, margin=2),
    ]
    answers = [_answer(dispute, rival, symbols) for rival in dispute.rivals]
    width = min(max(map(len, answers)), 28)
    for text, rival in zip(answers, dispute.rivals, strict=True):
        body: Spans = ((f"{text:{width}}", "figure"), ("  ", "text"), *who(dataset, rival.claims, symbols))
        blocks.append(line(body, margin=4))
    return blocks


def _table(dataset: Dataset, found: Sequence[Dispute]) -> Sheet:
    columns = (
        Column("Fact"),
        Column("Date"),
        Column("What"),
        Column("Differs in"),
        Column("Answer"),
        Column("Sources"),
    )
    rows = [
        (
            dispute.fact.id,
            date_text(dispute.fact.date),
            dispute.fact.summary,
            ", ".join(dispute.over),
            _answer(dispute, rival, UNICODE),
            sources_text(dataset, rival.claims),
        )
        for dispute in found
        for rival in dispute.rivals
    ]
    return Sheet(columns, rows, title="Disputes")


def _check_table(results: Sequence[Result]) -> Sheet:
    columns = (Column("Check"), Column("About"), Column("Outcome"), Column("Arithmetic"))
    rows = [
        (result.check.id, result.check.about, result.outcome, arithmetic(case, UNICODE))
        for result in results
        for case in result.cases
    ]
    return Sheet(columns, rows, title="Checks")
