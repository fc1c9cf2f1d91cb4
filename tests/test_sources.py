"""``mss sources``: by publisher, official bodies first; some by class, grade or words; one with what it says."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.queries.sources import CLASSES, cited, matching, shelves
from tests.conftest import HEAD, Run, claim, dataset, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'

WriteFacts = Callable[..., Path]

RECORD = """
[publishers.reuters]
name = "Reuters"
aliases = ["Thomson Reuters"]
class = "agency"

[sources.bodys]
type = "report"
title = "A report of Haïti"
publisher = "united-nations"
number = "S/2024/1"
issued = "2024-11"
url = "https://example.org/body"
accessed = "2026-11-23"

[sources.older]
type = "report"
title = "An older report"
publisher = "united-nations"
issued = "2023"
url = "https://example.org/older"
accessed = "2026-11-23"

[sources.wired]
type = "article-newspaper"
title = "A reprint"
publisher = "gleaner"
origin = "reuters"
issued = "2024-10-05"
issued_basis = "the dateline"
url = "https://example.org/wired"
accessed = "2026-11-23"

[sources.bare]
type = "webpage"
title = "No name"
issued = "2024"
document = "bare.txt"
"""

FACTS = (
    fact("a", "arrived", claim(24, "bodys"), claim(24), claim(24, "wired"), claim(24, "bare"), more=POLICE)
    + fact("b", "strength", claim(24, "bodys"), claim(24, "two"), date="2024-10", more=POLICE)
    + fact("c", "event", claim(source="older"), date="2023-05")
)


@pytest.fixture
def path(facts_file: WriteFacts) -> Path:
    return facts_file(FACTS, HEAD + RECORD)


def ids(run: Run, path: Path, *args: str) -> list[str]:
    return [each["id"] for each in json.loads(run("--facts", path, "sources", *args, "--json").out)["items"]]


def test_publishers_stand_by_class_and_then_by_how_much_they_say() -> None:
    data = dataset(FACTS, HEAD + RECORD)
    found = [
        (shelf.publisher and shelf.publisher.id, [each.source.id for each in shelf.sources], shelf.claims)
        for shelf in shelves(data, cited(data, data.facts.values()))
    ]
    assert found == [
        ("united-nations", ["bodys", "older"], 3),  # the newest first
        ("gleaner", ["wired", "one"], 2),
        ("observer", ["two"], 1),
        (None, ["bare"], 1),
    ]  # fmt: skip
    assert CLASSES == ("body", "agency", "outlet", "monitor", "copy")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("united nations", {"bodys", "older"}),
        ("UN older", {"older"}),
        ("reuters", {"wired"}),  # the wire
        ("thomson", {"wired"}),
        ("gleaner", {"one", "wired"}),
        ("haiti report", {"bodys"}),
        ("s/2024/1", {"bodys"}),
        ("bare", {"bare"}),
        ("nowhere", set()),
    ],
)
def test_sources_are_found_by_publisher_wire_title_number_or_id(words: str, expected: set[str]) -> None:
    data = dataset(FACTS, HEAD + RECORD)
    assert {each.source.id for each in matching(data, cited(data, data.facts.values()), words)} == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ([], ["bodys", "older", "wired", "one", "two", "bare"]),
        (["--class", "body"], ["bodys", "older"]),
        (["--class", "monitor"], ["two"]),
        (["--class", "agency"], []),
        (["--grade", "official"], ["bodys", "older"]),
        (["--grade", "copied"], ["bare"]),
        (["--grade", "record"], []),
        (["--grade", "reported", "--class", "outlet"], ["wired", "one"]),
        (["--kind", "event"], ["older"]),
        (["-n", "2"], ["bodys", "older"]),
        (["-n", "2", "--reverse"], ["bare", "two"]),
        (["gleaner"], ["wired", "one"]),
        (["gleaner", "--known-by", "2024-09-30"], ["one"]),
        (["TWO"], ["two"]),
    ],
)
def test_sources_by_class_grade_words_and_filters(run: Run, path: Path, args: list[str], expected: list[str]) -> None:
    assert ids(run, path, *args) == expected


def test_the_list_has_a_row_for_each_publisher_under_its_class(run: Run, path: Path) -> None:
    out = run("--facts", path, "--color", "never", "sources", width=100).out
    assert [line.split() for line in out.splitlines() if line and not line.startswith("─")][:-3] == [
        ["Official", "bodies", "Sources", "Claims", "Newest"],
        ["United", "Nations", "2", "3", "Nov", "2024"],
        ["Other", "press", "and", "broadcasters", "Sources", "Claims", "Newest"],
        ["The", "Gleaner", "2", "2", "5", "Oct", "2024", "(inferred)"],
        ["Monitors", "Sources", "Claims", "Newest"],
        ["Haiti", "Observer", "1", "1", "Oct", "2024"],
        ["Publisher", "not", "shown", "Sources", "Claims", "Newest"],
        ["bare", "1", "1", "2024"],
    ]
    assert out.endswith(
        "6 sources of 4 publishers with 7 claims, each read as a stored copy or excerpt of the page, on that\n"
        "day.\n"
        "mss sources WORDS finds some, mss sources ID shows one, --all lists each.\n"
    )


def test_copies_have_one_line_beside_others(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    head = HEAD.replace('class = "monitor"', 'class = "copy"')
    path.write_text(f"{head}\n{fact('a', 'event', claim(), claim(source='two'))}", "utf-8")
    out = run("--facts", path, "--color", "never", "sources", width=100).out
    line = "Mirrors, rewrites, blogs and unknown newsrooms: 1 source of 1 publisher.  mss sources --class copy"
    assert line in out.splitlines()
    assert "Haiti Observer" not in out
    own = run("--facts", path, "--color", "never", "sources", "--class", "copy", width=100).out
    assert own.splitlines()[2].split()[:3] == ["Haiti", "Observer", "1"]


def test_with_all_or_words_or_in_a_pipe_each_source_has_a_line(run: Run, path: Path) -> None:
    line = "Nov 2024  United Nations  A report of Haïti  official, 2 facts  bodys"
    for ran in (
        run("--facts", path, "--color", "never", "sources", "--all", width=100),
        run("--facts", path, "--color", "never", "sources", "united", width=100),
        run("--facts", path, "sources"),
    ):
        assert ran.out.splitlines()[0] == line
    assert "2024  publisher not shown  No name  copied, 1 fact  bare" in run("--facts", path, "sources").out


def test_one_source_has_its_card_and_what_it_says(run: Run, path: Path) -> None:
    out = run("--facts", path, "--color", "never", "sources", "wired", width=100).out
    for text in (
        "wired\n",
        "Publisher  The Gleaner (outlet)\n",
        "Issued     5 Oct 2024 (inferred: the dateline)\n",
        "URL        https://example.org/wired\n",
        "Accessed   23 Nov 2026 (read as a stored copy or excerpt of the page, on that day)\n",
        "Origin     Reuters\n",
        "Claims\n1 fact, 1 claim\n",
        "¶1  Something.  a\n    24 police  Reuters, by The Gleaner, 5 Oct 2024, ¶1\n",
    ):
        assert text in out, text
    bare = run("--facts", path, "--color", "never", "sources", "bare", width=100).out
    assert "Publisher  not shown\n" in bare
    assert "Document   bare.txt\n" in bare
    envelope = json.loads(run("--facts", path, "sources", "wired", "--json").out)
    [item] = envelope["items"]
    expected = {
        "publisher": "The Gleaner", "publisher_id": "gleaner", "class": "outlet", "origin": "Reuters",
        "grade": "reported", "facts": 1, "claims": 1,
    }  # fmt: skip
    assert {name: item[name] for name in expected} == expected
    assert [each["fact"] for each in envelope["claims"]] == ["a"]
    markdown = run("--facts", path, "sources", "wired", "--format", "markdown").out
    assert markdown.startswith("## wired\n")
    assert "| ¶1 | a | 24 police |  |  |  |" in markdown


def test_a_source_says_whom_it_credits_and_whom_it_retells(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("a", "event", claim(attributed_to="iom"), claim(paragraph=2, origin="iom")),
        HEAD.replace('publisher = "gleaner"', 'publisher = "gleaner"\norigin = "observer"'),
    )
    out = run("--facts", path, "--color", "never", "sources", "one", width=100).out
    assert "    International Organization for Migration, by The Gleaner, 12 Sep 2024, ¶1\n" in out
    assert "    International Organization for Migration, retold by The Gleaner, 12 Sep 2024, ¶2\n" in out
    markdown = run("--facts", path, "sources", "one", "--format", "markdown").out
    assert "| Where | Fact | Figure | Printed | Credits | Origin |" in markdown
    assert "| ¶1 | a |  |  | International Organization for Migration |  |" in markdown
    assert "| ¶2 | a |  |  |  | International Organization for Migration |" in markdown
    envelope = json.loads(run("--facts", path, "sources", "one", "--json").out)
    assert [(each["claim"]["attributed_to"], each["claim"]["origin"]) for each in envelope["claims"]] == [
        ("International Organization for Migration", None),
        (None, "International Organization for Migration"),
    ]


def test_a_source_without_numbered_paragraphs_has_its_claims_all_the_same(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("a", "event", claim(paragraph=None, locator="headline")) + fact("b", "event", claim(source="two"))
    )
    out = run("--facts", path, "--color", "never", "sources", "one", width=100).out
    assert "·   Something.  a\n    The Gleaner, 12 Sep 2024, headline\n" in out


def test_sources_for_scripts_and_documents(run: Run, path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--facts", path, "sources", "--format", "csv").out)))
    assert [(row["id"], row["publisher"], row["class"], row["grade"]) for row in rows][:2] == [
        ("bodys", "United Nations", "body", "official"), ("older", "United Nations", "body", "official"),
    ]  # fmt: skip
    markdown = run("--facts", path, "sources", "--format", "markdown").out
    assert "| [bodys](<https://example.org/body>) | United Nations | body | official | Nov 2024 | 2 | 2 |" in markdown
    assert "| bare | not shown |  | copied | 2024 | 1 | 1 |" in markdown


def test_what_is_not_there(run: Run, path: Path) -> None:
    ran = run("--facts", path, "sources", "gleanr")
    assert (ran.code, ran.out) == (1, "")
    assert "no source 'gleanr': did you mean 'The Gleaner'?" in ran.err or "'mss sources' lists" in ran.err
    ran = run("--facts", path, "sources", "--class", "agency")
    assert (ran.code, ran.out, ran.err) == (0, "", "mss: no source speaks of such facts; take away a filter\n")
    assert run("--facts", path, "sources", "--class", "paper").code == 2
    of_none = json.loads(run("--facts", path, "sources", "older", "--kind", "arrived", "--json").out)
    assert (of_none["items"][0]["facts"], of_none["items"][0]["claims"]) == (0, 0)
