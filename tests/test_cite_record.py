"""Citing for Wikipedia, citing the record itself, archived copies, and CITATION.cff."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import rispy
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.dates import when
from mss_cli.model.records import Source
from mss_cli.output.citations import FORMS, render_citations
from mss_cli.output.references import Reference, dataset_reference
from mss_cli.output.wikipedia import cite_web
from tests.conftest import ROOT, Run, dataset
from tests.record_sample import SAMPLE, sample, sample_file
from tests.test_changes import script

ARCHIVED = "https://web.archive.org/web/20261123/https://example.org/kenya"


def template(text: str) -> tuple[str, dict[str, str]]:
    """Read one template, as MediaWiki would: its name, and its fields."""
    found = re.fullmatch(r"\{\{([^{}]*)\}\}(?:<!--.*-->)?\n?", text)
    assert found, text
    name, *fields = found[1].split("|")
    return name.strip(), dict(tuple(field.strip().split("=", 1)) for field in fields)


@pytest.mark.parametrize("option", ["--style", "--format"])
def test_wikipedia_gets_its_template_with_its_archive(run: Run, tmp_path: Path, option: str) -> None:
    out = run("--facts", sample_file(tmp_path), "cite", "kenya-2024", option, "wikipedia").out
    name, fields = template(out)
    assert name == "cite web"
    assert fields == {
        "url": "https://example.org/kenya",
        "title": "Our officers",
        "date": "25 June 2024",
        "publisher": "Government of Kenya",
        "id": "K/1",
        "access-date": "23 November 2026",
        "archive-url": "https://web.archive.org/web/20261123000000/https://example.org/kenya",
        "archive-date": "2026-11-23",
        "url-status": "live",
    }
    assert out.endswith("<!-- author not shown; archived copy not checked -->\n")


def test_wikipedia_gets_the_words_of_a_claim(run: Run, tmp_path: Path) -> None:
    lines = run(
        "--facts", sample_file(tmp_path), "cite", "kenya-arrival-2024-06", "--style", "wikipedia"
    ).out.splitlines()
    assert template(lines[0])[1]["at"] == "para. 2", "the keeper first"
    agency = template(lines[1])[1]
    assert (agency["quote"], agency["at"], agency["author"]) == ("200 police", "body", "A. Reporter")
    blog = template(lines[2])[1]
    assert (blog["title"], blog["date"]) == ("&#91;What I read&#93;", "July 2024")
    assert "access-date" not in blog, "a month is not a day"
    assert "date approximate" in lines[2]
    assert len(lines) == 3, "what is set aside is not cited"


def test_wikipedia_gets_a_document_without_a_page(run: Run, tmp_path: Path) -> None:
    [line] = run("--facts", sample_file(tmp_path), "cite", "seed", "--style", "wikipedia").out.splitlines()
    name, seed = template(line)
    assert name == "cite document" and "archive-url" not in seed and "date" not in seed


MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY, YEAR = "[1-9]\\d?", "[1-9]\\d{3}"
CS1 = [
    f"{DAY} {MONTH} {YEAR}", f"{MONTH} {YEAR}", YEAR, rf"c\. {YEAR}",
    f"{DAY}–{DAY} {MONTH} {YEAR}", f"{DAY} {MONTH} – {DAY} {MONTH} {YEAR}", f"{MONTH}–{MONTH} {YEAR}",
    f"{DAY} {MONTH} {YEAR} – {DAY} {MONTH} {YEAR}", f"{MONTH} {YEAR} – {MONTH} {YEAR}", f"{YEAR}–{YEAR}",
]  # fmt: skip
"""The forms of dates that begin with the day, as Help:CS1 errors (bad date) and its module have them."""


def is_taken(text: str) -> bool:
    """Whether Wikipedia's templates take ``text`` for a date: a known form, and a range of two ends that differ."""
    ends = [end.split() for end in re.split(" ?– ?", text)]
    last = ends[-1]
    filled = [[*end, *last[len(end) :]] for end in ends]
    spans_years = len(ends) == 2 and all(re.fullmatch(YEAR, end[-1]) for end in ends) and len(last) > 1
    return (
        any(re.fullmatch(form, text) for form in CS1)
        and (len(ends) == 1 or filled[0] != filled[1])
        and (not spans_years or ends[0][-1] < last[-1])
    )


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2024", "2024"), ("2024~", "c. 2024"), ("2024-06", "June 2024"), ("2024-06-05", "5 June 2024"),
        ("2024-06~", "June 2024"), ("2024-06-05~", "5 June 2024"),
        ("2024-09-10/2024-09-18", "10–18 September 2024"), ("2024-06-05/2024-06-18", "5–18 June 2024"),
        ("2024-09-10/2024-10-02", "10 September – 2 October 2024"), ("2024-06/2024-07", "June–July 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-12/2024-01", "December 2023 – January 2024"), ("2010/2020", "2010–2020"), ("2024/2024", "2024"),
        ("2010~/2020~", "2010–2020"), ("2024~/2024~", "c. 2024"), ("2024-06-05~/2024-06-18", "5–18 June 2024"),
        ("2024-06-05/2024-07", "June–July 2024"), ("2024-06-05/2024-06", "June 2024"), ("2024-06~/2024", "2024"),
        ("../2024", None), ("2024/..", None),
    ],
)  # fmt: skip
def test_dates_are_wikipedias(edtf: str, text: str | None) -> None:
    source = Source(id="a", type="report", title="T", issued=when(edtf), url="https://example.org/")
    made = cite_web(Reference(source))
    assert template(made)[1].get("date") == text
    assert text is None or is_taken(text)
    assert ("date approximate" in made) == ("~" in edtf and not str(text).startswith("c. "))


@pytest.mark.parametrize(
    "text",
    ["c. June 2024", "10 September 2024 – 18 September 2024", "June – July 2024", "2024 – 2025", "5–5 June 2024"],
)
def test_dates_that_wikipedia_would_not_take(text: str) -> None:
    assert not is_taken(text)


@given(
    st.dates(date(1900, 1, 1), date(2027, 12, 31)), st.integers(0, 900), st.tuples(*[st.sampled_from([4, 7, 10])] * 2)
)
def test_every_range_of_dates_is_one_that_wikipedia_takes(start: date, days: int, sharp: tuple[int, int]) -> None:
    end = start + timedelta(days=days)
    edtf = f"{start.isoformat()[: sharp[0]]}/{end.isoformat()[: sharp[1]]}"
    try:
        issued = when(edtf)
    except ValueError:
        return
    source = Source(id="a", type="report", title="T", issued=issued, url="https://example.org/")
    assert is_taken(template(cite_web(Reference(source)))[1]["date"])


@pytest.mark.parametrize("edtf", ["2026-11", "2026", "2026-11-23~", "2026-11-20/2026-11-23", "2026-11-20/.."])
def test_a_day_of_access_that_is_not_one_day_is_left_out(edtf: str) -> None:
    source = Source(
        id="a", type="report", title="T", issued=when("2024"), url="https://example.org/", accessed=when(edtf)
    )
    assert "access-date" not in template(cite_web(Reference(source)))[1]


@given(st.text(min_size=1, max_size=60), st.text(max_size=40))
def test_no_text_ends_its_field(text: str, url: str) -> None:
    source = Source(
        id="a",
        type="report",
        title=text,
        author=text,
        number=text,
        issued=when("2024"),
        url=f"https://x/{url}",
        issued_basis=text,
    )
    made = cite_web(Reference(source, text, remarks=(text,)))
    _, fields = template(made)
    assert {*fields} <= {
        "url",
        "title",
        "author",
        "publisher",
        "id",
        "date",
        "archive-url",
        "archive-date",
        "url-status",
    }
    comment = made.partition("}}")[2]
    assert comment.startswith("<!-- ") and comment.endswith(" -->") and comment.count("-->") == 1
    assert "\n" not in made


def test_every_form_names_the_nearest_archived_copy(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    made = {form: run("--facts", facts, "cite", "kenya-2024", "--format", form).out for form in FORMS}
    assert f"nearest archived copy, not checked: {ARCHIVED}." in made["text"]
    assert f"(<{ARCHIVED}>)" in made["markdown"]
    assert f"archiveurl = {{{ARCHIVED}}}" in made["bibtex"]
    assert "archived copy: the nearest, not checked" in made["bibtex"]
    [entry] = rispy.loads(made["ris"])
    assert ARCHIVED in made["ris"] and "archived copy: the nearest, not checked" in entry["notes"]
    [item] = json.loads(made["csl-json"])
    assert (item["archive"], item["archive_location"]) == ("Internet Archive", ARCHIVED)
    assert item["publisher"] == "Government of Kenya"


def test_records_are_read_by_their_own_parsers(run: Run, tmp_path: Path) -> None:
    from bibtexparser.entrypoint import parse_string
    from csl_reference import Reference as CslReference

    facts = sample_file(tmp_path)
    given = ("--facts", facts, "cite", "--dataset", "kenya-2024", "blog-2024", "seed", "kenya-arrival-2024-06")
    items = json.loads(run(*given, "--json").out)
    for item in items:
        CslReference(**item)
    library = parse_string(run(*given, "--format", "bibtex").out)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [item["id"] for item in items]
    assert [entry["id"] for entry in rispy.loads(run(*given, "--format", "ris").out)] == [item["id"] for item in items]


def test_a_document_without_a_page_has_no_archived_copy(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    for form in FORMS:
        assert "archive.org" not in run("--facts", facts, "cite", "seed", "--format", form).out
    assert "document seed.txt" in run("--facts", facts, "cite", "seed").out


def test_the_record_itself_is_cited_in_every_form(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    digest = sample().sha256
    text = run("--facts", facts, "cite", "--dataset").out
    about = "data set of the program mss, version 2026.11.23, 23 Nov 2026, CC0-1.0"
    assert text == f"The mss maintainers, “A small record,” {about}, SHA-256 {digest}.\n"
    [item] = json.loads(run("--facts", facts, "cite", "--dataset", "--json").out)
    assert (item["type"], item["issued"]) == ("dataset", {"date-parts": [[2026, 11, 23]]})
    for form in FORMS:
        out = run("--facts", facts, "cite", "--dataset", "--format", form).out
        assert digest in out and "not shown" not in out
    both = run("--facts", facts, "cite", "--dataset", "un-2023").out.splitlines()
    assert len(both) == 2 and "Council authorizes mission" in both[1]


def test_a_version_that_names_no_day_is_of_today() -> None:
    made = dataset_reference(
        dataset("", '[dataset]\ntitle = "T"\nversion = "1"\nlicense = "CC0-1.0"\n'), when("2026-11-26")
    )
    assert "version 1, 26 Nov 2026" in render_citations([made], "text")


def test_nothing_to_cite_is_said(run: Run, tmp_path: Path) -> None:
    done = run("--facts", sample_file(tmp_path), "cite")
    assert done.code == 2 and "nothing to cite: name facts or sources, or give --dataset" in done.err


def test_json_and_another_style_contradict_one_another(run: Run) -> None:
    said = "mss: --json and --format wikipedia contradict one another: leave one out\n"
    assert run("cite", "--dataset", "--json", "--format", "wikipedia") == (2, "", said)


def test_what_was_withdrawn_is_not_cited(run: Run, tmp_path: Path) -> None:
    done = run("--facts", sample_file(tmp_path), "cite", "told-twice")
    assert done.code == 2 and "was withdrawn, so nobody should cite it; 'mss show told-twice' says why" in done.err


def test_the_citation_file_is_what_the_facts_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    citation = script("citation")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.toml").write_text(SAMPLE, "utf-8")
    assert citation.main(["--check"], tmp_path) == 1
    assert citation.main([], tmp_path) == 0
    assert citation.main(["--check"], tmp_path) == 0
    made = yaml.safe_load((tmp_path / "CITATION.cff").read_text("utf-8"))
    assert made["cff-version"] == "1.2.0" and made["type"] == "dataset"
    assert (made["title"], made["version"], made["license"]) == ("A small record", "2026.11.23", "CC0-1.0")
    assert made["date-released"] == "2026-11-23" and made["authors"] == [{"name": "The mss maintainers"}]
    (tmp_path / "data" / "facts.toml").write_text(SAMPLE.replace("2026.11.23", "next"), "utf-8")
    assert citation.main(["--check"], tmp_path) == 1
    assert citation.main([], tmp_path) == 0
    assert "date-released" not in (tmp_path / "CITATION.cff").read_text("utf-8")
    (tmp_path / "data" / "facts.toml").write_text("[nothing]", "utf-8")
    assert citation.main([], tmp_path) == 1
    assert "unknown-key" in capsys.readouterr().err


def test_the_project_has_its_citation_file() -> None:
    made = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert made["title"] == "The Multinational Security Support mission in Haiti"
