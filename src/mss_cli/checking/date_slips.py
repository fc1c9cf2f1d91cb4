"""Compare dates with those of events: whether one is nearly the other, or a slip of the pen for it."""

from datetime import date

from mss_cli.checking.event_matching import possible_spans
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.time_spans import TimeSpan

_MAX_KNOWN_DAYS, _MAX_EPISODE_DAYS, _MAX_DAYS_OFF = 3, 31, 3
"""The days of an event that is known to the day, and of one of some weeks; and how far off a slip may be."""


def is_near_miss(fact: IndexedFact, time: TimeSpan, day: date, *, slip: bool = False) -> bool:
    """Whether a date is nearly that of a fact.

    That is another day of the month, or about the same day in a month beside it or in another year. With ``slip``, it
    must be a likely slip of the pen: hardly another day, or one with nearly the same digits. The year can only be wrong
    where the draft states it.
    """
    spans = fact.dates if fact.kind == "event" else fact.dates_and_due
    is_near = _is_slip if slip else _is_near
    states_year = time.mention is not None and time.mention.last.year is not None
    if not states_year and any(_is_anniversary(each[0], time) for each in spans):
        return False
    return any(
        is_near(*each, *span) and (states_year or _months_apart(each[0], span[0]) < _MONTHS_OF_A_YEAR)
        for each in spans
        for span in possible_spans(time, day)
    )


def _is_anniversary(day: date, time: TimeSpan) -> bool:
    """Whether a date is the very day of an event but for the year."""
    return (day.month, day.day) == (time.first_day.month, time.first_day.day)


_MONTHS_OF_A_YEAR, _MAX_MONTHS_OFF = 12, 2


def _is_near(start: date, stop: date, first: date, last: date) -> bool:
    """Whether the days from ``first`` to ``last`` are a slip for those from ``start`` to ``stop``, or near them."""
    is_known = (stop - start).days <= _MAX_KNOWN_DAYS
    return _is_slip(start, stop, first, last) or (is_known and first == last and _months_apart(start, first) == 0)


def _is_slip(start: date, stop: date, first: date, last: date) -> bool:
    """Whether the days from ``first`` to ``last`` are a likely slip for those from ``start`` to ``stop``."""
    months, length = _months_apart(start, first), (stop - start).days
    if first != last:
        return months in {1, 2, 12, 24} and length <= _MAX_KNOWN_DAYS
    if length > _MAX_KNOWN_DAYS:
        return first.day == start.day and months in {12, 24} and length <= _MAX_EPISODE_DAYS
    if months == 0:
        days = {str(first.day), str(start.day)}
        is_digit_off = any(one != other and (one in other or one == other[::-1]) for one in days for other in days)
        return abs(first.day - start.day) <= _MAX_DAYS_OFF or is_digit_off or (first.day - start.day) % 10 == 0
    is_other_month = first.day == start.day and months <= _MAX_MONTHS_OFF
    is_near = abs(first.day - start.day) <= 1 and months in {1, 12, 24}
    return is_near or is_other_month or abs((first - start).days) <= _MAX_DAYS_OFF


def _months_apart(one: date, other: date) -> int:
    """Return how many calendar months lie between two days."""
    return abs((one.year - other.year) * 12 + one.month - other.month)
