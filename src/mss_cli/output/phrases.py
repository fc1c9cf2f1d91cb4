"""Figures, dates and places in words, as tables and pages show them."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from mss_cli.model.dates import MONTHS, When
from mss_cli.model.figures import Interval, plain
from mss_cli.model.kinds import UNITS, UnitName, joined_unit, units_meet
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.output.view import UNICODE, Link, Span, Spans, Symbols
from mss_cli.queries.standing import Clash, clashes, origins

_DIGIT = re.compile(r"\d")
_BOUNDS = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at-least": "at least ",
    "under": "under ",
    "up-to": "up to ",
}


MAX_SHOWN_ANSWERS = 3


def number(value: Decimal) -> str:
    """Return ``value`` with its thousands apart: 2,500."""
    return f"{plain(value):,}"


def interval_text(value: Interval, symbols: Symbols = UNICODE) -> str:
    """Return one number, or two with a dash."""
    low, high = number(value.low), number(value.high)
    return low if low == high else f"{low}{symbols.dash}{high}"


def with_unit(text: str, unit: UnitName | None) -> str:
    """Put ``text`` and the unit together: 80%, over USD 100,000,000, 24 police."""
    if unit is None:
        return text
    label, family = UNITS[unit].label, UNITS[unit].family
    if family == "share":
        return f"{text}{label}"
    if family == "money":
        return _DIGIT.sub(f"{label} \\g<0>", text, count=1)
    return f"{text} {label.removesuffix('s') if text == '1' and family != 'personnel' else label}"


def claim_number(claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return the figure as the source hedges it, without a unit: "over 578,000"; nothing where it has none."""
    if claim.value is not None:
        return f"{_BOUNDS[claim.bound]}{number(claim.value)}"
    return interval_text(claim.interval, symbols) if claim.interval else ""


def claim_figure(fact: Fact, claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return the figure of ``claim`` with its unit; the unit alone where it gives only that."""
    text = claim_number(claim, symbols)
    if not text:
        return UNITS[claim.unit].label if claim.unit else ""
    return with_unit(text, fact.unit_of(claim))


def fact_figure(fact: Fact, symbols: Symbols = UNICODE) -> str:
    """Return every distinct figure of ``fact``, rivals joined by "or", their common unit said once.

    Where there are more than three, the span that they cover, and how many they are.
    """
    numbers = _distinct(claim_number(claim, symbols) for claim in fact.claims)
    if not numbers:
        return ""
    units = list(dict.fromkeys(unit for claim in fact.claims if (unit := fact.unit_of(claim))))
    agreed = all(units_meet(one, other) for one, other in combinations(units, 2))
    if len(units) == 1 or (len(numbers) == 1 and agreed):
        unit = units[0] if len(units) == 1 else fact.unit or units[0]
        return _counted(with_unit(_spanned(fact, numbers), unit), numbers)
    if len(numbers) == 1:
        return f"{numbers[0]} {_alternatives([UNITS[unit].label for unit in units])}"
    answers = _distinct(claim_figure(fact, claim, symbols) for claim in fact.claims)
    if len(answers) > MAX_SHOWN_ANSWERS and all(UNITS[unit].family == "personnel" for unit in units):
        return _counted(f"{_spanned(fact, numbers)} {UNITS[joined_unit(set(units))].label}", numbers)
    return _alternatives(answers)


def fact_numbers(fact: Fact, symbols: Symbols = UNICODE) -> str:
    """Return every distinct figure of ``fact`` without units, or their span as ``fact_figure`` does."""
    numbers = _distinct(claim_number(claim, symbols) for claim in fact.claims)
    return _counted(_spanned(fact, numbers), numbers)


def _spanned(fact: Fact, numbers: list[str]) -> str:
    if len(numbers) <= MAX_SHOWN_ANSWERS:
        return _alternatives(numbers)
    reported = [value for claim in fact.claims for value in (claim.value, claim.low, claim.high) if value is not None]
    low, high = number(min(reported)), number(max(reported))
    return low if low == high else f"{low} to {high}"


def _counted(text: str, numbers: list[str]) -> str:
    return f"{text} ({len(numbers)} answers)" if len(numbers) > MAX_SHOWN_ANSWERS else text


def date_text(when: When, symbols: Symbols = UNICODE) -> str:
    """Return a date as a reader writes it: 18 Jan 2025, Sep 2024, 10–18 Sep 2024, until Oct 2023."""
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return _single(start)
    if start == "..":
        return f"until {_single(end)}"
    if end == "..":
        return f"from {_single(start)}"
    one, other = _single(start), _single(end)
    if one == other:
        return one
    if len(start) == len(end) and start[:7] == end[:7]:
        return f"{one.partition(' ')[0]}{symbols.dash}{other}"
    return f"{one} {symbols.dash} {other}"


def date_words(text: str) -> tuple[str, str, str]:
    """Return the day, the month's short name and the year of one date as it is written; what it lacks is empty."""
    year, month, day = [*text.rstrip("~").split("-"), "", ""][:3]
    return day.lstrip("0"), MONTHS[int(month) - 1][:3] if month else "", year


def locator_text(claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return where in its source a claim stands: ¶4, or its locator."""
    if claim.paragraph is not None:
        return f"{symbols.paragraph}{claim.paragraph}"
    return claim.locator or ""


def named(source: Source) -> str | Link:
    """Return the id of ``source``, leading to its page if it has one."""
    return Link(source.id, source.url) if source.url else source.id


def who(dataset: Dataset, claims: Sequence[Claim], symbols: Symbols = UNICODE, *, most: int | None = None) -> Spans:
    """Return the sources of ``claims`` with their paragraphs, and whom they credit: seed-001 ¶2 (William Ruto).

    Of more than ``most`` sources the first are named, and the others counted.
    """
    spans: list[Span] = []
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    for name, own in list(by_source.items())[:most]:
        numbers = sorted({claim.paragraph for claim in own if claim.paragraph is not None})
        credited = _distinct(claim.attributed_to or "" for claim in own)
        said = [f" {symbols.paragraph}{n}" for n in numbers] + ([f" ({', '.join(credited)})"] if credited else [])
        spans += [(f" {symbols.dot} ", "quiet")] if spans else []
        spans += [(named(dataset.sources[name]), "quiet"), ("".join(said), "quiet")]
    if most is not None and len(by_source) > most:
        spans.append((f" +{len(by_source) - most}", "quiet"))
    return tuple(spans)


def quoted(text: str, symbols: Symbols = UNICODE) -> str:
    """Put ``text`` between quotation marks, which it may bring along."""
    return f"{symbols.quotes[0]}{text.strip('“”')}{symbols.quotes[1]}"


def country_names(dataset: Dataset, fact: Fact) -> str:
    """Return the names of the countries of ``fact``."""
    return ", ".join(dataset.countries[code].name for code in fact.countries)


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``count`` with its noun: 1 fact, 2 facts."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def source_name(source: Source, symbols: Symbols = UNICODE) -> str:
    """Return a source in one line: its publisher, title and date, and what of them isn't printed there."""
    title = source.title if source.title_is_description else quoted(source.title, symbols)
    return f"{source.publisher or 'publisher not shown'}, {issued_text(source, symbols)}: {title}"


def issued_text(source: Source, symbols: Symbols = UNICODE) -> str:
    """Return when a source was issued, and whether that is inferred."""
    return f"{date_text(source.issued, symbols)}{' (inferred)' if source.issued_basis else ''}"


def standing_text(dataset: Dataset, fact: Fact, symbols: Symbols = UNICODE) -> str:
    """Say why a fact stands as it does: "2 sources, 1 origin: IOM"; "270 military and 217 police do not meet"."""
    sources = len({claim.source for claim in fact.claims})
    said_by = origins(dataset, fact)
    support = f"{plural(sources, 'source')}, {plural(len(said_by), 'origin')}: {'; '.join(said_by)}"
    reasons = _distinct(_clash_text(fact, clash, symbols) for clash in clashes(fact))
    return f"{support}. {'. '.join(reasons)}." if reasons else support


def _clash_text(fact: Fact, clash: Clash, symbols: Symbols) -> str:
    sides = (clash.left, clash.right)
    if clash.over == "figure":
        one, other = (claim_figure(fact, claim, symbols) for claim in sides)
    elif clash.over == "unit":
        one, other = (UNITS[fact.unit_of(claim) or ""].label for claim in sides)
    else:
        one, other = (date_text(fact.date_of(claim), symbols) for claim in sides)
    return f"{one} and {other} do not meet"


def _single(text: str) -> str:
    return ("about " if text.endswith("~") else "") + " ".join(filter(None, date_words(text)))


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def _alternatives(texts: list[str]) -> str:
    if not texts:
        return ""
    *others, last = texts
    return f"{', '.join(others)} or {last}" if others else last
