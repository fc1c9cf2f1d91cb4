"""Citations: each format is read back by a parser of its own kind."""

import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mss_cli.model.dates import when
from mss_cli.output.citations import FORMS, csl_date
from tests.conftest import HEAD, Run, claim, fact

IDS = ["kenya-pledge", "kenya-arrival-2025-01-18", "seed-001", "seed-003"]

WEB = """
[publishers.nobody]
name = "Nobody"
class = "copy"

[sources.full]
type = "report"
title = "Costs & {braces} of 100% $money_ #1 ~ ^ \\\\ | `code` [sic] <b>"
author = "Doe, Jane"
publisher = "united-nations"
number = "S/2024/1 & more"
issued = "2024-06-25"
url = "https://example.org/full?a=1&b=2"
accessed = "2026-11-23"

[sources.open]
type = "legislation"
title = "Open"
issued = "../2023-10"
url = "https://example.org/open"
accessed = "2026-11-23"

[sources.about]
type = "webpage"
title = "About"
publisher = "nobody"
publisher_basis = "from the address"
issued = "2024-06~"
url = "https://example.org/about"
accessed = "2026-11-23"
"""  # fmt: skip


@pytest.fixture
def web(facts_file: Callable[..., Path]) -> Path:
    text = (
        fact("a", "killed", claim(24, "full", printed="24 & more"), more='unit = "people"')
        + fact("b", "event", claim(source="open", paragraph=None, locator="article 1"), claim(source="about"))
        + fact("c", "event", claim(), claim(source="two", paragraph=None))
    )
    return facts_file(text, HEAD + WEB)


def items(run: Run, *ids: str, facts: Path | None = None) -> list[dict[str, Any]]:
    ran = run(*(["--facts", facts] if facts else []), "cite", *ids, "--json")
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_csl_json_is_what_the_csl_schema_says(run: Run, web: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from csl_reference import Reference
    for found in (items(run, *IDS), items(run, "full", "open", "about", "a", "b", "c", facts=web)):
        for item in found:
            reference = Reference(**item)
            assert reference.model_dump(by_alias=True, exclude_none=True).keys() == item.keys()
            names = {field.alias or name for name, field in Reference.model_fields.items()}
            assert item.keys() <= names | {"URL", "locator"}


def test_bibtex_is_read_back(run: Run, web: Path) -> None:
    from bibtexparser.entrypoint import parse_string

    for args in (IDS, ["--facts", web, "full", "open", "about", "a", "b", "c"]):
        options = args[:2] if args[0] == "--facts" else []
        ids = args[len(options) :]
        ran = run(*options, "cite", *ids, "--format", "bibtex")
        library = parse_string(ran.out)
        assert not library.failed_blocks
        expected = items(run, *map(str, ids), facts=web if options else None)
        assert [entry.key for entry in library.entries] == [item["id"] for item in expected]
        for entry in library.entries:
            assert "title" in entry.fields_dict
    full = parse_string(run("--facts", web, "cite", "full", "--format", "bibtex").out).entries[0]
    assert full.entry_type == "techreport"
    assert full["date"] == "2024-06-25"
    assert full["url"] == "https://example.org/full?a=1&b=2"
    assert r"Costs \& \textbraceleft{}braces\textbraceright{} of 100\% \$money\_ \#1" in full["title"]


def test_ris_is_read_back(run: Run, web: Path) -> None:
    import rispy

    entries = rispy.loads(run("cite", *IDS, "--format", "ris").out)
    assert [entry["id"] for entry in entries] == [item["id"] for item in items(run, *IDS)]
    [full] = rispy.loads(run("--facts", web, "cite", "full", "--format", "ris").out)
    assert full["type_of_reference"] == "RPRT"
    assert full["authors"] == ["Doe, Jane"]
    assert full["date"] == "2024/06/25"
    assert full["urls"] == ["https://example.org/full?a=1&b=2"]


def test_text_and_markdown(run: Run, web: Path) -> None:
    text = run("cite", "kenya-arrival-2025-01-18").out
    for phrase in (
        "[author not shown]",
        "[publisher not shown]",
        "[inferred]",
        "para. 2",
        "270 military: “270 additional Kenyan soldiers”.",
    ):
        assert phrase in text
    full = run("--facts", web, "cite", "full").out
    assert full.startswith("Doe, Jane, “Costs & {braces}")
    assert (
        "United Nations, S/2024/1 & more, 25 Jun 2024, https://example.org/full?a=1&b=2, accessed 23 Nov 2026, nearest "
        "archived copy, not checked: https://web.archive.org/web/20261123/https://example.org/full?a=1&b=2." in full
    )
    markdown = run("--facts", web, "cite", "full", "--format", "markdown").out
    assert markdown.startswith("- Doe, Jane, “Costs \\& \\{braces\\}")
    assert "](<https://example.org/full?a=1&b=2>)" in markdown
    assert "article 1" in run("--facts", web, "cite", "b").out


def test_what_is_unknown_is_named(run: Run, web: Path) -> None:
    [item] = items(run, "seed-003")
    assert "publisher" not in item
    assert "author not shown; publisher not shown; date inferred: undated" in item["note"]
    [item] = items(run, "about", facts=web)
    copied = "archived copy: the nearest, not checked"
    assert item["note"] == f"author not shown; publisher from the address; {copied}"
    assert items(run, "full", facts=web)[0]["note"] == copied


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-06", {"date-parts": [[2024, 6]]}),
        ("2024-06-25~", {"date-parts": [[2024, 6, 25]], "circa": True}),
        ("2024-09-21/2024-09-26", {"date-parts": [[2024, 9, 21], [2024, 9, 26]]}),
        ("../2023-10", {"raw": "../2023-10"}),
    ],
)
def test_dates_are_no_sharper_than_they_are(edtf: str, expected: dict[str, object]) -> None:
    assert csl_date(when(edtf)) == expected


@pytest.mark.parametrize("form", FORMS)
def test_to_a_file_and_for_nobody(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    assert run("cite", "seed-001", "--format", form, "--output", path).code == 0
    assert path.read_text("utf-8") == run("cite", "seed-001", "--format", form).out
    ran = run("cite", "seed-01", "--format", form)
    assert (ran.code, ran.out) == (1, "")
    assert "no fact or source 'seed-01': did you mean 'seed-001'" in ran.err


def test_one_citation_for_one_locator(run: Run) -> None:
    out = run("cite", "seed-001", "SEED-001", "kenya-pledge", "kenya-pledge").out
    assert len(out.splitlines()) == len(set(out.splitlines()))
    assert len(re.findall("HaitiWire", out)) == 1
