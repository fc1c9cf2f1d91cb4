"""Every fact with its claims under its year and month, and every source with the facts that rest on it."""

import string
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from mss_cli.model.dates import MONTHS, When, when
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.output.fact_page import standing_sentence
from mss_cli.output.layout import difference_text, due_text, finding_sources
from mss_cli.output.phrases import (
    claim_figure,
    date_text,
    fact_figure,
    issued_text,
    locator_text,
    plural,
    quoted,
    voice_text,
)
from mss_cli.output.view import UNICODE, words_of
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.grades import GRADES, Grade, best_first, grade
from mss_cli.queries.horizon import horizon
from mss_cli.queries.select import by_date
from mss_cli.queries.standing import STANDINGS, origins
from mss_cli.queries.versions import version_day

_SAYS_LITTLE = {"body"}
"""Locators that are of no use to a reader."""


class ClaimLine(Struct, frozen=True):
    """A claim: its figure if not all have one, who says it where, in which words, its grade where another begins."""

    figure: str
    source: str
    """The anchor of its source."""
    by: str
    where: str
    printed: str
    grade: Grade | None
    notes: tuple[str, ...]
    aside: bool


class FactLine(Struct, frozen=True):
    """A fact with its claims."""

    id: str
    anchor: str
    countries: tuple[str, ...]
    date: str
    mark: str
    kind: str
    figure: str
    summary: str
    agree: str
    differ: str
    by: str
    basis: str
    """The rule by which its answer leads, where that isn't plain."""
    why: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    more: int
    """How many claims there are besides."""


class SourceLine(Struct, frozen=True):
    """A source, its author, publisher, number and date, and the facts that rest on it: their anchors and months."""

    anchor: str
    title: str
    url: str
    details: str
    facts: tuple[tuple[str, str], ...]


class Extent(Struct, frozen=True):
    """How much the page has, where all would be too long: links that the script can make, copies, claims of a fact."""

    links: bool = True
    copies: bool = True
    claims: int = 1_000_000


class Facts:
    """The facts of a record, as its page shows them on a day."""

    def __init__(self, dataset: Dataset, day: When | None) -> None:
        self.dataset = dataset
        self.day = day or _end(dataset)
        self.findings = find_all(dataset, by_date(dataset.facts.values()))
        self.anchors = {each.fact.id: anchor(n) for n, each in enumerate(self.findings)}
        ordered = sorted(dataset.sources.values(), key=lambda source: _place(dataset, source))
        self.sources = {source.id: anchor(n) for n, source in enumerate(ordered, len(self.findings))}

    def content(self, extent: Extent) -> dict[str, Any]:
        """Return what the page says of facts and sources, to that extent."""
        lines = [(each.fact, self._line(each, extent)) for each in self.findings]
        return {
            "years": _by_month(lines),
            "where": Counter(line.countries for _, line in lines).most_common(1)[0][0] if lines else (),
            "sources": [*self._sources(extent)],
            "choices": self._choices(),
            "total": len(lines),
            "links": extent.links,
        }

    def _shown(self, fact: Fact, extent: Extent) -> list[Claim]:
        """Return the claims of ``fact`` that are shown, the best first, those that are set aside last."""
        claims = sorted(best_first(self.dataset, fact, fact.claims), key=lambda claim: bool(claim.set_aside))
        first_hand = [claim for claim in claims if grade(self.dataset, fact, claim) != "copied"]
        enough = any(not claim.set_aside for claim in first_hand)
        return (claims if extent.copies or not enough else first_hand)[: extent.claims]

    def _line(self, finding: Finding, extent: Extent) -> FactLine:
        dataset, fact = self.dataset, finding.fact
        claims = self._shown(fact, extent)
        figures = {claim_figure(fact, claim) for claim in fact.claims}
        return FactLine(
            id=fact.id,
            anchor=self.anchors[fact.id],
            countries=fact.countries,
            date=date_text(fact.date),
            mark=fact.kind_info.mark,
            kind=fact.kind,
            figure=fact_figure(fact, finding.lead),
            summary=" ".join(filter(None, (fact.summary, due_text(dataset, fact, self.day, UNICODE)))),
            agree=agree_text(dataset, finding),
            differ=differ_text(finding),
            by=voices_text(dataset, finding),
            basis=finding.lead.basis if finding.lead and finding.lead.basis != "unopposed" else "",
            why=tuple(self._why(finding)),
            claims=tuple(self._claims(fact, claims, bare=len(figures) == 1)),
            more=len(fact.claims) - len(claims),
        )

    def _why(self, finding: Finding) -> Iterator[str]:
        """Yield how a fact stands, where that isn't plain, and what is noted."""
        fact = finding.fact
        if finding.standing == "disputed":
            text = standing_sentence(self.dataset, finding)
            yield f"{text[:1].upper()}{text[1:]}."
        if fact.date_basis:
            yield f"Date: {fact.date_basis}."
        if fact.note:
            yield fact.note

    def _claims(self, fact: Fact, claims: Sequence[Claim], *, bare: bool) -> Iterator[ClaimLine]:
        last: Grade | None = None
        year = _year(fact.date)
        for claim in claims:
            own = grade(self.dataset, fact, claim)
            source = self.dataset.sources[claim.source]
            where = "" if claim.locator in _SAYS_LITTLE else locator_text(claim)
            yield ClaimLine(
                figure="" if bare and not claim.set_aside else claim_figure(fact, claim),
                source=self.sources[source.id],
                by=voice_text(self.dataset, claim),
                where=", ".join(filter(None, (_within(source.issued, year), where))),
                printed=quoted(claim.printed) if claim.printed else "",
                grade=own if own != last else None,
                notes=tuple(_notes(claim)),
                aside=bool(claim.set_aside),
            )
            last = own

    def _sources(self, extent: Extent) -> Iterator[SourceLine]:
        """Yield the sources by publisher and date, each with the facts that cite it."""
        dataset = self.dataset
        cited: dict[str, dict[str, Fact]] = {}
        for each in self.findings:
            for claim in self._shown(each.fact, extent):
                cited.setdefault(claim.source, {})[each.fact.id] = each.fact
        for name, own in self.sources.items():
            source = dataset.sources[name]
            title = f"[{source.title}]" if source.title_is_description else quoted(source.title)
            publisher = dataset.name_of(source.publisher) if source.publisher else "publisher not shown"
            details = ", ".join(filter(None, (source.author, publisher, source.number, issued_text(source))))
            if name in cited:
                yield SourceLine(own, title, source.url or "", details, tuple(self._back(source, cited[name].values())))

    def _back(self, source: Source, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
        """Yield what leads from ``source`` back to ``facts``: a month, with its year where another begins."""
        year = _year(source.issued)
        for fact in facts:
            start = fact.date.order[0]
            month = MONTHS[start.month - 1][:3]
            yield self.anchors[fact.id], month if start.year == year else f"{month} {start.year}"
            year = start.year

    def _choices(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return what facts can be narrowed by: what it is called in addresses and for people, its values likewise."""
        kinds = {each.fact.kind for each in self.findings}
        codes = {code for each in self.findings for code in each.fact.countries}
        named = sorted(((code, self.dataset.countries[code].name) for code in codes), key=lambda pair: pair[1])
        return [
            ("kind", "Kind", [(each.name, each.name) for each in KINDS.values() if each.name in kinds]),
            ("country", "Country", named),
            ("standing", "Standing", [(each, each) for each in STANDINGS]),
            ("grade", "Best grade", [(each, each) for each in GRADES]),
        ]


def _end(dataset: Dataset) -> When:
    """Return the day that the record speaks of last: by the curator's word, its version, or its newest source."""
    found = horizon(dataset)
    day = found.searched_through or version_day(dataset.metadata.version) or found.newest_source
    return when(day.latest.isoformat() if day else "9999-12-31")


def _by_month(lines: Iterable[tuple[Fact, FactLine]]) -> list[tuple[int, list[tuple[str, list[FactLine]]]]]:
    years: dict[int, dict[str, list[FactLine]]] = {}
    for fact, line in lines:
        start = fact.date.order[0]
        known = len(fact.date.edtf.rstrip("~")) > len("2024")
        month = MONTHS[start.month - 1] if known else "In the year"
        years.setdefault(start.year, {}).setdefault(month, []).append(line)
    return [(year, [*months.items()]) for year, months in years.items()]


def anchor(number: int) -> str:
    """Return a short name for a place in the page: A, B … AA, A9, of capitals, which no id of a fact has."""
    capitals = string.ascii_uppercase
    if number < len(capitals):
        return capitals[number]
    rest, last = divmod(number - len(capitals), len(capitals) + 10)
    return f"{anchor(rest)}{(capitals + string.digits)[last]}"


def _year(date: When) -> int | None:
    """Return the year in which all of ``date`` is, if there is one."""
    start, end = date.order
    return start.year if start.year == end.year else None


def _within(date: When, year: int | None) -> str:
    """Return ``date`` in words, without its year where that is ``year`` and a month remains."""
    text, last = date_text(date), date.edtf.rpartition("/")[2].rstrip("~")
    is_clear = _year(date) == year and len(last) > len("2024") and text.count(str(year)) == 1
    return text.removesuffix(f" {year}") if is_clear else text


def _place(dataset: Dataset, source: Source) -> tuple[Any, ...]:
    publisher = dataset.name_of(source.publisher).casefold() if source.publisher else "\U0010ffff"
    return publisher, source.issued.order, source.id


def agree_text(dataset: Dataset, finding: Finding) -> str:
    """Return the mark of a fact on which origins agree, in a sign and in words; nothing for any other."""
    if finding.standing != "corroborated":
        return ""
    return f"✓\u00a0{plural(len(origins(dataset, finding.fact)), 'origin')}"


def differ_text(finding: Finding) -> str:
    """Return the mark of a fact on which origins differ, and over what; nothing for any other."""
    return f"≠\u00a0{difference_text(finding, UNICODE) or 'figure'}" if finding.standing == "disputed" else ""


def voices_text(dataset: Dataset, finding: Finding) -> str:
    """Return who says what leads, or the best of those who differ, and how many more there are."""
    return "".join(words_of(text) for text, _ in finding_sources(dataset, finding, UNICODE))


def _notes(claim: Claim) -> Iterator[str]:
    if claim.date:
        yield f"dated {date_text(claim.date)}"
    if claim.note:
        yield claim.note
    if claim.disputes:
        yield f"can't be true together with the others: {claim.disputes}"
    if claim.set_aside:
        yield f"set aside: {claim.set_aside}"
