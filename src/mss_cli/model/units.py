"""What figures count: the closed list of units, and which of them can answer one question."""

from typing import Literal

from msgspec import Struct

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
    "vehicles",
    "aircraft",
    "bases",
    "USD",
    "CAD",
    "EUR",
    "KES",
    "HTG",
    "GBP",
]


class Unit(Struct, frozen=True):
    """What a figure counts."""

    name: UnitName
    """As a facts file writes it."""
    family: str
    """Units of one family can answer one question."""
    label: str
    """What stands with the number."""


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
    Unit("vehicles", "vehicles", "vehicles"),
    Unit("aircraft", "aircraft", "aircraft"),
    Unit("bases", "bases", "bases"),
    # ISO 4217 codes of the currencies that sources print
    Unit("USD", "money", "USD"),
    Unit("CAD", "money", "CAD"),
    Unit("EUR", "money", "EUR"),
    Unit("KES", "money", "KES"),
    Unit("HTG", "money", "HTG"),
    Unit("GBP", "money", "GBP"),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _UNITS}

PERSONNEL_UNITS = tuple(unit.name for unit in _UNITS if unit.family == "personnel")
MONEY = tuple(unit.name for unit in _UNITS if unit.family == "money")
DURATIONS = tuple(unit.name for unit in _UNITS if unit.family == "duration")
_MIXED = {"personnel", "police-and-military"}


def units_meet(one: str, other: str) -> bool:
    """Whether two units can be said of the same people or thing.

    ``personnel`` is of no stated kind and meets every kind of personnel; ``police-and-military`` meets both
    of its parts; ``police`` and ``military`` do not meet, nor do two currencies.
    """
    if one == other:
        return True
    return one in PERSONNEL_UNITS and other in PERSONNEL_UNITS and bool({one, other} & _MIXED)


def comparable(one: str, other: str) -> bool:
    """Whether figures in two units stand on one scale: all personnel does, else only a unit with itself."""
    return one == other or (one in PERSONNEL_UNITS and other in PERSONNEL_UNITS)


def joined_unit(units: set[UnitName]) -> UnitName:
    """Return the narrowest unit that covers all of ``units``.

    Raises:
        ValueError: they are not all of personnel, so that no unit covers them.

    """
    if len(units) == 1:
        return next(iter(units))
    if not units <= set(PERSONNEL_UNITS):
        raise ValueError(f"figures in {', '.join(sorted(units))} can't be put together")
    return "personnel" if "personnel" in units else "police-and-military"
