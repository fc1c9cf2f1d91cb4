"""How well a fact is supported: computed from its claims each time, never stored.

``disputed``: two claims can't both be true. ``corroborated``: two or more independent origins say it, and none is in
the way. ``single``: one origin, or copies alone. A claim that is set aside counts for nothing. Where any claim of a
fact gives a figure, only claims with a figure count towards its support; one without can still dispute the unit or the
date, and says with ``disputes`` where it contradicts in words.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, get_args

from mss_cli.model.figures import Interval, hull
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.model.units import comparable, units_meet
from mss_cli.queries.grades import independent, voice

Standing = Literal["single", "corroborated", "disputed"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
Over = Literal["figure", "unit", "date", "account"]


def counted(fact: Fact) -> tuple[Claim, ...]:
    """Return the claims of ``fact`` that aren't set aside."""
    return tuple(claim for claim in fact.claims if not claim.set_aside)


def disputed_over(fact: Fact) -> tuple[Over, ...]:
    """Return what any two claims of ``fact`` differ over.

    No two need be compared: all spans meet where the last of their starts isn't after the first of their ends.
    """
    claims = counted(fact)
    units = {unit for claim in claims if (unit := fact.unit_of(claim))}
    dates = {fact.date_of(claim) for claim in claims}
    differ: dict[Over, bool] = {
        "figure": _figures_differ(claims),
        "unit": len(units) > 1 and not all(units_meet(one, other) for one, other in combinations(units, 2)),
        "date": len(dates) > 1 and max(date.earliest for date in dates) > min(date.latest for date in dates),
        "account": any(claim.disputes for claim in claims),
    }
    return tuple(over for over, holds in differ.items() if holds)


def _figures_differ(claims: tuple[Claim, ...]) -> bool:
    spans = [found for claim in claims if (found := claim.allowed)]
    if len(spans) < 2:  # noqa: PLR2004 - one figure differs from none
        return False
    low = max(span.low for span in spans)
    high, closed = min((span.high, span.closed) for span in spans)
    return low > high or (low == high and not closed)


def supporting(fact: Fact) -> list[Claim]:
    """Return the claims that count towards the support of ``fact``: those with a figure, where any has one."""
    claims = counted(fact)
    return [claim for claim in claims if claim.allowed] or [*claims]


def origins(dataset: Dataset, fact: Fact) -> tuple[str, ...]:
    """Return the names of the independent origins of ``fact``; of a fact of copies alone, whom the first copies."""
    claims = supporting(fact)
    found = independent(dataset, fact, claims) or claims[:1]
    return tuple(dataset.name_of(voice(dataset, claim)) for claim in found)


def standing(dataset: Dataset, fact: Fact, over: Sequence[Over] | None = None) -> Standing:
    """Return the standing of ``fact``; ``over`` is what its claims differ over, where that is known already."""
    if disputed_over(fact) if over is None else over:
        return "disputed"
    return "corroborated" if len(origins(dataset, fact)) > 1 else "single"


def figures(fact: Fact) -> list[Interval]:
    """Return the distinct figures of the claims that stand on one scale with the first: no other currency, or unit."""
    return list(dict.fromkeys(found for claim in on_one_scale(fact) if (found := claim.interval)))


def on_one_scale(fact: Fact) -> list[Claim]:
    """Return the claims of ``fact`` with a figure that can be held against one another."""
    figured = [claim for claim in counted(fact) if claim.interval]
    units = [fact.unit_of(claim) or "" for claim in figured]
    scale = fact.unit if fact.unit in units else next(iter(units), "")
    return [claim for claim, unit in zip(figured, units, strict=True) if comparable(scale or "", unit)]


def figure(fact: Fact) -> Interval | None:
    """Return the smallest interval that holds all of a fact's ``figures``; None where it has none."""
    found = figures(fact)
    return hull(found) if found else None
