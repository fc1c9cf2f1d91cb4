"""The cache folder: where it is, whose it is, what makes room in it; and which program its files belong to."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli import __version__
from mss_cli.cache import folder
from tests.conftest import ROOT


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The path of a file that may be kept."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = folder.kept_path("things", b"a key")
    assert path
    return Path(path)


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/mss/things"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/home/me"}, "/home/me/.cache/mss/things"),
        ("linux", {"XDG_CACHE_HOME": "here", "HOME": "/home/me"}, None),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "~"}, None),
        ("linux", {"XDG_CACHE_HOME": "/x", "MSS_NO_CACHE": "1"}, None),
        ("darwin", {"XDG_CACHE_HOME": "", "HOME": "/Users/me"}, "/Users/me/Library/Caches/mss/things"),
        ("win32", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": "/c/local"}, "/c/local/mss/things"),
        ("win32", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": ""}, None),
    ],
)
def test_the_cache_folder_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: str | None
) -> None:
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    path = folder.kept_path("things", b"a key")
    assert (path and path.rpartition("/")[0]) == expected


def test_every_key_has_its_own_name(kept: Path) -> None:
    paths = {folder.kept_path("things", f"{n}".encode()) for n in range(1_000)}
    assert len(paths) == 1_000
    assert str(kept) not in paths
    assert folder.kept_path("things", b"a key") == str(kept)


def test_what_is_kept_is_for_the_user_alone_and_read_back(kept: Path) -> None:
    folder.keep(str(kept), [b"one", b"two"], 9)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == kept.parent.parent.stat().st_mode & 0o777 == 0o700
    with folder.open_own(str(kept)) as file:
        assert file.read() == b"onetwo"


def test_the_newest_files_stay(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [kept.with_name(str(n)) for n in range(6)]
    for n, path in enumerate(paths):
        folder.keep(str(path), [b"x" * 100], 4)
        os.utime(path, (n, n))
    assert {*kept.parent.iterdir()} == {*paths[2:]}
    monkeypatch.setattr(folder, "MAX_BYTES", 250)
    folder.keep(str(kept), [b"x" * 100], 4)
    assert {*kept.parent.iterdir()} == {kept, paths[5]}
    folder.keep(str(kept), [b"x" * 1_000], 4)
    assert {*kept.parent.iterdir()} == {kept}  # the one just kept, whatever its size


def test_what_another_run_removes_is_not_missed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.keep(str(kept.with_name("old")), [b"x"], 4)
    remove = os.unlink

    def removed_before(path: str) -> None:
        remove(path)
        remove(path)

    monkeypatch.setattr(os, "unlink", removed_before)
    folder.keep(str(kept), [b"x"], 1)
    assert {*kept.parent.iterdir()} == {kept}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_not_a_file_was_not_kept(kept: Path, make: Callable[[Path], None]) -> None:
    kept.parent.mkdir(parents=True)
    make(kept)
    with pytest.raises(OSError, match=r"not what was kept|Is a directory"):
        folder.open_own(str(kept))


def test_what_somebody_else_put_there_was_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.keep(str(kept), [b"x"], 9)
    owner = kept.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with folder.open_own(str(kept)) as file:  # whoever owns the program could change it, too
        assert file.read() == b"x"
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda handle: owned_by(real(handle), owner + 2))
    with pytest.raises(PermissionError, match="not what was kept"):
        folder.open_own(str(kept))
    monkeypatch.delattr(os, "geteuid")  # a system without owners
    with folder.open_own(str(kept)) as file:
        assert file.read() == b"x"


def owned_by(status: os.stat_result, owner: int) -> os.stat_result:
    return os.stat_result([*status[:4], owner, *status[5:]])


# Which program


def program_of(package: Path) -> str:
    """Return what a copy of the package says that it is."""
    code = "from mss_cli.cache.folder import program; print(program())"
    env = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-S", "-c", code]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


@pytest.fixture(params=["src", "site-packages"])
def package(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the package, in a checkout or as it is installed."""
    path = tmp_path / str(request.param) / "mss_cli"
    shutil.copytree(ROOT / "src" / "mss_cli", path, ignore=shutil.ignore_patterns("__pycache__"))
    return path


def test_a_checkout_is_another_program_when_a_module_changes(package: Path) -> None:
    checkout = package.parent.name == "src"
    first = program_of(package)
    assert program_of(package) == first
    module = package / "output" / "formats" / "csv.py"
    status = module.stat()
    module.write_bytes(module.read_bytes() + b"\n")
    assert (program_of(package) != first) is checkout
    longer = program_of(package)
    os.utime(module, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert (program_of(package) != longer) is checkout


def test_an_installed_program_is_another_one_when_it_is_installed_anew(package: Path) -> None:
    first = program_of(package)
    os.utime(package.parent, ns=(1, 1))
    assert (program_of(package) != first) is (package.parent.name != "src")


def test_what_an_installed_program_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(folder, "__file__", str(tmp_path / "mss_cli" / "cache" / "folder.py"))
    assert folder.program() == f"{__version__} {tmp_path.stat().st_mtime_ns}"


def test_another_version_is_another_program(package: Path) -> None:
    first = program_of(package)
    times = package.parent.stat()
    init = package / "__init__.py"
    status = init.stat()
    init.write_text(init.read_text("utf-8").replace('"0.1.0"', '"0.1.1"'), "utf-8")
    os.utime(init, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.utime(package.parent, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert program_of(package) != first


def test_of_an_installed_program_only_its_folder_is_looked_at(package: Path) -> None:
    code = (
        "import os\nfrom mss_cli.cache import folder\nreal, seen = os.stat, []\n"
        "os.stat = lambda *args: seen.append(args) or real(*args)\nfolder.program()\nprint(len(seen))"
    )
    env = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run([sys.executable, "-S", "-c", code], env=env, capture_output=True, text=True, check=True)
    modules = len([*package.rglob("*.py")])
    assert int(ran.stdout) == (modules if package.parent.name == "src" else 1)
