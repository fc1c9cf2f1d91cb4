"""Sentences that are right, or may be, and were once called wrong: held against the facts that ship."""

from collections.abc import Callable
from datetime import date

import pytest

from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.marks import check_draft
from mss_cli.model.records import Dataset

Accused = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def accused(shipped: Dataset) -> Accused:
    """Return a function that returns the words of a text which are called wrong or out of date."""
    index = FactIndex(shipped)
    events = EventIndex(index)

    def call(day: str, text: str) -> list[str]:
        marks = check_draft("draft.md", text, index, events, date.fromisoformat(day), frozenset()).marks
        return [mark.text for mark in marks if mark.verdict in {"contradicted", "superseded"}]

    return call


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # A date after an old one need not be of its year.
        (
            "2026-08-01",
            "The first Kenyans landed on 25 June 2024. On 27 July the council set the first round for 13 December.",
        ),
        ("2025-12-10", "Kenya's parliament agreed on 16 November 2023. On 8 December Kenya's fifth contingent landed."),
        ("2026-04-03", "Gangs attacked on 29 February 2024. The first Chadians landed on 1 April."),
        ("2026-11-20", "Ariel Henry resigned on 24 April 2024. A new commander came on 14 May."),
        # A whole is not of the stage of its part.
        ("2024-10-20", "The Bahamas sent six of 150 soldiers."),
        ("2025-10-01", "The mission stood at 970 of 2,500 as its mandate ended on 2 October."),
        ("2026-04-15", "Chad has sent 400 soldiers of 1,500."),
        ("2025-02-07", "Kenya has now sent 744 of 1,000 officers."),
        ("2024-06-25", "Some 200 Kenyan police officers landed on Tuesday, the first of 1,000."),
        # A figure is of the time at its own end of a sentence.
        ("2026-02-01", "Kidnappings fell from 1,494 in 2024 to 647 in 2025."),
        ("2026-01-20", "Injuries rose from 2,213 in 2024 to 2,708 in 2025, and deaths from 5,626 to 5,915."),
        ("2024-11-05", "Abductions dropped from 428 in the second quarter to 170 in the third."),
        (
            "2025-02-10",
            "On dit que le 6 février 144 Kényans sont arrivés et que le 18 janvier 217 sont venus.",
        ),
        ("2026-08-30", "At Kenscoff 47 people were killed and 50 kidnapped; the year before, 42 were killed there."),
        # A figure may count something else.
        ("2024-07-30", "BINUH counted 1,379 killed and injured in the second quarter, and 428 kidnapped."),
        ("2025-05-10", "From January to March 2,197 people were killed or injured."),
        ("2026-09-01", "Gangs killed 47 people at Kenscoff on 23 August and 30 were injured in a bus crash elsewhere."),
        ("2025-10-05", "A drone killed eight children in Cité Soleil on 20 September."),
        ("2025-11-01", "Kenya has 700 officers, a quarter of 2,500."),
        ("2025-06-28", "In the year since 25 June 2024, two Kenyans have died. 991 people serve."),
        # A length or a date may be of something else.
        ("2025-05-20", "The mandate of BINUH must be renewed before 15 July."),
        ("2024-12-10", "The mission was authorized 14 months ago."),
        ("2024-12-10", "La mission a été autorisée il y a 14 mois."),
        ("2024-12-10", "La misión fue autorizada hace 14 meses."),
        ("2025-01-15", "Wharf Jérémie, 6-11 December: 207 dead. Petite-Rivière, 10-11 December: 50 dead."),
        ("2026-08-01", "Elections first set for 30 August 2026 are now due on 13 December 2026."),
        (
            "2025-09-02",
            "Saint-Cyr préside le Conseil depuis le 7 août ; Paraison dirige la police depuis le lendemain, 8 août.",
        ),
    ],
)
def test_a_right_sentence_is_not_called_wrong(accused: Accused, day: str, text: str) -> None:
    assert accused(day, text) == []


@pytest.mark.parametrize(
    ("day", "text", "words"),
    [
        ("2023-10-20", "On 18 October the Council renewed its sanctions on Haiti.", ["18 October"]),
        ("2026-05-01", "Kenya's 144 officers landed on 7 February of last year.", ["7 February"]),
        ("2024-11-20", "In the second quarter 945 people were killed and 443 injured.", ["443"]),
    ],
)
def test_what_is_wrong_is_still_found(accused: Accused, day: str, text: str, words: list[str]) -> None:
    assert accused(day, text) == words
