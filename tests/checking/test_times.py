"""Which time a figure is of, and whose time it is not."""

import pytest

from tests.checking.conftest import Check

DRAFT_DAY = "2025-02-20"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("That is three times more than in March 2024; over 1 million are displaced.", "over 1 million", DRAFT_DAY),
        ("In March 2024, 362,000 were displaced.", "362,000", "2024-03-01/2024-03-31"),
        ("The displaced were 362,000, more than in March 2024.", "362,000", "2024-03-01/2024-03-31"),
        ("In 2024 the number of the kidnapped fell from 1,494 to 647.", "1,494", DRAFT_DAY),
        ("In 2024 the number of the kidnapped fell from 1,494 to 647.", "647", DRAFT_DAY),
        ("The kidnapped fell from 1,494 in 2023 to 647 in 2024.", "1,494", "2023-01-01/2023-12-31"),
        ("The kidnapped fell from 1,494 in 2023 to 647 in 2024.", "647", "2024-01-01/2024-12-31"),
        ("In 2023, 1,494 were kidnapped; in 2024 it was 647.", "1,494", "2023-01-01/2023-12-31"),
        ("Some 647 were kidnapped; in 2024 it was 1,494.", "Some 647", DRAFT_DAY),
        ("In 2024 the number of the kidnapped was 647.", "647", "2024-01-01/2024-12-31"),
        ("In 2024 they kidnapped 1,494 to 1,600 people.", "1,494 to 1,600", "2024-01-01/2024-12-31"),
        ("In 2024 they kidnapped 647 and killed 5,626.", "5,626", "2024-01-01/2024-12-31"),
        ("C'est trois fois plus qu'en mars 2024, avec 1.041.000 personnes déplacées.", "1.041.000", DRAFT_DAY),
        ("Es más que en junio de 2024, con 1.041.000 desplazados en el país.", "1.041.000", DRAFT_DAY),
        ("On sait qu'en mars 2024 le pays avait 362.000 déplacés.", "362.000", "2024-03-01/2024-03-31"),
        ("KINGSTON, 12 June 2024 — Jamaica has sent 24 soldiers and police.", "24", DRAFT_DAY),
        ("NAIROBI (3 August 2024) — Kenya has 744 officers in Haiti.", "744", DRAFT_DAY),
        ("On 3 August 2024 Kenya had 744 officers in Haiti.", "744", "2024-08-03"),
        ("In 2024, 578,000 people were displaced.", "578,000", "2024-01-01/2024-12-31"),
        (
            "In 2024, with which the new council and all its ministers began in earnest, 578,000 were displaced.",
            "578,000",
            DRAFT_DAY,
        ),
    ],
)
def test_a_figure_is_of_the_time_that_is_stated_for_it(check: Check, text: str, words: str, expected: str) -> None:
    assert check(text, DRAFT_DAY)[words].date == expected


def test_a_figure_is_supported_where_only_another_one_is_of_an_earlier_time(check: Check) -> None:
    text = "That is three times more than in March 2024; over 1 million are displaced."
    mark = check(text, DRAFT_DAY)["over 1 million"]
    assert (mark.verdict, mark.facts) == ("supported", ("displaced-2025-01",))
    mark = check("KINGSTON, 12 June 2024 — Jamaica has sent 24 soldiers and police.", DRAFT_DAY)["24"]
    assert (mark.verdict, mark.facts) == ("supported", ("arrival-jamaica",))
