"""What an answer depends on: every variable that a look-up reads is in its cache key, every file is recorded."""

import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from mss_cli import app, recording
from mss_cli.cache import answers
from tests.conftest import FakeOut
from tests.test_commands import LOOKUPS

EVERY = [*LOOKUPS, ("cite", "kenya-pledge"), ("schema",)]

WATCHED = """
import json, os, sys

class Watched(dict):
    names = set()
    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)
    def get(self, name, default=None):
        self.names.add(name)
        return super().get(name, default)
    def __contains__(self, name):
        self.names.add(name)
        return super().__contains__(name)

os.environ = Watched(os.environ)
from mss_cli.app import main
for args in json.loads(sys.argv[1]):
    assert main(args) == 0, args
with open(sys.argv[2], "w") as out:
    json.dump(sorted(Watched.names), out)
"""


WITHOUT_EFFECT = {
    "HOME", "MSS_NO_CACHE", "TYPER_USE_RICH", "XDG_CACHE_HOME", "_MSS_COMPLETE",
    "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION",
}  # fmt: skip
"""Where the cache is and how Typer is started, which changes no answer; completion is never kept."""


@pytest.mark.parametrize("terminal", [False, True])
def test_a_look_up_reads_no_other_variable_than_its_cache_key_has(
    seed_facts: Path, tmp_path: Path, *, terminal: bool
) -> None:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 10_000, 90, 0, 0))
    streams = {"stdin": follower, "stdout": follower} if terminal else {"stdout": subprocess.DEVNULL}
    every = [list(args) for args in EVERY]
    every += [["--color", "always", *args] for args in every]
    command = [sys.executable, "-c", WATCHED, json.dumps(every), str(tmp_path / "names")]
    env = {**os.environ, "MSS_FACTS": str(seed_facts)}
    with subprocess.Popen(command, env=env, **streams) as ran:  # type: ignore[call-overload]
        os.close(follower)
        while terminal and read(leader):
            pass
    os.close(leader)
    assert ran.returncode == 0
    names = set(json.loads((tmp_path / "names").read_text("utf-8")))
    assert names <= {*answers.ENVIRONMENT, *WITHOUT_EFFECT}
    assert {"NO_COLOR", "MSS_FACTS"} <= names


def read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:
        return b""


@pytest.mark.parametrize("args", [*EVERY, ("verify", "DOCUMENTS")])
def test_a_look_up_opens_no_other_file_than_it_records(
    request: pytest.FixtureRequest,
    seed_facts: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    args: tuple[str, ...],
) -> None:
    args = tuple(str(request.getfixturevalue("originals")) if each == "DOCUMENTS" else each for each in args)
    opened: set[str] = set()
    found = recording.Recording()
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", FakeOut(out, encoding="utf-8"))
    token = recording.CURRENT.set(found)
    WATCHERS.append(opened)
    try:
        assert app.main(["--facts", str(seed_facts), *args]) == 0
    finally:
        WATCHERS.remove(opened)
        recording.CURRENT.reset(token)
    assert found.repeatable
    assert b"".join(found.output) == out.getvalue()
    modules = {str(path) for path in Path(app.__file__).parent.rglob("*.py*")}
    assert str(seed_facts) in opened or args[0] == "schema"
    others = {each for each in opened if not each.endswith((".py", ".pyc", ".so")) and str(tmp_path) not in each}
    assert others - modules <= found.inputs.keys()


WATCHERS: list[set[str]] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(args[0], str):
        for opened in WATCHERS:
            opened.add(args[0])


sys.addaudithook(_watch)
