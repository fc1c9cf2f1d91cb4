"""What a release has: the project's files, what is made of them, what it states, and the same bytes each time."""

import json
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

from mss_cli.bundled import bundled_readings
from mss_cli.checking.indexed_fact import text_of
from mss_cli.checking.record_words import encode_readings
from mss_cli.checking.words.tables import FOLDER, parse_table
from mss_cli.model.records import Dataset
from tests.conftest import ROOT, Run
from tests.test_imports import PARSER, RUN, WATCHED

sys.path.insert(0, str(ROOT / "scripts"))
from oldest import constraints

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

IN_WHEEL = {"src/mss_cli/": "mss_cli/", "data/": "mss_cli/data/", "seeds/": "mss_cli/seeds/"}
"""Where what the project has in a folder is in the wheel."""

TABLES = sorted(each.stem for each in FOLDER.glob("*.toml"))
"""The tables of words that checks read drafts with."""

MADE = {
    "mss_cli/data/facts.snapshot", "mss_cli/data/facts.readings.json",
    *(f"mss_cli/checking/words/{name}.json" for name in TABLES),
    "info/METADATA", "info/RECORD", "info/WHEEL", "info/entry_points.txt", "info/licenses/LICENSE",
}  # fmt: skip
"""What a build adds; the folder of the metadata is called ``info`` here."""


class Release(NamedTuple):
    """What a build made."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path, umask: int = 0o022, **environment: str) -> Release:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into)]
    env = {**os.environ, **environment}
    ran = subprocess.run(command, cwd=source, env=env, umask=umask, capture_output=True, text=True, check=False)
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


@pytest.fixture(scope="module")
def files() -> set[str]:
    """The files of the project, new ones among them."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("only a clone can tell which files are the project's")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in ran.stdout.split("\0") if name and (ROOT / name).exists()}


def test_the_wheel_has_the_package_its_data_and_their_snapshot(release: Release, files: set[str]) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = [re.sub(r"^mss_cli-[^/]*\.dist-info/", "info/", name) for name in wheel.namelist()]
    packaged = {
        name.replace(folder, within, 1)
        for name in files
        for folder, within in IN_WHEEL.items()
        if name.startswith(folder)
    }
    assert len(names) == len({*names})
    assert {*names} == packaged | MADE


def test_the_sdist_has_what_git_has(release: Release, files: set[str]) -> None:
    with tarfile.open(release.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert names == files | {"PKG-INFO"}


def test_what_is_installed_with_it_is_what_the_project_states(metadata: Message) -> None:
    stated = {Requirement(each) for each in PROJECT["dependencies"]}
    groups: dict[str, list[str]] = PROJECT["optional-dependencies"]
    extras = {
        Requirement(f"{each}; extra == '{name}'")
        for name, group in groups.items()
        for entry in group
        for each in (groups["page"] if entry == "mss-cli[page]" else [entry])
    }
    assert {Requirement(each) for each in metadata.get_all("Requires-Dist", [])} == stated | extras
    assert {each.name for each in stated} == {"typer", "rich", "tomli", "msgspec"}


def test_the_metadata_say_license_python_and_command(release: Release, metadata: Message) -> None:
    fields = ["Name", "License-Expression", "License-File", "Requires-Python"]
    assert [metadata[field] for field in fields] == ["mss-cli", "MIT AND CC0-1.0", "LICENSE", ">=3.11"]
    with zipfile.ZipFile(release.wheel) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/entry_points.txt"))
        assert wheel.read(name).decode().split("\n")[:2] == ["[console_scripts]", "mss = mss_cli.__main__:run"]


def test_the_wheel_stays_small(release: Release) -> None:
    assert release.wheel.stat().st_size < 1_250_000


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
    other = build(copy, tmp_path / "dist", umask=0o077)
    assert other.wheel.name == release.wheel.name
    assert other.wheel.read_bytes() == release.wheel.read_bytes()
    assert other.sdist.read_bytes() == release.sdist.read_bytes()
    assert not [*(copy / "src").rglob("__pycache__")]


# The facts' snapshot


@pytest.fixture
def installed(release: Release, tmp_path: Path) -> Path:
    """The folder that the wheel is installed in."""
    folder = tmp_path / "site-packages"
    with zipfile.ZipFile(release.wheel) as wheel:
        wheel.extractall(folder)  # noqa: S202 - just built
    return folder


LOOK_UPS = [("troops", "--country", "Jamaica", "--json"), ("timeline",), ("cite", "kenya-pledge"), ("--version",)]


def start(folder: Path, code: str, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program that is installed in ``folder``, with nowhere to keep anything."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MSS_", "XDG_", "COVERAGE_"))}
    nowhere = "/dev/null/home"
    env |= {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "HOME": nowhere, **environment}
    return subprocess.run([sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("args", LOOK_UPS)
def test_the_first_look_at_the_shipped_facts_parses_nothing(
    installed: Path, run: Run, tmp_path: Path, args: tuple[str, ...]
) -> None:
    names = tmp_path / "names"
    ran = start(installed, WATCHED + RUN, str(names), *args)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == run(*args).out
    imported = names.read_text("utf-8").split()
    assert "mss_cli.facts_file.load" in imported
    assert not PARSER & {*imported}


def test_a_check_parses_nothing_and_says_what_a_checkout_says(installed: Path, run: Run, tmp_path: Path) -> None:
    draft, names = tmp_path / "draft.txt", tmp_path / "names"
    draft.write_text("Two dozen Jamaicans landed on 12 September 2024. Kenya pledged 1,000 officers.", "utf-8")
    ran = start(installed, WATCHED + RUN, str(names), "check", "--json", str(draft))
    assert (ran.returncode, ran.stdout) == (0, run("check", "--json", str(draft)).out)
    assert not PARSER & {*names.read_text("utf-8").split()}


def test_what_the_wheel_has_ready_is_what_a_checkout_reads(installed: Path, shipped: Dataset) -> None:
    facts, package = shipped.facts.values(), installed / "mss_cli"
    scopes = sorted({fact.scope for fact in facts if fact.scope})
    assert bundled_readings().name == "facts.readings.json"
    assert (package / "data" / "facts.readings.json").read_bytes() == encode_readings(map(text_of, facts), scopes)
    for name in TABLES:
        assert json.loads((package / "checking" / "words" / f"{name}.json").read_bytes()) == parse_table(name)


def test_shipped_facts_that_were_changed_are_parsed(installed: Path) -> None:
    path = installed / "mss_cli" / "data" / "facts.toml"
    before = start(installed, RUN, "show", "kenya-arrival-2025-01-18", "--json")
    status = path.stat()
    text = path.read_text("utf-8")
    changed = text.replace("value = 270,", "value = 271,")
    assert changed != text
    path.write_text(changed, "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = start(installed, RUN, "show", "kenya-arrival-2025-01-18", "--json")
    assert '"value": 270' in before.stdout
    assert '"value": 271' in after.stdout


def test_a_wheel_is_built_where_nothing_of_it_is_installed(release: Release, tmp_path: Path) -> None:
    """The facts are read by the program that is built, and by no other."""
    other = tmp_path / "other" / "mss_cli"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("raise ImportError('another program')", "utf-8")
    made = build(ROOT, tmp_path / "dist", PYTHONPATH=str(other.parent))
    assert made.wheel.read_bytes() == release.wheel.read_bytes()


def test_the_oldest_versions_are_read_from_the_project() -> None:
    text = '[project]\ndependencies = ["a-b>=1.2,<2"]\n[build-system]\nrequires = ["c>=0.3.1,<0.4"]\n'
    assert constraints(text) == ["a-b==1.2", "c==0.3.1"]
    extra = '[project.optional-dependencies]\npage = ["d>=3,<4"]\n'
    assert constraints(text + extra) == ["a-b==1.2", "d==3", "c==0.3.1"]


@pytest.mark.parametrize("requirement", ["a", "a>=1", "a<2", "a==1", "a>=1,!=1.5"])
def test_a_requirement_open_at_an_end_is_refused(requirement: str) -> None:
    text = f'[project]\ndependencies = ["{requirement}"]\n[build-system]\nrequires = []\n'
    with pytest.raises(ValueError, match="state both bounds"):
        constraints(text)
