"""The closed vocabularies: what a fact is about (kinds), and what its figure counts (units)."""

from typing import Literal

from msgspec import Struct

Nature = Literal["stock", "flow", "event"]
UnitName = Literal[
    "personnel",
    "police",
    "military",
    "police-and-military",
    "people",
    "percent",
    "times",
    "days",
    "months",
    "years",
    "members",
    "USD",
    "CAD",
    "EUR",
    "KES",
    "HTG",
    "GBP",
]
KindName = Literal[
    "mandate",
    "vote",
    "event",
    "authorized",
    "pledged",
    "announced",
    "arrived",
    "departed",
    "rotated",
    "strength",
    "displaced",
    "killed",
    "homicides",
    "injured",
    "kidnapped",
    "territory",
    "funding-pledged",
    "funding-paid",
    "funding-held",
    "funding-required",
    "leadership",
    "statement",
]


class Unit(Struct, frozen=True):
    """What a figure counts.

    Units of one ``family`` can answer one question; ``label`` stands with the number.
    """

    name: UnitName
    family: str
    label: str


_UNITS = (
    Unit("personnel", "personnel", "personnel"),
    Unit("police", "personnel", "police"),
    Unit("military", "personnel", "military"),
    Unit("police-and-military", "personnel", "police and military"),
    Unit("people", "people", "people"),
    Unit("percent", "share", "%"),
    Unit("times", "growth", "times"),
    Unit("days", "duration", "days"),
    Unit("months", "duration", "months"),
    Unit("years", "duration", "years"),
    Unit("members", "members", "members"),
    # ISO 4217 codes of the currencies that sources print
    Unit("USD", "money", "USD"),
    Unit("CAD", "money", "CAD"),
    Unit("EUR", "money", "EUR"),
    Unit("KES", "money", "KES"),
    Unit("HTG", "money", "HTG"),
    Unit("GBP", "money", "GBP"),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _UNITS}

_PERSONNEL = tuple(unit.name for unit in _UNITS if unit.family == "personnel")
_MONEY = tuple(unit.name for unit in _UNITS if unit.family == "money")
_MIXED = {"personnel", "police-and-military"}


def units_meet(one: str, other: str) -> bool:
    """Whether two units can be said of the same people or thing.

    ``personnel`` is of no stated kind and meets every kind of personnel; ``police-and-military`` meets both
    of its parts; ``police`` and ``military`` do not meet, nor do two currencies.
    """
    if one == other:
        return True
    return one in _PERSONNEL and other in _PERSONNEL and bool({one, other} & _MIXED)


def comparable(one: str, other: str) -> bool:
    """Whether figures in two units stand on one scale: all personnel does, else only a unit with itself."""
    return one == other or (one in _PERSONNEL and other in _PERSONNEL)


def joined_unit(units: set[UnitName]) -> UnitName:
    """Give the narrowest unit that covers all of ``units``.

    Raises:
        ValueError: they are not all of personnel, so that no unit covers them.

    """
    if len(units) == 1:
        return next(iter(units))
    if not units <= set(_PERSONNEL):
        raise ValueError(f"figures in {', '.join(sorted(units))} can't be put together")
    return "personnel" if "personnel" in units else "police-and-military"


class Kind(Struct, frozen=True):
    """What a fact is about, and so what its figure means and which units it takes.

    The date of a ``period`` kind is what its figure was counted over, so that a year and its first quarter are
    two facts.
    """

    name: KindName
    nature: Nature
    about: str
    units: tuple[UnitName, ...] = ()
    figure_required: bool = False
    period: bool = False


# In the order in which facts of one day are told.
_KINDS = (
    Kind(
        "mandate",
        "event",
        "what the mission is authorized to do, and for how long",
        ("days", "months", "years"),
    ),
    Kind("vote", "event", "a vote, those who took part, and how", ("members",)),
    Kind("event", "event", "something that happened, or was proposed", ("days", "months", "years")),
    Kind(
        "authorized",
        "stock",
        "personnel the mission may or is meant to have",
        _PERSONNEL,
        figure_required=True,
    ),
    Kind("pledged", "stock", "personnel a country says it will contribute in all", _PERSONNEL),
    Kind("announced", "flow", "personnel said to be coming next", _PERSONNEL),
    Kind("arrived", "flow", "personnel that landed in Haiti", _PERSONNEL, figure_required=True),
    Kind("departed", "flow", "personnel that left Haiti", _PERSONNEL, figure_required=True),
    Kind("rotated", "flow", "personnel that relieved others in Haiti, so that none were added", _PERSONNEL),
    Kind("strength", "stock", "personnel present in Haiti", _PERSONNEL, figure_required=True),
    Kind(
        "displaced",
        "stock",
        "people driven from their homes and still away",
        ("people", "percent", "times"),
        figure_required=True,
    ),
    Kind(
        "killed",
        "flow",
        "people killed in a period, as human-rights monitors, reporters or the mission count them",
        ("people", *_PERSONNEL),
        figure_required=True,
        period=True,
    ),
    Kind(
        "homicides",
        "flow",
        "homicides in a period, as the police count them",
        ("people",),
        figure_required=True,
        period=True,
    ),
    Kind("injured", "flow", "people injured in a period", ("people", *_PERSONNEL), figure_required=True, period=True),
    Kind("kidnapped", "flow", "people kidnapped in a period", ("people",), figure_required=True, period=True),
    Kind("territory", "stock", "how much of a place armed groups hold", ("percent",)),
    Kind("funding-pledged", "flow", "money promised", _MONEY, figure_required=True),
    Kind("funding-paid", "flow", "money paid in or spent", _MONEY, figure_required=True),
    Kind("funding-held", "event", "money frozen or withheld", _MONEY),
    Kind("funding-required", "stock", "money that a thing costs, or that is asked for", _MONEY, figure_required=True),
    Kind("leadership", "event", "who leads or holds an office"),
    Kind("statement", "event", "what a named person or body said"),
)

KINDS: dict[KindName, Kind] = {kind.name: kind for kind in _KINDS}

RANK: dict[KindName, int] = {name: n for n, name in enumerate(KINDS)}
"""The order in which facts of one day are told."""
