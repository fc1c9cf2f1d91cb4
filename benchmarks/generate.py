"""Make a facts file of any size: ``python benchmarks/generate.py COUNT [--seed N] > FILE``.

Groups of kinds, countries, claims to a fact, hedges, lengths and accents come as often as in the shipped facts; what is
said is invented. ``mss lint`` finds nothing but twins, which so many facts about so few places can't but have. The same
count and seed give the same bytes under every Python: of all that ``random`` has, ``random()`` alone is sure to stay.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar
from unicodedata import normalize

import vocabulary as words
from vocabulary import Language

from mss_cli.model.dates import MONTHS, when
from mss_cli.model.kinds import KINDS, RANK, KindName
from mss_cli.model.units import UNITS, UnitName

Thing = TypeVar("Thing")

MAX_CHECKS = 500

_ELSEWHEN = "2020"
"""The date of a claim that is of another time than its fact."""


class Chance:
    """Choices that follow from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random  # noqa: S311 - nothing here is secret

    def below(self, end: int) -> int:
        """Return a number from 0 up to ``end``."""
        return int(self._random() * end)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Return one of ``things``."""
        return things[self.below(len(things))]

    def happens(self, percent: int) -> bool:
        """Return True ``percent`` times in a hundred."""
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
    """Yield the tables of a facts file with ``count`` facts, in its one order."""
    chance = Chance(seed)
    questions, checks = _questions(chance, count)
    yield '[dataset]\ntitle = "Made-up facts"\nversion = "2026.11.25"\nlicense = "CC0-1.0"\n'
    named = {code for question in questions for code in question.countries}
    for code, alpha2, name, people, _ in words.COUNTRIES:
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


def _questions(chance: Chance, count: int) -> tuple[list[Question], list[tuple[str, str]]]:
    """Return the questions in their order, and the checks that hold some of them together."""
    questions: list[Question] = []
    checks: list[tuple[str, str]] = []
    taken: Counter[str] = Counter()
    kinds = [*KINDS]
    while len(questions) < count:
        # Every kind comes once before any comes by chance.
        kind: KindName = kinds[len(questions)] if len(questions) < len(kinds) else chance.pick(words.KIND)
        whole = _question(chance, kind, taken)
        questions.append(whole)
        left = count - max(len(questions), len(kinds))
        room = left >= len(words.PARTS) and len(checks) < MAX_CHECKS
        if room and _can_be_split(whole) and chance.happens(5):
            parts = _parts(whole, taken)
            questions.extend(parts)
            checks.append((whole.id, _check(whole, parts)))
    questions.sort(key=lambda each: (*when(each.date).order, RANK[each.kind], each.id))
    return questions, checks


def _question(chance: Chance, kind: KindName, taken: Counter[str]) -> Question:
    group = KINDS[kind].group
    code = chance.pick(words.COUNTRY[group])
    countries: tuple[str, ...] = (code,) if code else ()
    if code and chance.happens(words.SHARED[group]):
        countries = tuple(dict.fromkeys((code, "HTI" if code != "HTI" else "KEN")))
    scope = f"{chance.pick(words.SCOPES)} in {chance.pick(words.TOWNS)}" if chance.happens(words.SCOPED[group]) else ""
    unit = chance.pick(words.UNIT[kind])
    day = _day(chance, period=KINDS[kind].period)
    name = f"{_slug(words.NAME[code]).removeprefix('the-')}-{kind}-{day.partition('/')[0].rstrip('~')}"
    return Question(_free(name, taken), kind, day, countries, unit, scope, _value(chance, kind, unit))


def _can_be_split(whole: Question) -> bool:
    counted = whole.unit is not None and UNITS[whole.unit].family in {"personnel", "people", "money"}
    return counted and whole.value > len(words.PARTS)


def _parts(whole: Question, taken: Counter[str]) -> list[Question]:
    values = (whole.value // 2, whole.value // 3, whole.value - whole.value // 2 - whole.value // 3)
    return [
        whole._replace(id=_free(f"{whole.id}-{part}", taken), scope=f"{whole.scope or 'all'}, {part}", value=value)
        for part, value in zip(words.PARTS, values, strict=True)
    ]


def _check(whole: Question, parts: list[Question]) -> str:
    added = _listed(part.id for part in parts)
    return f'[checks.{whole.id}]\nabout = "The parts make up the whole"\nsum = [{added}]\nequals = "{whole.id}"\n'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _free(name: str, taken: Counter[str]) -> str:
    """Return ``name``, or with a number after it where it is taken."""
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-no{taken[name]}"


def _slug(text: str) -> str:
    return "-".join(normalize("NFD", text.lower()).encode("ascii", "ignore").decode().split())


def _day(chance: Chance, *, period: bool) -> str:
    """Return a date as a source has it: mostly a day; of a ``period`` kind a month, a quarter or a year so far."""
    year, month, day, quarter = (
        chance.pick(words.YEAR),
        1 + chance.below(12),
        1 + chance.below(28),
        1 + 3 * chance.below(4),
    )
    form = chance.pick(words.PERIOD if period else words.DAY)
    return form.format(year=year, month=month, day=day, quarter=quarter, last=quarter + 2)


def _value(chance: Chance, kind: KindName, unit: UnitName | None) -> int:
    family = UNITS[unit].family if unit else ""
    if family == "money":
        return 1 + chance.below(chance.pick((50, 500, 6_000)))
    if family == "share":
        return 5 + chance.below(76)
    if family in {"growth", "duration", "members"}:
        return 2 + chance.below(13)
    if family == "people" and KINDS[kind].nature == "stock":
        return (10 + chance.below(70)) * chance.pick((100, 1_000, 10_000)) + chance.pick((0, 0, chance.below(100)))
    return 2 + chance.below(chance.pick((20, 300, 2_500)))


def _sources(chance: Chance, firsts: Sequence[Question]) -> list[tuple[str, str]]:
    """Return the ids and tables of sources, each of about the day of the question that it is the first to answer."""
    taken: Counter[str] = Counter()
    made = []
    for question in firsts:
        publisher = chance.pick(words.PUBLISHERS)
        latest = min(when(question.date).latest, date(2026, 11, 1))
        issued = str(latest + timedelta(days=chance.below(9)))
        name = _free(f"{_slug(publisher)}-{issued}", taken)
        title = f"{chance.pick(words.WHO)} {chance.pick(words.DOES)} {chance.pick(words.WHAT)}"
        lines = [f'[sources.{name}]\ntype = "{chance.pick(words.SOURCE_TYPE)}"']
        lines.append(f'title = "{title}, {chance.pick(words.TOWNS)}"')
        if chance.happens(55):
            lines.append("title_is_description = true")
        lines.append(f'publisher = "{publisher}"\nissued = "{issued}"')
        if chance.happens(59):
            lines.append('issued_basis = "undated; the meeting it tells of was that week"')
        url = f"https://{_slug(publisher)}.example.org/{issued.replace('-', '/')}/{_slug(title)}"
        lines.append(f'url = "{url}"\naccessed = "2026-11-23"')
        if chance.happens(30):
            lines.append(f'origin = "{chance.pick(words.PUBLISHERS)}"')
        if chance.happens(18):
            lines.append('note = "a copy; the first publisher is inferred"')
        made.append((name, "\n".join(lines) + "\n"))
    return made


def _fact(chance: Chance, question: Question, sources: Sequence[str], first: int) -> str:
    """Return the table of a fact whose claims are those of the ``first`` source and others of about the same time."""
    lines = [f'[facts.{question.id}]\nkind = "{question.kind}"\ndate = "{question.date}"']
    if chance.happens(16):
        lines.append('date_basis = "the day its sources were published"')
    if KINDS[question.kind].group == "events" and chance.happens(12):
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
    for n in range(min(chance.pick(words.CLAIMS), 1 + (len(sources) - 1) // 3)):
        lines.append(_claim(chance, question, sources[at % len(sources)], at % len(sources), first=not n))
        at += 1 + chance.below(3)
    return "\n".join(lines) + "\n]\n"


def _summary(chance: Chance, question: Question) -> str:
    name = words.NAME[question.countries[0] if question.countries else ""]
    year, _, month = question.date[:7].partition("-")
    time = f"{MONTHS[int(month) - 1]} {year}" if month.isdecimal() else year
    what = f"{chance.pick(words.DOES)} {chance.pick(words.WHAT)}"
    return f"{name[:1].upper()}{name[1:]} {what} in {chance.pick(words.TOWNS)} in {time}."


def _claim(chance: Chance, question: Question, source: str, number: int, *, first: bool) -> str:
    language = words.LANGUAGE[number % len(words.LANGUAGE)]
    fields = [f'source = "{source}"']
    fields.append(
        f'locator = "{chance.pick(words.LOCATOR)}"' if chance.happens(92) else f"paragraph = {1 + chance.below(30)}"
    )
    if question.unit and (first or chance.happens(92)):
        unit, value, bound = question.unit, question.value, chance.pick(words.BOUND)
        if not first and chance.happens(12):
            value = value * chance.pick((7, 8, 9, 11, 12)) // 10 or 1
        fields.append(f"value = {value * 100_000 if UNITS[unit].family == 'money' else value}")
        if bound != "exact":
            fields.append(f'bound = "{bound}"')
        if unit in words.PERSONNEL and chance.happens(20):
            fields.append(f'unit = "{chance.pick(words.PERSONNEL)}"')
        printed = f"{words.HEDGE[bound][language]}{_number(chance, value, unit, language)}"
    else:
        printed = " ".join(map(chance.pick, words.SAID[language]))
    if not first and len(question.date) > len("2024") and chance.happens(15):
        fields.append(f'date = "{question.date[:7] if chance.happens(90) else _ELSEWHEN}"')
    if chance.happens(37):
        fields.append(f'attributed_to = "{chance.pick(words.WHO)}"')
    fields.append(f'printed = "{printed}"')
    if chance.happens(24):
        fields.append('note = "the figure stands in a list"')
    return f"  {{ {', '.join(fields)} }},"


def _number(chance: Chance, value: int, unit: UnitName, language: Language) -> str:
    """Return the words that print ``value``, in the way of ``language``."""
    family = UNITS[unit].family
    if family == "money":
        whole, tenth = divmod(value, 10)
        point = "." if language == "en" else ","
        return words.MILLIONS[language].format(f"{whole}{point}{tenth}" if tenth else whole)
    digits = f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\u202f")
    if family == "duration":
        return f"{digits} {unit}"
    return f"{digits} {chance.pick(words.COUNTED[language].get(family, (UNITS[unit].label,)))}"


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
