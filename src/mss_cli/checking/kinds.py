"""The kinds of fact that a quantity may be about, such as pledged or killed, each with a weight from 0 to 1."""

from collections.abc import Iterable, Mapping

from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context, merge_weights
from mss_cli.checking.sentence import ParsedSentence, Tag
from mss_cli.checking.words.meanings import (
    DEFAULT_WEIGHTS,
    FAMILY_KINDS,
    HARM_KINDS,
    KIND_WEIGHTS,
    MONEY_KIND_WEIGHTS,
    PERSONNEL_KINDS,
)
from mss_cli.checking.words.tables import function_words

MAX_CLOSE_DISTANCE = 3
"""How far from a quantity a word may stand that is about no other quantity."""
_MAX_PERSONNEL = 20_000
"""A larger figure never counts personnel."""
_MIN_DISPLACED = 200
"""A smaller figure never counts all displaced people."""
_DECAY = 0.87
"""By what factor a word's weight falls with each step of distance."""
_MIN_WEIGHT = 0.08
"""Smaller weights are dropped."""

_MAX_HAVE_DISTANCE = 2
_HAVE_WEIGHTS = {"strength": 0.85}
"""What "has" says right before a figure: "Kenya has 400 officers in Haiti"."""

_STAGE_VERBS = frozenset({"send", "deploy", "arrive", "land", "present", "pay", "give", "exempt"})
_NOT_YET_CONCEPTS = frozenset({"future", "follow", "not", "announce", "pledge"})
_BREAKS = frozenset(":;—–(")
_NOT_YET_WEIGHTS = {
    "announced": 0.75,
    "pledged": 0.45,
    "authorized": 0.4,
    "funding-pledged": 0.5,
    "funding-required": 0.5,
}

_VOTE_WEIGHT = 0.5
_MIN_NAMED = 0.4
"""How much a country, or the whole force, must weigh for a figure to get the kinds that are usual for it."""
_SPAN_WORDS = frozenset(
    {"last", "past", "previous", "coming", "next", "recent", "derniers", "prochains", "ultimos", "proximos"}
)
"""What a span of time begins with that is no length of anything: "the last three months"."""
_WORDS_BEFORE_LENGTH = function_words("for_length")


def is_possible_kind(kind: str, quantity: Quantity) -> bool:
    """Whether ``quantity`` can be about facts of ``kind``, by its family of units and its size."""
    if (kind in PERSONNEL_KINDS and quantity.low > _MAX_PERSONNEL) or (
        kind == "displaced" and quantity.low < _MIN_DISPLACED
    ):
        return quantity.family == "percent"
    if quantity.family == "open":
        return kind in PERSONNEL_KINDS or kind in HARM_KINDS or kind == "vote"
    return kind in FAMILY_KINDS[quantity.family]


def kind_weights(sentence: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]) -> dict[str, float]:
    """Return the kinds that the sentence of a quantity speaks of; ``tags`` has its concepts and how far they are."""
    table = MONEY_KIND_WEIGHTS if quantity.family == "money" else KIND_WEIGHTS
    kinds: dict[str, float] = {}
    for tag, distance in tags:
        weights = table.get(tag.concept)
        if not weights:
            continue
        weights = _verb_weights(weights, tag, sentence)
        closeness = _DECAY ** (sentence.distance_in_list(quantity, tag) if len(sentence.quantities) > 1 else distance)
        if tag.concept == "have" and tag.end <= quantity.start and distance <= _MAX_HAVE_DISTANCE:
            weights = _HAVE_WEIGHTS
        for kind, weight in weights.items():
            if is_possible_kind(kind, quantity):
                kinds[kind] = 1 - (1 - kinds.get(kind, 0.0)) * (1 - weight * closeness)
    return {kind: weight for kind, weight in kinds.items() if weight >= _MIN_WEIGHT}


def _verb_weights(weights: Mapping[str, float], tag: Tag, sentence: ParsedSentence) -> Mapping[str, float]:
    """Return what a verb means after the words before it.

    Whoever "will send" or "has not sent" anybody has sent nobody yet.
    """
    if tag.concept not in _STAGE_VERBS:
        return weights
    start = max(tag.start - 4, 0)
    breaks = [n for n in range(start, tag.start) if sentence.words[n] in _BREAKS]
    first = breaks[-1] + 1 if breaks else start
    before = {each.concept for each in sentence.tags_between(first, tag.start) if each.end <= tag.start}
    if not before & _NOT_YET_CONCEPTS and not _is_infinitive(sentence, tag):
        return weights
    return {**{kind: weight * 0.3 for kind, weight in weights.items()}, **_NOT_YET_WEIGHTS}


def _is_infinitive(sentence: ParsedSentence, tag: Tag) -> bool:
    """Whether a verb says what is still to be done: "voted to send", "pour envoyer", "para enviar"."""
    if sentence.draft.language.name == "english":
        return tag.start > 0 and sentence.words[tag.start - 1] == "to"
    return sentence.words[tag.start].endswith(("er", "ar", "ir"))


def harm_in_sentence(sentence: ParsedSentence, quantity: Quantity) -> dict[str, float]:
    """Return the kinds of harm that the sentence speaks of anywhere, for a figure that nothing near explains."""
    weights: dict[str, float] = {}
    for concept in sentence.concepts:
        for kind, weight in KIND_WEIGHTS.get(concept, {}).items():
            if kind in HARM_KINDS and is_possible_kind(kind, quantity):
                weights[kind] = max(weights.get(kind, 0.0), 0.7 * weight)
    return weights


def part_of_whole_kinds(sentence: ParsedSentence, quantity: Quantity) -> Mapping[str, float]:
    """Return the kinds of the two numbers in "24 of the 200": those who came, and those who were promised."""
    if quantity.family not in {"open", "personnel"}:
        return {}
    if quantity.start in sentence.part_starts:
        return {"arrived": 0.5, "strength": 0.45}
    return {"pledged": 0.6, "authorized": 0.4} if quantity.start in sentence.whole_starts else {}


def default_kinds(
    quantity: Quantity, countries: Mapping[str, float], whole: float, sentence: ParsedSentence, context: Context
) -> Mapping[str, float]:
    """Return the kinds that a figure may be about where nothing says so.

    ``countries`` and ``whole`` say how surely it is of a country or of the whole force.
    """
    if quantity.family == "money":
        return DEFAULT_WEIGHTS["money"]
    if quantity.family == "duration":
        return _mandate_kinds(sentence, quantity, context)
    if quantity.family == "members":
        return {"vote": _VOTE_WEIGHT}
    if quantity.family == "percent":
        return DEFAULT_WEIGHTS["percent"] if "capital" in sentence.concepts | context.concepts else {}
    if quantity.family not in {"personnel", "people", "open"} or quantity.low > _MAX_PERSONNEL:
        return {}
    weights = dict(DEFAULT_WEIGHTS["whole"]) if whole >= _MIN_NAMED else {}
    if any(weight >= _MIN_NAMED and code != "HTI" for code, weight in countries.items()):
        weights = merge_weights(weights, DEFAULT_WEIGHTS["country"], 1.0)
    return weights


def _mandate_kinds(sentence: ParsedSentence, quantity: Quantity, context: Context) -> Mapping[str, float]:
    """Return the kinds of a length of time if it is that of a mandate, else none."""
    before = sentence.words[max(quantity.start - 2, 0) : quantity.start]
    if quantity.low != quantity.low.to_integral_value() or set(before[-1:]) & _SPAN_WORDS:
        return {}
    names_mandate = any(
        tag.concept == "mandate" and distance <= MAX_CLOSE_DISTANCE + 1
        for tag, distance in sentence.tags_near(quantity)
    )
    if not names_mandate and not (before and before[-1] in _WORDS_BEFORE_LENGTH):
        return {}
    concepts = sentence.concepts
    if concepts & {"mandate", "renew", "authorize", "adopt", "last"}:
        return {"mandate": 0.7, "event": 0.5 if "draft" in concepts else 0.1}
    return {"mandate": 0.5} if (concepts | context.concepts) & {"mission", "gsf", "binuh"} else {}
