"""The log of changes: asked by whoever cited a figure, and held against the facts."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from mss_cli.export.change_log import disagreements, read_log
from mss_cli.output.changes import ChangeItem
from tests.conftest import ROOT, Run
from tests.record_sample import SAMPLE, sample, sample_file
from tests.test_diff import LATER


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_script", ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def logged(tmp_path: Path) -> Path:
    """Return a facts file with a log of two versions."""
    changes = script("changes")
    old = tmp_path / "old.toml"
    old.write_text(SAMPLE, "utf-8")
    facts = sample_file(tmp_path)
    assert changes.main(["--begin"], facts) == 0
    facts.write_text(LATER, "utf-8")
    assert changes.main(["--since", str(old)], facts) == 0
    return facts


def test_a_release_adds_what_mss_diff_prints(run: Run, logged: Path) -> None:
    lines = logged.with_name("changes.jsonl").read_text("utf-8").splitlines(keepends=True)
    printed = run("--facts", logged, "diff", logged.with_name("old.toml"), "--format", "jsonl").out
    assert "".join(lines[1:]) == printed
    assert json.loads(lines[0])["change"] == "version"


def test_all_of_them_are_listed_the_oldest_first(run: Run, logged: Path) -> None:
    out = run("--facts", logged, "changes").out.splitlines()
    assert out[0] == "2026.11.23  version  – → 2026.11.23  14 facts, 7 sources"
    assert len(out) == 12
    assert run("--facts", logged, "changes", "--reverse", "-n", "1").out.splitlines() == [out[-1]]
    assert (
        "| 2026.12.01 | Personnel the new force may have. | 5,550 personnel | 5,500 personnel |"
        in run("--facts", logged, "changes", "--format", "markdown").out
    )
    assert run("--facts", logged, "changes", "--format", "csv").out.count("\n") == 13
    assert "5,550 personnel → 5,500 personnel" in run("--facts", logged, "--color", "never", "changes", width=120).out


@pytest.mark.parametrize(
    ("since", "count"),
    [
        ("2026.11.23", 11),
        ("2026.11.22", 12),
        ("2026.12.01", 0),
        ("2026-12", 11),
        ("2026-11-23", 12),
        ("2026-12-02", 0),
        ("2027", 0),
    ],
)
def test_since_a_version_or_a_day(run: Run, logged: Path, since: str, count: int) -> None:
    found = json.loads(run("--facts", logged, "changes", "--since", since, "--json").out)
    assert found["count"] == count
    assert found["query"]["since"] == since


def test_of_one_fact(run: Run, logged: Path) -> None:
    out = run("--facts", logged, "changes", "--fact", "KILLED-2024-Q2").out
    assert out.startswith(
        "2026.12.01  fact-withdrawn  1,379 people → –  People killed in the second quarter. 1 Dec 2026: "
    )
    quiet = run("--facts", logged, "changes", "--fact", "council-authorizes")
    assert (quiet.code, quiet.out) == (0, "")
    assert quiet.err == "mss: nothing of this changed; the log begins with version 2026.11.23\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--fact", "kenya-pledg"), 1, "did you mean 'kenya-pledge'?"),
        (("--since", "nonsense"), 1, "no version 'nonsense': 'mss changes' lists them"),
        (("--since", "2026-13"), 2, "--since: '2026-13' names no day that exists, and no version is called so"),
    ],
)
def test_what_there_is_not_is_said(run: Run, logged: Path, args: tuple[str, ...], code: int, said: str) -> None:
    done = run("--facts", logged, "changes", *args)
    assert done.code == code and said in done.err


def test_without_a_log_it_says_so(run: Run, tmp_path: Path) -> None:
    done = run("--facts", sample_file(tmp_path), "changes")
    assert done == (0, "", "mss: there is no changes.jsonl beside this facts file, so its changes aren't known\n")
    (tmp_path / "changes.jsonl").write_text("", "utf-8")
    assert run("--facts", tmp_path / "facts.toml", "changes").err == "mss: nothing of this changed\n"


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"version": 1, "change": "lead"}', '{"version": "1", "change": "other"}', "\xff"]
)
def test_a_log_that_is_none_is_one_clear_error(run: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "changes.jsonl").write_bytes(line.encode("latin-1"))
    done = run("--facts", sample_file(tmp_path), "changes")
    assert done.code == 2 and "changes.jsonl:1:1: this is no change" in done.err


def test_a_log_that_can_not_be_read_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "changes.jsonl").mkdir()
    done = run("--facts", sample_file(tmp_path), "changes")
    assert done.code == 2 and "can't read it: is a directory" in done.err


def test_a_sound_log_agrees_with_its_facts(logged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script("changes").main([], logged) == 0
    assert capsys.readouterr() == ("", "")


def item(version: str, change: str = "version", **more: str) -> ChangeItem:
    return ChangeItem(version, change, **more)  # type: ignore[arg-type]


FIRST = item("2026.11.23", sha256=sample().sha256)


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ([], "the log doesn't begin with a version"),
        ([item("2026.11.23", "lead")], "the log doesn't begin with a version"),
        (
            [item("2026.11.23", sha256="0")],
            "the facts of version 2026.11.23 aren't those that were released: give them a later version",
        ),
        ([item("2027.01.01")], "the log has version 2027.01.01, and the facts are of 2026.11.23"),
        (
            [item("2026.11.24"), item("2026.11.23", was="2026.11.24", sha256=FIRST.sha256 or "")],
            "version 2026.11.23 comes after 2026.11.24",
        ),
        (
            [item("2026.11.20"), item("2026.11.23", was="2026.11.19", sha256=FIRST.sha256 or "")],
            "version 2026.11.23 is compared with 2026.11.19, and follows 2026.11.20",
        ),
        (
            [FIRST, item("2026.11.22", "standing", fact="kenya-pledge")],
            "a change of version 2026.11.22 stands under 2026.11.23",
        ),
        (
            [FIRST, item("2026.11.23", "lead", fact="kenya-pledge", now="7")],
            "kenya-pledge is 7 in the log, and not in the facts",
        ),
        (
            [FIRST, item("2026.11.23", "lead", fact="kenya-pledge")],
            "kenya-pledge is without a figure in the log, and not in the facts",
        ),
        ([FIRST, item("2026.11.23", "fact-added", fact="nowhere")], "nowhere was added, and the facts say otherwise"),
        (
            [FIRST, item("2026.11.23", "fact-withdrawn", fact="gone")],
            "gone went without a word: keep it in the facts, with withdrawn = {on, reason}",
        ),
    ],
)
def test_where_they_disagree_is_said(log: list[ChangeItem], said: str) -> None:
    assert [*disagreements(log, sample())] == [said]


def test_facts_that_stand_and_were_withdrawn_disagree() -> None:
    found = [*disagreements([FIRST, item("2026.11.23", "fact-withdrawn", fact="kenya-pledge")], sample())]
    assert found[0] == "kenya-pledge was withdrawn, and the facts say otherwise"


def test_an_unreleased_version_may_be_ahead_of_its_log() -> None:
    assert [*disagreements([item("2026.11.20")], sample())] == []


def test_the_gate_fails_where_they_disagree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes = script("changes")
    facts = sample_file(tmp_path)
    assert changes.main([], facts) == 1
    assert "there is no log: --begin starts it" in capsys.readouterr().err
    assert changes.main(["--begin"], facts) == 0
    facts.write_text(SAMPLE.replace("The first Kenyans land.", "They land."), "utf-8")
    assert changes.main([], facts) == 1
    assert "give them a later version" in capsys.readouterr().err
    facts.write_text("[nothing]", "utf-8")
    assert changes.main([], facts) == 1
    assert changes.main(["--since", "nothing"], sample_file(tmp_path)) == 1


def test_reading_it_keeps_every_field(logged: Path) -> None:
    log = read_log(logged)
    assert log and len(log) == 12
    assert log[2].fact == "gsf-authorized" and log[2].standing == "single"
