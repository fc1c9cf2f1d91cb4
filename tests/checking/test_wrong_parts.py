"""Figures that are right of more or fewer people, of another part of a sum, or of another harm."""

from typing import Any

import msgspec
import pytest

from mss_cli.checking.wrong_parts import harm_error, part_error, subgroup_error
from tests.checking.conftest import Check
from tests.checking.made_up import DAY, exactly, indexed_fact, match, question


@pytest.mark.parametrize(
    ("text", "day", "words", "fact", "other"),
    [
        (
            "The United States has pledged $180 million to the mission.",
            "2024-04-15",
            "$180 million",
            "us-pledge",
            "us-pledge-defense",
        ),
        (
            "The United States has pledged $300 million of Defense Department money.",
            "2024-04-15",
            "$300 million",
            "us-pledge-defense",
            "us-pledge",
        ),
        (
            "The United States has pledged $180 million in State Department money.",
            "2024-04-15",
            "$180 million",
            "us-pledge-state",
            "us-pledge-defense",
        ),
        (
            "On 18 January 361 Kenyan officers landed in Haiti.",
            "2025-02-15",
            "361",
            "arrival-kenya-january",
            "arrival-kenya-third",
        ),
        (
            "On 6 February, 361 Kenyan police officers arrived in Port-au-Prince.",
            "2025-02-15",
            "361",
            "arrival-kenya-february",
            "arrival-kenya-third",
        ),
        (
            "In the first quarter of 2024, 1,660 women were killed.",
            "2024-05-15",
            "1,660",
            "killed-2024-q1-women",
            "killed-2024-q1",
        ),
        (
            "On 18 January 217 Kenyan women landed.",
            "2025-02-15",
            "217",
            "arrival-kenya-women",
            "arrival-kenya-january",
        ),
        (
            "In the first quarter of 2024, 273 people were killed.",
            "2024-05-15",
            "273",
            "killed-2024-q1",
            "killed-2024-q1-women",
        ),
        (
            "In 2024, gangs kidnapped 2,213 people and injured others.",
            "2025-02-15",
            "2,213",
            "kidnapped-2024",
            "injured-2024",
        ),
        (
            "In 2024, 5,626 people were killed, 1,494 injured and many kidnapped.",
            "2025-02-15",
            "1,494",
            "injured-2024",
            "kidnapped-2024",
        ),
    ],
)
def test_a_figure_of_the_whole_another_part_or_harm_is_contradicted(
    check: Check, text: str, day: str, words: str, fact: str, other: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.code, mark.facts, mark.other_facts) == ("contradicted", "scope", (fact,), (other,))


@pytest.mark.parametrize(
    ("text", "day", "words", "fact"),
    [
        ("The third contingent of 217 Kenyans has landed.", "2025-02-15", "217", "arrival-kenya-january"),
        ("217 Kenyan officers have landed since January.", "2025-02-15", "217", "arrival-kenya-january"),
        ("In 2024, gangs killed and injured 2,213 people.", "2025-02-15", "2,213", "injured-2024"),
        ("The United States has pledged $180 million to Haiti.", "2024-04-15", "$180 million", "us-pledge-defense"),
        (
            "The United States has pledged $180 million to the mission.",
            "2024-08-15",
            "$180 million",
            "us-pledge-defense",
        ),
    ],
)
def test_where_the_draft_does_not_say_which_the_figure_is_supported(
    check: Check, text: str, day: str, words: str, fact: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.facts) == ("supported", (fact,))


WOMEN = frozenset({"women"})
WHOLE = indexed_fact(id="whole", kind="pledged")
PART = indexed_fact(id="part", kind="pledged", part_of="whole", parts=WOMEN, answers=(exactly(25),))


def test_the_women_are_not_all() -> None:
    women, all_of_them = match(indexed_fact(parts=WOMEN)), match(indexed_fact(id="b", answers=(exactly(25),)))
    asked = question(25, attached=WOMEN)
    found = subgroup_error(asked, women, all_of_them)
    assert found and (found.verdict, found.error, found.related) == ("contradicted", "scope", all_of_them)
    assert subgroup_error(question(25), women, all_of_them) is None
    assert subgroup_error(asked, women, match(indexed_fact(id="b", parts=WOMEN))) is None
    assert subgroup_error(asked, women, match(indexed_fact(id="b", countries=("JAM",)))) is None
    assert subgroup_error(asked, women, match(indexed_fact(id="b", kind="pledged"))) is None
    assert subgroup_error(asked, msgspec.structs.replace(women, kind=0.3), all_of_them) is None
    assert subgroup_error(asked, msgspec.structs.replace(women, day=0.1), all_of_them) is None


INJURED = match(indexed_fact(id="injured", kind="injured"), kind=2.0, has_figure=False)
KIDNAPPED = match(indexed_fact(id="kidnapped", kind="kidnapped", answers=(exactly(25),)), kind=1.0)


def test_another_harm_in_the_same_event_is_another_figure() -> None:
    found = harm_error(question(25), INJURED, KIDNAPPED)
    assert found and (found.verdict, found.error, found.related) == ("contradicted", "scope", KIDNAPPED)


@pytest.mark.parametrize(
    ("best", "agreeing"),
    [
        ({"kind": 0.8}, {"kind": 0.4}),
        ({}, {"kind": 1.8}),
        ({}, {"has_figure": False}),
        ({"fact": indexed_fact(kind="injured", answers=(exactly(25),))}, {}),
        ({"fact": indexed_fact(kind="kidnapped")}, {}),
        ({"fact": indexed_fact(kind="pledged")}, {}),
        ({"fact": indexed_fact(kind="injured", parts=WOMEN)}, {}),
        ({"fact": indexed_fact(kind="injured", first_day=DAY.replace(day=1))}, {}),
    ],
)
def test_the_harm_and_the_event_must_be_the_stated_ones(best: dict[str, Any], agreeing: dict[str, Any]) -> None:
    one, other = msgspec.structs.replace(INJURED, **best), msgspec.structs.replace(KIDNAPPED, **agreeing)
    assert harm_error(question(25), one, other) is None


def is_part_error(best: dict[str, Any], agreeing: dict[str, Any], **changes: Any) -> bool:
    one = match(**{"fact": WHOLE, "has_figure": False, **best})
    other = match(**{"fact": PART, "part": 0.1, "agreeing": 1, **agreeing})
    return part_error(question(25, **changes), one, other) is not None


def test_the_whole_and_its_part_are_two_figures() -> None:
    assert is_part_error({}, {})
    assert is_part_error({"fact": msgspec.structs.replace(PART, answers=(exactly(10),))}, {"fact": WHOLE})


def test_of_harm_the_parts_of_a_whole_are_two_figures_as_well() -> None:
    one, other = (indexed_fact(id=each, kind="killed", part_of="whole") for each in "bc")
    assert is_part_error({"fact": one}, {"fact": other})
    assert not is_part_error({"fact": one}, {"fact": msgspec.structs.replace(other, part_of="d")})


def test_the_flight_of_a_day_is_not_the_contingent() -> None:
    flight = msgspec.structs.replace(PART, parts=frozenset(), answers=(exactly(10),))
    contingent = msgspec.structs.replace(WHOLE, last_day=DAY.replace(day=20), answers=(exactly(25),))
    best, agreeing = {"fact": flight}, {"fact": contingent, "part": 0.9}
    assert is_part_error(best, agreeing, first_day=DAY, last_day=DAY)
    assert not is_part_error(best, agreeing)
    assert not is_part_error(best, agreeing, first_day=DAY, last_day=DAY.replace(day=20))
    of_that_day = {"fact": msgspec.structs.replace(contingent, last_day=DAY), "part": 0.9}
    assert not is_part_error(best, of_that_day, first_day=DAY, last_day=DAY)
    assert not is_part_error(
        {"fact": contingent, "part": 0.9}, {"fact": flight, "part": 0.9}, first_day=DAY, last_day=DAY
    )


@pytest.mark.parametrize(
    ("best", "agreeing", "changes"),
    [
        ({"fact": indexed_fact(id="b", kind="pledged")}, {}, {}),
        ({"fact": indexed_fact(id="whole")}, {}, {}),
        ({"fact": indexed_fact(id="whole", kind="pledged", countries=("JAM",))}, {}, {}),
        ({"agreeing": 1}, {}, {}),
        ({"unsure": 1}, {}, {}),
        ({"fact": indexed_fact(id="whole", kind="pledged", answers=(exactly(25),))}, {}, {}),
        ({"kind": 0.5}, {}, {}),
        ({"country": 0.2}, {}, {}),
        ({"part": 0.4}, {}, {}),
        ({"day": 0.1}, {}, {}),
        ({}, {"part": 0.8}, {}),
        ({}, {}, {"attached": WOMEN}),
        ({}, {}, {"clause_concepts": WOMEN}),
    ],
)
def test_which_of_them_the_draft_means_must_be_plain(
    best: dict[str, Any], agreeing: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert not is_part_error(best, agreeing, **changes)


def test_a_part_of_a_sum_or_the_mission_must_be_named() -> None:
    whole = indexed_fact(id="whole", kind="funding-pledged")
    defense = indexed_fact(id="defense", kind="funding-pledged", part_of="whole", parts=frozenset({"defense"}))
    part = {"fact": defense}
    assert not is_part_error({"fact": whole}, part)
    assert is_part_error({"fact": whole}, part, clause_concepts=frozenset({"mission"}))
    assert not is_part_error({"fact": defense}, {"fact": whole})
    assert is_part_error({"fact": defense}, {"fact": whole}, attached=frozenset({"defense"}))
