"""Make a facts file of any size: ``python benchmarks/generate.py COUNT [--seed N] > FILE``.

Kinds, countries, claims to a fact, hedges, lengths and accents come as often as in the facts that ship; what is said is
made up. ``mss lint`` has nothing against it but twins, which so many facts about so few places can't but have. The same
count and seed give the same bytes under every Python: of all that ``random`` has, ``random()`` alone is sure to stay.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeVar
from unicodedata import normalize

from mss_cli.model.dates import MONTHS, when
from mss_cli.model.kinds import KINDS, RANK, UNITS, KindName, UnitName

Thing = TypeVar("Thing")
Language = Literal["en", "fr", "ht"]


def _often(weights: Mapping[Thing, int]) -> tuple[Thing, ...]:
    """Give each thing as many times as its weight says, so that an even choice is a weighted one."""
    return tuple(thing for thing, weight in weights.items() for _ in range(weight))


# What follows is sampled from the shipped facts, but for the words.

_KIND: tuple[KindName, ...] = _often(
    {
        "event": 139, "displaced": 116, "statement": 92, "killed": 89, "funding-pledged": 72, "strength": 66,
        "mandate": 61, "vote": 56, "funding-paid": 40, "leadership": 40, "funding-required": 38, "pledged": 38,
        "announced": 38, "injured": 34, "arrived": 25, "kidnapped": 19, "territory": 15, "authorized": 10,
        "homicides": 7, "rotated": 4, "funding-held": 3, "departed": 3,
    }
)  # fmt: skip
_CLAIMS = _often({1: 26, 2: 27, 3: 25, 4: 10, 5: 6, 6: 2, 7: 1, 9: 1, 11: 1, 13: 1})
_YEAR = _often({2021: 1, 2022: 3, 2023: 17, 2024: 46, 2025: 31, 2026: 2})
_DAY = _often(
    {
        "{year}-{month:02}-{day:02}": 74,
        "{year}-{month:02}": 18,
        "{year}-{month:02}-{day:02}~": 2,
        "{year}": 3,
        "{year}-01/{year}-{month:02}": 3,
    }
)
_PERIOD = _often(
    {
        "{year}-{month:02}": 4,
        "{year}-{quarter:02}/{year}-{last:02}": 3,
        "{year}-01-01/{year}-{month:02}-{day:02}": 3,
    }
)
_BOUND = _often({"exact": 72, "over": 9, "at-least": 7, "about": 6, "under": 4, "up-to": 2})
_LOCATOR = _often({"body": 55, "opening paragraphs": 22, "opening paragraph": 13, "second paragraph": 2, "headline": 2})

_PERSONNEL: dict[UnitName | None, int] = {"personnel": 3, "police": 4, "military": 2, "police-and-military": 1}
_MONEY: dict[UnitName | None, int] = {"USD": 15, "CAD": 3, "EUR": 1, "KES": 2, "HTG": 1, "GBP": 1}
_UNIT: dict[KindName, tuple[UnitName | None, ...]] = {
    **{kind.name: _often(_PERSONNEL) for kind in KINDS.values() if kind.units == KINDS["strength"].units},
    **{kind.name: _often(_MONEY) for kind in KINDS.values() if kind.units == KINDS["funding-held"].units},
    "mandate": (*[None] * 8, "days", "months", "years"),
    "vote": (None, "members"),
    "event": (*[None] * 40, "days", "months", "years"),
    "displaced": _often({"people": 8, "percent": 1, "times": 1}),
    "killed": _often({"people": 8, "police": 2}),
    "homicides": ("people",),
    "injured": _often({"people": 8, "police": 2}),
    "kidnapped": ("people",),
    "territory": ("percent",),
    "leadership": (None,),
    "statement": (None,),
}


class Place(NamedTuple):
    """A country, or the mission, and how often it comes in a hundred facts of each group of kinds."""

    code: str
    alpha2: str
    name: str
    people: str
    often: tuple[int, int, int, int]


_COUNTRIES = (
    Place("BHS", "BS", "Bahamas", "Bahamian", (12, 0, 0, 2)),
    Place("BLZ", "BZ", "Belize", "Belizean", (8, 0, 0, 1)),
    Place("CAN", "CA", "Canada", "Canadian", (0, 18, 0, 3)),
    Place("ECU", "EC", "Ecuador", "Ecuadorian", (0, 0, 0, 4)),
    Place("FRA", "FR", "France", "French", (0, 4, 0, 1)),
    Place("GTM", "GT", "Guatemala", "Guatemalan", (7, 0, 0, 1)),
    Place("HTI", "HT", "Haiti", "Haitian", (2, 20, 97, 40)),
    Place("JAM", "JM", "Jamaica", "Jamaican", (15, 0, 0, 3)),
    Place("KEN", "KE", "Kenya", "Kenyan", (30, 15, 3, 20)),
    Place("SLV", "SV", "El Salvador", "Salvadoran", (6, 0, 0, 2)),
    Place("USA", "US", "United States", "American", (0, 28, 0, 7)),
    Place("", "", "the mission", "", (20, 15, 0, 16)),
)
_NAME = {place.code: place.name for place in _COUNTRIES}
# Of each hundred facts about personnel, about money, about harm and about all else, how many are of which country, how
# many of several, how many of a part only.
_COUNTRY = tuple(_often({place.code: place.often[group] for place in _COUNTRIES}) for group in range(4))
_SHARED = (4, 27, 0, 27)
_SCOPED = (23, 78, 60, 12)
_GROUP = {KINDS["strength"].units: 0, KINDS["funding-held"].units: 1}
_HARM = ("displaced", "killed", "homicides", "injured", "kidnapped", "territory")

_PARTS = ("north", "centre", "south")
_SPLIT = {"strength", "displaced", "killed", "injured", "kidnapped", "funding-pledged", "funding-paid"}
_MOST_CHECKS = 500

_PLACES = (
    "Port-au-Prince", "Carrefour", "Delmas", "Pétion-Ville", "Croix-des-Bouquets", "Gressier", "Léogâne", "Petit-Goâve",
    "Gonaïves", "Saint-Marc", "Cap-Haïtien", "Hinche", "Mirebalais", "Jérémie", "Les Cayes", "Jacmel", "Ouanaminthe",
    "Kenscoff", "Cabaret", "Arcahaie", "Verrettes", "Petite-Rivière", "Fort-Liberté", "Limbé", "Miragoâne", "Tabarre",
)  # fmt: skip
_GROUPS = (
    "women", "men", "children", "newcomers", "drivers", "guards", "pupils", "nurses", "traders", "families", "farmers",
    "sites", "the north side", "the south side", "the harbour", "the market", "the airport road", "the hospital",
    "the second batch", "the first batch", "training", "vehicles", "radio sets", "fuel", "housing", "food",
)  # fmt: skip
_DOES = (
    "says how it sees", "tells of", "asks for", "looks back on", "sets out", "puts off", "gives its word on", "answers",
    "makes known", "goes back on", "agrees to", "turns down", "repeats", "speaks up for",
)  # fmt: skip
_WHAT = (
    "a further step", "the plan for the season", "what is still missing", "the next base", "its part of the work",
    "an open question of supply", "the state of the roads", "the state of things", "the long wait", "new rules of duty",
    "the hand-over of a post",
)  # fmt: skip
_WHO = (
    "BINUH", "United Nations", "UNICEF", "OCHA", "Foreign Ministry", "Treasury", "police spokesman", "force commander",
    "International Organization for Migration", "Réseau des droits", "Bureau d’aide à l’enfance", "Mairie de Léogâne",
    "a minister", "a diplomat", "an official", "Òganizasyon fanm yo", "Coalición de ayuda", "Prime Minister’s Office",
)  # fmt: skip
_PUBLISHERS = (
    "Harbour Post", "Island Gazette", "Morning Ledger", "Le Messager", "Radyo Lakay", "Coast Tribune", "La Dépêche",
    "Nairobi Courier", "Evening Record", "Kingston Notice", "The Observer Book", "Wire One", "Agence du Golfe",
    "Northern Herald", "Port Bulletin", "Plaza Diario", "Council Watch", "Relief Monitor", "Kreyòl Nouvèl", "Sea Lane",
)  # fmt: skip
_LANGUAGE: tuple[Language, ...] = _often({"en": 23, "fr": 1, "ht": 1})
_SOURCE_TYPE = _often({"article-newspaper": 86, "webpage": 5, "report": 4, "speech": 2, "post-weblog": 2, "dataset": 1})

_HEDGE: dict[str, dict[Language, str]] = {
    "exact": {"en": "", "fr": "", "ht": ""},
    "about": {"en": "about ", "fr": "environ ", "ht": "anviwon "},
    "over": {"en": "more than ", "fr": "plus de ", "ht": "plis pase "},
    "at-least": {"en": "at least ", "fr": "au moins ", "ht": "omwen "},
    "under": {"en": "nearly ", "fr": "près de ", "ht": "prèske "},
    "up-to": {"en": "up to ", "fr": "jusqu’à ", "ht": "jiska "},
}
_COUNTED: dict[Language, dict[str, Sequence[str]]] = {
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
_MILLIONS: dict[Language, str] = {
    "en": "{} million for the mission",
    "fr": "{} millions d’aide",
    "ht": "{} milyon dola",
}
_SAID: dict[Language, tuple[Sequence[str], Sequence[str]]] = {
    "en": (
        ("the full council", "mission staff", "the foreign minister", "the “new” force", "an envoy"),
        (
            "welcomed the plan",
            "put it to a vote",
            "has left the old base",
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

_ELSEWHEN = "2020"


class Chance:
    """Choices that follow from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random  # noqa: S311 - nothing here is secret

    def below(self, end: int) -> int:
        """Give a number from 0 up to ``end``."""
        return int(self._random() * end)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Give one of ``things``."""
        return things[self.below(len(things))]

    def happens(self, percent: int) -> bool:
        """Give True ``percent`` times in a hundred."""
        return self.below(100) < percent


class Question(NamedTuple):
    """A fact but for its claims. ``value`` is what most of them say, sums of money in tenths of a million."""

    id: str
    kind: KindName
    date: str
    countries: tuple[str, ...]
    unit: UnitName | None
    scope: str
    value: int


def facts_file(count: int, seed: int) -> Iterator[str]:
    """Give the tables of a facts file with ``count`` facts, in its one order."""
    chance = Chance(seed)
    questions, checks = _asked(chance, count)
    yield '[dataset]\ntitle = "Made-up facts"\nversion = "2026.11.25"\nlicense = "CC0-1.0"\n'
    named = {code for question in questions for code in question.countries}
    for code, alpha2, name, people, _ in _COUNTRIES:
        if code in named:
            yield f'[countries.{code}]\nname = "{name}"\nalpha2 = "{alpha2}"\ndemonyms = ["{people}"]\n'
    # A short record has a source for each fact; in a long one each source speaks of many.
    many = min(count, 750 + count // 4)
    firsts = {n * many // count: question for n, question in reversed([*enumerate(questions)])}
    sources = _sources(chance, [firsts[n] for n in range(many)])
    yield from (table for _, table in sorted(sources))
    names = [name for name, _ in sources]
    for n, question in enumerate(questions):
        yield _fact(chance, question, names, n * many // count)
    yield from (table for _, table in sorted(checks))


def _asked(chance: Chance, count: int) -> tuple[list[Question], list[tuple[str, str]]]:
    """Give the questions in their order, and the checks that hold some of them together."""
    questions: list[Question] = []
    checks: list[tuple[str, str]] = []
    taken: Counter[str] = Counter()
    kinds = [*KINDS]
    while len(questions) < count:
        # Every kind comes once before any comes by chance.
        kind: KindName = kinds[len(questions)] if len(questions) < len(kinds) else chance.pick(_KIND)
        whole = _question(chance, kind, taken)
        questions.append(whole)
        left = count - max(len(questions), len(kinds))
        room = left >= len(_PARTS) and len(checks) < _MOST_CHECKS
        if room and kind in _SPLIT and whole.value > len(_PARTS) and chance.happens(5):
            parts = _parts(whole, taken)
            questions.extend(parts)
            checks.append((whole.id, _check(whole, parts)))
    questions.sort(key=lambda each: (*when(each.date).order, RANK[each.kind], each.id))
    return questions, checks


def _question(chance: Chance, kind: KindName, taken: Counter[str]) -> Question:
    about = KINDS[kind]
    group = _GROUP.get(about.units, 2 if kind in _HARM else 3)
    code = chance.pick(_COUNTRY[group])
    countries: tuple[str, ...] = (code,) if code else ()
    if code and chance.happens(_SHARED[group]):
        countries = tuple(dict.fromkeys((code, "HTI" if code != "HTI" else "KEN")))
    scope = f"{chance.pick(_GROUPS)} in {chance.pick(_PLACES)}" if chance.happens(_SCOPED[group]) else ""
    unit = chance.pick(_UNIT[kind])
    day = _day(chance, period=about.period)
    name = f"{_slug(_NAME[code]).removeprefix('the-')}-{kind}-{day.partition('/')[0].rstrip('~')}"
    return Question(_free(name, taken), kind, day, countries, unit, scope, _value(chance, kind, unit))


def _parts(whole: Question, taken: Counter[str]) -> list[Question]:
    values = (whole.value // 2, whole.value // 3, whole.value - whole.value // 2 - whole.value // 3)
    return [
        whole._replace(id=_free(f"{whole.id}-{part}", taken), scope=f"{whole.scope or 'all'}, {part}", value=value)
        for part, value in zip(_PARTS, values, strict=True)
    ]


def _check(whole: Question, parts: list[Question]) -> str:
    added = _listed(part.id for part in parts)
    return f'[checks.{whole.id}]\nabout = "The parts make up the whole"\nsum = [{added}]\nequals = "{whole.id}"\n'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _free(name: str, taken: Counter[str]) -> str:
    """Give ``name``, or with a number after it where it is taken."""
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-no{taken[name]}"


def _slug(text: str) -> str:
    return "-".join(normalize("NFD", text.lower()).encode("ascii", "ignore").decode().split())


def _day(chance: Chance, *, period: bool) -> str:
    """Give a date as a source would: mostly a day; of a ``period`` kind a month, a quarter or a year so far."""
    year, month, day, quarter = chance.pick(_YEAR), 1 + chance.below(12), 1 + chance.below(28), 1 + 3 * chance.below(4)
    form = chance.pick(_PERIOD if period else _DAY)
    return form.format(year=year, month=month, day=day, quarter=quarter, last=quarter + 2)


def _value(chance: Chance, kind: KindName, unit: UnitName | None) -> int:
    family = UNITS[unit].family if unit else ""
    if family == "money":
        return 1 + chance.below(chance.pick((50, 500, 6_000)))
    if family == "share":
        return 5 + chance.below(76)
    if family in {"growth", "duration", "members"}:
        return 2 + chance.below(13)
    if kind == "displaced":
        return (10 + chance.below(70)) * chance.pick((100, 1_000, 10_000)) + chance.pick((0, 0, chance.below(100)))
    return 2 + chance.below(chance.pick((20, 300, 2_500)))


def _sources(chance: Chance, firsts: Sequence[Question]) -> list[tuple[str, str]]:
    """Give the ids and tables of sources, each of about the day of the question that it is the first to answer."""
    taken: Counter[str] = Counter()
    made = []
    for question in firsts:
        publisher = chance.pick(_PUBLISHERS)
        latest = min(when(question.date).latest, date(2026, 11, 1))
        issued = str(latest + timedelta(days=chance.below(9)))
        name = _free(f"{_slug(publisher)}-{issued}", taken)
        title = f"{chance.pick(_WHO)} {chance.pick(_DOES)} {chance.pick(_WHAT)}"
        lines = [f'[sources.{name}]\ntype = "{chance.pick(_SOURCE_TYPE)}"\ntitle = "{title}, {chance.pick(_PLACES)}"']
        if chance.happens(55):
            lines.append("title_is_description = true")
        lines.append(f'publisher = "{publisher}"\nissued = "{issued}"')
        if chance.happens(59):
            lines.append('issued_basis = "undated; the meeting it tells of was that week"')
        url = f"https://{_slug(publisher)}.example.org/{issued.replace('-', '/')}/{_slug(title)}"
        lines.append(f'url = "{url}"\naccessed = "2026-11-23"')
        if chance.happens(30):
            lines.append(f'origin = "{chance.pick(_PUBLISHERS)}"')
        if chance.happens(18):
            lines.append('note = "a copy; the first publisher is inferred"')
        made.append((name, "\n".join(lines) + "\n"))
    return made


def _fact(chance: Chance, question: Question, sources: Sequence[str], first: int) -> str:
    """Give the table of a fact whose claims are those of the ``first`` source and others of about the same time."""
    lines = [f'[facts.{question.id}]\nkind = "{question.kind}"\ndate = "{question.date}"']
    if chance.happens(16):
        lines.append('date_basis = "the day its sources were published"')
    if question.kind in {"announced", "mandate", "event"} and chance.happens(24):
        lines.append(f'due = "{when(question.date).latest + timedelta(days=30 + chance.below(60))}"')
    if question.countries:
        lines.append(f"countries = [{_listed(question.countries)}]")
    if question.unit:
        lines.append(f'unit = "{question.unit}"')
    if question.scope:
        lines.append(f'scope = "{question.scope}"')
    lines.append(f'summary = "{_summary(chance, question)}"')
    if chance.happens(8):
        lines.append('note = "later reports leave this out"')
    lines.append("claims = [")
    at = first
    for n in range(min(chance.pick(_CLAIMS), 1 + (len(sources) - 1) // 3)):
        lines.append(_claim(chance, question, sources[at % len(sources)], at % len(sources), first=not n))
        at += 1 + chance.below(3)
    return "\n".join(lines) + "\n]\n"


def _summary(chance: Chance, question: Question) -> str:
    name = _NAME[question.countries[0] if question.countries else ""]
    year, _, month = question.date[:7].partition("-")
    said = f"{MONTHS[int(month) - 1]} {year}" if month.isdecimal() else year
    return (
        f"{name[:1].upper()}{name[1:]} {chance.pick(_DOES)} {chance.pick(_WHAT)} in {chance.pick(_PLACES)} in {said}."
    )


def _claim(chance: Chance, question: Question, source: str, number: int, *, first: bool) -> str:
    language = _LANGUAGE[number % len(_LANGUAGE)]
    fields = [f'source = "{source}"']
    fields.append(
        f'locator = "{chance.pick(_LOCATOR)}"' if chance.happens(92) else f"paragraph = {1 + chance.below(30)}"
    )
    if question.unit and (first or chance.happens(92)):
        unit, value, bound = question.unit, question.value, chance.pick(_BOUND)
        if not first and chance.happens(12):
            value = value * chance.pick((7, 8, 9, 11, 12)) // 10 or 1
        fields.append(f"value = {value * 100_000 if UNITS[unit].family == 'money' else value}")
        if bound != "exact":
            fields.append(f'bound = "{bound}"')
        if unit in _PERSONNEL and chance.happens(20):
            fields.append(f'unit = "{chance.pick(tuple(_PERSONNEL))}"')
        printed = f"{_HEDGE[bound][language]}{_number(chance, value, unit, language)}"
    else:
        printed = " ".join(map(chance.pick, _SAID[language]))
    if not first and len(question.date) > len("2024") and chance.happens(15):
        fields.append(f'date = "{question.date[:7] if chance.happens(90) else _ELSEWHEN}"')
    if chance.happens(37):
        fields.append(f'attributed_to = "{chance.pick(_WHO)}"')
    fields.append(f'printed = "{printed}"')
    if chance.happens(24):
        fields.append('note = "the figure stands in a list"')
    return f"  {{ {', '.join(fields)} }},"


def _number(chance: Chance, value: int, unit: UnitName, language: Language) -> str:
    """Give the words that print ``value``, in the way of ``language``."""
    family = UNITS[unit].family
    if family == "money":
        whole, tenth = divmod(value, 10)
        point = "." if language == "en" else ","
        return _MILLIONS[language].format(f"{whole}{point}{tenth}" if tenth else whole)
    digits = f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\u202f")
    if family == "duration":
        return f"{digits} {unit}"
    return f"{digits} {chance.pick(_COUNTED[language][family])}"


def main(args: Sequence[str] | None = None) -> None:
    """Write the file to standard output."""
    parser = argparse.ArgumentParser(description="Make a facts file of any size.")
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    given = parser.parse_args(args)
    separator = b""
    for table in facts_file(given.count, given.seed):
        sys.stdout.buffer.write(separator + table.encode())
        separator = b"\n"


if __name__ == "__main__":
    main()
