"""Interpret a quantity: what kind of fact it is about, of which countries, parts and days.

Its clause is read first, then its sentence, then the context: headings, table headers, earlier sentences.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from mss_cli.checking.attribution import attached_parts, country_weights
from mss_cli.checking.kinds import (
    MAX_CLOSE_DISTANCE,
    default_kinds,
    harm_in_sentence,
    is_possible_kind,
    kind_weights,
    part_of_whole_kinds,
)
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context, Question, merge_weights
from mss_cli.checking.sentence import ParsedSentence, Tag
from mss_cli.checking.time_spans import TimeSpan
from mss_cli.checking.words.meanings import HARM_KINDS

_MAX_ARTICLE_WORDS = 1
"""How many words may stand between "half of" and the number."""
_MAX_CLAUSE_DISTANCE = 6
"""How far from a quantity the concepts of its clause may stand."""
_MIN_STATED, _MIN_MENTIONED, _MIN_MENTIONED_FOR_MONEY = 0.5, 0.3, 0.65
"""How much a kind, or a country, must weigh near a quantity for nothing to be inherited from elsewhere."""

_WHOLE_OF_FUND = 0.7
"""How surely a sum is the whole fund's where the sentence before is about it."""
_NAMED_DOLLARS = frozenset({"us", "usd", "c", "ca", "can", "cad"})
"""What a sum begins with that says whose dollars it is in."""
_MIN_SUM = 100_000
"""The least sum of money that may leave its currency unsaid."""
_MAX_MONTHS = 24
_COUNT_OPENERS = frozenset({"by", "all", "par", "por", "los", "les", "with", "avec", "con"})
"""What stands before a number that is no length of time, even after one: "for a year, by all 15"."""
"""The longest time that may leave its unit unsaid."""
_MAX_MEMBERS = 100
"""No council of the record has more members; more are those of a force."""
_COUNCIL_CONCEPTS = frozenset(
    {"vote", "favour", "against", "abstain", "transitional", "parliament", "adopt", "resolution", "mandate", "renew",
     "authorize", "council"}
)  # fmt: skip
"""Concepts of a body whose members are counted; other members are those of a force."""

_MAX_TIME_WORDS = 40
"""How many words from a quantity its time may stand."""
_MAX_TIME_DISTANCE = 12
"""How far it may stand where no harm is counted, by ``ParsedSentence.distance``."""
_MIN_HARM = 0.3
_MIN_LONG_TIME_DAYS = 20
_MAX_SURVEY_DAYS, _MAX_SURVEY_DISTANCE = 45, 4
"""The longest time that a count of the displaced can have, unless it stands right at it; else it belongs to something
else."""


def interpret(
    sentence: ParsedSentence, quantity: Quantity, previous: Question | None, context: Context, day: date
) -> Question:
    """Return the question that ``quantity`` answers.

    ``previous`` is the question of the quantity before it in the sentence, ``context`` what stands before the sentence,
    and ``day`` the draft's day.
    """
    quantity = _with_inherited_unit(sentence, quantity, previous, context)
    tags = list(sentence.tags_near(quantity))
    kinds, inherited = _kinds_with_inherited(sentence, quantity, tags, previous, context)
    countries, whole = _countries_with_inherited(sentence, quantity, tags, previous, context)
    kinds = merge_weights(kinds, part_of_whole_kinds(sentence, quantity), 1.0)
    kinds = merge_weights(kinds, default_kinds(quantity, countries, whole, sentence, context), 1.0)
    time = _time_of(sentence, quantity, kinds, day) or (context.time if context.is_table_header else None)
    clause_concepts = frozenset(tag.concept for tag, distance in tags if distance <= _MAX_CLAUSE_DISTANCE)
    return Question(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        family=quantity.family,
        kinds=_sorted_weights(kinds),
        countries=_sorted_weights(countries),
        whole=round(whole, 2),
        attached=attached_parts(sentence, quantity, tags),
        clause_concepts=clause_concepts,
        sentence_concepts=sentence.concepts,
        all_concepts=sentence.concepts_with(context.concepts),
        first_day=time.first_day if time else None,
        last_day=time.last_day if time else None,
        is_past="past" in clause_concepts
        or bool(previous and ((previous.is_past and inherited) or _is_compared(sentence, quantity))),
        draft_day=day,
        kind_inherited=inherited,
        names_currency=sentence.words[quantity.start] in _NAMED_DOLLARS,
        is_share=_is_share(quantity, tags),
        is_whole=quantity.start in sentence.whole_starts,
    )


_FROM_WORDS, _TO_WORDS = frozenset({"from", "de"}), frozenset({"to", "a"})


def _is_of_other_end(sentence: ParsedSentence, quantity: Quantity, time: TimeSpan) -> bool:
    """Whether a time is that of the other end of a change: "fell from 1,494 in 2024 to 647 in 2025"."""
    for start, stop in pairwise(sentence.quantities):
        is_change = sentence.words[stop.start - 1] in _TO_WORDS and (
            start.start > 0 and sentence.words[start.start - 1] in _FROM_WORDS
        )
        if is_change and quantity is start:
            return not start.start < time.start < stop.start
        if is_change and quantity is stop:
            return time.start < stop.start
    return False


_COMPARING_WORDS = frozenset({"against", "versus", "contre", "frente"})


def _is_compared(sentence: ParsedSentence, quantity: Quantity) -> bool:
    """Whether a quantity is what an earlier one is compared with: "147,000, against 68,000"."""
    return bool(_COMPARING_WORDS & set(sentence.words[max(quantity.start - 2, 0) : quantity.start]))


def _is_share(quantity: Quantity, tags: Sequence[tuple[Tag, int]]) -> bool:
    """Whether the sentence speaks of a share of the quantity: "half of the 1,000"."""
    return any(tag.concept == "partof" and 0 <= quantity.start - tag.end <= _MAX_ARTICLE_WORDS for tag, _ in tags)


def _with_inherited_unit(
    sentence: ParsedSentence, quantity: Quantity, previous: Question | None, context: Context
) -> Quantity:
    """Return ``quantity`` with the unit that an earlier one gives it: "$8 million from Canada, 6 million from Spain".

    Members of anything but a council are counted as personnel.
    """
    if quantity.family == "open" and previous and previous.family == "money" and quantity.low >= _MIN_SUM:
        return msgspec.structs.replace(quantity, family="money", unit=previous.unit)
    if quantity.family == "open" and not previous and context.currency and quantity.low >= _MIN_SUM:
        return msgspec.structs.replace(quantity, family="money", unit=context.currency)
    before = set(sentence.words[max(quantity.start - 1, 0) : quantity.start])
    is_length = quantity.low <= _MAX_MONTHS and not before & _COUNT_OPENERS
    if quantity.family == "open" and previous and previous.family == "duration" and is_length:
        return msgspec.structs.replace(quantity, family="duration", unit="months")
    if quantity.family == "members" and (quantity.low > _MAX_MEMBERS or not sentence.concepts & _COUNCIL_CONCEPTS):
        return msgspec.structs.replace(quantity, family="personnel", unit="personnel")
    return quantity


def _kinds_with_inherited(
    sentence: ParsedSentence,
    quantity: Quantity,
    tags: Sequence[tuple[Tag, int]],
    previous: Question | None,
    context: Context,
) -> tuple[dict[str, float], bool]:
    """Return the kinds that a quantity may be about, with weights, and whether they are inherited."""
    own = kind_weights(sentence, quantity, tags)
    strongest = max(own.values(), default=0.0)
    if previous and previous.kinds:
        earlier: Mapping[str, float] = dict(previous.kinds)
    else:
        earlier = context.kinds if quantity.family != "duration" else {}
    inheritable = {kind: weight for kind, weight in earlier.items() if is_possible_kind(kind, quantity)}
    if previous and any(tag.concept == "ofthem" and distance <= MAX_CLOSE_DISTANCE for tag, distance in tags):
        return merge_weights(own, inheritable, 0.95), False
    if context.is_table_header:
        return merge_weights(own, context.kinds, 1.0), False
    if strongest >= _MIN_STATED:
        return own, False
    if not inheritable and strongest < _MIN_MENTIONED:
        inheritable = harm_in_sentence(sentence, quantity)
    share = 0.95 if previous and previous.kinds else 0.6
    return merge_weights(own, inheritable, share), bool(inheritable) and strongest < _MIN_MENTIONED


def _countries_with_inherited(
    sentence: ParsedSentence,
    quantity: Quantity,
    tags: Sequence[tuple[Tag, int]],
    previous: Question | None,
    context: Context,
) -> tuple[dict[str, float], float]:
    """Return the countries that a quantity is about, and how surely it is of all together; both may be inherited."""
    countries, whole = country_weights(sentence, quantity, tags)
    if context.is_table_header:
        return merge_weights(countries, context.countries, 1.0), max(whole, context.whole)
    strongest = max((weight for code, weight in countries.items() if code != "HTI"), default=0.0)
    min_whole = _MIN_MENTIONED_FOR_MONEY if quantity.family == "money" else _MIN_MENTIONED
    if strongest >= _MIN_MENTIONED or whole >= min_whole:
        return countries, whole
    if quantity.family == "money" and "trustfund" in context.concepts and strongest < _MIN_MENTIONED:
        return countries, max(whole, _WHOLE_OF_FUND)
    if previous and (previous.countries or previous.whole):
        return merge_weights(countries, dict(previous.countries), 0.95), max(whole, 0.95 * previous.whole)
    return merge_weights(countries, context.countries, 0.85), max(whole, 0.85 * context.whole)


def _time_of(sentence: ParsedSentence, quantity: Quantity, kinds: Mapping[str, float], day: date) -> TimeSpan | None:
    """Return the time that a quantity belongs to: the nearest in its sentence that is not in the future.

    Harm belongs to a long time rather than to the day of the report.
    """
    candidates = [
        (sentence.distance(quantity.start, quantity.end, time.start, time.end), time)
        for time in sentence.times
        if not (_is_beginning(sentence, quantity, time) or sentence.is_dateline(time))
        and not (time.start < quantity.start and _is_compared_with(sentence, time))
        and not _is_of_other_end(sentence, quantity, time)
        and ";" not in sentence.words[quantity.end : time.start]
        and abs(time.start - quantity.start) <= _MAX_TIME_WORDS
        and (time.first_day <= day or "announced" in kinds)
    ]
    harm = max((kinds.get(kind, 0.0) for kind in HARM_KINDS if kind != "displaced"), default=0.0)
    if harm >= _MIN_HARM and harm >= max(kinds.values(), default=0.0):
        long_times = [pair for pair in candidates if (pair[1].last_day - pair[1].first_day).days >= _MIN_LONG_TIME_DAYS]
        candidates = long_times or candidates
    else:
        is_decision = max(kinds.get("mandate", 0.0), kinds.get("vote", 0.0)) >= _MIN_STATED
        candidates = [pair for pair in candidates if pair[0] <= _MAX_TIME_DISTANCE or is_decision]
    if harm < kinds.get("displaced", 0.0):
        candidates = [
            pair
            for pair in candidates
            if pair[0] <= _MAX_SURVEY_DISTANCE
            or pair[1].since
            or (pair[1].last_day - pair[1].first_day).days <= _MAX_SURVEY_DAYS
        ]
    return min(candidates, key=lambda pair: pair[0])[1] if candidates else None


_THAN_WORDS, _THAT_WORDS = frozenset({"than"}), frozenset({"qu", "que"})
_COMPARATIVES = frozenset({"plus", "moins", "mas", "menos"})


def _is_compared_with(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a time is that of something compared with: "60 percent more than in March"."""
    before = sentence.words[max(time.start - 2, 0) : time.start]
    is_comparison = _COMPARATIVES & set(sentence.words[max(time.start - 5, 0) : time.start])
    return bool(_THAN_WORDS & set(before)) or bool(is_comparison and _THAT_WORDS & set(before))


_MAX_BEGINNING_DISTANCE, _MAX_WORDS_TO_BEGINNING = 2, 3


def _is_beginning(sentence: ParsedSentence, quantity: Quantity, time: TimeSpan) -> bool:
    """Whether a time is that at which something began, not the quantity's: "the mission, begun in June 2024, has"."""
    distance = sentence.distance(quantity.start, quantity.end, time.start, time.end)
    return distance > _MAX_BEGINNING_DISTANCE and any(
        tag.concept == "start" and tag.end <= time.start
        for tag in sentence.tags_between(time.start - _MAX_WORDS_TO_BEGINNING, time.start)
    )


def _sorted_weights(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return weights as pairs, rounded to two decimals, the largest first."""
    return tuple(
        sorted(((name, round(weight, 2)) for name, weight in weights.items()), key=lambda pair: (-pair[1], pair[0]))
    )
