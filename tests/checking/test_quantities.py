"""Numbers, dates and quantities as prose writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.checking.date_mentions import PartialDate, find_dates
from mss_cli.checking.numerals import parse_number
from mss_cli.checking.quantities import Quantity, find_quantities
from mss_cli.checking.segmentation import Block, split_sentences
from mss_cli.checking.words.language import detect_language, load_language

DAY = date(2025, 1, 15)


def counted(text: str, language: str = "english") -> list[Quantity]:
    tables = load_language(language)
    return [
        each
        for tokens in split_sentences(text, Block(0, len(text), "text"))
        for each in find_quantities(tokens, tables, text, find_dates(tokens, tables, text))
    ]


def said(text: str, language: str = "english") -> list[tuple[str, str, str | None]]:
    return [(f"{each.low:f}".removesuffix(".0"), each.bound, each.unit) for each in counted(text, language)]


def value(text: str, language: str) -> Decimal | None:
    tokens = split_sentences(text, Block(0, len(text), "text"))[0]
    found = parse_number(tokens, 0, load_language(language), text)
    return found.value if found and found.end == len(tokens) else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2,500", "english", 2500),
        ("1.3 million", "english", 1_300_000),
        ("half a million", "english", 500_000),
        ("half a dozen", "english", 6),
        ("twenty-four", "english", 24),
        ("two dozen", "english", 24),
        ("a hundred and ten", "english", 110),
        ("three hundred and forty-one", "english", 341),
        ("two thousand five hundred", "english", 2500),
        ("3 000", "english", 3000),
        ("18m", "english", 18_000_000),
        ("1 000", "french", 1000),
        ("1,3 million", "french", 1_300_000),
        ("quatre-vingt-dix-sept", "french", 97),
        ("vingt et un", "french", 21),
        ("soixante-dix", "french", 70),
        ("deux cents", "french", 200),
        ("mille", "french", 1000),
        ("une centaine", "french", 100),
        ("un demi-million", "french", 500_000),
        ("5.550", "spanish", 5550),
        ("40,7 millones", "spanish", 40_700_000),
        ("dos mil quinientos", "spanish", 2500),
        ("treinta y uno", "spanish", 31),
        ("ciento veinte", "spanish", 120),
        ("2.900.000", "english", 2_900_000),
        ("1.250 millones", "spanish", 1_250_000_000),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(text: str, language: str, expected: int) -> None:
    assert value(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1,2,3", "english"),
        ("9" * 19, "english"),
        ("million", "english"),
        ("two three", "english"),
        ("and", "english"),
        ("twenty and one", "english"),
        ("cien y dos", "spanish"),
        ("two and", "english"),
        ("a", "english"),
        ("mil y mil", "spanish"),
    ],
)
def test_what_is_no_one_number_is_not_read_as_one(text: str, language: str) -> None:
    assert value(text, language) is None


@given(st.integers(0, 10**9))
def test_digits_are_read_back_whatever_parts_their_thousands(n: int) -> None:
    grouped = f"{n:,}"
    assert value(grouped, "english") == n
    assert value(grouped.replace(",", "."), "spanish") == n
    assert value(grouped.replace(",", " "), "french") == n
    assert value(grouped.replace(",", "\u202f"), "french") == n


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("400 of the 1,000 police it pledged", [("400", "exact", "police"), ("1000", "exact", "police")]),
        ("13 of the 15 members", [("13", "exact", "members"), ("15", "exact", "members")]),
        ("more than 400 soldiers and police officers", [("400", "over", "police-and-military")]),
        ("police and soldiers, 30 police and soldiers", [("30", "exact", "police-and-military")]),
        ("no fewer than 70 people", [("70", "at-least", "people")]),
        ("400 officers or so", [("400", "exact", "personnel")]),
        ("400 or more", [("400", "at-least", None)]),
        ("an estimated 80%", [("80", "about", "percent")]),
        ("$13.3m", [("13300000", "exact", "USD")]),
        ("US$ 15 million", [("15000000", "exact", "USD")]),
        ("C$80.5 million", [("80500000", "exact", "CAD")]),
        ("J$300 million", [("300000000", "exact", "money")]),
        ("KSh 2.1 billion", [("2100000000", "exact", "KES")]),
        ("3 million Canadian dollars", [("3000000", "exact", "CAD")]),
        ("18 million dollars", [("18000000", "exact", "USD")]),
        ("12-month mandate", [("12", "exact", "months")]),
        ("one year", [("12", "exact", "months")]),
        ("one Kenyan officer", [("1", "exact", "personnel")]),
        ("170 from the army", [("170", "exact", None)]),
        ("30 from the police", [("30", "exact", "police")]),
        ("2000 soldiers", [("2000", "exact", "military")]),
        ("two things", [("2", "exact", None)]),
        ("12 forward bases", [("12", "exact", "other")]),
        ("the first 400 next week", [("400", "exact", None)]),
        ("nearly three months", [("3", "nearly", "months")]),
        (
            "10 of the $300 million, 5,000 of $10,000",
            [("10", "exact", None), ("300000000", "exact", "USD"), ("5000", "exact", "USD"), ("10000", "exact", "USD")],
        ),
    ],
)
def test_a_quantity_is_read_with_its_bound_and_what_it_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2699 passed",
        "on pp. 3–5 and",
        "No. 7 says",
        "flight 419 left",
        "the G20 met",
        "the 24th day",
        "at 10:30 today",
        "at 9 p.m.",
        "call 242-555-0199 now",
        "1-800-555-0100",
        "+509 here",
        "Ekuru Aukot, 52, says",
        "a 46-year-old",
        "aged 60 he",
        "I am 63",
        "one of the two-faced",
        "the score was 3-2 then",
        "one thing",
        "one moves",
        "One, then",
        "the one",
        "My neighbour is 71 and",
        "1/3 of",
        "it was 2 a 3:1 b",
        "a sergeant, 34, told",
        "the minister, 58.",
        "6-7",
        "9/11",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert not [
        each for each in counted(text) if each.family not in {"other", "open"} or each.low in {52, 46, 60, 63, 34, 58}
    ]
    assert not [each for each in counted(text) if not each.is_spelled and each.family == "open" and each.low > 7]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("between $515 million and $600 million", "english", 515_000_000, 600_000_000),
        ("between 200 and 400 officers", "english", 200, 400),
        ("200 to 400 officers", "english", 200, 400),
        ("515 to 600 million dollars", "english", 515_000_000, 600_000_000),
        ("200–400 officers", "english", 200, 400),
        ("200-400 officers", "english", 200, 400),
        ("entre 200 et 400 policiers", "french", 200, 400),
    ],
)
def test_a_range_has_two_ends(text: str, language: str, low: int, high: int) -> None:
    (found,) = counted(text, language)
    assert (int(found.low), int(found.high), found.bound) == (low, high, "exact")


@pytest.mark.parametrize(
    "text",
    ["from 200 to 400 men", "by 35 to 64 men", "12 to 0 votes", "2 and 3 men", "20 to 900 men", "1 to", "5 to go"],
)
def test_what_grows_or_is_counted_apart_is_no_range(text: str) -> None:
    assert all(each.low == each.high for each in counted(text))


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("By Tuesday, July 16, 400 men", "english", "2024-07-16", "2024-07-16"),
        ("in June and July it", "english", "2024-06-01", "2024-07-31"),
        ("October 2023", "english", "2023-10-01", "2023-10-31"),
        ("12–14 October;", "english", "2024-10-12", "2024-10-14"),
        ("June 12–14 too", "english", "2024-06-12", "2024-06-14"),
        ("from 3 to 5 May", "english", "2024-05-03", "2024-05-05"),
        ("1 November to 30 December 2024", "english", "2024-11-01", "2024-12-30"),
        ("December to January", "english", "2024-12-01", "2025-01-31"),
        ("between 8 March and 9 April", "english", "2024-03-08", "2024-04-09"),
        ("late April", "english", "2024-04-01", "2024-04-30"),
        ("Jan. 3 alongside", "english", "2025-01-03", "2025-01-03"),
        ("the 24th of June", "english", "2024-06-24", "2024-06-24"),
        ("June 3rd too", "english", "2024-06-03", "2024-06-03"),
        ("on 20.03.2024)", "english", "2024-03-20", "2024-03-20"),
        ("2024-06-25", "english", "2024-06-25", "2024-06-25"),
        ("on 25/06/2024", "english", "2024-06-25", "2024-06-25"),
        ("until February 7, 2026.", "english", "2026-02-07", "2026-02-07"),
        ("in 2023, the", "english", "2023-01-01", "2023-12-31"),
        ("le 1er juin 2024", "french", "2024-06-01", "2024-06-01"),
        ("fin mai", "french", "2024-05-01", "2024-05-31"),
        ("el 25 de junio de 2024", "spanish", "2024-06-25", "2024-06-25"),
        ("a finales de abril", "spanish", "2024-04-01", "2024-04-30"),
        ("March was bad in March", "english", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_date_is_read_and_its_year_worked_out(text: str, language: str, first: str, last: str) -> None:
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    found = find_dates(tokens, load_language(language), text)[-1]
    assert found.resolve(DAY, future=False) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "it may not",
        "they march on",
        "99/99/2024",
        "32.13.2024",
        "30/02/2024",
        "May it be",
        "2024-13-45 x",
        "1/2",
        "1/2/3 a",
        "3 4 / 5",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    assert not [each for each in find_dates(tokens, load_language("english"), text) if not each.is_year]


def test_a_month_some_time_off_is_the_next_one() -> None:
    (tokens,) = split_sentences("in November", Block(0, 11, "text"))
    (found,) = find_dates(tokens, load_language("english"), "in November")
    assert found.resolve(date(2024, 9, 22), future=False, upcoming=True) == (date(2024, 11, 1), date(2024, 11, 30))
    assert found.resolve(date(2024, 12, 22), future=True) == (date(2025, 11, 1), date(2025, 11, 30))


def test_a_day_that_no_year_has_is_nothing() -> None:
    text = "on 31 June"
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    (found,) = find_dates(tokens, load_language("english"), text)
    assert found.resolve(DAY, future=False) is None
    assert PartialDate(2023, 2, 29).span(2023) is None


def test_a_percentage_follows_no_month() -> None:
    text = "In June 22 percent and June 5 million"
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    assert [each.first.day for each in find_dates(tokens, load_language("english"), text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the police of the mission", "english"),
        ("les policiers de la mission", "french"),
        ("los policías de la misión", "spanish"),
        ("", "english"),
    ],
)
def test_the_language_is_detected_by_its_function_words(text: str, name: str) -> None:
    assert detect_language(text.split()) == name
