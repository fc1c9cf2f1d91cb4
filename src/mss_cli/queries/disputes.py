"""Facts whose claims can't all be true, with the rivals side by side, the gravest first."""

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.figures import Interval
from mss_cli.model.kinds import GROUPS, UnitName
from mss_cli.model.records import Claim, Fact
from mss_cli.queries.standing import Over, disputed_over

_ORDER: tuple[Over, ...] = get_args(Over)


class Rival(Struct, frozen=True):
    """One answer to a fact's question, and the claims that give it."""

    value: Interval | None
    unit: UnitName | None
    date: When
    claims: tuple[Claim, ...]


class Dispute(Struct, frozen=True):
    """A disputed fact: what its claims differ over, the rival answers, and how far apart they are.

    ``gap`` is the widest ratio between two figures that don't meet: 1.24 for 270 against 217, infinite where one is 0;
    None where only units or dates differ.
    """

    fact: Fact
    over: tuple[Over, ...]
    rivals: tuple[Rival, ...]
    gap: float | None


def disputes(facts: Iterable[Fact]) -> list[Dispute]:
    """Return the disputes among ``facts``, the gravest first.

    Personnel come before people harmed, those before money, and all of them before what has no figure; in each,
    disputes over figures by the widest gap, then those over units, then over dates.
    """
    found = map(_dispute, facts)
    return sorted((each for each in found if each), key=_gravity)


def _gravity(dispute: Dispute) -> tuple[int, int, float]:
    return GROUPS.index(dispute.fact.kind_info.group), _ORDER.index(dispute.over[0]), -(dispute.gap or 0)


def _dispute(fact: Fact) -> Dispute | None:
    over = disputed_over(fact)
    return Dispute(fact, over, _rivals(fact, over), _gap(fact) if "figure" in over else None) if over else None


def _gap(fact: Fact) -> float:
    spans = [found for claim in fact.claims if (found := claim.interval)]
    low, high = min(span.high for span in spans), max(span.low for span in spans)
    return float(high / low) if low else float("inf")


def _rivals(fact: Fact, over: tuple[Over, ...]) -> tuple[Rival, ...]:
    """Group the claims by their answer; dates tell answers apart only where they are disputed."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in fact.claims:
        date = fact.date_of(claim).edtf if "date" in over else ""
        groups.setdefault((claim.interval, fact.unit_of(claim), date), []).append(claim)
    return tuple(
        Rival(claims[0].interval, fact.unit_of(claims[0]), fact.date_of(claims[0]), tuple(claims))
        for claims in groups.values()
    )
