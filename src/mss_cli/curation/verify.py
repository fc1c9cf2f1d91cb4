"""Whether the seed documents still say what the facts say they do."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from mss_cli.errors import MssError, reason
from mss_cli.facts_file.read import digest, read_input
from mss_cli.model.records import Claim, Dataset, Fact, Source
from mss_cli.model.seed_cards import Card, paragraphs

Status = Literal["verified", "changed", "missing"]


class Unfound(Struct, frozen=True):
    """A claim whose printed words are not in the paragraph it names."""

    fact: str
    paragraph: int | None
    printed: str


class Verdict(Struct, frozen=True):
    """What a document in hand says of a source: which paragraphs changed, and which claims are not found."""

    source: str
    document: str
    status: Status
    claims: int
    changed: tuple[int, ...]
    unfound: tuple[Unfound, ...]


def verify(dataset: Dataset, found: dict[str, Card], folder: Path) -> list[Verdict]:
    """Return a verdict on every seed document, from the copies in ``folder``.

    Raises:
        MssError: ``folder`` is not a folder, or a file in it can't be read.

    """
    if not os.path.isdir(folder):  # noqa: PTH112 - Path raises where a name is too long
        what = "it is not a folder" if os.path.exists(folder) else "no such folder"  # noqa: PTH110 - as above
        raise MssError(f"{folder}: {what}: name the one that holds the seed documents")
    cited: dict[str, list[tuple[Fact, Claim]]] = {}
    for fact in dataset.facts.values():
        for claim in fact.claims:
            cited.setdefault(claim.source, []).append((fact, claim))
    return [
        _verdict(source, source.document, cited.get(source.id, []), found.get(source.id), folder)
        for source in dataset.sources.values()
        if source.document
    ]


def is_printed(phrase: str, paragraph: str) -> bool:
    """Whether ``paragraph`` has ``phrase`` exactly, and not as part of a longer word or number."""
    start = r"(?<!\w)(?<!\d[.,])" if phrase[:1].isalnum() else ""
    end = r"(?!\w)(?![.,]\d)" if phrase[-1:].isalnum() else ""
    return re.search(start + re.escape(phrase) + end, paragraph) is not None


def _verdict(
    source: Source, document: str, cited: list[tuple[Fact, Claim]], card: Card | None, folder: Path
) -> Verdict:
    try:
        content = read_input(folder / document)
    except FileNotFoundError:
        return Verdict(source.id, document, "missing", len(cited), (), ())
    except OSError as error:
        raise MssError(f"{folder / document}: can't read it: {reason(error)}") from None
    lines = paragraphs(content.decode("utf-8", "replace"))
    changed = tuple(_changed(lines, card)) if card else ()
    unfound = tuple(_unfound(lines, cited))
    same = card is not None and digest(content) == card.sha256 and not changed and not unfound
    return Verdict(source.id, document, "verified" if same else "changed", len(cited), changed, unfound)


def _changed(lines: list[str], card: Card) -> Iterator[int]:
    digests = [paragraph.sha256 for paragraph in card.paragraphs]
    for n in range(max(len(lines), len(digests))):
        if n >= len(lines) or n >= len(digests) or digest(lines[n]) != digests[n]:
            yield n + 1


def _unfound(lines: list[str], cited: list[tuple[Fact, Claim]]) -> Iterator[Unfound]:
    for fact, claim in cited:
        n = claim.paragraph
        line = lines[n - 1] if n is not None and n <= len(lines) else ""
        if claim.printed and not is_printed(claim.printed, line):
            yield Unfound(fact.id, n, claim.printed)
