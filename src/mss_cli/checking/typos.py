"""Find figures that are typing errors for those of facts which fit."""

from collections.abc import Sequence

from mss_cli.checking.comparison import is_round, is_transposed, is_typo, misscaled_by, significant_digits
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.question import Question
from mss_cli.checking.rivals import MIN_FILLED, is_blocked, is_uncertain_period, names_countries, rivals_of

_MIN_KIND_SHARE = 0.6
"""What share of the likeliest kind's score that of a fact must be."""
_MIN_KIND, _MIN_DAY = 0.8, -0.3
"""How much the kind (of 2) and the day of a fact must score."""
_MIN_DAY_OF_FRESH = 0.85
"""How much the day must score of a stock that is only some days old, so that the draft can mean no other."""
_MIN_DAY_OF_PERIOD = 1.0
"""How much the day must score of a fact of just the time that the draft states."""
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
    least_kind = max(_MIN_KIND, _MIN_KIND_SHARE * 2 * question.likeliest_kind[1])
    if top.kind < least_kind or any(_may_be_right(match, top) for match in candidates):
        return _unmistakable_slip(question, candidates)
    slots_filled = min(top.country, top.part) >= MIN_FILLED and top.day >= _MIN_DAY
    digits = len(significant_digits(question.low))
    is_vague = (digits == 1 and question.kind_inherited and not top.fact.countries) or (
        is_round(question.low) and any(_is_known_elsewhere(question, match) for match in candidates)
    )
    if slots_filled and not is_vague and not is_blocked(question, rivals, even_past=is_fresh):
        for match in rivals:
            same = match.fact.countries == top.fact.countries
            if same and any(is_typo(question.low, each.low) for each in match.fact.answers):
                return Judgement("contradicted", (match,), "digits")
    return _unmistakable_slip(question, candidates)


def _may_be_right(match: FactMatch, top: FactMatch) -> bool:
    """Whether the figure may be that of another fact after all: one that fits, or that of the whole force."""
    if not match.has_figure or match.day < MIN_FILLED:
        return False
    is_of_whole = not match.fact.countries and match.kind >= top.kind
    return is_of_whole or (match.country >= MIN_FILLED and match.kind >= _MIN_KIND)


def _is_known_elsewhere(question: Question, match: FactMatch) -> bool:
    """Whether a fact has the figure, and the draft names its countries near it, if any."""
    return bool(match.agreeing) and match.has_figure and names_countries(question.all_concepts, match)


def _unmistakable_slip(question: Question, candidates: Sequence[FactMatch]) -> Judgement | None:
    """Return the judgement that two neighbouring digits of a long figure are swapped, or that it is misscaled, if so.

    Four digits hardly come so near by chance, whichever day or period the draft means; nor do three of a sum that is a
    thousand times another.
    """
    if question.family != "money" and question.low.adjusted() < _EXPONENT_AT_PLACE:
        return None
    is_long_figure = len(significant_digits(question.low)) >= _LONG_DIGITS
    for match in candidates:
        if question.family == "money" and _is_misscaled(question, match):
            return Judgement("contradicted", (match,), "digits")
        is_long = is_long_figure or match.day >= _MIN_DAY_OF_PERIOD
        min_kind = _MIN_KIND_IF_LONG if is_long else _MIN_KIND_IF_TRANSPOSED
        is_likely = match.kind >= min_kind and min(match.country, match.part) >= MIN_FILLED
        if not is_likely:
            continue
        exponent = _EXPONENT_AT_PLACE if _names_place(question, match) else _EXPONENT
        if any(is_transposed(question.low, each.low, exponent) for each in match.fact.answers):
            return Judgement("contradicted", (match,), "digits")
    return None


def _names_place(question: Question, match: FactMatch) -> bool:
    """Whether the draft names two of the places, or names, that a fact's scope narrows it to."""
    return len([each for each in match.fact.parts & question.sentence_concepts if each[0] == "="]) > 1


_EXPONENT, _EXPONENT_AT_PLACE = 3, 2
"""The power of ten of the first digit of a figure that is hardly another's by chance, and where its place is named."""


def _is_misscaled(question: Question, match: FactMatch) -> bool:
    """Whether a sum has three zeros too many or too few for that of a fact; or one, if the fact fits well."""
    if max(match.country, match.day - _MIN_DAY_OF_PERIOD) < 0 or match.part < 0:
        return False
    zeros = {misscaled_by(question.low, each.low) for each in match.fact.answers}
    return 3 in zeros or (1 in zeros and match.kind >= _MIN_KIND_IF_TRANSPOSED and match.country >= MIN_FILLED)  # noqa: PLR2004
