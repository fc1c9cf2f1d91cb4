"""Snapshots: a look-up gives the same bytes with one and without, and a bad one is as good as none."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.files import load as loading
from mss_cli.files import snapshot
from mss_cli.files.load import load
from mss_cli.model.facts import Dataset
from tests.conftest import Run, claim, fact
from tests.test_commands import LOOKUPS

FACTS = fact("a", "arrived", claim(24, printed="24"), claim(2.5, "two"), more='unit = "police"\ncountries = ["JAM"]')


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An own cache folder, switched on."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mss"


def parsed(monkeypatch: pytest.MonkeyPatch, path: Path) -> tuple[Dataset, bool]:
    """Load a file, and tell whether it was parsed."""
    seen: list[Dataset] = []
    monkeypatch.setattr(loading, "remember", seen.append)
    return load(path), bool(seen)


def test_a_file_is_parsed_once(monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    first = load(path)
    [kept] = cache.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700
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


@pytest.mark.parametrize("args", [*LOOKUPS, ("cite", "kenya-pledge"), ("schema",), ("verify", "tests")])
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
    for bad in (content, whole[:-1], whole.replace(b"2024-09", b"2024-99"), whole.replace(b"police", b"polise")):
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
    assert snapshot.recalled(load(path).sha256)


def test_where_nothing_can_be_kept_nothing_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path], tmp_path: Path
) -> None:
    path = facts_file(FACTS)
    (tmp_path / "cache").write_text("a file where a folder should be", "utf-8")
    assert run("--facts", path, "timeline").err == ""
    (tmp_path / "cache").unlink()
    monkeypatch.setattr(snapshot, "replace_file", _refuse)
    ran = run("--facts", path, "timeline")
    assert (ran.code, ran.err) == (0, "")
    assert list(cache.iterdir()) == []


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/mss"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/home/me"}, "/home/me/.cache/mss"),
        ("linux", {"XDG_CACHE_HOME": "here", "HOME": "/home/me"}, None),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "~"}, None),
        ("darwin", {"HOME": "/Users/me"}, "/Users/me/Library/Caches/mss"),
        ("win32", {"LOCALAPPDATA": "/c/local"}, "/c/local/mss"),
        ("win32", {"LOCALAPPDATA": ""}, None),
    ],
)
def test_the_cache_folder_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert snapshot._folder() == (Path(folder) if folder else None)


def test_it_can_be_switched_off(
    run: Run, monkeypatch: pytest.MonkeyPatch, cache: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    assert run("--facts", path, "--no-cache", "timeline").code == 0
    assert not cache.exists()
    monkeypatch.setenv("MSS_NO_CACHE", "1")
    assert run("--facts", path, "timeline").code == 0
    snapshot.remember(load(path))
    assert not cache.exists()
    assert snapshot.recalled("0" * 64) is None


def test_many_look_ups_share_one_cold_cache(seed_facts: Path, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cold"), "MSS_FACTS": str(seed_facts)}
    env.pop("MSS_NO_CACHE", None)
    command = [sys.executable, "-m", "mss_cli", "troops", "--country", "Kenya", "--json"]
    runs = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(12)]
    said = {run.communicate() for run in runs}
    assert len(said) == 1
    assert all(run.returncode == 0 for run in runs)
    assert len(list((tmp_path / "cold" / "mss").iterdir())) == 1


def test_a_look_up_with_a_snapshot_parses_nothing(seed_facts: Path, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "MSS_FACTS": str(seed_facts)}
    env.pop("MSS_NO_CACHE", None)
    code = (
        "import sys, io; from mss_cli.cli import main; sys.stdout = io.TextIOWrapper(io.BytesIO());"
        "main(['timeline', '--json']); print(*sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    modules = [
        set(subprocess.run(command, env=env, capture_output=True, text=True, check=True).stderr.split())
        for _ in range(2)
    ]
    heavy = {"tomli", "mss_cli.files.parse", "mss_cli.files.faults", "mss_cli.files.places"}
    assert heavy <= modules[0]
    assert not heavy & modules[1]
