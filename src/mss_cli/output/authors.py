"""Who wrote a source, from one line of text: persons apart from one another, and apart from bodies."""

import re

from msgspec import Struct

from mss_cli.model.records import Dataset
from mss_cli.queries.names import folded


class Author(Struct, frozen=True):
    """A person, by family name and given names; or a body, whose ``given`` is empty and whose name is whole."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_body(self) -> bool:
        """Whether this is not a person, or one with a single name, so that it isn't taken apart."""
        return not self.given


_BETWEEN = re.compile(r"\s*;\s*|,?\s+(?:and|et|y|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_OTHERS = frozenset({"others", "et al.", "al."})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = frozenset([
    "al", "ben", "bin", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "la", "las",
    "le", "los", "ter", "van", "von"
])  # fmt: skip
_BODY_WORDS = frozenset([
    "academy", "agence", "agencia", "agency", "alliance", "assembly", "association", "authority", "bank",
    "board", "bureau", "cabinet", "center", "centre", "church", "cluster", "coalition", "comite", "commission",
    "committee", "community", "company", "conference", "congress", "conseil", "consejo", "consortium",
    "correspondents", "council", "court", "department", "desk", "direction", "directorate", "editor",
    "editorial", "editors", "embajada", "embassy", "federation", "for", "force", "forces", "foundation", "fund",
    "general", "gobierno", "gouvernement", "government", "group", "house", "institute", "institution",
    "international", "journal", "judiciary", "ministere", "ministerio", "ministry", "mission", "monitor",
    "movement", "nations", "network", "news", "newspaper", "newsroom", "observatory", "of", "office", "ong",
    "onu", "organisation", "organization", "parliament", "party", "police", "presidency", "press", "program",
    "programme", "project", "radio", "reporters", "republic", "secretariat", "security", "senate", "service",
    "staff", "state", "states", "task", "team", "television", "the", "times", "tribunal", "un", "union",
    "united", "university", "watch"
])  # fmt: skip
"""Words that names of bodies have and names of persons don't, folded."""


def authors(dataset: Dataset, text: str) -> list[Author]:
    """Return whom ``text`` names; a name of one of the dataset's publishers is a body's."""
    known = {folded(name) for each in dataset.publishers.values() for name in (each.id, each.name, *each.aliases)}
    if folded(text) in known:
        return [Author(text)]
    if len(inverted := _COMMA.split(text)) == 2 and not _BETWEEN.search(text) and " " not in inverted[0]:  # noqa: PLR2004 - "Family, Given"
        return [Author(*inverted)]
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    parts = [name for part in parts for name in _listed(part)]
    parts = [part for part in parts if part.casefold() not in _OTHERS]
    if all(folded(part) in known or _is_person(part) for part in parts):
        return [Author(part) if folded(part) in known else _person(part) for part in parts]
    return [Author(text)]


def _listed(part: str) -> list[str]:
    """Return the names of a list with commas; a name with a comma before "Jr." is one."""
    names = _COMMA.split(part)
    return names if all(" " in name for name in names) else [part]


def _is_person(name: str) -> bool:
    words = name.replace("-", " ").split()
    return not any(folded(word.strip(".,")) in _BODY_WORDS or word.isdecimal() for word in words)


def _person(name: str) -> Author:
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and words[-1].casefold() in _SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return Author(" ".join(words[start:]), " ".join(words[:start]), suffix)
