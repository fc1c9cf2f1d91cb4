"""Judge a figure: supported, disputed, superseded, contradicted or unknown."""

from collections.abc import Callable, Sequence

from mss_cli.checking.comparison import significant_digits
from mss_cli.checking.contradiction import contradiction
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.judgement import Judgement, supported_or_disputed
from mss_cli.checking.question import Question
from mss_cli.checking.typos import typo_error
from mss_cli.checking.wrong_parts import harm_error, part_error, subgroup_error
from mss_cli.checking.wrong_slots import (
    MIN_DAY_OF_DATED,
    is_same_stage,
    other_day_error,
    stage_error,
    superseded_error,
    unit_error,
    whole_force_error,
)

_MARGINS = {0: 0.9, 1: 0.9, 2: 1.4}
"""By significant digits, how much lower than the best a fact with the figure may score and still be taken."""
_WIDEST_MARGIN = 2.1
"""The same for three digits or more, which hardly agree by chance."""
_MIN_CLEAR_KIND = 0.9
_MAX_AGE_DAYS = 200


def judge(
    question: Question, candidates: Sequence[FactMatch], others: Callable[[], Sequence[FactMatch]]
) -> Judgement | None:
    """Return the judgement on ``question``; None where no fact may answer it.

    ``candidates`` are the facts that may answer it, the likeliest first. ``others`` returns the facts of other kinds
    that have the same figure; it is called only where they are needed, since the search is slow.
    """
    if not candidates:
        return None
    judgement = _disputed_if_printed(question, _judge_candidates(question, candidates, others))
    if question.is_incomparable and judgement.verdict in {"contradicted", "superseded"}:
        return Judgement("unknown", related=candidates[0])
    return judgement


def with_currency_error(question: Question, judgement: Judgement, others: Sequence[FactMatch]) -> Judgement:
    """Return a judgement on a sum of money, with the currency as the error if ``others`` have it in another one.

    Only facts about the same countries count. Where the record has nothing else, the draft must name them, and a dollar
    may be that of another country.
    """
    for match in others:
        if judgement.matches and match.fact.countries == judgement.matches[0].fact.countries:
            return Judgement("contradicted", judgement.matches, "unit", match)
        if not judgement.matches and _is_in_wrong_currency(question, match):
            return Judgement("contradicted", (match,), "unit")
    return judgement


_VOTES = frozenset({"favour", "against", "abstain"})
_DOLLARS = frozenset({"USD", "CAD"})
_MIN_NAMED, _MIN_POSSIBLE_KIND = 0.5, 0.2
"""How much a country must weigh to be named, and a kind to be possible."""


def _is_in_wrong_currency(question: Question, match: FactMatch) -> bool:
    """Whether a fact about the country, or else the part, that the draft names has its sum in another currency."""
    named = {code for code, weight in question.countries if weight >= _MIN_NAMED}
    countries = set(match.fact.countries) - {"HTI"}
    is_named = countries <= named if countries else bool(match.fact.parts & question.clause_concepts)
    is_possible = dict(question.kinds).get(match.fact.kind, 0.0) >= _MIN_POSSIBLE_KIND and match.day >= 0
    may_be_same = {question.unit, match.fact.unit} <= _DOLLARS and not question.names_currency
    return is_named and is_possible and not may_be_same


def _disputed_if_printed(question: Question, judgement: Judgement) -> Judgement:
    """Return ``judgement``, but ``disputed`` instead of ``contradicted`` where some source prints the figure.

    Even a figure that the record sets aside is no mistake of the draft's author.
    """
    set_aside = (figure for match in judgement.matches for figure in match.fact.set_aside)
    if judgement.verdict == "contradicted" and any(figure.answer.low == question.low for figure in set_aside):
        return Judgement("disputed", judgement.matches)
    return judgement


def _judge_candidates(
    question: Question, candidates: Sequence[FactMatch], others: Callable[[], Sequence[FactMatch]]
) -> Judgement:
    """Return the judgement on a question that at least one fact may answer."""
    best = candidates[0]
    agreeing = [match for match in candidates if match.agreeing]
    if error := other_day_error(question, candidates) or whole_force_error(question, candidates):
        return error
    agrees_by_bound = bool(agreeing) and not agreeing[0].has_figure
    if agrees_by_bound and best.day >= MIN_DAY_OF_DATED and (typo := typo_error(question, candidates)):
        return typo
    if agreeing and agreeing[0].score >= best.score - _margin(question) and _may_support(question, agreeing[0], best):
        return _judge_agreeing(question, candidates, agreeing[0])
    if typo := typo_error(question, candidates):
        return typo
    for match in agreeing:
        if superseded := superseded_error(question, candidates, match):
            return superseded
    return contradiction(question, candidates, lambda: [*agreeing, *others()]) or Judgement("unknown", related=best)


def _margin(question: Question) -> float:
    """Return how much lower than the best candidate a fact may score that has the draft's figure.

    The more significant digits agree, the less likely it is by chance, so the wider the margin.
    """
    return _MARGINS.get(len(significant_digits(question.low)), _WIDEST_MARGIN)


_MIN_KIND_SHARE_OF_BOUND = 0.8
"""What share of the best kind a fact must have that agrees only by a bound, as any sum does with "over 600 million"."""
_MIN_DAY_GAP_OF_VOTES = 0.5
"""How much less the day of a vote scores than that of the one which is meant."""


def _may_support(question: Question, match: FactMatch, best: FactMatch) -> bool:
    """Whether a fact fits well enough to support the figure, ``best`` being the best candidate."""
    if best.country >= 0.9 and match.country < 0:  # noqa: PLR2004 - the country stands at the figure
        return False
    if match.fact.roles and _VOTES & question.attached and not match.fact.roles & question.attached:
        return False
    is_bound_alone = question.family == "money" and not match.has_figure
    if is_bound_alone and match.kind < _MIN_KIND_SHARE_OF_BOUND * best.kind and match.part <= best.part:
        return False
    if _is_of_another_vote(question, match, best):
        return False
    return match.score >= 1.6 and match.country > -0.5 and match.part > -0.8 and match.day > -0.9  # noqa: PLR2004


def _is_of_another_vote(question: Question, match: FactMatch, best: FactMatch) -> bool:
    """Whether a fact is of another vote than the draft means, which does not name its resolution."""
    names_resolution = any(each.isdecimal() and each in match.fact.concepts for each in question.sentence_concepts)
    same_roles = bool(match.fact.roles) and match.fact.roles == best.fact.roles
    return same_roles and not names_resolution and best.day - match.day >= _MIN_DAY_GAP_OF_VOTES


def _judge_agreeing(question: Question, candidates: Sequence[FactMatch], chosen: FactMatch) -> Judgement:
    """Return the judgement on a figure that agrees with the fact ``chosen``."""
    best = candidates[0]
    same_subject = is_same_stage(best, chosen) and best.fact.countries == chosen.fact.countries
    is_latest = best.fact.last_day >= chosen.fact.last_day
    if best.opposed == best.comparable and same_subject and is_latest and best.kind >= _MIN_CLEAR_KIND:
        return Judgement("contradicted", (best,), "bound", chosen)
    superseded = superseded_error(question, candidates, chosen)
    is_old = (question.draft_day - chosen.fact.last_day).days > _MAX_AGE_DAYS
    if superseded and is_old and (typo := typo_error(question, candidates)):
        return typo
    stage = stage_error(question, candidates, chosen)
    if stage and stage.verdict == "unknown" and not chosen.has_figure:
        return typo_error(question, candidates) or stage
    return (
        superseded
        or stage
        or unit_error(question, chosen)
        or subgroup_error(question, best, chosen)
        or part_error(question, best, chosen)
        or harm_error(question, best, chosen)
        or supported_or_disputed(chosen)
    )
