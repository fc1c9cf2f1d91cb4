"""Hostile text in facts is inert in every form that a record is exported in: whatever it is, it is only text."""

import csv
import io
import sqlite3
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mss_cli.export.datapackage import package
from mss_cli.export.page import render
from mss_cli.export.sqlite import database
from mss_cli.export.tables import tables
from mss_cli.model.records import Dataset
from mss_cli.output.chart.svg import svg_file
from mss_cli.queries.trend import trends
from mss_cli.sanitize import inert, unsafe, visible
from tests.record_sample import sample
from tests.test_changes import script
from tests.test_export_page import Tags

ID = "kenya-arrival-2024-06"
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
hostile = st.sampled_from(
    [
        "</script><script>alert(1)</script>", '" onmouseover="alert(1)', "'><img src=x onerror=alert(1)>", "<!--",
        "]]>", "'); DROP TABLE facts; --", '" NEAR "', '=HYPERLINK("https://example.org")', "@SUM(1)", "-1+1", "\t=1",
        "{{ 7 * 7 }}", "{% raw %}", "\u202etxt.exe", "\x1b[31m", "\x00", "\ufffe", "&lt;b&gt;",
        "\\u003cb\\u003e", 'a,b\n"c"\r\n', "javascript:alert(1)",
    ]
)  # fmt: skip


def filled(text: str) -> Dataset:
    """Return the sample with ``text`` wherever a reader's text stands."""
    dataset = sample()
    fact = dataset.facts[ID]
    replace = msgspec.structs.replace
    claims = tuple(replace(claim, printed=text, note=text, locator=text, paragraph=None) for claim in fact.claims)
    sources = {
        name: replace(each, title=text, author=text, number=text, note=text, issued_basis=text)
        for name, each in dataset.sources.items()
    }
    return replace(
        dataset,
        metadata=replace(dataset.metadata, title=text, version=text, license=text),
        publishers={name: replace(each, name=text, aliases=(text,)) for name, each in dataset.publishers.items()},
        speakers={name: replace(each, name=text) for name, each in dataset.speakers.items()},
        countries={code: replace(each, name=text, demonyms=(text,)) for code, each in dataset.countries.items()},
        sources=sources,
        facts={**dataset.facts, ID: replace(fact, summary=text, note=text, date_basis=text, claims=claims)},
        checks={name: replace(each, about=text, note=text) for name, each in dataset.checks.items()},
    )


anything = st.one_of(hostile, texts, st.builds(str.__add__, hostile, texts))
few = settings(max_examples=60)


@few
@given(anything)
def test_a_database_holds_the_very_text(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "facts.db")
        path.write_bytes(database(tables(filled(text))))
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT summary, note FROM facts WHERE id = ?", [ID]).fetchone() == (text, text)
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (14,)
        assert {name for (name,) in connection.execute("SELECT name FROM publishers")} == {text}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


@few
@given(anything)
def test_no_cell_of_a_package_runs_and_taking_one_quote_away_gives_the_text(text: str) -> None:
    dataset = filled(text)
    content = package(tables(dataset), dataset.metadata)
    archive = zipfile.ZipFile(io.BytesIO(content))
    about = msgspec.json.decode(archive.read("datapackage.json"))
    assert about["title"] == text
    rows = [*csv.DictReader(io.StringIO(archive.read("facts.csv").decode(), newline=""))]
    cell = next(row["summary"] for row in rows if row["id"] == ID)
    assert cell == inert(visible(text))
    assert cell.removeprefix("'") == visible(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert len(rows) == 14


@few
@given(anything)
def test_the_fuzz_campaign_holds_every_export_of_it(text: str) -> None:
    script("fuzz_exports").hold_exports(filled(text))


BASE = Counter(tag for tag, _ in Tags(render.page(sample(), None).decode()).tags)


@few
@given(anything)
@example("</script><script>alert(1)</script>")
def test_a_page_has_no_markup_that_is_not_ours(text: str) -> None:
    made = render.page(filled(text), None).decode()
    assert not unsafe(far=True).search(made.replace("\n", ""))
    read = Tags(made)
    found = Counter(tag for tag, _ in read.tags)
    assert {*found} <= {*BASE}
    assert found["script"] == BASE["script"] and found["a"] <= BASE["a"] and found["li"] == BASE["li"]
    attributes = {name for _, attrs in read.tags for name in attrs}
    assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcdoc", "action"}]
    links = [attrs["href"] or "" for tag, attrs in read.tags if tag == "a"]
    assert all(link.startswith(("#", "https://example.org/")) for link in links)
    about = msgspec.json.decode(read.scripts["script:application/ld+json"])
    assert about["name"] == text


@few
@given(anything)
def test_a_chart_is_xml_whatever_a_country_is_called(text: str) -> None:
    dataset = filled(text)
    made = svg_file(trends(dataset, [*dataset.facts.values()], "arrived", ("KEN",)))
    root = ET.fromstring(made)  # noqa: S314 - our own
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
        "svg",
        "style",
        "g",
        "title",
        "desc",
        "text",
        "path",
        "rect",
        "circle",
    }
