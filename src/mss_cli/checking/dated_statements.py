"""What the record says of a date: that it happened then, on another day, or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.event_matching import EventIndex, EventMatch, match_quality, possible_spans
from mss_cli.checking.fact_index import IndexedFact
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context
from mss_cli.checking.report import Verdict
from mss_cli.checking.sentence import ParsedSentence, TimeSpan
from mss_cli.checking.words.meanings import EVENT_CONCEPTS, HARM_KINDS

_COUNT_KINDS = frozenset(
    {"strength", "displaced", "territory", "killed", "homicides", "injured", "kidnapped", "funding-paid",
     "funding-required", "funding-held"}
)  # fmt: skip
_EVENT_KINDS = frozenset(
    {
        "arrived",
        "departed",
        "pledged",
        "announced",
        "vote",
        "mandate",
        "event",
        "funding-pledged",
        "killed",
        "injured",
        "authorized",
    }
)
_MAX_FIGURE_DISTANCE = 14


class DateJudgement(Struct, frozen=True):
    """The judgement on a date, and the facts that it rests on."""

    verdict: Verdict
    facts: tuple[IndexedFact, ...] = ()


def judge_date(
    sentence: ParsedSentence,
    time: TimeSpan,
    context: Context,
    events: EventIndex,
    figures: Sequence[tuple[Quantity, str, Judgement | None]],
) -> DateJudgement | None:
    """Return the judgement on the date ``time``; None where it dates a figure, or nothing that the record has.

    ``beside`` has the quantities of its sentence, each with its likeliest kind and its judgement.
    """
    spans = possible_spans(time, sentence.draft.day)
    if time.mention is None or time.mention.is_year or not spans or (spans[0][1] - spans[0][0]).days > 70:  # noqa: PLR2004 - a season
        return None
    if _is_dateline(sentence, time):
        return None
    by_distance = sorted(
        ((sentence.distance(each.start, each.end, time.start, time.end), n) for n, (each, _, _) in enumerate(figures)),
    )
    nearest = [figures[n][1:] for distance, n in by_distance if distance <= _MAX_FIGURE_DISTANCE]
    for kind, judgement in nearest:
        if kind not in _EVENT_KINDS:
            break
        fact = _event_of_figure(judgement) if judgement else None
        is_precise = fact and (_is_known_to_the_day(fact) or not time.mention.first.day)
        if fact and is_precise and _has_date(fact, time, sentence.draft.day):
            return DateJudgement("supported", (fact,))
    kinds = {kind for kind, _ in nearest}
    counted = "harm" if kinds & set(HARM_KINDS) else "sum" if kinds & _COUNT_KINDS else ""
    matches = events.matches(sentence, time, context)
    return _judge_matches(matches, time, sentence, counted=counted)


def _is_dateline(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date stands in a dateline: "KINGSTON, June 26 —", "NAIROBI (12 May) –"."""
    after = sentence.words[time.end : time.end + 1]
    before = [token.text for token in sentence.tokens[: time.start] if token.is_word]
    return bool(before) and after in (["—"], ["–"], [")"], ["-"]) and all(word.isupper() for word in before)


def _event_of_figure(judgement: Judgement) -> IndexedFact | None:
    """Return the fact that a figure is held against, where it is of something that happened within days."""
    if not judgement.matches:
        return None
    fact = judgement.matches[0].fact
    is_brief = not fact.is_period or fact.last_day - fact.first_day < _MAX_EVENT_LENGTH
    return fact if fact.kind in _EVENT_KINDS and is_brief else None


_MAX_EVENT_LENGTH = timedelta(days=4)


def _has_date(fact: IndexedFact, time: TimeSpan, day: date) -> bool:
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(start <= last and first <= stop for start, stop in spans for first, last in possible_spans(time, day))


def _judge_matches(
    matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, *, counted: str
) -> DateJudgement | None:
    if not matches:
        return None
    is_day = bool(time.mention and time.mention.first.day)
    is_span = is_day and time.mention is not None and time.mention.first != time.mention.last
    day_matches = [each for each in matches if not is_day or _is_known_to_the_day(each.fact)]
    any_match = next((each for each in matches if each.agrees), None)
    threshold = _quality_to_support(matches, time, sentence, counted)
    agreeing = next((each for each in day_matches if each.agrees), None)
    if (
        agreeing
        and match_quality(agreeing) >= threshold
        and match_quality(agreeing) >= (_MIN_SHARE_OF_DAY if is_day else _MIN_SHARE) * match_quality(matches[0])
    ):
        return DateJudgement("disputed" if agreeing.other_dates else "supported", (agreeing.fact,))
    wrong = _contradicted_match(day_matches, time, sentence.draft.day, any_match) if day_matches else None
    is_clear = wrong and not is_span and (not counted or _concepts_at(sentence, time) & wrong.fact.concepts)
    if (
        wrong
        and is_clear
        and match_quality(wrong)
        >= (_quality_to_contradict(wrong, day_matches) if is_day else _MIN_QUALITY_TO_CONTRADICT_MONTH)
    ):
        return DateJudgement("contradicted", (wrong.fact,))
    if (
        any_match
        and match_quality(any_match) >= max(threshold, _MIN_QUALITY_OF_MONTH)
        and match_quality(any_match) >= _MIN_SHARE * match_quality(matches[0])
    ):
        return DateJudgement("supported", (any_match.fact,))
    return None


def _quality_to_contradict(wrong: EventMatch, day_matches: Sequence[EventMatch]) -> float:
    """Return how good a telling must be before its date is called wrong: less where nothing else comes near it."""
    others = [each for each in day_matches if not _overlap(each.fact, wrong.fact)]
    return (
        _MIN_QUALITY_WITHOUT_RIVAL
        if all(match_quality(each) <= _MAX_OTHER_SHARE * match_quality(wrong) for each in others)
        else _MIN_QUALITY_TO_CONTRADICT
    )


_MAX_OTHER_SHARE, _MIN_QUALITY_WITHOUT_RIVAL = 0.6, 2.8


def _quality_to_support(matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, counted: str) -> float:
    """Return how good a telling must be: better where a figure stands beside the date, or on the draft's own day."""
    threshold = _MIN_QUALITY[counted, bool(time.mention and time.mention.first.day)]
    agreeing = next((each for each in matches if each.agrees), None)
    if agreeing and counted == "harm" and agreeing.fact.is_period and time.mention and time.mention.first.day:
        threshold = min(threshold, _MIN_QUALITY_IF_NAMED)
    if agreeing and counted and _concepts_at(sentence, time) & agreeing.fact.concepts:
        threshold = min(threshold, _MIN_QUALITY_IF_NAMED)
    return max(threshold, _MIN_QUALITY_ON_DRAFT_DAY) if time.first_day == sentence.draft.day else threshold


def _contradicted_match(
    day_matches: Sequence[EventMatch], time: TimeSpan, day: date, any_match: EventMatch | None
) -> EventMatch | None:
    """Return the happening that a date is a slip for; None where another one may be meant."""
    top = day_matches[0]
    if top.agrees:
        return None
    close = [each for each in day_matches if match_quality(each) >= _MIN_RIVAL_SHARE * match_quality(top)]
    candidates = [
        each
        for each in day_matches
        if match_quality(each) >= _MIN_SHARE * match_quality(top) and _overlaps_any(each, close)
    ]
    for each in candidates:
        if _is_near_miss(each.fact, time, day) and not _has_date(each.fact, time, day):
            other_rivals = [
                rival
                for rival in close
                if not _overlap(rival.fact, each.fact) and not _same_series(rival.fact, each.fact)
            ]
            may_mean_another = (
                any_match
                and match_quality(any_match) >= _MAX_OTHER_SHARE * match_quality(top)
                and not _same_decision(any_match.fact, each.fact)
            )
            return None if other_rivals or may_mean_another else each
    return None


def _overlaps_any(match: EventMatch, close: Sequence[EventMatch]) -> bool:
    """Whether a telling is of the time of one of those that fit best."""
    return any(_overlap(match.fact, each.fact) for each in close)


def _same_decision(month: IndexedFact, other: IndexedFact) -> bool:
    """Whether a fact known to the month is of the decision that another fact has the day of."""
    return {month.kind, other.kind} <= {"vote", "mandate", "event"} and _overlap(month, other)


def _concepts_at(sentence: ParsedSentence, time: TimeSpan) -> set[str]:
    """Return what the words at a date itself say happened on it."""
    return {
        tag.concept
        for tag in sentence.tags_between(time.start - 7, time.end + 3)
        if tag.concept in EVENT_CONCEPTS - _WEAK_CONCEPTS
        and sentence.distance(time.start, time.end, tag.start, tag.end) <= 3  # noqa: PLR2004
    }


_WEAK_CONCEPTS = frozenset(
    {"killed", "injured", "displaced", "pledge", "send", "ask", "deploy", "mandate", "first", "freeze"}
)
_MIN_QUALITY_IF_NAMED, _MIN_QUALITY_ON_DRAFT_DAY, _MIN_QUALITY_OF_MONTH = 1.5, 3.0, 2.0


_MIN_QUALITY = {
    ("", True): 0.75,
    ("", False): 1.7,
    ("sum", True): 3.5,
    ("sum", False): 5.0,
    ("harm", True): 4.0,
    ("harm", False): 99.0,
}
"""How good a telling must be: by what is counted beside the date, and whether it is a day."""

_MIN_SHARE_OF_DAY, _MIN_SHARE, _MIN_RIVAL_SHARE, _MIN_QUALITY_TO_CONTRADICT, _MIN_QUALITY_TO_CONTRADICT_MONTH = (
    0.15,
    0.42,
    0.8,
    3.6,
    6.0,
)


def _is_known_to_the_day(fact: IndexedFact) -> bool:
    return any((stop - start).days < 14 for start, stop in [*fact.dates, *([fact.due] if fact.due else [])])  # noqa: PLR2004


def _same_series(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether two facts tell of one thing at different times, as each mandate's end, or each vote."""
    decisions = {one.kind, other.kind} <= {"vote", "mandate"}
    return decisions or (one.kind == other.kind and "expire" in one.concepts & other.concepts)


def _overlap(one: IndexedFact, other: IndexedFact) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _is_near_miss(fact: IndexedFact, time: TimeSpan, day: date) -> bool:
    """Whether a date is another by a slip: another day of the month, the month next to it, another year."""
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(_is_near_miss_of(start, stop, *meant) for start, stop in spans for meant in possible_spans(time, day))


def _is_near_miss_of(start: date, stop: date, first: date, last: date) -> bool:
    if (stop - start).days > 3:  # noqa: PLR2004 - no day
        return False
    months = abs((first.year - start.year) * 12 + first.month - start.month)
    if first == last:
        return months == 0 or abs((first - start).days) <= 3 or (first.day == start.day and months in {1, 12, 24})  # noqa: PLR2004
    return months in {1, 2, 12}
