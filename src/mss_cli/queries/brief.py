"""What a reporter needs at once: the latest fact of each topic, what is disputed, and what comes next."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.kinds import KindName
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.disputes import disputes
from mss_cli.queries.select import by_date
from mss_cli.queries.standing import figure
from mss_cli.queries.timing import holds

Topic = Literal["mandate", "authorized", "strength", "contingents", "displaced", "killed", "territory", "funding",
                "disputes", "next"]  # fmt: skip

_MOST_DISPUTES = 3
_MOST_NEXT = 4


class Line(Struct, frozen=True):
    """One line of the brief: a topic and the fact that answers it."""

    topic: Topic
    fact: Fact


def brief(dataset: Dataset, as_of: When) -> list[Line]:
    """Return the lines of the brief on the day ``as_of``, topic by topic.

    Mandate: the latest decision that says how long it runs. Contingents: each country's latest strength of
    the day of the mission's. What comes next: what is dated or due later, the nearest first.
    """
    told = [fact for fact in by_date(dataset.facts.values()) if holds(fact, as_of)]
    mission = [fact for fact in told if not fact.countries]
    strength = _latest(mission, "strength")
    lines = _lines("mandate", [fact for fact in mission if fact.kind == "mandate" and fact.due and not fact.scope][-1:])
    lines += _lines("authorized", _latest(mission, "authorized"))
    lines += _lines("strength", strength)
    lines += _lines("contingents", _contingents(told, strength))
    lines += _lines("displaced", _latest(told, "displaced", "people"))
    lines += _lines("killed", _latest(told, "killed", "people"))
    lines += _lines("territory", _latest(told, "territory", scoped=True))
    lines += _lines("funding", [*_latest(told, "funding-pledged"), *_latest(told, "funding-paid")])
    lines += _lines("disputes", [each.fact for each in disputes(told)[:_MOST_DISPUTES]])
    return lines + _lines("next", _next(dataset, as_of)[:_MOST_NEXT])


def _lines(topic: Topic, facts: Sequence[Fact]) -> list[Line]:
    return [Line(topic, fact) for fact in dict.fromkeys(facts)]


def _latest(facts: Sequence[Fact], kind: KindName, unit: str | None = None, *, scoped: bool = False) -> list[Fact]:
    """Return the last of ``facts`` of this kind and unit that has a figure.

    Only facts about the whole count, unless ``scoped``: what gangs hold is always said of a place.
    """
    found = [
        fact
        for fact in facts
        if fact.kind == kind and (scoped or fact.scope is None) and figure(fact) and unit in {None, fact.unit}
    ]
    return found[-1:]


def _contingents(told: Sequence[Fact], strength: Sequence[Fact]) -> list[Fact]:
    """Return the strengths of single countries on the day of the mission's, the largest first."""
    day = {fact.date for fact in strength}
    found = [fact for fact in told if fact.kind == "strength" and len(fact.countries) == 1 and fact.date in day]
    return sorted(found, key=lambda fact: -(value.high if (value := figure(fact)) else 0))


def _next(dataset: Dataset, as_of: When) -> list[Fact]:
    """Return the facts that lie ahead of ``as_of`` or are due after it, the nearest first.

    What was announced after the day is not ahead of it: nobody could have awaited it.
    """
    ahead = [(fact.date, fact) for fact in dataset.facts.values() if fact.date.earliest > as_of.latest and not fact.due]
    due = [(fact.due, fact) for fact in dataset.facts.values() if fact.due and fact.due.latest > as_of.latest]
    # When a mandate ends is a fact of its own.
    awaited = [(when, fact) for when, fact in due if fact.date.earliest <= as_of.latest and fact.kind != "mandate"]
    known = [(when, fact) for when, fact in ahead if _foretold(dataset, fact, as_of)]
    return [fact for when, fact in sorted([*awaited, *known], key=lambda pair: (*pair[0].order, pair[1].id))]


def _foretold(dataset: Dataset, fact: Fact, as_of: When) -> bool:
    """Whether a source that was out by ``as_of`` speaks of ``fact``."""
    return any(dataset.sources[claim.source].issued.latest <= as_of.latest for claim in fact.claims)
