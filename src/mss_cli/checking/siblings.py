"""Hold a figure against the fact of what the figures beside it are of: "47 dead and 42 hurt" is of one attack."""

from collections.abc import Mapping, Sequence

from mss_cli.checking.fact_matching import FactMatch, FindMatches
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.judgement import Judgement, supported_or_disputed
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import clearly_differs
from mss_cli.checking.words.meanings import HARM_KINDS, SUBGROUP_CONCEPTS

_MIN_KIND, _MIN_COUNTRY = 1.4, 0.6
"""How much the kind (of 2) and the country of a fact must score to be meant."""
_MIN_COUNTRY_IN_LIST = 0.9
"""The same for a figure of a list that says only once what is counted."""
_COUNTED_TOGETHER = frozenset({"strength", "authorized", "pledged", "arrived"})
"""Kinds whose facts of one day are told in one list."""


def judged_by_siblings(
    questions: Sequence[Question],
    judgements: Sequence[Judgement | None],
    anchors: Sequence[IndexedFact],
    find: FindMatches,
) -> Mapping[int, Judgement]:
    """Return the judgements on the figures of a sentence that nothing else was found for, by their position.

    ``anchors`` are the facts that the figures near them are supported by. A figure is held against the one fact of its
    kind, or of its part, that counts the same event or day as one of them.
    """
    if not anchors:
        return {}
    found: dict[int, Judgement] = {}
    for n, (question, judgement) in enumerate(zip(questions, judgements, strict=True)):
        if judgement is None or judgement.verdict != "unknown":
            continue
        matches = find(question)
        siblings = [match for match in matches if _may_be_meant(question, match, anchors)]
        if len(siblings) == 1 and (new := _judge(question, siblings[0], matches)):
            found[n] = new
    return found


def _judge(question: Question, match: FactMatch, matches: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement on a figure that ``match`` answers, the likeliest of ``matches``; or None."""
    if match.agreeing:
        return supported_or_disputed(match)
    is_known = any(_is_about_same(each, match) for each in matches if each.has_figure)
    is_listed = match.fact.kind in _COUNTED_TOGETHER and match.country >= _MIN_COUNTRY_IN_LIST
    is_unsure = match.unsure or match.opposed or (question.kind_inherited and not is_listed)
    if is_known or is_unsure or _names_another(question, match, matches) or not clearly_differs(question, match):
        return None
    return Judgement("contradicted", (match,), "digits")


def _is_about_same(one: FactMatch, other: FactMatch) -> bool:
    """Whether a fact may be meant instead of another of its kind, whatever the part or the day."""
    return one.fact.kind == other.fact.kind and one.country >= _MIN_COUNTRY and min(one.part, one.day) >= 0


def _names_another(question: Question, match: FactMatch, matches: Sequence[FactMatch]) -> bool:
    """Whether the draft has gone on to another event: it names what one of ``matches`` is narrowed to, as a place."""
    names = {part for each in matches for part in each.fact.parts if part[0] == "="}
    named = question.sentence_concepts - match.fact.concepts
    return "another_place" in named or bool(names & named)


def _may_be_meant(question: Question, match: FactMatch, anchors: Sequence[IndexedFact]) -> bool:
    """Whether a fact answers a question, and is the sibling of one of the facts that are told of beside it."""
    named = question.attached | question.clause_concepts
    is_of_named = question.attached & SUBGROUP_CONCEPTS <= match.fact.parts
    is_told = any(match.fact.id == anchor.id for anchor in anchors)
    if is_told or match.kind < _MIN_KIND or match.country < _MIN_COUNTRY or not is_of_named or question.is_incomparable:
        return False
    return any(_are_siblings(match.fact, anchor) and match.fact.parts - anchor.parts <= named for anchor in anchors)


def _are_siblings(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether two facts count the same event, or are parts of one whole."""
    if one.id == other.id or (one.first_day, one.last_day) != (other.first_day, other.last_day):
        return False
    related = one.part_of == other.id or (one.part_of is not None and one.part_of == other.part_of)
    if {one.kind, other.kind} <= set(HARM_KINDS):
        return one.countries == other.countries and (related or (one.kind != other.kind and one.scope == other.scope))
    if one.kind != other.kind or one.kind not in _COUNTED_TOGETHER:
        return False
    return related or (one.countries != other.countries and bool(one.countries and other.countries))
