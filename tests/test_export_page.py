"""The page as text: what is in it, how long it is, and that no text of a facts file is markup in it."""

import base64
import builtins
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from mss_cli.bundled import bundled_facts
from mss_cli.errors import MssError
from mss_cli.export.page import facts, render
from mss_cli.export.page.facts import Extent, Facts, anchor
from mss_cli.export.page.overview import overview
from mss_cli.facts_file.load import load
from mss_cli.model.dates import when
from mss_cli.model.records import ID
from mss_cli.output.phrases import date_text
from tests.conftest import HEAD, Run, claim, dataset, fact
from tests.record_sample import SAMPLE, sample, sample_file


class Tags(HTMLParser):
    """Every tag with its attributes, every id, all text, and what is in scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.scripts: dict[str, str] = {}
        self.words: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.inside = f"{tag}:{found.get('type', '')}" if tag in {"script", "style"} else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[self.inside] = data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(text: str = SAMPLE, day: str = "") -> str:
    return render.page(sample(text), when(day) if day else None).decode()


def test_it_is_readable_whole_without_its_script() -> None:
    read = Tags(page())
    text = read.text
    assert "In brief, as of 31 Oct 2026" in text
    assert "Searched through 31 Oct 2026" in text and "Version 2026.11.23" in text
    assert "Gang Suppression Force" in text and "Multinational Security Support mission" in text

    for each in sample().facts.values():
        assert each.id in read.ids
        assert each.summary in text
        for said in each.claims:
            assert (said.printed or "") in text
    assert "Disputed over the figure" in text
    assert "Leads by record ." in text and "record the keeper's own document gives one figure" in text
    assert "set aside: a nought too many" in text
    assert "can't be true together with the others: it has him say the contrary" in text
    assert "Date: after the landing." in text
    assert "The number differs." in text
    assert "Kenyans land again. 20 Nov 2026: the record erred: the first landing told twice" in text
    assert "Was due Jan 2025; outcome: Personnel of the whole mission (strength-2025-01)." in text


def test_every_link_within_it_leads_somewhere() -> None:
    read = Tags(page())
    assert len(read.ids) == len({*read.ids})
    inner = [
        found["href"] or "" for tag, found in read.tags if tag == "a" and (found.get("href") or "").startswith("#")
    ]
    assert inner
    assert {link[1:] for link in inner} <= {*read.ids}
    # A fact leads to itself, and a source back to each of its facts.
    assert {*sample().facts} <= {link[1:] for link in inner}
    sources = re.findall(r"<li id=[A-Z].*", page())
    assert len(sources) == 7
    assert all(re.search(r" <a href=#[A-Z]\w*>[A-Z][a-z][a-z](?: \d{4})?</a>", each) for each in sources)


def test_anchors_are_short_and_no_fact_is_called_so() -> None:
    made = [anchor(n) for n in range(40_000)]
    assert len({*made}) == len(made)
    assert (made[0], made[25], made[26], made[961], made[962]) == ("A", "Z", "AA", "Z9", "AAA")
    assert not any(ID.fullmatch(each) for each in made)


def test_a_year_is_said_once_in_a_line() -> None:
    text = page()
    assert "<a href=#R>12–18 Sep</a> “four police”" in text
    [source] = re.findall(r"“Soldiers off to Haiti”</a>, The Gleaner, 12–18 Sep 2024\..*", text)
    assert re.findall(r"<a href=#[A-Z]\w*>([^<]*)</a>", source) == ["Oct 2023", "Jul 2024", "Sep", "Sep", "Dec 2025"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2024-06-25", "25 Jun"), ("2024-06", "Jun"), ("2024-06~", "about Jun"), ("2024-06-01/2024-06-25", "1–25 Jun"),
        ("2024", "2024"), ("2024~", "about 2024"), ("2023-06-25", "25 Jun 2023"), ("../2024-06", "until Jun"),
        ("2024-06/..", "from Jun 2024"), ("2024-05/2024", "May 2024 – 2024"),
        ("2023-12/2024-01", "Dec 2023 – Jan 2024"),
    ],
)  # fmt: skip
def test_a_year_is_left_out_where_the_rest_still_says_when(date: str, text: str) -> None:
    assert facts._within(when(date), 2024) == text
    assert facts._within(when(date), None) == date_text(when(date))


def test_countries_that_most_facts_have_are_said_once() -> None:
    found = [attrs for tag, attrs in Tags(page()).tags if tag in {"section", "li"}]
    [most] = [attrs["data-c"] or "" for attrs in found if attrs.get("id") == "_facts"]
    said = {attrs["id"]: attrs.get("data-c", most) or "" for attrs in found if attrs.get("id") in sample().facts}
    assert said == {each.id: ",".join(each.countries) for each in sample().facts.values()}


def test_apostrophes_are_as_they_are_and_nothing_else_is() -> None:
    text = page(SAMPLE.replace("The first Kenyans land.", """It's <b> & \\"so\\"."""))
    assert "It's &lt;b&gt; &amp; &#34;so&#34;." in text


def test_it_can_load_nothing() -> None:
    read = Tags(page())
    policy = next(found["content"] for tag, found in read.tags if found.get("http-equiv") == "Content-Security-Policy")
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for rule, inside in (("style-src", "style:"), ("script-src", "script:")):
        digest = base64.b64encode(hashlib.sha256(read.scripts[inside].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert not [found for _, found in read.tags if "src" in found or "style" in found]
    assert not [found for tag, found in read.tags if tag in {"link", "img", "iframe", "object", "embed", "base"}]
    assert not re.search(r"url\(|@import", read.scripts["style:"])


def test_whom_a_claim_retells_is_said() -> None:
    text = page(SAMPLE.replace('printed = "two dozen"', 'printed = "two dozen", origin = "ruto"'))
    assert "William Ruto, retold by The Gleaner" in text


def test_search_engines_read_what_it_is() -> None:
    about = json.loads(Tags(page()).scripts["script:application/ld+json"])
    assert about["@type"] == "Dataset" and about["name"] == "A small record"
    assert about["license"] == "https://spdx.org/licenses/CC0-1.0.html"
    assert about["dateModified"] == "2026-11-23"
    assert about["temporalCoverage"] == "2023-07-01/2025-12-08"


def test_charts_are_in_it_with_their_words() -> None:
    text = page()
    assert text.count("<svg") == text.count('role="img"') == 3
    assert "Strength: the whole force, personnel" in text
    assert "Arrived: all countries, personnel, added up, departures not taken off" in text
    assert "Killed: all of Haiti, people, by quarter" in text


def test_the_same_facts_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    made = []
    for n in range(2):
        assert run("--facts", sample_file(tmp_path), "export", tmp_path / f"{n}.html") == (0, "", "")
        made.append((tmp_path / f"{n}.html").read_bytes())
    assert made[0] == made[1]


def test_it_is_as_of_a_day(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "then.htm"
    assert run("--facts", sample_file(tmp_path), "export", path, "--as-of", "2024-07-01").code == 0
    text = Tags(path.read_text("utf-8")).text
    assert "In brief, as of 1 Jul 2024" in text
    assert "Jamaica" not in text


@pytest.mark.parametrize(
    ("head", "day"),
    [(HEAD, "Oct 2024"), (HEAD.replace('version = "1"', 'version = "2026.11.23"'), "23 Nov 2026")],
)
def test_without_the_curators_word_it_is_as_of_the_version_or_the_newest_source(head: str, day: str) -> None:
    made = render.page(dataset("", head.replace('publisher = "The Gleaner"\n', "")), None).decode()
    text = Tags(made).text
    assert f"as of {day if day[0] == '2' else '31 Oct 2024'}" in text
    assert "Every fact" in text and "Troops" not in text and "Milestones" not in text


def test_a_record_of_nothing_is_a_page() -> None:
    made = render.page(dataset("", '[dataset]\ntitle = "None"\nversion = "1"\nlicense = "CC0-1.0"\n'), None).decode()
    assert "0 facts, 0 claims, 0 sources" in made
    assert "temporalCoverage" not in made and "dateModified" not in made


def test_the_shipped_record_is_under_a_megabyte() -> None:
    shipped = load(bundled_facts())
    made = render.page(shipped, None)
    assert len(made) <= render.MAX_PAGE_BYTES
    read = Tags(made.decode())
    assert {*shipped.facts} <= {*read.ids}
    links = [link[1:] for tag, found in read.tags if tag == "a" and (link := found.get("href") or "").startswith("#")]
    assert {*links} <= {*read.ids}
    # Its links are there without its script: each fact's own, and those from sources back to facts.
    assert {*shipped.facts} <= {*links}
    cited = Facts(shipped, None).content(Extent())["sources"]
    assert len(cited) == len(shipped.sources) and all(source.facts for source in cited)
    assert {name for source in cited for name, _ in source.facts} <= {*links}


def test_what_would_be_too_long_is_left_out_by_and_by(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Facts(sample(), None)
    about = overview(sample(), found.findings, found.day)
    template = render._template()
    sizes = []
    for extent in (
        Extent(),
        Extent(links=False),
        Extent(links=False, copies=False),
        Extent(links=False, copies=False, claims=1),
    ):
        made = template.render(**about, **found.content(extent))
        sizes.append(len(made.encode()))
        monkeypatch.setattr(render, "MAX_PAGE_BYTES", sizes[-1])
        assert len(page()) <= sizes[-1]
        text = Tags(made).text
        assert ("+1 more: mss show kenya-pledge" in text) == (not extent.copies)
        assert ("some 200" in text) == extent.copies
    assert sizes == sorted(sizes, reverse=True)
    monkeypatch.setattr(render, "MAX_PAGE_BYTES", 1000)
    with pytest.raises(MssError, match="a page of all this has more than 1,000 bytes"):
        page()


def test_a_fact_of_copies_alone_keeps_them() -> None:
    text = SAMPLE.replace(
        '[publishers.ap]\nname = "Associated Press"\naliases = ["AP"]\nclass = "agency"',
        '[publishers.ap]\nname = "Associated Press"\nclass = "copy"',
    )
    found = Facts(sample(text), None).content(Extent(links=False, copies=False))
    lines = {line.id: line for _, months in found["years"] for _, facts in months for line in facts}
    assert len(lines["strength-2025-01"].claims) == 2


def test_dates_of_a_year_alone_stand_at_its_head() -> None:
    found = Facts(
        dataset(fact("a", "event", claim(), date="2024"), HEAD.replace('publisher = "The Gleaner"\n', "")), None
    )
    assert [(year, [month for month, _ in months]) for year, months in found.content(Extent())["years"]] == [
        (2024, ["In the year"])
    ]


def test_without_jinja_it_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "jinja2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    done = run("--facts", sample_file(tmp_path), "export", tmp_path / "facts.html")
    assert done.code == 2
    assert "a page needs Jinja2, which isn't installed: pip install 'mss-cli[page]'" in done.err
    assert not (tmp_path / "facts.html").exists()
