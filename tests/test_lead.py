"""The answer that leads: which rule gives it, and what never changes it."""

import random
from decimal import Decimal

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mss_cli.model.dates import when
from mss_cli.model.figures import BOUNDS
from mss_cli.model.records import Check, Claim, Dataset, Source
from mss_cli.queries.lead import Lead, lead
from tests.records import CLASSES, SPEAKERS, dataset_of, fact_of, said

Pair = tuple[Source, Claim]


def lead_of(*pairs: Pair, kind: str = "strength", **more: str) -> Lead | None:
    data = dataset_of((fact_of(kind=kind, **more), pairs))
    return lead(data, data.facts["a"])


def answer(found: Lead | None) -> tuple[object, ...] | None:
    return (found.low, found.high, found.bound, found.basis) if found else None


ONE_THOUSAND = (1000, 1000, "exact")


@pytest.mark.parametrize(
    ("pairs", "kind", "found"),
    [
        ([said("star", 1000)], "strength", (*ONE_THOUSAND, "unopposed")),
        ([said("iom", 1000), said("star", 2000), said("ap", 2000), said("afp", 2000)], "displaced",
         (*ONE_THOUSAND, "record")),
        # Two documents of the keeper that differ: the later issued is its vote.
        ([said("iom", 2000, issued="2024-01"), said("iom", 1000, issued="2024-06")], "displaced",
         (*ONE_THOUSAND, "record")),
        ([said("reuters", 1000), said("ap", 1000), said("star", 2000)], "strength", (*ONE_THOUSAND, "most")),
        ([said("reuters", 1000), said("star", 2000)], "strength", None),
        ([said("reuters", 1000), said("ap", 1000), said("afp", 1000), said("star", 2000), said("post", 2000)],
         "strength", None),
        # Copies don't make a majority, and stand against one with a voice of their own.
        ([said("mirror", 1000), said("blog", 1000), said("star", 2000)], "strength", None),
        ([said("reuters", 1000), said("ap", 1000), said("mirror", 2000), said("blog", 2000)], "strength", None),
        ([said("reuters", 1000), said("ap", 1000), said("mirror", 1000, origin="ap")], "strength",
         (*ONE_THOUSAND, "unopposed")),
        # Rounded and hedged figures that can all be true are one answer, shown as sharply as it is said.
        ([said("star", 41_000), said("ap", 40_965)], "displaced", (40_965, 40_965, "exact", "unopposed")),
        ([said("star", 1000, "about"), said("ap", 1040)], "strength", (1040, 1040, "exact", "unopposed")),
        ([said("star", 200, "at-least"), said("ap", 207)], "killed", (207, 207, "exact", "unopposed")),
        ([said("star", 5915, "at-least")], "killed", (5915, None, "at-least", "unopposed")),
        ([said("star", 5915, "at-least"), said("ap", 6000, "nearly")], "killed", (5915, None, "at-least", "unopposed")),
        ([said("star", 600, "over"), said("ap", 640, "about")], "killed", (640, 640, "about", "unopposed")),
        ([said("star", 600, "over"), said("ap", 800, "under")], "strength", (600, 800, None, "unopposed")),
        ([said("star", 800, "up-to")], "strength", (None, 800, "up-to", "unopposed")),
        ([said("star", low=Decimal(200), high=Decimal(400))], "strength", (200, 400, None, "unopposed")),
        # A bound that both rivals meet decides nothing between them.
        ([said("star", 700), said("ap", 1000), *(said(name, 600, "over") for name in ("afp", "reuters", "post"))],
         "strength", None),
        # Below a hundred every count is exact.
        ([said("star", 12), said("ap", 13)], "vote", None),
        # A voice has one vote, its latest.
        ([said("star", 1000), said("ap", 1000), said("post", 2000, by="ruto", issued="2024-01"),
          said("afp", 1000, by="ruto", issued="2024-06")], "strength", (*ONE_THOUSAND, "most")),
        ([said("star")], "event", None),
        # A claim without a figure may contradict in words.
        ([said("star", 1), said("ap", disputes="by consensus")], "vote", None),
        ([said("star", 1), said("ap", 1), said("afp", disputes="by consensus")], "vote", (1, 1, "exact", "most")),
    ],
)  # fmt: skip
def test_the_first_rule_that_applies_leads(pairs: list[Pair], kind: str, found: tuple[object, ...] | None) -> None:
    assert answer(lead_of(*pairs, kind=kind)) == found


def test_a_lead_says_how_well_it_is_supported() -> None:
    found = lead_of(
        said("mirror", 1000),
        said("reuters", 1000, by="ruto"),
        said("ap", 1000),
        said("star", 2000),
        said("mirror", 2000, origin="star"),
    )
    assert found
    assert (found.grade, found.origins, found.against, len(found.claims)) == ("quoted", 2, 1, 3)


def test_a_slip_that_is_set_aside_counts_for_nothing() -> None:
    found = lead_of(said("star", 1000), said("ap", 10_000, set_aside="a nought too many"))
    assert answer(found) == (*ONE_THOUSAND, "unopposed")


@pytest.mark.parametrize(
    ("units", "unit"),
    [
        (["police", "personnel"], "personnel"),
        (["police", "police"], "police"),
        (["police", "military"], "police-and-military"),
    ],
)
def test_the_unit_is_one_that_all_backers_can_mean(units: list[str], unit: str) -> None:
    own = {"unit": "personnel"} if "personnel" in units else {"unit": units[0]}
    pairs = [said(name, 1000, unit=each) for name, each in zip(("star", "ap"), units, strict=True)]
    found = lead_of(*pairs, **own)
    assert found and found.unit == unit


def summed(*values: tuple[str, list[Pair]]) -> Dataset:
    facts = [(fact_of(name, "arrived"), pairs) for name, pairs in values]
    return dataset_of(*facts, checks=[Check("sum", "They add up", ("first", "second"), "whole")])


def test_arithmetic_leads_where_one_answer_alone_adds_up() -> None:
    rivals = [said("star", 217), said("post", 270)]
    data = summed(("first", [said("ap", 400)]), ("second", rivals), ("whole", [said("afp", 617)]))
    assert answer(lead(data, data.facts["second"])) == (217, 217, "exact", "arithmetic")
    open_whole = summed(("first", [said("ap", 400)]), ("second", rivals), ("whole", [said("afp", 600, "over")]))
    assert lead(open_whole, open_whole.facts["second"]) is None
    unbounded = summed(("first", [said("ap", 400, "at-least")]), ("second", rivals), ("whole", [said("afp", 617)]))
    assert lead(unbounded, unbounded.facts["second"]) is None
    two_rivals = summed(("first", rivals), ("second", rivals), ("whole", [said("afp", 487)]))
    assert lead(two_rivals, two_rivals.facts["second"]) is None
    neither = summed(("first", [said("ap", 400)]), ("second", rivals), ("whole", [said("afp", 5000)]))
    assert lead(neither, neither.facts["second"]) is None


def test_arithmetic_reads_what_is_taken_off_and_what_is_the_result() -> None:
    rivals = [said("star", 217), said("post", 270)]
    facts = [
        (fact_of("before", "strength"), [said("ap", 1000)]),
        (fact_of("left", "departed"), rivals),
        (fact_of("after", "strength"), [said("afp", 783)]),
    ]
    taken = dataset_of(*facts, checks=[Check("left", "So many left", ("before",), "after", ("left",), "strength")])
    assert answer(lead(taken, taken.facts["left"])) == (217, 217, "exact", "arithmetic")
    totals = summed(("first", [said("ap", 100)]), ("second", [said("afp", 117)]), ("whole", rivals))
    assert answer(lead(totals, totals.facts["whole"])) == (217, 217, "exact", "arithmetic")
    ranged = summed(
        ("first", [said("ap", low=Decimal(100), high=Decimal(110))]), ("second", [said("afp", 110)]), ("whole", rivals)
    )
    assert answer(lead(ranged, ranged.facts["whole"])) == (217, 217, "exact", "arithmetic")


def test_of_very_many_answers_none_leads() -> None:
    pairs = [said("star", 1000 + 10 * n, by=None, origin=None) for n in range(3)]
    many = [said(None, 10_000 + 1000 * n) for n in range(150)]
    assert lead_of(*many) is None
    assert lead_of(*many, *pairs) is None


pairs_of = st.lists(
    st.builds(
        said,
        st.sampled_from([None, *sorted(CLASSES)]),
        st.sampled_from([7, 8, 100, 105, 217, 270, 600, 617, 1000, 2500]),
        st.sampled_from(BOUNDS),
        by=st.none() | st.sampled_from(sorted([*SPEAKERS, "reuters"])),
        issued=st.sampled_from(["2023-07", "2024-09-12", "2025"]),
        origin=st.none() | st.sampled_from(["reuters", "iom"]),
    ),
    min_size=1,
    max_size=7,
)


@given(pairs_of, st.randoms(), st.sampled_from(["strength", "displaced", "killed"]))
def test_the_order_of_claims_and_the_names_of_sources_change_nothing(
    pairs: list[Pair], chance: random.Random, kind: str
) -> None:
    shuffled = [*pairs]
    chance.shuffle(shuffled)
    one, other = lead_of(*pairs, kind=kind), lead_of(*shuffled, kind=kind)
    assert answer(one) == answer(other)
    assert one is None or other is None or (one.origins, one.against) == (other.origins, other.against)


@given(pairs_of, st.data())
def test_a_copy_of_a_counted_origin_changes_nothing(pairs: list[Pair], data: st.DataObject) -> None:
    source, claim = data.draw(st.sampled_from(pairs))
    assume(source.publisher and CLASSES[source.publisher] != "copy")
    later = data.draw(st.sampled_from(["2023-08", "2026-01"]))
    copied = msgspec.structs.replace(source, publisher="mirror", origin=source.origin or source.publisher)
    copy = (msgspec.structs.replace(copied, issued=when(later)), claim)
    assert answer(lead_of(*pairs)) == answer(lead_of(*pairs, copy))


@given(pairs_of)
def test_one_more_independent_backer_never_unseats_a_lead(pairs: list[Pair]) -> None:
    found = lead_of(*pairs)
    used = {source.publisher for source, _ in pairs} | {source.origin for source, _ in pairs}
    backer = next((name for name in ("nation", "post", "herald", "gleaner", "star") if name not in used), None)
    assume(found and found.low is not None and found.low == found.high and backer)
    assert found
    more = said(backer, str(found.low), found.bound or "exact", issued="2026-01")
    again = lead_of(*pairs, more)
    assert again
    assert (again.low, again.high, again.bound) == (found.low, found.high, found.bound)
