"""Snapshots: a look-up prints the same with one and without, and one that doesn't fit is as good as none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from mss_cli import commands
from mss_cli.bundled import bundled_facts
from mss_cli.cache import snapshots
from mss_cli.facts_file import parse
from mss_cli.facts_file.load import load
from mss_cli.model.records import Dataset
from tests.conftest import Run, claim, fact
from tests.test_commands import LOOKUPS

FACTS = fact("a", "arrived", claim(24, printed="24"), claim(2.5, "two"), more='unit = "police"\ncountries = ["JAM"]')

WriteFacts = Callable[[str], Path]


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the snapshots in a cache folder of the test's own, switched on."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mss" / "facts"


Load = Callable[[Path], tuple[Dataset, bool]]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Return what loads a file, and reports whether it was parsed."""

    def call(path: Path) -> tuple[Dataset, bool]:
        parsed: list[Path] = []

        def parse_bytes(path: Path, content: bytes) -> Dataset:
            parsed.append(path)
            return real(path, content)

        with monkeypatch.context() as patched:
            patched.setattr(parse, "parse_bytes", parse_bytes)
            return load(path), bool(parsed)

    real = parse.parse_bytes
    return call


def test_a_file_is_parsed_once(loaded: Load, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    first, parsed = loaded(path)
    assert parsed
    [kept] = cache.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert loaded(path) == (first, False)
    path.write_text(path.read_text("utf-8").replace("24,", "25,"), "utf-8")
    changed, parsed = loaded(path)
    assert parsed
    assert changed.facts["a"].claims[0].value == 25


def test_a_change_that_keeps_size_and_time_is_seen(loaded: Load, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    load(path)
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("value = 24", "value = 42"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    changed, parsed = loaded(path)
    assert parsed
    assert changed.facts["a"].claims[0].value == 42
    assert loaded(path) == (changed, False)
    assert len(list(cache.iterdir())) == 1


@pytest.mark.usefixtures("cache")
def test_the_shipped_facts_are_the_same_from_their_snapshot(loaded: Load, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    shutil.copyfile(bundled_facts(), path)
    first, parsed = loaded(path)
    assert parsed
    assert loaded(path) == (first, False)
    assert first == load(path, cache=False)


EVERY = [
    *LOOKUPS, ("cite", "kenya-pledge"), ("cite", "--dataset"), ("schema",), ("verify", "tests"), ("chart", "strength"),
    ("changes",), ("diff", "FACTS"), ("check", "DRAFT"), ("help",), ("version",),
]  # fmt: skip
NO_JSON = {"schema", "help", "version"}


def test_every_command_is_among_those_that_are_tried() -> None:
    """But for ``export``, whose files have tests of their own."""
    assert {args[0] for args in EVERY} == {*commands.names()} - {"export"}


@pytest.mark.parametrize("args", EVERY)
@pytest.mark.parametrize("form", ["table", "json"])
def test_the_same_bytes_with_a_snapshot_and_without(
    run: Run, cache: Path, seed_facts: Path, tmp_path: Path, args: tuple[str, ...], form: str
) -> None:
    more = ["--json"] if form == "json" and args[0] not in NO_JSON else []
    draft = tmp_path / "draft.md"
    draft.write_text("On 18 January 2025, 270 Kenyan soldiers landed in Haiti.\n", "utf-8")
    args = tuple({"FACTS": str(bundled_facts()), "DRAFT": str(draft)}.get(each, each) for each in args)
    command = ["--facts", seed_facts]
    cold = run(*command, *args, *more)
    warm = run(*command, *args, *more)
    without = run(*command, "--no-cache", *args, *more)
    assert cold == warm == without
    assert cold.code in {0, 1}
    assert cache.exists() or args[0] in {"schema", "lint", "help"}


# Whose it is


@pytest.mark.usefixtures("cache")
def test_a_snapshot_belongs_to_one_path_however_it_is_written(
    loaded: Load, cache: Path, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    load(path)
    monkeypatch.chdir(path.parent)
    for name in ("facts.toml", f"./{path.name}", f"../{path.parent.name}/facts.toml"):
        dataset, parsed = loaded(Path(name))
        assert not parsed
        assert dataset.path == str(Path(name))
    other = shutil.copyfile(path, path.with_name("other.toml"))
    assert loaded(other)[1]
    assert len(list(cache.iterdir())) == 2


def test_another_program_has_another_snapshot(
    monkeypatch: pytest.MonkeyPatch, loaded: Load, cache: Path, facts_file: WriteFacts
) -> None:
    path = facts_file(FACTS)
    load(path)
    monkeypatch.setattr(snapshots, "program", lambda: "another")
    assert loaded(path)[1]
    assert len(list(cache.iterdir())) == 2


def test_the_snapshot_of_other_bytes_is_none(loaded: Load, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    load(path)
    [kept] = cache.iterdir()
    before = kept.read_bytes()
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    other = load(path)
    kept.write_bytes(before)
    assert loaded(path) == (other, True)


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xc1" * 50, b"\x80", b"null"])
def test_a_corrupt_snapshot_is_none(loaded: Load, cache: Path, facts_file: WriteFacts, content: bytes) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    head = 72 + len(path.read_bytes())
    flipped = [bytes([*whole[:n], whole[n] ^ 1, *whole[n + 1 :]]) for n in range(0, len(whole), 7)]
    long = whole[:64] + b"\xff" * 8 + whole[72:]
    for bad in (content, whole[:-1], whole[:head], whole + b"\0", long, *flipped):
        kept.write_bytes(bad)
        assert loaded(path) == (first, True)


def test_a_whole_snapshot_of_something_else_is_none(
    monkeypatch: pytest.MonkeyPatch, loaded: Load, cache: Path, facts_file: WriteFacts
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    monkeypatch.setattr(snapshots, "_ENCODER", msgspec.json.Encoder())
    kept.write_bytes(snapshots.encode(first, path.read_bytes()))
    assert loaded(path) == (first, True)


def test_somebody_elses_snapshot_is_none(
    monkeypatch: pytest.MonkeyPatch, loaded: Load, cache: Path, facts_file: WriteFacts
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    real = os.fstat

    def foreign(handle: int) -> os.stat_result:
        status = real(handle)
        return os.stat_result([*status[:4], 12345, *status[5:]]) if status.st_ino == inode else status

    inode = kept.stat().st_ino
    monkeypatch.setattr(os, "fstat", foreign)
    assert loaded(path) == (first, True)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_not_a_file_is_not_a_snapshot(
    loaded: Load, cache: Path, facts_file: WriteFacts, make: Callable[[Path], None]
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    kept.unlink()
    make(kept)
    assert loaded(path) == (first, True)


# Of the facts that come with the program


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch, facts_file: WriteFacts, tmp_path: Path) -> Path:
    """A facts file as if it came with the program, and its snapshot with it."""
    path = facts_file(FACTS)
    snapshot = tmp_path / "facts.snapshot"
    snapshot.write_bytes(snapshots.encode(load(path, cache=False), path.read_bytes()))
    monkeypatch.setattr(snapshots, "bundled_facts", lambda: path)
    monkeypatch.setattr(snapshots, "bundled_snapshot", lambda: snapshot)
    return path


def test_what_comes_with_the_program_is_not_parsed_and_not_kept(loaded: Load, cache: Path, bundled: Path) -> None:
    assert loaded(bundled) == (load(bundled, cache=False), False)
    assert not cache.exists()
    copy = shutil.copyfile(bundled, bundled.with_name("copy.toml"))
    assert loaded(copy)[1]


def test_what_comes_with_the_program_and_was_changed_is_parsed(loaded: Load, cache: Path, bundled: Path) -> None:
    bundled.write_text(bundled.read_text("utf-8").replace("value = 24", "value = 42"), "utf-8")
    changed, parsed = loaded(bundled)
    assert parsed
    assert changed.facts["a"].claims[0].value == 42
    assert loaded(bundled) == (changed, False)
    assert len(list(cache.iterdir())) == 1


def test_a_snapshot_has_the_same_bytes_wherever_it_is_made(bundled: Path) -> None:
    dataset = load(bundled, cache=False)
    content = bundled.read_bytes()
    elsewhere = msgspec.structs.replace(dataset, path="/somewhere/else")
    assert snapshots.encode(elsewhere, content) == snapshots.encode(dataset, content)


# What is kept


def test_few_snapshots_are_kept(loaded: Load, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    for n in range(12):
        load(shutil.copyfile(path, path.with_name(f"{n}.toml")))
    assert len(list(cache.iterdir())) == 8
    assert not loaded(path.with_name("11.toml"))[1]
    assert loaded(path.with_name("0.toml"))[1]


def test_where_nothing_can_be_kept_nothing_is_printed_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: WriteFacts, tmp_path: Path
) -> None:
    path = facts_file(FACTS)
    (tmp_path / "cache").write_text("a file where a folder should be", "utf-8")
    assert run("--facts", path, "timeline").err == ""
    (tmp_path / "cache").unlink()
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _refuse)
        ran = run("--facts", path, "timeline")
    assert (ran.code, ran.err) == (0, "")
    assert list(cache.iterdir()) == []
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _interrupt)
        ran = run("--facts", path, "timeline")
    assert (ran.code, ran.err) == (130, "")
    assert list(cache.iterdir()) == []


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_it_can_be_switched_off(run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    assert run("--facts", path, "--no-cache", "timeline").code == 0
    assert not cache.exists()
    monkeypatch.setenv("MSS_NO_CACHE", "1")
    assert run("--facts", path, "timeline").code == 0
    snapshots.write_snapshot(load(path), path.read_bytes())
    assert not cache.exists()


def test_a_facts_file_that_is_a_pipe_is_read_once(run: Run, cache: Path, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    fifo = path.with_name("fifo.toml")
    os.mkfifo(fifo)
    ran = run("--facts", path, "timeline", "--json")
    with subprocess.Popen(["sh", "-c", 'cat "$0" > "$1"', path, fifo]) as writing:
        piped = run("--facts", fifo, "timeline", "--json")
    assert writing.returncode == 0
    assert piped == ran
    assert cache.exists()
