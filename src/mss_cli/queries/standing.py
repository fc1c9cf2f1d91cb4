"""How well a fact is supported: computed from its claims each time it is asked, never stored.

``disputed``: two claims can't both be true. ``corroborated``: two or more origins say it, and none is in the
way. ``single``: one origin. Where any claim of a fact gives a figure, only claims with a figure count towards
its support; one without can still dispute the unit or the date.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal, get_args

from msgspec import Struct

from mss_cli.model.figures import Interval, hull
from mss_cli.model.kinds import comparable, units_meet
from mss_cli.model.records import Claim, Dataset, Fact

Standing = Literal["single", "corroborated", "disputed"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
Over = Literal["figure", "unit", "date"]


MAX_COMPARED_ANSWERS = 100


class Clash(Struct, frozen=True):
    """Two claims of one fact that can't both be true, and what they differ over."""

    left: Claim
    right: Claim
    over: Over


def disputed_over(fact: Fact) -> tuple[Over, ...]:
    """Return what any two claims of ``fact`` differ over.

    No two need be compared: all spans meet where the last of their starts isn't after the first of their ends.
    """
    spans = [found for claim in fact.claims if (found := claim.interval)]
    units = {unit for claim in fact.claims if (unit := fact.unit_of(claim))}
    dates = {fact.date_of(claim) for claim in fact.claims}
    differ: dict[Over, bool] = {
        "figure": len(spans) > 1 and max(span.low for span in spans) > min(span.high for span in spans),
        "unit": len(units) > 1 and not all(units_meet(one, other) for one, other in combinations(units, 2)),
        "date": len(dates) > 1 and max(date.earliest for date in dates) > min(date.latest for date in dates),
    }
    return tuple(over for over, holds in differ.items() if holds)


def clashes(fact: Fact) -> Iterator[Clash]:
    """Return every pair of answers that don't meet, in figure, in unit, in date: each by the first claim that gives it.

    Of more than a hundred answers, only the first hundred are held against one another.
    """
    answers: dict[object, Claim] = {}
    for claim in fact.claims if disputed_over(fact) else ():
        answers.setdefault((claim.interval, claim.bound, fact.unit_of(claim), fact.date_of(claim)), claim)
    for left, right in combinations([*answers.values()][:MAX_COMPARED_ANSWERS], 2):
        if (one := left.interval) and (other := right.interval) and not one.meets(other):
            yield Clash(left, right, "figure")
        unit, rival = fact.unit_of(left), fact.unit_of(right)
        if unit and rival and not units_meet(unit, rival):
            yield Clash(left, right, "unit")
        if not fact.date_of(left).meets(fact.date_of(right)):
            yield Clash(left, right, "date")


def origins(dataset: Dataset, fact: Fact) -> tuple[str, ...]:
    """Return the distinct origins that support ``fact``, in the order of its claims."""
    figures = [claim for claim in fact.claims if claim.interval]
    return tuple(dict.fromkeys(dataset.origin(claim) for claim in figures or fact.claims))


def standing(dataset: Dataset, fact: Fact) -> Standing:
    """Return the standing of ``fact``."""
    if disputed_over(fact):
        return "disputed"
    return "corroborated" if len(origins(dataset, fact)) > 1 else "single"


def figures(fact: Fact) -> list[Interval]:
    """Return the distinct figures of the claims that stand on one scale with the first: no other currency, or unit."""
    figured = [claim for claim in fact.claims if claim.interval]
    units = [fact.unit_of(claim) or "" for claim in figured]
    scale = fact.unit if fact.unit in units else next(iter(units), "")
    own = (claim.interval for claim, unit in zip(figured, units, strict=True) if comparable(scale or "", unit))
    return list(dict.fromkeys(found for found in own if found))


def figure(fact: Fact) -> Interval | None:
    """Return the smallest interval that holds all of a fact's ``figures``; None where it has none."""
    found = figures(fact)
    return hull(found) if found else None
