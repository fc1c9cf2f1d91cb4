"""The Data Package: validated by frictionless, and read back by the csv of the standard library."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mss_cli.sanitize import inert
from tests.conftest import Run
from tests.record_sample import SAMPLE, sample_file


@pytest.fixture
def package(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "facts.zip"
    assert run("--facts", sample_file(tmp_path), "export", path) == (0, "", "")
    return path


def descriptor(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zipfile.ZipFile(path).read("datapackage.json"))
    return found


def rows(path: Path, name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(zipfile.ZipFile(path).read(f"{name}.csv").decode()))]


def validated(path: Path) -> dict[str, Any]:
    """Return what frictionless finds: types, constraints, keys within and between tables, sizes and digests."""
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_frictionless_finds_it_valid(package: Path) -> None:
    report = validated(package)
    assert report["valid"], report["errors"]
    assert {task["name"] for task in report["tasks"]} == {each["name"] for each in descriptor(package)["resources"]}
    assert all(task["valid"] for task in report["tasks"])


def test_frictionless_would_see_a_broken_key(package: Path, tmp_path: Path) -> None:
    """The test above is not one that nothing can fail."""
    broken = tmp_path / "broken.zip"
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"kenya-arrival-2024-06,1,kenya-2024", b"kenya-arrival-2024-06,1,nothing-24")
            )
    report = validated(broken)
    assert not report["valid"]
    found = {error["type"] for task in report["tasks"] for error in task["errors"]}
    assert "foreign-key" in found


def test_the_descriptor_says_what_it_is(package: Path) -> None:
    about = descriptor(package)
    assert about["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert about["version"] == "2026.11.23"
    assert about["licenses"] == [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}]
    tables = {each["name"]: each["schema"] for each in about["resources"]}
    fields = {field["name"]: field for field in tables["facts"]["fields"]}
    assert fields["start"]["type"] == "date"
    assert fields["lead_low"]["type"] == "number"
    assert fields["milestone"] == {
        "name": "milestone",
        "type": "boolean",
        "description": "Whether it is one of the facts that tell the story",
        "constraints": {"required": True},
    }
    assert fields["standing"]["constraints"]["enum"] == ["single", "corroborated", "disputed"]
    assert tables["claims"]["primaryKey"] == ["fact", "position"]
    assert {"fields": ["part_of"], "reference": {"resource": "", "fields": ["id"]}} in tables["facts"]["foreignKeys"]
    assert all(field["description"] for table in tables.values() for field in table["fields"])


def test_tables_hold_the_facts_and_their_claims(package: Path) -> None:
    facts = {row["id"]: row for row in rows(package, "facts")}
    assert facts["gsf-authorized"]["answer"] == "5,550 personnel"
    assert facts["kenya-pledge"]["milestone"] == "true"
    claims = [row for row in rows(package, "claims") if row["fact"] == "displaced-2024-06"]
    assert [(row["low"], row["high"], row["grade"]) for row in claims] == [
        ("570000", "580000", "official"),
        ("578074", "578074", "reported"),
    ]


def test_the_same_facts_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    made = []
    for n in range(2):
        assert run("--facts", sample_file(tmp_path), "export", tmp_path / f"{n}", "--as", "datapackage").code == 0
        made.append((tmp_path / f"{n}").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-2", "'quoted", "\\t=x"])
def test_no_cell_is_a_formula(run: Run, tmp_path: Path, text: str) -> None:
    sample = SAMPLE.replace("The first Kenyans land.", text).replace("A. Reporter", text)
    path = tmp_path / "facts.zip"
    assert run("--facts", sample_file(tmp_path, sample), "export", path).code == 0
    cell = next(row["summary"] for row in rows(path, "facts") if row["id"] == "kenya-arrival-2024-06")
    assert cell == inert(text.replace("\\t", "\t"))
    assert cell.startswith("'")
    assert validated(path)["valid"]
