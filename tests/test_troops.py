"""Who pledged, announced, landed and is present: stages, whole forces, what no row has the figure of."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import pytest

from mss_cli.model.dates import when
from mss_cli.model.figures import Interval
from mss_cli.model.records import Dataset
from mss_cli.queries.findings import find_all
from mss_cli.queries.select import by_date
from mss_cli.queries.troops import Stage, Troops, force_of, latest_stock, troops
from tests.conftest import Run, claim, dataset, fact

MILITARY = 'unit = "military"\ncountries = ["JAM"]'
POLICE = 'unit = "police"\ncountries = ["JAM"]'
MISSION = 'unit = "personnel"\nforce = "mss"'
LATER = 'unit = "personnel"\nforce = "gsf"'

WriteFacts = Callable[[str], Path]


def found_in(data: Dataset, day: str = "2026", *countries: str) -> Troops:
    return troops(data, find_all(data, by_date(data.facts.values())), when(day), countries)


def values(stage: Stage | None) -> tuple[object, ...]:
    assert stage and stage.value
    facts = [each.fact.id for each in stage.findings]
    return (stage.value.low, stage.value.high, stage.date, stage.unit, facts)


def test_stages_stand_side_by_side() -> None:
    data = dataset(
        fact("pledge-1", "pledged", claim(100), date="2023", more=POLICE)
        + fact("pledge-2", "pledged", claim(200), date="2024-01", more=POLICE)
        + fact("pledge-3", "pledged", claim(), date="2024-02", more=POLICE)
        + fact("first", "arrived", claim(24), date="2024-09-12", more=POLICE)
        + fact("second", "arrived", claim(10, bound="about"), date="2024-11", more=MILITARY)
        + fact("next-1", "announced", claim(50), date="2024-01", more=POLICE)
        + fact("next-2", "announced", claim(20), date="2024-03", more=POLICE)
        + fact("next-3", "announced", claim(30), date="2024-03", more=POLICE)
        + fact("ceiling", "authorized", claim(2500), more=MISSION)
        + fact("both", "arrived", claim(83), more='unit = "personnel"\ncountries = ["JAM", "KEN"]')
        + fact("offer", "pledged", claim(), more='countries = ["KEN"]')
        + fact("left", "departed", claim(3), date="2025", more=POLICE)
        + fact("quiet", "event", claim(), more='countries = ["KEN"]')
    )  # fmt: skip
    found = found_in(data)
    assert [row.country for row in found.rows] == ["JAM", "KEN"]
    pledged, announced, arrived, present = found.rows[0].stages
    assert present is None
    assert values(pledged) == (200, 200, "2024-01", "police", ["pledge-2"])
    assert values(announced) == (50, 50, "2024-03", "police", ["next-2", "next-3"])
    assert values(arrived) == (D("33.5"), D("34.5"), "2024-09-12/2024-11", "police-and-military", ["first", "second"])
    offer, *_ = find_all(data, [data.facts["offer"]])
    assert found.rows[1].stages[0] == Stage(None, "2024-09", None, "single", (offer,))
    [mission, *_] = found.forces
    assert mission.authorized and mission.authorized.value == Interval(D(2500), D(2500))
    assert mission.strength is None
    assert [each.fact.id for each in found.joint] == ["both"]


def test_a_country_that_only_lost_personnel_has_no_row() -> None:
    assert found_in(dataset(fact("left", "departed", claim(3), more=POLICE))).rows == ()


def test_a_sum_lasts_as_long_as_its_longest_part() -> None:
    data = dataset(
        fact("long", "arrived", claim(1), date="2024-06-01/2024-06-20", more=POLICE)
        + fact("short", "arrived", claim(1), date="2024-06-10", more=POLICE)
    )
    [row] = found_in(data).rows
    assert row.stages[2]
    assert row.stages[2].date == "2024-06-01/2024-06-20"


def test_what_is_said_of_several_countries_gives_each_a_stage_without_a_figure() -> None:
    joint = fact("both", "pledged", claim(83), more='unit = "personnel"\ncountries = ["JAM", "KEN"]')
    own = fact("own", "pledged", claim(24), more=POLICE)
    alone = found_in(dataset(joint))
    assert [(row.name, row.stages[0] and row.stages[0].value) for row in alone.rows] == [
        ("Jamaica", None), ("Kenya", None),
    ]  # fmt: skip
    assert all(row.stages[0] and row.stages[0].last.fact.id == "both" for row in alone.rows)
    jamaica, kenya = found_in(dataset(joint + own)).rows
    assert values(jamaica.stages[0])[:2] == (24, 24)  # its own figure goes before the joint one
    assert kenya.stages[0] and kenya.stages[0].value is None
    [only] = found_in(dataset(joint + own), "2026", "KEN").rows
    assert only == kenya


def test_a_part_is_left_out_where_there_is_a_whole_and_is_listed_below() -> None:
    women = fact("women", "arrived", claim(5), more=f'{POLICE}\nscope = "women"')
    soldiers = fact("soldiers", "arrived", claim(20), more=f'{MILITARY}\npart_of = "whole"')
    whole = fact("whole", "arrived", claim(24), more='unit = "police-and-military"\ncountries = ["JAM"]')
    found = found_in(dataset(whole + women + soldiers))
    assert values(found.rows[0].stages[2])[:2] == (24, 24)
    assert {each.fact.id for each in found.parts} == {"women", "soldiers"}
    parts = found_in(dataset(women))
    assert values(parts.rows[0].stages[2])[:2] == (5, 5)  # better than nothing
    assert parts.parts == ()


def strengths(*facts: tuple[str, list[str]]) -> Dataset:
    return dataset("".join(fact(day, "strength", *claims, date=day, more=MISSION) for day, claims in facts))


@pytest.mark.parametrize(
    ("facts", "chosen", "beside"),
    [
        ([("2024-01", [claim(980)]), ("2024-02", [claim(970)])], "2024-02", []),
        ([("2024-01", [claim(980)]), ("2024-02", [claim(1_000, bound="under")])], "2024-01", ["2024-02"]),
        ([("2024-01", [claim(980)]), ("2024-02", [claim(500, bound="under")])], "2024-01", []),  # it doesn't agree
        ([("2024-01", [claim(980)]), ("2024-02", [claim(970), claim(900, "two")])], "2024-01", []),  # none leads
        ([("2024-01", [claim(980)]), ("2024-02", [claim(900, bound="over"), claim(1_000, "two", bound="under")])],
         "2024-02", []),  # between two bounds is a number
        ([("2024-01", [claim(980)]), ("2024-02", [claim(900, bound="about")])], "2024-02", []),
        ([("2024-01", [claim(980)]), ("2024-02", [claim(low=900, high=990)])], "2024-02", []),
        ([("2024-01", [claim(900, bound="over")]), ("2024-02", [claim(800, bound="over")])], "2024-02", []),
    ],
)  # fmt: skip
def test_a_later_bound_stands_beside_a_number_and_never_replaces_it(
    facts: list[tuple[str, list[str]]], chosen: str, beside: list[str]
) -> None:
    data = strengths(*facts)
    stood, later = latest_stock(find_all(data, by_date(data.facts.values())))
    assert [each.fact.id for each in stood] == [chosen]
    assert [each.fact.id for each in later] == beside


def test_a_later_bound_is_said_beside_the_number(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("exact", "strength", claim(980), date="2024-01", more=MISSION)
        + fact("bound", "strength", claim(1_000, bound="under"), date="2024-02", more=MISSION)
    )
    out = run("--facts", path, "troops", width=100).out
    assert "980 personnel" in out
    assert "; under 1,000 on Feb 2024" in out
    [found] = json.loads(run("--facts", path, "troops", "--json").out)["forces"][:1]
    assert found["strength"] | {"facts": ["exact"], "low": 980, "high": 980} == found["strength"]


FORCES = (
    fact("planned", "authorized", claim(2_500), date="2023-10-02", more=MISSION)
    + fact("ceiling", "authorized", claim(5_550), date="2025-09-30", more=LATER)
    + fact("there", "strength", claim(970), date="2025-09-20", more=MISSION)
    + fact("still-there", "strength", claim(980), date="2025-12-08", more=LATER)
    + fact("promised", "pledged", claim(7_500), date="2025-12-19", more=LATER)
    + fact("commander", "leadership", claim(), date="2024-06", more='force = "mss"')
    + fact("successor", "leadership", claim(), date="2025-10", more='force = "gsf"')
)


@pytest.mark.parametrize(("day", "force"), [("2025-09-29", "mss"), ("2025-09-30", "gsf"), ("2025-09", "gsf")])
def test_the_force_of_the_day_is_the_successor_once_it_has_a_ceiling(day: str, force: str) -> None:
    data = dataset(FORCES)
    assert force_of(data, when(day)) == force
    sizes = found_in(data, day).forces
    assert [each.force for each in sizes] == ([force, "mss"] if force == "gsf" else [force, "gsf"])


def test_each_force_has_its_leader_ceiling_pledges_and_strength() -> None:
    later, earlier = found_in(dataset(FORCES)).forces
    assert later.leader and later.leader.fact.id == "successor"
    assert [values(stage)[0] for stage in (later.authorized, later.pledged, later.strength)] == [5_550, 7_500, 980]
    assert earlier.leader and earlier.leader.fact.id == "commander"
    assert [values(stage)[0] for stage in (earlier.authorized, earlier.strength)] == [2_500, 970]
    assert earlier.pledged is None
    assert not any(each.is_known for each in found_in(dataset("")).forces)


def test_both_forces_are_on_the_page_that_of_the_day_first(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(FORCES)
    out = run("--facts", path, "troops", "--as-of", "2026-01-31", width=100).out
    order = [
        "Gang Suppression Force",
        "Led by",
        "May have",
        "5,550",
        "7,500",
        "980",
        "Multinational",
        "Planned",
        "2,500",
    ]
    at = -1
    for text in order:
        at = out.index(text, at + 1)
    before = run("--facts", path, "troops", "--as-of", "2025-01-31", width=100).out
    assert "Multinational Security Support mission" in before
    assert "Gang Suppression" not in before
    envelope = json.loads(run("--facts", path, "troops", "--as-of", "2026-01-31", "--json").out)
    assert [each["force"] for each in envelope["forces"]] == ["gsf", "mss"]
    assert envelope["forces"][0]["name"] == "Gang Suppression Force"
    assert envelope["forces"][0]["leader"] == "successor"
    assert envelope["mission"]["force"] == "gsf"
    assert envelope["mission"]["authorized"]["high"] == 5_550
    assert (envelope["joint"], envelope["parts"]) == ([], [])


def test_what_no_row_has_the_figure_of_is_named_below(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("both", "pledged", claim(83), more='unit = "personnel"\ncountries = ["JAM", "KEN"]')
        + fact("whole", "arrived", claim(24), more=POLICE)
        + fact("women", "arrived", claim(5), more=f'{POLICE}\nscope = "women"')
    )
    out = run("--facts", path, "--color", "never", "troops", width=120).out
    kenya = next(line for line in out.splitlines() if line.startswith("Kenya"))
    assert re.match(r"Kenya +– +Sep 2024 +The Gleaner$", kenya)
    assert "–  said, without a figure".replace("  ", " ") in out
    assert "Said of several countries at once, so that no row has the figure: both" in out
    assert "1 fact of parts (women, police, relief) are under --country NAME." in out
    envelope = json.loads(run("--facts", path, "troops", "--json").out)
    assert (envelope["joint"], envelope["parts"]) == (["both"], ["women"])
    jamaica, kenya_item = envelope["items"]
    assert kenya_item["pledged"] == {
        "low": None, "high": None, "date": "2024-09", "unit": None, "standing": "single", "facts": ["both"],
        "lead": None,
    }  # fmt: skip
    assert jamaica["id"] == jamaica["country"] == "JAM"
    assert jamaica["arrived"]["low"] == 24
    assert jamaica["strength"] is None
    assert "women" in {each["id"] for each in envelope["facts"]}
    ends = "The record ends 8 months before 30 Jun 2025"
    for form in ("table", "markdown"):
        assert run("--facts", path, "troops", "--as-of", "2025-06-30", "--format", form).out.count(ends) == 1
    rows = list(csv.DictReader(io.StringIO(run("--facts", path, "troops", "--format", "csv").out)))
    assert {(row["country"], row["stage"], row["low"]) for row in rows} == {
        ("JAM", "pledged", ""), ("JAM", "arrived", "24"), ("KEN", "pledged", ""),
    }  # fmt: skip


def test_one_country_has_its_answer_first_then_facts_with_their_best_claims(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("pledge", "pledged", *(claim(200, paragraph=n) for n in range(1, 6)), date="2024-03", more=POLICE)
        + fact("landed", "arrived", claim(24), claim(20, "two"), date="2024-09-12", more=POLICE)
        + fact("present", "strength", claim(23), date="2024-10-01", more=POLICE)
    )
    args = ("--facts", path, "--color", "never", "troops", "--country", "jm", "--as-of", "2025-06-30")
    out = run(*args, width=100).out
    lines = out.splitlines()
    assert lines[0] == "Jamaica"
    assert [line.split()[0] for line in lines[1:4]] == ["Pledged", "Arrived", "Present"]
    assert "23 police  1 Oct 2024 (9 months before)" in lines[3]
    assert "+2 claims: mss show pledge" in out
    assert out.count("200 police  The Gleaner") == 3
    assert "20 police  Haiti Observer" in out
    piped = run(*args).out.splitlines()
    assert len(piped) == 4
    assert piped[3] == ("The record ends 8 months before 30 Jun 2025: newest event 1 Oct 2024, newest source Oct 2024.")
    assert piped[1].startswith("12 Sep 2024  arrived  24 or 20 police: Something.  disputed")


def test_as_of_a_day_before_everything_nothing_is_shown(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(fact("a", "arrived", claim(24), more=POLICE))
    for width in (None, 80):
        ran = run("--facts", path, "troops", "--as-of", "2020", width=width)
        assert (ran.code, ran.out) == (0, "")
        assert "no facts on personnel match" in ran.err
        ran = run("--facts", path, "troops", "--country", "jm", "--as-of", "2020", width=width)
        assert (ran.code, ran.out) == (0, "")


def test_a_row_is_as_of_its_last_number_not_of_a_dash(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("promise", "pledged", claim(150), date="2025-12-09", more=POLICE)
        + fact("plan", "announced", claim(attributed_to="iom"), date="2024-09-13", more='countries = ["JAM", "KEN"]')
    )
    out = run("--facts", path, "--color", "never", "troops", width=120).out
    assert re.search(r"^Jamaica +150 +– +9 Dec 2025 +The Gleaner$", out, re.MULTILINE)


def test_rows_can_be_few_and_turned_round(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(
        fact("first", "arrived", claim(24), more=POLICE)
        + fact("second", "arrived", claim(200), more='unit = "police"\ncountries = ["KEN"]')
    )
    for args, expected in (
        (["-n", "1"], ["JAM"]),
        (["--reverse"], ["KEN", "JAM"]),
        (["-n", "1", "--reverse"], ["KEN"]),
    ):
        items = json.loads(run("--facts", path, "troops", *args, "--json").out)["items"]
        assert [each["id"] for each in items] == expected
    shown = run("--facts", path, "troops", "--country", "Kenya,Jamaica", "-n", "1").out.splitlines()
    assert [line for line in shown if "arrived" in line] == shown[:1]
    assert run("--facts", path, "timeline", "--country", "Kenya,Narnia").err.startswith("mss: no country 'Narnia'")


def test_a_filtered_sum_is_said_to_be_one(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(fact("first", "arrived", claim(24), more=POLICE))
    said = "Only facts that meet the filters are counted here; the whole may be more."
    for args in ((), ("--country", "Jamaica")):
        for form in ((), ("--format", "markdown")):
            assert said in run("--facts", path, "troops", "--since", "2024", *args, *form, width=100).out
            assert said not in run("--facts", path, "troops", *args, *form, width=100).out
