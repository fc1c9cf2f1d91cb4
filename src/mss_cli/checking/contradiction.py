"""Find out whether the record clearly says otherwise than a draft.

A draft is contradicted only if every slot of the question (kind, country, part, unit, day) is filled, and if the figure
is a likely slip or nothing else can be meant.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from mss_cli.checking.comparison import is_scrambled, is_typo, misscaled_by
from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.judgement import Judgement, supported_or_disputed
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import FORCE_CONCEPTS, MIN_RECENT, is_blocked, is_clear, names_countries, rivals_of
from mss_cli.checking.words.meanings import HARM_KINDS
from mss_cli.checking.wrong_slots import country_error, may_be_of_another_country, stage_error

_MIN_KIND = 1.1
"""How much the kind must score (of 2)."""
_MIN_KIND_OF_NAMED_PART = 0.9
"""The same of a mandate where its part is named, as "reviewed after six months"."""
_MIN_COUNTRY, _MIN_PART = 0.5, 0.7
_MIN_PART_TO_SUPPORT = -0.8
_MIN_WHOLE = 0.3
"""How surely a bare number must be meant of the whole force, or of all."""


def contradiction(
    question: Question, candidates: Sequence[FactMatch], find_agreeing: Callable[[], Sequence[FactMatch]]
) -> Judgement | None:
    """Return the judgement that the record clearly says otherwise, if so.

    ``find_agreeing`` returns the facts with the same figure, of whatever kind and country; it is called only where they
    are needed, since the search is slow.
    """
    rivals = rivals_of(question, candidates)
    top = rivals[0]
    is_unclear = is_blocked(question, rivals) or not is_clear(question, top)
    if any(each.agreeing for each in rivals) or (is_unclear and not may_be_of_another_country(question, top)):
        return None
    agreeing = find_agreeing()
    own = next((each for each in agreeing if each.country > 0 and each.fact.countries == top.fact.countries), None)
    if own is None and (other_country := country_error(question, top, agreeing)):
        return other_country
    if is_unclear:
        return None
    if own:
        return _same_country_error(question, candidates, top, own)
    return _plain_contradiction(question, rivals, agreeing)


def _same_country_error(
    question: Question, candidates: Sequence[FactMatch], top: FactMatch, match: FactMatch
) -> Judgement | None:
    """Return the judgement on a figure that another fact about the same countries has, ``match``.

    It may be of another stage or of another part, such as women only.
    """
    if match.fact.kind == top.fact.kind and match.fact.parts != top.fact.parts:
        if top.fact.parts & question.attached and match.day >= MIN_RECENT:
            return Judgement("contradicted", (top,), "scope", match)
        return supported_or_disputed(match) if match.day >= 1 and match.part > _MIN_PART_TO_SUPPORT else None
    return stage_error(question, candidates, match)


_DECISIONS = frozenset({"vote", "mandate"})
"""Kinds of which nothing else is likely to be meant, however far the figure is off."""


def _plain_contradiction(
    question: Question, rivals: Sequence[FactMatch], agreeing: Sequence[FactMatch]
) -> Judgement | None:
    """Return the judgement that the only fact which the draft can mean has another figure, if so.

    A figure that is just different may count something that the record does not know. It must be a likely slip for that
    of the fact, or be known of others on the same day; or the fact be of a decision.
    """
    top = rivals[0]
    is_bare = question.family == "open" and not top.fact.countries and question.whole < _MIN_WHOLE
    if is_bare and top.fact.kind not in _DECISIONS:
        return None
    other = next((match for match in agreeing if match.fact.kind == top.fact.kind), None)
    is_slip = any(_is_slip(question, answer.low) for answer in top.fact.answers)
    is_certain = (
        top.fact.kind in _DECISIONS or _is_of_just_that_period(question, top) or _is_of_whole_force(question, top)
    )
    if not (is_certain or is_slip or (other and _is_told_beside(other, top))):
        return None
    is_named_part = top.fact.kind == "mandate" and top.fact.parts & question.clause_concepts
    min_kind = _MIN_KIND_OF_NAMED_PART if is_named_part else _MIN_KIND
    slots_filled = top.kind >= min_kind and top.country >= _MIN_COUNTRY and top.part >= _MIN_PART
    is_old_vote = bool(top.fact.roles) and top.day < MIN_RECENT
    if not slots_filled or is_old_vote or len({series_key(match.fact) for match in rivals}) > 1:
        return None
    if other and _may_be_meant(question, other, top):
        return None
    return Judgement("contradicted", (top,), "country" if other else "digits", other)


def _is_of_just_that_period(question: Question, match: FactMatch) -> bool:
    """Whether a fact counts the harm that the draft names in just the period that it states, and has a near figure."""
    is_period = match.fact.kind in HARM_KINDS and match.fact.is_period and match.day > 1
    is_stated = not question.kind_inherited and match.fact.kind == question.likeliest_kind[0]
    is_there = "another_place" not in question.clause_concepts - match.fact.concepts
    return is_period and is_stated and is_there and _is_near(question, match)


def _is_of_whole_force(question: Question, match: FactMatch) -> bool:
    """Whether the draft says just how many the whole force has now, and a fact has a figure near that."""
    is_stated = question.clause_concepts >= _HAS and question.clause_concepts & FORCE_CONCEPTS and not question.is_past
    names_country = any(each[0] == "@" and each != "@HTI" for each in question.clause_concepts)
    is_strength = match.fact.kind == "strength" and not match.fact.countries and match.day >= MIN_RECENT
    return bool(is_stated) and is_strength and not names_country and _is_near(question, match)


_HAS = frozenset({"have"})
_MAX_NEAR_RATIO = Decimal("1.5")


def _is_near(question: Question, match: FactMatch) -> bool:
    """Whether a figure is not far from those of a fact."""
    low, high = (min(each.low for each in match.fact.answers), max(each.high for each in match.fact.answers))
    return low <= question.low * _MAX_NEAR_RATIO and question.low <= high * _MAX_NEAR_RATIO


def _is_told_beside(match: FactMatch, top: FactMatch) -> bool:
    """Whether a fact has the figure, and tells of others on the same day: what each country paid into one fund."""
    same_day = (match.fact.first_day, match.fact.last_day) == (top.fact.first_day, top.fact.last_day)
    return match.has_figure and same_day


def _is_slip(question: Question, correct: Decimal) -> bool:
    """Whether a figure is likely a slip for another, or has the wrong bound: "fewer than 5,900" for 5,915."""
    value = question.low
    is_bounded = question.bound not in {"exact", "about"}
    is_near = is_bounded and max(value, correct) <= min(value, correct) * _MAX_BOUND_RATIO
    return is_near or is_typo(value, correct) or is_scrambled(value, correct) or misscaled_by(value, correct) > 0


_MAX_BOUND_RATIO = Decimal("1.05")


def _may_be_meant(question: Question, match: FactMatch, top: FactMatch) -> bool:
    """Whether the draft may mean the fact ``match`` after all.

    It names its countries, and no others; or those of ``top`` are only inherited from an earlier sentence. Of votes, it
    names how those voted, not who they were.
    """
    if top.fact.roles:
        return match.day >= MIN_RECENT and bool(match.fact.roles & question.attached)
    countries, named = set(match.fact.countries) - {"HTI"}, set(top.fact.countries) - {"HTI"}
    is_inherited = bool(named) and not names_countries(question.sentence_concepts, top)
    is_named = names_countries(question.all_concepts, match) and match.day >= MIN_RECENT
    return is_inherited or (is_named and (not named or named == countries))
