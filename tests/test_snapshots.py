"""Snapshots: a look-up gives the same bytes with one and without, and a bad one is as good as none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from mss_cli import commands
from mss_cli.cache import folder as caching
from mss_cli.cache import snapshots as snapshot
from mss_cli.facts_file import load as loading
from mss_cli.facts_file.load import load
from mss_cli.model.records import Dataset
from tests.conftest import Run, claim, fact
from tests.test_commands import LOOKUPS

FACTS = fact("a", "arrived", claim(24, printed="24"), claim(2.5, "two"), more='unit = "police"\ncountries = ["JAM"]')


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An own cache folder, switched on."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mss" / "facts"


def parsed(monkeypatch: pytest.MonkeyPatch, path: Path) -> tuple[Dataset, bool]:
    """Load a file, and tell whether it was parsed."""
    seen: list[Dataset] = []
    monkeypatch.setattr(loading, "remember", lambda dataset, _: seen.append(dataset))
    return all_of(load(path)), bool(seen)


def all_of(dataset: Dataset) -> Dataset:
    """Give ``dataset`` without what only makes it quicker to read, so that it can be compared."""
    return msgspec.structs.replace(dataset, facts=dict(dataset.facts), sources=dict(dataset.sources), naming=None)


def test_a_file_is_parsed_once(monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700
    assert cache.parent.stat().st_mode & 0o777 == 0o700
    assert parsed(monkeypatch, path) == (first, False)
    path.write_text(path.read_text("utf-8").replace("24,", "25,"), "utf-8")
    changed, anew = parsed(monkeypatch, path)
    assert anew
    assert changed.facts["a"].claims[0].value == 25


def test_a_change_that_keeps_size_and_time_is_seen(cache: Path, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    load(path)
    about = path.stat()
    path.write_text(path.read_text("utf-8").replace("value = 24", "value = 42"), "utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert load(path).facts["a"].claims[0].value == 42
    assert len(list(cache.iterdir())) == 2


EVERY = [*LOOKUPS, ("cite", "kenya-pledge"), ("schema",), ("verify", "tests")]


def test_every_command_is_among_those_that_are_tried() -> None:
    assert {args[0] for args in EVERY} == {name for section in commands.SECTIONS for name in commands.names(section)}


@pytest.mark.parametrize("args", EVERY)
@pytest.mark.parametrize("form", ["table", "json"])
def test_the_same_bytes_with_a_snapshot_and_without(
    run: Run, cache: Path, seed_facts: Path, args: tuple[str, ...], form: str
) -> None:
    more = ["--json"] if form == "json" and args[0] != "schema" else []
    command = ["--facts", seed_facts]
    cold = run(*command, *args, *more)
    warm = run(*command, *args, *more)
    without = run(*command, "--no-cache", *args, *more)
    assert cold == warm == without
    assert cold.code in {0, 1}
    assert cache.exists() or args[0] in {"schema", "lint"}


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xc1" * 50, b"\x80", b"null"])
def test_a_corrupt_snapshot_is_none(
    monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path], content: bytes
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    head = 8 + len(path.read_bytes())
    flipped = [bytes([*whole[:n], whole[n] ^ 1, *whole[n + 1 :]]) for n in range(head, len(whole), 7)]
    for bad in (content, whole[:-1], whole[:head], whole + b"\0", *flipped):
        kept.write_bytes(bad)
        assert parsed(monkeypatch, path) == (first, True)


def test_the_snapshot_of_another_file_is_none(
    monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    load(path)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    other = load(path)
    for each in cache.iterdir():
        each.write_bytes(whole)
    assert parsed(monkeypatch, path) == (other, True)


def test_somebody_elses_snapshot_is_none(
    monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert cache.exists()
    assert parsed(monkeypatch, path) == (first, True)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_no_snapshot(
    monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path], make: Callable[[Path], None]
) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    kept.unlink()
    make(kept)
    assert parsed(monkeypatch, path) == (first, True)


def test_another_shape_of_records_is_another_snapshot(
    monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    load(path)
    monkeypatch.setattr(snapshot, "__version__", "0.0.0")
    load(path)
    assert len(list(cache.iterdir())) == 2


def test_few_snapshots_are_kept(cache: Path, facts_file: Callable[[str], Path]) -> None:
    for n in range(12):
        path = facts_file(FACTS + "\n" * n)
        load(path)
    assert len(list(cache.iterdir())) == 8
    assert isinstance(load(path).facts, snapshot.Packed)


def test_where_nothing_can_be_kept_nothing_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path], tmp_path: Path
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


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/mss/facts"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/home/me"}, "/home/me/.cache/mss/facts"),
        ("linux", {"XDG_CACHE_HOME": "here", "HOME": "/home/me"}, None),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "~"}, None),
        ("linux", {"XDG_CACHE_HOME": "/x", "MSS_NO_CACHE": "1"}, None),
        ("darwin", {"XDG_CACHE_HOME": "", "HOME": "/Users/me"}, "/Users/me/Library/Caches/mss/facts"),
        ("win32", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": "/c/local"}, "/c/local/mss/facts"),
        ("win32", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": ""}, None),
    ],
)
def test_the_cache_folder_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str | None
) -> None:
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert caching.folder("facts") == folder


def test_it_can_be_switched_off(
    run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    assert run("--facts", path, "--no-cache", "timeline").code == 0
    assert not cache.exists()
    monkeypatch.setenv("MSS_NO_CACHE", "1")
    assert run("--facts", path, "timeline").code == 0
    assert snapshot.remember(load(path), path.read_bytes()) is None
    assert not cache.exists()


def test_a_look_up_with_a_snapshot_parses_nothing(seed_facts: Path, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "MSS_FACTS": str(seed_facts)}
    env.pop("MSS_NO_CACHE", None)
    code = (
        "import sys, io; from mss_cli.app import main; sys.stdout = io.TextIOWrapper(io.BytesIO());"
        "main(['timeline', '--json']); print(*sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    modules = [
        set(subprocess.run(command, env=env, capture_output=True, text=True, check=True).stderr.split())
        for _ in range(2)
    ]
    heavy = {"tomli", "mss_cli.facts_file.parse", "mss_cli.facts_file.validate", "mss_cli.facts_file.positions"}
    assert heavy <= modules[0]
    assert not heavy & modules[1]


@pytest.mark.usefixtures("cache")
def test_only_what_is_asked_for_is_decoded(facts_file: Callable[[str], Path]) -> None:
    kenyan = FACTS.replace("facts.a", "facts.b").replace("JAM", "KEN")
    both = FACTS.replace("facts.a", "facts.c").replace('"JAM"', '"JAM", "KEN"')
    path = facts_file(FACTS + kenyan + both)
    load(path)
    dataset = load(path)
    facts = dataset.facts
    assert isinstance(facts, snapshot.Packed)
    assert [each.id for each in dataset.facts_naming({"JAM"})] == ["a", "c"]
    assert facts._made.keys() == {"a", "c"}
    assert facts["a"] is facts["a"]
    assert {each.id for each in dataset.facts_naming({"JAM", "KEN"})} == {"a", "b", "c"}
    assert [each.id for each in dataset.facts_naming(())] == list(facts) == ["a", "b", "c"]
    assert list(dataset.facts_naming({"HTI"})) == []
    assert len(facts) == 3
    assert "z" not in facts
    assert facts["b"].date == when("2024-09")


def test_a_facts_file_that_is_a_pipe_is_read_once(run: Run, cache: Path, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    fifo = path.with_name("fifo.toml")
    os.mkfifo(fifo)
    ran = run("--facts", path, "timeline", "--json")
    with subprocess.Popen(["sh", "-c", 'cat "$0" > "$1"', path, fifo]) as writing:
        piped = run("--facts", fifo, "timeline", "--json")
    assert writing.returncode == 0
    assert piped == ran
    assert len(list(cache.iterdir())) == 1


def test_old_files_make_room(cache: Path, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    load(facts_file(FACTS))
    [first] = cache.iterdir()
    monkeypatch.setattr(caching, "ROOM", first.stat().st_size + 10)
    os.utime(first, (1, 1))
    load(facts_file(FACTS + "# more\n"))
    [left] = cache.iterdir()
    assert left != first
    caching.tidy(str(cache / "nowhere"), 1)
    caching._drop(str(cache / "nowhere"))
