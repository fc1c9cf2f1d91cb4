"""The closed vocabularies, each in one place: all that a fact's kind settles, and what its figure may count (units)."""

from typing import Literal, get_args

from msgspec import Struct

CheckRule = Literal["parts", "strength", "pledge"]
Nature = Literal["stock", "flow", "event"]
Group = Literal["personnel", "people", "money", "events"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""What facts are about, the gravest first."""

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
_DURATION = tuple(unit.name for unit in _UNITS if unit.family == "duration")
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
    """Return the narrowest unit that covers all of ``units``.

    Raises:
        ValueError: they are not all of personnel, so that no unit covers them.

    """
    if len(units) == 1:
        return next(iter(units))
    if not units <= set(_PERSONNEL):
        raise ValueError(f"figures in {', '.join(sorted(units))} can't be put together")
    return "personnel" if "personnel" in units else "police-and-military"


class Kind(Struct, frozen=True, kw_only=True):
    """All that is settled by what a fact is about."""

    name: KindName
    """As a facts file writes it."""
    definition: str
    """What a fact of this kind tells."""
    nature: Nature
    """Whether its figure holds at a time, is of a span of time, or is beside the point."""
    group: Group
    """What it is about, among what else disputes are sorted by."""
    mark: str
    """How it looks on a timeline."""
    ascii: str
    """The same where there is no Unicode."""
    units: tuple[UnitName, ...] = ()
    """What its figure may count."""
    figure_required: bool = False
    """Whether a fact of this kind says nothing without a figure."""
    period: bool = False
    """Whether its date is what its figure was counted over, so that a year and its first quarter are two facts."""
    stage: bool = False
    """Whether ``mss troops`` has a column for it."""
    topic: str = ""
    """The line of ``mss brief`` that its latest figure is in."""
    adds: tuple[CheckRule, ...] = ()
    """The rules of checks by which its figure may be added to those of other kinds."""
    makes: tuple[CheckRule, ...] = ()
    """The rules of checks of which its figure may be the result."""
    keeper: tuple[str, ...] = ()
    """Who makes or keeps the thing counted, so that his document is its record: ids of publishers.

    Or ``contributor``.
    """


# In the order in which facts of one day are told.
_KINDS = (
    Kind(
        name="mandate",
        definition="what the mission is authorized to do, and for how long",
        nature="event",
        group="events",
        mark="§",
        ascii="&",
        units=_DURATION,
        topic="mandate",
    ),
    Kind(
        name="vote",
        definition="a vote, those who took part, and how",
        nature="event",
        group="events",
        mark="☐",
        ascii="?",
        units=("members",),
    ),
    Kind(
        name="event",
        definition="something that happened, or was proposed",
        nature="event",
        group="events",
        mark="•",
        ascii="*",
        units=_DURATION,
    ),
    Kind(
        name="authorized",
        definition="personnel the mission may or is meant to have",
        nature="stock",
        group="personnel",
        mark="◆",
        ascii="#",
        units=_PERSONNEL,
        figure_required=True,
        topic="authorized",
    ),
    Kind(
        name="pledged",
        definition="personnel a country says it will contribute in all",
        nature="stock",
        group="personnel",
        mark="◇",
        ascii="o",
        units=_PERSONNEL,
        stage=True,
        makes=("pledge",),
    ),
    Kind(
        name="announced",
        definition="personnel said to be coming next",
        nature="flow",
        group="personnel",
        mark="△",
        ascii="^",
        units=_PERSONNEL,
        stage=True,
        adds=("pledge",),
        makes=("pledge",),
    ),
    Kind(
        name="arrived",
        definition="personnel that landed in Haiti",
        nature="flow",
        group="personnel",
        mark="▲",
        ascii="A",
        units=_PERSONNEL,
        figure_required=True,
        stage=True,
        adds=("strength", "pledge"),
    ),
    Kind(
        name="departed",
        definition="personnel that left Haiti",
        nature="flow",
        group="personnel",
        mark="▼",
        ascii="v",
        units=_PERSONNEL,
        figure_required=True,
    ),
    Kind(
        name="rotated",
        definition="personnel that relieved others in Haiti, so that none were added",
        nature="flow",
        group="personnel",
        mark="↻",
        ascii="~",
        units=_PERSONNEL,
    ),
    Kind(
        name="strength",
        definition="personnel present in Haiti",
        nature="stock",
        group="personnel",
        mark="■",
        ascii="=",
        units=_PERSONNEL,
        figure_required=True,
        stage=True,
        topic="strength",
        adds=("strength", "pledge"),
        makes=("strength",),
    ),
    Kind(
        name="displaced",
        definition="people driven from their homes and still away",
        nature="stock",
        group="people",
        mark="»",
        ascii=">",
        units=("people", "percent", "times"),
        figure_required=True,
        topic="displaced",
    ),
    Kind(
        name="killed",
        definition="people killed in a period, as human-rights monitors, reporters or the mission count them",
        nature="flow",
        group="people",
        mark="✕",
        ascii="x",
        units=("people", *_PERSONNEL),
        figure_required=True,
        period=True,
        topic="killed",
    ),
    Kind(
        name="homicides",
        definition="homicides in a period, as the police count them",
        nature="flow",
        group="people",
        mark="✖",
        ascii="X",
        units=("people",),
        figure_required=True,
        period=True,
    ),
    Kind(
        name="injured",
        definition="people injured in a period",
        nature="flow",
        group="people",
        mark="×",
        ascii="x",
        units=("people", *_PERSONNEL),
        figure_required=True,
        period=True,
    ),
    Kind(
        name="kidnapped",
        definition="people kidnapped in a period",
        nature="flow",
        group="people",
        mark="⊘",
        ascii="k",
        units=("people",),
        figure_required=True,
        period=True,
    ),
    Kind(
        name="territory",
        definition="how much of a place armed groups hold",
        nature="stock",
        group="people",
        mark="▒",
        ascii="%",
        units=("percent",),
        topic="territory",
    ),
    Kind(
        name="funding-pledged",
        definition="money promised",
        nature="flow",
        group="money",
        mark="○",
        ascii="$",
        units=_MONEY,
        figure_required=True,
        topic="funding",
    ),
    Kind(
        name="funding-paid",
        definition="money paid in or spent",
        nature="flow",
        group="money",
        mark="●",
        ascii="$",
        units=_MONEY,
        figure_required=True,
        topic="funding",
    ),
    Kind(
        name="funding-held",
        definition="money frozen or withheld",
        nature="event",
        group="money",
        mark="⊖",
        ascii="$",
        units=_MONEY,
    ),
    Kind(
        name="funding-required",
        definition="money that a thing costs, or that is asked for",
        nature="stock",
        group="money",
        mark="◎",
        ascii="$",
        units=_MONEY,
        figure_required=True,
    ),
    Kind(
        name="leadership",
        definition="who leads or holds an office",
        nature="event",
        group="events",
        mark="☆",
        ascii="@",
    ),
    Kind(
        name="statement",
        definition="what a named person or body said",
        nature="event",
        group="events",
        mark="‹",
        ascii="<",
    ),
)

KINDS: dict[KindName, Kind] = {kind.name: kind for kind in _KINDS}

RANK: dict[KindName, int] = {name: n for n, name in enumerate(KINDS)}
"""The order in which facts of one day are told."""

PERSONNEL = tuple(kind.name for kind in _KINDS if kind.group == "personnel")
STAGES = tuple(kind.name for kind in _KINDS if kind.stage)
"""The kinds that ``mss troops`` sets side by side."""
