"""The texts in which words are looked for, and what there is of the words in each."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset, Fact
from mss_cli.queries.names import folded, names_of
from mss_cli.queries.search_words import FORCE_NAMES, PREFIX, Word, full_name, occurrences, split, together

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

_Line = tuple[str, str, str]
"""A table, whose line it is there, and its text: of a fact, or of what facts name."""


def _lines(dataset: Dataset, facts: Sequence[Fact]) -> Iterator[_Line]:
    for fact in facts:
        yield "summary", fact.id, fact.summary
        yield "called", fact.id, f"{fact.id} {fact.scope}" if fact.scope else fact.id
        yield from [("printed", fact.id, claim.printed) for claim in fact.claims if claim.printed]
    for kind in KINDS.values():
        yield "kind", kind.name, kind.name
        yield "definition", kind.name, kind.definition
    yield from (("force", force, full) for force, full in FORCE_NAMES.items())
    yield from (("country", each.id, " ".join(names_of(each))) for each in dataset.countries.values())
    for voices in (dataset.publishers, dataset.speakers):
        yield from (("voice", each.id, " ".join((each.name, *each.aliases))) for each in voices.values())
    yield from (("source", each.id, each.number) for each in dataset.sources.values() if each.number)


_Owners = Callable[[Dataset, Fact], Iterable[str | None]]

FIELDS: tuple[tuple[int, str, _Owners], ...] = (
    (4, "summary", lambda _, fact: (fact.id,)),
    (3, "called", lambda _, fact: (fact.id,)),
    (3, "country", lambda _, fact: fact.countries),
    (2, "printed", lambda _, fact: (fact.id,)),
    (2, "force", lambda _, fact: (fact.force,)),
    (2, "kind", lambda _, fact: (fact.kind,)),
    (2, "voice", lambda _, fact: [claim.attributed_to or claim.origin for claim in fact.claims]),
    (1, "definition", lambda _, fact: (fact.kind,)),
    (1, "voice", lambda data, fact: [data.sources[claim.source].publisher for claim in fact.claims]),
    (1, "source", lambda _, fact: [claim.source for claim in fact.claims]),
)
"""How much a find counts in each table, and whose lines there are a fact's."""


class Find(NamedTuple):
    """What there is of the words in a text, or in several."""

    likeness: Sequence[int]
    """For each word, how much the token counts that is most like it."""
    together: int
    """How many words stand right behind the one after which they were asked for."""


def best_of(finds: Sequence[Find]) -> Find:
    """Return the best of what there is in each."""
    return Find([*map(max, *(each.likeness for each in finds))], max(each.together for each in finds))


Finds = dict[str, dict[str | None, Find]]
"""What there is of the words, by table and by whose it is."""

Fields = Sequence[tuple[int, dict[str | None, Find], _Owners]]
"""``FIELDS`` with what there is in their tables."""


def finds_of(dataset: Dataset, facts: Sequence[Fact], words: Sequence[Word]) -> Finds:
    """Return what there is of ``words`` in the texts of ``facts`` and of what they name."""
    lines = [*_lines(dataset, facts)]
    texts = [text if text.isascii() else _folded(text) for *_, text in lines]
    read = occurrences({each for word in words for each in word.roots}, texts)
    for name in filter(full_name, [word.text for word in words]):
        for number in occurrences([full_name(name)], texts):
            read.setdefault(number, []).append(name)
    seen = {token for found in read.values() for token in found}
    alike = [_alike(word, seen) for word in words]
    likeness = {token: [each.get(token, 0) for each in alike] for tokens in alike for token in tokens}
    finds: Finds = {}
    for number, found in read.items():
        if hits := [likeness[token] for token in found if token in likeness]:
            table, owner, _ = lines[number]
            owned = finds.setdefault(table, {})
            best = hits[0] if len(hits) == 1 else [*map(max, *hits)]
            find = Find(best, together(split(texts[number].lower()), likeness) if sum(map(bool, best)) > 1 else 0)
            owned[owner] = best_of([find, owned[owner]]) if owner in owned else find
    return finds


def _alike(word: Word, seen: Iterable[str]) -> dict[str, int]:
    """Return how much each token of ``seen`` counts as ``word``; one that is nowhere may be the beginning of one."""
    return {token: found for token in seen if (found := word.likeness(token))} or {
        token: PREFIX for token in seen if word.begins(token)
    }


def _folded(text: str) -> str:
    """Return ``text`` as ``folded`` does, which takes long for each letter that isn't ASCII: those are few."""
    return _NOT_ASCII.sub(lambda found: _folded_letters(found.group()), text.lower())


_folded_letters = lru_cache(maxsize=1024)(folded)
