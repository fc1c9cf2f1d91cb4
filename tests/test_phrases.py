"""Figures and dates in words."""

import pytest

from mss_cli.model.dates import when
from mss_cli.model.kinds import UnitName
from mss_cli.output.phrases import date_text, fact_figure, fact_numbers, plural, with_unit
from mss_cli.output.view import ASCII, text_of
from tests.conftest import claim, dataset, fact


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2024", "2024"),
        ("2024-06", "Jun 2024"),
        ("2024-06-05", "5 Jun 2024"),
        ("2024-06-25~", "about 25 Jun 2024"),
        ("2024-09-10/2024-09-18", "10–18 Sep 2024"),
        ("2024-09-26/2024-10-02", "26 Sep 2024 – 2 Oct 2024"),
        ("2023-07/2024-06", "Jul 2023 – Jun 2024"),
        ("2024/2024", "2024"),
        ("../2023-10", "until Oct 2023"),
        ("2023-10/..", "from Oct 2023"),
    ],
)
def test_dates(edtf: str, text: str) -> None:
    assert date_text(when(edtf)) == text


def test_dates_in_ascii() -> None:
    assert date_text(when("2024-09-10/2024-09-18"), ASCII) == "10-18 Sep 2024"


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("24", "police", "24 police"),
        ("over 80", "percent", "over 80%"),
        ("over 100", "USD", "over USD 100"),
        ("3", "times", "3 times"),
        ("24", None, "24"),
    ],
)
def test_units(text: str, unit: UnitName | None, expected: str) -> None:
    assert with_unit(text, unit) == expected


@pytest.mark.parametrize(
    ("claims", "figure", "numbers"),
    [
        ([claim(600)], "600 personnel", "600"),
        ([claim(600), claim(600, unit="military")], "600 personnel", "600"),
        ([claim(600, unit="police"), claim(600, unit="military")], "600 police or military", "600"),
        ([claim(1000), claim(2500, unit="police")], "1,000 personnel or 2,500 police", "1,000 or 2,500"),
        ([claim(10, bound="under"), claim(10, bound="over")], "under 10 or over 10 personnel", "under 10 or over 10"),
        ([claim(low=2, high=3), claim(1, bound="up-to"), claim(1, bound="at-least")],
         "2–3, up to 1 or at least 1 personnel", "2–3, up to 1 or at least 1"),
        ([claim(n, unit="police") for n in (3, 1, 2, 4)], "1 to 4 police (4 answers)", "1 to 4 (4 answers)"),
        ([claim(4, bound=bound) for bound in ("exact", "about", "over", "under")],
         "4 personnel (4 answers)", "4 (4 answers)"),
        ([claim(3), *(claim(n, unit="police") for n in (1, 2, 4))],
         "1 to 4 personnel (4 answers)", "1 to 4 (4 answers)"),
        ([claim(3), *(claim(3, unit=unit, bound="over") for unit in ("police", "military")), claim(4, unit="police")],
         "3, over 3 or 4 personnel", "3, over 3 or 4"),
        ([claim()], "", ""),
    ],
)  # fmt: skip
def test_a_fact_in_figures(claims: list[str], figure: str, numbers: str) -> None:
    found = dataset(fact("a", "pledged", *claims, more='unit = "personnel"')).facts["a"]
    assert fact_figure(found) == figure
    assert fact_numbers(found) == numbers


def test_plurals_and_cells() -> None:
    assert plural(1, "fact") == "1 fact"
    assert plural(2, "fact") == "2 facts"
    assert plural(1200, "cry", "cries") == "1,200 cries"
    assert [text_of(cell) for cell in (None, "a\tb", 1200)] == ["", "a b", "1,200"]
