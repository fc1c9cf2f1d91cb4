"""A figure that nothing else was found for is held against the sibling of the fact that the figure beside it is of."""

from datetime import date
from typing import Any

import msgspec
import pytest

from mss_cli.checking.fact_matching import FactMatch
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.judgement import Judgement
from mss_cli.checking.siblings import judged_by_siblings
from tests.checking.conftest import Check
from tests.checking.made_up import indexed_fact, match, question

TABLE = "| Country | Officers present in the mission |\n| --- | --- |\n| Kenya | 744 |\n| Guatemala | 150 |\n"


@pytest.mark.parametrize(
    ("text", "day", "words", "fact"),
    [
        (
            "The attack at Pont-Sondé on 3 October left 115 dead and 42 wounded.",
            "2024-10-15",
            "42",
            "injured-pont-sonde",
        ),
        ("At Pont-Sondé the gang wounded 50 and killed 240 people.", "2024-10-15", "240", "killed-pont-sonde"),
        ("At Pont-Sondé the gang killed 115 people. It wounded 42.", "2024-10-15", "42", "injured-pont-sonde"),
        ("They killed 5,626 people in 2024. They injured 1,312.", "2025-02-10", "1,312", "injured-2024"),
        (
            "In the first quarter of 2024, 1,660 people were killed. Of the dead 341 were women.",
            "2025-03-10",
            "341",
            "killed-2024-q1-women",
        ),
        (
            "The mission has 744 Kenyans, 150 Guatemalans and 92 Salvadorans.",
            "2025-09-10",
            "92",
            "strength-salvador",
        ),
        (f"{TABLE}| El Salvador | 92 |", "2025-09-10", "92", "strength-salvador"),
        (
            "The Gang Suppression Force may have 120 civilians among its 5,550 people.",
            "2026-02-10",
            "120",
            "authorized-gsf-civilians",
        ),
    ],
)
def test_a_figure_beside_one_of_the_same_event_or_day_is_held_against_its_sibling(
    check: Check, text: str, day: str, words: str, fact: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.code, mark.facts) == ("contradicted", "digits", (fact,))


@pytest.mark.parametrize(
    "text",
    [
        "At Pont-Sondé the gang killed 115 people. So far in 2024, 50 are wounded.",
        "At Pont-Sondé the gang killed 115 people. They say that 50 were injured in the year 2024.",
    ],
)
def test_a_figure_that_the_sibling_has_is_supported(check: Check, text: str) -> None:
    mark = check(text, "2025-01-15")["50"]
    assert (mark.verdict, mark.facts) == ("supported", ("injured-pont-sonde",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the market the gang wounded 42.", "42"),
        ("At Pont-Sondé the gang killed 115 people and wounded some 42 women.", "some 42"),
        ("At Pont-Sondé the gang killed 115 people and wounded over 30.", "over 30"),
        ("At Pont-Sondé the gang killed 115 people and wounded half of the 42.", "42"),
        ("At Pont-Sondé the gang killed 115 people, wounded 50 and later wounded 42.", "42"),
        ("At Pont-Sondé the gang killed 115 people and wounded 51.", "51"),
        ("At Pont-Sondé the gang killed over 110 people and wounded 42.", "42"),
    ],
)
def test_without_just_that_sibling_nothing_is_said(check: Check, text: str, words: str) -> None:
    assert check(text)[words].verdict == "unknown"


def test_a_sibling_that_is_told_already_is_not_told_again(check: Check) -> None:
    text = "On the ground are 744 Kenyans, 150 Guatemalans, 78 Salvadorans and 92 Salvadorans."
    assert check(text, "2025-09-10")["92"].verdict == "unknown"


def test_only_the_last_figures_have_siblings(check: Check) -> None:
    attack = "At Pont-Sondé the gang killed 115 people."
    others = (
        "The mission has 744 Kenyans. Guatemala has 150 people there. El Salvador has 78 people there. "
        "Jamaica has pledged 200. Kenya has pledged 1,000. Benin has pledged 2,000."
    )
    assert check(f"{attack} It wounded 42.", "2025-03-10")["42"].verdict == "contradicted"
    assert check(f"{attack} {others} It wounded 42.", "2025-03-10")["42"].verdict == "unknown"


ANCHOR = indexed_fact(id="anchor", countries=("JAM",))
SIBLING = indexed_fact(id="sibling")


def sibling(fact: IndexedFact = SIBLING, **changes: Any) -> FactMatch:
    return match(fact, **{"has_figure": False, **changes})


def judged(*found: FactMatch, anchor: IndexedFact = ANCHOR, **changes: Any) -> str | None:
    """Return the verdict on a figure that was unknown beside one that ``anchor`` has; None where it stays unknown."""
    judgements = judged_by_siblings([question(25, **changes)], [Judgement("unknown")], [anchor], lambda _: found)
    return judgements[0].verdict if judgements else None


def test_a_made_up_sibling_contradicts_or_supports() -> None:
    assert judged(sibling()) == "contradicted"
    assert judged(sibling(agreeing=1, has_figure=True)) == "supported"


@pytest.mark.parametrize("changes", [{"kind": 0.7}, {"country": 0.2}, {"unsure": 1}, {"opposed": 1}])
def test_a_sibling_must_surely_be_meant(changes: dict[str, Any]) -> None:
    assert judged(sibling(**changes)) is None


def test_another_fact_of_the_kind_that_has_the_figure_may_be_meant() -> None:
    known = match(indexed_fact(id="known", countries=("JAM",)), kind=1.0)
    assert judged(sibling(), known) is None
    changes: list[dict[str, Any]] = [{"has_figure": False}, {"country": 0.1}, {"part": -0.5}, {"day": -0.5}]
    for each in changes:
        assert judged(sibling(), msgspec.structs.replace(known, **each)) == "contradicted"
    assert judged(sibling(), match(indexed_fact(id="known", kind="pledged"), kind=1.0)) == "contradicted"


def test_what_is_counted_may_be_said_once_in_a_list_of_countries() -> None:
    assert judged(sibling(), kind_inherited=True) == "contradicted"
    assert judged(sibling(country=0.7), kind_inherited=True) is None
    killed = sibling(indexed_fact(id="b", kind="killed", countries=("HTI",)))
    injured = indexed_fact(id="c", kind="injured", countries=("HTI",))
    assert judged(killed, anchor=injured) == "contradicted"
    assert judged(killed, anchor=injured, kind_inherited=True) is None


def test_two_siblings_leave_open_which_is_meant() -> None:
    assert judged(sibling(), sibling(indexed_fact(id="b", countries=("GTM",)))) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"first_day": date(2024, 10, 14)},
        {"last_day": date(2024, 10, 16)},
        {"kind": "pledged"},
        {"countries": ("KEN",)},
        {"countries": ()},
    ],
)
def test_facts_of_another_day_kind_or_subject_are_no_siblings(changes: dict[str, Any]) -> None:
    assert judged(sibling(), anchor=msgspec.structs.replace(ANCHOR, **changes)) is None


def test_kinds_that_are_not_told_in_one_list_have_no_siblings() -> None:
    paid = indexed_fact(id="b", kind="funding-paid")
    assert judged(sibling(paid), anchor=indexed_fact(kind="funding-paid", countries=("JAM",))) is None


def test_a_draft_that_names_another_place_has_gone_on() -> None:
    killed = sibling(indexed_fact(id="b", kind="killed", countries=("HTI",)))
    elsewhere = match(indexed_fact(kind="killed", countries=("HTI",), parts=frozenset({"=solino"})), has_figure=False)
    injured = indexed_fact(id="c", kind="injured", countries=("HTI",))
    assert judged(killed, elsewhere, anchor=injured) == "contradicted"
    for concept in ("=solino", "another_place"):
        assert judged(killed, elsewhere, anchor=injured, sentence_concepts=frozenset({concept})) is None


def test_harm_of_another_event_is_no_sibling() -> None:
    killed = sibling(indexed_fact(id="b", kind="killed", countries=("HTI",), scope="Pont-Sondé"))
    injured = indexed_fact(id="c", kind="injured", countries=("HTI",), scope="Pont-Sondé")
    assert judged(killed, anchor=injured) == "contradicted"
    assert judged(killed, anchor=msgspec.structs.replace(injured, scope="Solino")) is None
    assert judged(killed, anchor=msgspec.structs.replace(injured, countries=("KEN",))) is None


def test_a_part_is_the_sibling_of_its_whole_and_of_the_other_parts_if_it_is_named() -> None:
    named = frozenset({"civilians"})
    whole = indexed_fact(id="whole", kind="authorized", countries=())
    civilians = sibling(msgspec.structs.replace(whole, id="b", part_of="whole", parts=named))
    uniformed = msgspec.structs.replace(whole, id="c", part_of="whole")
    for anchor in (whole, uniformed):
        assert judged(civilians, anchor=anchor, attached=named) == "contradicted"
        assert judged(civilians, anchor=anchor, clause_concepts=named) == "contradicted"
        assert judged(civilians, anchor=anchor) is None
    assert judged(civilians, anchor=msgspec.structs.replace(whole, id="c"), attached=named) is None
