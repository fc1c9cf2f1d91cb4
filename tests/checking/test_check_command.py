"""``mss check`` as it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mss_cli.commands.lookup.check import MAX_BYTES
from tests.checking.conftest import FACTS
from tests.conftest import Ran, Run

TEXT = "Jamaica has deployed 200 soldiers and police in Haiti. Kenya has pledged 1,000 police officers.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MSS_FACTS", str(FACTS))
    path = tmp_path / "draft.md"
    path.write_text(TEXT)
    return path


def ran(run: Run, draft: Path, *args: str) -> Ran:
    return run("check", draft, "--date", "2024-10-15", *args)


def test_it_exits_with_one_where_the_record_contradicts(run: Run, draft: Path) -> None:
    found = ran(run, draft)
    assert found.code == 1
    assert f"{draft}:1:22: contradicted (stage)  “200”" in found.out
    assert "supported" in found.out
    assert found.err == (
        "mss: 2 figures and dates read, 2 held against the record: 1 supported, 0 disputed, 0 superseded, "
        "1 contradicted\n"
    )


def test_it_exits_with_none_where_nothing_is_wrong(run: Run, draft: Path) -> None:
    draft.write_text("Kenya has pledged 1,000 police officers.")
    assert ran(run, draft).code == 0


def test_strict_counts_what_is_superseded(run: Run, draft: Path) -> None:
    draft.write_text("More than 578,000 people are displaced.")
    assert run("check", draft, "--date", "2025-03-01").code == 0
    assert run("check", draft, "--date", "2025-03-01", "--strict").code == 1


def test_json_has_the_marks_and_the_summary(run: Run, draft: Path) -> None:
    answer = json.loads(ran(run, draft, "--json").out)
    assert answer["schema"] == "mss/check/1"
    assert [item["verdict"] for item in answer["items"]] == ["contradicted", "supported"]
    assert answer["contradicted"] == 1
    assert answer["drafts"] == [{"file": str(draft), "date": "2024-10-15", "date_from": "option", "read": 2}]
    assert answer["query"]["date"] == "2024-10-15"


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "markdown", "table"])
def test_every_format_has_the_mark(run: Run, draft: Path, form: str) -> None:
    assert "contradicted" in ran(run, draft, "--format", form).out


def test_sarif_has_a_result_a_mark_and_a_rule_a_code(run: Run, draft: Path) -> None:
    log = json.loads(ran(run, draft, "--format", "sarif").out)
    (run_of_log,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run_of_log["tool"]["driver"]["rules"]} >= {"stage", "digits", "supported"}
    first, second = run_of_log["results"]
    assert (first["ruleId"], first["level"], first["kind"]) == ("stage", "error", "fail")
    assert (second["ruleId"], second["level"], second["kind"]) == ("supported", "none", "pass")
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["snippet"]["text"]) == (1, 22, "200")


def test_two_formats_contradict_one_another(run: Run, draft: Path) -> None:
    found = ran(run, draft, "--format", "sarif", "--json")
    assert found.code == 2
    assert "--json and --format sarif contradict one another" in found.err


def test_only_some_verdicts_are_shown(run: Run, draft: Path) -> None:
    answer = json.loads(ran(run, draft, "--json", "--only", "supported,").out)
    assert [item["verdict"] for item in answer["items"]] == ["supported"]
    assert ran(run, draft, "--only", "supported").code == 1


def test_codes_are_ignored(run: Run, draft: Path) -> None:
    found = ran(run, draft, "--ignore", "stage")
    assert found.code == 0
    assert "1 ignored" in found.err


@pytest.mark.usefixtures("draft")
def test_a_verdict_is_explained(run: Run) -> None:
    assert run("check", "--explain", "Contradicted").out.startswith("contradicted: The record answers")
    assert run("check", "--explain", "contradictd").code == 2


def test_it_reads_standard_input(draft: Path) -> None:
    content = b"\xff " + draft.read_bytes()
    command = (sys.executable, "-m", "mss_cli", "check", "-", "--date", "2024-10-15")
    ran = subprocess.run(command, input=content, capture_output=True, check=False)
    assert ran.stdout.decode().startswith("-:1:24: contradicted")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        ((), 2, "name a draft"),
        (("nowhere.md",), 2, "nowhere.md: can't read the draft: no such file or directory"),
        ((".",), 2, "directory"),
        (("x.md", "--date", "soon"), 2, "--date"),
        (("x.md", "--date", "0001"), 2, "no draft is of 0001"),
        (("x.md", "--only", "wrong"), 2, "no verdict 'wrong'"),
        (("x.md", "--ignore", "wrong"), 2, "no code 'wrong'"),
    ],
)
def test_what_can_not_be_checked_is_said(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, message: str
) -> None:
    monkeypatch.chdir(draft.parent)
    found = run("check", *args)
    assert found.code == code
    assert message in found.err.lower() or message in found.err


def test_a_draft_without_end_is_refused(run: Run, draft: Path) -> None:
    draft.write_bytes(b"1" * (MAX_BYTES + 1))
    found = ran(run, draft)
    assert found.code == 2
    assert "check it in parts" in found.err


def test_a_terminal_underlines_the_words(run: Run, draft: Path) -> None:
    shown = run("--color", "always", "check", draft, "--date", "2024-10-15", width=100).out
    assert "\x1b[1;4m200" in shown


def test_a_code_without_a_place_of_its_own_is_quoted_for_sarif(run: Run, draft: Path) -> None:
    spaced = draft.with_name("my draft.md")
    spaced.write_text(TEXT)
    log = json.loads(run("check", spaced, "--date", "2024-10-15", "--format", "sarif").out)
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(
        "my%20draft.md"
    )
