"""Make words comparable: without case and accents, endings, hyphens and apostrophes."""

import unicodedata
from functools import lru_cache

_MIN_STEM_LENGTH = 3
"""An ending is cut off only where more letters than these are left."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return ``word`` without case and accents."""
    if word.isascii():
        return word.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return plain.casefold() or word


def stem(word: str) -> str:
    """Return a folded word without the endings of plurals and verbs."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > _MIN_STEM_LENGTH:
            return word[: -len(ending)]
    return word


def to_pattern(name: str) -> str:
    """Return a name as patterns are written: folded, with spaces for hyphens and apostrophes."""
    for mark in "-'’":
        name = name.replace(mark, " ")
    return " ".join(map(fold, name.split()))
