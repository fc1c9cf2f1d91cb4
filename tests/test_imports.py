"""What a run imports, which is most of what its start takes: nothing heavy that it has no use for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mss_cli import commands
from tests.test_commands import LOOKUPS

HEAVY = {"asyncio", "csv", "dataclasses", "difflib", "email", "hashlib", "http", "importlib.metadata", "pickle",
         "pkgutil", "random", "tempfile", "tomllib", "unicodedata"}  # fmt: skip
"""What of the standard library takes long to import."""

RICH = {"attr", "dataclasses", "pickle", "pygments", "random", "rich", "unicodedata"}
"""Rich, and what it takes along; Rich 13 also unicodedata, and attrs where that is there."""

NEEDED = {"msgspec", "typing_extensions"}
"""The packages beside Typer that every look-up imports."""

PARSER = {"tomli", "mss_cli.facts_file.parse", "mss_cli.facts_file.positions", "mss_cli.facts_file.validate"}

REPLAY = {"mss_cli", "mss_cli.__main__", "mss_cli.recording", "mss_cli.stdio"}
"""What of ours a repeated question imports besides the cache."""

RUN = "from mss_cli.__main__ import run; run()"

WATCHED = """
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        os.write(names, f"{name}\\n".encode())

names = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
sys.meta_path.insert(0, Finder())
"""
"""Writes the name of each module that is looked for, so that it is known however the process ends."""


def imported(code: str, names: Path, *args: str, **environment: str) -> set[str]:
    """Return the names of all modules that a process imports, beyond those that Python starts with."""
    # What measures how much of the program is tested would be among them.
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "MSS_"))}
    command = [sys.executable, "-c", WATCHED + code, str(names), *args]
    subprocess.run(command, env={**env, **environment}, capture_output=True, check=False)
    return set(names.read_text("utf-8").split())


class Imports:
    """What runs with one cache folder and one facts file import, beyond Python and perhaps Typer."""

    def __init__(self, folder: Path, facts: Path) -> None:
        self._names = folder / "names"
        self._environment = {"XDG_CACHE_HOME": str(folder), "MSS_FACTS": str(facts)}
        self._typer = imported("import typer", self._names)

    def __call__(self, *args: str, typer: bool = False, **environment: str) -> set[str]:
        found = imported(RUN, self._names, *args, **self._environment, **environment)
        return found if typer else found - self._typer


@pytest.fixture
def imports(tmp_path: Path, seed_facts: Path) -> Imports:
    """What runs import where the facts have their snapshot."""
    found = Imports(tmp_path, seed_facts)
    assert found("sources", "--json") >= PARSER
    return found


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.partition(".")[0] == "mss_cli"}


def packages(names: set[str]) -> set[str]:
    """Return the packages that are neither Python's nor ours; compiled ones bring along a module with a hashed name."""
    tops = {name.partition(".")[0] for name in names}
    return {top for top in tops - sys.stdlib_module_names if not top.endswith("__mypyc")} - {"mss_cli", "typer"}


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize(
    "args", {args[0]: args for args in reversed(LOOKUPS) if args[0] in commands.names("lookup")}.values()
)
def test_a_look_up_for_scripts_imports_nothing_heavy(imports: Imports, args: tuple[str, ...], form: str) -> None:
    found = imports(*args, "--format", form)
    assert f"mss_cli.commands.lookup.{args[0]}" in found
    if args[0] == "search":
        found -= {"difflib", "unicodedata"}  # for a misspelling, and for names with accents
    if args[0] == "sources":
        found = {name for name in found if name.partition(".")[0] not in {"hashlib", "tomli"}}  # parses seed cards
    assert not (HEAVY | PARSER) & found
    assert packages(found) <= NEEDED


def test_alone_it_reads_the_facts_and_imports_no_command(imports: Imports) -> None:
    found = imports()
    assert command_modules(found) == set()
    assert "mss_cli.facts_file.load" in found
    assert not (HEAVY | PARSER | RICH) & found
    assert packages(found) <= NEEDED


def test_a_table_in_a_pipe_needs_no_rich(imports: Imports) -> None:
    found = imports("troops")
    assert not (HEAVY | PARSER | RICH) & found
    assert packages(found) <= NEEDED


def test_rich_is_imported_where_it_draws(imports: Imports) -> None:
    found = imports("--color", "always", "troops")
    assert "rich" in found
    assert not (HEAVY | PARSER) - RICH & found
    assert packages(found) <= NEEDED | RICH


@pytest.mark.parametrize("args", [("timeline", "--json"), ("troops",), ("--color", "always", "show", "kenya-pledge")])
def test_a_repeated_question_imports_the_cache_alone(imports: Imports, args: tuple[str, ...]) -> None:
    assert "typer" in imports(*args, typer=True)
    found = imports(*args, typer=True)
    assert {name for name in ours(found) if not f"{name}.".startswith("mss_cli.cache.")} == REPLAY
    assert packages(found) == set()
    assert not {*HEAVY, "contextlib", "pathlib", "re", "typer", "typing"} & found


def test_completion_imports_no_command_that_it_does_not_complete(imports: Imports) -> None:
    found = imports(_MSS_COMPLETE="complete_bash", COMP_WORDS="mss troops --country Jam", COMP_CWORD="3")
    assert command_modules(found) == {"mss_cli.commands.lookup.troops"}
    assert not (HEAVY | PARSER | RICH) & found
    assert packages(found) <= NEEDED


def command_modules(names: set[str]) -> set[str]:
    return {name for name in ours(names) if name.count(".") > 2 and name.startswith("mss_cli.commands.")}


@pytest.mark.parametrize("args", [("--help",), ("timeline", "--help"), ("lint", "--help")])
def test_help_imports_no_other_command_and_reads_no_facts(imports: Imports, args: tuple[str, ...]) -> None:
    found = imports(*args)
    assert {name.rpartition(".")[2] for name in command_modules(found)} == {*args} - {"--help"}
    assert "mss_cli.facts_file.load" not in found
    assert not RICH & found
    assert packages(found) <= NEEDED | ({"tomli"} if "lint" in args else set())
