"""What other programs make of CSV, TSV, RIS and BibTeX: as many rows, the same cells, whole names and dates."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mss_cli.facts_file.parse import parse_bytes
from mss_cli.model.dates import when
from mss_cli.output.authors import Author, authors
from mss_cli.output.formats import Surface, writer
from mss_cli.output.view import Cell, Column, DatasetItem, Sheet, View
from tests.conftest import Run
from tests.small import SMALL

AWKWARD: list[tuple[Cell, ...]] = [
    ('"A quote" at the start', 1),
    ('one " alone', 2),
    ('"', 3),
    ('""', None),
    ("a 'single' one", 4.5),
    ('end"', 5),
    ("=1+1", 6),
    ("a, b; c", 7),
    ("back\\slash", 8),
    ("Moïse, sœur", 9),
]
DELIMITERS = {"csv": ",", "tsv": "\t"}
FORMS = pytest.mark.parametrize("form", DELIMITERS)


@pytest.fixture
def table(form: Any, tmp_path: Path) -> tuple[Path, list[list[str]]]:
    """A file of awkward cells, and its rows as Python reads them."""
    sheet = Sheet((Column("text"), Column("number")), AWKWARD)
    view = View(
        command="x",
        dataset=DatasetItem(),
        query={},
        items=list,
        sheet=lambda: sheet,
        tables=lambda: [sheet],
        page=lambda _: [],
    )
    path = tmp_path / f"t.{form}"
    path.write_text(writer(form).render(view, Surface()), "utf-8")
    rows = [*csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=DELIMITERS[form])][1:]
    assert [row[0].removeprefix("'") for row in rows] == [row[0] for row in AWKWARD]
    return path, rows


@FORMS
@pytest.mark.skipif(not shutil.which("sqlite3"), reason="no sqlite3 here")
def test_sqlite_reads_every_cell(form: str, table: tuple[Path, list[list[str]]]) -> None:
    path, rows = table
    mode = {"csv": "csv", "tsv": "tabs"}[form]
    command = ["sqlite3", ":memory:", f".mode {mode}", f".import {path} t", ".mode json", "select * from t"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [[*row.values()] for row in json.loads(ran.stdout)] == rows
    assert ran.stderr == ""


@FORMS
def test_duckdb_reads_every_cell(form: str, table: tuple[Path, list[list[str]]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    path, rows = table
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(len(rows),)]  # noqa: S608 - the test's own
    found = duckdb.sql(f"from read_csv('{path}', delim='{DELIMITERS[form]}', header=true, all_varchar=true)").fetchall()
    assert [["" if cell is None else cell for cell in row] for row in found] == rows


@FORMS
def test_pandas_reads_every_cell(form: str, table: tuple[Path, list[list[str]]]) -> None:
    pandas = pytest.importorskip("pandas")
    path, rows = table
    assert len(pandas.read_csv(path, sep=DELIMITERS[form])) == len(rows)
    assert pandas.read_csv(path, sep=DELIMITERS[form], dtype=str, keep_default_na=False).to_numpy().tolist() == rows


@FORMS
def test_polars_reads_every_cell(form: str, table: tuple[Path, list[list[str]]]) -> None:
    polars = pytest.importorskip("polars")
    path, rows = table
    found = polars.read_csv(path, separator=DELIMITERS[form], infer_schema=False).rows()
    assert [[cell or "" for cell in row] for row in found] == rows


@FORMS
def test_a_byte_order_mark_for_spreadsheets(run: Run, tmp_path: Path, form: str) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(SMALL, "utf-8")
    plain = run("--facts", facts, "timeline", "--format", form)
    assert run("--facts", facts, "timeline", "--format", form, "--bom").out == f"\ufeff{plain.out}"
    out = tmp_path / "out"
    assert run("--facts", facts, "timeline", "--format", form, "--bom", "-o", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--json", "--format", "csv"], "--json and --format csv contradict one another: leave one out"),
        (["--json", "--format", "table"], "--json and --format table contradict one another: leave one out"),
        (["--bom"], "--bom goes with --format csv or --format tsv alone"),
        (["--bom", "--json"], "--bom goes with --format csv or --format tsv alone"),
    ],
)
def test_options_that_contradict_one_another(run: Run, tmp_path: Path, options: list[str], said: str) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(SMALL, "utf-8")
    assert run("--facts", facts, "timeline", *options) == (2, "", f"mss: {said}\n")
    assert run("--facts", facts, "timeline", "--json", "--format", "json").code == 0


# Citations

SOURCES = """
[sources.month]
type = "article-newspaper"
title = "Month"
publisher = "gleaner"
author = "Cyrus Ombati and Felix Kipkemoi"
issued = "2025-07"
url = "https://example.org/"
accessed = "2026-11"

[sources.open-end]
type = "webpage"
title = "Open end"
publisher = "gleaner"
author = "José de la Cruz, Dillon De Shong and John Smith Jr."
issued = "2024-06-25/.."
url = "https://example.org/"
accessed = "2026-11-23"

[sources.open-start]
type = "report"
title = "Open start"
publisher = "united-nations"
author = "Ministry of Foreign Affairs and International Cooperation"
issued = "../2024-06-25"
url = "https://example.org/"
accessed = "2026-11-23"

[sources.span]
type = "post-weblog"
title = "Span"
publisher = "gleaner"
author = "Jean Dupont and United Nations"
issued = "2024-06-25/2024-06-28"
url = "https://example.org/"
accessed = "2026-11-23"

[sources.year]
type = "document"
title = "Year"
issued = "2024~"
url = "https://example.org/"
accessed = "2026-11-23"
"""
IDS = ("month", "open-end", "open-start", "span", "year")


@pytest.fixture
def cited(run: Run, tmp_path: Path) -> dict[str, str]:
    facts = tmp_path / "facts.toml"
    facts.write_text(SMALL + SOURCES, "utf-8")
    return {form: run("--facts", facts, "cite", *IDS, "--format", form).out for form in ("ris", "bibtex", "csl-json")}


def test_ris_has_names_and_dates_where_importers_look(cited: dict[str, str]) -> None:
    rispy = pytest.importorskip("rispy")
    found = {entry["id"]: entry for entry in rispy.loads(cited["ris"])}
    assert found["month"]["authors"] == ["Ombati, Cyrus", "Kipkemoi, Felix"]
    assert found["open-end"]["authors"] == ["de la Cruz, José", "De Shong, Dillon", "Smith, John, Jr."]
    assert found["open-start"]["authors"] == ["Ministry of Foreign Affairs and International Cooperation,"]
    assert found["span"]["authors"] == ["Dupont, Jean", "United Nations,"]
    titles = {name: (entry.get("secondary_title"), entry.get("publisher")) for name, entry in found.items()}
    assert titles == {
        "month": ("The Gleaner", None),
        "open-end": ("The Gleaner", "The Gleaner"),
        "open-start": (None, "United Nations"),
        "span": ("The Gleaner", None),
        "year": (None, None),
    }
    dates = {name: (entry.get("year"), entry.get("date")) for name, entry in found.items()}
    assert dates == {
        "month": ("2025", "2025/07//"),
        "open-end": ("2024", None),
        "open-start": (None, None),
        "span": ("2024", "2024/06//"),
        "year": ("2024", "2024///"),
    }
    assert "Y2  - 2026/11//\n" in cited["ris"]
    for said in ("from 25 Jun 2024", "until 25 Jun 2024", "25–28 Jun 2024", "about 2024"):
        assert f"N1  - date: {said}\n" in cited["ris"]


def test_bibtex_keeps_persons_and_bodies_apart(cited: dict[str, str]) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    entries = pybtex.parse_string(cited["bibtex"], "bibtex").entries
    names = {
        key: [(*person.prelast_names, *person.last_names, *person.lineage_names) for person in entry.persons["author"]]
        for key, entry in entries.items()
        if "author" in entry.persons
    }
    assert names == {
        "month": [("Ombati",), ("Kipkemoi",)],
        "open-end": [("de", "la", "Cruz"), ("De", "Shong"), ("Smith", "Jr.")],
        "open-start": [("{Ministry of Foreign Affairs and International Cooperation}",)],
        "span": [("Dupont",), ("{United Nations}",)],
    }
    dates = {key: [entry.fields.get(name) for name in ("date", "year", "month")] for key, entry in entries.items()}
    assert dates == {
        "month": ["2025-07", "2025", "July"],
        "open-end": ["2024-06-25/", "2024", None],
        "open-start": ["/2024-06-25", None, None],
        "span": ["2024-06-25/2024-06-28", "2024", "June"],
        "year": ["2024~", "2024", None],
    }


def test_csl_keeps_persons_and_bodies_apart(cited: dict[str, str]) -> None:
    found = {item["id"]: item.get("author") for item in json.loads(cited["csl-json"])}
    assert found["month"] == [{"family": "Ombati", "given": "Cyrus"}, {"family": "Kipkemoi", "given": "Felix"}]
    assert found["open-end"][2] == {"family": "Smith", "given": "John", "suffix": "Jr."}
    assert found["open-start"] == [{"literal": "Ministry of Foreign Affairs and International Cooperation"}]
    assert found["year"] is None


@pytest.mark.skipif(not shutil.which("ris2xml"), reason="no bibutils here")
@pytest.mark.parametrize(("form", "program"), [("ris", "ris2xml"), ("bibtex", "bib2xml")])
def test_bibutils_finds_titles_and_persons(cited: dict[str, str], tmp_path: Path, form: str, program: str) -> None:
    path = tmp_path / "x"
    path.write_text(cited[form], "utf-8")
    found = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout
    assert "<title>The Gleaner</title>" in found
    for name in ("Ombati", "Kipkemoi", "de la Cruz", "De Shong", "Smith"):
        assert f'<namePart type="family">{name}</namePart>' in found
    assert "<dateIssued>2025-07</dateIssued>" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Biden", [Author("Biden", "Joe")]),
        ("Amélie Bottollier-Depois", [Author("Bottollier-Depois", "Amélie")]),
        ("Ombati, Cyrus", [Author("Ombati", "Cyrus")]),
        ("John Smith, Jr.", [Author("Smith", "John", "Jr.")]),
        ("Ana Ruiz y Luis Gil", [Author("Ruiz", "Ana"), Author("Gil", "Luis")]),
        ("Ana Ruiz; Luis Gil & Eva Paz", [Author("Ruiz", "Ana"), Author("Gil", "Luis"), Author("Paz", "Eva")]),
        ("Ana Ruiz and others", [Author("Ruiz", "Ana")]),
        ("The Gleaner", [Author("The Gleaner")]),
        ("united-nations", [Author("united-nations")]),
        ("AFP", [Author("AFP")]),
        ("Group of 7", [Author("Group of 7")]),
        ("Van Damme", [Author("Damme", "Van")]),
        ("Integrated Office and Human Rights Service", [Author("Integrated Office and Human Rights Service")]),
    ],
)
def test_who_wrote_it(text: str, expected: list[Author]) -> None:
    assert authors(parse_bytes(Path("x"), SMALL.encode()), text) == expected


def test_dates_are_not_made_sharper() -> None:
    from mss_cli.output.citations import _ris_date

    given = {"2024": "2024///", "2024-06": "2024/06//", "2024-06-25": "2024/06/25", "2024/2025": "", "../2024": ""}
    given |= {"2024-05/2024-06": "2024///", "2024-06-25~": "2024/06/25"}
    assert {edtf: _ris_date(when(edtf)) for edtf in given} == given
