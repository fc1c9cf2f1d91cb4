"""The documents: their examples are real output, and the first two commands are what they should be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mss_cli import commands
from mss_cli.bundled import bundled_facts
from mss_cli.facts_file.load import load
from mss_cli.output.phrases import date_text
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import docs
import docs_parts
import docs_terminal


def test_the_list_of_commands_is_that_of_their_modules() -> None:
    listed = docs.list_commands(docs.INDEX.parent)
    assert docs.INDEX.read_text("utf-8") == docs.index(listed), "run python scripts/docs.py"
    assert all(text.endswith(".") for names in listed.values() for text in names.values())


def test_the_schema_of_a_facts_file_is_up_to_date() -> None:
    assert (ROOT / "data" / "facts.schema.json").read_text("utf-8") == docs.schema_text(), "run python scripts/docs.py"


@pytest.mark.parametrize("name", docs.PICTURES)
def test_pictures_are_real_output_and_fetch_nothing(name: str) -> None:
    drawn = (ROOT / name).read_text("utf-8")
    assert docs_terminal.picture(docs.PICTURES[name]) == drawn, "run python scripts/docs.py"
    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
    assert re.findall(r"https?:[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    assert {*re.findall(r"url\(.", drawn)} == {"url(#"}
    assert not re.search(r"@font-face|@import|href|<image|<script", drawn)


def test_the_readme_is_read_to_the_end() -> None:
    assert (ROOT / "README.md").read_text("utf-8").count("\n") <= 120


def test_examples_say_the_same_on_any_day() -> None:
    day = docs_terminal.examples_day()
    assert f"{day}".replace("-", ".") == load(bundled_facts()).metadata.version
    assert date_text(day) in docs_terminal.run_on_terminal("mss brief | head -1")


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


def test_each_made_part_is_in_one_document() -> None:
    text = "".join(path.read_text("utf-8") for path in docs.documents())
    assert sorted(re.findall(r"<!-- made: (\w+) -->", text)) == sorted(docs_parts.PARTS)


def test_the_explanation_says_which_figures_agree() -> None:
    rows = docs_parts.PARTS["agreement"]().splitlines()[2:]
    assert "| 600 | 617 | they agree |" in rows
    assert "| 12 | 13 | they disagree |" in rows
    assert "| nearly 700,000 | over 700,000 | they agree |" in rows
    assert len(rows) == len(docs_parts.PAIRS)


def test_an_escape_sequence_in_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match="switch its colour off"):
        docs_terminal.run_on_terminal("printf '\\033[1m'")


def test_no_document_names_what_only_this_machine_has() -> None:
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.split():
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            assert "/root/" not in path.read_text("utf-8", "replace"), name
