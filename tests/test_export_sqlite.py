"""The database: opened with SQLite itself, sqlite-utils and Datasette."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mss_cli.errors import MssError
from mss_cli.export import sqlite
from mss_cli.export.columns import license_url, singular
from mss_cli.export.selection import narrowed
from mss_cli.export.tables import tables
from tests.conftest import Run
from tests.record_sample import SAMPLE, sample, sample_file

TABLES = {
    "dataset", "countries", "country_demonyms", "publishers", "publisher_aliases", "speakers", "speaker_aliases",
    "sources", "facts", "fact_countries", "claims", "checks", "check_sum", "check_less", "withdrawn",
}  # fmt: skip


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    facts, path = sample_file(tmp_path), tmp_path / "facts.db"
    done = run("--facts", facts, "export", path, "--datasette", tmp_path / "metadata.json")
    assert done == (0, "", "")
    return path


@pytest.fixture
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database)
    yield connection
    connection.close()


def tool(*args: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *map(str, args)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_sqlite_finds_it_sound(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    names = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {name for name in names if "_fts" in name} == TABLES
    keys = [row for name in sorted(TABLES) for row in opened.execute(f"PRAGMA foreign_key_list({name})")]
    assert len(keys) == 25


def test_the_view_answers(opened: sqlite3.Connection) -> None:
    opened.row_factory = sqlite3.Row
    rows = {row["fact"]: dict(row) for row in opened.execute("SELECT * FROM answer")}
    assert len(rows) == SAMPLE.count("[facts.") - 1
    landed = rows["kenya-arrival-2024-06"]
    assert (landed["answer"], landed["basis"], landed["grade"]) == ("400 police", "record", "record")
    assert (landed["low"], landed["high"], landed["bound"], landed["standing"]) == (400, 400, "exact", "disputed")
    assert landed["source"] == "kenya-2024"
    assert landed["citation"].startswith(
        "[author not shown], “Our officers,” Government of Kenya, K/1, 25 Jun 2024, https://example.org/kenya"
    )
    assert landed["link"] == "https://example.org/kenya"
    assert landed["archive"] == "https://web.archive.org/web/20261123/https://example.org/kenya"
    assert rows["strength-2025-12"]["high"] is None
    assert rows["ruto-says"]["low"] is None


def test_every_field_of_a_record_is_a_column(opened: sqlite3.Connection) -> None:
    def row(text: str) -> dict[str, object]:
        opened.row_factory = sqlite3.Row
        return dict(opened.execute(text).fetchone())

    claim = row("SELECT * FROM claims WHERE fact = 'kenya-arrival-2024-06' AND source = 'ap-2024'")
    assert claim["attributed_to_speaker"] == "ruto" and claim["attributed_to_publisher"] is None
    assert (claim["grade"], claim["value"], claim["low"], claim["printed"]) == ("quoted", 200, 200, "200 police")
    assert row("SELECT * FROM claims WHERE set_aside IS NOT NULL")["set_aside"] == "a nought too many"
    source = row("SELECT * FROM sources WHERE id = 'blog-2024'")
    assert source["origin_publisher"] == "ap" and source["issued"] == "2024-07~" and source["title_is_description"] == 1
    assert row("SELECT * FROM publishers WHERE id = 'kenya-police'") == {
        "id": "kenya-police", "name": "Kenyan police", "class": "body", "part_of": "kenya", "country": None,
    }  # fmt: skip
    assert row("SELECT * FROM checks WHERE id = 'first-landing'")["outcome"] == "depends"
    assert row("SELECT * FROM withdrawn")["on"] == "2026-11-20"
    fact = row("SELECT * FROM facts WHERE id = 'jamaica-arrival-2024-09'")
    assert (fact["start"], fact["end"], fact["milestone"]) == ("2024-09-10", "2024-09-18", 0)
    assert row("SELECT * FROM dataset")["searched_through"] == "2026-10-31"


def test_whom_a_claim_retells_names_a_speaker_or_a_publisher(run: Run, tmp_path: Path) -> None:
    text = SAMPLE.replace('printed = "two dozen"', 'printed = "two dozen", origin = "ruto"')
    text = text.replace('printed = "some 200"', 'printed = "some 200", origin = "united-nations"')
    path = tmp_path / "facts.db"
    facts = sample_file(tmp_path, text)
    assert run("--facts", facts, "export", path, "--kind", "arrived") == (0, "", "")
    connection = sqlite3.connect(path)
    named = "SELECT source, origin_publisher, origin_speaker FROM claims"
    assert connection.execute(f"{named} WHERE fact = 'jamaica-arrival-2024-09'").fetchall() == [
        ("gleaner-2024", None, "ruto")
    ]
    assert connection.execute(f"{named} WHERE source = 'blog-2024'").fetchall() == [
        ("blog-2024", "united-nations", None)
    ]
    assert connection.execute("SELECT id FROM publishers WHERE id = 'united-nations'").fetchone()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_words_are_indexed(opened: sqlite3.Connection) -> None:
    found = "SELECT facts.id FROM facts JOIN facts_fts ON facts.rowid = facts_fts.rowid WHERE facts_fts MATCH ?"
    assert opened.execute(found, ["jamaica soldiers"]).fetchall() == [("jamaica-arrival-2024-09",)]
    assert opened.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'officers'").fetchone() == (3,)
    assert opened.execute("SELECT count(*) FROM sources_fts WHERE sources_fts MATCH 'council'").fetchone() == (2,)


def test_sqlite_utils_reads_it(database: Path) -> None:
    listed = json.loads(tool("sqlite_utils", "tables", database, "--counts"))
    assert {row["table"]: row["count"] for row in listed}["claims"] == 22
    hits = json.loads(tool("sqlite_utils", "search", database, "claims", "dozen"))
    assert [hit["fact"] for hit in hits] == ["jamaica-arrival-2024-09"]
    rows = json.loads(tool("sqlite_utils", database, "SELECT fact, answer FROM answer WHERE kind = 'displaced'"))
    assert rows == [{"fact": "displaced-2024-06", "answer": "578,074 people"}]


def test_datasette_serves_it_with_its_metadata(database: Path, tmp_path: Path) -> None:
    def get(path: str) -> str:
        return tool("datasette", database, "--metadata", tmp_path / "metadata.json", "--get", path)

    shown = json.loads(get("/-/metadata.json"))
    assert shown["title"] == "A small record"
    assert shown["license_url"] == "https://spdx.org/licenses/CC0-1.0.html"
    assert "version 2026.11.23" in shown["source"]
    described = shown["databases"]["facts"]["tables"]
    assert {*described} == TABLES
    assert all(text for table in described.values() for text in table["columns"].values())
    page = get("/facts/sources/un-2023")
    assert '<a href="https://example.org/un"' in page
    listed = get("/facts/facts?_facet=kind&_search=jamaica")
    assert "Jamaica&#39;s first soldiers land." in listed
    answers = json.loads(get("/facts/answer.json?_shape=array&fact=gsf-authorized"))
    assert answers[0]["answer"] == "5,550 personnel"


def test_the_same_facts_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    made = []
    for n in range(2):
        assert run("--facts", facts, "export", tmp_path / f"{n}.db").code == 0
        made.append((tmp_path / f"{n}.db").read_bytes())
    assert made[0] == made[1]


def test_filters_keep_what_the_facts_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kenya.sqlite"
    assert run("--facts", sample_file(tmp_path), "export", path, "--country", "Kenya").code == 0
    connection = sqlite3.connect(path)
    facts = [name for (name,) in connection.execute("SELECT id FROM facts ORDER BY rowid")]
    assert facts == ["kenya-pledge", "kenya-arrival-2024-06", "ruto-says"]
    assert connection.execute("SELECT outcome FROM facts WHERE id = 'ruto-says'").fetchone() == (None,)
    assert connection.execute("SELECT id FROM withdrawn").fetchall() == [("told-twice",)]
    assert connection.execute("SELECT id FROM checks").fetchall() == []
    assert {name for (name,) in connection.execute("SELECT id FROM publishers")} == {"ap", "blog", "gleaner", "kenya"}
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_narrowed_record_keeps_whom_bodies_belong_to() -> None:
    dataset = sample(SAMPLE.replace('publisher = "gleaner"', 'publisher = "kenya-police"'))
    kept = narrowed(dataset, [dataset.facts["jamaica-arrival-2024-09"], dataset.facts["jamaica-police-2024-09"]], [])
    assert {*kept.publishers} == {"kenya", "kenya-police"}
    assert {*kept.countries} == {"JAM", "KEN"}
    assert kept.facts["jamaica-police-2024-09"].part_of == "jamaica-arrival-2024-09"


def test_a_narrowed_record_keeps_whom_claims_retell() -> None:
    dataset = sample(SAMPLE.replace('printed = "two dozen"', 'printed = "two dozen", origin = "ruto"'))
    kept = narrowed(dataset, [dataset.facts["jamaica-arrival-2024-09"]], [])
    assert ({*kept.speakers}, {*kept.publishers}) == ({"ruto"}, {"gleaner", "kenya"})


def test_a_python_without_the_index_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "ANSWER", "CREATE NONSENSE")
    with pytest.raises(MssError, match="it needs FTS5"):
        sqlite.database(tables(sample()))


def test_a_license_is_one_part_of_an_address() -> None:
    assert license_url("a b/../<c>") == "https://spdx.org/licenses/a%20b%2F..%2F%3Cc%3E.html"


@pytest.mark.parametrize(
    ("name", "one"), [("countries", "country"), ("aliases", "alias"), ("facts", "fact"), ("sum", "sum")]
)
def test_tables_of_lists_are_named_after_one_entry(name: str, one: str) -> None:
    assert singular(name) == one


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("facts.txt",), "no form has this ending; use .db, .zip or .html, or --as sqlite|datapackage|html"),
        (("facts.zip", "--datasette", "m.json"), "--datasette goes with a database in a file"),
        (("-", "--as", "sqlite", "--datasette", "m.json"), "--datasette goes with a database in a file"),
        (("-",), "standard output has no ending that says the form: give --as sqlite|datapackage|html"),
        (("folder/", "--as", "html"), "this names a folder"),
        (("", "--as", "html"), "a file's name is empty"),
        (("facts.toml", "--as", "sqlite"), "facts.toml is the facts file itself: name another file\n"),
        (("x.db", "--datasette", "facts.toml"), "facts.toml is the facts file itself: name another file\n"),
    ],
)
def test_what_can_not_be_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    sample_file(tmp_path)
    done = run("--facts", "facts.toml", "export", *args)
    assert done.code == 2 and said in done.err
    assert (tmp_path / "facts.toml").read_text("utf-8") == SAMPLE


@pytest.mark.parametrize("form", ["sqlite", "datapackage", "html"])
def test_a_dash_is_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.chdir(tmp_path)
    sample_file(tmp_path)
    done = run("--facts", "facts.toml", "export", "-", "--as", form, encoding="latin-1")
    assert (done.code, done.err) == (0, "")
    assert run("--facts", "facts.toml", "export", "./-", "--as", form) == (0, "", "")
    assert done.out.encode("latin-1") == (tmp_path / "-").read_bytes()


def test_datasettes_metadata_may_go_to_standard_output(run: Run, tmp_path: Path) -> None:
    done = run("--facts", sample_file(tmp_path), "export", tmp_path / "facts.db", "--datasette", "-")
    assert done.code == 0 and {*json.loads(done.out)["databases"]} == {"facts"}


def test_a_tilde_is_the_home(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    done = run("--facts", sample_file(tmp_path), "export", "~/mine.db", "--datasette", "~/mine.json")
    assert done == (0, "", "")
    assert (tmp_path / "mine.db").exists() and (tmp_path / "mine.json").exists()


def test_a_file_that_can_not_be_written_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    done = run("--facts", sample_file(tmp_path), "export", tmp_path / "none" / "facts.db")
    assert done.code == 2 and "can't write it" in done.err
