"""Dates of events that are nearly right, and dates that may be right after all."""

from datetime import date

import pytest

from mss_cli.checking.event_matching import distinctive_concepts
from mss_cli.checking.fact_index import FactIndex
from tests.checking.conftest import Check

NAMED = "Garry Conille was named prime minister"


@pytest.mark.parametrize(
    ("text", "words", "day", "fact"),
    [
        (f"{NAMED} on 25 May.", "25 May", "2024-10-15", "conille-named"),
        (f"{NAMED} on 31 May.", "31 May", "2024-10-15", "conille-named"),
        (f"{NAMED} on 28 June.", "28 June", "2024-10-15", "conille-named"),
        (f"{NAMED} on 28 July.", "28 July", "2024-10-15", "conille-named"),
        (f"{NAMED} on 28 May 2025.", "28 May 2025", "2025-10-15", "conille-named"),
        ("Le 28 mars, Garry Conille a été nommé Premier ministre.", "28 mars", "2024-10-15", "conille-named"),
        ("Kenyans of the contingent landed on 26 July.", "26 July", "2024-10-15", "arrival-kenya-june"),
        (
            "Officers of the third contingent of Kenya landed on 28 January.",
            "28 January",
            "2025-03-15",
            "arrival-kenya-january",
        ),
        ("Further officers of Kenya landed on 16 January.", "16 January", "2025-03-15", "arrival-kenya-january"),
        ("More officers from Kenya landed on 8 February.", "8 February", "2025-03-15", "arrival-kenya-february"),
        (
            "On 23 February Guterres told the Council of options for Haiti in a letter; a Kenyan was shot at Ségur.",
            "23 February",
            "2025-03-15",
            "options-letter",
        ),
        ("The mandate of the mission ran out on 3 October.", "3 October", "2025-11-15", "expiry-2025"),
    ],
)
def test_a_likely_slip_for_the_date_of_an_event_is_contradicted(
    check: Check, text: str, words: str, day: str, fact: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.code, mark.facts) == ("contradicted", "date", (fact,))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (f"{NAMED} on 28 August.", "28 August", "2024-10-15"),
        ("The mandate of BINUH ends on 15 July.", "15 July", "2025-10-15"),
        ("On 28 May there was a prime minister, Garry Conille, and on 29 May it met.", "29 May", "2024-10-15"),
        (
            "The airport of Port-au-Prince reopened on 20 May, and its commercial flights were full by 21 May.",
            "21 May",
            "2024-10-15",
        ),
        (f"{NAMED} on 28 May.", "28 May", "2025-10-15"),
        ("Kenyans of the second contingent landed on 25 July.", "25 July", "2025-03-15"),
        ("Guterres wrote to the Council in March a letter on options for Haiti.", "March", "2025-05-15"),
        ("The constitutional referendum is to be held on 5 May 2026.", "5 May 2026", "2025-12-15"),
        ("Jamaica has 24 officers in the mission. Kenya's landed on 12 September.", "12 September", "2024-10-15"),
        (
            "Ruto announced on 24 September that further Kenyans and the military police of Guatemala will be sent.",
            "24 September",
            "2024-10-25",
        ),
        (
            "PORT-AU-PRINCE, 26 April — The Transitional Presidential Council was sworn in.",
            "26 April",
            "2024-04-28",
        ),
    ],
)
def test_what_may_be_another_event_gets_no_mark(check: Check, text: str, words: str, day: str) -> None:
    assert words not in check(text, day)


@pytest.mark.parametrize("day", ["2024-05-25", "2024-05-24"])
def test_the_drafts_own_day_is_never_contradicted(check: Check, day: str) -> None:
    mark = check(f"{NAMED} on 25 May.", day).get("25 May")
    assert (mark.verdict if mark else None) == (None if day == "2024-05-25" else "contradicted")


@pytest.mark.parametrize(
    ("text", "words", "day", "fact"),
    [
        ("The mission, whose mandate ran out on 2 October, goes.", "2 October", "2025-11-15", "expiry-2025"),
        ("The mandate of the mission expired on 2 October.", "2 October", "2025-11-15", "expiry-2025"),
        ("Le mandat de la mission a pris fin le 2 octobre.", "2 octobre", "2025-11-15", "expiry-2025"),
        ("El mandato de la misión terminó el 2 de octubre.", "2 de octubre", "2025-11-15", "expiry-2025"),
        ("The mandate of the mission expires on 2 October.", "2 October", "2025-03-15", "expiry-2025"),
        ("BINUH stays. Its mandate ends on 15 July 2025.", "15 July 2025", "2024-10-15", "binuh-renewal"),
        ("The constitutional referendum is to be held in May 2026.", "May 2026", "2025-12-15", "referendum"),
        ("Jamaica has 24 officers in the mission. They landed on 12 September.", "12 September", "2024-10-15", None),
    ],
)
def test_a_date_of_the_event_that_is_meant_is_supported(
    check: Check, text: str, words: str, day: str, fact: str | None
) -> None:
    mark = check(text, day)[words]
    assert mark.verdict == "supported"
    assert mark.facts == (fact,) or fact is None


def test_the_mandate_of_a_body_that_is_named_is_its_own(check: Check) -> None:
    assert "15 July 2025" not in check("BINUH stays. The mandate of the mission ends on 15 July 2025.")


def test_a_date_that_a_source_prints_is_disputed_even_where_it_is_set_aside(check: Check) -> None:
    assert check(f"{NAMED} on 26 May.")["26 May"].verdict == "disputed"


def test_a_month_or_a_week_says_nothing_against_the_day(check: Check, index: FactIndex) -> None:
    (fact,) = [each for facts in index.of_kind("leadership").values() for each in facts if each.id == "conille-named"]
    assert fact.dates == ((date(2024, 5, 28), date(2024, 5, 28)),)
    assert fact.set_aside_dates == ((date(2024, 5, 26), date(2024, 5, 26)),)
    assert check(f"{NAMED} on 28 May.")["28 May"].verdict == "supported"


def test_a_day_that_has_been_put_off_since_is_superseded(check: Check) -> None:
    text = "The first round of general elections is set for 15 November 2025."
    assert check(text, "2025-03-15")["15 November 2025"].verdict == "supported"
    mark = check(text, "2025-12-15")["15 November 2025"]
    assert (mark.verdict, mark.facts) == ("superseded", ("elections", "elections-2025"))
    assert "; since then: The electoral council sets the first round" in mark.why
    for said in ("was set", "had been put off from what was set", "is not set"):
        assert check(text.replace("is set", said), "2025-12-15")["15 November 2025"].verdict == "supported"
    assert check(text, "2025-10-25")["15 November 2025"].verdict == "supported"
    beside = text.replace(".", ", after the constitutional referendum.")
    assert check(beside, "2025-08-15")["15 November 2025"].verdict == "supported"
    later = check(text.replace("15 November 2025", "30 August 2026"), "2025-12-15")
    assert later["30 August 2026"].verdict == "supported"


def test_only_the_numbers_of_resolutions_tell_events_apart() -> None:
    assert distinctive_concepts({"25", "2699", "2024", "12", "sworn"}) == ["2699", "sworn"]
