"""Why a mark has its verdict, in words: what the record says, who, and what the figure may have been taken from."""

from decimal import Decimal

from mss_cli.checking.fact_index import Answer, Known, Record
from mss_cli.checking.fact_matching import Match
from mss_cli.checking.verdict import Judgement

BOUNDS = {
    "about": "about ",
    "over": "over ",
    "at-least": "at least ",
    "under": "under ",
    "nearly": "nearly ",
    "up-to": "up to ",
}
_MONEY = frozenset({"USD", "CAD", "EUR", "KES", "HTG", "GBP"})
_MOST_ANSWERS = 3


def figure(low: Decimal, high: Decimal, bound: str, unit: str | None) -> str:
    """Return a figure as people read it: "about 1,000 police"."""
    number = f"{low:,f}" if low == high else f"{low:,f} to {high:,f}"
    if unit in _MONEY:
        return f"{BOUNDS.get(bound, '')}{unit} {number}"
    return f"{BOUNDS.get(bound, '')}{number}{'%' if unit == 'percent' else f' {unit}' if unit else ''}"


def told(record: Record, fact: Known) -> str:
    """Return what a fact says and who says so: its lead, or else its answers."""
    when = day(fact)
    lead = record.lead(fact)
    answers = [lead.answer] if lead else _distinct(fact)
    said = " or ".join(figure(each.low, each.high, each.bound, each.unit) for each in answers[:_MOST_ANSWERS])
    more = " or other" if len(answers) > _MOST_ANSWERS else ""
    return f"{fact.kind}{_where(fact)}, {when}: {said}{more} ({backers(record, fact)})"


def _where(fact: Known) -> str:
    names = [*fact.countries, *([fact.scope] if fact.scope else [])]
    return f" {' '.join(names)}" if names else ""


def _distinct(fact: Known) -> list[Answer]:
    return list({(each.low, each.high, each.bound, each.unit): each for each in fact.answers}.values())


def backers(record: Record, fact: Known) -> str:
    """Return who says what leads, or who says anything where nothing does: the first, and how many more."""
    lead = record.lead(fact)
    origins = lead.origins if lead else record.origins(fact)
    return origins[0] if len(origins) == 1 else f"{origins[0]} +{len(origins) - 1}"


def day(fact: Known) -> str:
    """Return the date of a fact, as the record has it."""
    return fact.edtf


def why(record: Record, judgement: Judgement, value: Decimal) -> str:
    """Return why a figure of ``value`` has its verdict."""
    said = "; ".join(told(record, match.fact) for match in judgement.facts)
    other = judgement.other
    if judgement.verdict == "superseded" and other:
        return f"right of {day(other.fact)}; since then: {said}"
    if judgement.verdict == "contradicted":
        return f"{said}{_taken_from(record, judgement, other)}"
    if judgement.verdict == "unknown":
        return (
            f"nothing in the record answers this; nearest: {told(record, other.fact)}"
            if other
            else "nothing answers this"
        )
    return said + _set_aside(judgement, value)


def _taken_from(record: Record, judgement: Judgement, other: Match | None) -> str:
    """Return what a wrong figure is the right one of."""
    if other is None:
        return {"bound": "; the bound is the other way round"}.get(judgement.slip or "", "")
    names = {"stage": "this is", "country": "this is", "scope": "this is", "bound": "elsewhere"}
    return f"; {names.get(judgement.slip or '', 'compare')} {told(record, other.fact)}"


def _set_aside(judgement: Judgement, value: Decimal) -> str:
    """Return which source has a figure that the record sets aside, and why."""
    slips = (slip for match in judgement.facts for slip in match.fact.slips)
    return next((f"; {slip.source} has it, set aside: {slip.reason}" for slip in slips if slip.answer.low == value), "")


def why_dated(record: Record, facts: tuple[Known, ...], verdict: str) -> str:
    """Return why a date has its verdict."""
    said = "; ".join(f"{fact.summary.rstrip('.')}: {day(fact)}{_due(fact)} ({backers(record, fact)})" for fact in facts)
    return said if verdict != "contradicted" else f"{said}, not on this date"


def _due(fact: Known) -> str:
    return f", due {fact.due_edtf}" if fact.due_edtf else ""
