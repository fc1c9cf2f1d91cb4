"""What the record says of a date: that it happened then, on another day, or nothing."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from mss_cli.checking.events import Events, Telling, awaits, readings, value
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
            if fact.kind in _HAPPENING and _is_when(fact, time, scene.reading.day) and (not fact.is_period or (fact.stop - fact.start).days < 4):  # noqa: PLR2004
                return Occasion("supported", (fact,))
    counted = any(kind in _COUNTED for kind, _ in near)
    tellings = events.tellings(scene, time, above)
    return _told(tellings, time, scene, counted=counted)


def _is_when(fact: Known, time: Time, day: date) -> bool:
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(start <= last and first <= stop for start, stop in spans for first, last in readings(time, day))


def _told(tellings: Sequence[Telling], time: Time, scene: Scene, *, counted: bool) -> Occasion | None:
    is_day = time.start == time.stop
    sure = _SURE_DAY if is_day else _SURE_MONTH
    if counted:
        sure = 4.0 if is_day else 12.0
    best = tellings[0] if tellings else None
    met = [each for each in tellings if each.meets]
    day = scene.reading.day
    share = 0.15 if awaits(scene, time) else _SHARE
    if time.start == day:
        sure = max(sure, 3.0)
    if met and value(met[0]) >= sure and best and value(met[0]) >= share * value(best):
        return Occasion("disputed" if met[0].of else "supported", (met[0].fact,))
    if best is None or counted or best.meets or value(best) < _SURE_WRONG or (met and value(met[0]) >= share * value(best)):
        return None
    rivals = [each for each in tellings[1:] if value(each) >= 0.75 * value(best) and each.fact.start != best.fact.start]  # noqa: PLR2004
    if rivals or not _mistaken(best.fact, time, day):
        return None
    return Occasion("contradicted", (best.fact,))


def _mistaken(fact: Known, time: Time, day: date) -> bool:
    """Whether a date is another by a slip: another day of the month, the month next to it, another year."""
    spans = [*fact.dates, *([fact.due] if fact.due else [])]
    return any(_slipped(start, stop, *meant) for start, stop in spans for meant in readings(time, day))


def _slipped(start: date, stop: date, first: date, last: date) -> bool:
    if (stop - start).days > 3:  # noqa: PLR2004 - no day
        return False
    months = abs((first.year - start.year) * 12 + first.month - start.month)
    if first == last:
        return months == 0 or abs((first - start).days) <= 3 or first.day == start.day and months in {1, 12, 24}  # noqa: PLR2004
    return months in {1, 2, 12}
