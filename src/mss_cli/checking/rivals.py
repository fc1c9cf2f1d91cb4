"""The facts that a figure may be held against, and whether one of them clearly answers its question."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from mss_cli.checking.fact_matching import FactMatch, series_key
from mss_cli.checking.question import Question

MIN_FILLED, MIN_RECENT, MIN_CLEAR_KIND = 0.4, 0.5, 0.9
"""How much a slot must score to be filled, the day to be recent, and the kind (of 2) to be clear."""
MIN_CLEAR_SLOT, _MIN_DAY_OF_PERIOD = 0.3, 0.75
_MAX_RIVAL_GAP, _MAX_RIVAL_COUNTRY_GAP = 0.3, 0.4
"""How much less than the best a fact may score, in all and by country, and still be its rival."""
_MIN_DIFFERENCE_RATIO = Decimal("1.04")
FORCE_CONCEPTS = frozenset({"mission", "gsf", "binuh"})


def rivals_of(question: Question, candidates: Sequence[FactMatch]) -> list[FactMatch]:
    """Return those of ``candidates``, the likeliest first, that fit nearly as well as the best one.

    Where the draft names a part, they are only those of that part.
    """
    top = candidates[0]
    near = takewhile(lambda match: match.score >= top.score - _MAX_RIVAL_GAP, candidates)
    tied = [match for match in near if match.country >= top.country - _MAX_RIVAL_COUNTRY_GAP]
    of_named_part = [match for match in tied if match.fact.parts & (question.attached | question.clause_concepts)]
    return of_named_part or [match for match in tied if match.fact.roles & question.attached] or tied


def is_uncertain_period(match: FactMatch) -> bool:
    """Whether a fact counts over a period which need not be the draft's."""
    return match.fact.is_period and match.day < _MIN_DAY_OF_PERIOD


def is_blocked(question: Question, rivals: Sequence[FactMatch], *, even_past: bool = False) -> bool:
    """Whether no contradiction is possible.

    The draft speaks of the past or names no force to be authorized, or a fact that fits as well may agree. With
    ``even_past``, the past does not matter.
    """
    top = rivals[0]
    if (question.is_in_undated_past and top.fact.is_stock and not even_past) or is_uncertain_period(top):
        return True
    names_force = (
        question.whole > 0 or question.sentence_concepts & FORCE_CONCEPTS or top.fact.parts & question.attached
    )
    if top.fact.kind == "authorized" and not names_force:
        return True
    others = [each for each in rivals if each is top or series_key(each.fact) != series_key(top.fact)]
    return any(each.agreeing for each in rivals) or any(each.unsure for each in others)


def is_clear(question: Question, match: FactMatch) -> bool:
    """Whether a fact answers the question in every slot, and the draft does not speak of an undated past."""
    return (
        match.kind >= MIN_CLEAR_KIND
        and match.weakest_slot >= MIN_CLEAR_SLOT
        and not (question.is_in_undated_past and match.fact.is_stock)
    )


def clearly_differs(question: Question, match: FactMatch) -> bool:
    """Whether the figure is clearly different from every answer of a fact."""
    return all(
        max(each.low, question.low) > min(each.high, question.high) * _MIN_DIFFERENCE_RATIO
        for each in match.fact.answers
    )


def names_countries(concepts: frozenset[str], match: FactMatch) -> bool:
    """Whether all countries of a fact but Haiti are among ``concepts``; not where it is about no other."""
    names = {f"@{code}" for code in match.fact.countries if code != "HTI"}
    return bool(names) and names <= concepts
