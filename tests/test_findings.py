"""What is found for a fact: what leads, who is against it, and which values it has for bars, sums and scripts."""

from decimal import Decimal as D

import pytest

from mss_cli.model.figures import Interval
from mss_cli.queries.findings import find, find_all
from tests.conftest import claim, dataset, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'


@pytest.mark.parametrize(
    ("claims", "low", "high"),
    [
        ([claim(744), claim(700, "two", bound="over")], 744, 744),  # the figure that is shown, and not its hedge
        ([claim(700, bound="over", attributed_to="iom"), claim(744, "two")], 744, 744),
        ([claim(700, bound="about")], 665, 735),
        ([claim(400, bound="nearly")], 360, 400),
        ([claim(700, bound="over")], 700, 770),
        ([claim(700, bound="over"), claim(800, "two", bound="under")], 700, 800),
        ([claim(low=600, high=800)], 600, 800),
        ([claim(600), claim(800)], 600, 800),  # nothing leads
        ([claim(bound="exact")], None, None),
    ],
)
def test_the_values_of_what_is_found(claims: list[str], low: int | None, high: int | None) -> None:
    data = dataset(fact("a", "pledged", *claims, more=POLICE))
    found = find(data, data.facts["a"])
    assert found.interval == (None if low is None or high is None else Interval(D(low), D(high)))
    assert find_all(data, data.facts.values()) == [found]


def test_who_is_against_what_leads() -> None:
    claims = [
        claim(217),
        claim(217, "two"),
        claim(270, "two", paragraph=2),
        claim(source="two"),
        claim(9, set_aside="x"),
    ]
    data = dataset(fact("a", "arrived", *claims, more=POLICE))
    found = find(data, data.facts["a"])
    assert found.lead and found.lead.basis == "most"
    assert [each.value for each in found.against] == [270]
    undecided = dataset(fact("a", "arrived", claim(217), claim(270, "two"), more=POLICE))
    assert find(undecided, undecided.facts["a"]).against == ()
