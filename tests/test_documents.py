"""The documents: their examples are real output, and the first two commands are what they should be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mss_cli import commands
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import docs


def test_the_list_of_commands_is_that_of_their_modules() -> None:
    listed = docs.list_commands(docs.INDEX.parent)
    assert docs.INDEX.read_text("utf-8") == docs.index(listed), "run python scripts/docs.py"
    assert all(text.endswith(".") for names in listed.values() for text in names.values())


@pytest.mark.parametrize("path", docs.documents(), ids=lambda path: path.name)
def test_examples_are_real_output(path: Path) -> None:
    text = path.read_text("utf-8")
    if "| jq" in text and not shutil.which("jq"):
        text = re.sub(r"```console\n\$ [^\n]*\| jq.*?```", "", text, flags=re.DOTALL)
    assert docs.renew(text) == text, "run python scripts/docs.py"


@pytest.mark.parametrize(
    "path", [*docs.documents(), *sorted(ROOT.glob("*.md"))], ids=lambda path: str(path.relative_to(ROOT))
)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\((?!https?:)<?([^)>\s]+)", text):
        name, _, heading = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in titles}, (
            link
        )


def test_the_first_two_commands_set_up_by_themselves() -> None:
    blocks = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [kind for kind, _ in blocks[:2]] == ["sh", "sh"]
    for (_, text), end in zip(blocks[:2], ("mss timeline\n", "pytest -q\n"), strict=True):
        assert text.count("\n") == 1
        assert text.startswith("python3 -m venv --upgrade-deps .venv && ")
        assert text.endswith(end)


def test_the_check_prints_what_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "README.md"
    path.write_text("```console\n$ echo so it is\nold\n```\n", "utf-8")
    package = tmp_path / "commands"
    shutil.copytree(docs.INDEX.parent, package)
    (package / "lookup" / "timeline.py").unlink()
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "INDEX", package / "index.py")
    monkeypatch.setattr(commands, "COMMANDS", {**commands.COMMANDS})
    assert docs.main(["--check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": out of date")[0] for line in lines] == ["commands/index.py", "README.md"]
    assert docs.main([]) == 0
    assert path.read_text("utf-8") == "```console\n$ echo so it is\nso it is\n```\n"
    assert '"timeline"' not in (package / "index.py").read_text("utf-8")
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
