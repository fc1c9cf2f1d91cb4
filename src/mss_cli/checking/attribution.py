"""Of whom a quantity is said: the countries, all together, and the parts named at the quantity itself."""

from collections.abc import Iterable

from mss_cli.checking.quantities import Quantity
from mss_cli.checking.sentence import ParsedSentence, Tag, joins_clauses
from mss_cli.checking.words.meanings import PART_CONCEPTS, VOTE_CONCEPTS, WHOLE_MONEY_WEIGHTS, WHOLE_WEIGHTS

_COUNTRY_DECAY, _COUNTRY_DECAY_AFTER = 0.93, 0.82

_LEAST = 0.08

_CLOSE = 3
_NAMED = PART_CONCEPTS | VOTE_CONCEPTS | {"train", "equipment"}
_OF_FUND = 9


def country_weights(
    scene: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]
) -> tuple[dict[str, float], float]:
    """Return the countries that a quantity is said of, and how surely it is said of all together."""
    countries: dict[str, float] = {}
    whole = 0.0
    wholes = WHOLE_MONEY_WEIGHTS if quantity.family == "money" else WHOLE_WEIGHTS
    for tag, far in tags:
        if tag.concept in wholes:
            whole = max(whole, wholes[tag.concept] * _COUNTRY_DECAY**far)
        if tag.concept.startswith("@"):
            code = tag.concept[1:]
            attached = _attached(scene, quantity, tag)
            decay = _COUNTRY_DECAY if tag.start < quantity.start else _COUNTRY_DECAY_AFTER
            weight = 1.0 if attached else 0.9 * decay**far
            countries[code] = max(countries.get(code, 0.0), weight)
        if tag.concept == "mission" and quantity.family == "money" and _follows(scene, quantity, tag):
            whole = max(whole, 0.6)
        if tag.concept == "trustfund" and quantity.family == "money" and far <= _OF_FUND:
            whole = max(whole, 0.8)
    adjacent = [code for code, weight in countries.items() if weight == 1.0 and code != "HTI"]
    if adjacent:
        countries = {code: weight if code in adjacent else weight * 0.5 for code, weight in countries.items()}
        whole *= 0.6
    return {code: weight for code, weight in countries.items() if weight >= _LEAST}, whole


def _attached(scene: ParsedSentence, quantity: Quantity, tag: Tag) -> bool:
    """Whether a country's name stands at the quantity itself: "150 Guatemalan soldiers", "Belize two"."""
    if quantity.end <= tag.start <= quantity.noun_end + 2:
        between = scene.words[quantity.end : tag.start]
    elif tag.end == quantity.start:
        between = []
    else:
        return False
    return all(word.isalpha() and not joins_clauses(word) for word in between) and len(between) <= _CLOSE


def attached_parts(scene: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]) -> frozenset[str]:
    """Return the parts and roles named at the quantity itself."""
    return frozenset(
        tag.concept for tag, far in tags if tag.concept in _NAMED and (far <= 1 or _follows(scene, quantity, tag))
    )


def _follows(scene: ParsedSentence, quantity: Quantity, tag: Tag) -> bool:
    """Whether a concept stands just after what is counted, with no mark or joining word before it."""
    if not quantity.end <= tag.start <= quantity.noun_end + 3:
        return False
    return all(word.isalpha() and not joins_clauses(word) for word in scene.words[quantity.end : tag.start])
