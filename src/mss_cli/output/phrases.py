"""Figures, dates, places and people in words, as tables and pages show them."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations

from mss_cli.model.dates import MONTHS, When
from mss_cli.model.figures import Bound, Interval, plain
from mss_cli.model.kinds import Group
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.model.units import UNITS, UnitName, joined_unit, units_meet
from mss_cli.output.view import UNICODE, Link, Symbols
from mss_cli.queries.grades import best_first, voice
from mss_cli.queries.lead import Lead
from mss_cli.queries.standing import counted

_DIGIT = re.compile(r"\d")
BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at-least": "at least ",
    "under": "under ",
    "up-to": "up to ",
    "nearly": "nearly ",
}
_ONE = {
    "people": "person",
    "personnel": "person",
    "police": "police officer",
    "military": "soldier",
    "police and military": "police officer or soldier",
    "aircraft": "aircraft",
    "%": "%",
}
"""What a unit is called of one, where that isn't the unit without its s."""

_WHOLES: dict[Group, str] = {"personnel": "the whole force", "people": "all of Haiti"}

_MONTH, _YEAR = 30.44, 365.25
"""How many days they have on average."""

MAX_SHOWN_ANSWERS = 3


def number(value: Decimal) -> str:
    """Return ``value`` with its thousands apart: 2,500."""
    return f"{plain(value):,}"


def whole(value: Interval) -> Interval:
    """Return ``value`` in whole numbers, as people, vehicles and the like are counted."""
    return Interval(*(each.quantize(Decimal(1), ROUND_HALF_EVEN) for each in (value.low, value.high)))


def interval_text(value: Interval, symbols: Symbols = UNICODE) -> str:
    """Return one number, or two with a dash."""
    low, high = number(value.low), number(value.high)
    return low if low == high else f"{low}{symbols.dash}{high}"


def with_unit(text: str, unit: UnitName | None) -> str:
    """Return ``text`` with its unit: 80%, over USD 100,000,000, 24 police, 1 person."""
    if unit is None:
        return text
    label, family = UNITS[unit].label, UNITS[unit].family
    if family == "share":
        return f"{text}{label}"
    if family == "money":
        return _DIGIT.sub(f"{label} \\g<0>", text, count=1)
    one = text.rpartition(" ")[2] == "1"
    return f"{text} {_ONE.get(label, label.removesuffix('s')) if one else label}"


def claim_number(claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return the figure as the source hedges it, without a unit: "over 578,000"; nothing where it has none."""
    if claim.value is not None:
        return f"{BOUND_WORDS[claim.bound]}{number(claim.value)}"
    return interval_text(claim.interval, symbols) if claim.interval else ""


def claim_figure(fact: Fact, claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return the figure of ``claim`` with its unit; the unit alone where it gives only that."""
    text = claim_number(claim, symbols)
    if not text:
        return UNITS[claim.unit].label if claim.unit else ""
    return with_unit(text, fact.unit_of(claim))


def lead_number(found: Lead, symbols: Symbols = UNICODE) -> str:
    """Return the figure of a lead without a unit: "2,500", "at least 5,915", "over 600, under 800"."""
    if found.low is not None and found.low == found.high:
        return f"{BOUND_WORDS[found.bound or 'exact']}{number(found.low)}"
    if found.low is not None and found.high is not None:
        if any(claim.value is None for claim in found.claims):
            return interval_text(Interval(found.low, found.high), symbols)
        return f"over {number(found.low)}, under {number(found.high)}"
    ends = [each for each in (found.low, found.high) if each is not None]
    return f"{BOUND_WORDS[found.bound or 'exact']}{number(ends[0])}" if ends else ""


def lead_figure(found: Lead, symbols: Symbols = UNICODE) -> str:
    """Return the figure of a lead with its unit."""
    return with_unit(lead_number(found, symbols), found.unit)


def fact_figure(fact: Fact, found: Lead | None, symbols: Symbols = UNICODE) -> str:
    """Return the figure that leads, or where none does every distinct one, joined by "or".

    Of more than three rivals, the span that they cover is returned.
    """
    if found:
        return lead_figure(found, symbols)
    claims = without_hedged(counted(fact))
    numbers = distinct(claim_number(claim, symbols) for claim in claims)
    if not numbers:
        return ""
    units = list(dict.fromkeys(unit for claim in claims if (unit := fact.unit_of(claim))))
    if all(units_meet(one, other) for one, other in combinations(units, 2)):
        return with_unit(_spanned(claims, numbers), fact.unit or next(iter(units), None))
    answers = distinct(claim_figure(fact, claim, symbols) for claim in claims)
    if len(answers) > MAX_SHOWN_ANSWERS and all(UNITS[unit].family == "personnel" for unit in units):
        return with_unit(_spanned(claims, numbers), joined_unit(set(units)))
    return " or ".join(answers)


def fact_numbers(fact: Fact, found: Lead | None, symbols: Symbols = UNICODE, *, most: int = MAX_SHOWN_ANSWERS) -> str:
    """Return the number that leads without its unit, or the rivals, the span of more than ``most``."""
    if found:
        return lead_number(found, symbols)
    claims = without_hedged(counted(fact))
    return _spanned(claims, distinct(claim_number(claim, symbols) for claim in claims), most)


def without_hedged(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims with a figure, but for those that hedge a value that another of them gives unhedged."""
    claims = [claim for claim in claims if claim.interval]
    exact = {claim.value for claim in claims if claim.bound == "exact"}
    return [claim for claim in claims if claim.bound == "exact" or claim.value not in exact]


def _spanned(claims: Sequence[Claim], numbers: Sequence[str], most: int = MAX_SHOWN_ANSWERS) -> str:
    if len(numbers) <= most:
        return " or ".join(numbers)
    reported = [value for claim in claims for value in (claim.value, claim.low, claim.high) if value is not None]
    low, high = number(min(reported)), number(max(reported))
    return low if low == high else f"{low} to {high}"


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


def _single(text: str) -> str:
    return ("about " if text.endswith("~") else "") + " ".join(filter(None, date_words(text)))


def duration_text(days: int) -> str:
    """Return a length of time in the unit that suits it: 12 days, 3 months, 2 years."""
    if days < 2 * _MONTH:
        return plural(days, "day")
    if days < 3 * _YEAR:
        return plural(round(days / _MONTH), "month")
    return plural(round(days / _YEAR), "year")


def locator_text(claim: Claim, symbols: Symbols = UNICODE) -> str:
    """Return where in its source a claim stands: ¶4, or its locator."""
    if claim.paragraph is not None:
        return f"{symbols.paragraph}{claim.paragraph}"
    return claim.locator or ""


def publisher_name(dataset: Dataset, source: Source) -> str:
    """Return who published ``source``; its id where that isn't shown."""
    return dataset.name_of(source.publisher) if source.publisher else source.id


def linked(text: str, source: Source) -> str | Link:
    """Return ``text``, leading to the page of ``source`` if it has one."""
    return Link(text, source.url) if source.url else text


def archive_url(source: Source) -> str | None:
    """Return where the Internet Archive has its copy nearest to the day the page was read, if it has one."""
    day = source.accessed.latest if source.accessed else source.issued.latest
    return f"https://web.archive.org/web/{day:%Y%m%d}/{source.url}" if source.url else None


def voice_text(dataset: Dataset, claim: Claim) -> str:
    """Return who says it, and who carries it: "Reuters", "William Ruto, by Reuters".

    Where the page doesn't credit them itself, it is "William Ruto, retold by Reuters".
    """
    source = dataset.sources[claim.source]
    carrier, speaker = publisher_name(dataset, source), dataset.name_of(voice(dataset, claim))
    how = "retold by" if claim.origin else "by"
    return carrier if speaker in {carrier, source.id} else f"{speaker}, {how} {carrier}"


def best_sources(dataset: Dataset, fact: Fact, claims: Iterable[Claim], most: int) -> tuple[list[Claim], int]:
    """Return the claims of the ``most`` best publishers, one each, and how many more publishers there are."""
    first: dict[str, Claim] = {}
    for claim in best_first(dataset, fact, claims):
        first.setdefault(publisher_name(dataset, dataset.sources[claim.source]), claim)
    return list(first.values())[:most], max(len(first) - most, 0)


def quoted(text: str, symbols: Symbols = UNICODE) -> str:
    """Return ``text`` between quotation marks; those that it has itself are left out."""
    return f"{symbols.quotes[0]}{text.strip('“”')}{symbols.quotes[1]}"


def country_names(dataset: Dataset, fact: Fact) -> str:
    """Return the names of the countries of ``fact``."""
    return ", ".join(dataset.countries[code].name for code in fact.countries)


def whole_label(group: Group, otherwise: str) -> str:
    """Return what figures of ``group`` are of where they are of no country; ``otherwise`` if that isn't settled."""
    return _WHOLES.get(group, otherwise)


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``count`` with its noun: 1 fact, 2 facts."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def source_name(dataset: Dataset, source: Source, symbols: Symbols = UNICODE) -> str:
    """Return a source in one line: its publisher, date and title, and what of them isn't printed there."""
    title = source.title if source.title_is_description else quoted(source.title, symbols)
    publisher = dataset.name_of(source.publisher) if source.publisher else "publisher not shown"
    return f"{publisher}, {issued_text(source, symbols)}: {title}"


def issued_text(source: Source, symbols: Symbols = UNICODE) -> str:
    """Return when a source was issued, and whether that is inferred."""
    return f"{date_text(source.issued, symbols)}{' (inferred)' if source.issued_basis else ''}"


def distinct(texts: Iterable[str]) -> list[str]:
    """Return ``texts`` without empty ones, each once."""
    return list(dict.fromkeys(filter(None, texts)))


def alternatives(texts: Sequence[str], word: str = "or") -> str:
    """Return ``texts`` in a row, ``word`` before the last."""
    if not texts:
        return ""
    *others, last = texts
    return f"{', '.join(others)} {word} {last}" if others else last
