"""Figures and dates in words."""

import pytest

from mss_cli.model.dates import when
from mss_cli.model.units import UnitName
from mss_cli.output.phrases import (
    alternatives,
    claim_figure,
    date_text,
    duration_text,
    fact_figure,
    fact_numbers,
    lead_figure,
    locator_text,
    plural,
    voice_text,
    with_unit,
)
from mss_cli.output.view import ASCII, text_of
from mss_cli.queries.lead import lead
from tests.conftest import claim, dataset, fact
from tests.records import dataset_of, fact_of, said


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
        ([claim(600, unit="police"), claim(600, unit="military")], "600 police or 600 military", "600"),
        ([claim(1000), claim(2500, unit="police")], "1,000 or 2,500 personnel", "1,000 or 2,500"),
        ([claim(10, bound="under"), claim(10, bound="over")], "under 10 or over 10 personnel", "under 10 or over 10"),
        ([claim(low=2, high=3), claim(1, bound="up-to"), claim(1, bound="at-least")],
         "2–3 or up to 1 or at least 1 person", "2–3 or up to 1 or at least 1"),
        ([claim(n, unit="police") for n in (3, 1, 2, 4)], "1 to 4 personnel", "1 to 4"),
        # A hedge of what another claim gives unhedged is not an answer of its own.
        ([claim(4, bound=bound) for bound in ("exact", "about", "over", "under")], "4 personnel", "4"),
        ([claim(4, bound=bound) for bound in ("about", "over", "under", "nearly")], "4 personnel", "4"),
        ([claim(3), *(claim(n, unit="police") for n in (1, 2, 4))], "1 to 4 personnel", "1 to 4"),
        ([claim(3), *(claim(3, unit=unit, bound="over") for unit in ("police", "military")), claim(4, unit="police")],
         "3 or 4 personnel", "3 or 4"),
        ([claim(n, unit=unit) for n, unit in ((1, "police"), (2, "military"), (3, "police"), (4, "military"))],
         "1 to 4 police and military", "1 to 4"),
        ([claim(5), claim(9, set_aside="a misprint")], "5 personnel", "5"),
        ([claim()], "", ""),
    ],
)  # fmt: skip
def test_a_fact_of_which_nothing_leads_in_figures(claims: list[str], figure: str, numbers: str) -> None:
    found = dataset(fact("a", "pledged", *claims, more='unit = "personnel"')).facts["a"]
    assert fact_figure(found, None) == figure
    assert fact_numbers(found, None) == numbers


@pytest.mark.parametrize(
    ("claims", "figure", "numbers"),
    [
        ([claim(600), claim(700, bound="about")], "600 or about 700 personnel", "600 or about 700"),
        ([claim(600), claim(617, "two")], "617 personnel", "617"),
        ([claim(600, bound="over")], "over 600 personnel", "over 600"),
        ([claim(600, bound="over"), claim(800, "two", bound="under")],
         "over 600, under 800 personnel", "over 600, under 800"),
        ([claim(low=600, high=800)], "600–800 personnel", "600–800"),
        ([claim(low=600, high=800), claim(700, "two", bound="over")], "600–800 personnel", "600–800"),
        ([claim(400, bound="nearly")], "nearly 400 personnel", "nearly 400"),
        ([claim(800, bound="up-to")], "up to 800 personnel", "up to 800"),
    ],
)  # fmt: skip
def test_what_leads_in_figures(claims: list[str], figure: str, numbers: str) -> None:
    data = dataset(fact("a", "pledged", *claims, more='unit = "personnel"'))
    found = lead(data, data.facts["a"])
    assert fact_figure(data.facts["a"], found) == figure
    assert fact_numbers(data.facts["a"], found) == numbers
    assert found is None or lead_figure(found) == figure


def test_many_rivals_are_shown_by_their_span() -> None:
    found = dataset(fact("a", "pledged", *(claim(n) for n in (7, 3, 5)), more='unit = "personnel"')).facts["a"]
    assert fact_numbers(found, None) == "7 or 3 or 5"
    assert fact_numbers(found, None, most=2) == "3 to 7"


def test_one_of_something_is_singular() -> None:
    units: dict[UnitName, str] = {
        "people": "1 person", "days": "1 day", "personnel": "1 person", "police": "1 police officer",
        "military": "1 soldier", "members": "1 member",
        "aircraft": "1 aircraft", "bases": "1 base", "vehicles": "1 vehicle", "percent": "1%", "times": "1 time",
    }  # fmt: skip
    assert {unit: with_unit("1", unit) for unit in units} == units
    assert with_unit("over 1", "days") == "over 1 day"


def test_a_claim_with_a_unit_alone_shows_that() -> None:
    data = dataset(fact("a", "pledged", claim(), claim(unit="police"), more='unit = "personnel"'))
    assert [claim_figure(data.facts["a"], each) for each in data.facts["a"].claims] == ["", "police"]


def test_who_says_it_and_who_carries_it() -> None:
    pairs = [said("reuters", 1), said("reuters", 1, by="ruto"), said("star", 1, origin="reuters"), said(None, 1)]
    pairs += [said(None, 1, by="ruto"), said("star", 1, by="star")]
    pairs += [said("star", 1, retold="ruto"), said("star", 1, origin="reuters", retold="ruto")]
    data = dataset_of((fact_of(), pairs))
    assert [voice_text(data, each) for each in data.facts["a"].claims] == [
        "Reuters", "Ruto, by Reuters", "Reuters, by Star", "a-3", "Ruto, by a-4", "Star",
        "Ruto, retold by Star", "Ruto, retold by Star",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "0 days"), (1, "1 day"), (60, "60 days"), (61, "2 months"), (91, "3 months"), (365, "12 months"),
        (730, "24 months"), (1_095, "36 months"), (1_096, "3 years"), (1_900, "5 years"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_stated_in_the_unit_that_suits_it(days: int, text: str) -> None:
    assert duration_text(days) == text


def test_where_a_claim_stands() -> None:
    data = dataset(
        fact("a", "event", claim(paragraph=4), claim(paragraph=None, locator="page 3"), claim(paragraph=None))
    )
    assert [locator_text(each) for each in data.facts["a"].claims] == ["¶4", "page 3", ""]
    assert locator_text(data.facts["a"].claims[0], ASCII) == "par. 4"


def test_alternatives_in_a_row() -> None:
    assert [alternatives("a b c".split()[:n]) for n in range(4)] == ["", "a", "a or b", "a, b or c"]
    assert alternatives(["a", "b"], "and") == "a and b"


def test_plurals_and_cells() -> None:
    assert plural(1, "fact") == "1 fact"
    assert plural(2, "fact") == "2 facts"
    assert plural(1200, "cry", "cries") == "1,200 cries"
    assert [text_of(cell) for cell in (None, "a\tb", 1200)] == ["", "a b", "1,200"]
