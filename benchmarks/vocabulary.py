"""What made-up facts are put together from: how often things come in the shipped facts, and invented words."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from mss_cli.model.kinds import KINDS, Group, Kind, KindName
from mss_cli.model.records import PublisherClass
from mss_cli.model.units import UNITS, UnitName

Thing = TypeVar("Thing")
Language = Literal["en", "fr", "ht"]


def often(weights: Mapping[Thing, int]) -> tuple[Thing, ...]:
    """Return each thing as many times as its weight says, so that an even choice is a weighted one."""
    return tuple(thing for thing, weight in weights.items() for _ in range(weight))


# How often things come, sampled from the shipped facts

_GROUPS: dict[Group, int] = {"events": 39, "people": 28, "money": 15, "personnel": 18}
_UNITS: dict[UnitName, int] = {"personnel": 3, "police": 4, "military": 2, "people": 40, "USD": 15, "CAD": 3, "KES": 2}
"""What weighs more than 1 among the units of one kind."""


def _units(kind: Kind) -> tuple[UnitName | None, ...]:
    """Return the units that a kind's figures have; None for no figure, which most events have."""
    units: list[UnitName | None] = [*often({name: _UNITS.get(name, 1) for name in kind.units})]
    return tuple(units if kind.nature != "event" else [*units, *[None] * (4 * len(units) or 1)])


def _kinds() -> tuple[KindName, ...]:
    """Return the kinds, those of one group as often as one another."""
    names = {group: [kind.name for kind in KINDS.values() if kind.group == group] for group in _GROUPS}
    most = max(map(len, names.values()))
    return often(
        {name: weight * most // len(names[group]) for group, weight in _GROUPS.items() for name in names[group]}
    )


KIND = _kinds()
UNIT = {kind.name: _units(kind) for kind in KINDS.values()}
PERSONNEL = tuple(unit.name for unit in UNITS.values() if unit.family == "personnel")
CLAIMS = often({1: 26, 2: 27, 3: 25, 4: 10, 5: 6, 6: 2, 7: 1, 9: 1, 11: 1, 13: 1})
YEAR = often({2021: 1, 2022: 3, 2023: 17, 2024: 46, 2025: 31, 2026: 2})
DAY = often(
    {
        "{year}-{month:02}-{day:02}": 74,
        "{year}-{month:02}": 18,
        "{year}-{month:02}-{day:02}~": 2,
        "{year}": 3,
        "{year}-01/{year}-{month:02}": 3,
    }
)
PERIOD = often(
    {
        "{year}-{month:02}": 4,
        "{year}-{quarter:02}/{year}-{last:02}": 3,
        "{year}-01-01/{year}-{month:02}-{day:02}": 3,
    }
)
BOUND = often({"exact": 72, "over": 9, "at-least": 7, "about": 6, "nearly": 4, "under": 1, "up-to": 1})
LOCATOR = often({"body": 55, "opening paragraphs": 22, "opening paragraph": 13, "second paragraph": 2, "headline": 2})
LANGUAGE: tuple[Language, ...] = often({"en": 23, "fr": 1, "ht": 1})
SOURCE_TYPE = often({"article-newspaper": 86, "webpage": 5, "report": 4, "speech": 2, "post-weblog": 2, "dataset": 1})


class Place(NamedTuple):
    """A country, or the mission, and how often it comes in a hundred facts of each group of kinds."""

    code: str
    alpha2: str
    name: str
    people: str
    often: dict[Group, int]


def _place(code: str, alpha2: str, name: str, people: str, *numbers: int) -> Place:
    return Place(
        code, alpha2, name, people, dict(zip(("personnel", "money", "people", "events"), numbers, strict=True))
    )


COUNTRIES = (
    _place("BHS", "BS", "Bahamas", "Bahamian", 12, 0, 0, 2),
    _place("BLZ", "BZ", "Belize", "Belizean", 8, 0, 0, 1),
    _place("CAN", "CA", "Canada", "Canadian", 0, 18, 0, 3),
    _place("ECU", "EC", "Ecuador", "Ecuadorian", 0, 0, 0, 4),
    _place("FRA", "FR", "France", "French", 0, 4, 0, 1),
    _place("GTM", "GT", "Guatemala", "Guatemalan", 7, 0, 0, 1),
    _place("HTI", "HT", "Haiti", "Haitian", 2, 20, 97, 40),
    _place("JAM", "JM", "Jamaica", "Jamaican", 10, 0, 0, 2),
    _place("KEN", "KE", "Kenya", "Kenyan", 35, 15, 3, 21),
    _place("SLV", "SV", "El Salvador", "Salvadoran", 6, 0, 0, 2),
    _place("USA", "US", "United States", "American", 0, 28, 0, 7),
    _place("", "", "the mission", "", 20, 15, 0, 16),
)
COUNTRY = {group: often({place.code: place.often[group] for place in COUNTRIES}) for group in _GROUPS}
SHARED: dict[Group, int] = {"personnel": 4, "money": 27, "people": 0, "events": 27}
"""How many of a hundred facts about countries are about several."""
SCOPED: dict[Group, int] = {"personnel": 23, "money": 78, "people": 60, "events": 12}
"""How many of a hundred are about a part only."""
NAME = {place.code: place.name for place in COUNTRIES}

# Invented words

PARTS = ("north", "centre", "south")
TOWNS = (
    "Port-au-Prince", "Carrefour", "Delmas", "Pétion-Ville", "Croix-des-Bouquets", "Gressier", "Léogâne", "Petit-Goâve",
    "Gonaïves", "Saint-Marc", "Cap-Haïtien", "Hinche", "Mirebalais", "Jérémie", "Les Cayes", "Jacmel", "Ouanaminthe",
    "Kenscoff", "Cabaret", "Arcahaie", "Verrettes", "Petite-Rivière", "Fort-Liberté", "Limbé", "Miragoâne", "Tabarre",
)  # fmt: skip
SCOPES = (
    "women", "men", "children", "newcomers", "drivers", "guards", "pupils", "nurses", "traders", "families", "farmers",
    "sites", "the north side", "the south side", "the harbour", "the market", "the airport road", "the hospital",
    "the second batch", "the first batch", "training", "vehicles", "radio sets", "fuel", "housing", "food",
)  # fmt: skip
DOES = (
    "says how it sees", "tells of", "asks for", "looks back on", "sets out", "puts off", "gives its word on", "answers",
    "makes known", "goes back on", "agrees to", "turns down", "repeats", "speaks up for",
)  # fmt: skip
WHAT = (
    "a further step", "the plan for the season", "what is still missing", "the next base", "its part of the work",
    "an open question of supply", "the state of the roads", "the state of things", "the long wait", "new rules of duty",
    "the hand-over of a post",
)  # fmt: skip
WHO = (
    "UNICEF", "OCHA", "Foreign Ministry", "Treasury", "police spokesman", "force commander", "Réseau des droits",
    "Bureau d’aide à l’enfance", "Mairie de Léogâne", "a minister", "a diplomat", "an official",
    "Òganizasyon fanm yo", "Coalición de ayuda", "Prime Minister’s Office",
)  # fmt: skip
AGENCIES = ("Wire One", "Agence du Golfe")
_NAMED: dict[PublisherClass, tuple[str, ...]] = {
    "body": ("IOM", "Relief Office", "Ministry of the Harbour"),
    "agency": AGENCIES,
    "outlet": (
        "Harbour Post", "Island Gazette", "Morning Ledger", "Le Messager", "Radyo Lakay", "Coast Tribune", "La Dépêche",
        "Nairobi Courier", "Evening Record", "Kingston Notice", "Northern Herald", "Port Bulletin", "Kreyòl Nouvèl",
    ),
    "monitor": ("Council Watch", "Relief Monitor"),
    "copy": ("Plaza Diario", "Sea Lane", "The Observer Book", "News in Short", "Mirror of the Day"),
}  # fmt: skip
_CLASSES: dict[PublisherClass, int] = {"body": 4, "agency": 4, "outlet": 5, "monitor": 2, "copy": 6}
PUBLISHERS = often({(name, kind): _CLASSES[kind] for kind, names in _NAMED.items() for name in names})
"""Publishers with their classes: a third are copies, as among the shipped sources."""

HEDGE: dict[str, dict[Language, str]] = {
    "exact": {"en": "", "fr": "", "ht": ""},
    "about": {"en": "about ", "fr": "environ ", "ht": "anviwon "},
    "over": {"en": "more than ", "fr": "plus de ", "ht": "plis pase "},
    "at-least": {"en": "at least ", "fr": "au moins ", "ht": "omwen "},
    "nearly": {"en": "nearly ", "fr": "près de ", "ht": "prèske "},
    "under": {"en": "fewer than ", "fr": "moins de ", "ht": "mwens pase "},
    "up-to": {"en": "up to ", "fr": "jusqu’à ", "ht": "jiska "},
}
COUNTED: dict[Language, dict[str, Sequence[str]]] = {
    "en": {
        "personnel": (
            "officers on the ground",
            "police officers in all",
            "officers in uniform",
            "soldiers of the force",
        ),
        "people": ("people in the area", "residents of the place", "people driven from home", "persons counted so far"),
        "share": ("percent of the area", "percent of all homes"),
        "growth": ("times as many as before", "times the number"),
        "members": ("members of the body", "votes in the room"),
    },
    "fr": {
        "personnel": ("policiers sur le terrain", "agents déployés"),
        "people": ("personnes en tout", "personnes touchées"),
        "share": ("% de la région",),
        "growth": ("fois plus",),
        "members": ("membres présents",),
    },
    "ht": {
        "personnel": ("polisye sou teren", "ajan"),
        "people": ("moun", "moun nan zòn nan"),
        "share": ("pousan zòn nan",),
        "growth": ("fwa plis",),
        "members": ("manm ki la",),
    },
}
MILLIONS: dict[Language, str] = {
    "en": "{} million for the mission",
    "fr": "{} millions d’aide",
    "ht": "{} milyon dola",
}
SAID: dict[Language, tuple[Sequence[str], Sequence[str]]] = {
    "en": (
        ("the full council", "mission staff", "the foreign minister", "the “new” force", "an envoy"),
        (
            "welcomed the plan",
            "put it to a vote",
            "has seen the old base",
            "has yet to answer",
            "called it long overdue",
        ),
    ),
    "fr": (
        ("le conseil", "la mission", "l’envoyé spécial", "le ministère"),
        ("a salué l’arrivée", "s’est réuni hier", "a différé sa décision"),
    ),
    "ht": (
        ("konsèy la", "misyon an", "pòtpawòl la", "minis lan"),
        ("te pale ak laprès", "pran desizyon an", "poko bay repons"),
    ),
}
