"""``mss brief``: one screen to file from."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.facts_file.load import load
from mss_cli.model.dates import when
from mss_cli.model.records import Dataset
from mss_cli.queries.brief import brief
from tests.conftest import Run, claim, dataset, fact

MISSION = 'unit = "personnel"\nforce = "mss"'
LATER = 'unit = "personnel"\nforce = "gsf"'
PEOPLE = 'unit = "people"\ncountries = ["HTI"]'
HAITI = '[countries.HTI]\nname = "Haiti"\nalpha2 = "HT"\n'

WriteFacts = Callable[[str], Path]


@pytest.fixture(scope="session")
def seeds(seed_facts: Path) -> Dataset:
    """What the five seed articles state."""
    return load(seed_facts)


def topics(data: Dataset, day: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in brief(data, when(day)):
        found.setdefault(line.topic, []).append(line.finding.fact.id)
    return found


def test_the_articles_by_topic(seeds: Dataset) -> None:
    found = topics(seeds, "2025-01-31")
    assert found["strength"] == ["mission-strength-2025-01-18"]
    assert found["displaced"] == ["displaced-2025-01"]
    assert found["disputes"] == ["kenya-pledge", "kenya-announced-600"]
    assert found["next"] == ["kenya-announced-february"]
    before = topics(seeds, "2024-09-22")["next"]
    assert before[0] == "council-vote-expected"
    assert "mandate-expiry-2024-10" in before


def test_the_latest_whole_figure_that_leads_with_a_number_stands() -> None:
    data = dataset(
        fact("old", "strength", claim(980), date="2024-01", more=MISSION)
        + fact("bound", "strength", claim(1_000, bound="under"), date="2024-02", more=MISSION)
        + fact("kenyan", "strength", claim(600), date="2024-03", more=f'{MISSION}\ncountries = ["KEN"]')
        + fact("women", "strength", claim(30), date="2024-03", more=f'{MISSION}\nscope = "women"')
        + fact("half", "displaced", claim(50), date="2024-03", more='unit = "percent"')
        + HAITI
        + fact("displaced", "displaced", claim(5), date="2024-02", more=PEOPLE)
    )
    found = topics(data, "2025")
    assert found["strength"] == ["old"]
    assert found["displaced"] == ["displaced"]
    assert "killed" not in found


def test_the_ceiling_and_the_commander_are_of_the_force_of_the_day() -> None:
    data = dataset(
        fact("planned", "authorized", claim(2_500), date="2023-10-02", more=MISSION)
        + fact("ceiling", "authorized", claim(5_550), date="2025-09-30", more=LATER)
        + fact("otunge", "leadership", claim(), date="2024-06", more='force = "mss"')
        + fact("successor", "leadership", claim(), date="2025-12", more='force = "gsf"')
    )
    before, after = topics(data, "2025-01"), topics(data, "2026-01")
    assert (before["authorized"], before["command"]) == (["planned"], ["otunge"])
    assert (after["authorized"], after["command"]) == (["ceiling"], ["successor"])


def test_who_governs_haiti_is_the_latest_of_each_office() -> None:
    office = 'countries = ["HTI"]\nscope = "{}"'
    data = dataset(
        HAITI
        + fact("henry", "leadership", claim(), date="2021-07", more=office.format("prime minister"))
        + fact("conille", "leadership", claim(), date="2024-06", more=office.format("prime minister"))
        + fact("council", "leadership", claim(), date="2024-04", more=office.format("council"))
        + fact("police", "leadership", claim(), date="2023", more=office.format("police"))
    )
    assert topics(data, "2025")["government"] == ["conille", "council"]


def test_money_is_what_the_fund_had_last_and_the_largest_payers() -> None:
    def paid(name: str, value: int, more: str, date: str = "2024") -> str:
        return fact(name, "funding-paid", claim(value), date=date, more=f'unit = "USD"\n{more}')

    data = dataset(
        '[countries.CAN]\nname = "Canada"\nalpha2 = "CA"\n'
        + paid("fund-old", 68, 'scope = "trust fund"', "2024-01")
        + paid("fund-new", 113, 'scope = "trust fund"', "2024-06")
        + paid("kenya-little", 5, 'countries = ["KEN"]')
        + paid("kenya-much", 50, 'countries = ["KEN"]', "2023")
        + paid("jamaica", 7, 'countries = ["JAM"]')
        + paid("canada", 60, 'countries = ["CAN"]')
        + paid("together", 900, 'countries = ["CAN", "KEN"]')
        + fact("shillings", "funding-paid", claim(10_000), date="2024", more='unit = "KES"\ncountries = ["JAM"]')
        + fact("promised", "funding-pledged", claim(10_000), date="2024", more='unit = "USD"\ncountries = ["JAM"]')
    )
    assert topics(data, "2025")["funding"] == ["fund-new", "canada", "kenya-much"]


def test_next_is_only_what_can_still_come() -> None:
    police = 'unit = "police"\ncountries = ["KEN"]'
    data = dataset(
        fact("past", "announced", claim(24), date="2024-09", more=f'{police}\ndue = "2024-10"')
        + fact("awaited", "announced", claim(24), date="2024-09", more=f'{police}\ndue = "2025-06"')
        + fact("sooner", "announced", claim(24), date="2024-10", more=f'{police}\ndue = "2025-02"')
        + fact("not-yet", "announced", claim(24), date="2025-03", more=f'{police}\ndue = "2025-06"')
        + fact("foretold", "event", claim(), date="2025-03-01")
        + fact("unforeseen", "event", claim(source="late"), date="2025-03-01")
        + fact("mandate", "mandate", claim(), date="2024-10-02", more='due = "2025-10-02"')
        + '[sources.late]\ntype = "report"\ntitle = "Late"\nissued = "2025-03"\n'
    )
    assert topics(data, "2025-01-31")["next"] == ["sooner", "foretold", "awaited"]


def test_the_latest_are_milestones_and_at_most_two() -> None:
    data = dataset(
        "".join(fact(f"m{n}", "event", claim(), date=f"2024-0{n}", more="milestone = true") for n in range(1, 6))
        + fact("detail", "event", claim(), date="2024-08")
    )
    assert topics(data, "2025")["latest"] == ["m5", "m4"]
    assert topics(data, "2024-03-15")["latest"] == ["m2", "m1"]


LINES = (
    HAITI
    + fact(
        "mandate", "mandate", claim(12, unit="months"), date="2024-09-30", more='due = "2025-10-02"\nmilestone = true'
    )
    + fact("there", "strength", claim(430, bound="about"), date="2024-09-12", more=MISSION)
    + fact("displaced", "displaced", claim(5), claim(7, "two"), date="2024-09", more=PEOPLE)
    + fact("hunger", "killed", claim(5), date="2024-09", more=PEOPLE)
)


def test_the_page_says_when_and_how_old_and_whether_the_mandate_still_runs(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(LINES)
    args = ("--facts", path, "--color", "never", "brief", "--as-of")
    out = run(*args, "2025-06-30", width=100).out
    lines = out.splitlines()
    assert lines[0] == "Test, as of 30 Jun 2025"
    assert lines[1].startswith("The record ends 8 months before 30 Jun 2025: ")
    assert lines[2].startswith("Mandate    12 months  30 Sep 2024: Something. Runs to 2 Oct 2025.")
    assert "Present    about 430 personnel  12 Sep 2024 (10 months before): Something." in out
    assert "Displaced  5 or 7 people  Sep 2024 (9 months before): Something.  ≠  The Gleaner +1  displaced" in out
    assert "Killed     5 people  Sep 2024: Something." in out
    assert lines[-1] == "5 facts   ≠ 2 where they differ   mss help marks"
    assert "Ran to 2 Oct 2025." in run(*args, "2025-10-03", width=100).out
    assert "(" not in run(*args, "2024-09-30", width=100).out  # nothing is old yet
    today = run("--facts", path, "--color", "never", "brief", width=100).out
    assert today.startswith("Test, as of ")
    assert "today" in today.splitlines()[0]


def test_in_a_pipe_each_line_has_its_topic(run: Run, facts_file: WriteFacts) -> None:
    milestones = "".join(
        fact(f"milestone-{n}", "event", claim(), date=f"2024-0{n}", more="milestone = true") for n in (1, 2)
    )
    out = run("--facts", facts_file(LINES + milestones), "brief", "--as-of", "2025-06-30").out
    assert [line.split()[0] for line in out.splitlines()[2:]] == [
        "Mandate", "Present", "Displaced", "Killed", "Disputed", "Latest", "Latest",
    ]  # fmt: skip
    assert "disputed  The Gleaner +1  displaced" in out


def test_the_brief_for_scripts(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(LINES)
    envelope = json.loads(run("--facts", path, "brief", "--as-of", "2025-06-30", "--json").out)
    assert envelope["query"] == {"as_of": "2025-06-30", "known_by": None}
    assert [(each["topic"], each["id"]) for each in envelope["items"]] == [
        ("mandate", "mandate"), ("strength", "there"), ("displaced", "displaced"), ("killed", "hunger"),
        ("disputes", "displaced"),
    ]  # fmt: skip
    assert envelope["items"][1]["fact"]["lead"]["bound"] == "about"
    rows = list(csv.DictReader(io.StringIO(run("--facts", path, "brief", "--as-of", "2025-06", "--format", "csv").out)))
    assert {"mandate", "strength", "displaced", "killed"} <= {row["topic"] for row in rows}
    markdown = run("--facts", path, "brief", "--as-of", "2025-06-30", "--format", "markdown").out
    assert markdown.startswith("## Test, as of 30 Jun 2025\n")
    assert "| Present | about 430 personnel | single | 12 Sep 2024 | Something. | The Gleaner |" in markdown
    known = json.loads(run("--facts", path, "brief", "--as-of", "2025", "--known-by", "2024-09-20", "--json").out)
    assert known["query"]["known_by"] == "2024-09-20"
    assert "disputes" not in {each["topic"] for each in known["items"]}


def test_of_a_day_before_everything_nothing_is_known(run: Run) -> None:
    for width in (None, 80):
        ran = run("brief", "--as-of", "1900", width=width)
        assert (ran.code, ran.out, ran.err) == (0, "", "mss: nothing is known as of that day\n")


def test_the_shipped_record_fits_one_screen(run: Run) -> None:
    for day in ("2025-01-31", "2026-11-26"):
        out = run("--color", "never", "brief", "--as-of", day, width=100).out
        assert out.startswith("The Multinational Security Support mission in Haiti, as of ")
        assert len(out.splitlines()) <= 50
        assert {line[:11].strip() for line in out.splitlines()} >= {"Mandate", "Command", "May have", "Present", "Next"}
    assert run("brief").code == 0


def test_who_commands_and_who_represents_stand_apart_and_a_promise_beside_the_ceiling() -> None:
    own = 'force = "gsf"\n'
    data = dataset(
        fact("ceiling", "authorized", claim(5550), date="2025-09-30", more=f'unit = "personnel"\n{own}')
        + fact("promised", "pledged", claim(7500, bound="up-to"), date="2025-12-19", more=f'unit = "personnel"\n{own}')
        + fact("first", "leadership", claim(), date="2025-11-19", more=f'scope = "commander"\n{own}')
        + fact("second", "leadership", claim(), date="2026-05-14", more=f'scope = "commander"\n{own}')
        + fact("envoy", "leadership", claim(), date="2025-12-02", more=f'scope = "special representative"\n{own}')
    )
    found = topics(data, "2026-06-30")
    assert (found["command"], found["pledged"]) == (["second", "envoy"], ["promised"])
    assert topics(data, "2025-12-31")["command"] == ["envoy", "first"]


def test_what_has_become_of_a_plan_is_no_longer_ahead() -> None:
    data = dataset(
        fact("plan", "statement", claim(), date="2024-11", more='due = "2025-08-30"\noutcome = "again"\n')
        + fact("again", "statement", claim(), date="2025-03", more='due = "2025-12-13"\n')
    )
    assert topics(data, "2025-01-31")["next"] == ["plan"]
    assert topics(data, "2025-04-30")["next"] == ["again"]
