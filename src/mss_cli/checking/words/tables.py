"""Read the tables of words beside this module."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli


@lru_cache(maxsize=8)
def load_table(name: str) -> dict[str, Any]:
    """Return the content of the file ``name.toml``."""
    return tomli.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def split_words(listed: str) -> frozenset[str]:
    """Return the words of a list that is separated by white space."""
    return frozenset(listed.split())


@lru_cache(maxsize=64)
def function_words(name: str) -> frozenset[str]:
    """Return the function words, such as conjunctions, of all languages that are listed under ``name``."""
    return split_words(load_table("common")["function_words"][name])
