"""What the record says of a date: that it happened then, on another day, or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.checking.event_matching import EventIndex, EventMatch, match_quality, possible_spans
from mss_cli.checking.fact_index import IndexedFact
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import Context
from mss_cli.checking.report import Verdict
from mss_cli.checking.sentence import ParsedSentence, TimeSpan
from mss_cli.checking.verdict import Judgement
from mss_cli.checking.words.meanings import EVENT_CONCEPTS, HARM_KINDS

_COUNTED = frozenset(
    {"strength", "displaced", "territory", "killed", "homicides", "injured", "kidnapped", "funding-paid",
     "funding-required", "funding-held"}
)  # fmt: skip
_HAPPENING = frozenset(
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
_BESIDE = 14


class DateJudgement(Struct, frozen=True):
    """The judgement on a date, and the facts that it rests on."""

    verdict: Verdict
    facts: tuple[IndexedFact, ...] = ()


def judge_date(
    scene: ParsedSentence,
    time: TimeSpan,
    above: Context,
    events: EventIndex,
    beside: Sequence[tuple[Quantity, str, Judgement | None]],
) -> DateJudgement | None:
    """Return the judgement on the date ``time``; None where it dates a figure, or nothing that the record has.

    ``beside`` has the quantities of its sentence, each with its likeliest kind and its judgement.
    """
    spans = possible_spans(time, scene.draft.day)
    if time.mention is None or time.mention.is_year or not spans or (spans[0][1] - spans[0][0]).days > 70:  # noqa: PLR2004 - a season
        return None
    if _is_dateline(scene, time):
        return None
    by_distance = sorted(
        ((scene.distance(each.start, each.end, time.start, time.end), n) for n, (each, _, _) in enumerate(beside)),
    )
    near = [beside[n][1:] for far, n in by_distance if far <= _BESIDE]
    for kind, judgement in near:
        if kind not in _HAPPENING:
            break
        fact = _happened(judgement) if judgement else None
        sharp = fact and (_has_day(fact) or not time.mention.first.day)
        if fact and sharp and _is_when(fact, time, scene.draft.day):
            return DateJudgement("supported", (fact,))
    kinds = {kind for kind, _ in near}
    counted = "harm" if kinds & set(HARM_KINDS) else "sum" if kinds & _COUNTED else ""
    tellings = events.matches(scene, time, above)
    return _told(tellings, time, scene, counted=counted)


def _is_dateline(scene: ParsedSentence, time: TimeSpan) -> bool:
    """Whether a date stands in a dateline: "KINGSTON, June 26 —", "NAIROBI (12 May) –"."""
    after = scene.words[time.end : time.end + 1]
    before = [token.text for token in scene.tokens[: time.start] if token.is_word]
    return bool(before) and after in (["—"], ["–"], [")"], ["-"]) and all(word.isupper() for word in before)


def _happened(judgement: Judgement) -> IndexedFact | None:
    """Return the fact that a figure is held against, where it is of something that happened within days."""
    if not judgement.matches:
        return None
    fact = judgement.matches[0].fact
    brief = not fact.is_period or fact.last_day - fact.first_day < _BRIEF
    return fact if fact.kind in _HAPPENING and brief else None


_BRIEF = timedelta(days=4)


def _is_when(fact: IndexedFact, time: TimeSpan, day: date) -> bool:
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(start <= last and first <= stop for start, stop in spans for first, last in possible_spans(time, day))


def _told(
    tellings: Sequence[EventMatch], time: TimeSpan, scene: ParsedSentence, *, counted: str
) -> DateJudgement | None:
    if not tellings:
        return None
    is_day = bool(time.mention and time.mention.first.day)
    spans = is_day and time.mention is not None and time.mention.first != time.mention.last
    dated = [each for each in tellings if not is_day or _has_day(each.fact)]
    loose = next((each for each in tellings if each.agrees), None)
    least = _least(tellings, time, scene, counted)
    met = next((each for each in dated if each.agrees), None)
    if (
        met
        and match_quality(met) >= least
        and match_quality(met) >= (_SHARE_OF_DAY if is_day else _SHARE) * match_quality(tellings[0])
    ):
        return DateJudgement("disputed" if met.other_dates else "supported", (met.fact,))
    wrong = _wrong(dated, time, scene.draft.day, loose) if dated else None
    plain = wrong and not spans and (not counted or _beside(scene, time) & wrong.fact.concepts)
    if wrong and plain and match_quality(wrong) >= (_sure(wrong, dated) if is_day else _SURE_MONTH):
        return DateJudgement("contradicted", (wrong.fact,))
    if (
        loose
        and match_quality(loose) >= max(least, _SURE_LOOSE)
        and match_quality(loose) >= _SHARE * match_quality(tellings[0])
    ):
        return DateJudgement("supported", (loose.fact,))
    return None


def _sure(wrong: EventMatch, dated: Sequence[EventMatch]) -> float:
    """Return how good a telling must be before its date is called wrong: less where nothing else comes near it."""
    others = [each for each in dated if not _overlap(each.fact, wrong.fact)]
    return _SURE_ALONE if all(match_quality(each) <= _ALONE * match_quality(wrong) for each in others) else _SURE_WRONG


_ALONE, _SURE_ALONE = 0.6, 2.8


def _least(tellings: Sequence[EventMatch], time: TimeSpan, scene: ParsedSentence, counted: str) -> float:
    """Return how good a telling must be: better where a figure stands beside the date, or on the draft's own day."""
    least = _LEAST[counted, bool(time.mention and time.mention.first.day)]
    met = next((each for each in tellings if each.agrees), None)
    if met and counted == "harm" and met.fact.is_period and time.mention and time.mention.first.day:
        least = min(least, _PLAINLY)
    if met and counted and _beside(scene, time) & met.fact.concepts:
        least = min(least, _PLAINLY)
    return max(least, _OWN_DAY) if time.first_day == scene.draft.day else least


def _wrong(dated: Sequence[EventMatch], time: TimeSpan, day: date, loose: EventMatch | None) -> EventMatch | None:
    """Return the happening that a date is a slip for; None where another one may be meant."""
    best = dated[0]
    if best.agrees:
        return None
    close = [each for each in dated if match_quality(each) >= _RIVAL * match_quality(best)]
    likely = [each for each in dated if match_quality(each) >= _SHARE * match_quality(best) and _is_one_of(each, close)]
    for each in likely:
        if _mistaken(each.fact, time, day) and not _is_when(each.fact, time, day):
            apart = [
                rival for rival in close if not _overlap(rival.fact, each.fact) and not _series(rival.fact, each.fact)
            ]
            vague = (
                loose
                and match_quality(loose) >= _ALONE * match_quality(best)
                and not _of_one_decision(loose.fact, each.fact)
            )
            return None if apart or vague else each
    return None


def _is_one_of(telling: EventMatch, close: Sequence[EventMatch]) -> bool:
    """Whether a telling is of the time of one of those that fit best."""
    return any(_overlap(telling.fact, each.fact) for each in close)


def _of_one_decision(month: IndexedFact, other: IndexedFact) -> bool:
    """Whether a fact known to the month is of the decision that another fact has the day of."""
    return {month.kind, other.kind} <= {"vote", "mandate", "event"} and _overlap(month, other)


def _beside(scene: ParsedSentence, time: TimeSpan) -> set[str]:
    """Return what the words at a date itself say happened on it."""
    return {
        tag.concept
        for tag in scene.tags_between(time.start - 7, time.end + 3)
        if tag.concept in EVENT_CONCEPTS - _UNTELLING and scene.distance(time.start, time.end, tag.start, tag.end) <= 3  # noqa: PLR2004
    }


_UNTELLING = frozenset(
    {"killed", "injured", "displaced", "pledge", "send", "ask", "deploy", "mandate", "first", "freeze"}
)
_PLAINLY, _OWN_DAY, _SURE_LOOSE = 1.5, 3.0, 2.0


_LEAST = {
    ("", True): 0.75,
    ("", False): 1.7,
    ("sum", True): 3.5,
    ("sum", False): 5.0,
    ("harm", True): 4.0,
    ("harm", False): 99.0,
}
"""How good a telling must be: by what is counted beside the date, and whether it is a day."""

_SHARE_OF_DAY, _SHARE, _RIVAL, _SURE_WRONG, _SURE_MONTH = 0.15, 0.42, 0.8, 3.6, 6.0


def _has_day(fact: IndexedFact) -> bool:
    return any((stop - start).days < 14 for start, stop in [*fact.dates, *([fact.due] if fact.due else [])])  # noqa: PLR2004


def _series(one: IndexedFact, other: IndexedFact) -> bool:
    """Whether two facts tell of one thing at different times, as each mandate's end, or each vote."""
    decisions = {one.kind, other.kind} <= {"vote", "mandate"}
    return decisions or (one.kind == other.kind and "expire" in one.concepts & other.concepts)


def _overlap(one: IndexedFact, other: IndexedFact) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _mistaken(fact: IndexedFact, time: TimeSpan, day: date) -> bool:
    """Whether a date is another by a slip: another day of the month, the month next to it, another year."""
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(_slipped(start, stop, *meant) for start, stop in spans for meant in possible_spans(time, day))


def _slipped(start: date, stop: date, first: date, last: date) -> bool:
    if (stop - start).days > 3:  # noqa: PLR2004 - no day
        return False
    months = abs((first.year - start.year) * 12 + first.month - start.month)
    if first == last:
        return months == 0 or abs((first - start).days) <= 3 or (first.day == start.day and months in {1, 12, 24})  # noqa: PLR2004
    return months in {1, 2, 12}
