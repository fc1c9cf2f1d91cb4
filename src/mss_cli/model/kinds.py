"""The closed list of kinds, and all that a fact's kind settles, in one place."""

from typing import Literal, get_args

from msgspec import Struct

from mss_cli.model.units import DURATIONS, MONEY, PERSONNEL_UNITS, UnitName

CheckRule = Literal["parts", "strength", "pledge"]
Nature = Literal["stock", "flow", "event"]
Group = Literal["personnel", "people", "money", "events"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""What facts are about, the gravest first."""

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
    "equipment",
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

COUNCIL = ("security-council", "united-nations")
MISSION = ("mss-mission", "gsf")
CONTRIBUTOR = "contributor"
"""Whoever keeps what is counted is the government of the fact's country."""


class Kind(Struct, frozen=True, kw_only=True):
    """All that is settled by what a fact is about."""

    name: KindName
    """As a facts file writes it."""
    definition: str
    """What a fact of this kind states."""
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
    """Who makes or keeps the thing counted, so that its own document is the record: publishers, or ``CONTRIBUTOR``."""


# In the order in which facts of one day are shown.
# fmt: off
_KINDS = (
    Kind(
        name="mandate", nature="event", group="events", mark="§", ascii="&",
        definition="what the mission is authorized to do, and for how long",
        units=DURATIONS, topic="mandate", keeper=COUNCIL,
    ),
    Kind(
        name="vote", nature="event", group="events", mark="☐", ascii="?",
        definition="a vote, those who took part, and how",
        units=("members",), keeper=COUNCIL,
    ),
    Kind(
        name="event", nature="event", group="events", mark="•", ascii="*",
        definition="something that happened, or was proposed",
        units=(*DURATIONS, "people", *PERSONNEL_UNITS),
    ),
    Kind(
        name="authorized", nature="stock", group="personnel", mark="◆", ascii="#",
        definition="personnel the mission may or is meant to have",
        units=PERSONNEL_UNITS, figure_required=True, topic="authorized", keeper=COUNCIL,
    ),
    Kind(
        name="pledged", nature="stock", group="personnel", mark="◇", ascii="o",
        definition="personnel a country says it will contribute in all",
        units=PERSONNEL_UNITS, stage=True, makes=("pledge",),
        keeper=(CONTRIBUTOR, *MISSION),
    ),
    Kind(
        name="announced", nature="flow", group="personnel", mark="△", ascii="^",
        definition="personnel said to be coming next",
        units=PERSONNEL_UNITS, stage=True, adds=("pledge",), makes=("pledge",),
        keeper=(CONTRIBUTOR, *MISSION),
    ),
    Kind(
        name="arrived", nature="flow", group="personnel", mark="▲", ascii="A",
        definition="personnel that landed in Haiti",
        units=PERSONNEL_UNITS, figure_required=True, stage=True, adds=("strength", "pledge"),
        keeper=(CONTRIBUTOR, *MISSION),
    ),
    Kind(
        name="departed", nature="flow", group="personnel", mark="▼", ascii="v",
        definition="personnel that left Haiti",
        units=PERSONNEL_UNITS, figure_required=True,
        keeper=(CONTRIBUTOR, *MISSION),
    ),
    Kind(
        name="rotated", nature="flow", group="personnel", mark="↻", ascii="~",
        definition="personnel that relieved others in Haiti, so that none were added",
        units=PERSONNEL_UNITS,
        keeper=(CONTRIBUTOR, *MISSION),
    ),
    Kind(
        name="strength", nature="stock", group="personnel", mark="■", ascii="=",
        definition="personnel present in Haiti",
        units=PERSONNEL_UNITS, figure_required=True, stage=True, topic="strength",
        adds=("strength", "pledge"), makes=("strength",), keeper=MISSION,
    ),
    Kind(
        name="equipment", nature="event", group="events", mark="◈", ascii="M",
        definition="vehicles, aircraft and bases of the mission: delivered, in the field, or out of order",
        units=("vehicles", "aircraft", "bases"), keeper=MISSION,
    ),
    Kind(
        name="displaced", nature="stock", group="people", mark="»", ascii=">",
        definition="people driven from their homes and still away",
        units=("people", "percent", "times"), figure_required=True, topic="displaced", keeper=("iom",),
    ),
    Kind(
        name="killed", nature="flow", group="people", mark="✕", ascii="x",
        definition="people killed in a period, as human-rights monitors, reporters or the mission count them",
        units=("people", *PERSONNEL_UNITS), figure_required=True, period=True, topic="killed",
        keeper=("binuh", "ohchr"),
    ),
    Kind(
        name="homicides", nature="flow", group="people", mark="✖", ascii="X",
        definition="homicides in a period, as the police count them",
        units=("people",), figure_required=True, period=True, keeper=("haitian-national-police",),
    ),
    Kind(
        name="injured", nature="flow", group="people", mark="×", ascii="x",
        definition="people injured in a period",
        units=("people", *PERSONNEL_UNITS), figure_required=True, period=True, keeper=("binuh", "ohchr"),
    ),
    Kind(
        name="kidnapped", nature="flow", group="people", mark="⊘", ascii="k",
        definition="people kidnapped in a period",
        units=("people",), figure_required=True, period=True, keeper=("binuh", "ohchr"),
    ),
    Kind(
        name="territory", nature="stock", group="people", mark="▒", ascii="%",
        definition="how much of a place armed groups hold",
        units=("percent",), topic="territory",
    ),
    Kind(
        name="funding-pledged", nature="flow", group="money", mark="○", ascii="$",
        definition="money promised",
        units=MONEY, figure_required=True, topic="funding", keeper=(CONTRIBUTOR,),
    ),
    Kind(
        name="funding-paid", nature="flow", group="money", mark="●", ascii="$",
        definition="money paid in or spent",
        units=MONEY, figure_required=True, topic="funding", keeper=(CONTRIBUTOR, "mss-trust-fund"),
    ),
    Kind(
        name="funding-held", nature="event", group="money", mark="⊖", ascii="$",
        definition="money frozen or withheld",
        units=MONEY, keeper=(CONTRIBUTOR,),
    ),
    Kind(
        name="funding-required", nature="stock", group="money", mark="◎", ascii="$",
        definition="money that a thing costs, or that is asked for",
        units=MONEY, figure_required=True, keeper=(CONTRIBUTOR, "united-nations"),
    ),
    Kind(
        name="leadership", nature="event", group="events", mark="☆", ascii="@",
        definition="who leads or holds an office",
    ),
    Kind(
        name="statement", nature="event", group="events", mark="‹", ascii="<",
        definition="what a named person or body said",
        units=("people", *PERSONNEL_UNITS, *MONEY),
    ),
)
# fmt: on

KINDS: dict[KindName, Kind] = {kind.name: kind for kind in _KINDS}

RANK: dict[KindName, int] = {name: n for n, name in enumerate(KINDS)}
"""The order in which facts of one day are shown."""

PERSONNEL = tuple(kind.name for kind in _KINDS if kind.group == "personnel")
STAGES = tuple(kind.name for kind in _KINDS if kind.stage)
"""The kinds that ``mss troops`` sets side by side."""
