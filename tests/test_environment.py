"""Whatever it is run in: the right answer or one clear error, and nothing corrupted.

Each condition is met by real processes, twice in a row: what the first one kept must do the second no harm.
"""

import ctypes
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mss_cli.app import main
from tests.conftest import FakeOut, Run
from tests.test_process import in_terminal

SCRIPT = Path(sys.executable).with_name("mss")
MSS = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "mss_cli"]

TROOPS = ("troops", "--country", "Jamaica", "--json")
SEARCH = ("search", "Céant", "jamaïcain")
FEW = [("timeline",), TROOPS]
EVERY = [
    *FEW,
    ("troops", "--format", "csv"),
    ("sources",),
    ("show", "kenya-pledge"),
    SEARCH,
    (*SEARCH, "--json"),
    ("brief", "--as-of", "2025-01-31"),
    ("disputes",),
    *(("cite", "kenya-pledge", "--format", form) for form in ("text", "markdown", "bibtex", "ris", "csl-json")),
    ("lint",),
    ("coverage",),
    ("--help",),
    ("--version",),
    ("timeline", "--country", "Jamaca"),
]

MIXED = [*FEW, SEARCH, (*SEARCH, "--json"), ("timeline", "--country", "Jamaca")]

# What a run's environment is rid of; coverage would only slow down processes that leave at once.
NAMES = re.compile(
    r"LANG|LC_.*|PYTHON(IOENCODING|UTF8|COERCECLOCALE|UNBUFFERED)|TERM|COLUMNS|(MSS|XDG|COVERAGE)_.*|(NO|FORCE)_COLOR"
)


class Finished(NamedTuple):
    """What a process ended with."""

    code: int
    out: bytes
    err: bytes


Answers = Callable[..., list[Finished]]


class Sandbox(NamedTuple):
    """Where runs are made: their environment, with a cache folder that is cold."""

    env: dict[str, str]
    cache: Path

    def start(self, *args: str, more: Mapping[str, str | None] = {}, **options: Any) -> subprocess.Popen[bytes]:
        env = {name: value for name, value in {**self.env, **more}.items() if value is not None}
        streams: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        return subprocess.Popen([*MSS, *args], env=env, **streams | options)

    def run(self, *args: str, **options: Any) -> Finished:
        return finish(self.start(*args, **options))

    def runs(self, every: Iterable[Sequence[str]], **options: Any) -> list[Finished]:
        """Run all of ``every`` at once."""
        return [finish(each) for each in [self.start(*args, **options) for args in every]]

    def is_whole(self) -> bool:
        """Whether the cache has nothing unfinished in it."""
        return not list(self.cache.rglob("*.new"))


def finish(process: subprocess.Popen[bytes]) -> Finished:
    out, err = process.communicate(timeout=60)
    return Finished(process.returncode, out or b"", err or b"")


@pytest.fixture
def sandbox(tmp_path: Path, seed_facts: Path) -> Sandbox:
    env = {name: value for name, value in os.environ.items() if not NAMES.fullmatch(name)}
    cache = tmp_path / "cache"
    env |= {"MSS_FACTS": str(seed_facts), "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    return Sandbox(env, cache)


@pytest.fixture
def right(run: Run, monkeypatch: pytest.MonkeyPatch, seed_facts: Path) -> Answers:
    """Return the answers of the same commands in this process, where nothing is in the way."""
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))

    def answers(every: Iterable[Sequence[str]], encoding: str = "utf-8") -> list[Finished]:
        found = []
        for args in every:
            own = encoding if is_drawn(args) else "utf-8"
            ran = run(*args, encoding=own)
            found.append(Finished(ran.code, ran.out.encode(own), ran.err.encode(encoding, "backslashreplace")))
        return found

    return answers


def is_drawn(args: Sequence[str]) -> bool:
    """Whether what ``args`` prints is in the encoding of the terminal: all else is in UTF-8."""
    return args[0] != "cite" and not {"--json", "csv", "csl-json"} & set(args)


# Encodings, terminals, homes


@pytest.mark.parametrize(
    ("encoding", "more", "every"),
    [
        ("utf-8", {"LANG": "C", "LC_ALL": "C"}, MIXED),
        ("ascii", {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, MIXED),
        ("ascii", {"PYTHONIOENCODING": "ascii"}, EVERY),
        ("cp1252", {"PYTHONIOENCODING": "cp1252"}, EVERY),
        ("utf-8", {"MSS_NO_CACHE": "1"}, MIXED),
    ],
    ids=["LANG=C", "C without UTF-8", "ascii", "cp1252", "without a cache"],
)
def test_the_answer_is_right_in_each_encoding(
    sandbox: Sandbox,
    right: Answers,
    encoding: str,
    more: dict[str, str],
    every: list[tuple[str, ...]],
) -> None:
    expected = right(every, encoding)
    for _ in range(2):
        for args, found, one in zip(every, sandbox.runs(every, more=more), expected, strict=True):
            assert found == one, args
    assert sandbox.is_whole()


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_twenty_columns(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    for name in os.environ.keys() - sandbox.env.keys():
        monkeypatch.delenv(name)
    for name, value in sandbox.env.items():
        monkeypatch.setenv(name, value)
    colour = {"NO_COLOR": "1"} if term == "xterm" else {}
    for args in (("troops",), ("search", "Ruto"), ("show", "kenya-pledge")):
        first, second = (in_terminal(20, *args, **{"TERM": term, **colour}) for _ in range(2))
        assert first == second
        assert "\x1b" not in first
        assert max(map(len, first.splitlines())) <= 20
    shown = in_terminal(20, "--help", TERM=term, NO_COLOR="1")
    assert "timeline" in shown and "Traceback" not in shown
    assert sandbox.is_whole()


def closing(*streams: int) -> Callable[[], None]:
    """Return what closes ``streams`` in a process about to be."""

    def close() -> None:
        for stream in streams:
            os.close(stream)

    return close


def test_a_closed_standard_input_is_not_missed(sandbox: Sandbox, right: Answers) -> None:
    expected = right(FEW)
    for _ in range(2):
        assert sandbox.runs(FEW, preexec_fn=closing(0)) == expected


def test_a_closed_standard_output_is_one_clear_error(sandbox: Sandbox, right: Answers, tmp_path: Path) -> None:
    message = b"mss: can't write to standard output: it is closed; open it, or name a file with --output\n"
    refused = Finished(2, b"", message)
    for _ in range(2):
        every = [TROOPS, (), ("--help",), ("timeline", "--help"), ("--version",), ("cite", "seed-001")]
        assert set(sandbox.runs(every, preexec_fn=closing(1))) == {refused}
        found = sandbox.run("timeline", "--output", str(tmp_path / "out"), preexec_fn=closing(1))
        assert found == Finished(0, b"", b"")
        assert [(tmp_path / "out").read_bytes()] == [each.out for each in right([("timeline",)])]
        assert sandbox.run("timeline", preexec_fn=closing(0, 1, 2)) == Finished(2, b"", b"")
    assert sandbox.runs(FEW) == right(FEW)


MISTAKES = [("timeline", "--country", "Jamaca"), ("timeline", "--nope"), ("timeline", "--since", "2030"), ("nope",)]


def test_standard_error_closed_or_full_changes_nothing_else(sandbox: Sandbox, right: Answers) -> None:
    expected = [Finished(each.code, b"", b"") for each in right(MISTAKES)]
    for _ in range(2):
        assert sandbox.runs(MISTAKES, preexec_fn=closing(2)) == expected
        if Path("/dev/full").exists():
            with Path("/dev/full").open("wb") as full:
                assert sandbox.runs(MISTAKES, stderr=full) == expected


def test_help_that_cannot_be_written_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(FakeOut):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Full(io.BytesIO()))
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["--help"]) == 2
    assert err.getvalue() == "mss: can't write to standard output: no space left on device\n"
    monkeypatch.setattr(sys, "stderr", Full(io.BytesIO()))
    assert main(["timeline", "--country", "Nope"]) == 1


# Disks


def limited(size: int) -> Callable[[], None]:
    """Return what lets a process about to be write no file longer than ``size``."""
    resource = pytest.importorskip("resource")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_is_reported(sandbox: Sandbox, right: Answers, tmp_path: Path) -> None:
    every = [*FEW, ("--help",), ("--version",), ("cite", "kenya-pledge")]
    out = tmp_path / "out"
    for _ in range(2):
        if Path("/dev/full").exists():
            with Path("/dev/full").open("wb") as full:
                found = sandbox.runs(every, stdout=full)
            assert set(found) == {Finished(2, b"", b"mss: can't write to standard output: no space left on device\n")}
        for unbuffered in ("", "1"):
            with out.open("wb") as file:
                more = {"PYTHONUNBUFFERED": unbuffered}
                ran = sandbox.run("timeline", "--json", more=more, stdout=file, preexec_fn=limited(1024))
            assert ran == Finished(2, b"", b"mss: can't write to standard output: file too large\n")
    assert sandbox.runs(FEW) == right(FEW)
    assert sandbox.is_whole()


def as_file(cache: Path) -> None:
    cache.write_bytes(b"")


def as_file_within(cache: Path) -> None:
    cache.mkdir()
    (cache / "mss").write_bytes(b"")


def as_link_to_nothing(cache: Path) -> None:
    cache.symlink_to("nothing/here")


def as_link_to_itself(cache: Path) -> None:
    cache.symlink_to("cache")


@pytest.mark.parametrize("make", [as_file, as_file_within, as_link_to_nothing, as_link_to_itself])
def test_a_cache_folder_that_cannot_be_is_done_without(
    sandbox: Sandbox, right: Answers, make: Callable[[Path], None]
) -> None:
    make(sandbox.cache)
    expected = right(FEW)
    for _ in range(2):
        assert sandbox.runs(FEW) == expected
    assert not (sandbox.cache / "mss").is_dir()


@pytest.mark.parametrize("folder", ["/proc", "/sys", "/dev/null", "/dev/full", "relative", "/" + "long" * 100])
def test_a_cache_that_nothing_can_be_kept_in_is_done_without(
    sandbox: Sandbox, right: Answers, tmp_path: Path, folder: str
) -> None:
    if folder.startswith(("/dev", "/proc", "/sys")) and not Path(folder).exists():
        pytest.skip(f"no {folder} on this system")
    for _ in range(2):
        assert sandbox.runs(FEW, more={"XDG_CACHE_HOME": folder}, cwd=tmp_path) == right(FEW)
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_fills_up_keeps_nothing_unfinished(sandbox: Sandbox, right: Answers) -> None:
    expected = right(FEW)
    for _ in range(2):
        assert sandbox.runs(FEW, preexec_fn=limited(100)) == expected
        assert sandbox.is_whole()
    for _ in range(2):
        assert sandbox.runs(FEW) == expected


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few pages; the test is skipped where none can be mounted."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    made = (
        mount
        and not subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    )
    if not made:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_tiny_disk(sandbox: Sandbox, right: Answers, tiny: Path) -> None:
    expected = right(FEW)
    old = tiny / "old"
    old.write_text("old", "utf-8")
    for _ in range(2):
        assert sandbox.runs(FEW, more={"XDG_CACHE_HOME": str(tiny)}) == expected
        found = sandbox.run("timeline", "--json", "--output", str(old))
        assert (found.code, found.out) == (2, b"")
        assert found.err == f"mss: {old}: can't write it: no space left on device; name another file\n".encode()
        assert old.read_text("utf-8") == "old"
    assert not [path for path in tiny.rglob("*") if path.name.startswith(".") or ".tmp" in path.name]


def unprivileged() -> None:
    """Take from root, in a process about to be, the power to write where nobody may."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that can't be written to by a process that is ``unprivileged``."""
    folder = tmp_path / "read-only"
    (folder / "mss").mkdir(parents=True)
    (folder / "old").write_text("old", "utf-8")
    for each in (folder, folder / "mss"):
        each.chmod(0o555)
    touch = f"open({str(folder / 'new')!r}, 'x')"
    try:
        able = subprocess.run([sys.executable, "-c", touch], preexec_fn=unprivileged, capture_output=True, check=False)
        if able.returncode == 0:
            pytest.skip("root can't be kept from writing here")
        yield folder
    finally:
        for each in (folder, folder / "mss"):
            each.chmod(0o755)


def test_a_home_and_cache_that_are_read_only(sandbox: Sandbox, right: Answers, read_only: Path) -> None:
    expected = right(FEW)
    for more in ({"XDG_CACHE_HOME": str(read_only)}, {"XDG_CACHE_HOME": None, "HOME": str(read_only)}):
        for _ in range(2):
            assert sandbox.runs(FEW, more=more, preexec_fn=unprivileged) == expected


def test_a_folder_that_is_read_only_keeps_what_may_not_be_written(sandbox: Sandbox, read_only: Path) -> None:
    old = read_only / "old"
    for name in ("new", "old"):
        old.chmod(0o444)
        found = sandbox.run("timeline", "--output", str(read_only / name), preexec_fn=unprivileged)
        assert (found.code, found.out) == (2, b"")
        assert found.err.endswith(b"can't write it: permission denied; name another file\n")
        assert old.read_text("utf-8") == "old"
    old.chmod(0o644)
    found = sandbox.run("timeline", "--output", str(old), preexec_fn=unprivileged)
    assert (found.code, found.out, found.err) == (0, b"", b"")
    assert old.read_bytes() == sandbox.run("timeline").out
    assert sorted(path.name for path in read_only.rglob("*")) == ["mss", "old"]


@pytest.mark.usefixtures("read_only")
def test_a_facts_file_that_may_not_be_read(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text("", "utf-8")
    path.chmod(0)
    for args in (["--facts", str(path), "timeline"], ["lint", str(path)]):
        found = sandbox.run(*args, preexec_fn=unprivileged)
        assert (found.code, found.out) == (2, b"")
        assert str(path).encode() in found.err
        assert b"permission denied" in found.err or b"not readable" in found.err


def test_no_home(sandbox: Sandbox, right: Answers) -> None:
    expected = right(FEW)
    for more in ({"HOME": None}, {"HOME": "nowhere", "XDG_CACHE_HOME": None}, {"HOME": "~", "XDG_CACHE_HOME": ""}):
        for _ in range(2):
            assert sandbox.runs(FEW, more=more) == expected


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrambled(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x55 for byte in path.read_bytes()))


def turned_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [emptied, halved, scrambled, turned_into_a_folder])
def test_a_spoilt_cache_is_as_good_as_none(sandbox: Sandbox, right: Answers, spoil: Callable[[Path], None]) -> None:
    expected = right(FEW)
    assert sandbox.runs(FEW) == expected
    for path in [path for path in sandbox.cache.rglob("*") if path.is_file()]:
        spoil(path)
    for _ in range(2):
        assert sandbox.runs(FEW) == expected
    assert sandbox.is_whole()


# Pipes and signals


@pytest.mark.parametrize("args", [*FEW, ("--help",), ("cite", "kenya-pledge"), ("timeline", "--format", "markdown")])
def test_a_reader_that_leaves_is_left_in_peace(sandbox: Sandbox, args: tuple[str, ...]) -> None:
    for _ in range(2):
        at_once = sandbox.start(*args)
        assert at_once.stdout and at_once.stderr
        at_once.stdout.close()
        assert (at_once.wait(), at_once.stderr.read()) == (0, b"")
        at_once.stderr.close()
        after_one = sandbox.start(*args)
        assert after_one.stdout and after_one.stderr
        assert after_one.stdout.readline()
        after_one.stdout.close()
        assert (after_one.wait(), after_one.stderr.read()) == (0, b"")
        after_one.stderr.close()
    assert sandbox.is_whole()


WAITED = """
import importlib.metadata, os, sys
[entry] = importlib.metadata.entry_points(group="console_scripts", name="mss")
run = entry.load()
try:
    os.write({ready}, b"!")
    run()
except KeyboardInterrupt as interruption:
    if interruption.__traceback__.tb_next:
        raise
    os._exit(130)  # it came before run did
"""


def test_an_interruption_at_any_moment(sandbox: Sandbox, right: Answers, tmp_path: Path) -> None:
    [expected] = right([TROOPS])
    out = tmp_path / "out"

    def interrupted(delay: float, *more: str) -> Finished:
        read, write = os.pipe()
        command = [sys.executable, "-c", WAITED.format(ready=write), *TROOPS, *more]
        process = subprocess.Popen(
            command, env=sandbox.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=[write]
        )
        os.close(write)
        assert os.read(read, 1) == b"!"
        os.close(read)
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        return finish(process)

    codes = set()
    for n in range(20):
        if n % 2:
            shutil.rmtree(sandbox.cache, ignore_errors=True)
        found = interrupted(0.004 * n, *(["--output", str(out)] if n % 4 > 1 else []))
        codes.add(found.code)
        if found.code == 0:
            assert found.out == (b"" if n % 4 > 1 else expected.out)
        else:
            assert (found.code, found.out) in {(130, b""), (130, expected.out)}
        # The interpreter's own word on an interruption in a sandbox that nothing can be raised from.
        assert not found.err or found.err.startswith(b"Exception ignored")
        assert sandbox.is_whole()
        assert not out.exists() or out.read_bytes() == expected.out
    assert 130 in codes
    assert sandbox.run(*TROOPS) == expected
    assert [path.name for path in tmp_path.iterdir() if path not in {sandbox.cache, out}] == []


# Facts files that are pipes, or that change


def test_a_facts_file_may_come_through_a_pipe(sandbox: Sandbox, right: Answers, tmp_path: Path) -> None:
    content = Path(sandbox.env["MSS_FACTS"]).read_bytes()
    expected = right([TROOPS])
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for _ in range(2):
        writer = threading.Thread(target=fifo.write_bytes, args=[content])
        writer.start()
        assert [sandbox.run("--facts", str(fifo), *TROOPS)] == expected
        writer.join()
        for name in ("/dev/stdin", "/dev/fd/0"):
            process = sandbox.start("--facts", name, *TROOPS, stdin=subprocess.PIPE)
            out, err = process.communicate(content)
            assert [Finished(process.returncode, out, err)] == expected
    process = sandbox.start("--facts", "/dev/stdin", *TROOPS, preexec_fn=closing(0))
    found = finish(process)
    assert (found.code, found.out) == (2, b"")
    assert b"can't read the facts file" in found.err
    assert sandbox.is_whole()


def test_a_facts_file_that_changed_while_it_was_read_is_reported(
    run: Run, seed_facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(seed_facts.read_bytes())
    real = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        with path.open("ab") as file:
            file.write(b"\n")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    ran = run("--facts", path, "timeline")
    message = f"mss: {path}: can't read the facts file: it changed while it was read; try again\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def replaced(path: Path, versions: Sequence[bytes]) -> None:
    for version in versions:
        new = path.with_name("new")
        new.write_bytes(version)
        new.replace(path)


def rewritten(path: Path, versions: Sequence[bytes]) -> None:
    for version in versions:
        path.write_bytes(version)


def removed(path: Path, versions: Sequence[bytes]) -> None:
    for version in versions:
        path.unlink()
        time.sleep(0.002)
        path.write_bytes(version)


@pytest.mark.parametrize("change", [replaced, rewritten, removed])
def test_a_facts_file_that_changes_while_it_is_read(
    sandbox: Sandbox, tmp_path: Path, change: Callable[[Path, Sequence[bytes]], None]
) -> None:
    # The first table goes last, so that no part of a version is a whole file.
    head, _, rest = Path(sandbox.env["MSS_FACTS"]).read_bytes().partition(b"\n[countries.")
    one = b"[countries." + rest + b"\n" + head
    versions = (one, one.replace(b'title = "The', b'title = "An'))
    path = tmp_path / "facts.toml"
    command = ["--facts", str(path), *TROOPS]
    answers = set()
    for version in versions:
        path.write_bytes(version)
        answers.add(sandbox.run(*command))
    assert len(answers) == 2
    done = threading.Event()

    def change_on() -> None:
        while not done.is_set():
            change(path, versions)
            time.sleep(0.001)

    changer = threading.Thread(target=change_on)
    changer.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: sandbox.run(*command), range(10 if change is removed else 30)))
    finally:
        done.set()
        changer.join()
    for each in found:
        if each not in answers:
            assert (each.code, each.out) == (2, b"")
            assert str(path).encode() in each.err
            assert b"Traceback" not in each.err
    assert answers & set(found) or change is removed
    for version in versions:
        path.write_bytes(version)
        assert sandbox.run(*command) in answers
    assert sandbox.is_whole()


def test_two_hundred_look_ups_share_one_cold_cache(sandbox: Sandbox, right: Answers) -> None:
    [expected] = right([TROOPS])
    with ThreadPoolExecutor(32) as pool:
        assert set(pool.map(lambda _: sandbox.run(*TROOPS), range(200))) == {expected}
    assert sandbox.is_whole()
    assert any(path.is_file() for path in sandbox.cache.rglob("*"))
    assert sandbox.run(*TROOPS) == expected
