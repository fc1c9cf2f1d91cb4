"""How far the record reaches, and what that means for an answer as of a later day."""

from datetime import date

from msgspec import Struct

from mss_cli.model.dates import When
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.timing import sure_by

STALE_DAYS = 90
"""The age, in days, above which a figure that still stands is shown with it."""


class Horizon(Struct, frozen=True):
    """Where the record ends."""

    searched_through: When | None
    """The day up to which public sources were searched, by the curator's word."""
    newest_event: When | None
    """The date of the newest fact."""
    newest_source: When | None
    """When the newest source was issued."""

    @property
    def end(self) -> date | None:
        """The last day that the record speaks for."""
        known = self.searched_through or self.newest_source
        return known.latest if known else None


def horizon(dataset: Dataset) -> Horizon:
    """Return how far ``dataset`` reaches."""
    # By their first days: a source that may be of any day of a year doesn't prove that the record goes on to its end.
    issued = max((source.issued for source in dataset.sources.values()), key=_first_day, default=None)
    known = issued.latest if issued else date.min
    # What is dated after every source is announced, not an event.
    events = (fact.date for fact in dataset.facts.values() if fact.date.earliest <= known)
    return Horizon(dataset.metadata.searched_through, max(events, key=_first_day, default=None), issued)


def _first_day(when: When) -> date:
    return when.earliest


def is_beyond(found: Horizon, day: When) -> bool:
    """Whether ``day`` is later than what the record speaks for."""
    return found.end is not None and day.latest > found.end


def age_days(fact: Fact, day: When) -> int:
    """Return how many days before the end of ``day`` the figure of ``fact`` held last."""
    return max((day.latest - sure_by(fact.date)).days, 0)


def is_overdue(fact: Fact, day: When) -> bool:
    """Whether what ``fact`` announced was due before ``day``, so that it has an outcome, known or not."""
    return fact.due is not None and fact.due.latest < day.earliest
