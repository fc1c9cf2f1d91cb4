"""Find figures that are typing errors for those of facts which fit."""

from collections.abc import Sequence

from mss_cli.checking.comparison import is_round, is_transposed, is_typo, significant_digits
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import MIN_FILLED, is_blocked, is_uncertain_period, names_countries, rivals_of

_MIN_KIND, _MIN_DAY = 0.8, -0.3
"""How much the kind (of 2) and the day of a fact must score."""
_MIN_DAY_OF_FRESH = 0.85
"""How much the day must score of a stock that is only some days old, so that the draft can mean no other."""
_MIN_KIND_IF_TRANSPOSED, _MIN_KIND_IF_LONG = 1.1, 0.3
_LONG_DIGITS = 5
"""A figure of so many digits is hardly another's by chance, so that its kind need hardly be stated."""


def typo_error(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that a figure is a typing error for that of one of the best candidates, if so."""
    rivals = rivals_of(question, candidates)
    is_fresh = rivals[0].day >= _MIN_DAY_OF_FRESH
    if question.family == "money":
        rivals = [match for match in rivals if not is_uncertain_period(match)] or rivals
    top = rivals[0]
    slots_filled = top.kind >= _MIN_KIND and min(top.country, top.part) >= MIN_FILLED and top.day >= _MIN_DAY
    digits = len(significant_digits(question.low))
    is_vague = (digits == 1 and question.kind_inherited and not top.fact.countries) or (
        is_round(question.low) and any(_is_known_elsewhere(question, match) for match in candidates)
    )
    if slots_filled and not is_vague and not is_blocked(question, rivals, even_past=is_fresh):
        for match in rivals:
            same = match.fact.countries == top.fact.countries
            if same and any(is_typo(question.low, each.low) for each in match.fact.answers):
                return Judgement("contradicted", (match,), "digits")
    return _transposed_error(question, candidates)


def _is_known_elsewhere(question: Question, match: FactMatch) -> bool:
    """Whether a fact has the figure, and the draft names its countries near it, if any."""
    return bool(match.agreeing) and match.has_figure and names_countries(question.all_concepts, match)


def _transposed_error(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that two neighbouring digits of a long figure are swapped, if so.

    Four digits hardly come so near by chance, whichever day or period the draft means.
    """
    for match in candidates:
        is_long = len(significant_digits(question.low)) >= _LONG_DIGITS
        min_kind = _MIN_KIND_IF_LONG if is_long else _MIN_KIND_IF_TRANSPOSED
        is_likely = match.kind >= min_kind and min(match.country, match.part) >= MIN_FILLED
        if is_likely and any(is_transposed(question.low, each.low) for each in match.fact.answers):
            return Judgement("contradicted", (match,), "digits")
    return None
