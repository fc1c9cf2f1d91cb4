"""Sums of money: zeros too many or too few, whose money it is, and what a bound alone says."""

from decimal import Decimal

import pytest

from mss_cli.checking.comparison import misscaled_by
from tests.checking.conftest import Check


@pytest.mark.parametrize(
    ("value", "correct", "zeros"),
    [
        (40_700_000_000, 40_700_000, 3),
        (40_700_000_000, 40_714_000, 3),
        (40_700, 40_714_000, 3),
        (407_000_000, 40_714_000, 1),
        (4_070_000, 40_714_000, 1),
        (40_800_000_000, 40_714_000, 0),
        (40_700_000, 40_714_000, 0),
        (4_070_000_000, 40_714_000, 0),
        (41_000_000_000, 40_714_000, 0),
        (40_700, 407_140, 0),
    ],
)
def test_zeros_too_many_or_too_few_are_counted_of_rounded_sums(value: int, correct: int, zeros: int) -> None:
    assert misscaled_by(Decimal(value), Decimal(correct)) == zeros


@pytest.mark.parametrize(
    ("text", "words", "day", "fact"),
    [
        ("The trust fund has received $112.3 billion.", "$112.3 billion", "2025-11-20", "fund-2025"),
        ("The trust fund has received $112 thousand.", "$112 thousand", "2025-11-20", "fund-2025"),
        ("The trust fund has received $11.2 million.", "$11.2 million", "2025-11-20", "fund-2025"),
        ("Kenya's treasury has paid Sh2.16 million for the officers.", "Sh2.16 million", "2025-04-20", "paid-kenya"),
        ("Kenya needs Sh2.16 million for the officers.", "Sh2.16 million", "2025-04-20", "paid-kenya"),
        ("Kenya pledged $241 billion.", "$241 billion", "2023-12-01", "cost-kenya"),
    ],
)
def test_a_sum_with_zeros_too_many_or_too_few_is_contradicted(
    check: Check, text: str, words: str, day: str, fact: str
) -> None:
    mark = check(text, day)[words]
    assert (mark.verdict, mark.code, mark.facts) == ("contradicted", "digits", (fact,))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Kenya needs Sh216 million for the officers.", "Sh216 million", "2025-04-20"),
        ("Jamaica has paid Sh2.16 million for the officers.", "Sh2.16 million", "2025-04-20"),
        ("Kenya has spent Sh21.6 million.", "Sh21.6 million", "2025-04-20"),
    ],
)
def test_of_another_kind_or_country_it_may_be_another_sum(check: Check, text: str, words: str, day: str) -> None:
    assert check(text, day)[words].verdict == "unknown"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The humanitarian plan needs $980 million.", "contradicted"),
        ("Haiti needs $980 million.", "contradicted"),
        ("For Haiti, $980 million is needed, says Canada.", "contradicted"),
        ("Canada needs $980 million.", "unknown"),
    ],
)
def test_the_money_that_haiti_needs_is_not_what_another_country_needs(check: Check, text: str, expected: str) -> None:
    assert check(text, "2025-03-20")["$980 million"].verdict == expected


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("The mission costs US$600 million.", "US$600 million", ()),
        ("US $600 million is what it costs.", "US $600 million", ()),
        ("The US pays $600 million for the mission.", "$600 million", ("USA",)),
    ],
)
def test_the_name_of_a_dollar_names_no_country(check: Check, text: str, words: str, countries: tuple[str, ...]) -> None:
    assert check(text, "2023-12-01")[words].countries == countries
