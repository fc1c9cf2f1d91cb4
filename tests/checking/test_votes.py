"""Votes: each counts how those voted, and is of one council and one day."""

import pytest

from mss_cli.checking.fact_index import FactIndex
from tests.checking.conftest import Check


@pytest.mark.parametrize(
    ("text", "words", "fact", "other"),
    [
        (
            "Resolution 2699 got 13 votes in favour and two against.",
            "two",
            "vote-against-2699",
            "vote-abstaining-2699",
        ),
        (
            "China and Russia voted against the mission, two votes against.",
            "two",
            "vote-against-2699",
            "vote-abstaining-2699",
        ),
    ],
)
def test_those_who_abstained_have_not_voted_against(check: Check, text: str, words: str, fact: str, other: str) -> None:
    mark = check(text, "2023-10-15")[words]
    assert (mark.verdict, mark.facts, mark.other_facts) == ("contradicted", (fact,), (other,))


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("Two abstained and none voted against resolution 2699.", "Two", "vote-abstaining-2699"),
        ("Resolution 2699 got 13 votes in favour, two abstaining or against.", "two", "vote-abstaining-2699"),
        ("Resolution 2699 got 13 votes in favour.", "13", "vote-in-favour-2699"),
    ],
)
def test_a_vote_is_supported_by_that_of_its_role(check: Check, text: str, words: str, fact: str) -> None:
    mark = check(text, "2023-10-15")[words]
    assert (mark.verdict, mark.facts) == ("supported", (fact,))


def test_an_old_vote_is_not_contradicted(check: Check) -> None:
    text = "Resolution 2699 got three votes against."
    assert check(text, "2023-10-15")["three"].verdict == "contradicted"
    assert check(text, "2026-10-15")["three"].verdict == "unknown"


def test_a_vote_is_that_of_its_day_unless_its_resolution_is_named(check: Check) -> None:
    mark = check("The Council renewed it with 13 votes in favour.", "2024-10-05")["13"]
    assert (mark.verdict, mark.facts) == ("contradicted", ("vote-in-favour-2751",))
    mark = check("The Council renewed what resolution 2699 began with 13 votes in favour.", "2024-10-05")["13"]
    assert (mark.verdict, mark.facts) == ("supported", ("vote-in-favour-2699",))


def test_a_vote_in_haiti_is_of_no_resolution(check: Check, index: FactIndex) -> None:
    (own,) = index.of_kind("vote")["HTI",]
    assert "2751" not in own.concepts
    assert check("Resolution 2751 was adopted with six votes in favour.", "2024-10-05")["six"].verdict == "unknown"
    mark = check("The Transitional Presidential Council voted for it by six votes.", "2024-10-05")["six"]
    assert (mark.verdict, mark.facts) == ("supported", ("vote-in-favour-transitional",))
