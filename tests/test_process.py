"""What only a process of its own shows: imports, pipes, terminals, signals."""

import fcntl
import io
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from mss_cli import stdio

MSS = [sys.executable, "-m", "mss_cli"]


@pytest.fixture(autouse=True)
def _seed_facts(monkeypatch: pytest.MonkeyPatch, seed_facts: Path) -> None:
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))


def test_a_pipe_closed_early_ends_quietly() -> None:
    first = subprocess.Popen([*MSS, "timeline"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert first.stdout and first.stderr
    first.stdout.close()
    err = first.stderr.read()
    first.stderr.close()
    assert (first.wait(), err) == (0, b"")


@pytest.mark.parametrize("args", [["--help"], ["troops", "--help"], ["--version"], ["lint", "--explain", "toml"], []])
def test_help_and_versions_end_quietly_too(args: list[str]) -> None:
    first = subprocess.Popen([*MSS, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert first.stdout and first.stderr
    first.stdout.close()
    err = first.stderr.read()
    first.stderr.close()
    assert (first.wait(), err) == (0, b"")


def test_a_full_disk_is_reported() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*MSS, "timeline", "--json"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (
        2,
        b"mss: can't write to standard output: no space left on device\n",
    )


def test_an_interrupted_lookup_is_130(tmp_path: Path) -> None:
    fifo = tmp_path / "facts.toml"
    os.mkfifo(fifo)
    ran = subprocess.Popen([*MSS, "--facts", str(fifo), "timeline"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with fifo.open("wb"):
        time.sleep(0.2)
        ran.send_signal(signal.SIGINT)
        out, err = ran.communicate(timeout=20)
    assert (ran.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def in_terminal(width: int, *args: str, pager: str | None = "cat", **environment: str) -> str:
    """Run ``mss`` on a pseudo-terminal of ``width`` columns and give what it shows."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "MSS_PAGER"}
    }
    ran = subprocess.Popen(
        [*MSS, *args],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**env, "TERM": "xterm", **({"MSS_PAGER": pager} if pager else {}), **environment},
    )
    os.close(follower)
    content = b""
    while True:
        try:
            more = os.read(leader, 65536)
        except OSError:
            break
        if not more:
            break
        content += more
    os.close(leader)
    assert ran.wait() == 0
    return content.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("width", [60, 100, 160])
def test_in_a_real_terminal(width: int) -> None:
    shown = in_terminal(width, "timeline", "--country", "Jamaica", "--until", "2025-02")
    assert "\x1b[" in shown
    assert "jamaica-arrival-2024-09" in shown
    plain = in_terminal(width, "troops", "--until", "2025-02", NO_COLOR="1")
    assert "\x1b" not in plain
    assert all(len(line) <= width for line in plain.splitlines())


@pytest.mark.parametrize("pager", ["MSS_PAGER", "PAGER"])
def test_a_long_timeline_is_paged_in_a_terminal(pager: str, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    environment = {pager: f"tee {seen}"} | ({"MSS_PAGER": ""} if pager != "MSS_PAGER" else {})
    if pager == "PAGER":
        shown = in_terminal(80, "timeline", "--all", **environment)
        assert not seen.exists()
        environment.pop("MSS_PAGER")
        shown = in_terminal(80, "timeline", "--all", pager=None, **environment)
    else:
        shown = in_terminal(80, "timeline", "--all", **environment)
    assert seen.read_text("utf-8") == shown
    assert shown.count("\n") > 100
    seen.unlink()
    in_terminal(80, "troops", "--country", "Belize", **environment)
    assert not seen.exists()
    for none in ("", "cat", "no-such-pager-anywhere"):
        assert "moise-assassination" in in_terminal(80, "timeline", "--all", MSS_PAGER=none)


def test_a_pipe_ignores_the_width_of_the_terminal_around_it() -> None:
    env = {**os.environ, "COLUMNS": "40"}
    out = subprocess.run([*MSS, "timeline"], capture_output=True, check=True, env=env).stdout.decode()
    assert max(map(len, out.splitlines())) > 100
    assert json.loads(subprocess.run([*MSS, "timeline", "--json"], capture_output=True, check=True, env=env).stdout)


@pytest.mark.parametrize(
    ("args", "code"),
    [(["timeline", "--json"], 0), (["show", "nothing-like-it"], 1), (["timeline", "--nope"], 2), ([], 0)],
)
def test_the_command_as_it_is_installed(args: list[str], code: int) -> None:
    script = Path(sys.executable).with_name("mss")
    if not script.exists():
        pytest.skip("mss is not installed beside this interpreter")
    ran = subprocess.run([str(script), *args], capture_output=True, check=False)
    same = subprocess.run([*MSS, *args], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, same.stdout, same.stderr)
    closed = subprocess.Popen([str(script), *args], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert closed.stdout
    closed.stdout.close()
    assert closed.wait() == code


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_stream_that_takes_no_more_for_now_is_waited_for(unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    command = [*MSS, "timeline", "--all", "--json"]
    with subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE, env=env) as slow:
        os.close(writer)
        while slow.poll() is None and waiting(reader) < 2**16:
            time.sleep(0.01)
        time.sleep(0.1)
        with os.fdopen(reader, "rb") as file:
            found = file.read()
        assert slow.stderr
        assert slow.stderr.read() == b""
    assert slow.returncode == 0
    assert len(found) > 2**16  # more than a pipe holds
    assert found == subprocess.run(command, capture_output=True, check=True).stdout


def waiting(reader: int) -> int:
    """Return how many bytes a pipe holds."""
    return int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, b"\0" * 4), sys.byteorder)


def test_a_stream_that_takes_a_part_or_nothing_gets_all(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy(io.BytesIO):
        calls = flushes = 0

        def write(self, chunk: Any) -> int:
            self.calls += 1
            if self.calls == 1:
                super().write(chunk[:2])
                raise BlockingIOError(11, "it takes no more for now", 2)
            return 0 if self.calls == 2 else super().write(chunk[:3])

        def flush(self) -> None:
            self.flushes += 1
            if self.flushes == 1:
                raise BlockingIOError(11, "it takes no more for now", 0)

    busy = Busy()
    waits: list[object] = []
    monkeypatch.setattr(sys, "stdout", type("Out", (), {"buffer": busy, "flush": lambda _: None})())
    monkeypatch.setattr(select, "select", lambda *streams: waits.append(streams[1]))
    stdio.send([b"all of ", b"this"])
    assert busy.getvalue() == b"all of this"
    assert waits == [[busy], [busy]]  # for its second call, and to be flushed


def test_a_notice_where_standard_error_is_closed_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    stdio.warn("nobody hears this")
