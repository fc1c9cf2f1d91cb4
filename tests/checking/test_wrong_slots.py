"""Figures that are right of another stage, day, country or part: when that is an error, and when it may be meant."""

from datetime import date
from typing import Any

import msgspec
import pytest

from mss_cli.checking.wrong_slots import country_error, other_day_error, stage_error, superseded_error
from tests.checking.conftest import Check
from tests.checking.made_up import DAY, exactly, indexed_fact, match, question, verdict

OLD_DAY, NEW_DAY = date(2024, 6, 1), date(2024, 9, 1)
OLD = indexed_fact(id="old", first_day=OLD_DAY, last_day=OLD_DAY, answers=(exactly(25),))
NEW = indexed_fact(id="new", first_day=NEW_DAY, last_day=NEW_DAY)
JAMAICA = indexed_fact(id="b", countries=("JAM",), answers=(exactly(25),))


def is_superseded(changes: dict[str, Any], **asked: Any) -> bool:
    old, new = (msgspec.structs.replace(each, **changes) for each in (OLD, NEW))
    found = [match(new, has_figure=False), match(old, agreeing=1, day=-0.5)]
    return superseded_error(question(25, **asked), found, found[1]) is not None


def test_a_stock_is_superseded_unless_it_lasts() -> None:
    assert is_superseded({})
    assert is_superseded({"kind": "funding-held"})
    for kind in ("pledged", "authorized", "funding-required"):
        assert not is_superseded({"kind": kind})


def test_only_what_the_draft_says_itself_is_superseded() -> None:
    assert not is_superseded({}, kind_inherited=True)
    assert not is_superseded({}, is_past=True)


def test_the_whole_force_must_be_meant() -> None:
    assert is_superseded({"countries": ()}, whole=0.8)
    assert not is_superseded({"countries": ()}, whole=0.1)
    assert is_superseded({}, whole=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The mission has some 430 people.", "superseded"), ("Some 430 are there.", "supported")],
)
def test_a_figure_that_may_be_of_others_is_not_out_of_date(check: Check, text: str, expected: str) -> None:
    assert next(iter(check(text, "2025-03-20").values())).verdict == expected


LANDED = indexed_fact(id="landed", kind="arrived", is_stock=False)
LATER = indexed_fact(
    id="later", kind="arrived", is_stock=False, first_day=date(2024, 12, 1), last_day=date(2024, 12, 1),
    answers=(exactly(25),),
)  # fmt: skip


def is_of_another_day(*others: Any, **changes: Any) -> bool:
    asked = question(25, **{"kinds": (("arrived", 0.9),), "first_day": DAY, "last_day": DAY, **changes})
    found = [match(LANDED, day=1.1, has_figure=False), match(LATER, day=-0.5, agreeing=1), *others]
    return other_day_error(asked, found) is not None


def test_a_figure_of_another_day_is_an_error_unless_it_fits_this_one() -> None:
    assert is_of_another_day()
    there = match(indexed_fact(id="there", answers=(exactly(25),)), day=0.9, agreeing=1)
    assert not is_of_another_day(there)
    assert is_of_another_day(msgspec.structs.replace(there, kind=0.5))
    assert is_of_another_day(msgspec.structs.replace(there, day=0.2))


def test_what_had_happened_by_a_day_need_not_be_of_it() -> None:
    assert not is_of_another_day(is_past=True)
    killed = msgspec.structs.replace(LANDED, kind="killed", countries=("HTI",))
    before = msgspec.structs.replace(LATER, kind="killed", countries=("HTI",))
    asked = question(25, kinds=(("killed", 0.9),), first_day=DAY, last_day=DAY, is_past=True)
    found = [match(killed, day=1.1, has_figure=False), match(before, day=-0.5, agreeing=1)]
    assert other_day_error(asked, found) is not None
    more = msgspec.structs.replace(asked, clause_concepts=frozenset({"more"}))
    assert other_day_error(more, found) is None


NEEDED = match(indexed_fact(id="needed", kind="funding-required", answers=(exactly(25),)), kind=0.4, agreeing=1)
PAID = match(indexed_fact(kind="funding-paid"), has_figure=False)
PAID_KINDS = (("funding-paid", 1.0), ("funding-required", 0.2))


def test_what_is_needed_may_be_said_anywhere_in_the_sentence() -> None:
    asked = question(25, family="money", kinds=PAID_KINDS)
    assert stage_error(asked, [PAID, NEEDED], NEEDED) is not None
    for concept in ("need", "cost"):
        said = msgspec.structs.replace(asked, sentence_concepts=frozenset({concept}))
        assert stage_error(said, [PAID, NEEDED], NEEDED) is None
    pledged = match(indexed_fact(id="b", kind="pledged", answers=(exactly(25),)), kind=0.4, agreeing=1)
    there = question(25, kinds=(("strength", 0.95), ("pledged", 0.2)))
    assert stage_error(there, [match(has_figure=False), pledged], pledged) is not None
    far = msgspec.structs.replace(there, sentence_concepts=frozenset({"pledge"}))
    assert stage_error(far, [match(has_figure=False), pledged], pledged) is not None
    near = msgspec.structs.replace(there, clause_concepts=frozenset({"pledge"}))
    assert stage_error(near, [match(has_figure=False), pledged], pledged) is None


def test_the_whole_of_a_part_may_be_of_an_earlier_stage(check: Check) -> None:
    pledged = match(indexed_fact(id="b", kind="pledged", answers=(exactly(25),)), kind=0.4, agreeing=1)
    asked = question(25, kinds=(("strength", 0.95), ("pledged", 0.2)), is_whole=True)
    assert stage_error(asked, [match(has_figure=False), pledged], pledged) is None
    text = "Only 400 of the 1,000 officers whom Kenya deployed are there."
    assert check(text, "2025-03-20")["1,000"].facts == ("pledge-kenya",)


def test_a_pledge_that_is_named_is_no_stage_error(check: Check) -> None:
    text = "Benin has 2,000 soldiers there."
    assert check(text)["2,000"].code == "stage"
    assert check(text.replace("there.", "there, which it had pledged."))["2,000"].verdict != "contradicted"


@pytest.mark.parametrize(
    ("parts", "other", "expected"),
    [
        ((), (), True),
        (("women",), (), True),
        (("women",), ("women",), True),
        ((), ("women",), False),
        (("women",), ("men",), False),
    ],
)
def test_a_figure_of_another_country_may_be_of_the_same_part(
    parts: tuple[str, ...], other: tuple[str, ...], expected: bool
) -> None:
    top = match(indexed_fact(parts=frozenset(parts)), has_figure=False)
    elsewhere = match(msgspec.structs.replace(JAMAICA, parts=frozenset(other)), agreeing=1, country=-0.5)
    asked = question(25, sentence_concepts=frozenset({"@KEN"}))
    assert (country_error(asked, top, [elsewhere]) is not None) == expected


def test_a_sum_that_agrees_only_by_a_bound_must_be_of_the_kind() -> None:
    asked = question(25, family="money", kinds=(("funding-paid", 1.0), ("funding-pledged", 0.7)))
    paid = match(indexed_fact(kind="funding-paid", countries=("JAM",)), kind=2.0, has_figure=False)
    pledged = match(indexed_fact(id="b", kind="funding-pledged"), kind=1.4, agreeing=1, has_figure=False)
    assert verdict(asked, paid, pledged) == ("unknown", None)
    assert verdict(asked, paid, msgspec.structs.replace(pledged, kind=1.8)) == ("supported", None)
    assert verdict(asked, paid, msgspec.structs.replace(pledged, has_figure=True)) == ("supported", None)
    assert verdict(asked, paid, msgspec.structs.replace(pledged, part=1.3)) == ("supported", None)
    assert verdict(msgspec.structs.replace(asked, family="personnel"), paid, pledged) == ("supported", None)
