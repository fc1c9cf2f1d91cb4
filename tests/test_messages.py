"""Messages name what is wrong, and not something beside it."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.small import SMALL


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(SMALL, "utf-8")
    return path


def test_a_file_that_is_not_a_folder_is_not_reported_missing(run: Run, facts: Path) -> None:
    said = "name the one that holds the seed documents\n"
    assert run("--facts", facts, "verify", facts).err == f"mss: {facts}: it is not a folder: {said}"
    none = facts.parent / "none"
    assert run("--facts", facts, "verify", none).err == f"mss: {none}: no such folder: {said}"


def test_an_option_is_named_only_to_those_who_used_none(run: Run, facts: Path) -> None:
    none = facts.parent / "none"
    said = f"mss: {none}: can't read the facts file: no such file or directory; name another"
    assert run("lint", none).err == f"{said}\n"
    assert run("--facts", none, "lint").err == f"{said} with --facts\n"


def test_a_file_that_cannot_be_written_is_not_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from mss_cli import app

    def fail(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "/home/someone/.bashrc")

    monkeypatch.setattr(app, "app", fail)
    assert run() == (2, "", "mss: /home/someone/.bashrc: can't write it: permission denied\n")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("troops Kenya", "did you mean --country Kenya?"),
        ("troops JAM", "did you mean --country Jamaica?"),
        ("timeline El Salvador", "did you mean --country 'El Salvador'?"),
        ("timeline Kenya arrived", "did you mean --country Kenya --kind arrived?"),
        ("timeline deaths", "did you mean --kind killed?"),
        ("brief 2025-02", "did you mean --as-of 2025-02?"),
        ("brief last month", "did you mean --as-of 'last month'?"),
    ],
)
def test_a_word_too_many_is_met_with_the_option_it_was_meant_for(run: Run, line: str, hint: str) -> None:
    name, *words = line.split()
    said = f"mss: {' '.join(words)!r} is more than the command takes: {hint} 'mss {name} --help' says more\n"
    assert run(name, *words) == (2, "", said)


@pytest.mark.parametrize("line", ["brief Kenya", "troops nonsense", "timeline Kenya nonsense", "lint facts.toml 2025"])
def test_nothing_is_guessed_that_the_command_has_no_option_for(run: Run, line: str) -> None:
    name, *words = line.split()
    given = words[-1] if name == "lint" else " ".join(words)
    assert run(name, *words).err == f"mss: {given!r} is more than the command takes; 'mss {name} --help' says more\n"


@pytest.mark.parametrize("command", ["figures", "chart"])
def test_everyday_words_for_a_kind_are_answered_with_the_kind(run: Run, command: str) -> None:
    assert run(command, "deaths") == (1, "", "mss: no kind 'deaths': did you mean 'killed'?\n")
    assert "'funding-paid'" in run(command, "money").err
    assert "arrived, " in run(command, "nonsense").err
    assert run("timeline", "--kind", "deaths").err == "mss: no kind 'deaths': did you mean 'killed'?\n"


def test_a_value_out_of_range_names_its_option_as_it_is_written(run: Run) -> None:
    said = "mss: --limit / -n: -1 is not in the range x>=0; 'mss sources --help' says more\n"
    assert run("sources", "-n", "-1") == (2, "", said)
