"""When a figure is a typing error for that of a fact, though it may agree with one, and when it is none."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mss_cli.checking.comparison import is_transposed
from mss_cli.checking.scoring import Scorer
from mss_cli.checking.typos import typo_error
from tests.checking.conftest import Check
from tests.checking.made_up import exactly, indexed_fact, match, question, verdict

FACT = indexed_fact(answers=(exactly(125),))


def is_typo_error(low: int, top: dict[str, Any], *others: Any, **changes: Any) -> bool:
    found = [match(**{"fact": FACT, "has_figure": False, **top}), *others]
    return typo_error(question(low, **changes), found) is not None


@pytest.mark.parametrize("bound", ["over", "about"])
def test_of_the_day_that_is_stated_a_typo_is_no_agreement_by_a_bound(check: Check, bound: str) -> None:
    text = f"On 14 January {bound} 1,014,000 people were displaced."
    mark = check(text, "2025-01-20")[f"{bound} 1,014,000"]
    assert (mark.verdict, mark.code, mark.facts) == ("contradicted", "digits", ("displaced-2025-01",))


def test_of_no_day_it_may_be_rounded(check: Check) -> None:
    assert check("Over 1,014,000 people are displaced.", "2025-01-20")["Over 1,014,000"].verdict == "disputed"


def test_a_round_figure_still_agrees_by_a_bound(check: Check) -> None:
    mark = check("On 14 January over 1,010,000 people were displaced.", "2025-01-20")["over 1,010,000"]
    assert mark.verdict in {"supported", "disputed"}


def test_a_stage_that_only_a_bound_speaks_for_gives_way_to_a_typo() -> None:
    promised = match(indexed_fact(id="b", kind="pledged"), kind=0.3, part=0.3, agreeing=1, has_figure=False)
    there = match(FACT, has_figure=False, day=-0.2)
    asked = question(152, kinds=(("strength", 0.95), ("pledged", 0.15)))
    assert verdict(asked, promised, there) == ("contradicted", "digits")
    assert verdict(asked, promised) == ("unknown", None)
    assert verdict(asked, msgspec.structs.replace(promised, has_figure=True), there) == ("unknown", None)


def test_a_figure_that_another_fact_has_is_no_typo() -> None:
    known = match(indexed_fact(id="b", countries=("JAM",)), kind=1.0, country=0.5)
    assert is_typo_error(152, {})
    assert not is_typo_error(152, {}, known)
    changes: list[dict[str, Any]] = [{"has_figure": False}, {"day": 0.2}, {"country": 0.1}, {"kind": 0.5}]
    for each in changes:
        assert is_typo_error(152, {}, msgspec.structs.replace(known, **each))
    of_all = match(indexed_fact(id="b", countries=()), country=0.1)
    assert not is_typo_error(152, {}, of_all)
    assert is_typo_error(152, {}, msgspec.structs.replace(of_all, kind=0.9))


def test_one_zero_too_many_is_a_typo_only_of_a_fact_that_fits_well() -> None:
    paid = indexed_fact(kind="funding-paid", answers=(exactly(40_714_000),))
    sum_of_money: dict[str, Any] = {"family": "money", "kinds": (("funding-paid", 0.9),)}
    assert is_typo_error(407_000_000, {"fact": paid}, **sum_of_money)
    assert not is_typo_error(407_000_000, {"fact": paid, "kind": 0.6}, **sum_of_money)
    assert not is_typo_error(407_000_000, {"fact": paid, "country": 0.2}, **sum_of_money)
    assert is_typo_error(40_700_000_000, {"fact": paid, "kind": 0.6, "country": 0.2}, **sum_of_money)
    assert not is_typo_error(40_700_000_000, {"fact": paid, "country": -0.3}, **sum_of_money)
    assert not is_typo_error(40_700_000_000, {"fact": paid, "part": -0.3}, **sum_of_money)
    assert not is_typo_error(40_700_000_000, {"fact": paid})


def test_a_typo_is_of_the_likeliest_kind() -> None:
    assert is_typo_error(152, {"kind": 1.0}, kinds=(("strength", 0.5),))
    assert not is_typo_error(152, {"kind": 1.0}, kinds=(("strength", 0.5), ("pledged", 1.0)))


@pytest.mark.parametrize(
    ("low", "correct", "exponent", "expected"),
    [
        (1694, 1649, 3, True),
        (814, 841, 3, False),
        (814, 841, 2, True),
        (84, 48, 2, False),
        (1500, 5100, 3, False),
        (1694, 1649, 2, True),
    ],
)
def test_neighbouring_digits_are_swapped_in_long_figures(low: int, correct: int, exponent: int, expected: bool) -> None:
    assert is_transposed(Decimal(low), Decimal(correct), exponent) == expected


def test_of_a_place_that_is_named_three_digits_are_enough() -> None:
    named = frozenset({"=pont", "=sonde"})
    killed = indexed_fact(kind="killed", countries=("HTI",), answers=(exactly(841),), parts=named)
    top = {"fact": killed, "day": -0.9}
    assert is_typo_error(814, top, sentence_concepts=named)
    assert not is_typo_error(814, top, sentence_concepts=frozenset({"=pont"}))


def test_of_the_time_that_is_stated_swapped_digits_need_less_of_a_kind() -> None:
    fact = indexed_fact(answers=(exactly(1649),))
    assert is_typo_error(1694, {"fact": fact, "kind": 0.5, "day": 1.1})
    assert not is_typo_error(1694, {"fact": fact, "kind": 0.5, "day": 0.5})


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-03-01", "2025-01-31", 1.0),
        ("2024-02-10", "2025-02-10", 1.0),
        ("2024-01-01", "2025-01-31", 0.3),
        ("2024-03-01", "2025-06-30", 0.3),
        ("2024-03-01", "2025-01-15", 1.2),
    ],
)
def test_a_long_period_may_be_told_by_its_first_and_last_month(first: str, last: str, expected: float) -> None:
    fact = indexed_fact(first_day=date(2024, 3, 1), last_day=date(2025, 1, 15), is_period=True)
    asked = question(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last))
    assert Scorer(asked).day(fact) == expected


def test_what_ends_after_the_draft_does_not_fit_it() -> None:
    day = date(2024, 10, 18)
    assert Scorer(question()).day(indexed_fact(first_day=day, last_day=date(2024, 11, 6))) == -1.0
    assert Scorer(question()).day(indexed_fact(first_day=day, last_day=day)) > 0.5
