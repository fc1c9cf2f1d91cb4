"""Whether the facts add up: each declared check, evaluated on intervals.

A fact with rival figures is tried with each of them, so that a check shows which rival it agrees with.
"""

from decimal import Decimal
from itertools import product
from math import prod
from typing import Literal

from msgspec import Struct

from mss_cli.model.figures import Interval, hull
from mss_cli.model.records import Check, Dataset, Fact
from mss_cli.queries.standing import figures

Outcome = Literal["holds", "depends", "fails", "open"]

MAX_EVALUATED_CASES = 256


class Term(Struct, frozen=True):
    """A fact's figure in a sum: ``sign`` is 1 or -1."""

    fact: str
    sign: int
    value: Interval


class Case(Struct, frozen=True):
    """A check with one figure for each of its facts."""

    terms: tuple[Term, ...]
    total: Interval
    equals: Term

    @property
    def holds(self) -> bool:
        """Whether the total and what it should equal have a value in common."""
        return self.total.meets(self.equals.value)

    def needed(self) -> dict[str, Interval]:
        """Return, for each fact, the figure that would satisfy this case if all the others are right."""
        found = {}
        for term in self.terms:
            rest = _without(self.total, term)
            found[term.fact] = self.equals.value - rest if term.sign > 0 else rest - self.equals.value
        return found | {self.equals.fact: self.total}


class Result(Struct, frozen=True):
    """A check and all its cases; none where a fact in it has no figure."""

    check: Check
    cases: tuple[Case, ...]

    @property
    def outcome(self) -> Outcome:
        """``holds`` in every case, ``fails`` in every case, or ``depends`` on which figures are right."""
        if not self.cases:
            return "open"
        held = {case.holds for case in self.cases}
        return "depends" if len(held) > 1 else "holds" if held.pop() else "fails"


def evaluate(dataset: Dataset, check: Check) -> Result:
    """Return what ``check`` comes to on the facts of ``dataset``."""
    signs = [1] * len(check.sum) + [-1] * len(check.less) + [1]
    choices = [
        [Term(name, sign, value) for value in figures(dataset.facts[name])]
        for name, sign in zip(check.facts, signs, strict=True)
    ]
    if prod(map(len, choices)) > MAX_EVALUATED_CASES:
        choices = [[Term(each[0].fact, each[0].sign, hull([term.value for term in each]))] for each in choices]
    return Result(check, tuple(_case(terms, equals) for *terms, equals in product(*choices)))


def checks_of(dataset: Dataset, fact: Fact) -> list[Check]:
    """Return the checks that ``fact`` takes part in."""
    return [check for check in dataset.checks.values() if fact.id in check.facts]


def _case(terms: list[Term], equals: Term) -> Case:
    return Case(tuple(terms), _total(tuple(terms)), equals)


def _without(total: Interval, term: Term) -> Interval:
    """Return ``total`` as it would be if ``term`` weren't in it: an interval taken off another leaves a wider one."""
    if term.sign > 0:
        return Interval(total.low - term.value.low, total.high - term.value.high)
    return Interval(total.low + term.value.high, total.high + term.value.low)


def _total(terms: tuple[Term, ...]) -> Interval:
    zero = Interval(Decimal(0), Decimal(0))
    added = sum((term.value for term in terms if term.sign > 0), zero)
    return added - sum((term.value for term in terms if term.sign < 0), zero)
