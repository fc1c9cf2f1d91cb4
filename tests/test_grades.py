"""Grades: how near a claim stands to the thing counted; origins: who stands behind several."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.records import Claim, Source
from mss_cli.queries.grades import GRADES, best_first, body_of, grade, independent, voice
from tests.records import CLASSES, SPEAKERS, dataset_of, fact_of, said

Pair = tuple[Source, Claim]


def grades(*pairs: Pair, kind: str = "strength", countries: tuple[str, ...] = ()) -> list[str]:
    data = dataset_of((fact_of(kind=kind, countries=countries), pairs))
    return [grade(data, data.facts["a"], claim) for claim in data.facts["a"].claims]


def origins(*pairs: Pair) -> int:
    data = dataset_of((fact_of(), pairs))
    return len(independent(data, data.facts["a"], data.facts["a"].claims))


@pytest.mark.parametrize(
    ("pair", "kind", "countries", "found"),
    [
        (said("iom", 1), "displaced", (), "record"),
        (said("united-nations", 1), "displaced", (), "official"),
        (said("iom", 1, by="guterres"), "displaced", (), "record"),  # the body's own voice
        (said("iom", 1, by="ruto"), "displaced", (), "quoted"),
        (said("kenya-police", 1), "pledged", ("KEN",), "record"),
        (said("kenya-police", 1), "pledged", ("JAM",), "official"),
        (said("security-council"), "vote", (), "record"),
        (said("reuters", 1, by="ruto"), "pledged", ("KEN",), "quoted"),
        (said("reuters", 1, by="rndh"), "killed", (), "quoted"),
        (said("reuters", 1), "strength", (), "reported"),
        (said("star", 1, origin="reuters"), "strength", (), "reported"),
        (said("star", 1, by="reuters"), "strength", (), "reported"),
        (said("star", 1, origin="iom"), "displaced", (), "quoted"),
        (said("star", 1, retold="reuters"), "strength", (), "reported"),
        (said("star", 1, retold="iom"), "displaced", (), "quoted"),
        (said("star", 1, origin="reuters", retold="ruto"), "strength", (), "quoted"),
        (said("iom", 1, retold="guterres"), "displaced", (), "record"),
        (said("iom", 1, retold="ruto"), "displaced", (), "quoted"),
        (said("mirror", 1, retold="ruto"), "strength", (), "copied"),
        (said("rndh", 1), "killed", (), "reported"),
        (said("mirror", 1, by="ruto"), "strength", (), "copied"),
        (said(None, 1), "strength", (), "copied"),
    ],
)
def test_a_grade_follows_from_whose_document_it_is_and_in_whose_voice(
    pair: Pair, kind: str, countries: tuple[str, ...], found: str
) -> None:
    assert grades(pair, kind=kind, countries=countries) == [found]


def test_claims_come_best_grade_first_and_else_as_they_stand() -> None:
    data = dataset_of((fact_of(kind="displaced"), [said("blog", 1), said("star", 2), said("iom", 3), said("post", 4)]))
    fact = data.facts["a"]
    assert [claim.value for claim in best_first(data, fact, fact.claims)] == [3, 2, 4, 1]


def test_a_body_is_the_largest_that_it_is_part_of() -> None:
    data = dataset_of((fact_of(), [said("iom", 1)]))
    assert [body_of(data, name) for name in ("iom", "guterres", "witness", "reuters", "nobody")] == [
        "united-nations", "united-nations", "witness", "reuters", "nobody",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "count"),
    [
        ([said("reuters", 1), said("ap", 1)], 2),
        ([said("reuters", 1), said("reuters", 1)], 1),  # three articles of one paper are one
        ([said("reuters", 1, by="ruto"), said("ap", 1, by="ruto")], 1),  # one speaker
        ([said("reuters", 1, by="ruto"), said("reuters", 1, by="guterres")], 1),  # one file with two speakers
        ([said("reuters", 1, by="ruto"), said("ap", 1, by="koome")], 1),  # two speakers of one body
        ([said("reuters", 1, by="ruto"), said("ap", 1, by="guterres")], 2),
        ([said("iom", 1), said("star", 1, by="guterres")], 1),  # the United Nations twice
        ([said("star", 1, origin="reuters"), said("reuters", 1)], 1),  # a reprint
        ([said("star", 1, by="reuters"), said("reuters", 1)], 1),  # an agency that is credited
        ([said("star", 1, retold="reuters"), said("reuters", 1)], 1),  # or retold
        ([said("star", 1, retold="ruto"), said("ap", 1, by="koome")], 1),
        ([said("star", 1, retold="ruto"), said("ap", 1)], 2),
        # The claim's origin stands before its source's; but where it is a speaker, the wire had it first all the same.
        ([said("star", 1, origin="reuters", retold="ap"), said("ap", 1)], 1),
        ([said("star", 1, origin="reuters", retold="ap"), said("reuters", 1)], 2),
        ([said("star", 1, origin="reuters", retold="ruto"), said("reuters", 1)], 1),
        ([said("mirror", 1), said("blog", 1)], 0),  # copies corroborate nothing
        ([said("mirror", 1), said("ap", 1)], 1),
        # Reuters quotes Ruto, and both say it elsewhere on their own: two stay independent.
        ([said("reuters", 1), said("ap", 1, by="ruto"), said("reuters", 1, by="ruto")], 2),
        ([said("reuters", 1, by="ruto"), said("reuters", 1, by="guterres"), said("ap", 1, by="ruto")], 2),
    ],
)
def test_independent_claims_share_neither_body_nor_publication(pairs: list[Pair], count: int) -> None:
    assert origins(*pairs) == count
    assert origins(*reversed(pairs)) == count


NAMES = st.none() | st.sampled_from(sorted([*SPEAKERS, "reuters", "iom"]))
voices = st.builds(said, st.sampled_from(sorted(CLASSES)), st.just(1), by=NAMES)
reprints = st.builds(said, st.sampled_from(sorted(CLASSES)), st.just(1), by=NAMES, origin=NAMES)


@given(st.lists(voices, max_size=8), voices, st.randoms())
def test_one_more_claim_never_makes_origins_fewer_and_their_order_does_not_matter(
    pairs: list[Pair], more: Pair, chance: random.Random
) -> None:
    before = origins(*pairs)
    assert before <= origins(*pairs, more) <= before + 1
    shuffled = [*pairs]
    chance.shuffle(shuffled)
    assert origins(*shuffled) == before


def retold(pair: Pair) -> Pair:
    """Return ``pair`` with whom its page credits as whom it retells."""
    source, claim = pair
    return source, msgspec.structs.replace(claim, attributed_to=None, origin=claim.attributed_to)


@given(st.lists(reprints, min_size=1, max_size=7), st.data())
def test_whether_a_page_credits_or_retells_changes_neither_grades_nor_origins(
    pairs: list[Pair], data: st.DataObject
) -> None:
    some = [retold(pair) if data.draw(st.booleans()) else pair for pair in pairs]
    assert grades(*some, kind="displaced") == grades(*pairs, kind="displaced")
    assert origins(*some) == origins(*pairs)
    before, after = (dataset_of((fact_of(), each)) for each in (pairs, some))
    assert [voice(after, claim) for claim in after.facts["a"].claims] == [
        voice(before, claim) for claim in before.facts["a"].claims
    ]


@given(st.sampled_from(sorted(CLASSES)), st.sampled_from([*SPEAKERS, "reuters", "iom"]))
def test_the_origin_of_a_claim_counts_as_that_of_its_source(publisher: str, name: str) -> None:
    one, other = said(publisher, 1, origin=name), said(publisher, 1, retold=name)
    assert grades(one, kind="displaced") == grades(other, kind="displaced")
    for beside in ("reuters", "ap", "iom", "kenya-police"):
        assert origins(one, said(beside, 1)) == origins(other, said(beside, 1))


@given(st.lists(voices, max_size=7))
def test_as_many_are_found_as_there_can_be(pairs: list[Pair]) -> None:
    """A search through all subsets finds no larger one."""
    data = dataset_of((fact_of(), pairs))
    fact = data.facts["a"]
    claims = [claim for claim in fact.claims if grade(data, fact, claim) != GRADES[-1]]
    best = 0
    for chosen in range(2 ** len(claims)):
        some = [claim for n, claim in enumerate(claims) if chosen >> n & 1]
        if all(len(independent(data, fact, [one, other])) == 2 for one in some for other in some if one is not other):
            best = max(best, len(some))
    assert len(independent(data, fact, claims)) == best
