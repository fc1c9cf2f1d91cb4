"""The documents: their examples are real output, and the first two commands are what they should be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import docs


@pytest.mark.parametrize("path", docs.documents(), ids=lambda path: path.name)
def test_examples_are_real_output(path: Path) -> None:
    text = path.read_text("utf-8")
    if "| jq" in text and not shutil.which("jq"):
        text = re.sub(r"```console\n\$ [^\n]*\| jq.*?```", "", text, flags=re.DOTALL)
    assert docs.renewed(text) == text, "run python scripts/docs.py"


def test_the_first_two_commands_set_up_by_themselves() -> None:
    blocks = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [kind for kind, _ in blocks[:2]] == ["sh", "sh"]
    for (_, text), end in zip(blocks[:2], ("mss timeline\n", "pytest -q\n"), strict=True):
        assert text.count("\n") == 1
        assert text.startswith("python3 -m venv --upgrade-deps .venv && ")
        assert text.endswith(end)


def test_the_check_says_what_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "README.md"
    path.write_text("```console\n$ echo so it is\nold\n```\n", "utf-8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    assert docs.main(["--check"]) == 1
    assert capsys.readouterr().out.startswith("README.md: out of date")
    assert docs.main([]) == 0
    assert path.read_text("utf-8") == "```console\n$ echo so it is\nso it is\n```\n"
    assert docs.main(["--check"]) == 0


def test_no_document_names_what_only_this_machine_has() -> None:
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.split():
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            assert "/root/" not in path.read_text("utf-8", "replace"), name
