"""The rules by which a figure is contradicted only if every slot is filled, on facts and questions made up for each."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from mss_cli.checking import checker
from mss_cli.checking.checker import draft_language, judge_draft
from mss_cli.checking.event_matching import EventIndex, possible_spans
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.indexed_fact import Answer, SetAsideFigure
from mss_cli.checking.question import Context
from mss_cli.checking.record_words import common_concepts_of, concepts_of
from mss_cli.checking.sentence import DraftInfo, ParsedSentence
from mss_cli.checking.time_spans import TimeSpan, relative_span
from mss_cli.checking.verdict import judge, with_currency_error
from mss_cli.checking.words import phrases
from mss_cli.checking.words.folding import fold, stem, to_pattern
from mss_cli.checking.words.language import load_language
from mss_cli.checking.words.phrases import PhraseMatcher
from tests.checking.made_up import DAY, exactly, indexed_fact, match, question, verdict


def test_where_nothing_may_answer_nothing_is_said() -> None:
    assert verdict(question()) is None


def test_the_one_thing_that_may_be_meant_contradicts() -> None:
    assert verdict(question(541), match()) == ("contradicted", "digits")


@pytest.mark.parametrize(
    "changes",
    [
        {"country": 0.2},
        {"part": 0.2},
        {"unit": -0.5},
        {"day": 0.1},
        {"kind": 0.5},
        {"unsure": 1},
        {"country": 0.45},
    ],
)
def test_with_an_open_slot_nothing_is_contradicted(changes: dict[str, Any]) -> None:
    assert verdict(question(541), match(**changes)) == ("unknown", None)


def test_a_rival_in_another_series_that_may_agree_prevents_a_contradiction() -> None:
    rival = match(indexed_fact(id="b", kind="arrived", is_stock=False), unsure=1)
    assert verdict(question(541), match(), rival) == ("unknown", None)
    assert verdict(question(541), match(), match(indexed_fact(id="b", kind="arrived", is_stock=False))) == (
        "unknown",
        None,
    )


def test_an_older_fact_of_the_series_that_may_agree_does_not() -> None:
    older = match(indexed_fact(id="b", first_day=date(2024, 10, 1), last_day=date(2024, 10, 1)), unsure=1, day=0.7)
    assert verdict(question(541), match(), older) == ("contradicted", "digits")


def test_a_figure_of_the_past_is_not_compared_with_today() -> None:
    assert verdict(question(541, is_past=True), match()) == ("unknown", None)
    assert verdict(question(541, is_past=True, first_day=DAY, last_day=DAY), match()) == ("contradicted", "digits")


def test_a_count_over_another_time_does_not_contradict() -> None:
    fact = indexed_fact(kind="killed", is_stock=False, is_period=True)
    assert verdict(question(25, kinds=(("killed", 0.9),)), match(fact, day=0.6)) == ("unknown", None)


def test_very_small_counts_of_voters_are() -> None:
    fact = indexed_fact(kind="vote", is_stock=False)
    assert verdict(question(3, kinds=(("vote", 0.9),), family="members"), match(fact)) == ("contradicted", "digits")


def test_very_small_figures_are_not_contradicted() -> None:
    assert verdict(question(2), match()) == ("unknown", None)


def test_a_figure_without_a_country_is_not_compared_with_the_whole_force() -> None:
    whole = indexed_fact(countries=())
    assert verdict(question(541, family="open", whole=0.0), match(whole)) == ("unknown", None)
    assert verdict(question(541, family="open", whole=0.8), match(whole)) == ("contradicted", "digits")


def test_a_sum_of_a_while_ago_still_contradicts() -> None:
    fact = indexed_fact(kind="funding-paid", is_stock=False)
    assert verdict(question(541, kinds=(("funding-paid", 0.9),), family="money"), match(fact, day=0.3)) == (
        "contradicted",
        "digits",
    )


def test_a_typo_needs_no_more_than_likely_slots() -> None:
    assert verdict(question(1450), match(kind=1.1, country=0.45, has_figure=False)) == ("contradicted", "digits")
    assert verdict(question(1450), match(kind=1.0, country=0.45, has_figure=False)) == ("unknown", None)


def test_a_figure_of_another_country_is_found_where_the_country_is_named_at_it() -> None:
    other = match(indexed_fact(id="b", countries=("JAM",)), country=-0.5, agreeing=1)
    named = question(25, sentence_concepts=frozenset({"@KEN"}))
    assert verdict(named, match(), other) == ("contradicted", "country")
    assert verdict(named, match(day=0.1), other) == ("unknown", None)
    assert verdict(question(25), match(), other) == ("unknown", None)


def test_a_country_of_the_same_figure_in_another_kind_is_no_country_error() -> None:
    other = match(indexed_fact(id="b", countries=("JAM",), kind="pledged"), country=-0.5, agreeing=1)
    assert verdict(question(541), match(), other) == ("contradicted", "digits")


def test_a_figure_of_another_stage_is_found_where_the_stage_is_plain() -> None:
    pledge = match(indexed_fact(id="b", kind="pledged"), kind=0.2, agreeing=1)
    assert verdict(question(125), match(), pledge) == ("contradicted", "stage")
    assert verdict(question(125), match(), others=(pledge,)) == ("contradicted", "stage")
    assert verdict(question(125, kind_inherited=True), match(), pledge) == ("supported", None)
    assert verdict(question(125), match(unsure=1), pledge) == ("supported", None)
    said = question(125, clause_concepts=frozenset({"land"}))
    assert verdict(said, pledge) == ("contradicted", "stage")
    assert verdict(question(125), pledge) == ("unknown", None)
    old = msgspec.structs.replace(pledge, fact=indexed_fact(id="b", kind="pledged", last_day=date(2022, 1, 1)))
    assert verdict(said, old) == ("unknown", None)
    about = msgspec.structs.replace(pledge, has_figure=False)
    assert verdict(question(125), match(), about) == ("unknown", None)
    assert verdict(question(125, kinds=(("strength", 0.7),)), pledge) == ("supported", None)
    assert verdict(question(125, kinds=(("strength", 0.7), ("pledged", 0.6))), match(), pledge) == ("supported", None)


def test_a_figure_that_a_source_prints_is_disputed_even_where_it_is_set_aside() -> None:
    misprint = SetAsideFigure(answer=exactly(2550), source="a-source", reason="Misprinted.")
    wrong = indexed_fact(answers=(exactly(2500),), set_aside=(misprint,))
    assert verdict(question(2050), match(wrong)) == ("contradicted", "digits")
    assert verdict(question(2550), match(wrong)) == ("disputed", None)


def test_a_figure_of_another_part_is_found_where_the_part_is_named() -> None:
    women = indexed_fact(id="b", parts=frozenset({"women"}))
    whole = match(agreeing=1, part=-0.9, day=0.9)
    assert verdict(question(25, attached=frozenset({"women"})), match(women), whole) == ("contradicted", "scope")
    narrow = match(women, part=-0.85, agreeing=1, day=1.1)
    assert verdict(question(25), match(), narrow) == ("unknown", None)
    assert verdict(question(25), match(kind=2.0, words=3.0), match(women, part=0.0, agreeing=1, day=1.1)) == (
        "supported",
        None,
    )
    assert verdict(question(25), match(kind=2.0, words=3.0), match(women, part=0.0, agreeing=1, day=0.5)) == (
        "unknown",
        None,
    )


def test_a_figure_is_superseded_only_where_it_is_clearly_another_now() -> None:
    old = match(indexed_fact(id="b", first_day=date(2024, 6, 1), last_day=date(2024, 6, 1)), agreeing=1, day=-0.5)
    new = indexed_fact(first_day=date(2024, 9, 1), last_day=date(2024, 9, 1))
    assert verdict(question(25), match(new), old) == ("superseded", "date")
    assert verdict(question(145), match(new), msgspec.structs.replace(old, day=0.5)) == ("supported", None)
    assert verdict(question(25), match(new, country=0.1), old) == ("supported", None)
    assert verdict(question(25), match(new), msgspec.structs.replace(old, day=-0.95)) == ("superseded", "date")
    assert verdict(question(25), match(indexed_fact(first_day=DAY, last_day=DAY), day=0.8), old) == ("supported", None)
    assert verdict(question(25), match(new, agreeing=1, day=-2.0), old) == ("supported", None)


def test_an_old_figure_that_is_a_typo_is_a_typo() -> None:
    number = Decimal(125)
    now = (Answer(number, number, "exact", "personnel", (number, number)),)
    new = match(indexed_fact(first_day=date(2024, 9, 1), last_day=date(2024, 9, 1), answers=now), has_figure=False)
    old = match(indexed_fact(id="b", first_day=date(2023, 6, 1), last_day=date(2023, 6, 1)), agreeing=1, day=-0.5)
    assert verdict(question(152), new, old) == ("contradicted", "digits")
    assert verdict(question(152), new, msgspec.structs.replace(old, day=0.3)) == ("contradicted", "digits")
    assert verdict(question(333), new, msgspec.structs.replace(old, day=0.3)) == ("superseded", "date")


def test_bounds_that_are_opposed_contradict() -> None:
    nearly = match(indexed_fact(id="b"), opposed=1)
    assert verdict(question(25), nearly, match(agreeing=1, day=0.5)) == ("contradicted", "bound")
    assert verdict(question(25), nearly, match(indexed_fact(countries=("JAM",)), agreeing=1, country=0.5)) == (
        "supported",
        None,
    )


def test_what_leads_supports_and_what_does_not_is_disputed() -> None:
    assert verdict(question(25), match(agreeing=1, comparable=3)) == ("disputed", None)
    assert verdict(question(25), match(agreeing=1, comparable=3, lead_agrees=True)) == ("supported", None)


def test_a_currency_error_is_found_where_the_countries_are_the_same() -> None:
    judgement = judge(question(541), [match()], lambda: ())
    assert judgement
    assert with_currency_error(question(541), judgement, [match(indexed_fact(countries=("JAM",)))]).error == "digits"
    assert with_currency_error(question(541), judgement, [match()]).error == "unit"


@pytest.mark.parametrize(
    ("phrase", "year", "first", "last"),
    [
        ("first quarter", None, "2024-01-01", "2024-03-31"),
        ("last quarter", None, "2023-10-01", "2023-12-31"),
        ("first half", 2022, "2022-01-01", "2022-06-30"),
        ("last year", None, "2023-01-01", "2023-12-31"),
        ("this year", None, "2024-01-01", "2024-10-15"),
        ("last month", None, "2024-09-01", "2024-09-30"),
        ("this month", None, "2024-10-01", "2024-10-31"),
        ("next month", None, "2024-11-01", "2024-11-30"),
        ("last week", None, "2024-10-02", "2024-10-15"),
    ],
)
def test_a_time_is_worked_out_from_the_day_of_the_draft(phrase: str, year: int | None, first: str, last: str) -> None:
    assert relative_span(phrase, DAY, year) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_time_without_a_date_means_itself() -> None:
    assert possible_spans(TimeSpan(0, 1, DAY, DAY), DAY) == [(DAY, DAY)]


def test_no_more_words_are_kept_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "_MAX_CACHED_WORDS", 0)
    found = PhraseMatcher([("land*", "land"), ("set foot", "land")])
    assert found.at(["landed"], 0) == [("land", 1)]
    assert found.longest(["set", "foot"], 0) == ("land", 2)
    assert found.longest(["set", "up"], 0) is None
    assert found.longest(["foot"], 0) is None


def test_no_more_answers_are_kept_than_may_be(
    index: FactIndex, events: EventIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "_MAX_CACHED_JUDGEMENTS", 1)
    text = "Kenya has pledged 1,000 police officers. Jamaica has pledged 200 soldiers."
    assert len({each.span for each in judge_draft(text, draft_language(text), index, events, DAY)}) == 2


def test_words_are_folded_and_stemmed() -> None:
    assert fold("Moïse") == "moise"
    assert fold("\u0301") == "\u0301"
    assert [stem(word) for word in ("landings", "landed", "dresses", "gas")] == ["landing", "land", "dress", "gas"]
    assert to_pattern("Côte d’Ivoire") == "cote d ivoire"


def test_a_word_that_no_table_has_stands_for_itself() -> None:
    assert "=pont" in concepts_of("Pont-Sondé")
    assert common_concepts_of("Landed troops") >= {"land"}
    assert "=landed" not in common_concepts_of("Landed troops")


def test_a_sentence_knows_which_quantity_is_part_of_which(index: FactIndex) -> None:
    from mss_cli.checking.segmentation import Block, split_sentences

    text = "Jamaica sent 24 of the 200 it pledged out of 300."
    sentence = ParsedSentence(
        split_sentences(text, Block(0, len(text), "text"))[0],
        DraftInfo(load_language("english"), index.country_names, DAY),
        text,
    )
    assert len(sentence.part_starts) == 1
    assert len(sentence.whole_starts) == 2
    context = frozenset({"x"})
    assert sentence.concepts_with(context) is sentence.concepts_with(context)
    assert sentence.distance(0, 1, 0, 1) == 0
    assert Context().kinds == {}
