"""Find out whether the record clearly says otherwise than a draft.

A draft is contradicted only if every slot of the question (kind, country, part, unit, day) is filled.
"""

from collections.abc import Callable, Sequence

from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.judgement import Judgement, supported_or_disputed
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import MIN_RECENT, is_blocked, is_clear, names_countries, rivals_of
from mss_cli.checking.wrong_slots import country_error, stage_error

_MIN_KIND_UNSEEN, _MIN_KIND_SEEN = 1.1, 1.4
"""How much the kind must score (of 2): where no other fact has the figure, and where one has."""
_MIN_COUNTRY, _MIN_PART = 0.5, 0.7
_MIN_PART_TO_SUPPORT = -0.8
_MIN_WHOLE = 0.3
_MAX_PLEDGE_AGE_DAYS = 200
_MIN_PART_RATIO = 3
"""How many times less than all a figure must be to count those of one place."""
_MIN_FIGURE = 4
"""Smaller figures are never plainly contradicted: they may count anything."""


def contradiction(
    question: Question, candidates: Sequence[FactMatch], find_agreeing: Callable[[], Sequence[FactMatch]]
) -> Judgement | None:
    """Return the judgement that the record clearly says otherwise, if so.

    ``find_agreeing`` returns the facts with the same figure, of whatever kind and country; it is called only where they
    are needed, since the search is slow.
    """
    rivals = rivals_of(question, candidates)
    top = rivals[0]
    if any(each.agreeing for each in rivals):
        return None
    agreeing = find_agreeing()
    own = next((each for each in agreeing if each.country > 0 and each.fact.countries == top.fact.countries), None)
    if own is None and (other_country := country_error(question, top, agreeing)):
        return other_country
    if is_blocked(question, rivals) or not is_clear(question, top):
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
    if not top.fact.countries and question.family == "open" and question.whole < _MIN_WHOLE:
        return None
    if question.high < _MIN_FIGURE and top.fact.kind not in {"vote", "mandate"}:
        return None
    if top.fact.kind == "displaced" and question.family != "percent" and _may_be_a_part(question, top):
        return None
    slots_filled = top.kind >= min_kind and top.country >= _MIN_COUNTRY and top.part >= _MIN_PART
    if not slots_filled or len({series_key(match.fact) for match in rivals}) > 1 or not _is_current(question, rivals):
        return None
    other = next((match for match in agreeing if match.fact.kind == top.fact.kind), None)
    if other and _may_be_meant(question, other, top):
        return None
    return Judgement("contradicted", (top,), "country" if other else "digits", other)


def _may_be_a_part(question: Question, match: FactMatch) -> bool:
    """Whether a figure is so much smaller than a fact's that it may count those of one place."""
    return question.high * _MIN_PART_RATIO < min(each.low for each in match.fact.answers)


def _may_be_meant(question: Question, match: FactMatch, top: FactMatch) -> bool:
    """Whether the draft may mean the fact ``match`` after all.

    It names its countries, and no others; or those of ``top`` are only inherited from an earlier sentence.
    """
    countries, named = set(match.fact.countries) - {"HTI"}, set(top.fact.countries) - {"HTI"}
    is_inherited = bool(named) and not names_countries(question.sentence_concepts, top)
    is_named = names_countries(question.all_concepts, match) and match.day >= MIN_RECENT
    return is_inherited or (is_named and (not named or named == countries))


def _is_current(question: Question, rivals: Sequence[FactMatch]) -> bool:
    """Whether the best fact is so near to the draft's day that no newer one is to be expected."""
    top = rivals[0]
    if top.fact.kind == "pledged":
        return (question.draft_day - max(each.fact.last_day for each in rivals)).days <= _MAX_PLEDGE_AGE_DAYS
    if top.fact.kind.startswith("funding"):
        return top.day >= MIN_RECENT / 2
    return top.day >= MIN_RECENT or top.fact.kind in {"authorized", "vote", "mandate"}
