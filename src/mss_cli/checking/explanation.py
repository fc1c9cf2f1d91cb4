"""Explain a verdict in words.

An explanation says what the record has, who says so, and what a wrong figure may have been taken from.
"""

from decimal import Decimal

from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.indexed_fact import Answer, IndexedFact
from mss_cli.checking.judgement import Judgement
from mss_cli.model.dates import when
from mss_cli.model.figures import Interval
from mss_cli.output.phrases import BOUND_WORDS, date_text, interval_text, with_unit
from mss_cli.output.view import UNICODE

_MAX_ANSWERS = 3


def answer_text(answer: Answer) -> str:
    """Return an answer as people read it: "about 1,000 police"."""
    numbers = interval_text(Interval(answer.low, answer.high)).replace(UNICODE.dash, " to ")
    return with_unit(f"{BOUND_WORDS[answer.bound]}{numbers}", answer.unit)


def fact_text(index: FactIndex, fact: IndexedFact) -> str:
    """Return what a fact says and who says so: its leading answer, or else all its answers."""
    lead = index.lead(fact)
    answers = [lead.answer] if lead else _distinct_answers(fact)
    figures = " or ".join(map(answer_text, answers[:_MAX_ANSWERS]))
    more = " or other" if len(answers) > _MAX_ANSWERS else ""
    names = [index.dataset.countries[code].name for code in fact.countries]
    about = ", ".join(filter(None, (fact.kind, *names, fact.scope, date_text(when(fact.date_edtf)))))
    return f"{about}: {figures}{more} ({backers_text(index, fact)})"


def _distinct_answers(fact: IndexedFact) -> list[Answer]:
    """Return the answers of a fact, those with the same figure once."""
    return list({(each.low, each.high, each.bound, each.unit): each for each in fact.answers}.values())


def backers_text(index: FactIndex, fact: IndexedFact) -> str:
    """Return who backs the leading answer, or any answer if none leads.

    The first one is named, the others are counted.
    """
    lead = index.lead(fact)
    origins = lead.origins if lead else index.origins(fact)
    return origins[0] if len(origins) == 1 else f"{origins[0]} +{len(origins) - 1}"


def explain_figure(index: FactIndex, judgement: Judgement, value: Decimal) -> str:
    """Return why a figure of ``value`` has its verdict."""
    facts_text = "; ".join(fact_text(index, match.fact) for match in judgement.matches)
    related = judgement.related
    if judgement.verdict == "superseded" and related:
        return f"right of {date_text(when(related.fact.date_edtf))}; since then: {facts_text}"
    if judgement.verdict == "contradicted":
        return f"{facts_text}{_related_text(index, judgement, related)}"
    if judgement.verdict == "unknown":
        nearest = f"; nearest: {fact_text(index, related.fact)}" if related else ""
        return f"the record does not surely answer this{nearest}"
    return facts_text + _set_aside_text(judgement, value)


def _related_text(index: FactIndex, judgement: Judgement, related: FactMatch | None) -> str:
    """Return what a wrong figure would be right for."""
    if related is None:
        return _ERRORS_OF_FACT.get(judgement.error or "", "")
    names = {"stage": "this is", "country": "this is", "scope": "this is", "date": "this is", "bound": "elsewhere"}
    return f"; {names.get(judgement.error or '', 'compare')} {fact_text(index, related.fact)}"


_ERRORS_OF_FACT = {
    "bound": "; the bound is the other way round",
    "stage": "; the record has nobody of them there by then",
}
"""What is wrong with a figure, other than the number, of the fact that it contradicts."""


def _set_aside_text(judgement: Judgement, value: Decimal) -> str:
    """Return which source has a figure that the record sets aside, and why it is set aside."""
    set_aside = (each for match in judgement.matches for each in match.fact.set_aside if each.answer.low == value)
    return next((f"; {each.source} has it, set aside: {each.reason}" for each in set_aside), "")


def explain_date(index: FactIndex, facts: tuple[IndexedFact, ...], verdict: str) -> str:
    """Return why a date has its verdict."""
    texts = []
    for fact in facts:
        due = f", due {date_text(when(fact.due_edtf))}" if fact.due_edtf else ""
        texts.append(
            f"{fact.summary.rstrip('.')}: {date_text(when(fact.date_edtf))}{due} ({backers_text(index, fact)})"
        )
    if verdict == "superseded":
        return f"{texts[1]}; since then: {texts[0]}"
    facts_text = "; ".join(texts)
    return facts_text if verdict != "contradicted" else f"{facts_text}, not on this date"
