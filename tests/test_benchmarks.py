"""The benchmarks: what is made of what was measured; and that other programs have the same question and facts."""

import json
import marshal
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

sys.path.insert(0, str(ROOT / "benchmarks"))

import measure
import peers
import report
import run as bench
import runs
from report import BARE, COMPLETION, DRAFT, EMPTY, FIRST, JSON, LONG_DRAFT, NEW, REPEATED, SHIPPED, TABLE, Key, Took


def in_ms(median: float, peak: float = 10) -> Took:
    return Took(median / 1000, median / 1000, median / 500, median / 2000, peak)


FOUND: dict[Key, Took] = {
    (BARE, ""): in_ms(10),
    (EMPTY, ""): in_ms(60),
    (JSON, NEW): in_ms(75),
    (JSON, FIRST): in_ms(78.6),
    (JSON, REPEATED): in_ms(11.5),
    (SHIPPED, FIRST): in_ms(100),
    (SHIPPED, NEW): in_ms(75),
    (SHIPPED, REPEATED): in_ms(12),
    (100, FIRST): in_ms(80),
    (100, NEW): in_ms(60),
    (100, REPEATED): in_ms(12),
    (10_000, FIRST): in_ms(9_000, 1_000.4),
    (10_000, NEW): in_ms(187.5, 400),
    (10_000, REPEATED): in_ms(36),
}


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")]


def test_samples_come_to_medians_quartiles_and_the_highest_peak() -> None:
    samples = [(n / 10, n / 20, 1024.0 * n) for n in (3, 1, 5, 2, 4)]
    assert report.took(samples) == pytest.approx((0.3, 0.2, 0.4, 0.15, 5))
    assert report.took(samples[:1]) == pytest.approx((0.3, 0.3, 0.3, 0.15, 3))


def test_a_run_is_shown_with_its_ratios() -> None:
    labels: dict[Key, str] = {(BARE, ""): "bare", (JSON, NEW): "look-up"}
    assert cells(report.runs_table(labels, FOUND))[2:] == [
        ["bare", "", "10.0", "10.0 to 20.0", "5.0", "1.00", "0.17", "10"],
        ["look-up", NEW, "75.0", "75.0 to 150", "37.5", "7.50", "1.25", "10"],
    ]


def test_growth_is_shown_beside_the_shipped_facts_and_beside_a_hundred() -> None:
    labels: dict[Key, str] = {(SHIPPED, NEW): "shipped", (10_000, FIRST): "many", (10_000, NEW): "many"}
    assert cells(report.growth_table(labels, FOUND))[2:] == [
        ["shipped", NEW, "75.0", "75.0 to 150", "37.5", "1.00", "1.25", "10"],
        ["many", FIRST, "9,000", "9,000 to 18,000", "4,500", "90.00", "112.50", "1000"],
        ["many", NEW, "188", "188 to 375", "93.8", "2.50", "3.12", "400"],
    ]
    without = {key: each for key, each in FOUND.items() if key[0] != 100}
    assert [row[6] for row in cells(report.growth_table(labels, without))[2:]] == ["", "", ""]


def test_a_goal_is_met_at_its_limit_and_not_beyond_it() -> None:
    rows = {row[0]: row[1:] for row in cells(report.goals_table(FOUND))[2:]}
    assert rows["new JSON question, to the empty Typer app"] == ["≤ 1.25 ×", "1.25 ×", "1.25 ×", "met"]
    assert rows["repeated question, to bare Python"][-1] == "met"
    assert rows["10,000 facts, to the shipped facts"][-1] == "met"
    first = "first look with nothing kept, to the empty Typer app"
    assert rows[first] == ["≤ 1.3 ×", "1.31 ×", "1.31 ×", "not met"]
    assert rows["peak memory with 10,000 facts, after it"] == ["≤ 400 MiB", "400 MiB", "", "met"]
    assert rows["peak memory with 10,000 facts, first look at the file"] == ["≤ 400 MiB", "1000 MiB", "", "not met"]
    # What wasn't measured is neither.
    drafts = {(DRAFT, NEW), (LONG_DRAFT, NEW)}
    assert {(TABLE, NEW), (COMPLETION, ""), *drafts} == {goal.run for goal in report.GOALS} - FOUND.keys()
    assert len(rows) == len(report.GOALS) - 5


def test_the_tables_go_between_their_marks() -> None:
    text = "a\n<!-- measured: one -->\nold\n<!-- end -->\nb\n<!-- measured: two -->\n<!-- end -->\n"
    new = report.put_between(text, "one", "new \\1")
    assert new == text.replace("old", "new \\1")
    assert report.put_between(new, "two", "x").endswith("<!-- measured: two -->\nx\n<!-- end -->\n")
    with pytest.raises(ValueError, match="measured: three"):
        report.put_between(text, "three", "new")
    assert "<!-- measured: runs -->" in (ROOT / "docs" / "maintaining" / "speed.md").read_text("utf-8")


def measured(*commands: object, rounds: list[list[int]]) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-I", "-S", str(Path(measure.__file__))]
    return subprocess.run(program, input=marshal.dumps((list(commands), rounds)), capture_output=True, check=False)


def test_whole_processes_are_measured_and_their_caches_emptied_first(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept", tmp_path / "cache" / "deep" / "gone"
    gone.parent.mkdir(parents=True)
    kept.touch()
    gone.touch()
    env = dict(os.environ)
    there = ["/bin/sh", "-c", f"test -e {kept} && test ! -e {gone} && test -d {gone.parent} && echo unheard"]
    on_terminal = ["/bin/sh", "-c", "test -t 1 && echo seen"]
    ran = measured((there, env, str(tmp_path / "cache"), False), (on_terminal, env, "", True), rounds=[[0, 1], [0]])
    assert (ran.returncode, ran.stderr) == (0, b"")
    samples: measure.Samples = marshal.loads(ran.stdout)  # noqa: S302 - from the process that was just run
    assert [len(each) for each in samples] == [2, 1]
    assert all(cpu >= 0 and taken > 0 and peak > 100 for each in samples for taken, cpu, peak in each)


def test_what_fails_is_not_measured() -> None:
    ran = measured((["/bin/sh", "-c", "exit 3"], {}, "/nowhere", False), rounds=[[0]])
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr == b"/bin/sh -c exit 3: exit code 3\n"


def test_every_round_has_its_order_and_runs_of_fewer_rounds_are_spread_evenly() -> None:
    made = bench.orders([10, 3, 10, 10], 10)
    assert made == bench.orders([10, 3, 10, 10], 10)
    assert [sum(n in order for order in made) for n in range(4)] == [10, 3, 10, 10]
    assert [n for n, order in enumerate(made) if 1 in order] == [3, 6, 9]
    assert len({tuple(order) for order in made}) > 1


def test_runs_of_one_command_must_print_the_same() -> None:
    def printing(key: Key, script: str) -> runs.Run:
        return runs.Run(key, str(key[0]), ["/bin/sh", "-c", script], {}, 1)

    bench.check(
        [
            printing(("a", FIRST), "echo a"),
            printing(("a", NEW), "echo a"),
            printing((BARE, ""), ":"),
            printing(("b", ""), "echo b"),
        ]
    )
    with pytest.raises(SystemExit, match=f"^a, {NEW}: what it prints is not"):
        bench.check([printing(("a", FIRST), "echo a"), printing(("a", NEW), "echo b")])
    with pytest.raises(SystemExit, match="a: it prints nothing"):
        bench.check([printing(("a", NEW), ":")])
    with pytest.raises(SystemExit, match="exit code 2"):
        bench.check([printing(("a", NEW), "echo no such thing >&2; exit 2")])


def test_a_run_on_a_terminal_is_on_one_and_a_kept_answer_is_kept(tmp_path: Path) -> None:
    shown = runs.Run(("a", ""), "a", ["/bin/sh", "-c", "test -t 1 && echo a"], {}, 1, terminal=True)
    assert shown.output() == b"a\r\n"
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    (tmp_path / "mss" / "answers").mkdir(parents=True)
    with pytest.raises(SystemExit, match="a: its answer is not kept"):
        bench.check([runs.Run(("a", REPEATED), "a", ["/bin/sh", "-c", "echo a"], env, 1)])
    (tmp_path / "mss" / "answers" / "1").touch()
    bench.check([runs.Run(("a", REPEATED), "a", ["/bin/sh", "-c", "echo a"], env, 1)])


def test_the_others_have_the_same_question_on_the_same_facts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for name, version in (("papis", "papis, version 0.16.1"), ("eol", "eol 0.26.0 (Python 3.11.7)")):
        (scripts / name).write_text(f"#!/bin/sh\necho '{version}'\n", "utf-8")
        (scripts / name).chmod(0o755)
    monkeypatch.setenv("PATH", os.defpath)
    timeline, sources = run("timeline", "--all", "--json").out, run("sources", "--json").out
    found, missing = peers.peers(tmp_path, scripts, timeline.encode(), sources.encode())
    labels = [peer.label for peer in found]
    assert labels[-3:] == [
        "papis 0.16.1: `list --all jamaica` on the sources",
        "norwegianblue 0.26.0: `eol python --json`, cached",
        "norwegianblue 0.26.0: `eol python`, cached",
    ]
    assert "sqlite-utils is not here, and left out." in missing
    wanted = {fact["id"] for fact in json.loads(run("troops", "--country", "Jamaica", "--json").out)["facts"]}
    with sqlite3.connect(tmp_path / "facts.db") as database:
        rows = database.execute(peers.SQL).fetchall()
    database.close()
    assert {row[0] for row in rows} == wanted
    for peer in found:
        if peer.label.startswith("jq"):
            ran = subprocess.run(peer.argv, capture_output=True, check=True)
            assert {fact["id"] for fact in json.loads(ran.stdout)} == wanted
    documents = list((tmp_path / "library").glob("*/info.yaml"))
    assert len(documents) == json.loads(sources)["count"]
