"""Find figures that are right of something else: of another stage, unit, country, day or force."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from mss_cli.checking.bounds import LOWER_BOUNDS
from mss_cli.checking.comparison import is_round, significant_digits
from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import (
    FORCE_CONCEPTS,
    MIN_CLEAR_KIND,
    MIN_CLEAR_SLOT,
    MIN_FILLED,
    MIN_RECENT,
    clearly_differs,
    is_blocked,
    is_clear,
    rivals_of,
)
from mss_cli.checking.words.meanings import HARM_KINDS

_MIN_KIND, _MIN_KIND_FOR_COUNTRY = 1.1, 0.6
"""How much the kind must score (of 2), and for a figure of another country."""
MIN_DAY_OF_DATED = 1.0
"""How much the day must score of a fact that is of just the time which the draft states."""
_SURELY_AT_FIGURE, _ONLY_ONE_NAMED = 0.9, 0.6
"""How much a country must score to stand right at the figure, and to be meant where the sentence names no other."""
_MAX_OPEN_PLEDGE_DAYS = 400
_MIN_WHOLE_DIGITS = 3
_MIN_FIGURE = 4
"""Smaller figures may count anything."""
_SETTLING_TIME = timedelta(days=14)
"""How old a newer figure must be before a draft that doesn't have it is out of date."""

_STAGES = {
    "pledged": "promised", "announced": "promised", "authorized": "promised", "arrived": "there", "strength": "there",
    "funding-pledged": "pledged", "funding-paid": "paid", "funding-held": "held", "funding-required": "required",
}  # fmt: skip
"""The stage that figures of a kind are of."""
_MIN_STAGE, _MAX_OTHER_STAGE_SHARE, _MIN_PLAIN_STAGE = 0.6, 0.62, 0.85
"""How surely a stage must be stated, what share of it another may have, and from where on it is beyond doubt."""
_SERVICES = frozenset({"police", "military"})
_THERE_CONCEPTS = frozenset({"arrive", "land", "deploy", "present", "there", "have"})
"""What says of people that they are there."""
_STAGE_CONCEPTS = {
    "promised": frozenset({"announce", "pledge", "follow", "future"}),
    "required": frozenset({"need", "cost"}),
}
"""What says that a figure is of a stage, whatever is said beside it."""


def is_same_stage(one: FactMatch, other: FactMatch) -> bool:
    """Whether two facts are about the same stage, such as promised or paid."""
    return _STAGES.get(one.fact.kind) == _STAGES.get(other.fact.kind)


_MIN_WHOLE = 0.3
"""How surely the whole force must be meant."""
_LASTING_KINDS = frozenset({"pledged", "authorized", "funding-required"})
"""Stocks that a later figure does not put out of date."""


def superseded_error(question: Question, candidates: Sequence[FactMatch], agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that a figure was right on the day of the fact ``agreeing`` but no longer is, if so.

    Only stocks are superseded: counts of what there is on a day.
    """
    fact = agreeing.fact
    if not fact.is_stock or fact.kind in _LASTING_KINDS or question.is_in_undated_past or question.kind_inherited:
        return None
    if fact.kind == "strength" and not fact.countries and question.whole < _MIN_WHOLE:
        return None
    series = [each for each in candidates if series_key(each.fact) == series_key(fact) and each is not agreeing]
    since = [each for each in series if each.fact.last_day >= fact.last_day]
    settled_by = (question.last_day or question.draft_day) - _SETTLING_TIME
    later = [each for each in since if fact.last_day < each.fact.first_day <= settled_by]
    if not later or any(each.agreeing for each in since):
        return None
    last = max(later, key=lambda match: match.fact.last_day)
    if not (is_clear(question, last) and clearly_differs(question, last)) or _still_holds(question, last):
        return None
    return Judgement("superseded", (last,), "date", agreeing)


_MAX_RISE, _MAX_RISE_OF_ROUND = Decimal("1.3"), Decimal("1.06")
"""How much higher a newer figure may be than a round lower bound that still holds, and than a round figure."""


def _still_holds(question: Question, match: FactMatch) -> bool:
    """Whether a round figure, as "700" or "over 700", still holds of a newer one that is not much higher."""
    if not is_round(question.low) or question.family == "percent":
        return False
    rise = _MAX_RISE if question.bound in LOWER_BOUNDS else _MAX_RISE_OF_ROUND
    return all(question.low <= each.low <= question.low * rise for each in match.fact.answers)


def other_day_error(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that a figure is of another day or period than the draft states, if so.

    The best fact must be of just that time, and some fact of another time about the same subject must have the figure.
    """
    top = candidates[0]
    is_harm = top.fact.kind in HARM_KINDS
    is_other = "more" in question.clause_concepts if is_harm else question.is_past
    is_dated = question.first_day is not None and not is_other
    is_of_that_time = is_dated and top.day >= MIN_DAY_OF_DATED and not top.fact.is_stock
    rivals = [match for match in rivals_of(question, candidates) if match.fact.kind == top.fact.kind]
    if not is_of_that_time or top.kind < _MIN_KIND or not rivals or is_blocked(question, rivals):
        return None
    if min(top.country, top.part) < MIN_FILLED or top.unsure or not clearly_differs(question, top):
        return None
    of_that_time = [each for each in candidates if each.day >= MIN_RECENT and each.kind >= MIN_CLEAR_KIND]
    if any(each.agreeing for each in of_that_time):
        return None
    for match in candidates:
        if match.has_figure and _is_same_question(match, top) and not _may_be_of_time(question, match):
            return Judgement("contradicted", (top,), "date", match)
    return None


def _is_same_question(one: FactMatch, other: FactMatch) -> bool:
    """Whether two facts answer the same question, be it of other days."""
    is_decision = one.fact.kind in {"mandate", "vote"}
    same_subject = one.fact.kind == other.fact.kind and one.fact.countries == other.fact.countries
    same_parts = one.fact.parts == other.fact.parts or (is_decision and one.part > 0)
    return same_subject and same_parts and one.fact.roles == other.fact.roles


def _may_be_of_time(question: Question, match: FactMatch) -> bool:
    """Whether a fact may be of the time that the draft states."""
    first, last = question.first_day, question.last_day
    return bool(first and last and match.fact.first_day <= last and first <= match.fact.last_day)


def stage_error(question: Question, candidates: Sequence[FactMatch], agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that a figure is of another stage than the draft clearly says, if so."""
    stages = _stage_weights(question)
    stage = _STAGES.get(agreeing.fact.kind, "")
    if question.kind_inherited or question.is_whole or not stages or not stage:
        return None
    stated = max(stages, key=lambda each: stages[each])
    is_plausible = stages.get(stage, 0.0) > _MAX_OTHER_STAGE_SHARE * stages[stated]
    spoken = question.sentence_concepts if stage == "required" else question.clause_concepts
    is_said = bool(spoken & _STAGE_CONCEPTS.get(stage, frozenset())) or _is_ahead(question)
    if stated == stage or stages[stated] < _MIN_STAGE or is_plausible or is_said or stage == "there":
        return None
    same_stage = [
        each
        for each in candidates
        if _STAGES.get(each.fact.kind) == stated and each.fact.countries == agreeing.fact.countries
    ]
    if any(each.day >= 0 and (each.agreeing or each.unsure) for each in same_stage):
        return None
    answers = [each for each in same_stage if each.weakest_slot >= MIN_CLEAR_SLOT]
    if answers and agreeing.has_figure:
        return Judgement("contradicted", (answers[0],), "stage", agreeing)
    if stated == "there" and not same_stage and _is_open_pledge(question, agreeing):
        known = Judgement("contradicted", (agreeing,), "stage")
    else:
        known = Judgement("unknown", related=agreeing)
    return known if stages[stated] >= _MIN_PLAIN_STAGE else None


def _is_ahead(question: Question) -> bool:
    """Whether the draft speaks of a time after its own day."""
    return question.first_day is not None and question.first_day > question.draft_day


def _is_open_pledge(question: Question, match: FactMatch) -> bool:
    """Whether a fact has the figure as what one country has pledged, so lately that its coming would be known."""
    fact = match.fact
    age = (question.draft_day - fact.last_day).days
    is_of_country = len(fact.countries) == 1 and match.country >= MIN_FILLED
    is_open = fact.kind == "pledged" and is_of_country and match.has_figure and age <= _MAX_OPEN_PLEDGE_DAYS
    return is_open and bool(question.clause_concepts & _THERE_CONCEPTS) and "pledge" not in question.sentence_concepts


def _stage_weights(question: Question) -> dict[str, float]:
    """Return how surely a figure is of each stage, from 0 to 1."""
    weights: dict[str, float] = {}
    for kind, weight in question.kinds:
        if stage := _STAGES.get(kind):
            before = weights.get(stage, 0.0)
            weights[stage] = 1 - (1 - before) * (1 - weight) if stage == "there" else max(before, weight)
    return weights


def unit_error(question: Question, agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that soldiers are called police, or police soldiers, where every source has the other."""
    if question.unit not in _SERVICES:
        return None
    units = {each.unit or agreeing.fact.unit for each in agreeing.fact.answers}
    if units <= _SERVICES and question.unit not in units and agreeing.has_figure:
        return Judgement("contradicted", (agreeing,), "unit")
    return None


def may_be_of_another_country(question: Question, top: FactMatch) -> bool:
    """Whether a figure may be that of another country than that of the best fact, which must be named at it."""
    own = {"@HTI", *(f"@{code}" for code in top.fact.countries)}
    names_others = any(each[0] == "@" and each not in own for each in question.sentence_concepts)
    at_figure = top.country >= (_SURELY_AT_FIGURE if names_others else _ONLY_ONE_NAMED)
    is_of_one = len(top.fact.countries) == 1 and top.fact.countries != ("HTI",) and question.high >= _MIN_FIGURE
    is_named = {f"@{code}" for code in top.fact.countries} <= question.sentence_concepts
    slots_filled = top.kind >= _MIN_KIND_FOR_COUNTRY and top.part >= MIN_FILLED and top.day >= MIN_RECENT
    return at_figure and is_of_one and is_named and slots_filled


def country_error(question: Question, top: FactMatch, agreeing: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that a figure is that of another country, if so: the record has another one for this."""
    if not may_be_of_another_country(question, top):
        return None
    for match in agreeing:
        same_question = (
            match.has_figure
            and _counts_same(match, top)
            and match.day >= MIN_RECENT
            and match.fact.parts <= top.fact.parts
        )
        if same_question and len(match.fact.countries) == 1 and match.fact.countries != top.fact.countries:
            return Judgement("contradicted", (top,), "country", match)
    return None


def _counts_same(one: FactMatch, other: FactMatch) -> bool:
    """Whether two facts are of one kind, or both of those who are in Haiti."""
    return one.fact.kind == other.fact.kind or {one.fact.kind, other.fact.kind} == {"arrived", "strength"}


def whole_force_error(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that the whole force's figure is given for one country, if so."""
    top = candidates[0]
    is_of_country = top.country >= _ONLY_ONE_NAMED and len(top.fact.countries) == 1
    is_of_country &= {f"@{code}" for code in top.fact.countries} <= question.sentence_concepts
    slots_filled = top.kind >= _MIN_KIND and top.day >= MIN_RECENT
    if not (is_of_country and slots_filled and len(significant_digits(question.low)) >= _MIN_WHOLE_DIGITS):
        return None
    is_own = any(each.has_figure and each.fact.countries == top.fact.countries for each in candidates)
    if is_own or question.clause_concepts & FORCE_CONCEPTS:
        return None
    for match in candidates:
        same_kind = match.fact.kind == top.fact.kind and match.day >= MIN_RECENT
        if same_kind and match.has_figure and not match.fact.countries and not match.fact.parts - {"gsf"}:
            return Judgement("contradicted", (top,), "scope", match)
    return None
