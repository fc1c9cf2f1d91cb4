"""The cache may be deleted: without its folder, and with its two doors shut, everything is printed as before."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mss_cli.output.formats import FORMATS
from tests.conftest import ROOT
from tests.test_commands import LOOKUPS

LOAD = """
from pathlib import Path

from mss_cli.facts_file.parse import parse_bytes
from mss_cli.facts_file.read import facts_bytes
from mss_cli.model.records import Dataset


def load(path: Path, *, cache: bool = True) -> Dataset:
    return parse_bytes(path, facts_bytes(path))
"""

MAIN = """
import sys

from mss_cli.app import main


def run() -> None:
    sys.exit(main())


if __name__ == "__main__":
    run()
"""

EVERY = [
    *((*args, "--format", form) for args in LOOKUPS for form in FORMATS),
    ("cite", "kenya-pledge"), ("schema",), ("--version",), (), ("timeline", "--help"), ("show", "nothing-like-it"),
    ("timeline", "--since", "soon"), ("--no-cache", "timeline"),
]  # fmt: skip

RUN = """
import contextlib, io, json, sys
import mss_cli
from mss_cli.app import main

class Out(io.TextIOWrapper):
    def fileno(self):
        raise OSError

for args in json.load(sys.stdin):
    out, err = Out(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(args)
    out.flush()
    print(json.dumps([mss_cli.__file__, args, code, out.buffer.getvalue().decode(), err.getvalue()]))
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program without its cache, where it could be installed."""
    package = tmp_path_factory.mktemp("bare") / "mss_cli"
    shutil.copytree(ROOT / "src" / "mss_cli", package, ignore=shutil.ignore_patterns("__pycache__", "cache"))
    shutil.copytree(ROOT / "data", package / "data")
    shutil.copytree(ROOT / "seeds", package / "seeds")
    (package / "facts_file" / "load.py").write_text(LOAD, "utf-8")
    (package / "__main__.py").write_text(MAIN, "utf-8")
    return package


def environment(package: Path, cache: Path, facts: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(package.parent), "MSS_FACTS": str(facts), "XDG_CACHE_HOME": str(cache)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MSS_", "COVERAGE_"))}
    return {**kept, **own, "MSS_PAGER": "cat"}


def test_without_its_cache_every_command_prints_the_same(bare: Path, seed_facts: Path, tmp_path: Path) -> None:
    found = []
    for package in (bare, ROOT / "src" / "mss_cli"):
        ran = subprocess.run(
            [sys.executable, "-c", RUN],
            env=environment(package, tmp_path / "cache", seed_facts),
            input=json.dumps(EVERY),
            capture_output=True,
            text=True,
            check=True,
        )
        lines = [json.loads(line) for line in ran.stdout.splitlines()]
        assert {line[0] for line in lines} == {str(package / "__init__.py")}
        found.append([line[1:] for line in lines])
    assert found[0] == found[1]
    assert len(found[0]) == len(EVERY)


def test_without_its_cache_the_program_keeps_nothing(bare: Path, seed_facts: Path, tmp_path: Path) -> None:
    env = environment(bare, tmp_path / "cache", seed_facts)
    command = [sys.executable, "-m", "mss_cli", "troops", "--json"]
    ran = subprocess.run(command, env=env, capture_output=True, check=True)
    assert json.loads(ran.stdout)["count"]
    assert not (tmp_path / "cache").exists()
    env = environment(ROOT / "src" / "mss_cli", tmp_path / "cache", seed_facts)
    same = subprocess.run(command, env=env, capture_output=True, check=True)
    assert (same.stdout, same.stderr) == (ran.stdout, ran.stderr)
