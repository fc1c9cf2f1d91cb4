"""Numbers that count nothing which the record could know, and scales that follow one another."""

from decimal import Decimal

import pytest

from tests.checking.conftest import Check
from tests.checking.test_quantities import said, value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Haiti, a nation of 11 million", "english"),
        ("in a country of 11.7 million people", "english"),
        ("a town of 5,000", "english"),
        ("dans un pays de 11 millions d'habitants", "french"),
        ("en un país de 11 millones", "spanish"),
        ("a father of two", "english"),
        ("mother of 3", "english"),
        ("une mère de 4 enfants", "french"),
        ("one in five Haitians", "english"),
        ("1 in 8", "english"),
        ("un sur cinq", "french"),
        ("uno de cada cinco", "spanish"),
        ("1 de cada 5 haitianos", "spanish"),
        ("the force at fourteen months", "english"),
        ("the mission at two years", "english"),
    ],
)
def test_a_population_a_ratio_or_a_moment_counts_nothing(text: str, language: str) -> None:
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("of 11 million", "english", [("11000000", "exact", None)]),
        ("a force of 2,500", "english", [("2500", "exact", None)]),
        ("in 5 towns", "english", [("5", "exact", "other")]),
        ("one in Haiti and 400", "english", [("400", "exact", None)]),
        ("200 in five towns", "english", [("200", "exact", None), ("5", "exact", "other")]),
        ("1 in Haiti", "english", [("1", "exact", None)]),
        ("for fourteen months", "english", [("14", "exact", "months")]),
        ("at 400 officers", "english", [("400", "exact", "personnel")]),
    ],
)
def test_what_only_looks_like_them_is_counted(
    text: str, language: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert said(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("13,3 mil millones", "spanish", 13_300_000_000),
        ("2 mil millones", "spanish", 2_000_000_000),
        ("13,3 millones", "spanish", 13_300_000),
        ("3 mil", "spanish", 3000),
    ],
)
def test_a_larger_scale_multiplies_the_one_before_it(text: str, language: str, expected: int) -> None:
    assert value(text, language) == Decimal(expected)


def test_a_smaller_scale_does_not() -> None:
    assert value("13,3 millones mil", "spanish") is None


def test_a_figure_of_thousand_millions_is_marked_whole(check: Check) -> None:
    marks = check("La misión cuesta 600 mil millones de dólares, según el ministro.", "2023-11-20")
    assert marks["600 mil millones de dólares"].low == 600_000_000_000
