"""Judge a dated statement: whether what it says happened on that day, on another, or is not in the record."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.comparison import significant_digits
from mss_cli.checking.date_slips import is_near_miss
from mss_cli.checking.event_matching import EventIndex, EventMatch, match_quality, possible_spans
from mss_cli.checking.fact_index import IndexedFact
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context
from mss_cli.checking.report import Verdict
from mss_cli.checking.sentence import ParsedSentence
from mss_cli.checking.time_spans import TimeSpan
from mss_cli.checking.words.meanings import EVENT_CONCEPTS, HARM_KINDS

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
    is_date = spans and (spans[0][1] - spans[0][0]).days <= _MAX_DATE_DAYS and not _is_dateline(sentence, time)
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
    if by_distance and (wrong := _event_on_another_day(time, sentence, by_distance[0][0], figures[by_distance[0][1]])):
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


_MIN_DIGITS, _MAX_DISTANCE_OF_EVENT = 3, 8


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


_MIN_LIKELY_SHARE = 0.35
"""The share of the best match's quality that one with just that date needs to be meant."""
_MIN_BETTER = 1.2
"""How much better another event must fit for a near miss not to be meant."""


def _is_dateline(sentence: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date stands in a dateline: "KINGSTON, June 26 —", "NAIROBI (12 May) –"."""
    after = sentence.words[time.end : time.end + 1]
    before = [token.text for token in sentence.tokens[: time.start] if token.is_word]
    return bool(before) and after in (["—"], ["–"], [")"], ["-"], ["("]) and all(word.isupper() for word in before)


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
    return any(start <= last and first <= stop for start, stop in fact.dates_and_due for first, last in possible)


def _judge_matches(
    matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, *, counted: str
) -> DateJudgement | None:
    """Return the judgement on a date by the facts that its sentence may be about; None where they are not clear enough.

    ``counted`` says what is counted beside the date: "harm", "sum" for other counts and sums of money, or nothing.
    """
    if not matches:
        return None
    is_day = bool(time.mention and time.mention.first.day)
    is_span = is_day and time.mention is not None and time.mention.first != time.mention.last
    day_matches = [each for each in matches if not is_day or _is_known_to_the_day(each.fact)]
    any_match = next((each for each in matches if each.agrees), None)
    threshold = _quality_to_support(matches, time, sentence, counted)
    agreeing = next((each for each in day_matches if each.agrees), None)
    best = match_quality(matches[0])
    min_share = _MIN_SHARE_OF_DAY if is_day else _MIN_SHARE
    if agreeing and match_quality(agreeing) >= max(threshold, min_share * best):
        return DateJudgement("disputed" if agreeing.other_dates else "supported", (agreeing.fact,))
    wrong = _contradicted_match(day_matches, time, sentence.draft.day, any_match) if day_matches else None
    is_named = wrong and (
        _concepts_at(sentence, time) & wrong.fact.concepts or _names_place(sentence, time, wrong.fact)
    )
    is_clear = wrong and not is_span and (not counted or is_named)
    if wrong and is_clear and match_quality(wrong) >= _quality_to_contradict(wrong, day_matches, is_day=is_day):
        return DateJudgement("contradicted", (wrong.fact,))
    if any_match and match_quality(any_match) >= max(threshold, _MIN_QUALITY_OF_MONTH, _MIN_SHARE * best):
        return DateJudgement("supported", (any_match.fact,))
    return None


def _quality_to_contradict(wrong: EventMatch, day_matches: Sequence[EventMatch], *, is_day: bool) -> float:
    """Return the quality that a match needs to contradict a date.

    A day needs less where no other event comes near the match.
    """
    others = [each for each in day_matches if not _overlap(each.fact, wrong.fact)]
    is_alone = all(match_quality(each) <= _MAX_OTHER_SHARE * match_quality(wrong) for each in others)
    of_day = _MIN_QUALITY_WITHOUT_RIVAL if is_alone else _MIN_QUALITY_TO_CONTRADICT
    return of_day if is_day else _MIN_QUALITY_TO_CONTRADICT_MONTH


_MAX_OTHER_SHARE, _MIN_QUALITY_WITHOUT_RIVAL = 0.6, 2.8
"""Without a rival: all others have at most this share of the quality, and a match needs less itself."""


def _quality_to_support(matches: Sequence[EventMatch], time: TimeSpan, sentence: ParsedSentence, counted: str) -> float:
    """Return the quality that a match needs to support a date.

    It needs more where a figure stands beside the date, and on the draft's own day, often just that of the report.
    """
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
    """Return the event whose date is given wrongly; None where the draft may mean another event."""
    if day_matches[0].agrees:
        return None
    best = match_quality(day_matches[0])
    rivals = [each for each in day_matches if match_quality(each) >= _MIN_RIVAL_SHARE * best]
    likely = [each for each in day_matches if match_quality(each) >= _MIN_SHARE * best and _overlaps_any(each, rivals)]
    for match in likely:
        fact = match.fact
        if is_near_miss(fact, time, day) and not match.agrees:
            min_rival = _MIN_BETTER * match_quality(match) if is_near_miss(fact, time, day, slip=True) else 0
            others = [each.fact for each in rivals if match_quality(each) >= min_rival]
            if any(not _overlap(other, fact) and not _same_series(other, fact) for other in others):
                return None
            is_likely = any_match and match_quality(any_match) >= _MIN_LIKELY_SHARE * best
            return None if any_match and is_likely and not _same_decision(any_match.fact, fact) else match
    return None


def _overlaps_any(match: EventMatch, others: Sequence[EventMatch]) -> bool:
    """Whether an event overlaps in time with one of those that fit best."""
    return any(_overlap(match.fact, each.fact) for each in others)


def _same_decision(month: IndexedFact, other: IndexedFact) -> bool:
    """Whether a fact known only to the month is about the same decision as one known to the day."""
    return {month.kind, other.kind} <= {"vote", "mandate", "event"} and _overlap(month, other)


def _concepts_at(sentence: ParsedSentence, time: TimeSpan) -> set[str]:
    """Return the concepts right at a date that say what happened on it."""
    return {
        tag.concept
        for tag in sentence.tags_between(time.start - 7, time.end + 3)
        if tag.concept in _STRONG_CONCEPTS
        and sentence.distance(time.start, time.end, tag.start, tag.end) <= _MAX_CONCEPT_DISTANCE
    }


def _names_place(sentence: ParsedSentence, time: TimeSpan, fact: IndexedFact) -> bool:
    """Whether two names of an event stand near its date, such as those of its place: "Pont-Sondé, 3 October"."""
    names = {
        tag.concept
        for tag in sentence.tags_between(time.start - 4, time.end + 5)
        if tag.concept[0] == "=" and sentence.tokens[tag.start].text[0].isupper()
    }
    return len(names & fact.concepts) > 1


_STRONG_CONCEPTS = EVENT_CONCEPTS - {
    "killed", "injured", "displaced", "pledge", "send", "ask", "deploy", "mandate", "first", "freeze",
}  # fmt: skip
"""The concepts that say clearly what happened, whatever is counted beside them."""
_MAX_CONCEPT_DISTANCE = 3
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

_MIN_SHARE_OF_DAY, _MIN_SHARE, _MIN_RIVAL_SHARE = 0.15, 0.42, 0.8
"""The share of the best match's quality that another needs: for a day, for a month, and to be a rival."""
_MIN_QUALITY_TO_CONTRADICT, _MIN_QUALITY_TO_CONTRADICT_MONTH = 3.6, 6.0
_DAYS_OF_TWO_WEEKS = 14


def _is_known_to_the_day(fact: IndexedFact) -> bool:
    """Whether the record knows the date of a fact to within two weeks."""
    return any((stop - start).days < _DAYS_OF_TWO_WEEKS for start, stop in fact.dates_and_due)


def _same_series(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether two facts are about the same thing at different times, as the end of each mandate, or each vote."""
    decisions = {one.kind, other.kind} <= {"vote", "mandate"}
    return decisions or (one.kind == other.kind and "expire" in one.concepts & other.concepts)


def _overlap(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether the dates of two facts overlap."""
    return one.first_day <= other.last_day and other.first_day <= one.last_day
