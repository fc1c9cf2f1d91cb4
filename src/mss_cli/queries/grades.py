"""How near a claim stands to the thing counted (its grade), and who stands behind claims (their origins).

A grade follows from recorded facts alone: whose document it is, in whose voice, and who keeps what is counted. One
origin is one body, or one publication: two claims are independent where they share neither the body that speaks nor the
publication that carries it.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from mss_cli.model.kinds import CONTRIBUTOR
from mss_cli.model.records import Claim, Dataset, Fact, Publisher

Grade = Literal["record", "official", "quoted", "reported", "copied"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""From the nearest to the farthest."""

GRADE_DEFINITIONS: dict[Grade, str] = {
    "record": "the keeper's own document: whoever makes, decides or counts the thing says it",
    "official": "another official body's document, in its own voice",
    "quoted": "a named speaker or body, in somebody's report",
    "reported": "a news agency, outlet or monitor, in its own voice",
    "copied": "a mirror, rewrite, aggregator or blog, or a publisher not known",
}


def body_of(dataset: Dataset, name: str) -> str:
    """Return the body that speaks through the speaker or publisher ``name``: the largest it is part of, or itself."""
    seen = {name}
    while True:
        speaker, publisher = dataset.speakers.get(name), dataset.publishers.get(name)
        larger = speaker.body if speaker else publisher.part_of if publisher else None
        if larger is None or larger in seen:
            return name
        seen.add(larger)
        name = larger


def grade(dataset: Dataset, fact: Fact, claim: Claim) -> Grade:
    """Return the grade of ``claim`` of ``fact``."""
    source = dataset.sources[claim.source]
    publisher = dataset.publishers.get(source.publisher or "")
    if publisher is None or is_copy(dataset, claim):
        return "copied"
    own, named = body_of(dataset, publisher.id), _named(dataset, claim)
    if publisher.class_ == "body" and all(body_of(dataset, name) == own for name in named):
        return "record" if _keeps(fact, publisher) else "official"
    return "quoted" if any(_speaks(dataset, name) for name in named) else "reported"


def is_copy(dataset: Dataset, claim: Claim) -> bool:
    """Whether ``claim`` is of a mirror, a rewrite, a blog, or a publisher not known."""
    publisher = dataset.publishers.get(dataset.sources[claim.source].publisher or "")
    return publisher is None or publisher.class_ == "copy"


def _keeps(fact: Fact, publisher: Publisher) -> bool:
    """Whether ``publisher`` makes or keeps what ``fact`` counts."""
    keeper = fact.kind_info.keeper
    return publisher.id in keeper or (CONTRIBUTOR in keeper and publisher.country in fact.countries)


def _named(dataset: Dataset, claim: Claim) -> list[str]:
    """Return the ids of those whose word ``claim`` is, if not its publisher's, the nearest first.

    Whom it credits or retells comes before its source's origin, which stays the publication that first carried it.
    """
    names = (claim.attributed_to, claim.origin, dataset.sources[claim.source].origin)
    return [name for name in names if name]


def _speaks(dataset: Dataset, name: str) -> bool:
    """Whether ``name`` is somebody whom others quote: a person, a body, or a monitor."""
    publisher = dataset.publishers.get(name)
    return publisher is None or publisher.class_ in {"body", "monitor"}


def voice(dataset: Dataset, claim: Claim) -> str:
    """Return who says it: the id of whom it credits or retells, else of its source's origin, publisher, or itself."""
    source = dataset.sources[claim.source]
    return next(iter(_named(dataset, claim)), source.publisher or source.id)


def best_first(dataset: Dataset, fact: Fact, claims: Iterable[Claim]) -> list[Claim]:
    """Return ``claims`` of ``fact``, the best grade first, those of one grade as they stand in the file."""
    found = [*claims]
    return sorted(found, key=lambda claim: GRADES.index(grade(dataset, fact, claim))) if len(found) > 1 else found


def independent(dataset: Dataset, fact: Fact, claims: Iterable[Claim]) -> list[Claim]:
    """Return as many of ``claims`` as there are independent origins, one for each; a copied claim is none.

    That is a largest set of claims no two of which share the body that speaks or the publication that carries it: a
    maximum matching of bodies and publications, found by augmenting paths (Kuhn's algorithm).
    """
    edges: dict[tuple[str, str], Claim] = {}
    for claim in best_first(dataset, fact, claims):
        if not is_copy(dataset, claim):
            edges.setdefault((_carrier(dataset, claim), _speaking_body(dataset, claim)), claim)
    speakers_of: dict[str, list[str]] = {}
    for carrier, speaker in edges:
        speakers_of.setdefault(carrier, []).append(speaker)
    matched: dict[str, str] = {}
    for carrier in speakers_of:
        _augment(carrier, speakers_of, matched)
    chosen = {(carrier, speaker) for speaker, carrier in matched.items()}
    return [claim for edge, claim in edges.items() if edge in chosen]


def _augment(carrier: str, speakers_of: dict[str, list[str]], matched: dict[str, str]) -> None:
    """Match ``carrier`` to a speaker, if that can be done by giving others another one."""
    came_from: dict[str, str] = {}
    queue = [carrier]
    for each in queue:
        for speaker in speakers_of[each]:
            if speaker in came_from:
                continue
            came_from[speaker] = each
            if speaker in matched:
                queue.append(matched[speaker])
                continue
            _shift(speaker, carrier, came_from, matched)
            return


def _shift(speaker: str, carrier: str, came_from: dict[str, str], matched: dict[str, str]) -> None:
    """Match ``speaker`` to the carrier that the search came from, and so on back to ``carrier``."""
    while True:
        taker = came_from[speaker]
        freed = next((each for each, holder in matched.items() if holder == taker), None)
        matched[speaker] = taker
        if taker == carrier or freed is None:
            return
        speaker = freed


def _carrier(dataset: Dataset, claim: Claim) -> str:
    """Return the publication that first carried it, as a body: a reprint's origin, or the agency that is credited."""
    source = dataset.sources[claim.source]
    for name in _named(dataset, claim):
        if not _speaks(dataset, name):
            return body_of(dataset, name)
    return body_of(dataset, source.publisher or source.id)


def _speaking_body(dataset: Dataset, claim: Claim) -> str:
    for name in _named(dataset, claim):
        if _speaks(dataset, name):
            return body_of(dataset, name)
    return _carrier(dataset, claim)


def best_grade(dataset: Dataset, fact: Fact, claims: Sequence[Claim]) -> Grade:
    """Return the best grade of ``claims`` of ``fact``, of which there is at least one."""
    return min((grade(dataset, fact, claim) for claim in claims), key=GRADES.index)
