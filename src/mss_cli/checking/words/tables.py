"""Read the tables of words beside this module.

A wheel also has them as JSON, which is read without a parser of TOML.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent


@lru_cache(maxsize=8)
def load_table(name: str) -> dict[str, Any]:
    """Return the content of the file ``name.toml``."""
    try:
        return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return parse_table(name)


def parse_table(name: str) -> dict[str, Any]:
    """Return the content of the file ``name.toml``, from that very file."""
    import tomli  # noqa: PLC0415 - a wheel needs it only where it was made

    return tomli.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def split_words(listed: str) -> frozenset[str]:
    """Return the words of a list that is separated by white space."""
    return frozenset(listed.split())


@lru_cache(maxsize=64)
def function_words(name: str) -> frozenset[str]:
    """Return the function words, such as conjunctions, of all languages that are listed under ``name``."""
    return split_words(load_table("common")["function_words"][name])
