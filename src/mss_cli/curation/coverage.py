"""Which paragraphs of a seed document the facts cite, and which a card sets aside."""

from msgspec import Struct

from mss_cli.model.records import Dataset, Source
from mss_cli.model.seed_cards import Card


class Coverage(Struct, frozen=True):
    """Paragraph numbers of one document: each is cited, set aside with a reason, or open.

    ``both`` are cited although a reason says that they carry no fact; ``beyond`` are cited and don't exist.
    """

    source: str
    total: int
    cited: tuple[int, ...]
    set_aside: tuple[int, ...]
    open: tuple[int, ...]
    both: tuple[int, ...]
    beyond: tuple[int, ...]


def coverage(dataset: Dataset, source: Source, card: Card) -> Coverage:
    """Return how the facts of ``dataset`` cover the document of ``source``, whose card is ``card``."""
    claims = [claim for fact in dataset.facts.values() for claim in fact.claims if claim.source == source.id]
    named = {claim.paragraph for claim in claims if claim.paragraph is not None}
    every = set(range(1, len(card.paragraphs) + 1))
    aside = {n for n, paragraph in enumerate(card.paragraphs, 1) if paragraph.set_aside}
    return Coverage(
        source.id,
        len(every),
        cited=tuple(sorted(named & every - aside)),
        set_aside=tuple(sorted(aside - named)),
        open=tuple(sorted(every - named - aside)),
        both=tuple(sorted(named & aside)),
        beyond=tuple(sorted(named - every)),
    )
