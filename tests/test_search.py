"""Finding facts: small words, endings, words for the same thing, numbers as printed, and what is not there."""

import json
from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mss_cli.model.dates import when
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
        (["jamaicans"], ["a", "b"]),  # of Jamaica before what only mentions its people
        (["gleaner"], ["a"]),
        (["kenyan", "600"], []),
        (["JM"], ["a"]),
        (["..."], []),
        (["something"], ["b", "a"]),
        (["the"], ["a"]),  # there is nothing else to look for
        (["jamaicans", "in", "the"], ["a", "b"]),
        (["landed"], ["b", "a"]),  # the kind's own words
        (["arriving"], ["b", "a"]),
    ],
)
def test_search(words: list[str], expected: list[str]) -> None:
    assert all_found(dataset(WORDS), *words) == expected


def test_a_fact_is_found_by_whom_its_claims_retell() -> None:
    data = dataset(SPEAKERS + fact("a", "event", claim(origin="moise")) + fact("b", "event", claim()))
    assert all_found(data, "moise") == all_found(data, "president") == ["a"]


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
    for words in ("2793", "resolution 2793", "Res. 2793", "S/RES/2793", "UNSCR 2793"):
        assert all_found(data, *words.split()) == ["a"]


def test_a_resolution_is_found_by_the_mandate_that_it_made() -> None:
    data = dataset(
        fact("vote-2793", "vote", claim(5), date="2025-09-30", more='unit = "members"')
        + fact("made", "mandate", claim(), date="2025-09-30")
        + fact("of-another-body", "mandate", claim(), date="2025-09-30", more='scope = "BINUH"')
        + fact("of-another-day", "mandate", claim(), date="2025-09-29")
        + fact("happened-then", "event", claim(), date="2025-09-30")
        + fact("named", "mandate", claim(printed="unanimously adopting resolution 2814"), date="2026-01")
        + fact("misnamed", "mandate", claim(), claim(printed="resolution 2814", set_aside="a slip"), date="2026-02")
        + fact("vote-2814", "vote", claim(5), date="2026-01", more='unit = "members"\nscope = "BINUH"')
        + fact("of-its-scope", "mandate", claim(), date="2026-01", more='scope = "BINUH"')
    )
    assert found(data, "resolution", "2793") == ["made", "vote-2793"]
    assert found(data, "2814")[:2] == ["named", "of-its-scope"]
    assert set(found(data, "2814")[2:]) == {"vote-2814", "misnamed"}


def test_a_force_is_found_by_the_mandate_that_made_it() -> None:
    force = "The Gang Suppression Force"
    data = summed_up(begins=f"{force} begins.", made="The council sets up the Gang Suppression Force.", renewed=force)
    mandates = {name: replace(data.facts[name], kind="mandate") for name in ("made", "renewed")}
    data = replace(data, facts={**data.facts, **mandates, "made": replace(mandates["made"], date=when("2023"))})
    assert found(data, "GSF")[0] == found(data, "gsf", "force")[0] == "made"
    assert set(found(data, "GSF")) == {"made", "begins", "renewed"}


@pytest.mark.parametrize("words", ["13,300,000", "13300000", "13.3 million", "13.3m", "$13.3 million", "13.3 MILLION"])
def test_a_number_is_found_as_it_is_printed(words: str) -> None:
    money = 'unit = "USD"'
    data = dataset(
        fact("a", "funding-paid", claim(13_300_000, printed="$13.3 million"), more=money)
        + fact("b", "funding-paid", claim(13_000_000, printed="$13 million"), more=money)
        + fact("c", "funding-paid", claim(low=13_300_000, high=14_000_000), more=money)
    )
    assert set(all_found(data, *words.split())) == {"a", "c"}


def test_a_fact_that_says_the_number_is_before_one_that_only_bounds_it() -> None:
    force = 'unit = "police"'
    data = dataset(
        fact("some", "strength", claim(1000), claim(991, "two"), date="2023", more=force)
        + fact("says", "strength", claim(1000), date="2022", more=force)
        + fact("nearly", "strength", claim(1000, bound="nearly"), date="2025", more=force)
        + fact("under", "strength", claim(1000, bound="under"), date="2026", more=f"{force}\nmilestone = true")
    )
    assert found(data, "1,000") == ["says", "nearly", "some", "under"]


def test_a_number_is_found_whole() -> None:
    data = summed_up(a="In all 12,500 of them.", b="In all 500 of them.", c="In all 2.500 of them.", d="All 12,5.")
    assert found(data, "500") == ["b"]
    assert found(data, "12500") == found(data, "12,500") == ["a"]
    assert found(data, "2.500") == ["c"]
    assert found(data, "12,5") == ["d"]


def test_what_words_ask_for() -> None:
    query = parse_query(["the", "13.3", "million", "of", "money"])
    assert query.words == ("money",)
    assert D(13_300_000) in query.numbers[0]
    assert parse_query(["of", "the"]).words == ("of", "the")  # there are no others
    assert parse_query(["the", "13m"]).words == ()
    assert parse_query([]).words == ()
    assert parse_query(["resolution", "of", "the", "crisis"]).words == ("resolution", "crisis")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("who landed on 18 January 2025?", "2025-01-18"),
        ("who landed on January 18th, 2025", "2025-01-18"),
        ("landed le 18 janvier 2025", "2025-01-18"),
        ("landed 2025-01-18", "2025-01-18"),
        ("landed 18/1/2025", "2025-01-18"),
        ("landed in Jan 2025", "2025-01"),
        ("landed in Q1 2025", "2025-01/2025-03"),
    ],
)
def test_a_date_is_asked_for_as_people_write_it(words: str, date: str) -> None:
    query = parse_query(words.split())
    assert (query.words, query.dates, query.wanted) == (("landed",), (when(date),), 2)


@pytest.mark.parametrize("words", ["31 February 2025", "marines 2025", "2025-13", "2025"])
def test_what_is_no_date_is_words(words: str) -> None:
    query = parse_query([words])
    assert not query.dates
    assert "2025" in query.words


def test_a_date_finds_what_is_of_it_best_and_then_what_is_within_it() -> None:
    dates = {"year": "2025", "quarter": "2025-01/2025-03", "over": "2024-12/2025-01", "other": "2024", "named": "2023"}
    texts = [
        fact(name, "event", claim(), date=date, more='due = "2027"' if name == "other" else "")
        for name, date in dates.items()
    ]
    data = dataset("".join(texts).replace("Something", "Something of 2025", 5).replace("2025.", "all.", 4))
    assert found(data, "2025") == ["year", "quarter", "named", "over"]
    assert found(data, "something", "January", "2025") == ["year", "quarter", "over"]
    assert found(data, "2027") == ["other"]


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


def test_words_that_stand_together_weigh_more() -> None:
    data = summed_up(
        apart="The fifth contingent lands, the first since then.", together="The first of the contingents lands."
    )
    assert found(data, "first", "contingent") == ["together", "apart"]


def test_what_the_words_name_is_no_part_and_no_other_country() -> None:
    data = dataset(
        fact("whole", "arrived", claim(5), date="2024", more='unit = "police"')
        + fact("women", "arrived", claim(5), date="2025", more='unit = "police"\nscope = "women officers"')
        + fact("jamaican", "arrived", claim(5), date="2026", more=POLICE)
    )
    assert found(data, "something") == ["whole", "jamaican", "women"]
    assert found(data, "arrived", "women") == ["women"]
    assert found(data, "Jamaicans") == ["jamaican"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("armored vehicles", "armoured vehicle"),
        ("deployed troops", "deploying troops"),
        ("defense center", "defence centres"),
        ("authorize", "authorised"),
        ("traveled", "travelled"),
        ("salary", "salaries"),
        ("united", "United"),
    ],
)
def test_spellings_and_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert [*map(stem, one.split())] == [*map(stem, other.lower().split())] or one.startswith("deployed")
    assert stem("united") != stem("units")
    data = summed_up(a=f"It is {one}.", b=f"It is {other}.", c="No.")
    assert found(data, *one.split()) == found(data, *other.split()) == ["a", "b"]


def test_a_word_that_is_nowhere_may_be_the_beginning_of_one() -> None:
    data = summed_up(a="Logistics fail.", b="A log burns.")
    assert found(data, "logis") == ["a"]
    assert found(data, "log") == ["b"]


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


# The record that ships


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("first contingent", "kenya-first-contingent-2024"),
        ("Jamaica pledge", "jamaica-pledge-2024-03"),
        ("killed in 2025", "killed-2025"),
        ("killed 2024", "killed-2024"),
        ("trust fund", "trust-fund-2025-09"),
        ("1,000", "kenya-pledge"),
        ("2500", "mission-authorized"),
        ("13.3 million", "us-trust-fund-frozen-2025-02"),
        ("13,300,000", "us-trust-fund-frozen-2025-02"),
        ("5,915", "killed-2025"),
        ("578,074", "displaced-2024-06"),
        ("resolution 2793", "council-authorizes-gsf-2025-09-30"),
        ("2793", "council-authorizes-gsf-2025-09-30"),
        ("resolution 2699", "council-authorizes-mission"),
        ("2751", "council-renews-mission-2024-09-30"),
        ("2814", "binuh-renewal-2026-01-29"),
        ("2692", "binuh-renewal-2023-07-14"),
        ("MSS", "council-authorizes-mission"),
        ("GSF", "council-authorizes-gsf-2025-09-30"),
        ("how many Kenyans landed on 18 January 2025?", "kenya-arrival-2025-01-18"),
        ("salary", "kenya-pay-delay-2024-08"),
    ],
)
def test_the_fact_that_answers_is_first(shipped: Dataset, words: str, first: str) -> None:
    assert found(shipped, *words.split())[0] == first


@pytest.mark.parametrize(
    ("words", "same"), [("armored vehicles", "armoured vehicles"), ("deployed troops", "deploy troops")]
)
def test_spellings_find_the_same_facts_of_the_record(shipped: Dataset, words: str, same: str) -> None:
    assert found(shipped, *words.split()) == found(shipped, *same.split())


@pytest.mark.parametrize("words", ["killed", "troops", "trust fund", "killed in 2025", "MSS"])
def test_wholes_lead_the_record(shipped: Dataset, words: str) -> None:
    """A total or a milestone is before one officer, one country's part, or a quarter."""
    leading = shipped.facts[found(shipped, *words.split())[0]]
    assert not leading.part_of
    assert not {*leading.countries} - {"HTI"}
    assert leading.milestone or words == "trust fund"


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
        (["forest"], [], "'forest' is nowhere in the facts"),  # it only looks like "first"
        (["burst"], [], "'burst' is nowhere in the facts"),
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
