"""The files of words beside this module, read."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli


@lru_cache(maxsize=8)
def load_table(name: str) -> dict[str, Any]:
    """Return the table called ``name``."""
    return tomli.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def split_words(listed: str) -> frozenset[str]:
    """Return the words of a list that white space parts."""
    return frozenset(listed.split())


@lru_cache(maxsize=64)
def function_words(name: str) -> frozenset[str]:
    """Return the little words, of all languages, that stand under ``name``."""
    return split_words(load_table("common")["little"][name])
