"""Find what is wrong with a figure: superseded, a typing error, or another stage, country or part.

A draft is contradicted only if every slot of the question (kind, country, part, unit, day) is filled, or if the figure
is a typing error for that of a fact that clearly fits.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

from mss_cli.checking.comparison import is_typo
from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.judgement import Judgement, supported_or_disputed
from mss_cli.checking.question import Question

_MIN_CLEAR_KIND, _MIN_CLEAR_SLOT = 0.9, 0.3
"""How much the kind (of 2) and the weakest other slot must score for a fact to answer the question clearly."""
_MIN_KIND_FOR_TYPO, _MIN_KIND_FOR_COUNTRY = 0.8, 0.6
"""How much the kind must score (of 2) for a typing error and for a figure of another country."""
_MIN_KIND_UNSEEN, _MIN_KIND_SEEN = 1.1, 1.4
"""How much it must score for a plain contradiction: where no other fact has the figure, and where one has."""
_MIN_FILLED, _MIN_DAY_FOR_TYPO, _MIN_RECENT, _MIN_DAY_OF_PERIOD = 0.4, -0.3, 0.5, 0.75
_MAX_RIVAL_GAP, _MAX_RIVAL_COUNTRY_GAP = 0.3, 0.4
"""How much less than the best a fact may score, in all and by country, and still be its rival."""
_MIN_PART_TO_SUPPORT = -0.8
_MAX_PLEDGE_AGE_DAYS = 200
_MIN_FIGURE = 4
"""Smaller figures are never plainly contradicted: they may count anything."""
_SETTLING_TIME = timedelta(days=14)
"""How old a newer figure must be before a draft that doesn't have it is out of date."""
_MIN_DIFFERENCE_RATIO = Decimal("1.04")

_STAGES = {
    "pledged": "promised", "announced": "promised", "authorized": "promised", "arrived": "there", "strength": "there",
    "funding-pledged": "pledged", "funding-paid": "paid", "funding-held": "held", "funding-required": "required",
}  # fmt: skip
"""The stage that figures of a kind are of."""
_MIN_STAGE, _MAX_OTHER_STAGE_SHARE, _MIN_PLAIN_STAGE = 0.6, 0.62, 0.85
"""How surely a stage must be stated, what share of it another may have, and from where on it is beyond doubt."""


def is_same_stage(one: FactMatch, other: FactMatch) -> bool:
    """Whether two facts are about the same stage, such as promised or paid."""
    return _STAGES.get(one.fact.kind) == _STAGES.get(other.fact.kind)


def superseded_error(question: Question, candidates: Sequence[FactMatch], agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that a figure was right on the day of the fact ``agreeing`` but no longer is, if so.

    Only stocks are superseded: counts of what there is on a day.
    """
    fact = agreeing.fact
    if not fact.is_stock or fact.kind in {"pledged", "authorized"} or question.is_in_undated_past:
        return None
    series = [each for each in candidates if series_key(each.fact) == series_key(fact) and each is not agreeing]
    since = [each for each in series if each.fact.last_day >= fact.last_day]
    settled_by = (question.last_day or question.draft_day) - _SETTLING_TIME
    later = [each for each in since if fact.last_day < each.fact.first_day <= settled_by]
    if not later or any(each.agreeing for each in since):
        return None
    last = max(later, key=lambda match: match.fact.last_day)
    if not (_is_clear(question, last) and _clearly_differs(question, last)):
        return None
    return Judgement("superseded", (last,), "date", agreeing)


def _clearly_differs(question: Question, match: FactMatch) -> bool:
    """Whether the figure is clearly different from every answer of a fact."""
    return all(
        max(each.low, question.low) > min(each.high, question.high) * _MIN_DIFFERENCE_RATIO
        for each in match.fact.answers
    )


def stage_error(question: Question, candidates: Sequence[FactMatch], agreeing: FactMatch) -> Judgement | None:
    """Return the judgement that a figure is of another stage than the draft clearly says, if so."""
    stages = _stage_weights(question)
    stage = _STAGES.get(agreeing.fact.kind, "")
    if question.kind_inherited or not stages or not stage:
        return None
    stated = max(stages, key=lambda each: stages[each])
    is_plausible = stages.get(stage, 0.0) > _MAX_OTHER_STAGE_SHARE * stages[stated]
    if stated == stage or stages[stated] < _MIN_STAGE or is_plausible:
        return None
    same_stage = [
        each
        for each in candidates
        if _STAGES.get(each.fact.kind) == stated and each.fact.countries == agreeing.fact.countries
    ]
    if any(each.day >= 0 and (each.agreeing or each.unsure) for each in same_stage):
        return None
    answers = [each for each in same_stage if each.weakest_slot >= _MIN_CLEAR_SLOT]
    if answers and agreeing.has_figure:
        return Judgement("contradicted", (answers[0],), "stage", agreeing)
    return Judgement("unknown", related=agreeing) if stages[stated] >= _MIN_PLAIN_STAGE else None


def _stage_weights(question: Question) -> dict[str, float]:
    """Return how surely a figure is of each stage, from 0 to 1."""
    weights: dict[str, float] = {}
    for kind, weight in question.kinds:
        if stage := _STAGES.get(kind):
            before = weights.get(stage, 0.0)
            weights[stage] = 1 - (1 - before) * (1 - weight) if stage == "there" else max(before, weight)
    return weights


def typo_error(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that a figure is a typing error for that of one of the best candidates, if so."""
    rivals = _rivals(question, candidates)
    top = rivals[0]
    slots_filled = (
        top.kind >= _MIN_KIND_FOR_TYPO and min(top.country, top.part) >= _MIN_FILLED and top.day >= _MIN_DAY_FOR_TYPO
    )
    if not slots_filled or _is_blocked(question, rivals):
        return None
    for match in rivals:
        same = match.fact.countries == top.fact.countries
        if same and any(is_typo(question.low, each.low) for each in match.fact.answers):
            return Judgement("contradicted", (match,), "digits")
    return None


def contradiction(
    question: Question, candidates: Sequence[FactMatch], find_agreeing: Callable[[], Sequence[FactMatch]]
) -> Judgement | None:
    """Return the judgement that the record clearly says otherwise, if so.

    ``find_agreeing`` returns the facts with the same figure, of whatever kind and country; it is called only where they
    are needed, since the search is slow.
    """
    rivals = _rivals(question, candidates)
    top = rivals[0]
    if _is_blocked(question, rivals):
        return None
    agreeing = find_agreeing()
    if other_country := _country_error(top, agreeing):
        return other_country
    if not _is_clear(question, top):
        return None
    for match in agreeing:
        if match.country > 0 and match.fact.countries == top.fact.countries:
            return _same_country_error(question, candidates, top, match)
    return _plain_contradiction(question, rivals, agreeing)


def _country_error(top: FactMatch, agreeing: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that a figure is that of another country, if so.

    The right country must be named at the figure, and the record must have another figure for it.
    """
    at_figure = top.country >= 0.9 and len(top.fact.countries) == 1  # noqa: PLR2004 - surely
    if not at_figure or top.kind < _MIN_KIND_FOR_COUNTRY or top.part < _MIN_FILLED or top.day < _MIN_RECENT:
        return None
    for match in agreeing:
        same_question = (
            match.has_figure and match.fact.kind == top.fact.kind and match.day >= _MIN_RECENT and not match.fact.parts
        )
        if same_question and len(match.fact.countries) == 1 and match.fact.countries != top.fact.countries:
            return Judgement("contradicted", (top,), "country", match)
    return None


def _same_country_error(
    question: Question, candidates: Sequence[FactMatch], top: FactMatch, match: FactMatch
) -> Judgement | None:
    """Return the judgement on a figure that another fact about the same countries has, ``match``.

    It may be of another stage or of another part, such as women only.
    """
    if match.fact.kind == top.fact.kind and match.fact.parts != top.fact.parts:
        if top.fact.parts & question.attached:
            return Judgement("contradicted", (top,), "scope", match)
        return supported_or_disputed(match) if match.day >= 1 and match.part > _MIN_PART_TO_SUPPORT else None
    return stage_error(question, candidates, match)


def _plain_contradiction(
    question: Question, rivals: Sequence[FactMatch], agreeing: Sequence[FactMatch]
) -> Judgement | None:
    """Return the judgement that the only fact which the draft can mean has another figure, if so."""
    top = rivals[0]
    is_seen = any(match.fact.countries == top.fact.countries for match in agreeing)
    min_kind = _MIN_KIND_SEEN if is_seen else _MIN_KIND_UNSEEN
    if not top.fact.countries and question.family == "open" and question.whole < _MIN_STAGE / 2:
        return None
    if question.high < _MIN_FIGURE and top.fact.kind not in {"vote", "mandate"}:
        return None
    slots_filled = top.kind >= min_kind and top.country >= 0.5 and top.part >= 0.7  # noqa: PLR2004 - each slot
    if not slots_filled or len({series_key(match.fact) for match in rivals}) > 1 or not _is_current(question, rivals):
        return None
    other = next((match for match in agreeing if match.fact.kind == top.fact.kind), None)
    return Judgement("contradicted", (top,), "country" if other else "digits", other)


def _rivals(question: Question, candidates: Sequence[FactMatch]) -> list[FactMatch]:
    """Return the candidates that fit nearly as well as the best one.

    Where the draft names a part, they are only those of that part.
    """
    top = candidates[0]
    tied = [
        match
        for match in candidates
        if match.score >= top.score - _MAX_RIVAL_GAP and match.country >= top.country - _MAX_RIVAL_COUNTRY_GAP
    ]
    of_named_part = [match for match in tied if match.fact.parts & (question.attached | question.clause_concepts)]
    return of_named_part or [match for match in tied if match.fact.roles & question.attached] or tied


def _is_blocked(question: Question, rivals: Sequence[FactMatch]) -> bool:
    """Whether no contradiction is possible: the draft speaks of the past, or a fact that fits as well may agree."""
    top = rivals[0]
    if (question.is_in_undated_past and top.fact.is_stock) or (top.fact.is_period and top.day < _MIN_DAY_OF_PERIOD):
        return True
    others = [each for each in rivals if each is top or series_key(each.fact) != series_key(top.fact)]
    return any(each.agreeing for each in rivals) or any(each.unsure for each in others)


def _is_clear(question: Question, match: FactMatch) -> bool:
    """Whether a fact answers the question in every slot, and the draft does not speak of an undated past."""
    return (
        match.kind >= _MIN_CLEAR_KIND
        and match.weakest_slot >= _MIN_CLEAR_SLOT
        and not (question.is_in_undated_past and match.fact.is_stock)
    )


def _is_current(question: Question, rivals: Sequence[FactMatch]) -> bool:
    """Whether the best fact is so near to the draft's day that no newer one is to be expected."""
    top = rivals[0]
    if top.fact.kind == "pledged":
        return (question.draft_day - max(each.fact.last_day for each in rivals)).days <= _MAX_PLEDGE_AGE_DAYS
    if top.fact.kind.startswith("funding"):
        return top.day >= _MIN_RECENT / 2
    return top.day >= _MIN_RECENT or top.fact.kind in {"authorized", "vote", "mandate"}
