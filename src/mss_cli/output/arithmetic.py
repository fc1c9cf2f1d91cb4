"""Checks as items for scripts, and their arithmetic written out for people."""

from msgspec import Struct

from mss_cli.model.kinds import CheckRule
from mss_cli.output.items import FigureItem, figure_item
from mss_cli.output.layout import indent, line, verdict_spans
from mss_cli.output.phrases import interval_text, plural
from mss_cli.output.view import Block, Page, Spans, Symbols
from mss_cli.queries.checks import Case, Outcome, Result, Term


class TermItem(Struct, frozen=True):
    """One fact in a sum: ``sign`` is 1 where it is added, -1 where it is taken off."""

    fact: str
    sign: int
    figure: FigureItem


class NeededItem(Struct, frozen=True):
    """The figure that would satisfy the check, if all the others are right."""

    fact: str
    figure: FigureItem


class CaseItem(Struct, frozen=True):
    """A check with one figure for each fact; facts with rival figures make several cases."""

    holds: bool
    terms: tuple[TermItem, ...]
    total: FigureItem
    equals: TermItem
    needed: tuple[NeededItem, ...]


class CheckItem(Struct, frozen=True):
    """A declared check, and what it comes to: ``depends`` where it holds for some of the rivals only."""

    id: str
    about: str
    rule: CheckRule
    outcome: Outcome
    cases: tuple[CaseItem, ...]
    note: str | None


def check_item(result: Result) -> CheckItem:
    """Return ``result`` for scripts."""
    check = result.check
    return CheckItem(
        check.id, check.about, check.rule, result.outcome, tuple(map(_case_item, result.cases)), check.note
    )


OUTCOMES: dict[Outcome, str] = {
    "holds": "adds up",
    "fails": "does not add up",
    "depends": "adds up with some of the rival figures",
    "open": "can't be checked, for want of a figure",
}

MAX_SHOWN_CASES = 3


def check_blocks(result: Result, symbols: Symbols) -> Page:
    """Draw ``result``: what is checked, the arithmetic of cases that hold and that fail, and what would satisfy it."""
    good = result.outcome == "holds"
    text = f"{result.check.about}: {OUTCOMES[result.outcome]}."
    mark = () if symbols.words else verdict_spans(symbols, good=good)
    page = [Block(((text, "strong"),), ((result.check.id, "quiet"),), mark, indent(2))]
    held = [case for case in result.cases if case.holds]
    failed = [case for case in result.cases if not case.holds]
    for cases in (held, failed):
        for case in cases[:MAX_SHOWN_CASES]:
            wanted = _needed(case, symbols) if not held and case is failed[0] else ()
            page.append(line(arithmetic(case, symbols), margin=4, meta=wanted, style="figure"))
        if (more := len(cases) - MAX_SHOWN_CASES) > 0:
            end = "add up" if cases is held else "do not"
            rest = f"and {plural(more, 'more way', 'more ways')} to take the rival figures that {end}"
            page.append(line(rest, margin=4, style="quiet"))
    if result.check.note:
        page.append(line(result.check.note, margin=2, style="quiet"))
    return page


def check_line(result: Result, symbols: Symbols) -> Spans:
    """Return ``result`` on one line: the sum of a case that holds, or of the first where none does."""
    cases = sorted(result.cases, key=lambda case: not case.holds)
    sums = f": {arithmetic(cases[0], symbols)}" if cases else f": {OUTCOMES['open']}"
    good = result.outcome in {"holds", "depends"}
    if symbols.words:
        return ((f"{OUTCOMES[result.outcome]}: {result.check.about}{sums}", "text"),)
    return (*verdict_spans(symbols, good=good), (f"{result.check.about}{sums}", "text"))


def arithmetic(case: Case, symbols: Symbols) -> str:
    """Return a case as a sum: 400 + 270 = 670 ≠ 617."""
    first, *others = case.terms
    text = interval_text(first.value, symbols)
    for term in others:
        text += f" {'+' if term.sign > 0 else symbols.dash} {interval_text(term.value, symbols)}"
    total, equals = interval_text(case.total, symbols), interval_text(case.equals.value, symbols)
    if case.holds and total == equals:
        return f"{text} = {total}"
    return f"{text} = {total}{', which meets' if case.holds else f' {symbols.not_equal}'} {equals}"


def _needed(case: Case, symbols: Symbols) -> Spans:
    possible = [(fact, value) for fact, value in case.needed().items() if value.low >= 0]
    text = ", or ".join(f"{interval_text(value, symbols)} for {fact}" for fact, value in possible)
    return ((f"It would add up with {text}.", "quiet"),)


def _term(term: Term) -> TermItem:
    return TermItem(term.fact, term.sign, figure_item(term.value))


def _case_item(case: Case) -> CaseItem:
    needed = () if case.holds else tuple(NeededItem(fact, figure_item(value)) for fact, value in case.needed().items())
    return CaseItem(case.holds, tuple(map(_term, case.terms)), figure_item(case.total), _term(case.equals), needed)
