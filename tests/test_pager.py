"""Long output in a terminal: a pager that is the reader's own choice, and what happens where it fails."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from mss_cli.output import pager
from tests.small import SMALL
from tests.terminals import Terminal, in_terminal

LESS = pytest.mark.skipif(not shutil.which("less"), reason="no less here")
LAST = b"Event 299"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    events = (
        f'\n[facts.event-{n}]\nkind = "event"\ndate = "2024-09"\nsummary = "Event {n}."\n'
        'claims = [{ source = "one", locator = "body", printed = "something" }]\n'
        for n in range(100, 300)
    )
    path.write_text(SMALL + "".join(events), "utf-8")
    return path


def timeline(facts: Path, *args: str, **env: str) -> AbstractContextManager[Terminal]:
    return in_terminal([sys.executable, "-m", "mss_cli", "--facts", str(facts), *args, "timeline", "--all"], env)


@pytest.mark.parametrize("name", ["MSS_PAGER", "PAGER"])
@pytest.mark.parametrize("command", ["sed s/^/X/ | cat", 'a=X; sed "s/^/$a/"', "{ sed 's/^/X/'; }"])
def test_a_pager_is_a_command_line_for_the_shell(facts: Path, name: str, command: str) -> None:
    with timeline(facts, **{name: command}) as terminal:
        assert terminal.wait() == 0
    lines = terminal.shown.splitlines()
    assert len(lines) > 200
    assert all(line.startswith(b"X") for line in lines)


@pytest.mark.parametrize("command", ["no-such-pager", "false", "exit 5", "kill -9 $$", "'"])
def test_where_a_pager_fails_the_answer_is_printed(facts: Path, command: str) -> None:
    with timeline(facts, MSS_PAGER=command) as terminal:
        assert terminal.wait() == 0
    assert terminal.shown.count(LAST) == 1


@pytest.mark.parametrize(
    "env", [{"PAGER": ""}, {"PAGER": " cat "}, {"MSS_PAGER": "", "PAGER": "false"}, {"TERM": "dumb"}]
)
def test_no_pager_where_none_is_wanted_or_can_be(facts: Path, env: dict[str, str]) -> None:
    with timeline(facts, **{"PAGER": "sed s/^/X/"} | env) as terminal:
        assert terminal.wait() == 0
    assert not any(line.startswith(b"X") for line in terminal.shown.splitlines())
    assert LAST in terminal.shown


@LESS
def test_ctrl_c_is_the_pagers_own(facts: Path) -> None:
    with timeline(facts) as terminal:
        terminal.read(until=b"Event 10")
        for _ in range(2):
            terminal.send(b"\x03")
            time.sleep(0.3)
        assert terminal.process.poll() is None
        terminal.send(b"G")
        terminal.read(until=LAST)
        terminal.send(b"q")
        assert terminal.wait() == 0


def test_a_pager_that_ends_by_ctrl_c_has_shown_enough(facts: Path) -> None:
    with timeline(facts, MSS_PAGER="trap 'exit 3' INT; sed s/^/X/; sleep 20 & wait") as terminal:
        terminal.read(until=LAST)
        terminal.send(b"\x03")
        assert terminal.wait() == 0
    assert terminal.shown.count(LAST) == 1


@LESS
def test_a_run_that_is_ended_ends_its_pager(facts: Path) -> None:
    with timeline(facts) as terminal:
        terminal.read(until=b"Event 10")
        terminal.process.terminate()
        assert terminal.wait() == -signal.SIGTERM
        with pytest.raises(ProcessLookupError):
            os.killpg(terminal.process.pid, 0)


@LESS
@pytest.mark.parametrize("options", ["", "-i", "i", "-Ps a prompt", "-X"])
def test_colours_and_links_are_not_raw_escapes(facts: Path, options: str) -> None:
    with timeline(facts, LESS=options, PAGER="less") as terminal:
        terminal.read(until=b"Event 10")
        terminal.read(0.5)
        terminal.send(b"q")
        terminal.wait()
    assert b"ESC" not in terminal.shown


@LESS
def test_searches_ignore_case(facts: Path) -> None:
    with timeline(facts) as terminal:
        terminal.read(until=b"Event 10")
        terminal.read(0.3)
        terminal.send(b"/eVENT 299\r")
        terminal.read(until=LAST)
        terminal.send(b"q")
        terminal.wait()
    assert b"Pattern not found" not in terminal.shown


def test_the_environment_of_a_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    for name in ("LESS", "LESSCHARSET", "LV"):
        monkeypatch.delenv(name, raising=False)
    env = pager._environment()
    assert (env["LESS"], env["LESSCHARSET"], env["LV"]) == ("FIRX", "utf-8", "-c")
    monkeypatch.setenv("LESS", "-S")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "latin-1"))
    env = pager._environment()
    assert env["LESS"] == "-R -S"
    assert "LESSCHARSET" not in env


def test_where_nothing_can_be_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(12, "no memory")

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr(pager, "_fed", refuse)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("MSS_PAGER", "less")
    assert not pager.page(b"\n")
    monkeypatch.delenv("MSS_PAGER")
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not pager.page(b"\n")
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setenv("MSS_PAGER", "less")
    assert not pager.page(b"\n")


def test_a_pager_is_ended_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    class Stopped:
        def __init__(self, *_: object, **__: object) -> None:
            done.append("started")

        def communicate(self, _: bytes) -> None:
            raise MemoryError

        def terminate(self) -> None:
            done.append("asked to end")

        def wait(self) -> None:
            done.append("waited for")

    monkeypatch.setattr(subprocess, "Popen", Stopped)
    with pytest.raises(MemoryError):
        pager._fed("less", b"")
    assert done == ["started", "asked to end", "waited for"]


def test_what_fits_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, 3)))
    assert pager.fits(b"a\nb\n")
    assert not pager.fits(b"a\nb\nc\n")
