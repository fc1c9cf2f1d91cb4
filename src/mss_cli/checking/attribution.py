"""Whom a quantity is about: which countries, all together, and the parts named right at the quantity."""

from collections.abc import Iterable

from mss_cli.checking.quantities import Quantity
from mss_cli.checking.sentence import ParsedSentence, Tag, joins_clauses
from mss_cli.checking.words.meanings import PART_CONCEPTS, VOTE_CONCEPTS, WHOLE_MONEY_WEIGHTS, WHOLE_WEIGHTS

_DECAY_BEFORE, _DECAY_AFTER = 0.93, 0.82
"""By what factor a country's weight falls with each step that it stands before or after the quantity."""

_MIN_WEIGHT = 0.08
"""Smaller weights are dropped."""

_MAX_WORDS_BETWEEN = 3
_PARTS_AND_ROLES = PART_CONCEPTS | VOTE_CONCEPTS | {"train", "equipment"}
_MAX_FUND_DISTANCE = 9
"""How far from a sum of money the trust fund may be named that it belongs to."""


def country_weights(
    sentence: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]
) -> tuple[dict[str, float], float]:
    """Return the weight of each country by its code, and how surely the quantity is of all countries together.

    Weights run from 0 to 1. ``tags`` has the concepts of the sentence and how far from the quantity each is.
    """
    countries: dict[str, float] = {}
    whole = 0.0
    whole_weights = WHOLE_MONEY_WEIGHTS if quantity.family == "money" else WHOLE_WEIGHTS
    for tag, distance in tags:
        if tag.concept in whole_weights and not _is_of_next_figure(sentence, quantity, tag, distance):
            whole = max(whole, whole_weights[tag.concept] * _DECAY_BEFORE**distance)
        if tag.concept.startswith("@"):
            code = tag.concept[1:]
            is_attached = _is_attached(sentence, quantity, tag)
            decay = _DECAY_BEFORE if tag.start < quantity.start else _DECAY_AFTER
            weight = 1.0 if is_attached else 0.9 * decay**distance
            countries[code] = max(countries.get(code, 0.0), weight)
        if tag.concept == "mission" and quantity.family == "money" and _follows_directly(sentence, quantity, tag):
            whole = max(whole, 0.6)
        if tag.concept == "trustfund" and quantity.family == "money" and distance <= _MAX_FUND_DISTANCE:
            whole = max(whole, 0.8)
    attached = [code for code, weight in countries.items() if weight == 1.0 and code != "HTI"]
    if attached:
        countries = {code: weight if code in attached else weight * 0.5 for code, weight in countries.items()}
        whole *= 0.6
    return {code: weight for code, weight in countries.items() if weight >= _MIN_WEIGHT}, whole


def _is_of_next_figure(sentence: ParsedSentence, quantity: Quantity, tag: Tag, distance: int) -> bool:
    """Whether a concept after a quantity stands nearer to the next one, which it then is about."""
    if tag.start < quantity.end:
        return False
    following = next((each for each in sentence.quantities if each.start >= tag.end), None)
    return following is not None and sentence.distance(following.start, following.end, tag.start, tag.end) < distance


def _is_attached(sentence: ParsedSentence, quantity: Quantity, tag: Tag) -> bool:
    """Whether a country's name stands right at the quantity: "150 Guatemalan soldiers", "Belize two"."""
    if quantity.end <= tag.start <= quantity.noun_end + 2:
        between = sentence.words[quantity.end : tag.start]
    elif tag.end == quantity.start:
        between = []
    else:
        return False
    return all(word.isalpha() and not joins_clauses(word) for word in between) and len(between) <= _MAX_WORDS_BETWEEN


def attached_parts(sentence: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]) -> frozenset[str]:
    """Return the parts and voting roles that are named right at the quantity."""
    return frozenset(
        tag.concept
        for tag, distance in tags
        if tag.concept in _PARTS_AND_ROLES and (distance <= 1 or _follows_directly(sentence, quantity, tag))
    )


def _follows_directly(sentence: ParsedSentence, quantity: Quantity, tag: Tag) -> bool:
    """Whether a concept stands just after what is counted, with no mark or conjunction before it."""
    if not quantity.end <= tag.start <= quantity.noun_end + 3:
        return False
    if any(quantity.start < each.start <= tag.start for each in sentence.quantities):
        return False
    return all(word.isalpha() and not joins_clauses(word) for word in sentence.words[quantity.end : tag.start])
