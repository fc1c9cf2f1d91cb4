"""The page in a real browser: it asks for nothing, says nothing amiss, and does what its script promises."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mss_cli.bundled import bundled_facts
from mss_cli.export.page import render
from mss_cli.export.page.facts import Extent, Facts
from mss_cli.export.page.overview import overview
from mss_cli.facts_file.load import load
from tests.record_sample import SAMPLE, sample

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium")

ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

HOSTILE = """</script><img src=x onerror=alert(1)>\\" onmouseover=\\"alert(1) '><svg/onload=alert(1)> {{7*7}} \\u202e"""
PHONE, DESK = (390, 844), (1280, 900)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


class Seen:
    """A page that was opened, with all that it asked for and all that it complained of."""

    def __init__(self, page: "Page", url: str) -> None:
        self.page = page
        self.url = url
        self.asked: list[str] = []
        self.got: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfinished", lambda request: self.got.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self.refuse)

    def refuse(self, dialog: "Dialog") -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def go(self, hash_: str = "") -> "Seen":
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}{hash_}")
        return self

    @property
    def count(self) -> str:
        return self.page.inner_text("output")

    @property
    def shown(self) -> list[str]:
        script = "[...document.querySelectorAll('#_facts ol>li')].filter((e) => e.checkVisibility()).map((e) => e.id)"
        found: list[str] = self.page.evaluate(script)
        return found

    def until(self, holds: Callable[[], bool]) -> bool:
        """Wait until something holds; the page's policy forbids what Playwright waits with."""
        for _ in range(100):
            if holds():
                return True
            self.page.wait_for_timeout(20)
        return False

    def is_open(self, fact: str) -> bool:
        return bool(self.page.evaluate(f"document.getElementById('{fact}').querySelector('details').open"))


@pytest.fixture
def see(browser: "Browser", tmp_path: Path) -> "Iterator[Any]":
    contexts: list[BrowserContext] = []

    def opened(content: bytes, size: tuple[int, int] = DESK, **options: Any) -> Seen:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_bytes(content)
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        return Seen(context.new_page(), path.as_uri()).go()

    yield opened
    for context in contexts:
        context.close()


def page(text: str = SAMPLE) -> bytes:
    return render.page(sample(text), None)


def short_page() -> bytes:
    """Return the page as it is where its links are left to the script."""
    found = Facts(sample(), None)
    return (
        render._template()
        .render(**overview(sample(), found.findings, found.day), **found.content(Extent(links=False)))
        .encode()
    )


def violations(seen: Seen) -> list[tuple[str, str]]:
    found = axe.Axe().run(seen.page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def test_it_asks_for_nothing_and_complains_of_nothing(see: Any) -> None:
    seen = see(page())
    assert seen.asked == [seen.url]
    assert seen.said == []


def test_its_policy_stops_whatever_would_leave_it(see: Any) -> None:
    seen = see(page())
    script = "fetch('https://example.org/').then(() => 'out', () => 'stopped')"
    assert seen.page.evaluate(script) == "stopped"
    seen.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.org/x.png'}))")
    seen.page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))"
    )
    seen.page.wait_for_timeout(100)
    assert seen.got == [seen.url]
    assert len(seen.said) >= 3 and all("Content Security Policy" in each for each in seen.said)


def test_search_finds_words_without_case_and_accents_in_facts_claims_and_ids(see: Any) -> None:
    seen = see(page(SAMPLE.replace("People displaced", "Déplacés")))
    assert seen.count == "14 facts"
    seen.page.fill("[name=q]", "DEPLACES")
    assert seen.shown == ["displaced-2024-06"]
    seen.page.fill("[name=q]", "two dozen")
    assert seen.shown == ["jamaica-arrival-2024-09"]
    assert seen.count == "1 of 14 facts"
    seen.page.fill("[name=q]", "gsf-auth")
    assert seen.shown == ["gsf-authorized"]
    seen.page.fill("[name=q]", "nowhere")
    assert seen.shown == [] and seen.page.is_visible("#_none")
    seen.page.click("text=Clear")
    assert seen.until(lambda: seen.count == "14 facts")
    assert len(seen.shown) == 14


@pytest.mark.parametrize(
    ("name", "value", "facts"),
    [
        ("kind", "killed", ["killed-2024-q1", "killed-2024-q2"]),
        ("country", "JAM", ["jamaica-arrival-2024-09", "jamaica-police-2024-09"]),
        ("country", "KEN", ["kenya-pledge", "kenya-arrival-2024-06", "ruto-says"]),
        ("standing", "corroborated", ["mission-authorized", "displaced-2024-06"]),
        ("standing", "disputed", ["kenya-pledge", "kenya-arrival-2024-06", "ruto-says", "strength-2025-01"]),
        ("grade", "record", ["kenya-pledge", "council-authorizes", "kenya-arrival-2024-06", "gsf-authorized"]),
    ],
)
@pytest.mark.parametrize("made", [page, short_page])
def test_filters_narrow_and_the_address_keeps_them(
    see: Any, made: Any, name: str, value: str, facts: list[str]
) -> None:
    seen = see(made())
    seen.page.select_option(f"[name={name}]", value)
    assert sorted(seen.shown) == sorted(facts)
    assert seen.page.url == f"{seen.url}#?{name}={value}"
    again = see(made())
    again.go(f"#?{name}={value}")
    assert sorted(again.shown) == sorted(facts)
    assert again.page.input_value(f"[name={name}]") == value


def test_filters_narrow_one_another_and_years_without_facts_go(see: Any) -> None:
    seen = see(page())
    seen.page.select_option("[name=country]", "KEN")
    seen.page.fill("[name=q]", "kenyans land")
    assert seen.shown == ["kenya-arrival-2024-06"]
    assert seen.page.locator("#_facts h3:visible").all_inner_texts() == ["2024"]
    assert seen.page.url.endswith("#?q=kenyans+land&country=KEN")


def test_an_address_with_what_there_is_not_is_an_address_without(see: Any) -> None:
    assert see(page()).go("#?kind=nonsense&q=").count == "14 facts"
    assert see(page()).go("#nothing-here").count == "14 facts"


@pytest.mark.parametrize("made", [page, short_page])
def test_a_link_to_a_fact_opens_it(see: Any, made: Any) -> None:
    seen = see(made()).go("#kenya-arrival-2024-06")
    assert seen.until(lambda: seen.is_open("kenya-arrival-2024-06"))
    assert seen.page.locator("#kenya-arrival-2024-06").evaluate("(e) => e.getBoundingClientRect().top") < 200
    assert not seen.is_open("kenya-pledge")


def test_without_script_links_go_from_a_fact_to_itself_and_from_a_source_back(see: Any) -> None:
    seen = see(page(), java_script_enabled=False)
    seen.page.click("#kenya-pledge>a")
    assert seen.page.url.endswith("#kenya-pledge")
    seen.page.click("#jamaica-police-2024-09 summary")
    seen.page.click("#jamaica-police-2024-09 details a")
    back = seen.page.locator(f"#{seen.page.url.partition('#')[2]} a[href^='#']")
    assert back.count() == 5
    back.last.click()
    top = seen.page.locator("#strength-2025-12").bounding_box()
    assert top and 0 <= top["y"] <= DESK[1], "the fact is in sight, and not only its claims"


@pytest.mark.parametrize("made", [page, short_page])
def test_links_go_from_a_fact_to_its_source_and_back(see: Any, made: Any) -> None:
    seen = see(made()).go("#jamaica-police-2024-09")
    seen.page.click("#jamaica-police-2024-09 details a")
    source = seen.page.url.partition("#")[2]
    assert "Soldiers off to Haiti" in seen.page.inner_text(f"#{source}")
    copy = seen.page.get_attribute(f"#{source} a:text('archived copy')", "href")
    assert copy == "https://web.archive.org/web/20261031/https://example.org/gleaner"
    back = seen.page.locator(f"#{source} a[href^='#']")
    assert back.count() == 5
    back.last.click()
    assert seen.until(lambda: seen.is_open("strength-2025-12"))


def test_a_link_to_a_fact_that_is_filtered_away_shows_it(see: Any) -> None:
    seen = see(page()).go("#?kind=killed")
    seen.page.evaluate("location.hash = 'kenya-pledge'")
    assert seen.until(lambda: seen.is_open("kenya-pledge"))
    assert "kenya-pledge" in seen.shown


def test_the_date_of_a_fact_is_its_address(see: Any) -> None:
    seen = see(short_page())
    seen.page.click("#kenya-pledge>a")
    assert seen.page.url.endswith("#kenya-pledge")


def test_everything_can_be_reached_by_keyboard(see: Any) -> None:
    seen = see(page())
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Skip to the facts"
    seen.page.keyboard.press("Enter")
    assert seen.page.url.endswith("#_facts")
    assert seen.page.locator("details[open]").count() == 0
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.name") == "q"
    seen.page.locator("#kenya-pledge summary").focus()
    outline = seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    seen.page.locator("#kenya-pledge summary").press("Enter")
    assert seen.until(lambda: seen.is_open("kenya-pledge"))


def test_on_paper_every_claim_is_there_and_no_form(see: Any) -> None:
    seen = see(page())
    seen.page.emulate_media(media="print")
    assert not seen.page.is_visible("form")
    assert not seen.page.is_visible("nav")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator("details:not([open])").count() == 0
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("details[open]").count() == 0
    assert seen.page.pdf().startswith(b"%PDF-")


def test_without_script_it_is_all_there(see: Any) -> None:
    seen = see(page(), java_script_enabled=False)
    assert not seen.page.is_visible("form")
    assert seen.page.is_visible("#kenya-pledge")
    seen.page.click("#kenya-pledge summary")
    assert seen.page.is_visible("#kenya-pledge details li")


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_amiss(see: Any, size: tuple[int, int], scheme: str) -> None:
    seen = see(page(), size, color_scheme=scheme)
    assert violations(seen) == []
    seen.go("#kenya-arrival-2024-06")
    assert violations(seen) == []


def test_axe_would_find_what_is_amiss(see: Any) -> None:
    """The test above is not one that nothing can fail."""
    seen = see(
        page().replace(b"--soft:#565b64", b"--soft:#cccccc").replace(b'<html lang="en">', b"<html>"),
        color_scheme="light",
    )
    assert {name for name, _ in violations(seen)} >= {"html-has-lang"}


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_is_wider_than_the_screen(see: Any, size: tuple[int, int]) -> None:
    seen = see(page(), size)
    assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_light_and_dark_differ(see: Any) -> None:
    def paper(scheme: str) -> str:
        return str(see(page(), color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert paper("light") == "rgb(255, 255, 255)"
    assert paper("dark") == "rgb(21, 23, 27)"


def test_hostile_text_does_nothing(see: Any) -> None:
    text = SAMPLE
    for old in (
        "A small record", "The first Kenyans land.", "Associated Press", "William Ruto", 'Jamaica"', "A. Reporter",
        "Our officers", "K/1", "200 police", "a nought too many", "The number differs.", "after the landing",
        "police officers", "told twice",
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, f'{HOSTILE}"' if old.endswith('"') else HOSTILE)
    url = """https://example.org/'><img/src=x/onerror=alert(1)>\\"onclick=alert(1)"""
    text = text.replace("https://example.org/ap?a=1&b=2", url)
    seen = see(page(text))
    seen.page.fill("[name=q]", "onerror")
    assert seen.shown
    seen.page.hover("#kenya-arrival-2024-06")
    assert seen.asked == [seen.url]
    assert seen.said == []
    assert seen.page.locator("img").count() == 0
    assert seen.page.evaluate(
        "[...document.querySelectorAll('*')].every((e) => ![...e.attributes].some((a) => a.name.startsWith('on')))"
    )
    assert "{{7*7}}" in seen.page.inner_text("h1")
    assert "\u202e" not in seen.page.content()


def test_the_shipped_record_opens_quietly(see: Any) -> None:
    seen = see(render.page(load(bundled_facts()), None))
    assert seen.asked == [seen.url] and seen.said == []
    seen.page.fill("[name=q]", "kenya")
    assert 0 < len(seen.shown) < seen.page.locator("#_facts ol>li").count()


def test_the_shipped_records_links_are_there_without_script(see: Any) -> None:
    shipped = load(bundled_facts())
    seen = see(render.page(shipped, None), java_script_enabled=False)
    assert seen.page.locator("#_facts ol>li>a").count() == len(shipped.facts)
    assert seen.page.locator("#_sources li").count() == len(shipped.sources)
    assert seen.page.locator("#_sources li:not(:has(a[href^='#']))").count() == 0
