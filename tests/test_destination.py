"""Where output goes: what the name is decides, and nothing of anybody's is lost."""

import errno
import io
import os
import select
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mss_cli import interruption
from mss_cli.errors import MssError
from mss_cli.facts_file.read import read_input
from mss_cli.interruption import Ended, tidy_end
from mss_cli.output import atomic_write
from mss_cli.output.atomic_write import is_regular, replace_file
from mss_cli.paths import STANDARD, descriptor, is_anothers_descriptor, typed_output, typed_path
from mss_cli.stdio import send, warn
from tests.conftest import Run
from tests.small import SMALL, mss, unprivileged

WITHOUT_ORDER = SMALL + "\n\n\n"
WRITE = """
import pathlib, sys
from mss_cli.output.atomic_write import replace_file
replace_file(pathlib.Path(sys.argv[1]), b"new")
"""
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors have other names here")
ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(SMALL, "utf-8")
    return path


# Names of descriptors


@LINUX
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", "link"])
def test_a_log_is_appended_to(facts: Path, name: str) -> None:
    log = facts.with_name("log")
    log.write_text("early\n", "utf-8")
    facts.with_name("link").symlink_to("/dev/stdout")
    with log.open("ab") as out:
        ran = mss("--facts", facts, "sources", "-o", name, cwd=facts.parent, stdout=out, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert log.read_text("utf-8").startswith("early\n")
    assert "First" in log.read_text("utf-8")


@LINUX
def test_standard_error_and_numbered_descriptors_are_written_to(facts: Path) -> None:
    assert b"First" in mss("--facts", facts, "sources", "-o", "/dev/stderr").stderr
    with facts.with_name("log").open("a+b") as log:
        log.write(b"early\n")
        log.flush()
        name = f"/dev/fd/{log.fileno()}"
        assert mss("--facts", facts, "sources", "-o", name, pass_fds=[log.fileno()]).returncode == 0
        log.seek(0)
        assert log.read().startswith(b"early\n")


@LINUX
def test_a_file_that_is_gone_is_written_through_its_descriptor(facts: Path) -> None:
    gone = facts.with_name("gone")
    with gone.open("w+b") as out:
        gone.unlink()
        assert mss("--facts", facts, "sources", "-o", "/dev/stdout", stdout=out).returncode == 0
        out.seek(0)
        assert b"First" in out.read()
    assert not gone.exists()


@LINUX
def test_a_socket_is_written_to_where_it_is_open(facts: Path) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert mss("--facts", facts, "sources", "-o", "/dev/stdout", stdout=theirs).returncode == 0
        assert b"First" in ours.recv(65536)


def test_a_socket_that_is_a_file_is_one_clear_error(run: Run, facts: Path) -> None:
    path = facts.with_name("s")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    ran = run("--facts", facts, "sources", "-o", path)
    assert (ran.code, ran.err) == (
        2,
        f"mss: {path}: can't write it: it is a socket or a device that nothing listens at; name another file\n",
    )


@LINUX
def test_a_descriptor_of_another_process_is_appended_to(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as out:
        other = subprocess.Popen(["sleep", "60"], stdout=out)
    try:
        log.write_bytes(b"early\n")
        name = Path(f"/proc/{other.pid}/fd/1")
        assert is_anothers_descriptor(name)
        assert not is_regular(name)
        replace_file(name, b"late\n")
    finally:
        other.kill()
        other.wait()
    assert log.read_bytes() == b"early\nlate\n"


@LINUX
def test_a_descriptor_that_is_closed_or_only_read_is_one_clear_error(run: Run, facts: Path) -> None:
    with facts.open("rb") as read:
        ran = run("--facts", facts, "sources", "-o", f"/dev/fd/{read.fileno()}")
        assert ran.code == 2
        number = read.fileno()
    ran = run("--facts", facts, "sources", "-o", f"/dev/fd/{number}")
    assert (ran.code, ran.err) == (
        2,
        f"mss: /dev/fd/{number}: can't write it: bad file descriptor; name another file\n",
    )


def test_what_names_a_descriptor(tmp_path: Path) -> None:
    (tmp_path / "7").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "far").symlink_to("7")
    for path in (tmp_path / "7", tmp_path / "loop", tmp_path / "far", tmp_path / "none", Path("a\0b")):
        assert descriptor(path) is None
    assert not is_anothers_descriptor(tmp_path / "7")


@LINUX
def test_a_slow_reader_that_does_not_block_is_waited_for(facts: Path) -> None:
    text = "".join(
        f'\n[facts.f{n}]\nkind = "event"\ndate = "2024-09"\nsummary = "Something happens."\n'
        'claims = [{ source = "one", locator = "body", printed = "something" }]\n'
        for n in range(2000)
    )
    facts.write_text(SMALL + text, "utf-8")
    for option in ([], ["-o", "/dev/stdout"]):
        readable, writable = os.pipe()
        os.set_blocking(writable, False)
        process = subprocess.Popen(
            [sys.executable, "-m", "mss_cli", "--facts", str(facts), "timeline", "--all", "--format", "csv", *option],
            stdout=writable,
        )
        os.close(writable)
        time.sleep(1)
        with os.fdopen(readable, "rb") as out:
            assert out.read().count(b"\n") == 2004
        assert process.wait(30) == 0


def test_a_message_waits_for_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    with os.fdopen(writable, "w") as err, os.fdopen(readable, "rb") as out:
        found: list[bytes] = []

        def read() -> None:
            time.sleep(0.2)
            while not b"".join(found).endswith(b"end\n"):
                found.append(out.read1())

        monkeypatch.setattr(sys, "stderr", err)
        reader = threading.Thread(target=read)
        reader.start()
        warn("x" * 100_000 + "end")
        reader.join()
        assert b"".join(found) == b"x" * 100_000 + b"end\n"


class Unwilling(io.RawIOBase):
    """A stream that raises what it is given, one for each call, and then takes everything."""

    def __init__(self, *errors: OSError | None) -> None:
        self.errors = [*errors]
        self.written = b""
        self.flushed = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.written += bytes(content)
        return len(content)

    def flush(self) -> None:
        if self.errors and (error := self.errors.pop(0)):
            raise error
        self.flushed += 1


def streamed(stream: Unwilling) -> Any:
    return type("Out", (), {"buffer": stream, "flush": stream.flush, "encoding": "utf-8", "fileno": lambda _: 10**6})()


def test_what_cannot_be_flushed_yet_is_flushed_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "select", lambda *_: None)
    stream = Unwilling(None, BlockingIOError(errno.EAGAIN, "later"), BlockingIOError(errno.EAGAIN, "later"))
    monkeypatch.setattr(sys, "stdout", streamed(stream))
    send([b"a", b"b"])
    assert (stream.written, stream.errors) == (b"ab", [])


def test_a_reader_that_has_left_and_a_disk_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", streamed(Unwilling(BrokenPipeError())))
    send([b"a"])
    monkeypatch.setattr(sys, "stdout", streamed(Unwilling(OSError(errno.ENOSPC, "No space left on device"))))
    with pytest.raises(MssError, match="can't write to standard output: no space left on device"):
        send([b"a"])
    monkeypatch.setattr(sys, "stderr", streamed(Unwilling(OSError(errno.ENOSPC, "No space left on device"))))
    warn("lost")
    monkeypatch.setattr(sys, "stderr", None)
    warn("lost")


# What was typed


def test_a_dash_is_standard_output(run: Run, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(facts.parent)
    plain = run("--facts", facts, "sources", "--format", "csv")
    assert run("--facts", facts, "sources", "--format", "csv", "-o", "-") == plain
    assert sorted(path.name for path in facts.parent.iterdir()) == ["facts.toml"]
    assert run("--facts", facts, "sources", "--format", "csv", "-o", "./-") == (0, "", "")
    assert (facts.parent / "-").read_text("utf-8") == plain.out


def test_a_dash_is_standard_input(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = facts.read_bytes()
    plain = mss("--facts", facts, "sources", "--json")
    assert mss("--facts", "-", "sources", "--json", input=content).stdout == plain.stdout
    assert mss("--facts", "/dev/stdin", "sources", "--json", input=content).stdout == plain.stdout
    assert mss("lint", "-", input=b"[").stdout.startswith(b"-:1:2: toml")
    (facts.parent / "-").write_bytes(content)
    monkeypatch.chdir(facts.parent)
    assert mss("--facts", "./-", "sources", "--json").stdout == plain.stdout


@LINUX
def test_a_facts_file_may_come_through_a_socket_or_slowly(facts: Path) -> None:
    plain = mss("--facts", facts, "sources", "--json").stdout
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        process = subprocess.Popen(
            [sys.executable, "-m", "mss_cli", "--facts", "-", "sources", "--json"],
            stdin=theirs.fileno(),
            stdout=subprocess.PIPE,
        )
        content = facts.read_bytes()
        ours.sendall(content[:50])
        time.sleep(0.7)
        ours.sendall(content[50:])
        ours.shutdown(socket.SHUT_WR)
        assert process.communicate(timeout=30)[0] == plain


def test_a_tilde_is_the_home(run: Run, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(facts.parent))
    assert run("--facts=~/facts.toml", "sources", "--output=~/out.csv", "--format", "csv").code == 0
    assert "First" in facts.with_name("out.csv").read_text("utf-8")
    monkeypatch.setenv("MSS_FACTS", "~/facts.toml")
    assert run("sources").code == 0
    assert run("lint", "~/facts.toml").code < 2
    assert typed_path("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")


def test_what_was_typed_names_a_file_or_nothing(run: Run, facts: Path) -> None:
    assert typed_path("-") == STANDARD
    assert typed_output("-") is None
    ran = run("--facts", facts, "sources", "-o", "")
    assert (ran.code, ran.err) == (2, "mss: a file's name is empty: name a file, or leave the option out\n")
    ran = run("--facts", facts, "sources", "-o", "new/")
    assert (ran.code, ran.err) == (2, "mss: new/: can't write it: this names a folder; add the name of a file\n")
    ran = run("--facts", facts, "sources", "-o", facts.parent / "no" / "x")
    assert f"there is no folder {facts.parent / 'no'}; name another file" in ran.err


# Files keep what they are


def test_other_names_of_a_file_are_kept(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a longer text than the new one", "utf-8")
    other.hardlink_to(one)
    replace_file(one, b"new")
    assert other.read_bytes() == b"new"
    assert one.samefile(other)
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755, 0o2750])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "x"
    path.touch()
    path.chmod(mode)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@ROOT
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.touch()
    os.chown(path, 65534, 65533)
    replace_file(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65533)


@ROOT
def test_an_owner_that_cannot_be_given_is_kept_by_writing_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chown(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not yours")

    path = tmp_path / "x"
    path.write_bytes(b"old")
    os.chown(path, 65534, 65534)
    monkeypatch.setattr(os, "chown", chown)
    replace_file(path, b"new")
    assert (path.read_bytes(), path.stat().st_uid) == (b"new", 65534)
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no attributes here")
def test_attributes_are_kept_where_there_are_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.touch()
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("this file system has no attributes")
    replace_file(path, b"new")
    assert os.getxattr(path, "user.note") == b"mine"

    def refused(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no attributes")

    monkeypatch.setattr(os, "listxattr", refused)
    replace_file(path, b"newer")
    monkeypatch.delattr(os, "listxattr")
    replace_file(path, b"newest")
    assert path.read_bytes() == b"newest"


def test_a_file_that_may_only_be_read_is_spared(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o444)
    ran = subprocess.run(
        [sys.executable, "-c", WRITE, str(path)], capture_output=True, text=True, preexec_fn=unprivileged, check=False
    )
    if ran.returncode == 0:
        pytest.skip("root can't be kept from writing here")
    assert "permission denied" in ran.stderr
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_file_that_cannot_be_replaced_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A file that is a mount, in a folder that may not be written to, of somebody else in a shared folder."""
    path = tmp_path / "x"
    path.write_bytes(b"old and long")
    monkeypatch.setattr(Path, "replace", failing(number))
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]
    with pytest.raises(MssError, match="can't write it"):
        replace_file(tmp_path / "y", b"new")
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    with pytest.raises(MssError, match="can't write it"):
        replace_file(path, b"newer")
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@ROOT
def test_a_mount_is_written(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.write_bytes(b"old")
    theirs.touch()
    ran = subprocess.run(
        ["unshare", "-m", "sh", "-c", 'mount --bind "$1" "$2" && exec "$3" -c "$4" "$2"', "sh", ours, theirs,
         sys.executable, WRITE], capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "mount" in ran.stderr or "unshare" in ran.stderr:
        pytest.skip("nothing can be mounted here")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (ours.read_bytes(), theirs.read_bytes()) == (b"new", b"")


@pytest.mark.parametrize("at", ["write", "ftruncate"])
def test_what_a_file_held_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    (tmp_path / "y").hardlink_to(path)
    real = getattr(os, at)
    times: Iterator[int] = iter(range(9))

    def once(*args: Any) -> Any:
        if next(times) == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os, at, once)
    with pytest.raises(MssError, match="no space left on device"):
        replace_file(path, b"new and long")
    assert path.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["x", "y"]


def test_what_cannot_be_put_back_is_kept_and_it_is_said_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    (tmp_path / "y").hardlink_to(path)
    monkeypatch.setattr(os, "write", failing(errno.EIO))
    with pytest.raises(MssError) as raised:
        replace_file(path, b"new")
    kept = Path(str(raised.value).partition("what it held is in ")[2].partition(";")[0])
    assert kept.read_bytes() == b"old"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_without_a_place_for_a_copy_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    (tmp_path / "y").hardlink_to(path)
    monkeypatch.setattr(atomic_write, "_privately", failing(errno.EROFS))
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


# lint --fix


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_line_ends_and_the_byte_order_mark_are_kept(run: Run, tmp_path: Path, bom: bytes, newline: bytes) -> None:
    path = tmp_path / "f.toml"
    path.write_bytes(bom + WITHOUT_ORDER.encode().replace(b"\n", newline))
    assert run("lint", "--fix", path).code < 2
    content = path.read_bytes()
    assert content == bom + SMALL.encode().replace(b"\n", newline)


def test_what_is_no_file_is_not_put_in_order(run: Run, facts: Path) -> None:
    fifo = facts.with_name("fifo")
    os.mkfifo(fifo)
    for name in (fifo, "-", "/dev/null", "/dev/stdin", facts.parent):
        ran = run("lint", "--fix", name)
        assert (ran.code, ran.out) == (2, "")
        assert "--fix can't put it in order: it is not a file" in ran.err
    assert "no such file" in run("lint", "--fix", facts.with_name("none")).err


def test_a_fixed_file_keeps_its_other_names_and_mode(run: Run, facts: Path) -> None:
    facts.write_text(WITHOUT_ORDER, "utf-8")
    facts.chmod(0o640)
    facts.with_name("other").hardlink_to(facts)
    assert run("lint", "--fix", facts).code < 2
    assert facts.with_name("other").read_text("utf-8") == SMALL
    assert stat.S_IMODE(facts.stat().st_mode) == 0o640


# Being ended

SLOW = """
import pathlib, sys, time
def slow(self, target):
    print("ready", flush=True)
    time.sleep(20)
pathlib.Path.replace = slow
sys.argv = ["mss", *sys.argv[1:]]
from mss_cli.__main__ import run
run()
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_run_that_is_ended_leaves_no_part(facts: Path, name: str) -> None:
    out = facts.with_name("out")
    out.write_text("old", "utf-8")
    command = [sys.executable, "-c", SLOW, "--facts", str(facts), "sources", "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        number = getattr(signal, name)
        process.send_signal(number)
        assert process.wait(30) == (130 if name == "SIGINT" else -number)
    assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in facts.parent.iterdir()) == ["facts.toml", "out"]


def test_an_end_waits_until_all_is_tidy(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(os, "kill", lambda _, number: sent.append(number))
    try:
        with pytest.raises(Ended), tidy_end():
            signal.raise_signal(signal.SIGTERM)
        assert sent == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


def test_an_end_that_is_ignored_stays_so_and_other_threads_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidy_end():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    monkeypatch.setattr(interruption, "_end", None)
    done: list[bool] = []

    def work() -> None:
        with tidy_end():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_what_comes_slowly_and_without_blocking_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)

    def write() -> None:
        os.write(writing, b"late")
        os.close(writing)

    late = threading.Timer(0.2, write)
    late.start()
    try:
        assert read_input(Path(f"/dev/fd/{reading}")) == b"late"
    finally:
        late.join()
        os.close(reading)
