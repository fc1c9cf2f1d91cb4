"""What each class of command imports, the most of what a start takes: lists that only a reason makes longer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ANSWER = {"__main__", "answers", "cache", "streams"}
"""What is imported before it is known whether an answer is kept."""

START = {
    *ANSWER, "cli", "commands", "complete", "errors", "files", "files.atomic", "files.bundled", "model", "model.cards",
    "model.dates", "model.facts", "model.figures", "model.kinds", "options", "output", "output.formats",
    "output.safe", "output.view", "output.write", "reading", "reading.clocks", "reading.names", "reading.select",
    "reading.standing",
}  # fmt: skip
LOAD = {"files.load", "files.snapshot", "files.text"}
PARSE = {"files.faults", "files.parse", "files.pieces", "files.places"}
TELL = {"output.facts", "output.words"}
CHECK = {"output.checks", "reading.checks"}
LOOK_UP = {*START, *LOAD, *TELL, "commands.lookup"}
TIMELINE = {*LOOK_UP, "commands.lookup.timeline"}
TROOPS = {*LOOK_UP, *CHECK, "commands.lookup.troops", "reading.troops"}
SOURCES = {*LOOK_UP, "commands.lookup.sources", "files.cards", "reading.coverage"}
SEARCH = {*LOOK_UP, "commands.lookup.search", "reading.search", "output.formats.table"}
SHOW = {*LOOK_UP, *CHECK, "commands.lookup.show", "output.formats.table"}
FIGURES = {*LOOK_UP, "commands.lookup.figures", "output.formats.table"}
BRIEF = {*LOOK_UP, "commands.lookup.brief", "reading.brief", "reading.disputes", "output.formats.table"}
DISPUTES = {*LOOK_UP, *CHECK, "commands.lookup.disputes", "reading.disputes", "output.formats.table"}
CITE = {
    *START, *LOAD, "commands.publish", "commands.publish.cite", "output.cite", "output.formats.json",
    "output.formats.markdown", "output.words",
}  # fmt: skip
LINT = {
    *START, *PARSE, "commands.curate", "commands.curate.lint", "files.codes", "files.format", "files.lint",
    "files.numerals", "files.text", "output.formats.table",
}  # fmt: skip

HEAVY = {"asyncio", "csv", "dataclasses", "difflib", "email", "hashlib", "http", "importlib.metadata", "pickle",
         "pkgutil", "random", "tempfile", "typing_inspection", "unicodedata"}  # fmt: skip
"""What of the standard library takes long to import, and only a reason makes a look-up do so."""

RICH = {"rich", "dataclasses", "pickle", "random", "attr", "unicodedata"}
"""Rich, and what it takes along: Rich 13 the last two as well, attrs where that is there."""

CODE = """
import os, sys, typer
before = {*sys.modules}
from mss_cli.__main__ import run
def leave(code):
    for module in {*sys.modules} - before:
        print(module, getattr(sys.modules[module], "__file__", ""), file=names)
    names.flush()
    os.kill(os.getpid(), 9)
names = open(sys.argv.pop(1), "w")
os._exit = leave
run()
"""


class Imported:
    """What a run imported beyond an empty Typer app: modules of ours; other packages, and what is heavy."""

    def __init__(self, names: dict[str, str]) -> None:
        self.ours = {name.removeprefix("mss_cli.") for name in names if name.startswith("mss_cli.")}
        packages = {
            name.partition(".")[0]
            for name, path in names.items()
            if "site-packages" in path and not name.startswith(("mss_cli", "typer")) and "__mypyc" not in name
        }
        self.others = packages | (names.keys() & HEAVY)


def imported(cache: Path, facts: Path, *args: str) -> Imported:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "MSS_FACTS": str(facts)}
    env.pop("MSS_NO_CACHE")
    names = cache / "names"
    subprocess.run([sys.executable, "-c", CODE, names, *args], env=env, capture_output=True, check=False)
    return Imported(dict(line.split(" ", 1) for line in names.read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    ("args", "ours", "others"),
    [
        (("timeline", "--json"), {*TIMELINE, "output.formats.json"}, set()),
        (("timeline", "--format", "markdown"), {*TIMELINE, "output.formats.markdown"}, set()),
        (("timeline",), {*TIMELINE, "output.formats.table"}, set()),
        (("--color", "always", "timeline"), {*TIMELINE, "output.formats.table", "output.terminal"}, RICH),
        (("troops", "--country", "Jamaica", "--json"), {*TROOPS, "output.formats.json"}, set()),
        (("sources", "--json"), {*SOURCES, "output.formats.json"}, {"tomli"}),
        (("search", "kenya"), SEARCH, {"unicodedata"}),
        (("show", "kenya-pledge"), SHOW, set()),
        (("figures", "displaced"), FIGURES, set()),
        (("brief", "--as-of", "2025"), BRIEF, set()),
        (("disputes",), DISPUTES, set()),
        (("cite", "seed-001"), CITE, set()),
        (("lint",), LINT, {"tomli", "hashlib"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_a_run_imports_what_it_needs(
    tmp_path: Path, seed_facts: Path, args: tuple[str, ...], ours: set[str], others: set[str]
) -> None:
    # The first run reads the file, and leaves a snapshot of it.
    imported(tmp_path, seed_facts, "brief", "--as-of", "1999")
    new = imported(tmp_path, seed_facts, *args)
    assert new.ours == ours
    assert new.others <= {"msgspec", "typing_extensions", *others}
    again = imported(tmp_path, seed_facts, *args)
    assert again.ours == (ours if "lint" in args else ANSWER)
    assert again.others == (new.others if "lint" in args else set())


def test_completion_reads_the_facts_and_tells_nothing_of_them(
    tmp_path: Path, seed_facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path, seed_facts, "brief", "--as-of", "1999")
    monkeypatch.setenv("_MSS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mss troops --country Jam")
    monkeypatch.setenv("COMP_CWORD", "3")
    new = imported(tmp_path, seed_facts)
    assert new.ours == TROOPS - {"files.atomic", "output.write"}
    assert new.others <= {"msgspec", "typing_extensions"}


def test_help_reads_no_facts_and_draws_nothing(tmp_path: Path, seed_facts: Path) -> None:
    new = imported(tmp_path, seed_facts, "--help")
    assert not {"files.load", "files.snapshot", "output.terminal", "output.formats.table"} & new.ours
    assert new.others <= {"msgspec", "typing_extensions", "tomli"}


def test_the_first_look_at_a_file_parses_it(tmp_path: Path, seed_facts: Path) -> None:
    first = imported(tmp_path, seed_facts, "timeline", "--json")
    assert first.ours == {*TIMELINE, *PARSE, "output.formats.json"}
    assert {"tomli"} <= first.others <= {"tomli", "hashlib", "msgspec", "typing_extensions"}
