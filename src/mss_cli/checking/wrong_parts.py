"""Find figures that are right of more or fewer people, of another part of a sum, or of another harm."""

from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import FORCE_CONCEPTS, MIN_CLEAR_KIND, MIN_RECENT, clearly_differs
from mss_cli.checking.words.meanings import HARM_KINDS, SUBGROUP_CONCEPTS

_MIN_KIND = 1.1
"""How much the kind must score (of 2)."""


def subgroup_error(question: Question, best: FactMatch, agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that the figure of all is given for some, such as the women, whom the draft names."""
    named = question.attached & SUBGROUP_CONCEPTS
    is_of_some = bool(named & best.fact.parts) and not named & agreeing.fact.parts
    same = best.fact.kind == agreeing.fact.kind and best.fact.countries == agreeing.fact.countries
    if is_of_some and same and best.kind >= MIN_CLEAR_KIND and best.day >= MIN_RECENT:
        return Judgement("contradicted", (best,), "scope", agreeing)
    return None


_MIN_STATED_HARM, _MAX_OTHER_HARM_SHARE = 1.4, 0.67
"""How much the kind of harm that is stated must score (of 2), and what share of it the other may have."""


def harm_error(question: Question, best: FactMatch, agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that the figure is of another harm in the same event, as that of the injured, if so."""
    facts = best.fact, agreeing.fact
    is_same_event = (
        {facts[0].kind, facts[1].kind} <= set(HARM_KINDS)
        and facts[0].kind != facts[1].kind
        and (facts[0].first_day, facts[0].last_day) == (facts[1].first_day, facts[1].last_day)
        and facts[0].parts == facts[1].parts
    )
    is_stated = best.kind >= _MIN_STATED_HARM and agreeing.kind <= _MAX_OTHER_HARM_SHARE * best.kind
    if is_same_event and is_stated and agreeing.has_figure and clearly_differs(question, best):
        return Judgement("contradicted", (best,), "scope", agreeing)
    return None


_MIN_COUNTRY_OF_PART, _MIN_PART, _MIN_PART_LEAD = 0.6, 0.8, 0.4
"""How much the country and the part of a fact must score so that only it is meant, and how much more its part than that
of the fact which has the figure."""


def _is_of_just_that_day(question: Question, match: FactMatch) -> bool:
    """Whether the draft states a day, and a fact is of just that day."""
    return question.first_day == question.last_day == match.fact.first_day == match.fact.last_day


def part_error(question: Question, best: FactMatch, agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that a whole and one of its parts are taken for one another, if so.

    The record must say that one is a part of the other, or of harm both of the same, and the draft which it means.
    """
    facts = best.fact, agreeing.fact
    is_whole = facts[0].part_of == facts[1].id or facts[1].part_of == facts[0].id
    are_parts = facts[0].part_of is not None and facts[0].part_of == facts[1].part_of
    is_related = is_whole or (are_parts and facts[0].kind in HARM_KINDS)
    same = facts[0].kind == facts[1].kind and facts[0].countries == facts[1].countries
    if not (is_related and same) or best.agreeing or best.unsure or not clearly_differs(question, best):
        return None
    if (
        _is_of_just_that_day(question, best)
        and facts[0].part_of == facts[1].id
        and not _is_of_just_that_day(question, agreeing)
    ):
        return Judgement("contradicted", (best,), "scope", agreeing)
    is_filled = best.kind >= _MIN_KIND and best.country >= _MIN_COUNTRY_OF_PART and best.part >= _MIN_PART
    named = question.clause_concepts | question.attached
    is_named = bool(named & (facts[0].parts or FORCE_CONCEPTS)) or not facts[0].kind.startswith("funding")
    if is_filled and is_named and best.day >= MIN_RECENT and best.part - agreeing.part >= _MIN_PART_LEAD:
        return None if facts[1].parts & named else Judgement("contradicted", (best,), "scope", agreeing)
    return None
