"""The answer that leads: one figure for a fact's question where a published rule gives one, else none.

The first rule that applies leads, and its name is the basis:

1. ``record``: the keeper's own document gives one figure. 2. ``unopposed``: no claim disagrees. 3. ``most``: at least
two origins back it, and at least twice as many as any other answer. 4. ``arithmetic``: it is the one answer with which
most of the fact's checks come out, taken with the leads of the others.

One origin has one vote, its latest issued claim; a copy adds nothing to an answer, and stands against one only where it
has an origin of its own. Nothing is decided by which is newest, lowest, or printed most often. Where no rule applies,
nothing leads: a wrong lead is worse than none.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Literal

from msgspec import Struct

from mss_cli.model.figures import INFINITY, ZERO, Allowed, Bound, Interval, significant_digits
from mss_cli.model.records import Check, Claim, Dataset, Fact
from mss_cli.model.units import UnitName, joined_unit, units_meet
from mss_cli.queries.grades import Grade, best_first, best_grade, grade, independent, is_copy, voice
from mss_cli.queries.standing import counted, on_one_scale

Basis = Literal["record", "unopposed", "most", "arithmetic"]

BASIS_DEFINITIONS: dict[Basis, str] = {
    "record": "the keeper's own document gives one figure",
    "unopposed": "no claim disagrees",
    "most": "at least two origins back it, and at least twice as many as any other answer",
    "arithmetic": "it is the one answer with which most of the fact's checks come out",
}

MAX_RIVAL_ANSWERS = 100
"""How many answers a fact may have for one to lead: nobody curates a fact with more."""


class Lead(Struct, frozen=True):
    """The answer that leads."""

    low: Decimal | None
    """Its lowest value; None where it has none."""
    high: Decimal | None
    """Its highest value; None where it has none. Of a single figure, hedged or not, both are that figure."""
    bound: Bound | None
    """How the figure is hedged; None for a range."""
    unit: UnitName | None
    basis: Basis
    grade: Grade
    """The best grade of the claims that back it."""
    origins: int
    """How many independent origins back it; none where copies alone do."""
    against: int
    """How many origins say otherwise."""
    claims: tuple[Claim, ...]
    """The claims that back it, the best grade first."""


def lead(dataset: Dataset, fact: Fact) -> Lead | None:
    """Return the answer that leads for ``fact``; None where none does, or where there is no figure."""
    return _by_votes(dataset, fact) or _by_arithmetic(dataset, fact)


def _by_votes(dataset: Dataset, fact: Fact) -> Lead | None:
    claims = on_one_scale(fact)
    if not claims:
        return None
    own = [claim for claim in claims if grade(dataset, fact, claim) == "record"]
    if recorded := _meeting(latest(dataset, own)):
        return _lead(dataset, fact, "record", recorded, claims)
    contradicting = [claim for claim in counted(fact) if claim.disputes]
    if not contradicting and (common := _meeting(claims)):
        return _lead(dataset, fact, "unopposed", common, claims)
    return _by_most(dataset, fact, claims, contradicting)


def latest(dataset: Dataset, claims: Sequence[Claim]) -> list[Claim]:
    """Return the votes: of each that speaks, the latest of ``claims``, or all that came out together."""
    by_voice: dict[str, list[Claim]] = {}
    for claim in claims:
        by_voice.setdefault(voice(dataset, claim), []).append(claim)
    votes = []
    for own in by_voice.values():
        first_hand = [claim for claim in own if not is_copy(dataset, claim)] or own
        last = max(dataset.sources[claim.source].issued.latest for claim in first_hand)
        votes += [claim for claim in first_hand if dataset.sources[claim.source].issued.latest == last]
    return votes


def _meeting(claims: Sequence[Claim]) -> Allowed | None:
    """Return the values that none of ``claims`` contradicts; None where there are none."""
    found: Allowed | None = Allowed(ZERO, INFINITY) if claims else None
    for claim in claims:
        if found and claim.allowed:
            found = found.met(claim.allowed)
    return found


def answers(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the answers that ``claims`` give: every largest group whose members can be true together.

    Intervals that meet two by two have a value in common, so each group is all that hold at the lowest value of one.
    """
    groups: dict[frozenset[int], list[Claim]] = {}
    for start in dict.fromkeys(claim.allowed.low for claim in claims if claim.allowed):
        point = Allowed(start, start)
        members = [claim for claim in claims if claim.allowed and claim.allowed.meets(point)]
        groups[frozenset(map(id, members))] = members
    return [members for ids, members in groups.items() if not any(ids < other for other in groups)]


def _by_most(dataset: Dataset, fact: Fact, claims: Sequence[Claim], contradicting: Sequence[Claim]) -> Lead | None:
    """Return the lead by ``most``; claims that contradict in words are an answer of their own."""
    votes = latest(dataset, claims)
    found = answers(votes)
    if len(found) > MAX_RIVAL_ANSWERS:
        return None
    for answer in found:
        rivals = [*(other for other in found if other is not answer), latest(dataset, contradicting)]
        backed = len(independent(dataset, fact, answer)) > 1
        common = _meeting(answer)
        if backed and common and all(_outweighs(dataset, fact, answer, rival) for rival in rivals):
            return _lead(dataset, fact, "most", common, claims)
    return None


def _outweighs(dataset: Dataset, fact: Fact, answer: Sequence[Claim], rival: Sequence[Claim]) -> bool:
    """Whether ``answer`` has twice the origins that ``rival`` has, of those that don't back both."""
    for_it = [claim for claim in answer if claim not in rival]
    against = [claim for claim in rival if claim not in answer]
    return len(independent(dataset, fact, for_it)) >= 2 * voices(dataset, fact, against)


def voices(dataset: Dataset, fact: Fact, claims: Sequence[Claim]) -> int:
    """Return how many origins stand behind ``claims``, counting copies that have one of their own."""
    first_hand = independent(dataset, fact, claims)
    named = {voice(dataset, claim) for claim in claims if not is_copy(dataset, claim)}
    copied = {voice(dataset, claim) for claim in claims if is_copy(dataset, claim)}
    return len(first_hand) + len(copied - named)


def _lead(dataset: Dataset, fact: Fact, basis: Basis, common: Allowed, claims: Sequence[Claim]) -> Lead:
    """Return the lead whose backers are those of ``claims`` that ``common`` doesn't contradict."""
    backers = best_first(dataset, fact, [claim for claim in claims if claim.allowed and claim.allowed.meets(common)])
    against = latest(dataset, [claim for claim in claims if claim not in backers])
    shown = _shown(dataset, fact, backers, basis)
    low, high, bound = _figure(shown) if shown else _open_figure(backers)
    return Lead(
        low=low,
        high=high,
        bound=bound,
        unit=_unit(fact, backers),
        basis=basis,
        grade=best_grade(dataset, fact, backers),
        origins=len(independent(dataset, fact, backers)),
        against=voices(dataset, fact, against),
        claims=tuple(backers),
    )


_TWO_SIDED: dict[Bound, int] = {"exact": 0, "about": 2, "nearly": 3}
"""How sharp the bounds are that leave no end open; a range stands behind an exact figure."""

_ONE_SIDED = 4


def _shown(dataset: Dataset, fact: Fact, backers: Sequence[Claim], basis: Basis) -> Claim | None:
    """Return the claim whose figure is shown: exact before hedged, more digits before fewer.

    It is None where that claim has an open end: then what all such claims leave together is shown.
    """
    if basis == "record":
        backers = [claim for claim in backers if grade(dataset, fact, claim) == "record"]
    best = min(backers, key=_sharpness)
    return best if _sharpness(best)[2] < _ONE_SIDED else None


def _sharpness(claim: Claim) -> tuple[int, int, int, Decimal]:
    if claim.value is None:
        return 1, 0, 1, claim.low or ZERO
    bound = _TWO_SIDED.get(claim.bound, _ONE_SIDED)
    return min(bound, 2), -significant_digits(claim.value), bound, claim.value


def _figure(shown: Claim) -> tuple[Decimal | None, Decimal | None, Bound | None]:
    if shown.value is None:
        return shown.low, shown.high, None
    return shown.value, shown.value, shown.bound


def _open_figure(backers: Sequence[Claim]) -> tuple[Decimal | None, Decimal | None, Bound | None]:
    """Return what the claims with an open end leave together: "at least 207"; "over 600, under 800"."""
    lower = [claim for claim in backers if claim.bound in {"over", "at-least"}]
    upper = [claim for claim in backers if claim.bound in {"under", "up-to"}]
    most = max(lower, key=_value, default=None)
    least = min(upper, key=_value, default=None)
    if most and least:
        return most.value, least.value, "exact" if most.value == least.value else None
    if most:
        return most.value, None, most.bound
    return None, least.value if least else None, least.bound if least else None


def _value(claim: Claim) -> tuple[Decimal, Bound]:
    return claim.value or ZERO, claim.bound


def _unit(fact: Fact, backers: Sequence[Claim]) -> UnitName | None:
    """Return the unit that all of ``backers`` can mean: the fact's own, else the narrowest that covers them."""
    units = {unit for claim in backers if (unit := fact.unit_of(claim))}
    if fact.unit and all(units_meet(fact.unit, unit) for unit in units):
        return fact.unit
    return joined_unit(units) if units else None


def _by_arithmetic(dataset: Dataset, fact: Fact) -> Lead | None:
    """Return the lead by the fact's checks; those of other facts are taken by their votes, so that no two wait."""
    claims = on_one_scale(fact)
    found = answers(latest(dataset, claims)) if claims else []
    if not 1 < len(found) <= MAX_RIVAL_ANSWERS:
        return None
    cases = [
        others
        for check in dataset.checks.values()
        if fact.id in check.facts and (others := _other_figures(dataset, check, fact)) is not None
    ]
    if not cases:
        return None
    scores = [sum(any(_closes(others, claim) for claim in answer) for others in cases) for answer in found]
    best = max(scores)
    common = _meeting(found[scores.index(best)])
    if 2 * best <= len(cases) or scores.count(best) > 1 or common is None:
        return None
    return _lead(dataset, fact, "arithmetic", common, claims)


class _Others(Struct, frozen=True):
    """What a check says of one of its facts: its ``sign`` times the fact's figure is ``rest``."""

    sign: int
    rest: Interval


def _other_figures(dataset: Dataset, check: Check, fact: Fact) -> _Others | None:
    """Return what the leads of the other facts of ``check`` leave for ``fact``; None where one has none."""
    signs = [*product((1,), check.sum), *product((-1,), check.less), (-1, check.equals)]
    rest, own = Interval(ZERO, ZERO), 0
    for sign, name in signs:
        if name == fact.id:
            own += sign
            continue
        found = _by_votes(dataset, dataset.facts[name])
        value = close_interval(found) if found else None
        if value is None:
            return None
        rest = rest - value if sign > 0 else rest + value
    return _Others(own, rest) if own else None


def close_interval(found: Lead) -> Interval | None:
    """Return a lead read closely, as the claim whose figure it shows prints it; None where it is open at an end."""
    if found.low is None or found.high is None:
        return None
    shown = next((each for each in found.claims if each.value == found.low and each.bound == found.bound), None)
    return shown.interval if shown else Interval(found.low, found.high)


def _closes(others: _Others, claim: Claim) -> bool:
    value = claim.interval
    rest = others.rest if others.sign > 0 else Interval(ZERO, ZERO) - others.rest
    return value is not None and value.meets(rest)
