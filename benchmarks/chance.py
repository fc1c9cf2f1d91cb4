"""Choices that follow from one seed, and names that are kept apart."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar
from unicodedata import normalize

Thing = TypeVar("Thing")


class Chance:
    """Choices that follow from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random  # noqa: S311 - nothing here is secret

    def below(self, end: int) -> int:
        """Return a number from 0 up to ``end``."""
        return int(self._random() * end)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Return one of ``things``."""
        return things[self.below(len(things))]

    def happens(self, percent: int) -> bool:
        """Whether something happens that happens ``percent`` times in a hundred."""
        return self.below(100) < percent


def free(name: str, taken: Counter[str]) -> str:
    """Return ``name``, or with a number after it where it is taken."""
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-no{taken[name]}"


def slug(text: str) -> str:
    """Return ``text`` as an id: in lower case, without accents, with dashes for spaces."""
    plain = normalize("NFD", text.lower().replace("’", " ")).encode("ascii", "ignore").decode()
    return "-".join(plain.split())
