"""Made-up sources, and the tables of those who publish and of those who are quoted in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import vocabulary as words
from chance import Chance, free, slug

from mss_cli.model.dates import when
from mss_cli.model.records import PublisherClass

_LAST_DAY = date(2026, 10, 1)


class MadeSource(NamedTuple):
    """A source: its id, the class and the id of its publisher, its origin's id if it has one, and its table."""

    id: str
    kind: PublisherClass
    publisher: str
    origin: str
    table: str


def sources(chance: Chance, days: Sequence[str]) -> list[MadeSource]:
    """Return sources, each of about one of ``days``: that of the question that it is the first to answer."""
    taken: Counter[str] = Counter()
    made = []
    for day in days:
        name, kind = chance.pick(words.PUBLISHERS)
        publisher = slug(name)
        issued = str(min(when(day).latest, _LAST_DAY) + timedelta(days=chance.below(9)))
        source = free(f"{publisher}-{issued}", taken)
        title = f"{chance.pick(words.WHO)} {chance.pick(words.DOES)} {chance.pick(words.WHAT)}"
        lines = [f'[sources.{source}]\ntype = "{chance.pick(words.SOURCE_TYPE)}"']
        lines.append(f'title = "{title}, {chance.pick(words.TOWNS)}"')
        if chance.happens(55):
            lines.append("title_is_description = true")
        lines.append(f'publisher = "{publisher}"\nissued = "{issued}"')
        if chance.happens(59):
            lines.append('issued_basis = "undated; the meeting it tells of was that week"')
        url = f"https://{publisher}.example.org/{issued.replace('-', '/')}/{source}-{slug(title)}"
        lines.append(f'url = "{url}"\naccessed = "2026-11-23"')
        origin = slug(chance.pick(words.AGENCIES)) if kind in {"outlet", "copy"} and chance.happens(40) else ""
        if origin:
            lines.append(f'origin = "{origin}"')
        if chance.happens(18):
            lines.append('note = "undated; the week is inferred"')
        made.append(MadeSource(source, kind, publisher, origin, "\n".join(lines) + "\n"))
    return made


def names(named: set[str]) -> Iterator[str]:
    """Yield the tables of those publishers and speakers whose ids are ``named``."""
    yield from sorted(
        f'[publishers.{slug(name)}]\nname = "{name}"\nclass = "{kind}"\n'
        for name, kind in {*words.PUBLISHERS}
        if slug(name) in named
    )
    yield from sorted(f'[speakers.{slug(name)}]\nname = "{name}"\n' for name in words.WHO if slug(name) in named)
