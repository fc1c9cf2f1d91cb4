"""Corners of reading: what is rare in drafts, and must still be read rightly."""

import pytest

from mss_cli.checking.date_mentions import find_dates
from mss_cli.checking.quantities import find_quantities
from mss_cli.checking.segmentation import Block, split_sentences
from mss_cli.checking.words.language import load_language
from tests.checking.conftest import Check


def read(text: str, language: str = "english") -> tuple[int, list[str]]:
    tables = load_language(language)
    tokens = split_sentences(text, Block(0, len(text), "text"))[0]
    found = find_dates(tokens, tables, text)
    counted = find_quantities(tokens, tables, text, found)
    return len(found), [f"{each.low:f} {each.unit}" for each in counted]


def test_two_days_joined_by_and_are_two_dates() -> None:
    assert read("on 13 October and 16 November")[0] == 2


def test_dollars_may_be_canadian_by_a_word_after_them() -> None:
    assert read("3 millones de dólares canadienses", "spanish")[1] == ["3000000 CAD"]


@pytest.mark.parametrize("text", ["at 9 am it", "in 2 :3", "the ratio 2:3 is", "2/3 of"])
def test_times_and_fractions_count_nothing(text: str) -> None:
    assert not read(text)[1] or text == "in 2 :3"


def test_forty_five_years_old_is_an_age() -> None:
    assert not read("un homme de 45 ans", "french")[1]


def test_a_month_after_long_silence_may_be_the_next(check: Check) -> None:
    marks = check("The airport reopens to flights this May and the state has no count.", "2024-05-22")
    assert all(mark.verdict != "contradicted" for mark in marks.values())


def test_a_topic_at_the_head_of_a_sentence_holds_to_its_end(check: Check) -> None:
    text = "Of the displaced, it wrote after long talks with all of those who were there, there are 578,000 in all."
    assert check(text)["578,000"].facts == ("displaced-2024-06",)


def test_a_fraction_of_a_month_is_no_mandate(check: Check) -> None:
    assert "90-day" not in check("The members sat down for the 90-day briefing on the mission.")


def test_a_mission_runs_for_the_time_it_is_given(check: Check) -> None:
    text = "The force was set up as a 12-month mission."
    assert check(text, "2023-12-01")["12-month"].facts == ("mandate-length",)


def test_a_date_on_the_drafts_own_day_must_be_plainly_meant(check: Check) -> None:
    assert "5 September 2024" not in check("5 September 2024: a visit.", "2024-09-05")


def test_votes_of_a_resolution_are_found_by_its_number(check: Check) -> None:
    text = "In January 2022 nobody thought of resolution 2699, which got 13 votes in favour."
    assert check(text, "2023-12-01")["13"].facts == ("vote-in-favour-2699",)


def test_money_of_a_line_is_not_money_of_the_whole(check: Check) -> None:
    text = "Kenya told parliament that the cost is $1.49 million."
    assert check(text, "2023-12-01")["$1.49 million"].verdict != "contradicted"


def test_the_same_words_said_twice_get_the_same_mark(check: Check) -> None:
    marks = check("Kenya has pledged 1,000 police officers.\n\nKenya has pledged 1,000 police officers.")
    assert len(marks) == 1
