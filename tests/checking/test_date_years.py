"""Dates get the years that words after them, or the date before them, imply."""

from datetime import date

import pytest

from mss_cli.checking.date_mentions import DateMention, find_dates
from mss_cli.checking.date_years import with_years
from mss_cli.checking.segmentation import Block, split_sentences
from mss_cli.checking.words.language import load_language
from tests.checking.conftest import Check

DAY = date(2026, 12, 15)


def dated(text: str, earlier: DateMention | None = None, day: date = DAY, language: str = "english") -> list[str]:
    """Return the dates of a text as "day.month.year" of their ends, "?" where nothing gives the year."""
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    words = [token.word for token in tokens]
    found = with_years(find_dates(tokens, load_language(language), text), words, earlier, day)
    return [f"{each.last.day}.{each.last.month}.{each.last.year or '?'}" for each in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("on 7 October last year", "english", ["7.10.2025"]),
        ("on October 7 last year", "english", ["7.10.2025"]),
        ("le 7 octobre l'an dernier", "french", ["7.10.2025"]),
        ("le 7 octobre l'année dernière", "french", ["7.10.2025"]),
        ("el 7 de octubre del año pasado", "spanish", ["7.10.2025"]),
        ("on 7 October 2023 last year", "english", ["7.10.2023"]),
        ("on 7 October of last year", "english", ["7.10.2025"]),
        ("le 7 octobre de l'an dernier", "french", ["7.10.2025"]),
        ("on 7 October last week", "english", ["7.10.?"]),
        ("on 7 October of the same week", "english", ["7.10.?"]),
        ("on 7 October", "english", ["7.10.?"]),
    ],
)
def test_last_year_is_the_one_before_the_drafts(text: str, language: str, expected: list[str]) -> None:
    assert dated(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("in May 2021 and on 1 March of that year", "english", ["None.5.2021", "1.3.2021"]),
        ("in May 2021 and on 1 March of the same year", "english", ["None.5.2021", "1.3.2021"]),
        ("in May 2021 and on 1 March that same year", "english", ["None.5.2021", "1.3.2021"]),
        ("en mai 2021 et le 1er mars de cette année", "french", ["None.5.2021", "1.3.2021"]),
        ("en mayo de 2021 y el 1 de marzo de ese año", "spanish", ["None.5.2021", "1.3.2021"]),
        ("on 1 March of that year", "english", []),
        ("on 1 March and on 2 April of that year", "english", ["1.3.?"]),
    ],
)
def test_that_year_is_that_of_the_date_before(text: str, language: str, expected: list[str]) -> None:
    assert dated(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 25 June 2024 and again on 16 July", ["25.6.2024", "16.7.2024"]),
        ("on 25 June 2024, 16 July and 18 August", ["25.6.2024", "16.7.2024", "18.8.2024"]),
        ("on 25 June 2024 and again on 25 June", ["25.6.2024", "25.6.2024"]),
        ("on 25 June 2024 and again on 16 May", ["25.6.2024", "16.5.?"]),
        ("on 25 June 2025 and again on 16 July", ["25.6.2025", "16.7.?"]),
        ("in June 2024 and again on 16 July", ["None.6.2024", "16.7.?"]),
        ("on 25 June 2024 and again in July", ["25.6.2024", "None.7.?"]),
        ("on 25 June and again on 16 July", ["25.6.?", "16.7.?"]),
    ],
)
def test_a_date_goes_on_from_one_of_a_year_long_past(text: str, expected: list[str]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("on October 2", (2, 2)),
        ("on 11-12 September", (11, 12)),
        ("on Sept. 11-12, 40 died", (11, 12)),
        ("from 11 to 12 September", (11, 12)),
        ("on September 11 – 12", (11, 12)),
        ("on 12 11 September", (11, 11)),
        ("on October 2, 400 landed", (2, 2)),
    ],
)
def test_a_date_may_have_two_days(text: str, ends: tuple[int, int]) -> None:
    (tokens,) = split_sentences(text, Block(0, len(text), "text"))
    (found,) = find_dates(tokens, load_language("english"), text)
    assert (found.first.day, found.last.day) == ends


def test_the_sentence_before_only_gives_that_year(check: Check) -> None:
    text = "Blinken visited on 5 September 2023. It was hot. The Jamaicans landed on 12 September{}."
    assert check(text.format(""), "2024-12-15")["12 September"].date == "2024-09-12"
    assert "12 September" not in check(text.format(" of that year"), "2024-12-15")


@pytest.mark.parametrize(
    ("text", "words", "day", "fact"),
    [
        ("On 25 June last year the first 200 Kenyans landed.", "25 June", "2025-09-15", "arrival-kenya-june"),
        ("On 12 September last year 24 Jamaicans landed.", "12 September", "2025-12-15", "arrival-jamaica"),
        ("In 2024, Blinken visited Haiti on 5 September of that year.", "5 September", "2026-12-15", "blinken"),
        (
            "On 25 June 2024 the first 200 Kenyans landed, and again 200 on 16 July.",
            "16 July",
            "2026-12-15",
            "arrival-kenya-july",
        ),
    ],
)
def test_such_a_date_is_judged_in_its_year(check: Check, text: str, words: str, day: str, fact: str) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.facts) == ("supported", (fact,))


def test_that_year_without_a_year_is_not_judged(check: Check) -> None:
    visit = "Antony Blinken visited Port-au-Prince on 4 September"
    assert check(f"{visit}.")["4 September"].verdict == "contradicted"
    assert "4 September" not in check(f"{visit} of that year.")


def test_a_part_of_the_year_is_not_all_of_it(check: Check) -> None:
    text = "In the first quarter of the year 1,660 people were killed."
    assert check(text)["1,660"].date == "2024-01-01/2024-03-31"
    assert check("Since the first days of the year 1,660 people were killed.")["1,660"].date == "2024-01-01/2024-10-15"
