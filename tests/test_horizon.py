"""How far the record reaches: what it says of a later day, ages, passed dues, and the months of standing figures."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mss_cli.model.dates import when
from mss_cli.model.records import Dataset
from mss_cli.output.layout import age_text, due_text, reach_blocks
from mss_cli.output.view import UNICODE, spans_text
from mss_cli.queries.findings import find_all
from mss_cli.queries.horizon import age_days, horizon, is_beyond, is_overdue
from mss_cli.queries.select import by_date
from mss_cli.queries.timing import counts_from, holds
from tests.conftest import HEAD, Run, claim, dataset, fact
from tests.records import dataset_of, fact_of, said

POLICE = 'unit = "police"\ncountries = ["JAM"]'
SEARCHED = HEAD.replace('license = "CC0-1.0"', 'license = "CC0-1.0"\nsearched_through = "2024-11-30"')

WriteFacts = Callable[..., Path]


def reach(dataset: Dataset) -> tuple[str | None, ...]:
    found = horizon(dataset)
    ends = (found.searched_through, found.newest_event, found.newest_source)
    return tuple(each.edtf if each else None for each in ends)


def test_the_record_reaches_as_far_as_was_searched_and_has_its_newest_event_and_source() -> None:
    facts = [
        (fact_of("a", date=when("2024-09-12")), [said("ap", 1, issued="2024-09-13")]),
        (fact_of("b", date=when("2024-10-02")), [said("ap", 1, issued="2024-10-05")]),
        (fact_of("c", date=when("2025-02-01")), [said("ap", 1, issued="2024-09-14")]),  # announced, not an event
    ]
    assert reach(dataset_of(*facts, searched="2024-11-30")) == ("2024-11-30", "2024-10-02", "2024-10-05")
    assert horizon(dataset_of(*facts, searched="2024-11-30")).end == date(2024, 11, 30)
    assert horizon(dataset_of(*facts)).end == date(2024, 10, 5)
    empty = dataset_of()
    assert reach(empty) == (None, None, None)
    assert horizon(empty).end is None
    assert not is_beyond(horizon(empty), when("2999"))
    assert reach_blocks(empty, when("2999"), UNICODE) == []


def test_a_source_of_some_day_of_a_year_does_not_prove_that_the_record_goes_on_to_its_end() -> None:
    facts = [(fact_of("a"), [said("ap", 1, issued="2024"), said("ap", 1, issued="2024-03")])]
    assert reach(dataset_of(*facts))[2] == "2024-03"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2024-11-29", ""),
        ("2024-11-30", ""),
        ("2024-11", ""),
        ("2024-12-01", "The record ends 1 day before 1 Dec 2024: "),
        ("2025-03-31", "The record ends 4 months before 31 Mar 2025: "),
        ("2027", "The record ends 3 years before 2027: "),
    ],
)
def test_a_day_that_the_record_does_not_reach_is_reported(day: str, text: str) -> None:
    data = dataset(fact("a", "strength", claim(24), date="2024-09-12", more=POLICE), SEARCHED)
    [said] = [spans_text(block.body) for block in reach_blocks(data, when(day), UNICODE)] or [""]
    ends = "searched through 30 Nov 2024, newest event 12 Sep 2024, newest source Oct 2024."
    assert said == (text and text + ends)


REACHING = (
    fact("a", "strength", claim(24), date="2024-09-12", more=f"{POLICE}\nmilestone = true")
    + fact("planned", "authorized", claim(2_500), date="2023-10-02", more='unit = "personnel"\nforce = "mss"')
)  # fmt: skip


@pytest.mark.parametrize(
    "args",
    [
        ("brief",), ("troops",), ("troops", "--country", "jm"), ("timeline",), ("timeline", "--all"),
        ("timeline", "--since", "2024-09"), ("figures", "strength"), ("search", "something"), ("show", "a"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [None, 100])
def test_each_look_up_says_where_the_record_ends(
    run: Run, facts_file: WriteFacts, args: tuple[str, ...], width: int | None
) -> None:
    path = facts_file(REACHING, SEARCHED)
    for day, beyond in (("2025-03-31", True), ("2024-10-31", False)):
        ran = run("--facts", path, "--color", "never", *args, "--as-of", day, width=width)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.count("The record ends") == beyond
        assert ran.out.count("The record ends 4 months before 31 Mar 2025") == beyond
    ran = run("--facts", path, "--color", "never", *args, width=width)  # as of today
    assert ran.out.count("The record ends ") == 1


@pytest.mark.parametrize("command", ["brief", "troops", "timeline", "figures", "search", "show", "sources", "disputes"])
def test_every_envelope_has_how_far_the_record_reaches(run: Run, facts_file: WriteFacts, command: str) -> None:
    more = {"figures": ["strength"], "search": ["something"], "show": ["a"]}
    path = facts_file(REACHING, SEARCHED)
    about = json.loads(run("--facts", path, command, *more.get(command, []), "--json").out)["dataset"]
    assert about["title"] == "Test"
    assert {name: about[name] for name in ("searched_through", "newest_event", "newest_source")} == {
        "searched_through": "2024-11-30", "newest_event": "2024-09-12", "newest_source": "2024-10",
    }  # fmt: skip


def test_where_nothing_is_found_beyond_the_record_its_end_is_said(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(REACHING, SEARCHED)
    ran = run("--facts", path, "timeline", "--since", "2026-09")
    assert (ran.code, ran.out) == (0, "")
    assert "no facts match" in ran.err
    assert re.search(r"The record ends \d+ (?:months|years) before ", ran.err)
    assert "The record ends" not in run("--facts", path, "timeline", "--until", "2020", "--as-of", "2024-10").err


def test_markdown_says_where_the_record_ends(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(REACHING, SEARCHED)
    for args in (["brief"], ["troops"], ["troops", "--country", "jm"], ["timeline"], ["figures", "strength"]):
        out = run("--facts", path, *args, "--format", "markdown").out
        assert out.count("The record ends ") == 1, args


def test_the_version_says_how_far_the_record_reaches(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(REACHING, SEARCHED)
    for args in (["--version"], ["-V"], ["version"]):
        out = run("--facts", path, *args).out
        assert out.startswith("mss ")
        assert out.endswith(", facts 1, searched through 30 Nov 2024, newest source Oct 2024\n")
    empty = facts_file("", '[dataset]\ntitle = "Empty"\nversion = "1"\nlicense = "CC0-1.0"\n')
    assert run("--facts", empty, "--version").out.endswith(", facts 1\n")


# Ages


@pytest.mark.parametrize(
    ("edtf", "day", "age"),
    [
        ("2024-09-12", "2024-09-12", 0),
        ("2024-09-12", "2024-09-01", 0),
        ("2024-09-12", "2024-12-11", 90),
        ("2024-09", "2024-10-01", 1),
        ("2024-09-12", "2024-09", 18),
    ],
)
def test_an_age_is_from_the_last_day_that_a_figure_held(edtf: str, day: str, age: int) -> None:
    assert age_days(fact_of(date=when(edtf)), when(day)) == age


@pytest.mark.parametrize(
    ("kind", "day", "text"),
    [
        ("strength", "2024-12-11", ""),
        ("strength", "2024-12-12", "3 months before"),
        ("authorized", "2026-09-30", "25 months before"),
        ("arrived", "2026-09-30", ""),  # what happened doesn't grow old
    ],
)
def test_a_standing_figure_older_than_90_days_carries_its_age(kind: str, day: str, text: str) -> None:
    assert age_text(fact_of(kind=kind, date=when("2024-09-12")), when(day)) == text


# What was due


@pytest.mark.parametrize(
    ("kind", "due", "outcome", "day", "text"),
    [
        ("announced", None, None, "2024-10", ""),
        ("announced", "2024-10-31", None, "2024-10-31", "Due 31 Oct 2024."),
        ("announced", "2024-10", None, "2024-10-15", "Due Oct 2024."),
        ("announced", "2024-10", None, "2024-11-01", "Was due Oct 2024; outcome not in this record."),
        ("announced", "2024-10", "b", "2024-11-01", "Was due Oct 2024; outcome: It comes to pass (b)."),
        ("announced", "2024-10", "b", "2024-10-01", "Due Oct 2024."),
        ("mandate", "2024-10-02", None, "2024-10-02", "Runs to 2 Oct 2024."),
        ("mandate", "2024-10-02", None, "2024-10-03", "Ran to 2 Oct 2024."),
    ],
)
def test_what_was_due_says_what_became_of_it(
    kind: str, due: str | None, outcome: str | None, day: str, text: str
) -> None:
    one = fact_of("a", kind, due=when(due) if due else None, outcome=outcome)
    data = dataset_of((one, [said("ap", 1)]), (fact_of("b", summary="It comes to pass."), [said("ap", 1)]))
    assert due_text(data, data.facts["a"], when(day), UNICODE) == text
    assert is_overdue(data.facts["a"], when(day)) == text.startswith(("Was", "Ran"))


def test_a_passed_due_is_stated_wherever_the_fact_is(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("a", "announced", claim(24), more=f'{POLICE}\ndue = "2024-10"\noutcome = "b"')
        + fact("b", "arrived", claim(24), date="2024-10-31", more=POLICE)
    )
    said_so = "Was due Oct 2024; outcome: Something (b)."
    for args in (["timeline"], ["show", "a"], ["search", "something"]):
        assert said_so in run("--facts", path, "--color", "never", *args, width=160).out
    [item] = json.loads(run("--facts", path, "show", "a", "--json").out)["items"]
    assert (item["due"], item["outcome"]) == ("2024-10", "b")


def test_an_outcome_that_was_not_known_by_then_is_not_shown(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("a", "announced", claim(24), more=f'{POLICE}\ndue = "2024-10"\noutcome = "b"')
        + fact("b", "arrived", claim(24, "two"), date="2024-10-31", more=POLICE)
    )
    ran = run("--facts", path, "timeline", "--known-by", "2024-09-30")
    assert ran.code == 0
    assert "Was due Oct 2024; outcome not in this record." in ran.out


# As of a day


@pytest.mark.parametrize(
    ("kind", "edtf", "first_day"),
    [
        ("displaced", "2024-06", "2024-06-01"),
        ("strength", "2024-06", "2024-06-01"),
        ("displaced", "2024", "2024-12-31"),
        ("displaced", "2024-06-25", "2024-06-25"),
        ("displaced", "2024-06-24/2024-06-25", "2024-06-25"),
        ("killed", "2024-06", "2024-06-30"),
        ("event", "2024-06", "2024-06-30"),
    ],
)
def test_a_standing_figure_of_a_month_counts_from_its_first_day(kind: str, edtf: str, first_day: str) -> None:
    one = fact_of("a", kind, date=when(edtf))
    day = date.fromisoformat(first_day)
    assert counts_from(one) == day
    assert holds(one, when(first_day))
    assert not holds(one, when(f"{date.fromordinal(day.toordinal() - 1)}"))


def test_the_order_of_dates_is_that_of_first_days() -> None:
    data = dataset(fact("month", "event", claim(), date="2024-06") + fact("day", "event", claim(), date="2024-06-25"))
    assert [each.fact.id for each in find_all(data, by_date(data.facts.values()))] == ["month", "day"]
