"""What a figure is read to be about: its kinds, and whose it is."""

from collections.abc import Callable
from datetime import date

import pytest

from mss_cli.checking.checker import JudgedFigure, draft_language, judge_draft
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.question import Question
from mss_cli.checking.scoring import Scorer
from tests.checking.made_up import question

Ask = Callable[[str], Question]


@pytest.fixture
def ask(index: FactIndex, events: EventIndex) -> Ask:
    """Return a function that returns the question of the last figure of a draft."""

    def call(text: str) -> Question:
        judged = judge_draft(text, draft_language(text), index, events, date(2024, 4, 1))
        return [each.question for each in judged if isinstance(each, JudgedFigure)][-1]

    return call


def test_what_is_yet_to_be_paid_or_released_may_be_what_is_needed(ask: Ask) -> None:
    for verb, past in (("pay", "paid"), ("give", "gave"), ("release", "released")):
        assert dict(ask(f"Donors will {verb} $600 million.").kinds)["funding-required"] > 0.5
        assert dict(ask(f"Donors {past} $600 million.").kinds)["funding-required"] < 0.5


def test_the_name_of_a_dollar_is_no_country(ask: Ask) -> None:
    assert not ask("The mission costs US$600 million and has 430 people.").countries
    assert "@USA" not in ask("US $600 million is the cost.").sentence_concepts
    assert "@USA" in ask("The US pays $600 million.").sentence_concepts


def test_a_sum_after_a_sentence_on_the_fund_is_the_funds_unless_a_country_stands_near(ask: Ask) -> None:
    fund = "The trust fund is small."
    far = ask(f"{fund} Some $10.8 million has come in, a paper wrote when Canada left.")
    assert far.whole == 0.7
    assert 0 < dict(far.countries)["CAN"] < 0.3
    assert ask(f"{fund} Canada gave $10.8 million.").whole < 0.3


@pytest.mark.parametrize(
    ("countries", "score"),
    [
        ((), 0.5),
        ((("CAN", 0.5),), 0.5),
        ((("CAN", 0.9),), -0.3),
        ((("HTI", 0.9),), 0.5),
        ((("CAN", 0.9), ("HTI", 0.5)), -0.3),
        ((("CAN", 0.9), ("HTI", 0.9)), 0.5),
    ],
)
def test_the_money_of_haiti_is_no_other_countrys(countries: tuple[tuple[str, float], ...], score: float) -> None:
    assert Scorer(question(family="money", countries=countries)).country("funding-required", ("HTI",)) == score
