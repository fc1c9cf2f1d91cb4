"""A figure is plainly contradicted only where it is a likely slip for the one fact that the draft can mean."""

from typing import Any

import msgspec
import pytest

from mss_cli.checking.comparison import is_scrambled
from mss_cli.checking.contradiction import contradiction
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.indexed_fact import IndexedFact
from tests.checking.conftest import Check
from tests.checking.made_up import DAY, exactly, indexed_fact, match, question

FACT = indexed_fact(answers=(exactly(145),))
WHOLE = msgspec.structs.replace(FACT, countries=())
VOTE = indexed_fact(kind="vote", countries=(), answers=(exactly(0),), roles=frozenset({"against"}), is_stock=False)


def found(fact: IndexedFact = FACT, **changes: Any) -> FactMatch:
    return match(fact, **{"has_figure": False, **changes})


def error(low: int, top: FactMatch, *others: FactMatch, **changes: Any) -> str | None:
    """Return the error that a figure has beside the fact ``top``, where ``others`` have the figure; else None."""
    kinds = ((top.fact.kind, 0.9),)
    judgement = contradiction(question(low, **{"kinds": kinds, **changes}), [top], lambda: others)
    return judgement.error if judgement and judgement.verdict == "contradicted" else None


@pytest.mark.parametrize(
    ("low", "changes", "expected"),
    [
        (541, {}, "digits"),
        (514, {}, "digits"),
        (155, {}, "digits"),
        (1450, {}, "digits"),
        (150, {"bound": "over"}, "digits"),
        (150, {"bound": "about"}, None),
        (160, {"bound": "over"}, None),
        (290, {}, None),
    ],
)
def test_a_figure_must_be_a_likely_slip(low: int, changes: dict[str, Any], expected: str | None) -> None:
    assert error(low, found(), **changes) == expected


@pytest.mark.parametrize(
    ("value", "correct", "expected"),
    [
        (5100, 1500, True),
        (541, 145, True),
        (1500, 1500, False),
        (15_000, 1500, False),
        (51_000, 1500, False),
        (5, 50, False),
        (25, 50, False),
    ],
)
def test_the_same_digits_in_another_order_are_a_slip(value: int, correct: int, expected: bool) -> None:
    assert is_scrambled(exactly(value).low, exactly(correct).low) == expected


def test_a_figure_of_others_on_the_same_day_is_known() -> None:
    of_jamaica = match(
        indexed_fact(id="b", countries=("JAM", "BLZ"), answers=(exactly(290),)), agreeing=1, country=-0.4
    )
    named = frozenset({"@KEN"})
    assert error(290, found(), of_jamaica, sentence_concepts=named) == "country"
    assert error(290, found(), of_jamaica) is None
    assert error(290, found(), msgspec.structs.replace(of_jamaica, has_figure=False), sentence_concepts=named) is None
    earlier = msgspec.structs.replace(of_jamaica.fact, first_day=DAY.replace(day=1))
    assert error(290, found(), msgspec.structs.replace(of_jamaica, fact=earlier), sentence_concepts=named) is None


def test_a_sum_with_zeros_too_many_is_a_slip() -> None:
    paid = indexed_fact(kind="funding-paid", answers=(exactly(40_714_000),))
    assert error(40_700_000_000, found(paid), family="money") == "digits"
    assert error(40_800_000_000, found(paid), family="money") is None


def test_of_just_the_period_that_is_stated_a_near_figure_is_no_other() -> None:
    killed = indexed_fact(kind="killed", countries=("HTI",), is_stock=False, is_period=True)
    assert error(160, found(killed, day=1.2)) == "digits"
    assert error(160, found(killed, day=0.8)) is None
    assert error(290, found(killed, day=1.2)) is None
    assert error(90, found(killed, day=1.2)) is None
    assert error(160, found(killed, day=1.2), kind_inherited=True) is None
    assert error(160, found(killed, day=1.2), kinds=(("killed", 0.9), ("injured", 1.0))) is None
    assert error(160, found(msgspec.structs.replace(killed, is_period=False), day=1.2)) is None
    assert error(160, found(msgspec.structs.replace(killed, kind="arrived"), day=1.2)) is None


def test_what_the_force_is_said_to_have_is_near_its_strength() -> None:
    has = frozenset({"have", "mission"})
    assert error(160, found(WHOLE), clause_concepts=has) == "digits"
    assert error(290, found(WHOLE), clause_concepts=has) is None
    assert error(160, found(WHOLE), clause_concepts=frozenset({"mission"})) is None
    assert error(160, found(WHOLE), clause_concepts=frozenset({"have"})) is None
    assert error(160, found(WHOLE), clause_concepts=has | {"@JAM"}) is None
    assert error(160, found(WHOLE), clause_concepts=has | {"@HTI"}) == "digits"
    assert error(160, found(WHOLE, day=0.4), clause_concepts=has) is None
    assert error(160, found(FACT), clause_concepts=has) is None
    first = {"first_day": DAY, "last_day": DAY}
    assert error(160, found(WHOLE), clause_concepts=has, **first) == "digits"
    assert error(160, found(WHOLE), clause_concepts=has, is_past=True, **first) is None


def test_a_decision_needs_no_slip() -> None:
    length = indexed_fact(kind="mandate", countries=(), answers=(exactly(12),), is_stock=False)
    assert error(7, found(length), family="duration") == "digits"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The mission is to be reviewed after six months.", "six months", "2024-03-01"),
        ("The resolution has the mission reviewed after six months.", "six months", "2023-11-01"),
        ("It is to be reviewed after two months.", "two months", "2023-11-01"),
    ],
)
def test_the_length_of_a_review_is_contradicted(check: Check, text: str, words: str, day: str) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.code, mark.facts) == ("contradicted", "digits", ("review-2699",))


def test_a_part_of_a_mandate_must_be_named() -> None:
    fact = indexed_fact(kind="mandate", countries=(), answers=(exactly(9),), parts=frozenset({"review"}))
    length = {"family": "duration", "kinds": (("mandate", 0.5),)}
    assert error(6, found(fact, kind=1.0), **length, clause_concepts=frozenset({"review"})) == "digits"
    assert error(6, found(fact, kind=1.0), **length) is None


def test_a_bare_number_must_be_meant_of_the_whole_force() -> None:
    assert error(541, found(WHOLE), whole=0.4, family="open") == "digits"
    assert error(541, found(WHOLE), whole=0.1, family="open") is None
    assert error(541, found(WHOLE), whole=0.1) == "digits"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Before Jamaica joined, some 430 were there.", "some 430", "2024-10-15"),
        ("In 2024, 5,626 people were killed. A further 3,900 fled.", "3,900", "2025-02-20"),
        ("In 2024 many were killed. The capital counted 3,900.", "3,900", "2025-02-20"),
        ("In 2023, 3,900 people were killed.", "3,900", "2024-02-20"),
        ("There are 650 officers in Haiti.", "650", "2025-02-20"),
        ("The mission has 650 officers on the ground.", "650", "2025-02-20"),
        ("Some 90,000 people are displaced in Léogâne.", "Some 90,000", "2025-02-20"),
    ],
)
def test_a_figure_that_may_count_something_else_is_not_contradicted(
    check: Check, text: str, words: str, day: str
) -> None:
    assert check(text, day)[words].verdict == "unknown"


def test_of_votes_the_role_says_which_is_meant() -> None:
    abstained = indexed_fact(id="b", kind="vote", countries=("CHN", "RUS"), roles=frozenset({"abstain"}))
    other = match(abstained, agreeing=1, country=0)
    assert error(2, found(VOTE), other, attached=frozenset({"against"})) == "country"
    assert error(2, found(VOTE), other, attached=frozenset({"against", "abstain"})) is None
    assert error(2, found(VOTE, day=0.4), other, attached=frozenset({"against"})) is None
    old = msgspec.structs.replace(other, day=0.1)
    assert error(2, found(VOTE), old, attached=frozenset({"against", "abstain"})) == "country"
