"""What a reporter needs at once: the latest fact of each topic, what is disputed, and what comes next."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.disputes import disputes
from mss_cli.queries.findings import Finding, find
from mss_cli.queries.select import by_date
from mss_cli.queries.timing import holds
from mss_cli.queries.troops import force_of, latest_stock, leaders

Topic = Literal["mandate", "government", "command", "authorized", "pledged", "strength", "displaced", "killed",
                "territory", "funding", "disputes", "latest", "next"]  # fmt: skip

TOPIC_LABELS: dict[Topic, str] = {
    "mandate": "Mandate",
    "government": "Haiti",
    "command": "Command",
    "authorized": "May have",
    "pledged": "Promised",
    "strength": "Present",
    "displaced": "Displaced",
    "killed": "Killed",
    "territory": "Gang-held",
    "funding": "Money",
    "disputes": "Disputed",
    "latest": "Latest",
    "next": "Next",
}
"""What the topics are called."""

HAITI = "HTI"
_MAX_LINES = {"government": 2, "command": 2, "funding": 3, "disputes": 2, "latest": 2, "next": 3}
"""How many lines a topic has, where it has more than one."""


class BriefLine(Struct, frozen=True):
    """One line of the brief: a topic, and what is found for the fact that answers it."""

    topic: Topic
    finding: Finding
    beside: tuple[Finding, ...] = ()
    """Later facts with a bound that agrees with it."""


def brief(dataset: Dataset, as_of: When) -> list[BriefLine]:
    """Return the lines of the brief on the day ``as_of``, topic by topic.

    The latest milestones are those that no other topic has.
    """
    current = [fact for fact in by_date(dataset.facts.values()) if holds(fact, as_of)]
    force = force_of(dataset, as_of)
    whole = [fact for fact in current if not fact.scope and not fact.part_of]
    mission = [fact for fact in whole if not fact.countries]
    own = [fact for fact in mission if fact.force == force]
    haitians = [fact for fact in whole if fact.unit == "people"]
    commanding = [fact for fact in current if fact.kind == "leadership" and fact.force == force]
    lines = [
        *_lines("mandate", _found(dataset, [fact for fact in mission if fact.kind == "mandate" and fact.due][-1:])),
        *_lines("government", _found(dataset, _offices(current))),
        *_lines("command", leaders(_found(dataset, commanding), force)),
        *_stock(dataset, own, "authorized"),
        *_stock(dataset, own, "pledged"),
        *_stock(dataset, mission, "strength"),
        *_stock(dataset, haitians, "displaced"),
        *_stock(dataset, haitians, "killed"),
        *_stock(dataset, current, "territory"),
        *_lines("funding", _money(dataset, current)),
        *_lines("disputes", [each.finding for each in disputes(dataset, current)]),
    ]
    coming = _lines("next", _found(dataset, _next(dataset, as_of)))
    known = {line.finding.fact.id for line in (*lines, *coming)}
    milestones = [fact for fact in current if fact.milestone and fact.id not in known]
    return [*lines, *_lines("latest", _found(dataset, milestones[::-1][: _MAX_LINES["latest"]])), *coming]


def _lines(topic: Topic, findings: Sequence[Finding]) -> list[BriefLine]:
    return [BriefLine(topic, each) for each in findings[: _MAX_LINES.get(topic, 1)]]


def _stock(dataset: Dataset, facts: Sequence[Fact], topic: Topic) -> list[BriefLine]:
    """Return a line of the latest of ``facts`` on ``topic`` that leads with a number, and later bounds beside it."""
    kinds = {kind.name for kind in KINDS.values() if topic in {kind.topic, kind.name}}
    found = [each for each in _found(dataset, [fact for fact in facts if fact.kind in kinds]) if each.interval]
    if not found:
        return []
    [chosen], later = latest_stock(found)
    return [BriefLine(topic, chosen, tuple(later))]


def _found(dataset: Dataset, facts: Iterable[Fact]) -> list[Finding]:
    return [find(dataset, fact) for fact in facts]


def _offices(current: Sequence[Fact]) -> list[Fact]:
    """Return who holds each office of Haiti's government: the latest fact of each, the latest first."""
    held = [fact for fact in current if fact.kind == "leadership" and fact.scope and not fact.force]
    offices = {fact.scope: fact for fact in held if fact.countries == (HAITI,)}
    return sorted(offices.values(), key=lambda fact: fact.date.order, reverse=True)


def _money(dataset: Dataset, current: Sequence[Fact]) -> list[Finding]:
    """Return what the trust fund had last, and the largest sums that single countries paid."""
    paid = [each for each in _found(dataset, current) if each.fact.kind_info.topic == "funding" and each.interval]
    fund = [each for each in paid if not each.fact.countries and each.fact.scope]
    payers: dict[str, Finding] = {}
    for each in paid:
        if len(each.fact.countries) == 1 and each.fact.unit == "USD" and each.fact.kind == "funding-paid":
            held = payers.get(each.fact.countries[0])
            if held is None or _size(each) > _size(held):
                payers[each.fact.countries[0]] = each
    return [*fund[-1:], *sorted(payers.values(), key=_size, reverse=True)[:2]]


def _size(finding: Finding) -> float:
    return float(finding.interval.high) if finding.interval else 0.0


def _next(dataset: Dataset, as_of: When) -> list[Fact]:
    """Return the facts that lie ahead of ``as_of`` or are due after it, the nearest first.

    What was announced after the day is not ahead of it: nobody could have awaited it.
    """
    ahead = [(fact.date, fact) for fact in dataset.facts.values() if fact.date.earliest > as_of.latest and not fact.due]
    due = [
        (fact.due, fact)
        for fact in dataset.facts.values()
        if fact.due and fact.due.latest > as_of.latest and not _is_settled(dataset, fact, as_of)
    ]
    # When a mandate ends is a fact of its own.
    awaited = [(when, fact) for when, fact in due if fact.date.earliest <= as_of.latest and fact.kind != "mandate"]
    known = [(when, fact) for when, fact in ahead if _is_foretold(dataset, fact, as_of)]
    return [fact for when, fact in sorted([*awaited, *known], key=lambda pair: (*pair[0].order, pair[1].id))]


def _is_settled(dataset: Dataset, fact: Fact, as_of: When) -> bool:
    """Whether it was known by ``as_of`` what became of ``fact``, such as another day that was set."""
    outcome = dataset.facts.get(fact.outcome or "")
    return outcome is not None and holds(outcome, as_of)


def _is_foretold(dataset: Dataset, fact: Fact, as_of: When) -> bool:
    """Whether a source that was out by ``as_of`` speaks of ``fact``."""
    return any(dataset.sources[claim.source].issued.latest <= as_of.latest for claim in fact.claims)
