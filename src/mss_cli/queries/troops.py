"""Who has pledged, announced, landed and is present: a row a country, the stages side by side.

Stages are never added to one another. Within a stage: ``pledged`` and ``strength`` are stocks, and the latest
figure stands; ``announced`` is what was announced last, batches of one announcement together; ``arrived`` is
the sum of all arrivals, as an interval. A fact about several countries at once is in no country's row, since
no source says whose share is whose.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mss_cli.model.figures import Interval
from mss_cli.model.kinds import PERSONNEL, STAGES, UnitName, joined_unit
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.select import by_date
from mss_cli.queries.standing import Standing, figure, standing


class Stage(Struct, frozen=True):
    """A figure of one stage, and the facts behind it. ``value`` is None where none of them has a figure."""

    value: Interval | None
    date: str
    unit: UnitName | None
    standing: Standing
    facts: tuple[Fact, ...]


class Row(Struct, frozen=True):
    """One country's stages, in the order of ``STAGES``; None where no fact speaks of one."""

    country: str
    name: str
    stages: tuple[Stage | None, ...]


class Troops(Struct, frozen=True):
    """The rows; the mission's own stages; and the facts that several countries share."""

    rows: tuple[Row, ...]
    authorized: Stage | None
    strength: Stage | None
    joint: tuple[Fact, ...]


def troops(dataset: Dataset, facts: Iterable[Fact]) -> Troops:
    """Return the stages that ``facts`` tell of, countries in the order of their names."""
    personnel = [fact for fact in by_date(facts) if fact.kind in PERSONNEL and not fact.scope]
    by_country: dict[str, list[Fact]] = {}
    for fact in personnel:
        if len(fact.countries) == 1:
            by_country.setdefault(fact.countries[0], []).append(fact)
    rows = []
    for country, own in sorted(by_country.items(), key=lambda pair: dataset.countries[pair[0]].name):
        stages = tuple(_stage(dataset, [fact for fact in own if fact.kind == kind]) for kind in STAGES)
        if any(stages):
            rows.append(Row(country, dataset.countries[country].name, stages))
    mission = [fact for fact in personnel if not fact.countries]
    return Troops(
        tuple(rows),
        _stage(dataset, [fact for fact in mission if fact.kind == "authorized"]),
        _stage(dataset, [fact for fact in mission if fact.kind == "strength"]),
        tuple(fact for fact in personnel if len(fact.countries) > 1),
    )


def _stage(dataset: Dataset, facts: Sequence[Fact]) -> Stage | None:
    """Return the stage that ``facts`` of one kind, in the order of their dates, come to."""
    counted = [fact for fact in facts if figure(fact)] or facts
    if not counted:
        return None
    if counted[0].kind == "announced":
        counted = [fact for fact in counted if fact.date == counted[-1].date]
    elif counted[0].kind_info.nature == "stock":
        counted = counted[-1:]
    values = [found for fact in counted if (found := figure(fact))]
    units = {unit for fact in counted for claim in fact.claims if (unit := fact.unit_of(claim))}
    first, last = counted[0].date.edtf, max(counted, key=lambda fact: fact.date.latest).date.edtf
    return Stage(
        value=sum(values[1:], values[0]) if values else None,
        date=first if first == last else f"{first.partition('/')[0]}/{last.rpartition('/')[2]}",
        unit=joined_unit(units) if units else None,
        standing=_weakest([standing(dataset, fact) for fact in counted]),
        facts=tuple(counted),
    )


def _weakest(standings: Sequence[Standing]) -> Standing:
    order: tuple[Standing, ...] = ("disputed", "single", "corroborated")
    return min(standings, key=order.index)
