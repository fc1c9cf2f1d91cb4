"""Two clocks: when something was so, and when it was known.

Both ask whether a thing was so *surely* by a day, so a date that may mean several days counts from the last of
them: an event of "2024-06" is shown from 30 June on, and a source issued in "2023-10" is known from 31 October on. A
day given as "2024" or "2024-06" is the last of that year or month. Where a date is open at its end, its start counts.
"""

from datetime import date

import msgspec

from mss_cli.model.dates import When
from mss_cli.model.records import Dataset, Fact


def sure_by(when: When) -> date:
    """Return the day from which on ``when`` has surely come."""
    return when.earliest if when.latest == date.max else when.latest


def counts_from(fact: Fact) -> date:
    """Return the day from which on ``fact`` is shown.

    The figure of a stock that is dated by a month counts from the month's first day: it is the best there is for all of
    it.
    """
    if fact.kind_info.nature == "stock" and len(fact.date.edtf) == len("2024-06"):
        return fact.date.earliest
    return sure_by(fact.date)


def holds(fact: Fact, as_of: When) -> bool:
    """Whether what ``fact`` states had surely happened, or surely held, by the end of ``as_of``."""
    return counts_from(fact) <= as_of.latest


def known_by(dataset: Dataset, day: When | None) -> Dataset:
    """Return ``dataset`` as it could be known by the end of ``day``: with only the claims whose source was out.

    A fact that no claim is left of is not there, nor is a check that names it.
    """
    if day is None:
        return dataset
    issued = {name for name, source in dataset.sources.items() if sure_by(source.issued) <= day.latest}
    facts = {}
    for fact in dataset.facts.values():
        claims = tuple(claim for claim in fact.claims if claim.source in issued)
        if claims:
            facts[fact.id] = msgspec.structs.replace(fact, claims=claims)
    checks = {check.id: check for check in dataset.checks.values() if all(name in facts for name in check.facts)}
    return msgspec.structs.replace(dataset, facts=facts, checks=checks)
