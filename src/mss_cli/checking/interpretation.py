"""What a quantity answers: its kind, countries, parts and days, from its clause, its sentence and what is above."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mss_cli.checking.attribution import attached_parts, country_weights
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context, Question, merge_weights
from mss_cli.checking.sentence import ParsedSentence, Tag, TimeSpan
from mss_cli.checking.words.meanings import (
    DEFAULT_WEIGHTS,
    FAMILY_KINDS,
    HARM_KINDS,
    KIND_WEIGHTS,
    MONEY_KIND_WEIGHTS,
    PERSONNEL_KINDS,
)
from mss_cli.checking.words.tables import function_words

_DECAY = 0.87

_LEAST = 0.08

_HAS = 2

_HAVING = {"strength": 0.85}

_MOVING = frozenset({"send", "deploy", "arrive", "land", "present", "pay", "give"})

_TURNING = frozenset({"future", "follow", "not", "announce", "pledge"})

_COMING = {"announced": 0.75, "pledged": 0.45, "authorized": 0.4, "funding-pledged": 0.5}


def interpret(
    scene: ParsedSentence, quantity: Quantity, before: Question | None, above: Context, day: date
) -> Question:
    """Return what ``quantity`` answers, ``before`` being the question of the quantity before it in the sentence."""
    quantity = _priced(scene, quantity, before, above)
    tags = list(scene.tags_near(quantity))
    kinds, inherited = _kinds(scene, quantity, tags, before, above)
    countries, whole = _of_whom(scene, quantity, tags, before, above)
    kinds = merge_weights(kinds, _paired(scene, quantity), 1.0)
    kinds = merge_weights(kinds, _defaults(quantity, countries, whole, scene, above), 1.0)
    time = _when(scene, quantity, kinds, day) or (above.time if above.is_table_header else None)
    near = frozenset(tag.concept for tag, far in tags if far <= _CLAUSE)
    return Question(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        family=quantity.family,
        kinds=_sorted(kinds),
        countries=_sorted(countries),
        whole=round(whole, 2),
        attached=attached_parts(scene, quantity, tags),
        clause=near,
        sentence=scene.concepts,
        surroundings=scene.concepts_with(above.concepts),
        first_day=time.first_day if time else None,
        last_day=time.last_day if time else None,
        is_past="past" in near or bool(before and before.is_past and inherited),
        draft_day=day,
        kind_inherited=inherited,
        is_share=any(tag.concept == "partof" and 0 <= quantity.start - tag.end <= _ARTICLE for tag, _ in tags),
    )


_ARTICLE = 1
"""How many words may stand between "half of" and the number."""


_CLAUSE = 6
"""How far the concepts of a quantity's clause are from it at most."""

_LOCAL, _UNTOLD = 0.5, 0.3
"""How surely a kind, or who, must be said near a quantity for nothing to be taken over from elsewhere."""

_UNTOLD_SUM = 0.65


def _kinds(
    scene: ParsedSentence, quantity: Quantity, tags: Sequence[tuple[Tag, int]], before: Question | None, above: Context
) -> tuple[dict[str, float], bool]:
    """Return the kinds that a quantity may be of, and whether they are taken over from elsewhere."""
    own = kind_weights(scene, quantity, tags)
    local = max(own.values(), default=0.0)
    given = dict(before.kinds) if before and before.kinds else above.kinds if quantity.family != "duration" else {}
    taken = {name: weight for name, weight in given.items() if is_possible_kind(name, quantity)}
    if before and any(tag.concept == "ofthem" and far <= _CLOSE for tag, far in tags):
        return merge_weights(own, taken, 0.95), False
    if above.is_table_header:
        return merge_weights(own, above.kinds, 1.0), False
    if local >= _LOCAL:
        return own, False
    if not taken and local < _UNTOLD:
        taken = _topic(scene, quantity)
    return merge_weights(own, taken, 0.95 if before and before.kinds else 0.6), bool(taken) and local < _UNTOLD


def _of_whom(
    scene: ParsedSentence, quantity: Quantity, tags: Sequence[tuple[Tag, int]], before: Question | None, above: Context
) -> tuple[dict[str, float], float]:
    """Return the countries that a quantity is said of, and how surely of all together; else those told before."""
    countries, whole = country_weights(scene, quantity, tags)
    if above.is_table_header:
        return merge_weights(countries, above.countries, 1.0), max(whole, above.whole)
    told = max((weight for code, weight in countries.items() if code != "HTI"), default=0.0)
    if told >= _UNTOLD or whole >= (_UNTOLD_SUM if quantity.family == "money" else _UNTOLD):
        return countries, whole
    if before and (before.countries or before.whole):
        return merge_weights(countries, dict(before.countries), 0.95), max(whole, 0.95 * before.whole)
    return merge_weights(countries, above.countries, 0.85), max(whole, 0.85 * above.whole)


def _priced(scene: ParsedSentence, quantity: Quantity, before: Question | None, above: Context) -> Quantity:
    """Return a sum that leaves its currency to the one before it: "$8 million from Canada, 6 million from Spain"."""
    least = 100_000
    if quantity.family == "open" and before and before.family == "money" and quantity.low >= least:
        return quantity._replace(family="money", unit=before.unit)
    if quantity.family == "open" and not before and above.currency and quantity.low >= least:
        return quantity._replace(family="money", unit=above.currency)
    if quantity.family == "open" and before and before.family == "duration" and quantity.low <= _MOST_MONTHS:
        return quantity._replace(family="duration", unit="months")
    if quantity.family == "members" and (quantity.low > _MOST_MEMBERS or not scene.concepts & _COUNCIL):
        return quantity._replace(family="personnel", unit="personnel")
    return quantity


_OF_COUNCIL = 0.5
_MOST_MONTHS = 24

_COUNCIL = frozenset(
    {
        "vote",
        "favour",
        "against",
        "abstain",
        "transitional",
        "parliament",
        "adopt",
        "resolution",
        "mandate",
        "renew",
        "authorize",
        "council",
    }
)
"""What is told of a body whose members are counted; other members are of a force."""
_MOST_MEMBERS = 100
"""No council of the record has more members; what has is a force."""


def is_possible_kind(kind: str, quantity: Quantity) -> bool:
    """Whether a quantity of its family can be of ``kind``."""
    if (kind in PERSONNEL_KINDS and quantity.low > _MOST_PERSONNEL) or (
        kind == "displaced" and quantity.low < _LEAST_DISPLACED
    ):
        return quantity.family == "percent"
    if quantity.family == "open":
        return kind in PERSONNEL_KINDS or kind in HARM_KINDS or kind == "vote"
    return kind in FAMILY_KINDS[quantity.family]


def kind_weights(scene: ParsedSentence, quantity: Quantity, tags: Iterable[tuple[Tag, int]]) -> dict[str, float]:
    """Return the kinds that a quantity's own sentence speaks of, and how surely."""
    table = MONEY_KIND_WEIGHTS if quantity.family == "money" else KIND_WEIGHTS
    found: dict[str, float] = {}
    for tag, far in tags:
        meant = table.get(tag.concept)
        if not meant:
            continue
        meant = _turned(meant, tag, scene)
        nearness = _DECAY**far
        if tag.concept == "have" and tag.end <= quantity.start and far <= _HAS:
            meant = _HAVING
        for kind, weight in meant.items():
            if is_possible_kind(kind, quantity):
                found[kind] = 1 - (1 - found.get(kind, 0.0)) * (1 - weight * nearness)
    return {kind: weight for kind, weight in found.items() if weight >= _LEAST}


def _topic(scene: ParsedSentence, quantity: Quantity) -> dict[str, float]:
    """Return the kinds that the sentence speaks of anywhere, for a figure that nothing near explains."""
    found: dict[str, float] = {}
    for concept in scene.concepts:
        for kind, weight in KIND_WEIGHTS.get(concept, {}).items():
            if kind in HARM_KINDS and is_possible_kind(kind, quantity):
                found[kind] = max(found.get(kind, 0.0), 0.7 * weight)
    return found


def _turned(meant: Mapping[str, float], tag: Tag, scene: ParsedSentence) -> Mapping[str, float]:
    """Return what a verb means with what stands before it: "will send" and "has not sent" have sent nothing."""
    if tag.concept not in _MOVING:
        return meant
    before = {each.concept for each in scene.tags_between(tag.start - 4, tag.start) if each.end <= tag.start}
    if not before & _TURNING and not _infinitive(scene, tag):
        return meant
    return {**{kind: weight * 0.3 for kind, weight in meant.items()}, **_COMING}


_CLOSE = 3


def _infinitive(scene: ParsedSentence, tag: Tag) -> bool:
    """Whether a verb is what somebody is to do: "voted to send", "pour envoyer", "para enviar"."""
    if scene.draft.language.name == "english":
        return tag.start > 0 and scene.words[tag.start - 1] == "to"
    return scene.words[tag.start].endswith(("er", "ar", "ir"))


def _paired(scene: ParsedSentence, quantity: Quantity) -> Mapping[str, float]:
    """Return the stages of two numbers in "24 of the 200": those who came, of those who were promised."""
    if quantity.family not in {"open", "personnel"}:
        return {}
    if quantity.start in scene.part_starts:
        return {"arrived": 0.5, "strength": 0.45}
    return {"pledged": 0.6, "authorized": 0.4} if quantity.start in scene.whole_starts else {}


def _defaults(
    quantity: Quantity, countries: Mapping[str, float], whole: float, scene: ParsedSentence, above: Context
) -> Mapping[str, float]:
    """Return the kinds that a figure may be of though nothing says so."""
    if quantity.family == "money":
        return DEFAULT_WEIGHTS["money"]
    if quantity.family == "duration":
        return _of_mandate(scene, quantity, above)
    if quantity.family == "members":
        return {"vote": _OF_COUNCIL}
    if quantity.family == "percent":
        return DEFAULT_WEIGHTS["percent"] if "capital" in scene.concepts | above.concepts else {}
    if quantity.family not in {"personnel", "people", "open"} or quantity.low > _MOST_PERSONNEL:
        return {}
    found = dict(DEFAULT_WEIGHTS["whole"]) if whole >= 0.4 else {}  # noqa: PLR2004 - said of all
    if any(weight >= 0.4 and code != "HTI" for code, weight in countries.items()):  # noqa: PLR2004 - said of one
        found = merge_weights(found, DEFAULT_WEIGHTS["country"], 1.0)
    return found


def _of_mandate(scene: ParsedSentence, quantity: Quantity, above: Context) -> Mapping[str, float]:
    """Return whether a length of time is a mandate's: one that something is set up or prolonged for."""
    before = scene.words[max(quantity.start - 2, 0) : quantity.start]
    if quantity.low != quantity.low.to_integral_value():
        return {}
    said = any(tag.concept == "mandate" and far <= _CLOSE + 1 for tag, far in scene.tags_near(quantity))
    if not said and not (before and before[-1] in _FOR):
        return {}
    concepts = scene.concepts
    if concepts & {"mandate", "renew", "authorize", "adopt", "last"}:
        return {"mandate": 0.7, "event": 0.5 if "draft" in concepts else 0.1}
    return {"mandate": 0.5} if (concepts | above.concepts) & {"mission", "gsf", "binuh"} else {}


_FOR = function_words("for_length")

_MOST_PERSONNEL = 20_000

_BESIDE = 12

_LEAST_DISPLACED = 200
_SURVEYED = 45
"""How many days what stands on a day is counted in at most; a longer time is that of a survey."""


def _when(scene: ParsedSentence, quantity: Quantity, kinds: Mapping[str, float], day: date) -> TimeSpan | None:
    """Return the time that a quantity is said of: the nearest in its sentence that isn't to come.

    What is counted over a time is said of the longest rather than of the day that it was told on.
    """
    farthest = 40
    near = [
        (scene.distance(quantity.start, quantity.end, time.start, time.end), time)
        for time in scene.times
        if abs(time.start - quantity.start) <= farthest and (time.first_day <= day or "announced" in kinds)
    ]
    harm = max((kinds.get(kind, 0.0) for kind in HARM_KINDS if kind != "displaced"), default=0.0)
    if harm >= 0.3 and harm >= max(kinds.values(), default=0.0):  # noqa: PLR2004 - it is harm that is counted
        spans = [(far, time) for far, time in near if (time.last_day - time.first_day).days >= 20]  # noqa: PLR2004
        near = spans or near
    else:
        near = [(far, time) for far, time in near if far <= _BESIDE]
    if harm < kinds.get("displaced", 0.0):
        near = [(far, time) for far, time in near if (time.last_day - time.first_day).days <= _SURVEYED or time.since]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _sorted(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(
        sorted(((name, round(weight, 2)) for name, weight in weights.items()), key=lambda pair: (-pair[1], pair[0]))
    )
