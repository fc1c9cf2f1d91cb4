"""``mss show``: all of a fact, a source or a check."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HEAD, Run, claim, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'

WriteFacts = Callable[..., Path]

MORE_SOURCES = """
[publishers.jamaica]
name = "Government of Jamaica"
class = "body"
country = "JAM"

[sources.keeper]
type = "report"
title = "Third"
title_is_description = true
publisher = "jamaica"
issued = "2024-11"
issued_basis = "the page's header"
url = "https://example.org/keeper"

[sources.copy]
type = "webpage"
title = "Fourth"
issued = "2024-12"
document = "fourth.txt"
"""

FULL = (
    fact(
        "a", "arrived",
        claim(24, printed="24 police", attributed_to="iom", note="a remark"),
        claim(25, "two", paragraph=None, locator="page 3", date="2024-09-12"),
        claim(24, "keeper"),
        claim(24, "copy"),
        claim(42, "two", set_aside="digits swapped: the page's own table has 24"),
        date="2024-09-12",
        more=f'{POLICE}\nforce = "mss"\nmilestone = true\nnote = "a note"\ndate_basis = "a basis"\nscope = "the first"',
    )
    + fact("b", "strength", claim(24), date="2024-10", more=POLICE)
    + fact("c", "event", claim(), claim(source="two", disputes="it was put off"), date="2024")
    + '[checks.sum]\nabout = "Sum"\nrule = "strength"\nsum = ["a"]\nequals = "b"\nnote = "a caveat"\n'
)  # fmt: skip


def test_a_fact_has_its_answer_and_standing_then_claims_by_grade_then_what_is_set_aside_then_checks(
    run: Run, facts_file: WriteFacts
) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    out = run("--facts", path, "--color", "never", "show", "a", "--as-of", "2024-12-31", width=120).out
    order = [
        "Something.  a\n",
        "Answer     24 police (record: the keeper's own document gives one figure)",
        "Standing   disputed over the figure: 2 origins say 24 police (and 1 copy); 1 origin says 25 police; 1 claim",
        "Kind       arrived: personnel that landed in Haiti",
        "Date       12 Sep 2024 (a basis)",
        "Countries  Jamaica",
        "Scope      the first",
        "Force      mss",
        "Milestone  one of the facts that tell the story",
        "Note       a note",
        "Record: the keeper's own document",
        "· 24 police  Government of Jamaica, Nov 2024, ¶1",
        "  Government of Jamaica, Nov 2024 (inferred): Third  keeper  nearest archived copy, not checked",
        "Quoted: a named speaker or body, in somebody's report",
        "· 24 police  International Organization for Migration, by The Gleaner, 12 Sep 2024, ¶1  “24 police”  a remark",
        "  The Gleaner, 12 Sep 2024: “First”  one  nearest archived copy, not checked",
        "Reported: a news agency, outlet or monitor, in its own voice",
        "· 25 police  Haiti Observer, Oct 2024, page 3  dated 12 Sep 2024",
        "Copied: a mirror, rewrite, aggregator or blog, or a publisher not known",
        "· 24 police  copy, Dec 2024, ¶1",
        "  publisher not shown, Dec 2024: “Fourth”  copy\n",
        "Set aside: shown to be a slip, and counted for nothing",
        "· 42 police  Haiti Observer",
        "  digits swapped: the page's own table has 24",
        "Checks",
        "Sum: adds up",
        "24 = 24",
        "a caveat",
    ]
    at = -1
    for text in order:
        assert text in out, text
        at = out.index(text, at + 1)
    assert "Unit" not in out
    assert "The record ends" not in out


def test_whom_a_page_retells_is_told_from_whom_it_credits(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(fact("a", "arrived", claim(24, origin="iom"), claim(24, paragraph=2), more=POLICE))
    out = run("--facts", path, "--color", "never", "show", "a", width=120).out
    assert "Quoted: a named speaker or body, in somebody's report\n" in out
    assert "· 24 police  International Organization for Migration, retold by The Gleaner, 12 Sep 2024, ¶1\n" in out
    [item] = json.loads(run("--facts", path, "show", "a", "--json").out)["items"]
    assert [(each["origin"], each["attributed_to"]) for each in item["claims"]] == [
        ("International Organization for Migration", None),
        (None, None),
    ]


def test_an_account_that_contradicts_says_why(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    out = run("--facts", path, "--color", "never", "show", "c", width=100).out
    assert "Can't be true together with the others: it was put off" in out
    assert "Standing   disputed over the account: 1 origin says so; 1 origin says otherwise" in out
    assert "Answer" not in out


def test_where_nothing_leads_the_rivals_are_the_answer(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(fact("a", "arrived", claim(24), claim(20, "two"), more=POLICE))
    assert "Answer     no lead: 24 or 20 police\n" in run("--facts", path, "--color", "never", "show", "a").out


def test_one_fact_for_scripts(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    envelope = json.loads(run("--facts", path, "show", "A", "--json").out)
    [item] = envelope["items"]
    assert item["lead"] == {
        "low": 24, "high": 24, "bound": "exact", "unit": "police", "basis": "record", "grade": "record", "origins": 2,
        "against": 1,
    }  # fmt: skip
    assert item["figure"] == {"low": 24, "high": 25}
    assert (item["standing"], item["milestone"], item["force"], item["country_names"]) == (
        "disputed", True, "mss", ["Jamaica"],
    )  # fmt: skip
    assert [each["grade"] for each in item["claims"]] == ["record", "quoted", "reported", "reported", "copied"]
    quoted = item["claims"][1]
    assert (quoted["publisher"], quoted["url"], quoted["attributed_to"]) == (
        "The Gleaner", "https://example.org/one", "International Organization for Migration",
    )  # fmt: skip
    assert [each["set_aside"] for each in item["claims"]].count(None) == 4
    assert (item["claims"][-1]["publisher"], item["claims"][-1]["url"]) == (None, None)
    assert [each["id"] for each in envelope["checks"]] == ["sum"]
    assert envelope["sources"] == []


def test_a_lead_that_is_open_has_a_null_end(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("over", "arrived", claim(24, bound="over"), more=POLICE)
        + fact("under", "arrived", claim(24, bound="under"), date="2024-10", more=POLICE)
        + fact("none", "event", claim())
    )
    items = json.loads(run("--facts", path, "show", "over", "under", "none", "--json").out)["items"]
    leads = [item["lead"] and [item["lead"][name] for name in ("low", "high", "bound")] for item in items]
    assert leads == [[24, None, "over"], [None, 24, "under"], None]


def test_sources_and_checks_are_shown_by_their_ids(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    out = run("--facts", path, "--color", "never", "show", "two", "SUM", width=100).out
    for text in (
        "two\nType       report\nTitle      Second\nPublisher  Haiti Observer (monitor)\n",
        "Accessed   23 Nov 2026 (read as a stored copy or excerpt of the page, on that day)",
        "Archive    https://web.archive.org/web/20261123/https://example.org/two (nearest copy, not checked)",
        "Sum: adds up",
    ):
        assert text in out, text
    assert "The record ends" not in out
    envelope = json.loads(run("--facts", path, "show", "two", "sum", "--json").out)
    assert (envelope["items"], envelope["count"]) == ([], 0)
    assert [each["id"] for each in envelope["checks"]] == ["sum"]
    [source] = envelope["sources"]
    assert source["publisher"] == "Haiti Observer"
    assert (source["publisher_id"], source["class"]) == ("observer", "monitor")
    assert source["archive"] == "https://web.archive.org/web/20261123/https://example.org/two"


def test_a_source_without_a_day_of_access_is_archived_about_its_issue(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    items = json.loads(run("--facts", path, "sources", "--json").out)["items"]
    archives = {item["id"]: item["archive"] for item in items}
    assert archives["keeper"] == "https://web.archive.org/web/20241130/https://example.org/keeper"
    assert archives["copy"] is None
    shown = run("--facts", path, "show", "copy", width=100).out
    assert "Archive" not in shown
    assert "Publisher" in shown


def test_several_things_are_shown_in_turn_and_each_once(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    envelope = json.loads(run("--facts", path, "show", "b", "a", "B", "--json").out)
    assert [each["id"] for each in envelope["items"]] == ["b", "a"]
    assert [each["id"] for each in envelope["checks"]] == ["sum"]
    out = run("--facts", path, "--color", "never", "show", "b", "a", width=100).out
    assert out.count("Sum: adds up") == 2
    assert out.count("The record ends") == 1


def test_what_was_not_so_by_then_is_said(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FULL, HEAD + MORE_SOURCES)
    for args in (["--as-of", "2023"], ["--known-by", "2023"]):
        ran = run("--facts", path, "show", "a", *args)
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == "mss: nothing of this was so, or known, by that day\n"
    known = json.loads(run("--facts", path, "show", "a", "--known-by", "2024-09-30", "--json").out)
    assert [each["source"] for each in known["items"][0]["claims"]] == ["one"]


@pytest.mark.parametrize("name", ["aa", "summ", "keepr"])
def test_a_misspelt_id_gets_a_suggestion(run: Run, facts_file: WriteFacts, name: str) -> None:
    ran = run("--facts", facts_file(FULL, HEAD + MORE_SOURCES), "show", name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"mss: no fact, source or check {name!r}: did you mean ")
