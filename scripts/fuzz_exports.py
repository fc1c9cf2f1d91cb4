"""What every export of a record is held to, whatever its facts say: for the fuzz campaign, and for tests.

Each is read back by something that is not ours, and nothing that a facts file says is more than text in it.
"""

import csv
import io
import json
import re
import sqlite3
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from mss_cli.errors import MssError
from mss_cli.export.datapackage import package
from mss_cli.export.page import render
from mss_cli.export.sqlite import database
from mss_cli.export.tables import Table, tables
from mss_cli.model.dates import when
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset
from mss_cli.output.chart.svg import svg_file
from mss_cli.output.chart.text import text_chart
from mss_cli.output.citations import render_citations
from mss_cli.output.references import dataset_reference, reference
from mss_cli.output.view import ASCII, UNICODE
from mss_cli.queries.trend import trends
from mss_cli.sanitize import unsafe

OWN_TAGS = frozenset(
    {
        "a", "b", "body", "button", "circle", "code", "dd", "del", "desc", "details", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "h4", "head", "header", "html", "i", "input",
        "label", "li", "main", "meta", "nav", "ol", "option", "output", "p", "path", "rect", "script", "section",
        "select", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title",
        "tr", "ul",
    }
)  # fmt: skip
"""Every tag that the page has."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_TEMPLATE = re.compile(r"\{\{cite (?:web|document) \|[^{}\n]*\}\}(?:<!-- (?:(?!-->)[^\n])* -->)?")


class Page(HTMLParser):
    """What a browser would make of a page: its tags, their attributes, its data blocks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.block = ""
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        self._inside = ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        """Note the data block."""
        if self._inside:
            self.block = data
            self._inside = False


def hold_exports(dataset: Dataset) -> None:
    """Export ``dataset`` in every form; raises ``AssertionError`` where one isn't what it must be."""
    found = tables(dataset)
    hold_database(dataset, found)
    hold_package(dataset, found)
    hold_page(dataset)
    hold_charts(dataset)
    hold_citations(dataset)


def hold_database(dataset: Dataset, found: list[Table]) -> None:
    """Hold that the database is sound, and that its facts are the dataset's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "facts.db")
        path.write_bytes(database(found))
        connection = sqlite3.connect(path)
        try:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "a database that isn't sound"
            assert not connection.execute("PRAGMA foreign_key_check").fetchall(), "a key of nothing"
            summaries = dict(connection.execute("SELECT fact, summary FROM answer"))
        finally:
            connection.close()
    assert summaries == {fact.id: fact.summary for fact in dataset.facts.values()}, "facts that say something else"


def hold_package(dataset: Dataset, found: list[Table]) -> None:
    """Hold that every table of the package can be read, and that no cell of text is a formula."""
    content = package(found, dataset.metadata)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        for table in descriptor["resources"]:
            text = archive.read(table["path"]).decode()
            assert not unsafe(far=True).search(text), "a character that commands"
            fields = [field["name"] for field in table["schema"]["fields"]]
            kinds = {field["name"]: field["type"] for field in table["schema"]["fields"]}
            rows = csv.DictReader(io.StringIO(text, newline=""))
            for row in rows:
                assert [*row] == fields, "a row of other columns"
                for name, cell in row.items():
                    assert kinds[name] != "string" or not _FORMULA.match(cell), f"a formula: {cell!r}"
            assert rows.fieldnames == fields, "other columns"
    assert descriptor["title"] == dataset.metadata.title, "another title"


def hold_page(dataset: Dataset) -> None:
    """Hold that the page has no markup but its own, or that it is refused for its length."""
    try:
        made = render.page(dataset, None).decode()
    except MssError as error:
        assert "narrow it" in str(error), error
        return
    assert not unsafe(far=True).search(made.replace("\n", "")), "a character that commands"
    read = Page(made)
    for tag, attrs in read.tags:
        assert tag in OWN_TAGS, f"a tag that isn't the page's: {tag}"
        for name, value in attrs.items():
            assert name not in {"src", "style", "srcdoc", "action"}, f"{tag} {name}"
            assert not name.startswith("on"), f"{tag} {name}"
            assert name != "href" or re.match(r"#|https?://", value or ""), f"a link to {value!r}"
    assert [tag for tag, _ in read.tags].count("script") == 2, "another script"
    assert json.loads(read.block)["name"] == dataset.metadata.title, "another name"


def hold_charts(dataset: Dataset) -> None:
    """Hold that charts of every kind can be drawn, at several widths, and are XML as SVG."""
    for kind in KINDS:
        found = trends(dataset, [*dataset.facts.values()], kind)
        if found:
            ET.fromstring(svg_file(found))  # noqa: S314 - our own
        for each in found[:2]:
            for symbols, width in ((UNICODE, 100), (ASCII, 20)):
                assert text_chart(each, symbols, width), "nothing drawn"


def hold_citations(dataset: Dataset) -> None:
    """Hold that no text ends a template of Wikipedia's."""
    cited = [reference(dataset, source) for source in dataset.sources.values()]
    for line in render_citations([dataset_reference(dataset, when("2026")), *cited], "wikipedia").splitlines():
        assert _TEMPLATE.fullmatch(line), f"no template: {line!r}"
