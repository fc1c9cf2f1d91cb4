"""Finding facts: small words, endings, words for the same thing, numbers as printed, and what is not there."""

import json
from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.records import Dataset
from mss_cli.queries.search import is_hit, is_known, parse_query, search, tokens, unknown_words, vocabulary
from mss_cli.queries.search_words import SMALL_WORDS, SYNONYMS, stem, synonyms
from tests.conftest import Run, claim, dataset, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'
KENYAN = 'unit = "police"\ncountries = ["KEN"]'
SPEAKERS = '[speakers.moise]\nname = "Jovenel Moïse"\naliases = ["the president"]\n'
WORDS = (
    SPEAKERS
    + fact("a", "arrived", claim(600, printed="600 more", attributed_to="moise"), more=POLICE)
    + fact("b", "arrived", claim(2500, "two", printed="2,500 Jamaicans"), date="2024-10", more=KENYAN)
)


def found(data: Dataset, *words: str) -> list[str]:
    return [match.fact.id for match in search(data, data.facts.values(), parse_query(words))]


def all_found(data: Dataset, *words: str) -> list[str]:
    """Return the facts that have every word."""
    query = parse_query(words)
    wanted = len(query.words) + len(query.numbers)
    return [match.fact.id for match in search(data, data.facts.values(), query) if match.found == wanted]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["600"], ["a"]),
        (["60"], []),
        (["2500"], ["b"]),
        (["2,500"], ["b"]),
        (["moise"], ["a"]),
        (["president"], ["a"]),
        (["MOÏSE", "jam"], ["a"]),
        (["jamaicans"], ["b", "a"]),
        (["gleaner"], ["a"]),
        (["kenyan", "600"], []),
        (["JM"], ["a"]),
        (["..."], []),
        (["something"], ["b", "a"]),
        (["the"], ["a"]),  # there is nothing else to look for
        (["jamaicans", "in", "the"], ["b", "a"]),
        (["landed"], ["b", "a"]),  # the kind's own words
        (["arriving"], ["b", "a"]),
    ],
)
def test_search(words: list[str], expected: list[str]) -> None:
    assert all_found(dataset(WORDS), *words) == expected


def summed_up(**summaries: str) -> Dataset:
    """Return a dataset of events, each with a summary and nothing else to be found by."""
    texts = [fact(name, "event", claim()).replace("Something.", summary) for name, summary in summaries.items()]
    return dataset("".join(texts))


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("The armoured vehicles break down.", "armored car"),
        ("Seven officers are killed.", "deaths"),
        ("Seven officers are killed.", "died"),
        ("The police send soldiers.", "troops"),
        ("A spokeswoman answers.", "spokesman"),
        ("Otunge commands the mission.", "commander"),
        ("The fund runs dry.", "money"),
        ("The headquarters burns.", "bases"),
        ("The council authorises it.", "mandate"),
        ("Two contingents leave.", "withdrawal"),
        ("Refugees walk home.", "displaced"),
        ("A contingent is deployed.", "contingents deploying"),
    ],
)
def test_a_word_finds_other_words_for_the_same_thing(summary: str, words: str) -> None:
    data = summed_up(a=summary)
    assert found(data, *words.split()) == ["a"]


def test_the_forces_are_found_by_name() -> None:
    data = dataset(
        fact("earlier", "strength", claim(5), more='unit = "police"\nforce = "mss"')
        + fact("later", "strength", claim(5), more='unit = "police"\nforce = "gsf"')
    )
    assert all_found(data, "GSF") == all_found(data, "gang", "suppression") == ["later"]
    assert all_found(data, "mss") == all_found(data, "multinational", "security", "support") == ["earlier"]


def test_a_resolution_is_found_by_the_number_of_its_document() -> None:
    source = '[sources.r]\ntype = "legislation"\ntitle = "R"\nissued = "2025"\nnumber = "S/RES/2793 (2025)"\n'
    data = dataset(source + fact("a", "mandate", claim(source="r")) + fact("b", "mandate", claim()))
    assert all_found(data, "resolution", "2793") == []  # "resolution" stands nowhere
    assert found(data, "2793") == ["a"]


@pytest.mark.parametrize("words", ["13,300,000", "13300000", "13.3 million", "13.3m", "$13.3 million", "13.3 MILLION"])
def test_a_number_is_found_as_it_is_printed(words: str) -> None:
    money = 'unit = "USD"'
    data = dataset(
        fact("a", "funding-paid", claim(13_300_000, printed="$13.3 million"), more=money)
        + fact("b", "funding-paid", claim(13_000_000, printed="$13 million"), more=money)
        + fact("c", "funding-paid", claim(low=13_300_000, high=14_000_000), more=money)
    )
    assert set(all_found(data, *words.split())) == {"a", "c"}


def test_what_words_ask_for() -> None:
    query = parse_query(["the", "13.3", "million", "of", "money"])
    assert query.words == ("money",)
    assert D(13_300_000) in query.numbers[0]
    assert parse_query(["of", "the"]).words == ("of", "the")  # there are no others
    assert parse_query(["the", "13m"]).words == ()
    assert parse_query([]).words == ()


def test_the_best_match_is_first() -> None:
    data = dataset(WORDS.replace("Something", "Nothing", 1))
    assert found(data, "jamaica") == ["a", "b"]
    assert found(data, "something")[0] == "b"


def test_a_milestone_comes_before_a_detail_and_a_whole_before_its_part() -> None:
    data = dataset(
        fact("a", "arrived", claim(5), date="2024-11", more=POLICE)
        + fact("b", "arrived", claim(5), more=f"{POLICE}\nmilestone = true")
        + fact("c", "arrived", claim(5), date="2024-12", more=f'{POLICE}\nscope = "women"')
        + fact("d", "arrived", claim(5), date="2025", more=f'{POLICE}\npart_of = "a"')
    )
    assert found(data, "something") == ["b", "a", "d", "c"]


def test_the_newest_of_equal_matches_is_first() -> None:
    data = dataset("".join(fact(f"in-{year}", "event", claim(), date=f"{year}") for year in (2022, 2024, 2023)))
    assert found(data, "something") == ["in-2024", "in-2023", "in-2022"]


def test_where_no_fact_has_every_word_those_with_most_of_them_come() -> None:
    data = summed_up(a="The first contingent lands.", b="The first court rules.", c="A court adjourns.")
    assert found(data, "first", "court", "yesterday") == ["b"]
    assert set(found(data, "first", "adjourns")) == {"a", "b", "c"}
    assert found(data, "qqqqqq") == []


def test_a_single_letter_is_a_word_of_its_own() -> None:
    assert all_found(dataset(WORDS), "s") == []


def test_what_is_set_aside_is_not_found_by_its_figure() -> None:
    money = 'unit = "USD"'
    data = dataset(
        fact("a", "funding-paid", claim(1_000_000), claim(2_000_000, set_aside="a misprint"), more=money)
        + fact("b", "funding-paid", claim(2_000_000), more=money)
    )
    assert all_found(data, "2", "million") == ["b"]


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(text: str) -> None:
    data = dataset(WORDS)
    query = parse_query([text])
    search(data, data.facts.values(), query)
    assert all(is_known(data, word) or word in unknown_words(data, query) for word in query.words)
    assert all(token == token.lower() or not token.isascii() for token in tokens(text))


def test_words_to_suggest_are_of_summaries_and_names_and_never_of_printed_phrases() -> None:
    data = dataset(WORDS + fact("c", "event", claim(printed="un événement étrange")))
    assert {"something", "moise", "jamaican", "kenya"} <= vocabulary(data)
    assert not {"evenement", "etrange", "600", "gleaner"} & vocabulary(data)
    for token in vocabulary(data):
        assert found(data, token)


def test_a_word_that_is_found_by_what_it_means_is_a_hit() -> None:
    query = parse_query(["deaths", "600", "contingents"])
    assert [is_hit(query, token) for token in ("killed", "death", "600", "6000", "contingent", "kenya")] == [
        True, True, True, False, True, False,
    ]  # fmt: skip


def test_lists_of_words_are_of_words_that_can_come() -> None:
    assert all(tokens(word) == [word] for word in SMALL_WORDS)
    assert all(word in {*others, *map(stem, others)} for word, others in SYNONYMS.items())
    assert synonyms("promising") >= {"pledged", "offers"}
    assert not synonyms("gleaner")
    assert not SMALL_WORDS & SYNONYMS.keys()


# The command


def test_hits_stand_out_in_a_terminal(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim()).replace("Something", "The first Contingent lands"))
    shown = run("--facts", path, "search", "contingents", width=100).out
    assert "\x1b[4mContingent\x1b[0m" in shown
    assert "\x1b[4mfirst" not in shown
    assert run("--facts", path, "search", "contingents").out.startswith("Sep 2024  event  The first Contingent lands.")


@pytest.mark.parametrize(
    ("words", "found_ids", "notice"),
    [
        (["first", "contingent"], ["a"], ""),
        (["first", "yesterday"], ["a"], "'yesterday' is nowhere in the facts; these facts have 1 word of 2"),
        (["frist"], [], "'frist' is nowhere in the facts; did you mean 'first'?"),
        (["first", "adjourns"], ["a", "b"], "no fact has all of these words; these facts have 1 word of 2"),
        (["99", "million"], [], "no fact has all of these words; try fewer"),
        (["first", "99m"], ["a"], "no fact has all of these words; these facts have 1 word of 2"),
    ],
)
def test_what_is_not_there_is_said(
    run: Run, facts_file: Callable[[str], Path], words: list[str], found_ids: list[str], notice: str
) -> None:
    texts = {"a": "The first contingent lands.", "b": "A court adjourns."}
    path = facts_file("".join(fact(name, "event", claim()).replace("Something.", text) for name, text in texts.items()))
    ran = run("--facts", path, "search", *words)
    assert ran.code == 0
    assert ran.err == (f"mss: {notice}\n" if notice else "")
    items = json.loads(run("--facts", path, "search", *words, "--json").out)["items"]
    assert [item["id"] for item in items] == found_ids
    assert bool(ran.out) == bool(found_ids)


def test_only_as_many_are_shown_as_asked_for(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file("".join(fact(name, "event", claim(), date=f"202{n}") for n, name in enumerate("abc")))
    for args, expected in (
        (["-n", "2"], ["c", "b"]),
        (["--limit", "1", "--reverse"], ["a"]),
        (["-n", "0"], ["c", "b", "a"]),
    ):
        envelope = json.loads(run("--facts", path, "search", "something", *args, "--json").out)
        assert [item["id"] for item in envelope["items"]] == expected
    assert (envelope["query"]["limit"], envelope["query"]["reverse"]) == (None, False)
    assert run("search", "something", "-n", "-1").code == 2
