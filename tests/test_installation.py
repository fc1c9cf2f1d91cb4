"""The program in a zip, as byte code alone, without docstrings: the commands are there, the data too, help is help."""

import compileall
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import mss_cli
from mss_cli import bundled, commands
from mss_cli.__pyinstaller import get_hook_dirs
from mss_cli.cache import folder
from mss_cli.facts_file import read
from mss_cli.recording import CURRENT, Recording
from tests.small import SMALL

SEEDED = SMALL.replace('license = "CC0-1.0"\n', 'license = "CC0-1.0"\nseeds = "../seeds"\n').replace(
    'url = "https://example.org/two"\naccessed = "2026-11-23"\n', 'document = "two.txt"\n'
)
CARD = f'document = "two.txt"\nsha256 = "{"0" * 64}"\n[[paragraphs]]\nsha256 = "{"1" * 64}"\nset_aside = "no figure"\n'


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package in it, as a wheel has it, with small data."""
    site = tmp_path_factory.mktemp("site")
    source = Path(mss_cli.__file__).parent
    shutil.copytree(source, site / "mss_cli", ignore=shutil.ignore_patterns("__pycache__", "data", "seeds"))
    for name, text in {"data/facts.toml": SEEDED, "seeds/two.toml": CARD}.items():
        path = site / "mss_cli" / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return site


def byte_code(site: Path, target: Path) -> Path:
    """Return a copy of ``site`` that has byte code alone."""
    shutil.copytree(site, target)
    assert compileall.compile_dir(target, quiet=2, legacy=True)
    for each in [*target.rglob("*.py")]:
        each.unlink()
    for each in [*target.rglob("__pycache__")]:
        shutil.rmtree(each)
    return target


def zipped(site: Path, target: Path) -> Path:
    """Return a zip of ``site``."""
    with zipfile.ZipFile(target, "w") as out:
        for each in site.rglob("*"):
            if each.is_file():
                out.write(each, each.relative_to(site))
    return target


@pytest.fixture(params=["zip", "zip of byte code", "byte code", "files"])
def place(request: pytest.FixtureRequest, package: Path, tmp_path: Path) -> Path:
    if request.param == "files":
        return package
    site = byte_code(package, tmp_path / "code") if "byte code" in request.param else package
    return zipped(site, tmp_path / "mss.zip") if "zip" in request.param else site


def started(place: Path, *args: str, options: tuple[str, ...] = (), cache: str = "") -> tuple[int, str, str]:
    """Run the program that is at ``place``, with the libraries of this environment."""
    env = {
        "PYTHONPATH": os.pathsep.join([str(place), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]),
        "LANG": "C.UTF-8",
        "HOME": "/nowhere",
        **({"XDG_CACHE_HOME": cache} if cache else {"MSS_NO_CACHE": "1"}),
    }
    python: str = getattr(sys, "_base_executable", sys.executable)
    command = [python, *options, "-m", "mss_cli", *args]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
    return ran.returncode, ran.stdout, ran.stderr


def test_commands_data_and_help_are_there(place: Path) -> None:
    code, out, err = started(place, "--help")
    assert (code, err) == (0, "")
    assert all(name in out for name in commands.names())
    for name in ("brief", "cite", "lint"):
        assert started(place, name, "--help")[::2] == (0, "")
    code, out, err = started(place, "timeline", "--all", "--format", "jsonl")
    assert (code, out.count("\n"), err) == (0, 3, "")


def test_the_seed_cards_are_there(place: Path) -> None:
    code, out, err = started(place, "coverage")
    assert (code, err) == (0, ""), out
    assert "1 paragraph: 0 cited, 1 set aside" in out


def test_a_cache_serves_there_too(place: Path, tmp_path: Path) -> None:
    expected = started(place, "timeline", "--json")
    cache = str(tmp_path / "cache")
    for _ in range(3):
        assert started(place, "timeline", "--json", cache=cache) == expected
    assert [*(tmp_path / "cache").rglob("facts/*")]


def test_what_is_not_there_is_one_clear_error(package: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(package, site, ignore=shutil.ignore_patterns("data"))
    for place in (site, zipped(site, tmp_path / "mss.zip")):
        code, out, err = started(place, "brief")
        assert (code, out) == (2, "")
        assert err.startswith("mss: ")
        assert "can't read the facts file: " in err
        assert err.count("\n") == 1
        assert started(place, "--facts", str(tmp_path / "none"), "brief")[0] == 2


@pytest.mark.parametrize("option", ["-O", "-OO", "-I"])
def test_python_may_leave_out_what_it_can(package: Path, option: str) -> None:
    if option == "-I":
        line = f"import sys; sys.path.insert(0, {str(package)!r}); from mss_cli.app import main; sys.exit(main())"
        ran = subprocess.run([sys.executable, "-I", "-c", line, "--help"], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        return
    for args in (["--help"], ["timeline", "--help"], ["timeline", "--all"]):
        code, out, err = started(package, *args, options=(option,))
        assert (code, err) == (0, "")
        assert out


def test_pyinstaller_gets_commands_and_data(monkeypatch: pytest.MonkeyPatch) -> None:
    def collect_submodules(name: str, **options: Callable[[str], bool]) -> list[str]:
        return [each for each in (name, f"{name}.__pyinstaller") if options["filter"](each)]

    hooks = ModuleType("PyInstaller.utils.hooks")
    monkeypatch.setattr(hooks, "collect_data_files", lambda name: [name], raising=False)
    monkeypatch.setattr(hooks, "collect_submodules", collect_submodules, raising=False)
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    [folder] = get_hook_dirs()
    spec = spec_from_file_location("mss_cli.__pyinstaller.hook", Path(folder) / "hook-mss_cli.py")
    assert spec
    assert spec.loader
    hook = module_from_spec(spec)
    spec.loader.exec_module(hook)
    assert hook.datas == ["mss_cli"]
    assert hook.hiddenimports[0] == "mss_cli"
    assert not any("__pyinstaller" in name for name in hook.hiddenimports)


def test_a_program_in_one_file_is_known_by_the_executable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = tmp_path / "mss.exe" / "mss_cli" / "cache" / "folder.py"
    monkeypatch.setattr(folder, "__file__", str(inside))
    assert str(Path(sys.executable).stat().st_mtime_ns) in folder.program()
    monkeypatch.setattr(os, "geteuid", lambda: -1)
    assert not folder._is_trusted(0)


def test_only_a_package_without_files_is_asked_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert bundled.packaged_bytes(bundled.PACKAGE / "app.py") is None
    there = bundled.PACKAGE
    monkeypatch.setattr(bundled, "PACKAGE", tmp_path / "gone")
    assert bundled.packaged_bytes(there / "app.py") is None
    assert bundled.packaged_bytes(tmp_path / "gone" / "none.toml") is None
    assert bundled.packaged_bytes(tmp_path / "gone" / "app.py") == (there / "app.py").read_bytes()


def test_what_is_in_a_zip_is_read_and_not_replayed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(read, "packaged_bytes", lambda _: b"bytes")
    recording = Recording()
    token = CURRENT.set(recording)
    try:
        assert read.facts_bytes(tmp_path / "none") == b"bytes"
    finally:
        CURRENT.reset(token)
    assert not recording.repeatable
