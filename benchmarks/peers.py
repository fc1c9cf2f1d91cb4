"""What stands beside ``mss``: other programs, each with the same facts in its own form, or with its own data."""

import json
import re
import shutil
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from mss_cli.model.kinds import PERSONNEL

_KINDS = ", ".join(f"'{kind}'" for kind in PERSONNEL)

# The same question as `mss troops --country Jamaica --json`.
SQL = f"""\
select f.*, json_group_array(json_object('source', c.source, 'value', c.value, 'printed', c.printed)) as claims
from facts f join countries n on n.fact = f.id join claims c on c.fact = f.id
where n.code = 'JAM'
and (f.kind in ({_KINDS}) or (f.kind = 'leadership' and f.force is not null))
group by f.id order by f.date"""  # noqa: S608 - our own names
JQ = f"""\
[.items[] | select((.countries | index("JAM")) and ((.kind | IN({_KINDS.replace("'", '"')}))
or (.kind == "leadership" and .force != null)))]"""

_ROW = "insert into facts values (:id, :kind, :date, :unit, :scope, :force, :summary, :standing)"

PACKAGES = ("norwegianblue", "sqlite-utils", "papis")


class Peer(NamedTuple):
    """A run of another program: what it is called in the table, and the command, the program's full path first."""

    label: str
    argv: list[str]


def peers(folder: Path, scripts: Path, timeline: bytes, sources: bytes) -> tuple[list[Peer], list[str]]:
    """Return the runs of all programs that are there, and a line about each that isn't.

    ``timeline`` and ``sources`` are what ``mss timeline --all --json`` and ``mss sources --json`` print. All that the
    programs need is written below ``folder``, their home; ``scripts`` is where the Python programs are installed.
    """
    facts = json.loads(timeline)["items"]
    (folder / "facts.json").write_bytes(timeline)
    _database(folder / "facts.db", facts)
    _library(folder, json.loads(sources)["items"])
    _products(folder)
    found, missing = [], []
    for program, label, args in (
        ("sqlite3", "the same facts in SQLite", ["-json", str(folder / "facts.db"), SQL]),
        ("jq", "the same facts in JSON", [JQ, str(folder / "facts.json")]),
        ("sqlite-utils", "the same facts in SQLite", ["query", str(folder / "facts.db"), SQL]),
        ("papis", "`list --all jamaica` on the sources", ["list", "--all", "jamaica"]),
        ("eol", "`eol python --json`, cached", ["python", "--json"]),
        ("eol", "`eol python`, cached", ["python"]),
    ):
        own = scripts / program
        path = str(own) if own.exists() else shutil.which(program)
        if path:
            found.append(Peer(f"{_version(path, program)}: {label}", [path, *args]))
        else:
            missing.append(f"{program} is not here, and left out.")
    return found, missing


def _version(path: str, program: str) -> str:
    text = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(?:\.\d+)+", text)
    return f"{'norwegianblue' if program == 'eol' else program} {found[0] if found else ''}"


def _database(path: Path, facts: list[dict[str, Any]]) -> None:
    """Write the facts, their countries and their claims to an SQLite database, with an index for the question."""
    with sqlite3.connect(path) as database:
        database.execute("create table facts (id primary key, kind, date, unit, scope, force, summary, standing)")
        database.execute("create table countries (code, fact)")
        database.execute("create table claims (fact, source, locator, value, bound, printed, attributed_to)")
        for fact in facts:
            database.execute(_ROW, fact)
            database.executemany(
                "insert into countries values (?, ?)", [(code, fact["id"]) for code in fact["countries"]]
            )
            database.executemany(
                "insert into claims values (:fact, :source, :locator, :value, :bound, :printed, :attributed_to)",
                [{"fact": fact["id"], **claim} for claim in fact["claims"]],
            )
        database.execute("create index of_country on countries (code)")
        database.execute("create index of_fact on claims (fact)")
    database.close()


def _library(folder: Path, sources: list[dict[str, Any]]) -> None:
    """Write the sources as the documents of a papis library: a folder each, with its ``info.yaml``."""
    library = folder / "library"
    config = folder / ".config" / "papis" / "config"
    config.parent.mkdir(parents=True)
    config.write_text(f"[settings]\ndefault-library = facts\n\n[facts]\ndir = {library}\n", "utf-8")
    for n, source in enumerate(sources):
        info = {
            "papis_id": f"{n:032x}",
            "ref": source["id"],
            "title": source["title"],
            "author": source["publisher"] or source["id"],
            "year": int(source["issued"][:4]),
            "url": source["url"] or "",
        }
        document = library / source["id"]
        document.mkdir(parents=True)
        # JSON's text is YAML's.
        lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in info.items())
        (document / "info.yaml").write_text("".join(lines), "utf-8")


def _products(folder: Path) -> None:
    """Write what norwegianblue would have kept of its service's answer today; the versions and days are made up."""
    cycles = [
        {
            "cycle": f"3.{n}",
            "releaseDate": f"{2010 + n}-10-04",
            "support": f"{2012 + n}-04-01",
            "eol": f"{2015 + n}-10-31",
            "latest": f"3.{n}.7",
            "latestReleaseDate": f"{2014 + n}-06-01",
            "lts": False,
        }
        for n in range(15, 1, -1)
    ]
    cache = folder / ".cache" / "norwegianblue"
    cache.mkdir(parents=True)
    name = f"{datetime.now(UTC):%Y-%m-%d}-https-endoflife-date-api-python-json.json"
    (cache / name).write_text(json.dumps(cycles), "utf-8")
