"""Make a facts file of any size: ``python benchmarks/generate.py COUNT [--seed N] > FILE``.

Groups of kinds, countries, claims to a fact, hedges, lengths and accents come as often as in the shipped facts; what is
said is invented. ``mss lint`` finds nothing but twins, which so many facts about so few places can't but have. The same
count and seed give the same bytes under every Python: of all that ``random`` has, ``random()`` alone is sure to stay.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

import vocabulary as words
from chance import Chance, free, slug
from made_sources import MadeSource, names, sources
from vocabulary import Language

from mss_cli.curation.rules_evidence import COUNTS
from mss_cli.model.dates import MONTHS, when
from mss_cli.model.kinds import KINDS, RANK, KindName
from mss_cli.model.units import UNITS, UnitName

MAX_CHECKS = 500

_SEARCHED = 'searched_through = "2026-10-31"\n'
_SUCCESSION = "2025-09-30"
"""The day from which on personnel belong to the later force."""

_ELSEWHEN = "2020"
"""The date of a claim that is of another time than its fact."""


class Question(NamedTuple):
    """A fact but for its claims. ``value`` is what most of them say, sums of money in tenths of a million."""

    id: str
    kind: KindName
    date: str
    countries: tuple[str, ...]
    unit: UnitName | None
    scope: str
    value: int
    part_of: str = ""


def facts_file(count: int, seed: int) -> Iterator[str]:
    """Yield the tables of a facts file with ``count`` facts, in its one order."""
    chance = Chance(seed)
    questions, checks = _questions(chance, count)
    # A short record has a source for each fact; in a long one each source speaks of many.
    many = min(count, 750 + count // 4)
    firsts = {n * many // count: question.date for n, question in reversed([*enumerate(questions)])}
    made = sources(chance, [firsts[n] for n in range(many)])
    facts = [_fact(chance, question, made, n * many // count) for n, question in enumerate(questions)]
    credited = {name for _, speakers in facts for name in speakers}
    yield '[dataset]\ntitle = "Made-up facts"\nversion = "2026.11.25"\nlicense = "CC0-1.0"\n' + _SEARCHED
    yield from names(credited | {name for each in made for name in (each.publisher, each.origin)})
    named = {code for question in questions for code in question.countries}
    for code, alpha2, name, people, _ in words.COUNTRIES:
        if code in named:
            yield f'[countries.{code}]\nname = "{name}"\nalpha2 = "{alpha2}"\ndemonyms = ["{people}"]\n'
    yield from (each.table for each in sorted(made))
    yield from (table for table, _ in facts)
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
    name = f"{slug(words.NAME[code]).removeprefix('the-')}-{kind}-{day.partition('/')[0].rstrip('~')}"
    return Question(free(name, taken), kind, day, countries, unit, scope, _value(chance, kind, unit))


def _can_be_split(whole: Question) -> bool:
    counted = whole.unit is not None and UNITS[whole.unit].family in {"personnel", "people", "money"}
    return counted and whole.value > len(words.PARTS)


def _parts(whole: Question, taken: Counter[str]) -> list[Question]:
    values = (whole.value // 2, whole.value // 3, whole.value - whole.value // 2 - whole.value // 3)
    return [
        whole._replace(
            id=free(f"{whole.id}-{part}", taken), scope=f"{whole.scope or 'all'}, {part}", value=value, part_of=whole.id
        )
        for part, value in zip(words.PARTS, values, strict=True)
    ]


def _check(whole: Question, parts: list[Question]) -> str:
    added = _listed(part.id for part in parts)
    return f'[checks.{whole.id}]\nabout = "The parts make up the whole"\nsum = [{added}]\nequals = "{whole.id}"\n'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


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


def _fact(chance: Chance, question: Question, made: Sequence[MadeSource], first: int) -> tuple[str, set[str]]:
    """Return the table of a fact, and the ids of those whom its claims credit.

    Its claims are those of the ``first`` source and of others of about the same time.
    """
    lines, notes = _head(chance, question)
    chosen = _chosen(chance, made, first)
    claims = [_claim(chance, question, made[n], n, first=n == first) for n in chosen]
    if any(each.differs for each in claims):
        notes.append("Some pages have another number, or another day.")
    counted = [n for n, each in zip(chosen, claims, strict=True) if each.has_figure] or chosen
    if all(made[n].kind == "copy" for n in counted):
        notes.append("Copies alone tell of it.")
    if notes:
        lines.append(f'note = "{" ".join(notes)}"')
    table = "\n".join([*lines, "claims = [", *(each.text for each in claims)]) + "\n]\n"
    return table, {each.speaker for each in claims}


def _head(chance: Chance, question: Question) -> tuple[list[str], list[str]]:
    """Return the lines of a fact before its note and claims, and what its note must say."""
    lines = [f'[facts.{question.id}]\nkind = "{question.kind}"\ndate = "{question.date}"']
    notes = []
    if chance.happens(16):
        lines.append('date_basis = "the day its sources were published"')
    if KINDS[question.kind].group == "events" and chance.happens(12):
        lines.append(f'due = "{when(question.date).latest + timedelta(days=30 + chance.below(60))}"')
        notes.append("What came of it, no page says.")
    if question.countries:
        lines.append(f"countries = [{_listed(question.countries)}]")
    given = {name: getattr(question, name) for name in ("unit", "scope", "part_of")}
    lines += [f'{name} = "{value}"' for name, value in given.items() if value]
    if KINDS[question.kind].group == "personnel":
        lines.append(f'force = "{"gsf" if question.date >= _SUCCESSION else "mss"}"')
    if chance.happens(9):
        lines.append("milestone = true")
    lines.append(f'summary = "{_summary(chance, question)}"')
    return lines, notes


def _chosen(chance: Chance, made: Sequence[MadeSource], first: int) -> list[int]:
    """Return the numbers of a fact's sources: no copies beside better ones, which they would add nothing to."""
    count = min(chance.pick(words.CLAIMS), 1 + (len(made) - 1) // 3)
    at, chosen = first, [first]
    for _ in range(count - 1):
        at += 1 + chance.below(3)
        chosen.append(at % len(made))
    return [n for n in chosen if (made[n].kind == "copy") == (made[first].kind == "copy")]


def _summary(chance: Chance, question: Question) -> str:
    name = words.NAME[question.countries[0] if question.countries else ""]
    year, _, month = question.date[:7].partition("-")
    time = f"{MONTHS[int(month) - 1]} {year}" if month.isdecimal() else year
    what = f"{chance.pick(words.DOES)} {chance.pick(words.WHAT)}"
    return f"{name[:1].upper()}{name[1:]} {what} in {chance.pick(words.TOWNS)} in {time}."


class _Claim(NamedTuple):
    text: str
    speaker: str
    differs: bool
    """Whether it may say otherwise than the first."""
    has_figure: bool
    """Whether it counts, and with a figure."""


def _claim(chance: Chance, question: Question, source: MadeSource, number: int, *, first: bool) -> _Claim:
    language = words.LANGUAGE[number % len(words.LANGUAGE)]
    fields = [f'source = "{source.id}"']
    differs = aside = has_figure = False
    fields.append(
        f'locator = "{chance.pick(words.LOCATOR)}"' if chance.happens(92) else f"paragraph = {1 + chance.below(30)}"
    )
    if question.unit and (first or chance.happens(92)):
        unit, value, bound = question.unit, question.value, chance.pick(words.BOUND)
        if not first and chance.happens(12):
            value = value * chance.pick((7, 8, 9, 11, 12)) // 10 or 1
            differs, aside = True, chance.happens(30)
        has_figure = not aside
        fields.append(f"value = {value * 100_000 if UNITS[unit].family == 'money' else value}")
        if bound != "exact":
            fields.append(f'bound = "{bound}"')
        if unit in words.PERSONNEL and chance.happens(20):
            fields.append(f'unit = "{chance.pick(words.PERSONNEL)}"')
            differs = True
        printed = f"{words.HEDGE[bound][language]}{_number(chance, value, unit, language)}"
    else:
        printed = " ".join(map(chance.pick, words.SAID[language]))
    if not first and len(question.date) > len("2024") and chance.happens(15):
        fields.append(f'date = "{question.date[:7] if chance.happens(90) else _ELSEWHEN}"')
        differs = True
    speaker = slug(chance.pick(words.WHO)) if chance.happens(37) else ""
    if speaker:
        fields.append(f'attributed_to = "{speaker}"')
    elif question.kind in COUNTS and source.kind != "body":
        speaker = slug(chance.pick(words.WHO))
        fields.append(f'origin = "{speaker}"')
    fields.append(f'printed = "{printed}"')
    if chance.happens(24):
        fields.append('note = "the figure stands in a list"')
    if aside:
        fields.append('set_aside = "digits swapped: the table of the same page has the other number"')
    return _Claim(f"  {{ {', '.join(fields)} }},", speaker, differs, has_figure)


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
