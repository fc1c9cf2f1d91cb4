"""Find the event whose date a draft gives wrongly, or whose date has been changed since."""

from collections.abc import Sequence
from datetime import date

from mss_cli.checking.date_slips import is_near_miss
from mss_cli.checking.event_matching import EventMatch, distinctive_concepts, match_quality
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.sentence import ParsedSentence
from mss_cli.checking.time_spans import TimeSpan, spans_meet
from mss_cli.checking.words.meanings import EVENT_CONCEPTS

_MIN_SHARE, _MIN_RIVAL_SHARE, _MIN_LIKELY_SHARE = 0.42, 0.8, 0.35
"""The share of the best match's quality that another needs: to be meant, to be a rival, and with just that date."""
_MIN_QUALITY, _MIN_QUALITY_OF_MONTH, _MIN_QUALITY_IF_NO_SLIP = 3.6, 6.0, 6.0
"""The quality that a match needs: for a day, for a month, and for a day that is no likely slip for its own."""
_MAX_OTHER_SHARE, _MIN_QUALITY_WITHOUT_RIVAL, _MIN_QUALITY_IF_NAMED = 0.6, 2.4, 2.6
"""Without a rival: all others have at most this share of the quality, and a match needs less itself; so it does where
the event is named at the date."""
_STRONG_CONCEPTS = EVENT_CONCEPTS - {
    "killed", "injured", "displaced", "pledge", "send", "ask", "deploy", "mandate", "first", "freeze",
}  # fmt: skip
"""The concepts that say clearly what happened, whatever is counted beside them."""
_MAX_CONCEPT_DISTANCE = 3
"""How far from a date a concept may stand that says what happened on it."""
_LIMIT_WORDS = frozenset({"before", "avant", "antes"})
"""What makes a date a limit: something else has happened by then, or is to."""
_CHANGED_CONCEPTS = frozenset({"past", "pause", "not"})
"""The concepts of what is no longer so."""


def event_on_another_date(
    day_matches: Sequence[EventMatch],
    any_match: EventMatch | None,
    time: TimeSpan,
    sentence: ParsedSentence,
    *,
    counted: str,
) -> IndexedFact | None:
    """Return the event that a sentence surely is about, on another date than its own; else None.

    ``day_matches`` are the events that it may be about and whose day is known, the likeliest first, and ``any_match``
    the likeliest of all that has just this date. ``counted`` says what is counted beside the date, if anything.
    """
    wrong = _likely_match(day_matches, any_match, time, sentence.draft.day) if day_matches else None
    if wrong is None or not _may_date_event(wrong, time, sentence):
        return None
    named = concepts_at(sentence, time) & wrong.fact.concepts
    if counted and not (named or _names_place(sentence, time, wrong.fact)):
        return None
    if not named and _is_dated(wrong.fact, time, sentence):
        return None
    slips = [each for each in day_matches if is_near_miss(each.fact, time, sentence.draft.day, slip=True)]
    is_named_alone = bool(named) and any_match is None
    needed = _needed_quality(wrong, day_matches, slips, time, is_named_alone=is_named_alone)
    return wrong.fact if match_quality(wrong) >= needed else None


def _may_date_event(wrong: EventMatch, time: TimeSpan, sentence: ParsedSentence) -> bool:
    """Whether a date is one of an event.

    That is not so of a span, of a limit ("before 15 July"), of the draft's own day, or of a month in which somebody has
    only said something.
    """
    is_day = _is_of_day(time)
    is_span = is_day and time.mention is not None and time.mention.first != time.mention.last
    is_own_day = time.first_day == time.last_day == sentence.draft.day
    is_month_of_statement = not is_day and wrong.fact.kind == "statement"
    is_limit = bool(_LIMIT_WORDS & set(sentence.words[max(time.start - 2, 0) : time.start]))
    return not (is_span or is_limit or is_own_day or is_month_of_statement)


def _is_dated(fact: IndexedFact, time: TimeSpan, sentence: ParsedSentence) -> bool:
    """Whether another date of the sentence, not right beside this one, is that of an event: this may be of another."""
    return any(
        first <= other.first_day <= last
        for other in sentence.times
        if max(other.start - time.end, time.start - other.end) > 1
        for first, last in fact.dates
    )


def _is_of_day(time: TimeSpan) -> bool:
    """Whether a date gives a day, and not only a month."""
    return bool(time.mention and time.mention.first.day)


def _likely_match(
    day_matches: Sequence[EventMatch], any_match: EventMatch | None, time: TimeSpan, day: date
) -> EventMatch | None:
    """Return the event whose date is given wrongly; None where the draft may mean another event."""
    if day_matches[0].agrees:
        return None
    best = match_quality(day_matches[0])
    rivals = [each for each in day_matches if match_quality(each) >= _MIN_RIVAL_SHARE * best]
    for match in day_matches:
        fact, is_slip = match.fact, is_near_miss(match.fact, time, day, slip=True)
        is_likely = match_quality(match) >= _MIN_SHARE * best and (is_slip or _overlaps_any(match, rivals))
        if not is_likely or match.agrees or not is_near_miss(fact, time, day):
            continue
        if not is_slip and any(not _overlap(each.fact, fact) and not _same_series(each.fact, fact) for each in rivals):
            return None
        has_date = any_match and match_quality(any_match) >= _MIN_LIKELY_SHARE * best
        return None if any_match and has_date and not _overlap(any_match.fact, fact) else match
    return None


def _needed_quality(
    wrong: EventMatch,
    day_matches: Sequence[EventMatch],
    slips: Sequence[EventMatch],
    time: TimeSpan,
    *,
    is_named_alone: bool,
) -> float:
    """Return the quality that a match needs to contradict a date.

    A day needs less where no other event comes near the match, but for ``slips``, whose date it may be a slip for too;
    or where ``is_named_alone``: the event is named at the date, and none has just this date.
    """
    if not _is_of_day(time):
        return _MIN_QUALITY_OF_MONTH
    if wrong not in slips:
        return _MIN_QUALITY_IF_NO_SLIP
    others = [each for each in day_matches if each not in slips and not _overlap(each.fact, wrong.fact)]
    is_alone = all(match_quality(each) <= _MAX_OTHER_SHARE * match_quality(wrong) for each in others)
    if is_alone:
        return _MIN_QUALITY_WITHOUT_RIVAL
    return _MIN_QUALITY_IF_NAMED if is_named_alone else _MIN_QUALITY


def is_set_aside_date(fact: IndexedFact, time: TimeSpan) -> bool:
    """Whether some source gives a date for an event, even if it is set aside: no mistake of the draft's author."""
    return any(spans_meet(each, (time.first_day, time.last_day)) for each in fact.set_aside_dates)


def newer_date(agreeing: IndexedFact, matches: Sequence[EventMatch], sentence: ParsedSentence) -> IndexedFact | None:
    """Return the fact that sets another date, as of an election, for what is due by the fact ``agreeing``; else None.

    A sentence in the past, or one that tells of the change or has the newer date, is not out of date.
    """
    if agreeing.kind != "statement" or not agreeing.due or sentence.concepts & _CHANGED_CONCEPTS:
        return None
    day = sentence.draft.day
    for match in matches:
        fact = match.fact
        due = fact.due
        if due is None or due == agreeing.due or not agreeing.last_day < fact.first_day <= day:
            continue
        is_told = any(spans_meet((each.first_day, each.last_day), due) for each in sentence.times)
        if not is_told and fact.kind == agreeing.kind and _subject(fact) == _subject(agreeing):
            return fact
    return None


def _subject(fact: IndexedFact) -> frozenset[str]:
    """Return what a fact is about, without its names: the first round of an election, or the second."""
    return frozenset(each for each in distinctive_concepts(fact.concepts) if each[0] != "=")


def _overlaps_any(match: EventMatch, others: Sequence[EventMatch]) -> bool:
    """Whether an event overlaps in time with one of those that fit best."""
    return any(_overlap(match.fact, each.fact) for each in others)


def concepts_at(sentence: ParsedSentence, time: TimeSpan) -> set[str]:
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


def _same_series(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether two facts are about the same thing at different times, as the end of each mandate, or each vote."""
    decisions = {one.kind, other.kind} <= {"vote", "mandate"}
    return decisions or (one.kind == other.kind and "expire" in one.concepts & other.concepts)


def _overlap(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether the dates of two facts overlap."""
    return spans_meet((one.first_day, one.last_day), (other.first_day, other.last_day))
