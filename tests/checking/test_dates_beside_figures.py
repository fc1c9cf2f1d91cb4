"""Dates beside figures and deadlines, and dates that are known only to the month."""

import pytest

from tests.checking.conftest import Check


@pytest.mark.parametrize(
    ("text", "words", "day", "expected", "fact"),
    [
        ("The 217 Kenyans landed on 19 January.", "19 January", "2025-03-15", "contradicted", "arrival-kenya-january"),
        (
            "The 217 Kenyans, 30 of them women, landed on 19 January.",
            "19 January",
            "2025-03-15",
            "contradicted",
            "arrival-kenya-women",
        ),
        ("The 217 Kenyans landed on 18 January.", "18 January", "2025-03-15", "supported", "arrival-kenya-january"),
        ("Antony Blinken visited Haiti in August.", "August", "2024-10-15", "contradicted", "blinken"),
        (
            "Antony Blinken visited Port-au-Prince on 24 September.",
            "24 September",
            "2024-10-15",
            "contradicted",
            "blinken",
        ),
        ("President Jovenel Moïse was killed on 7 July 2021.", "7 July 2021", "2024-10-15", "supported", "moise"),
        (
            "Ruto announced that further Kenyans will come in November.",
            "November",
            "2024-09-28",
            "supported",
            "announced-kenya",
        ),
        (
            "The Council extended the mandate of the mission to 2 October 2025.",
            "2 October 2025",
            "2024-10-15",
            "supported",
            "expiry-2025",
        ),
        (
            "On 3 October the Gran Grif gang killed 42 people at Pont-Sondé.",
            "3 October",
            "2024-10-15",
            "supported",
            "killed-pont-sonde",
        ),
        (
            "Blinken visited on 5 September Haiti, where 578,000 people are displaced.",
            "5 September",
            "2024-10-15",
            "supported",
            "blinken",
        ),
        (
            "On 3 October the gang's massacre at Pont-Sondé drove many from home, of 578,000 displaced in all.",
            "3 October",
            "2024-10-15",
            "supported",
            "killed-pont-sonde",
        ),
    ],
)
def test_a_date_is_judged_by_the_event_beside_it(
    check: Check, text: str, words: str, day: str, expected: str, fact: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.facts) == (expected, (fact,))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("In 2024 they killed 5,626 people up to 20 November.", "20 November", "2024-12-15"),
        ("Resolution 2699 was adopted on 12 July.", "12 July", "2024-10-15"),
        ("The 217 Kenyans have to land by 19 January.", "19 January", "2025-03-15"),
        ("Kenyans of the contingent landed on 4 July.", "4 July", "2024-10-15"),
    ],
)
def test_a_date_that_ends_a_period_or_is_of_another_decision_gets_no_mark(
    check: Check, text: str, words: str, day: str
) -> None:
    assert words not in check(text, day)


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("The mandate of 12 months was renewed for another 12.", "12", "renewal-length"),
        ("The mission has 430 members.", "430", "strength-2024"),
        ("Members who voted in favour were 15.", "15", "vote-in-favour-2751"),
        (
            "In favour, as the Council's records of that long day and of its many speeches show, were 15 members.",
            "15",
            "vote-in-favour-2751",
        ),
    ],
)
def test_what_is_counted_may_be_said_elsewhere(check: Check, text: str, words: str, fact: str) -> None:
    mark = check(text)[words]
    assert (mark.verdict, mark.facts) == ("supported", (fact,))


def test_a_ceiling_is_not_contradicted_where_no_force_is_named(check: Check) -> None:
    assert check("At most 250 are allowed.")["At most 250"].verdict == "unknown"
    assert check("The mission may have 250 people.")["250"].verdict == "contradicted"
