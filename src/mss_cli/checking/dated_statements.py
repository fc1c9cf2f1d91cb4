"""Judge a dated statement: whether what it says happened on that day, on another, or is not in the record."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.comparison import significant_digits
from mss_cli.checking.date_slips import is_near_miss
from mss_cli.checking.event_matching import EventIndex, EventMatch, is_deadline, match_quality, possible_spans
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context
from mss_cli.checking.report import Verdict
from mss_cli.checking.sentence import ParsedSentence
from mss_cli.checking.time_spans import TimeSpan, spans_meet
from mss_cli.checking.words.meanings import HARM_KINDS
from mss_cli.checking.wrong_dates import concepts_at, event_on_another_date, is_set_aside_date, newer_date

_COUNT_KINDS = frozenset(
    {"strength", "displaced", "territory", "killed", "homicides", "injured", "kidnapped", "funding-paid",
     "funding-required", "funding-held"}
)  # fmt: skip
"""The kinds that count what there is, or what happened over some time."""
_EVENT_KINDS = frozenset(
    {"arrived", "departed", "pledged", "announced", "vote", "mandate", "event", "funding-pledged", "killed", "injured",
     "authorized"}
)  # fmt: skip
"""The kinds of what happens on a day."""
_MAX_FIGURE_DISTANCE = 14
"""How far from a date a figure may stand that it dates."""
_MAX_MONTH_DISTANCE = 4
"""How far from a month a figure may stand that it only dates."""
_MAX_DATE_DAYS = 70
"""Longer times, such as a season, date no event."""


class DateJudgement(Struct, frozen=True):
    """The verdict on a date, and the facts that it rests on."""

    verdict: Verdict
    facts: tuple[IndexedFact, ...] = ()


def judge_date(
    sentence: ParsedSentence,
    time: TimeSpan,
    context: Context,
    events: EventIndex,
    figures: Sequence[tuple[Quantity, str, Judgement | None]],
) -> DateJudgement | None:
    """Return the judgement on the date ``time``; None where it only dates a figure, or the record has nothing like it.

    ``figures`` has the quantities of the sentence, each with its likeliest kind and its judgement.
    """
    spans = possible_spans(time, sentence.draft.day)
    is_date = spans and (spans[0][1] - spans[0][0]).days <= _MAX_DATE_DAYS and not sentence.is_dateline(time)
    if time.mention is None or time.mention.is_year or not is_date:
        return None
    by_distance = sorted(
        ((sentence.distance(each.start, each.end, time.start, time.end), n) for n, (each, _, _) in enumerate(figures)),
    )
    nearest = [figures[n][1:] for distance, n in by_distance if distance <= _MAX_FIGURE_DISTANCE]
    if _ends_period(sentence, time, [kind for kind, _ in nearest]):
        return None
    for kind, judgement in nearest:
        if kind not in _EVENT_KINDS:
            break
        fact = _event_of_figure(judgement) if judgement else None
        is_precise = fact and (_is_known_to_the_day(fact) or not time.mention.first.day)
        if fact and is_precise and _has_date(fact, time, sentence.draft.day):
            return DateJudgement("supported", (fact,))
    for distance, n in by_distance[:_MAX_FIGURES]:
        if wrong := _event_on_another_day(time, sentence, distance, figures[n]):
            return DateJudgement("contradicted", (wrong,))
    if by_distance and by_distance[0][0] <= _MAX_MONTH_DISTANCE and not time.mention.first.day:
        return None
    kinds = {kind for kind, _ in nearest}
    counted = "harm" if kinds & set(HARM_KINDS) else "sum" if kinds & _COUNT_KINDS else ""
    matches = events.matches(sentence, time, context)
    return _judge_matches(matches, time, sentence, counted=counted)


_END_WORDS = frozenset({"to", "au", "al", "fin"})


def _ends_period(sentence: ParsedSentence, time: TimeSpan, kinds: Sequence[str]) -> bool:
    """Whether a date only ends the period over which harm is counted: "4,544 killed this year up to 20 November"."""
    before = sentence.words[max(time.start - 2, 0) : time.start]
    return bool(_END_WORDS & set(before)) and bool(kinds) and kinds[0] in HARM_KINDS


_MIN_DIGITS, _MAX_DISTANCE_OF_EVENT, _MAX_FIGURES = 3, 8, 2


def _event_on_another_day(
    time: TimeSpan, sentence: ParsedSentence, distance: int, figure: tuple[Quantity, str, Judgement | None]
) -> IndexedFact | None:
    """Return the event that a figure right at a date surely is of, where the date is not its; else None.

    The figure must have so many digits that no other event has it by chance.
    """
    quantity, kind, judgement = figure
    digits = len(significant_digits(quantity.low))
    fact = _event_of_figure(judgement) if judgement and judgement.verdict == "supported" else None
    if fact is None or digits < _MIN_DIGITS or distance > _MAX_DISTANCE_OF_EVENT or kind not in {"arrived", "departed"}:
        return None
    day = sentence.draft.day
    is_other_day = _is_known_to_the_day(fact) and not _has_date(fact, time, day) and not (time.since or time.until)
    return fact if is_other_day and is_near_miss(fact, time, day) else None


def _event_of_figure(judgement: Judgement) -> IndexedFact | None:
    """Return the fact that a figure is judged by, if it is about an event of a few days."""
    if not judgement.matches:
        return None
    fact = judgement.matches[0].fact
    is_brief = not fact.is_period or fact.last_day - fact.first_day < _MAX_EVENT_LENGTH
    return fact if fact.kind in _EVENT_KINDS and is_brief else None


_MAX_EVENT_LENGTH = timedelta(days=4)


def _has_date(fact: IndexedFact, time: TimeSpan, day: date) -> bool:
    """Whether ``time``, in a draft of ``day``, may be one of the dates of a fact."""
    possible = possible_spans(time, day)
    return any(spans_meet(known, each) for known in fact.dates_and_due for each in possible)


def _judge_matches(
    matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, *, counted: str
) -> DateJudgement | None:
    """Return the judgement on a date by the facts that its sentence may be about; None where they are not clear enough.

    ``counted`` says what is counted beside the date: "harm", "sum" for other counts and sums of money, or nothing.
    """
    if not matches:
        return None
    is_day = bool(time.mention and time.mention.first.day)
    day_matches = [each for each in matches if not is_day or _is_known_to_the_day(each.fact)]
    any_match = next((each for each in matches if each.agrees), None)
    threshold = _quality_to_support(matches, time, sentence, counted)
    agreeing = next((each for each in day_matches if each.agrees), None)
    best = match_quality(matches[0])
    min_share = _MIN_SHARE_OF_DAY if is_day else _MIN_SHARE
    is_slip = is_near_miss(matches[0].fact, time, sentence.draft.day, slip=True)
    if is_day and is_slip and not matches[0].agrees and not is_deadline(sentence, time):
        named = concepts_at(sentence, time) & matches[0].fact.concepts
        is_named_alone = bool(named) and not (agreeing and named & agreeing.fact.concepts)
        min_share = _MIN_SHARE_BESIDE_NAMED if is_named_alone else _MIN_SHARE_BESIDE_SLIP
    if agreeing and match_quality(agreeing) >= max(threshold, min_share * best):
        if newer := newer_date(agreeing.fact, matches, sentence):
            return DateJudgement("superseded", (newer, agreeing.fact))
        return DateJudgement("disputed" if agreeing.other_dates else "supported", (agreeing.fact,))
    if wrong := event_on_another_date(day_matches, any_match, time, sentence, counted=counted):
        return DateJudgement("disputed" if is_set_aside_date(wrong, time) else "contradicted", (wrong,))
    if any_match and match_quality(any_match) >= max(threshold, _MIN_QUALITY_OF_MONTH, _MIN_SHARE * best):
        return DateJudgement("supported", (any_match.fact,))
    return None


def _quality_to_support(matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, counted: str) -> float:
    """Return the quality that a match needs to support a date.

    It needs more where a figure stands beside the date, and on the draft's own day, often just that of the report.
    """
    threshold = _MIN_QUALITY[counted, bool(time.mention and time.mention.first.day)]
    agreeing = next((each for each in matches if each.agrees), None)
    if agreeing and counted == "harm" and agreeing.fact.is_period and time.mention and time.mention.first.day:
        threshold = min(threshold, _MIN_QUALITY_IF_NAMED)
    if agreeing and counted and concepts_at(sentence, time) & agreeing.fact.concepts:
        threshold = min(threshold, _MIN_QUALITY_IF_NAMED)
    return max(threshold, _MIN_QUALITY_ON_DRAFT_DAY) if time.first_day == sentence.draft.day else threshold


_MIN_QUALITY_IF_NAMED, _MIN_QUALITY_ON_DRAFT_DAY, _MIN_QUALITY_OF_MONTH = 1.5, 3.0, 2.0
"""The quality a match needs: if the event is named at the date, on the draft's own day, if known only to the month."""


_MIN_QUALITY = {
    ("", True): 0.75,
    ("", False): 1.7,
    ("sum", True): 3.5,
    ("sum", False): 5.0,
    ("harm", True): 4.0,
    ("harm", False): 99.0,
}
"""The quality a match needs, by what is counted beside the date, and by whether the date is a day."""

_MIN_SHARE_BESIDE_SLIP, _MIN_SHARE_BESIDE_NAMED = 0.4, 0.8
"""The same for a day that is a likely slip for that of the best match, and where just that is named at the date."""
_MIN_SHARE_OF_DAY, _MIN_SHARE = 0.15, 0.42
"""The share of the best match's quality that another needs: for a day, and for a month."""
_DAYS_OF_TWO_WEEKS = 14


def _is_known_to_the_day(fact: IndexedFact) -> bool:
    """Whether the record knows the date of a fact to within two weeks."""
    return any((stop - start).days < _DAYS_OF_TWO_WEEKS for start, stop in fact.dates_and_due)
