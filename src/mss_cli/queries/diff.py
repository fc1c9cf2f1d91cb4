"""What differs between two records, what a reader who cited one of them must know first."""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct

from mss_cli.model.records import Check, Claim, Dataset, Fact
from mss_cli.queries.checks import Outcome, evaluate
from mss_cli.queries.findings import Finding, find

ChangeName = Literal[
    "lead",
    "standing",
    "fact-added",
    "fact-withdrawn",
    "claim-added",
    "claim-withdrawn",
    "claim-reworded",
    "check",
]
CHANGES: tuple[ChangeName, ...] = get_args(ChangeName)
"""What can change, the gravest first."""


class Side(Struct, frozen=True):
    """A fact as one of the records has it."""

    finding: Finding
    dataset: Dataset


class Change(Struct, frozen=True):
    """One difference; ``old`` and ``new`` are the fact as either record has it, if it does."""

    name: ChangeName
    id: str
    """Of the fact, or the check."""
    old: Side | None = None
    new: Side | None = None
    claims: tuple[Claim | None, Claim | None] = (None, None)
    outcomes: tuple[Outcome | None, Outcome | None] = (None, None)
    check: Check | None = None


def diff(old: Dataset, new: Dataset) -> list[Change]:
    """Return what differs between ``old`` and ``new``, the gravest first."""
    found = [*_facts(old, new), *_checks(old, new)]
    return sorted(found, key=lambda change: CHANGES.index(change.name))


def _facts(old: Dataset, new: Dataset) -> Iterator[Change]:
    for name in [*new.facts, *(name for name in old.facts if name not in new.facts)]:
        before = Side(find(old, old.facts[name]), old) if name in old.facts else None
        after = Side(find(new, new.facts[name]), new) if name in new.facts else None
        if before and after:
            yield from _changed(name, before, after)
        elif after:
            yield Change("fact-added", name, new=after)
        else:
            gone = new.withdrawn.get(name)
            yield Change("fact-withdrawn", name, before, Side(find(new, gone), new) if gone else None)


def _changed(name: str, before: Side, after: Side) -> Iterator[Change]:
    if _answer(before.finding) != _answer(after.finding):
        yield Change("lead", name, before, after)
    if before.finding.standing != after.finding.standing:
        yield Change("standing", name, before, after)
    yield from _claims(name, before, after)


def _answer(finding: Finding) -> tuple[object, ...] | None:
    """Return what a reader would print of what leads: not by whom or by which rule it does."""
    lead = finding.lead
    return None if lead is None else (lead.low, lead.high, lead.bound, lead.unit)


def _claims(name: str, before: Side, after: Side) -> Iterator[Change]:
    """Yield what became of the claims: one of the same source at the same place is reworded, if it isn't the same."""
    old, new = _by_locator(before.finding.fact), _by_locator(after.finding.fact)
    for locator in dict.fromkeys([*new, *old]):
        was, now = old.get(locator), new.get(locator)
        if was is None or now is None:
            yield Change("claim-added" if now else "claim-withdrawn", name, before, after, (was, now))
        elif was != now:
            yield Change("claim-reworded", name, before, after, (was, now))


Locator = tuple[str, int | None, str | None, int]


def _by_locator(fact: Fact) -> Mapping[Locator, Claim]:
    """Return the claims of ``fact`` by where they stand; those with one locator are numbered in their order."""
    found: dict[Locator, Claim] = {}
    for claim in fact.claims:
        n = 0
        while (locator := (claim.source, claim.paragraph, claim.locator, n)) in found:
            n += 1
        found[locator] = claim
    return found


def _checks(old: Dataset, new: Dataset) -> Iterator[Change]:
    for name in [*new.checks, *(name for name in old.checks if name not in new.checks)]:
        before, after = old.checks.get(name), new.checks.get(name)
        was = evaluate(old, before).outcome if before else None
        now = evaluate(new, after).outcome if after else None
        if was != now:
            yield Change("check", name, outcomes=(was, now), check=after or before)
