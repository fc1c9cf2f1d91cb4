"""Disputes: rivals side by side, the gravest first, and the checks that nothing satisfies."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import given

from mss_cli.queries.disputes import disputes
from mss_cli.queries.standing import counted
from tests.conftest import Run, claim, dataset, fact
from tests.test_evidence import COPIED, claims, standing_of

POLICE = 'unit = "police"\ncountries = ["JAM"]'

WriteFacts = Callable[[str], Path]


@given(claims)
def test_a_dispute_names_what_it_is_over_and_has_rivals(texts: list[str]) -> None:
    data = dataset(COPIED + fact("a", "announced", *texts, more=POLICE))
    found = disputes(data, data.facts.values())
    assert bool(found) == (standing_of(texts) == "disputed")
    for each in found:
        assert each.finding.over
        assert len(each.rivals) > 1
        assert sum(len(rival.claims) for rival in each.rivals) == len(texts)
        assert (each.gap is not None and each.gap > 1) == ("figure" in each.finding.over)
        lead = each.finding.lead
        assert lead is None or each.rivals[0].claims[0] in lead.claims


def test_the_gravest_dispute_is_first() -> None:
    data = dataset(
        fact("dated", "announced", claim(1), claim(1, "two", date="2025"), more=POLICE)
        + fact("near", "announced", claim(217), claim(270, "two"), more=POLICE)
        + fact("far", "announced", claim(1000), claim(2500, "two"), more=POLICE)
        + fact("none", "announced", claim(0), claim(1, "two"), more=POLICE)
        + fact("units", "announced", claim(1), claim(1, "two", unit="military"), more=POLICE)
        + fact("reported", "announced", claim(217), claim(218, "two"), more=f"{POLICE}\nmilestone = true")
        + fact("dead", "killed", claim(1), claim(9, "two"), more='unit = "people"')
        + fact("money", "funding-paid", claim(1), claim(9, "two"), more='unit = "USD"')
        + fact("words", "event", claim(), claim(source="two", disputes="it was put off"))
    )
    found = disputes(data, data.facts.values())
    assert [each.fact.id for each in found] == [
        "reported", "none", "far", "near", "units", "dated", "dead", "money", "words",
    ]  # fmt: skip
    assert [each.gap and round(each.gap, 2) for each in found[1:6]] == [float("inf"), 2.5, 1.24, None, None]


def test_claims_that_give_one_answer_are_one_rival_and_the_lead_is_first() -> None:
    data = dataset(
        COPIED
        + fact("a", "arrived", claim(270, "copied"), claim(217), claim(217, "two"), claim(270, "copied", paragraph=2),
               claim(999, set_aside="a misprint"), more=POLICE)
    )  # fmt: skip
    [found] = disputes(data, data.facts.values())
    assert [[each.value for each in rival.claims] for rival in found.rivals] == [[217, 217], [270, 270]]
    assert found.finding.lead and found.finding.lead.basis == "most"
    assert len(counted(found.fact)) == 4


DISPUTED = (
    fact("a", "arrived", claim(270), claim(217, "two", attributed_to="iom"), more=f'{POLICE}\nnote = "Why so."')
    + fact("b", "strength", claim(24), claim(24, "two", date="2025"), date="2024-09-12", more=POLICE)
    + fact("c", "event", claim(), claim(source="two", date="2023"), date="2024")
    + fact("d", "event", claim(), claim(source="two", disputes="it was put off"), date="2024")
    + fact("e", "strength", claim(5), claim(5, "two"), more=POLICE)
    + '[checks.bad]\nabout = "Bad"\nrule = "strength"\nsum = ["b"]\nless = ["a"]\nequals = "b"\n'
    + '[checks.good]\nabout = "Good"\nsum = ["b"]\nequals = "b"\n'
    + '[checks.some]\nabout = "Some"\nrule = "strength"\nsum = ["a"]\nless = ["some-left"]\nequals = "some"\n'
    + fact("some", "strength", claim(217), date="2024-12", more=POLICE)
    + fact("some-left", "departed", claim(0), date="2024-12", more=POLICE)
    + '[checks.open]\nabout = "Open"\nsum = ["c"]\nequals = "c"\n'
)


def test_on_the_page_each_rival_has_a_line(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(DISPUTED)
    out = run("--facts", path, "--color", "never", "disputes", "--as-of", "2025", width=100).out
    order = [
        "Personnel: 2 facts in dispute",
        "Sep 2024  Something.  over the figure; no lead",
        "217 police  International Organization for Migration, by Haiti Observer",  # quoted before reported
        "270 police  The Gleaner",
        "Why so.",
        "12 Sep 2024  Something.  over the day; leads by: unopposed",
        "24 police, 12 Sep 2024  The Gleaner",
        "24 police, 2025         Haiti Observer",
        "Events: 2 facts in dispute",
        "over the day; no lead",
        "2024  The Gleaner",
        "2023  Haiti Observer",
        "over the account; no lead",
        "as stated  The Gleaner",
        "otherwise  Haiti Observer",
        "1 check that no reported figure satisfies",
        "Bad: does not add up.",
        "1 check that only some of the rival figures satisfy",
        "Some: adds up with some of the rival figures.",
        "The record ends",
    ]
    at = -1
    for text in order:
        assert text in out, text
        at = out.index(text, at + 1)
    for text in ("Good", "Open", "Something.  over the unit"):
        assert text not in out


def test_in_a_pipe_each_dispute_and_each_check_has_a_line(run: Run, facts_file: WriteFacts) -> None:
    lines = run("--facts", facts_file(DISPUTED), "disputes", "--as-of", "2025").out.splitlines()
    assert [line.split("  ")[-1] for line in lines[:-1]] == ["a", "b", "c", "d", "bad", "some"]
    assert lines[0].startswith("Sep 2024  arrived  270 or 217 police: Something.  disputed")
    assert "disputed day" in lines[1]
    assert "disputed account" in lines[3]
    assert lines[4].startswith("does not add up: Bad: 24 – ")
    assert lines[5].startswith("adds up with some of the rival figures: Some: 217 – 0 = 217")


def test_disputes_for_scripts(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(DISPUTED)
    envelope = json.loads(run("--facts", path, "disputes", "--json").out)
    items = {each["id"]: each for each in envelope["items"]}
    assert list(items) == ["a", "b", "c", "d"]
    assert (items["a"]["fact"], items["a"]["over"], items["a"]["gap"], items["a"]["lead"]) == (
        "a",
        ["figure"],
        1.2442,
        None,
    )
    assert [each["figure"] for each in items["a"]["rivals"]] == [{"low": 217, "high": 217}, {"low": 270, "high": 270}]
    assert [each["claims"][0]["attributed_to"] for each in items["a"]["rivals"]] == [
        "International Organization for Migration", None,
    ]  # fmt: skip
    assert (items["b"]["lead"]["low"], items["b"]["lead"]["basis"]) == (24, "unopposed")
    assert [each["date"] for each in items["c"]["rivals"]] == ["2024", "2023"]
    assert [each["value"] for each in items["a"]["claims"]] == [217, 270]
    assert [(each["id"], each["outcome"]) for each in envelope["checks"]] == [("bad", "fails"), ("some", "depends")]
    [none] = json.loads(run("--facts", facts_file(fact("z", "arrived", claim(0), claim(1), more=POLICE)), "disputes",
                            "--json").out)["items"]  # fmt: skip
    assert none["gap"] == 1e9


def test_disputes_in_markdown_and_csv(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(DISPUTED)
    markdown = run("--facts", path, "disputes", "--format", "markdown").out
    assert "## Disputes" in markdown
    assert "| a | Sep 2024 | Something. | figure | 270 police | The Gleaner | Why so. |" in markdown
    assert "| bad | Bad | fails |" in markdown
    rows = list(csv.DictReader(io.StringIO(run("--facts", path, "disputes", "--format", "csv").out)))
    assert [(row["fact"], row["value"]) for row in rows][:2] == [("a", "217"), ("a", "270")]


def test_a_limit_is_of_disputes_and_of_checks(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(DISPUTED)
    for args, expected in ((["-n", "1"], ["a"]), (["-n", "2", "--reverse"], ["d", "c"])):
        envelope = json.loads(run("--facts", path, "disputes", *args, "--json").out)
        assert [each["id"] for each in envelope["items"]] == expected
        assert [each["id"] for each in envelope["checks"]] == (["bad"] if len(expected) == 1 else ["some", "bad"])


def test_where_nothing_is_in_dispute_it_is_said(run: Run, facts_file: WriteFacts) -> None:
    open_check = '[checks.open]\nabout = "Open"\nsum = ["c"]\nequals = "c"\n'
    for text in ("", open_check):
        ran = run("--facts", facts_file(fact("c", "event", claim()) + text), "disputes", width=80)
        assert (ran.code, ran.out, ran.err) == (0, "", "mss: no fact is disputed, and every check holds\n")
    path = facts_file(
        fact("a", "strength", claim(3), more=POLICE)
        + fact("b", "strength", claim(4), date="2024-11", more=POLICE)
        + '[checks.bad]\nabout = "Bad"\nsum = ["a"]\nequals = "b"\n'
    )
    assert run("--facts", path, "disputes").out.startswith("does not add up: Bad: 3 = 3 ≠ 4  bad\n")
    assert run("--facts", path, "--color", "never", "disputes", width=80).out.startswith("1 check that no reported")


def test_a_check_that_comes_out_with_what_leads_is_not_in_doubt(run: Run, facts_file: WriteFacts) -> None:
    rivals = claim(217), claim(217, "two"), claim(270, "one", attributed_to="iom", paragraph=9)
    path = facts_file(
        fact("a", "arrived", *rivals, more=POLICE)
        + fact("b", "strength", claim(217), date="2024-10", more=POLICE)
        + '[checks.sum]\nabout = "Sum"\nsum = ["a"]\nequals = "b"\n'
    )
    envelope = json.loads(run("--facts", path, "disputes", "--json").out)
    assert ([each["id"] for each in envelope["items"]], envelope["checks"]) == (["a"], [])
    assert "Sum: adds up with some of the rival figures" in run("--facts", path, "show", "sum").out
