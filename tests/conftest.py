"""What the tests share: running ``mss`` in process, small facts files, the articles if they are there."""

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli
from hypothesis import HealthCheck, settings

from mss_cli.app import main
from mss_cli.bundled import bundled_facts
from mss_cli.curation.formatter import format_facts
from mss_cli.facts_file.load import load
from mss_cli.facts_file.parse import parse
from mss_cli.facts_file.read import FactsText
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset

# How long a thing takes is for the benchmarks, not for a test.
settings.register_profile("mss", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", deadline=None, max_examples=3_000, suppress_health_check=[*HealthCheck])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "mss"))

# Whoever runs the tests, such as nohup or a shell's background, may have signals ignored that tests send.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

ROOT = Path(__file__).parent.parent

HEAD = """\
[dataset]
title = "Test"
version = "1"
license = "CC0-1.0"

[publishers.gleaner]
name = "The Gleaner"
class = "outlet"

[publishers.iom]
name = "International Organization for Migration"
aliases = ["IOM"]
class = "body"

[publishers.observer]
name = "Haiti Observer"
class = "monitor"

[publishers.united-nations]
name = "United Nations"
aliases = ["UN"]
class = "body"

[countries.JAM]
name = "Jamaica"
alpha2 = "JM"
demonyms = ["Jamaican", "Jamaicans"]

[countries.KEN]
name = "Kenya"
alpha2 = "KE"
demonyms = ["Kenyan"]

[sources.one]
type = "article-newspaper"
title = "First"
publisher = "gleaner"
issued = "2024-09-12"
url = "https://example.org/one"
accessed = "2026-11-23"

[sources.two]
type = "report"
title = "Second"
publisher = "observer"
issued = "2024-10"
url = "https://example.org/two"
accessed = "2026-11-23"
"""


class Ran(NamedTuple):
    """What a run of ``mss`` gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


class FakeOut(io.TextIOWrapper):
    """A standard output that may be a terminal."""

    tty = False

    def isatty(self) -> bool:
        return self.tty

    def fileno(self) -> int:
        raise OSError("no descriptor")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSS_PAGER", "cat")
    monkeypatch.setenv("MSS_NO_CACHE", "1")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "MSS_FACTS", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``mss`` in this process, its output piped unless a width is given."""

    def call(*args: str | Path, width: int | None = None, encoding: str = "utf-8") -> Ran:
        content, err = io.BytesIO(), io.StringIO()
        out = FakeOut(content, encoding=encoding)
        out.tty = width is not None
        if width is not None:
            monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = main([str(arg) for arg in args])
        out.flush()
        return Ran(code, content.getvalue().decode(encoding), err.getvalue())

    return call


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The facts that ship."""
    return load(bundled_facts())


def toml_of(value: object) -> str:
    """Write a TOML value; JSON's text is TOML's."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_of(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _leave_out_what_nothing_names(raw: dict[str, Any]) -> None:
    claims = [claim for each in raw["facts"].values() for claim in each["claims"]]
    named = {code for each in raw["facts"].values() for code in each.get("countries", [])}
    named |= {claim.get(key) for claim in claims for key in ("attributed_to", "origin")}
    named |= {source.get(key) for source in raw["sources"].values() for key in ("publisher", "origin")}
    named |= {name for each in raw["facts"].values() for name in KINDS[each["kind"]].keeper}
    named |= {raw["speakers"][name].get("body") for name in named & raw["speakers"].keys()}
    while (
        more := {
            raw["publishers"][name].get(key)
            for name in named & raw["publishers"].keys()
            for key in ("part_of", "country")
        }
        - named
    ):
        named |= more
    for section in ("publishers", "speakers", "countries"):
        raw[section] = {name: each for name, each in raw[section].items() if name in named}


@pytest.fixture(scope="session")
def seed_facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facts file of what the five seed articles state and nothing else, so that it doesn't grow with the record."""
    raw = tomli.loads(bundled_facts().read_text("utf-8"))
    raw["dataset"]["seeds"] = str(ROOT / "seeds")
    raw["sources"] = {name: each for name, each in raw["sources"].items() if name.startswith("seed-")}
    for each in raw["facts"].values():
        each["claims"] = [claim for claim in each["claims"] if claim["source"].startswith("seed-")]
        if len(each["claims"]) == 0 or all("date" in claim for claim in each["claims"]):
            each.setdefault("date_basis", "as the wider record has it")
    raw["facts"] = {name: each for name, each in raw["facts"].items() if each["claims"]}
    for each in raw["facts"].values():
        if each.get("part_of") not in raw["facts"]:
            each.pop("part_of", None)
        if each.get("outcome") not in raw["facts"] and each.pop("outcome", None):
            each.setdefault("note", "What became of it, the articles don't say.")
    raw["checks"] = {
        name: each
        for name, each in raw["checks"].items()
        if {*each["sum"], *each.get("less", []), each["equals"]} <= raw["facts"].keys()
    }
    _leave_out_what_nothing_names(raw)
    lines = []
    for section, tables in raw.items():
        for name, table in [("", tables)] if section == "dataset" else tables.items():
            lines.append(f"[{section}{'.' if name else ''}{name}]")
            lines += [f"{key} = {toml_of(each)}" for key, each in table.items()]
    path = tmp_path_factory.mktemp("seeds") / "facts.toml"
    path.write_text(format_facts("\n".join(lines) + "\n"), "utf-8")
    return path


@pytest.fixture
def facts_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a facts file: a head with two countries and two sources, then the text given."""

    def write(text: str, head: str = HEAD) -> Path:
        path = tmp_path / "facts.toml"
        path.write_text(head + "\n" + text, "utf-8")
        return path

    return write


def dataset(text: str, head: str = HEAD) -> Dataset:
    """Return the dataset of a facts file's text."""
    return parse(FactsText("facts.toml", head + "\n" + text, "0" * 64))


def fact(name: str = "a", kind: str = "arrived", *claims: str, date: str = "2024-09", more: str = "") -> str:
    """Return the text of a fact; each claim is the inside of its braces."""
    listed = "".join(f"  {{ {claim} }},\n" for claim in claims)
    return f'[facts.{name}]\nkind = "{kind}"\ndate = "{date}"\nsummary = "Something."\n{more}\nclaims = [\n{listed}]\n'


def claim(value: object = None, source: str = "one", **more: object) -> str:
    """Return the inside of a claim's braces."""
    fields = {"source": source, "paragraph": 1, "value": value, **more}
    texts = {key: f'"{each}"' if isinstance(each, str) else each for key, each in fields.items()}
    return ", ".join(f"{key} = {each}" for key, each in texts.items() if each is not None)


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the seed documents; the test is skipped where there is none."""
    folder = Path(os.environ.get("MSS_ORIGINALS") or ROOT.parent / "shared" / "originals")
    if not folder.is_dir():
        pytest.skip("the seed documents are not here: name their folder in MSS_ORIGINALS")
    return folder
