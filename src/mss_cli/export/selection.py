"""What of a record is exported: the facts that were asked for, and all that they name."""

from collections.abc import Iterable

import msgspec

from mss_cli.model.records import Claim, Dataset, Fact


def narrowed(dataset: Dataset, facts: Iterable[Fact], withdrawn: Iterable[Fact]) -> Dataset:
    """Return ``dataset`` with these facts alone, in this order, and with what they name.

    A check stays where all of its facts do. What a fact says of another one that is left out is left out, too.
    """
    kept = {fact.id: fact for fact in facts}
    kept = {name: _within(fact, kept) for name, fact in kept.items()}
    gone = {fact.id: fact for fact in withdrawn}
    every = [*kept.values(), *gone.values()]
    claims = [claim for fact in every for claim in fact.claims]
    cited = {claim.source for claim in claims}
    sources = {name: source for name, source in dataset.sources.items() if name in cited}
    voices = _voices(dataset, claims)
    publishers = {name: each for name, each in dataset.publishers.items() if name in voices}
    named = {code for fact in every for code in fact.countries} | {each.country for each in publishers.values()}
    return msgspec.structs.replace(
        dataset,
        publishers=publishers,
        speakers={name: each for name, each in dataset.speakers.items() if name in voices},
        countries={code: each for code, each in dataset.countries.items() if code in named},
        sources=sources,
        facts=kept,
        checks={name: each for name, each in dataset.checks.items() if all(fact in kept for fact in each.facts)},
        withdrawn=gone,
    )


def _within(fact: Fact, kept: dict[str, Fact]) -> Fact:
    """Return ``fact`` without the names of facts that aren't ``kept``."""
    outcome = fact.outcome if fact.outcome in kept else None
    part_of = fact.part_of if fact.part_of in kept else None
    return msgspec.structs.replace(fact, outcome=outcome, part_of=part_of)


def _voices(dataset: Dataset, claims: Iterable[Claim]) -> set[str]:
    """Return the ids of all that publish or say ``claims``, and of the bodies they belong to."""
    waiting: list[str | None] = []
    for claim in claims:
        source = dataset.sources[claim.source]
        waiting += [claim.attributed_to, claim.origin, source.origin, source.publisher]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name is None or name in found:
            continue
        found.add(name)
        if name in dataset.speakers:
            waiting.append(dataset.speakers[name].body)
        if name in dataset.publishers:
            waiting.append(dataset.publishers[name].part_of)
    return found
