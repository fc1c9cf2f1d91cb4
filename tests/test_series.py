"""``mss figures``: series on one scale, a bar for each figure, the whole first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.model.kinds import KINDS
from mss_cli.queries.select import by_date
from mss_cli.queries.series import series
from tests.conftest import Run, claim, dataset, fact

PEOPLE = 'unit = "people"\ncountries = ["JAM"]'

WriteFacts = Callable[[str], Path]


def test_the_whole_comes_first_then_countries_then_parts_and_long_series_before_short_ones() -> None:
    police, mission = 'unit = "police"', 'unit = "personnel"'
    data = dataset(
        fact("kenya-1", "strength", claim(1), date="2024-01", more=f'{police}\ncountries = ["KEN"]')
        + fact("jamaica-1", "strength", claim(1), date="2024-01", more=f'{police}\ncountries = ["JAM"]')
        + fact("kenya-2", "strength", claim(2), date="2024-02", more=f'{police}\ncountries = ["KEN"]')
        + fact("women", "strength", claim(1), date="2024-03", more=f'{police}\nscope = "women"')
        + fact("bases", "strength", claim(1), date="2024-03", more=f'{police}\npart_of = "all"')
        + fact("all", "strength", claim(5), date="2024-03", more=mission)
        + fact("soldiers", "strength", claim(5), date="2024-04", more='unit = "military"')
    )
    found = series(data, by_date(data.facts.values()))
    assert [(each.whose, each.scope, [one.fact.id for one in each.findings]) for each in found] == [
        ("", "", ["all", "soldiers"]),  # all personnel stand on one scale
        ("Kenya", "", ["kenya-1", "kenya-2"]),
        ("Jamaica", "", ["jamaica-1"]),
        ("", "part", ["bases"]),
        ("", "women", ["women"]),
    ]
    assert {each.unit for each in found} == {"personnel"}


@pytest.mark.parametrize(
    ("date", "span"),
    [
        ("2024-01-05", "by month"), ("2024-01", "by month"), ("2024-01/2024-03", "by quarter"),
        ("2024-01/2024-06", "by half-year"), ("2024", "by year"), ("2023/2024", "over longer periods"),
    ],
)  # fmt: skip
def test_counts_over_periods_of_one_length_are_a_series(date: str, span: str) -> None:
    data = dataset(fact("a", "killed", claim(5), date=date, more='unit = "people"'))
    [found] = series(data, data.facts.values())
    assert found.span == span


def test_all_of_haiti_is_the_whole() -> None:
    head = '[countries.HTI]\nname = "Haiti"\nalpha2 = "HT"\n'
    data = dataset(
        head
        + fact("a", "displaced", claim(5), more='unit = "people"\ncountries = ["HTI"]')
        + fact("b", "displaced", claim(5), date="2025", more='unit = "people"')
    )
    [found] = series(data, by_date(data.facts.values()))
    assert (found.whose, len(found.findings)) == ("", 2)


DISPLACED = (
    fact("half", "displaced", claim(50), date="2024-01", more=PEOPLE)
    + fact("full", "displaced", claim(75), claim(100, "two"), date="2024-02", more=PEOPLE)
    + fact("led", "displaced", claim(80), claim(80, "two"), date="2024-03", more=PEOPLE)
    + fact("share", "displaced", claim(0), date="2024-02", more='unit = "percent"')
    + fact("word", "territory", claim(), date="2024-02")
)


def test_each_figure_has_a_bar_and_who_says_it(run: Run, facts_file: WriteFacts) -> None:
    args = ("--facts", facts_file(DISPLACED), "--color", "never", "figures", "displaced")
    lines = run(*args, width=100).out.splitlines()
    assert lines[0] == "Displaced: all of Haiti, %"
    assert lines[3].startswith("Feb 2024  ░  ")
    assert lines[5] == "Displaced: Jamaica, people"
    assert lines[6].split() == ["Date", "Figure", "by"]
    assert lines[8].startswith(f"Jan 2024  {'█' * 10}{' ' * 10}         50")
    assert lines[9].startswith(f"Feb 2024  {'█' * 15}{'░' * 5}  75 or 100  ≠    The Gleaner +1")
    assert lines[10].startswith(f"Mar 2024  {'█' * 16}")
    assert "80  ✓    The Gleaner +1" in lines[10]
    assert lines[11].startswith("The record ends ")
    detailed = run(*args, "--claims", width=100).out
    assert "  Feb 2024  Something.  full\n    75 people  The Gleaner, 12 Sep 2024, ¶1\n" in detailed
    with_ascii = run(*args, width=100, encoding="ascii").out
    assert f"{'#' * 15}{'-' * 5}  75 or 100" in with_ascii


def test_in_a_pipe_each_figure_has_a_line(run: Run, facts_file: WriteFacts) -> None:
    lines = run("--facts", facts_file(DISPLACED), "figures", "displaced", "--as-of", "2025").out.splitlines()
    assert [line.rpartition("  ")[2] for line in lines[:-1]] == ["half", "full", "share", "led"]
    assert lines[0] == "Jan 2024  displaced  50 people: Something.  The Gleaner  half"
    assert lines[-1].startswith("The record ends 14 months before 2025: ")


def test_figures_of_one_end_of_the_series(run: Run, facts_file: WriteFacts) -> None:
    path = facts_file(DISPLACED)
    for args, expected in ((["-n", "2"], ["half", "full"]), (["-n", "1", "--reverse"], ["led"])):
        envelope = json.loads(run("--facts", path, "figures", "displaced", *args, "--json").out)
        assert [each["id"] for each in envelope["items"]] == expected
        assert envelope["query"]["figures"] == "displaced"


def test_a_kind_without_figures_is_refused_and_one_without_any_is_empty(run: Run, facts_file: WriteFacts) -> None:
    ran = run("--facts", facts_file(DISPLACED), "figures", "territory", width=80)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("mss: no facts match")
    for name in ("leadership", "nothing"):
        ran = run("figures", name)
        assert (ran.code, ran.out) == (1, "")
        assert "the kinds with figures are" in ran.err or "did you mean" in ran.err


def test_every_kind_with_figures_can_be_shown(run: Run) -> None:
    for kind in KINDS.values():
        if kind.units:
            assert run("figures", kind.name, width=80).code == 0
