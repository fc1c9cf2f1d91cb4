"""``mss timeline``: the milestones, or with --all or any filter every fact that matches."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.model.records import Dataset
from tests.conftest import Run, claim, fact

POLICE = 'unit = "police"\ncountries = ["JAM"]'
MILESTONE = "milestone = true"

WriteFacts = Callable[[str], Path]

STORY = (
    fact("asked", "event", claim(), claim(source="two"), date="2022-10-06/2022-10-09", more=MILESTONE)
    + fact("detail", "event", claim(), date="2022-11")
    + fact("landed", "arrived", claim(24), claim(20, "two"), date="2024-09-12", more=f"{POLICE}\n{MILESTONE}")
)


def ids(run: Run, path: Path, *args: str) -> list[str]:
    return [each["id"] for each in json.loads(run("--facts", path, "timeline", *args, "--json").out)["items"]]


@pytest.mark.parametrize(
    ("args", "expected", "milestones"),
    [
        ([], ["asked", "landed"], True),
        (["--reverse"], ["landed", "asked"], True),
        (["-n", "1"], ["asked"], True),
        (["--all"], ["asked", "detail", "landed"], False),
        (["--all", "--reverse", "-n", "2"], ["landed", "detail"], False),
        (["--kind", "event"], ["asked", "detail"], False),
        (["--kind", "event,arrived"], ["asked", "detail", "landed"], False),
        (["--country", "jm"], ["landed"], False),
        (["--since", "2022-11"], ["detail", "landed"], False),
        (["--until", "2022"], ["asked", "detail"], False),
        (["--standing", "single"], ["detail"], False),
        (["--standing", "single,corroborated"], ["asked", "detail"], False),
        (["--source", "two"], ["asked", "landed"], False),
        (["--source", "one, two"], ["asked", "detail", "landed"], False),
        (["--as-of", "2023"], ["asked", "detail"], False),
        (["--known-by", "2024-09-30"], ["asked", "detail", "landed"], False),
    ],
)
def test_milestones_or_every_fact_that_matches(
    run: Run, facts_file: WriteFacts, args: list[str], expected: list[str], milestones: bool
) -> None:
    path = facts_file(STORY)
    envelope = json.loads(run("--facts", path, "timeline", *args, "--json").out)
    assert [each["id"] for each in envelope["items"]] == expected
    assert envelope["query"]["milestones"] is milestones
    for form in ("csv", "markdown", "jsonl"):
        out = run("--facts", path, "timeline", *args, "--format", form).out
        assert {name for name in ("asked", "detail", "landed") if re.search(rf"\b{name}\b", out)} == {*expected}


def test_a_record_without_milestones_shows_every_fact(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(STORY.replace(MILESTONE, ""))
    envelope = json.loads(run("--facts", path, "timeline", "--json").out)
    assert (envelope["count"], envelope["query"]["milestones"]) == (3, False)
    assert "These are the milestones" not in run("--facts", path, "timeline", width=100).out


def test_the_closing_lines_say_how_many_facts_there_are_and_how_to_see_them(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(STORY)
    out = run("--facts", path, "--color", "never", "timeline", width=100).out.splitlines()
    assert out[-3:-1] == [
        "2 facts   ✓ 1 said by two or more origins   ≠ 1 where they differ   mss help marks",
        "These are the milestones of 3 facts.  mss timeline --all",
    ]
    assert out[-1].startswith("The record ends ")
    assert "milestones" not in run("--facts", path, "timeline", "--all", width=100).out
    assert "milestones" not in run("--facts", path, "timeline").out


def test_each_entry_has_its_date_mark_lead_standing_and_best_source(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(STORY + fact("led", "strength", claim(30), claim(30, "two"), date="2024-11", more=POLICE))
    lines = run("--facts", path, "--color", "never", "timeline", "--all", width=120).out.splitlines()
    assert lines[:4] == [
        "2022    6–9 Oct  •  Something.  ✓  The Gleaner +1  asked",
        "            Nov  •  Something.  The Gleaner  detail",
        "2024     12 Sep  ▲  24 or 20 police: Something.  ≠  The Gleaner +1  landed",
        "            Nov  ■  30 police: Something.  ✓  The Gleaner +1  led",
    ]
    narrow = run("--facts", path, "--color", "never", "timeline", "--kind", "arrived", width=60).out.splitlines()
    assert narrow[:2] == [
        "2024     12 Sep  ▲  24 or 20 police: Something.  ≠",
        "                   The Gleaner +1  landed",
    ]


def test_a_date_that_is_open_stands_at_its_known_end(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("before", "event", claim(), date="../2023-10")
        + fact("after", "event", claim(), date="2023-11/..")
        + fact("about", "event", claim(), date="2023-12-05~")
        + fact("year", "event", claim(), date="2010/2020")
    )
    out = run("--facts", path, "--color", "never", "timeline", width=100).out
    assert "→ Oct  •  Something.  until Oct 2023  The Gleaner  before" in out
    assert "Nov →  •  Something.  from Nov 2023  The Gleaner  after" in out
    assert " ~5 Dec  •  Something.  The Gleaner  about" in out
    assert out.startswith("2010          →  •  Something.  2010 – 2020  The Gleaner  year\n")


def test_in_a_pipe_there_is_a_line_a_fact_with_whole_dates_and_states_in_words(
    run: Run, facts_file: WriteFacts
) -> None:
    out = run("--facts", facts_file(STORY), "timeline", "--as-of", "2024-10-31").out
    assert out == (
        "6–9 Oct 2022  event  Something.  corroborated  The Gleaner +1  asked\n"
        "Nov 2022  event  Something.  The Gleaner  detail\n"
        "12 Sep 2024  arrived  24 or 20 police: Something.  disputed  The Gleaner +1  landed\n"
    )


def test_what_differs_is_said_behind_the_mark(run: Run, facts_file: WriteFacts) -> None:
    many = [
        claim(217),
        claim(217, "two"),
        *(claim(value, paragraph=n) for n, value in enumerate((218, 219, 270, 280), 2)),
    ]
    path = facts_file(
        fact("day", "event", claim(), claim(source="two", date="2025"))
        + fact("unit", "arrived", claim(24), claim(24, "two", unit="military"), more=POLICE)
        + fact("words", "event", claim(), claim(source="two", disputes="it was put off"))
        + fact("figure", "arrived", *many, more=POLICE)
    )
    out = run("--facts", path, "--color", "never", "timeline", width=120).out
    assert "≠ day  The Gleaner" in out
    assert "≠ unit  The Gleaner" in out
    assert "≠ account  The Gleaner" in out
    assert "217 police: Something.  ≠ also 218 · 219 · 270 · +1  The Gleaner +1  figure" in out


def test_all_facts_as_json_are_the_whole_record(run: Run, shipped: Dataset) -> None:
    items = json.loads(run("timeline", "--all", "--json").out)["items"]
    assert {item["id"] for item in items} == shipped.facts.keys()
    assert sum(len(item["claims"]) for item in items) == sum(len(each.claims) for each in shipped.facts.values())
    milestones = json.loads(run("timeline", "--json").out)
    assert milestones["query"]["milestones"] is True
    assert 60 <= milestones["count"] <= 90
