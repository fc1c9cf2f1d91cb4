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


def test_a_file_that_is_no_folder_is_not_said_to_be_missing(run: Run, facts: Path) -> None:
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
