"""What the record says of a date: that it happened then, on another day, or nothing."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from mss_cli.checking.events import Events, Telling, value
from mss_cli.checking.meaning import Above
from mss_cli.checking.mentions import Quantity
from mss_cli.checking.record import Known
from mss_cli.checking.scene import Scene, Time
from mss_cli.checking.verdict import Judgement, Verdict

_COUNTED = frozenset(
    {"strength", "displaced", "territory", "killed", "homicides", "injured", "kidnapped", "funding-paid",
     "funding-required", "funding-held"}
)  # fmt: skip
_HAPPENING = frozenset({"arrived", "departed", "pledged", "announced", "vote", "mandate", "event", "funding-pledged", "killed", "injured", "authorized"})
_BESIDE = 14
_SURE_DAY, _SURE_MONTH, _SURE_WRONG = 1.8, 2.4, 4.3
_SHARE = 0.55


class Occasion(Struct, frozen=True):
    """The judgement on a date, and the facts that it rests on."""

    verdict: Verdict
    facts: tuple[Known, ...] = ()


def occasion(
    scene: Scene,
    time: Time,
    above: Above,
    events: Events,
    beside: Sequence[tuple[Quantity, str, Judgement | None]],
) -> Occasion | None:
    """Return the judgement on the date ``time``; None where it dates a figure, or nothing that the record has.

    ``beside`` has the quantities of its sentence, each with its likeliest kind and its judgement.
    """
    if time.dated is None or time.dated.is_year or (time.stop - time.start).days > 70:  # noqa: PLR2004 - a season
        return None
    near = [
        (kind, judgement)
        for quantity, kind, judgement in beside
        if scene.distance(quantity.start, quantity.end, time.place, time.end) <= _BESIDE
    ]
    for kind, judgement in near:
        if judgement and judgement.facts and judgement.facts[0].meets and kind in _HAPPENING:
            fact = judgement.facts[0].fact
            if fact.kind in _HAPPENING and _is_when(fact, time) and (not fact.is_period or (fact.stop - fact.start).days < 4):  # noqa: PLR2004
                return Occasion("supported", (fact,))
    counted = any(kind in _COUNTED for kind, _ in near)
    tellings = events.tellings(scene, time, above)
    return _told(tellings, time, counted=counted, day=scene.reading.day)


def _is_when(fact: Known, time: Time) -> bool:
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(start <= time.stop and time.start <= stop for start, stop in spans)


def _told(tellings: Sequence[Telling], time: Time, *, counted: bool, day: date) -> Occasion | None:
    is_day = time.start == time.stop
    sure = _SURE_DAY if is_day else _SURE_MONTH
    if counted:
        sure = 4.0 if is_day else 12.0
    best = tellings[0] if tellings else None
    met = [each for each in tellings if each.meets]
    if time.start == day:
        sure = max(sure, 3.0)
    if met and value(met[0]) >= sure and best and value(met[0]) >= _SHARE * value(best):
        return Occasion("disputed" if met[0].of else "supported", (met[0].fact,))
    if best is None or counted or best.meets or value(best) < _SURE_WRONG or (met and value(met[0]) >= _SHARE * value(best)):
        return None
    rivals = [each for each in tellings[1:] if value(each) >= 0.75 * value(best) and each.fact.start != best.fact.start]  # noqa: PLR2004
    if rivals or not _mistaken(best.fact, time):
        return None
    return Occasion("contradicted", (best.fact,))


def _mistaken(fact: Known, time: Time) -> bool:
    """Whether a date is another by a slip: another day of the month, another month or year of the day."""
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    for start, stop in spans:
        if (stop - start).days > 3:  # noqa: PLR2004 - no day
            continue
        if time.start == time.stop:
            same = (start.day == time.start.day, start.month == time.start.month, start.year == time.start.year)
            if sum(same) == 2 or abs((time.start - start).days) <= 3:  # noqa: PLR2004
                return True
        elif abs((time.start.year - start.year) * 12 + time.start.month - start.month) in {1, 2, 12}:
            return True
    return False
