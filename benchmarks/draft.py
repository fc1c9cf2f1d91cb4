"""Print a made-up draft of at least COUNT words, always the same: ``python benchmarks/draft.py 1000``."""

import sys
from collections.abc import Iterator
from itertools import accumulate, takewhile
from random import Random

WITH_FIGURES = (
    "On {day} {month} 2024 {number} {country} police officers landed in Port-au-Prince to join the mission.",
    "{country} officials have pledged {number} soldiers, of whom {few} are engineers and {few} are medics.",
    "More than {number},000 people have fled their homes, according to the International Organization for Migration.",
    "The trust fund held ${few}.{few} million in {month}, and Canada has promised another C${few} million.",
    "Gangs killed at least {number} people between January and {month}, and kidnapped {few}.",
    "By then about {number} personnel were on the ground, nearly {few} of them {country}.",
)
WITHOUT_FIGURES = (
    "The commander told reporters that the force would stay until the work was done, whatever it took.",
    "Residents of the hills above the capital said that they had heard shots through the night and kept indoors.",
    "{country} officers have been patrolling beside the Haitian police, often in armoured cars that break down.",
    "Diplomats at the Council spoke of a mission that had been short of money, people and vehicles from the start.",
    "The transitional government asked its partners again to send what they had promised, and to send it soon.",
)
SHARE = 0.3
"""The share of sentences with figures: it makes about thirty figures in a thousand words, as news has."""

COUNTRIES = ("Kenyan", "Jamaican", "Salvadoran", "Guatemalan", "Bahamian", "Belizean")
MONTHS = ("February", "March", "June", "July", "September", "October")


def sentences(seed: int) -> Iterator[str]:
    """Yield sentences without end."""
    rng = Random(seed)  # noqa: S311 - a text, no secret
    while True:
        yield rng.choice(WITH_FIGURES if rng.random() < SHARE else WITHOUT_FIGURES).format(
            day=rng.randint(1, 28),
            month=rng.choice(MONTHS),
            country=rng.choice(COUNTRIES),
            number=rng.randint(100, 999),
            few=rng.randint(4, 99),
        )


def draft(count: int, seed: int = 1) -> str:
    """Return a draft of at least ``count`` words, in paragraphs of four sentences."""
    made = sentences(seed)
    found = [next(made) for _ in range(count // 10)]
    lengths = accumulate(len(sentence.split()) for sentence in found)
    found = found[: sum(1 for _ in takewhile(lambda length: length < count, lengths)) + 1]
    return "\n\n".join(" ".join(found[n : n + 4]) for n in range(0, len(found), 4)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(draft(int(sys.argv[1])))
