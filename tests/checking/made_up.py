"""Facts, questions and matches that are made up for a test of one rule."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from mss_cli.checking.bounds import allowed_range
from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.indexed_fact import Answer, IndexedFact, value_range
from mss_cli.checking.question import Question, empty_question
from mss_cli.checking.verdict import judge

DAY = date(2024, 10, 15)


def exactly(value: int) -> Answer:
    number = Decimal(value)
    return Answer(number, number, "exact", "personnel", allowed_range(number, number, "exact"))


def indexed_fact(**changes: Any) -> IndexedFact:
    made = IndexedFact(
        id="a", kind="strength", countries=("KEN",), unit="personnel", scope="", first_day=DAY, last_day=DAY,
        date_edtf="2024-10-15", due=None, due_edtf="", dates=((DAY, DAY),),
        answers=(exactly(145),), value_range=value_range((exactly(145),)),
        parts=frozenset(), roles=frozenset(), concepts=frozenset(), summary="A.", is_stock=True, is_period=False,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def match(fact: IndexedFact | None = None, **changes: Any) -> FactMatch:
    made = FactMatch(
        fact=fact or indexed_fact(), kind=1.8, country=1.0, part=0.9, unit=0.5, day=0.9, words=0.0,
        agreeing=0, unsure=0, opposed=0, comparable=1, has_figure=True,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def question(low: int = 25, **changes: Any) -> Question:
    made = msgspec.structs.replace(
        empty_question(DAY),
        low=Decimal(low),
        high=Decimal(low),
        family="personnel",
        kinds=(("strength", 0.9),),
        whole=0.5,
    )
    return msgspec.structs.replace(made, **changes)


def verdict(question: Question, *found: FactMatch, others: tuple[FactMatch, ...] = ()) -> tuple[str, str | None] | None:
    """Return the verdict on a question and the error, by the facts that are found for it and by ``others``."""
    judgement = judge(question, sorted(found, key=lambda each: -each.score), lambda: others)
    return (judgement.verdict, judgement.error) if judgement else None
