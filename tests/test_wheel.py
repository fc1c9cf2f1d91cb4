"""What a release carries: what is listed and nothing else, what pyproject.toml says, and the same bytes each time."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from lowest import constraints

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LISTED = (ROOT / "tests" / "wheel.txt").read_text("utf-8").splitlines()
"""Every file of the wheel, one a line; the folder of its metadata is called ``info``."""


class Release(NamedTuple):
    """What a build made."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path, umask: int = 0o022) -> Release:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into)]
    ran = subprocess.run(command, cwd=source, umask=umask, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (wheel,), (sdist,) = into.glob("*.whl"), into.glob("*.tar.gz")
    return Release(wheel, sdist)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return build(ROOT, tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def metadata(release: Release) -> Message:
    with zipfile.ZipFile(release.wheel) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(wheel.read(name))


def test_the_wheel_holds_what_is_listed_and_nothing_else(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = sorted(re.sub(r"^mss_cli-[^/]*\.dist-info/", "info/", name) for name in wheel.namelist())
    # A file that is meant to be new, or gone, is a line to add to tests/wheel.txt, or to take out.
    assert names == LISTED


def test_the_sdist_holds_what_git_does_and_nothing_else(release: Release) -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("only a clone can tell which files are the project's")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {name for name in ran.stdout.split("\0") if name and (ROOT / name).exists()}
    with tarfile.open(release.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert names == ours | {"PKG-INFO"}


def test_what_is_installed_with_it_is_what_the_project_states(metadata: Message) -> None:
    stated = {Requirement(each) for each in PROJECT["dependencies"]}
    extras = {
        Requirement(f"{each}; extra == '{name}'")
        for name, group in PROJECT["optional-dependencies"].items()
        for each in group
    }
    assert {Requirement(each) for each in metadata.get_all("Requires-Dist", [])} == stated | extras
    assert {each.name for each in stated} == {"typer", "rich", "tomli", "msgspec"}


def test_the_metadata_say_license_python_and_command(release: Release, metadata: Message) -> None:
    fields = ["Name", "License-Expression", "License-File", "Requires-Python"]
    assert [metadata[field] for field in fields] == ["mss-cli", "MIT AND CC0-1.0", "LICENSE", ">=3.11"]
    with zipfile.ZipFile(release.wheel) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/entry_points.txt"))
        assert wheel.read(name).decode() == "[console_scripts]\nmss = mss_cli.__main__:run\n"


def test_the_wheel_stays_small(release: Release) -> None:
    assert release.wheel.stat().st_size < 1_000_000


def test_another_build_elsewhere_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    with tarfile.open(release.sdist) as sdist:
        if hasattr(tarfile, "data_filter"):
            sdist.extractall(tmp_path, filter="data")
        else:  # CPython before 3.11.4
            sdist.extractall(tmp_path)  # noqa: S202
    (copy,) = tmp_path.iterdir()
    for path in copy.rglob("*"):
        if path.is_file():
            path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(copy, tmp_path / "dist", umask=0o077)
    assert again.wheel.name == release.wheel.name
    assert again.wheel.read_bytes() == release.wheel.read_bytes()
    assert again.sdist.read_bytes() == release.sdist.read_bytes()


def test_the_oldest_versions_are_read_from_the_project() -> None:
    text = '[project]\ndependencies = ["a-b>=1.2,<2"]\n[build-system]\nrequires = ["c>=0.3.1,<0.4"]\n'
    assert constraints(text) == ["a-b==1.2", "c==0.3.1"]


@pytest.mark.parametrize("requirement", ["a", "a>=1", "a<2", "a==1", "a>=1,!=1.5"])
def test_a_requirement_open_at_an_end_is_refused(requirement: str) -> None:
    text = f'[project]\ndependencies = ["{requirement}"]\n[build-system]\nrequires = []\n'
    with pytest.raises(ValueError, match="state both bounds"):
        constraints(text)
