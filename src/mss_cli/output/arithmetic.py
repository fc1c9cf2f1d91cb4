"""Checks as items for scripts, and their arithmetic written out for people."""

from msgspec import Struct

from mss_cli.model.figures import Interval, plain
from mss_cli.model.records import Rule
from mss_cli.output.facts import FigureItem
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
    rule: Rule
    outcome: Outcome
    cases: tuple[CaseItem, ...]
    note: str | None


def check_item(result: Result) -> CheckItem:
    """Give ``result`` for scripts."""
    check = result.check
    return CheckItem(
        check.id, check.about, check.rule, result.outcome, tuple(map(_case_item, result.cases)), check.note
    )


OUTCOMES: dict[Outcome, str] = {
    "holds": "adds up",
    "fails": "does not add up",
    "depends": "adds up with some of the rival figures",
    "open": "can't be told, for want of a figure",
}


def check_blocks(result: Result, symbols: Symbols) -> Page:
    """Draw ``result``: what is checked, the arithmetic of cases that hold and that fail, and what would satisfy it."""
    good = result.outcome == "holds"
    mark = symbols.marks["corroborated" if good else "disputed"]
    head: Spans = ((f"{mark} ", "good" if good else "bad"),)
    under: Spans = (("  ", "text"),)
    said = f"{result.check.about}: {OUTCOMES[result.outcome]}."
    page = [Block(((said, "strong"),), ((result.check.id, "quiet"),), head, under)]
    further: Spans = (("    ", "text"),)
    held = [case for case in result.cases if case.holds]
    failed = [case for case in result.cases if not case.holds]
    for cases in (held, failed):
        for case in cases[:_MOST_CASES]:
            wanted = _needed(case, symbols) if not held and case is failed[0] else ()
            page.append(Block(((arithmetic(case, symbols), "figure"),), wanted, further, further))
        if (more := len(cases) - _MOST_CASES) > 0:
            end = "add up" if cases is held else "do not"
            rest = f"and {plural(more, 'more way', 'more ways')} to take the rival figures that {end}"
            page.append(Block(((rest, "quiet"),), (), further, further))
    if result.check.note:
        page.append(Block(((result.check.note, "quiet"),), (), under, under))
    return page


_MOST_CASES = 3


def arithmetic(case: Case, symbols: Symbols) -> str:
    """Give a case as a sum: 400 + 270 = 670 ≠ 617."""
    first, *others = case.terms
    text = _value(first, symbols)
    for term in others:
        text += f" {'+' if term.sign > 0 else symbols.dash} {_value(term, symbols)}"
    total, equals = interval_text(case.total, symbols), _value(case.equals, symbols)
    if case.holds and total == equals:
        return f"{text} = {total}"
    return f"{text} = {total}{', which meets' if case.holds else f' {symbols.not_equal}'} {equals}"


def _needed(case: Case, symbols: Symbols) -> Spans:
    possible = [(fact, value) for fact, value in case.needed().items() if value.low >= 0]
    text = ", or ".join(f"{interval_text(value, symbols)} for {fact}" for fact, value in possible)
    return ((f"It would add up with {text}.", "quiet"),)


def _value(term: Term, symbols: Symbols) -> str:
    return interval_text(term.value, symbols)


def _figure(value: Interval) -> FigureItem:
    return FigureItem(plain(value.low), plain(value.high))


def _term(term: Term) -> TermItem:
    return TermItem(term.fact, term.sign, _figure(term.value))


def _case_item(case: Case) -> CaseItem:
    needed = () if case.holds else tuple(NeededItem(fact, _figure(value)) for fact, value in case.needed().items())
    return CaseItem(case.holds, tuple(map(_term, case.terms)), _figure(case.total), _term(case.equals), needed)
