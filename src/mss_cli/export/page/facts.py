"""Every fact with its claims under its year and month, and every source with the facts that rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from mss_cli.model.dates import MONTHS, When, when
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.output.fact_page import standing_sentence
from mss_cli.output.layout import difference_text, due_text
from mss_cli.output.phrases import (
    best_sources,
    claim_figure,
    date_text,
    fact_figure,
    issued_text,
    locator_text,
    plural,
    quoted,
    voice_text,
)
from mss_cli.output.view import UNICODE
from mss_cli.queries.findings import Finding, find_all
from mss_cli.queries.grades import GRADES, Grade, best_first, grade
from mss_cli.queries.horizon import horizon
from mss_cli.queries.lead import BASIS_DEFINITIONS
from mss_cli.queries.select import by_date
from mss_cli.queries.standing import STANDINGS, counted, origins
from mss_cli.queries.versions import version_day

_SAYS_LITTLE = {"body"}
"""Locators that are of no use to a reader."""


class ClaimLine(Struct, frozen=True):
    """A claim: its figure if not all have one, who says it where, in which words, its grade where another begins."""

    figure: str
    source: int
    by: str
    where: str
    printed: str
    grade: Grade | None
    notes: tuple[str, ...]
    aside: bool


class FactLine(Struct, frozen=True):
    """A fact with its claims."""

    id: str
    number: int
    countries: tuple[str, ...]
    date: str
    mark: str
    kind: str
    figure: str
    summary: str
    agree: str
    differ: str
    by: str
    why: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    more: int
    """How many claims there are besides."""


class SourceLine(Struct, frozen=True):
    """A source, and the facts that rest on it: their numbers, and their dates."""

    number: int
    title: str
    url: str
    about: str
    facts: tuple[tuple[int, str], ...]


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
        self.numbers = {each.fact.id: n for n, each in enumerate(self.findings, 1)}
        ordered = sorted(dataset.sources.values(), key=lambda source: _place(dataset, source))
        self.sources = {source.id: n for n, source in enumerate(ordered, 1)}

    def content(self, extent: Extent) -> dict[str, Any]:
        """Return what the page says of facts and sources, to that extent."""
        lines = [(each.fact, self._line(each, extent)) for each in self.findings]
        return {
            "years": _by_month(lines),
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
            number=self.numbers[fact.id],
            countries=fact.countries,
            date=date_text(fact.date),
            mark=fact.kind_info.mark,
            kind=fact.kind,
            figure=fact_figure(fact, finding.lead),
            summary=" ".join(filter(None, (fact.summary, due_text(dataset, fact, self.day, UNICODE)))),
            agree=agree_text(dataset, finding),
            differ=differ_text(finding),
            by=_by(dataset, finding),
            why=tuple(self._why(finding)),
            claims=tuple(self._claims(fact, claims, bare=len(figures) == 1)),
            more=len(fact.claims) - len(claims),
        )

    def _why(self, finding: Finding) -> Iterator[str]:
        """Yield how a fact stands and why its answer leads, where that isn't plain, and what is noted."""
        fact = finding.fact
        if finding.standing == "disputed":
            text = standing_sentence(self.dataset, finding)
            yield f"{text[:1].upper()}{text[1:]}."
        if finding.lead and finding.lead.basis != "unopposed":
            yield f"Leads by “{finding.lead.basis}”: {BASIS_DEFINITIONS[finding.lead.basis]}."
        if fact.date_basis:
            yield f"Date: {fact.date_basis}."
        if fact.note:
            yield fact.note

    def _claims(self, fact: Fact, claims: Sequence[Claim], *, bare: bool) -> Iterator[ClaimLine]:
        last: Grade | None = None
        for claim in claims:
            own = grade(self.dataset, fact, claim)
            source = self.dataset.sources[claim.source]
            where = "" if claim.locator in _SAYS_LITTLE else locator_text(claim)
            yield ClaimLine(
                figure="" if bare and not claim.set_aside else claim_figure(fact, claim),
                source=self.sources[source.id],
                by=voice_text(self.dataset, claim),
                where=", ".join(filter(None, (date_text(source.issued), where))),
                printed=quoted(claim.printed) if claim.printed else "",
                grade=own if own != last else None,
                notes=tuple(_notes(claim)),
                aside=bool(claim.set_aside),
            )
            last = own

    def _sources(self, extent: Extent) -> Iterator[SourceLine]:
        """Yield the sources by publisher and date, each with the facts that cite it."""
        dataset = self.dataset
        cited: dict[str, dict[int, str]] = {}
        for each in self.findings:
            for claim in self._shown(each.fact, extent):
                cited.setdefault(claim.source, {})[self.numbers[each.fact.id]] = _month(each.fact)
        for name, number in self.sources.items():
            source = dataset.sources[name]
            title = f"[{source.title}]" if source.title_is_description else quoted(source.title)
            publisher = dataset.name_of(source.publisher) if source.publisher else "publisher not shown"
            about = ", ".join(filter(None, (source.author, publisher, source.number, issued_text(source))))
            if name in cited:
                yield SourceLine(number, title, source.url or "", about, tuple(cited[name].items()))

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


def _month(fact: Fact) -> str:
    start = fact.date.order[0]
    return f"{MONTHS[start.month - 1][:3]} {start.year}"


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


def _by(dataset: Dataset, finding: Finding) -> str:
    """Return who says what leads, or the best of those who differ."""
    fact = finding.fact
    claims = finding.lead.claims if finding.lead else counted(fact)
    first, more = best_sources(dataset, fact, claims, 1)
    return f"{voice_text(dataset, first[0])}{f' +{more}' if more else ''}"


def _notes(claim: Claim) -> Iterator[str]:
    if claim.date:
        yield f"dated {date_text(claim.date)}"
    if claim.note:
        yield claim.note
    if claim.disputes:
        yield f"can't be true together with the others: {claim.disputes}"
    if claim.set_aside:
        yield f"set aside: {claim.set_aside}"
