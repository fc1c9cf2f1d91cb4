"""Seed cards: what is known of a seed document without its text.

A card is named after its document and has the SHA-256 of its bytes and of every paragraph, and for each
paragraph that no fact cites the reason. A paragraph is a line that isn't blank, without the white space around
it, numbered from 1.
"""

from typing import Annotated

from msgspec import Meta, Struct

from mss_cli.model.records import Text

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Paragraph(Struct, frozen=True, forbid_unknown_fields=True):
    """One paragraph: its digest, and why no fact cites it, if none does."""

    sha256: Digest
    set_aside: Text | None = None


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """The card of one document."""

    document: Text
    sha256: Digest
    paragraphs: tuple[Paragraph, ...]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a document."""
    return [line.strip() for line in text.split("\n") if line.strip()]
