"""The facts against the seed documents, where these are at hand; and the cards, which always are."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.curation.verify import is_printed
from mss_cli.facts_file import read_cards as cards_module
from mss_cli.facts_file.read import digest
from mss_cli.facts_file.read_cards import seed_cards
from mss_cli.model.records import Dataset
from mss_cli.model.seed_cards import paragraphs
from tests.conftest import HEAD, Ran, Run, claim, fact


def test_every_claim_is_verified(run: Run, originals: Path) -> None:
    ran = run("verify", originals)
    assert ran.code == 0
    assert ran.out.count(": verified") == 5
    for width in (60, 100):
        assert "verified" in run("verify", originals, width=width).out


def test_one_changed_digit_is_found(run: Run, originals: Path, tmp_path: Path) -> None:
    shutil.copytree(originals, tmp_path / "copy")
    path = next((tmp_path / "copy").glob("002_*.txt"))
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("270 additional", "271 additional"), "utf-8")
    ran = run("verify", tmp_path / "copy")
    assert ran.code == 1
    assert "seed-002: changed  paragraphs 2; 1 claim not found" in ran.out
    assert "kenya-arrival-2025-01-18: “270 additional Kenyan soldiers” is not there (paragraph 2)" in ran.out
    assert ran.out.count(": verified") == 4
    import json

    [verdict] = [
        each for each in json.loads(run("verify", tmp_path / "copy", "--json").out)["items"] if each["changed"]
    ]
    assert (verdict["changed"], verdict["unfound"][0]["fact"]) == ([2], "kenya-arrival-2025-01-18")


def test_the_project_has_no_sentence_of_the_documents(originals: Path, shipped: Dataset) -> None:
    text = " ".join(path.read_text("utf-8") for path in sorted(originals.glob("*.txt")))
    for each in shipped.facts.values():
        assert each.summary.rstrip(".") not in text


DOCUMENT = "First paragraph.\n\n  Second: 270 soldiers and 2,500 more.  \nThird.\n"


@pytest.fixture
def seeded(tmp_path: Path) -> Callable[..., Path]:
    """A facts file with one seed document, its card, and the document in ``documents``."""

    def make(card: str | None = None, text: str = DOCUMENT, claims: str = "") -> Path:
        for folder in ("data", "seeds", "documents"):
            (tmp_path / folder).mkdir(exist_ok=True)
        lines = "".join(
            f'  {{ sha256 = "{digest(line)}"{aside} }},\n'
            for line, aside in zip(paragraphs(DOCUMENT), ["", "", ', set_aside = "short"'], strict=True)
        )
        made = f'document = "d.txt"\nsha256 = "{digest(DOCUMENT)}"\nparagraphs = [\n{lines}]\n'
        (tmp_path / "seeds" / "d.toml").write_text(card if card is not None else made, "utf-8")
        (tmp_path / "documents" / "d.txt").write_text(text, "utf-8")
        head = HEAD.replace('license = "CC0-1.0"', 'license = "CC0-1.0"\nseeds = "../seeds"')
        head += '[sources.seed]\ntype = "report"\ntitle = "Seed"\nissued = "2024"\ndocument = "d.txt"\n'
        facts = tmp_path / "data" / "facts.toml"
        body = claims or fact("a", "event", claim(source="seed", printed="First")) + fact(
            "b", "arrived", claim(270, "seed", paragraph=2, printed="270 soldiers"), more='unit = "military"'
        )
        facts.write_text(head + body, "utf-8")
        return facts

    return make


def verify(run: Run, facts: Path) -> Ran:
    return run("--facts", facts, "verify", facts.parent.parent / "documents")


def test_verified(run: Run, seeded: Callable[..., Path]) -> None:
    facts = seeded()
    ran = verify(run, facts)
    assert (ran.code, ran.out) == (0, "ok seed: verified  2 claims found  d.txt\n")
    documents = facts.parent.parent / "documents"
    ran = run("--facts", facts, "verify", documents, "--format", "csv")
    assert ran.out.splitlines() == ["source,document,status,claims,changed,unfound", "seed,d.txt,verified,2,,"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (DOCUMENT.replace("270", "1270"), "paragraphs 2; 1 claim not found"),
        (DOCUMENT.replace("270", "27"), "paragraphs 2; 1 claim not found"),
        (DOCUMENT.replace("Third", "Fourth"), "changed  paragraphs 3"),
        (DOCUMENT + "Fourth.\n", "changed  paragraphs 4"),
        ("First paragraph.\n", "paragraphs 2, 3; 1 claim not found"),
        (DOCUMENT + "\n\n", "changed  no paragraph, but the file"),
    ],
)
def test_changed(run: Run, seeded: Callable[..., Path], text: str, body: str) -> None:
    ran = verify(run, seeded(text=text))
    assert ran.code == 1
    assert body in ran.out


def test_missing(run: Run, seeded: Callable[..., Path]) -> None:
    facts = seeded()
    (facts.parent.parent / "documents" / "d.txt").unlink()
    ran = verify(run, facts)
    assert ran.code == 1
    assert "seed: missing  2 claims not checked: put the document into the folder" in ran.out


def test_a_document_that_is_a_folder(run: Run, seeded: Callable[..., Path]) -> None:
    facts = seeded()
    path = facts.parent.parent / "documents" / "d.txt"
    path.unlink()
    path.mkdir()
    assert verify(run, facts).code == 2


def test_names_too_long_for_a_file_system(run: Run, seeded: Callable[..., Path]) -> None:
    assert "no such folder" in run("--facts", seeded(), "verify", "x" * 5_000).err
    facts = seeded()
    facts.write_text(facts.read_text("utf-8").replace("d.txt", "d" * 300), "utf-8")
    assert run("--facts", facts, "coverage").out == "fails seed: 0%  it has no seed card\n"
    ran = verify(run, facts)
    assert (ran.code, ran.out) == (2, "")
    assert "can't read it: file name too long" in ran.err


def test_claims_that_name_no_paragraph_or_no_words(run: Run, seeded: Callable[..., Path]) -> None:
    unplaced = fact(
        "a", "event", claim(source="seed", paragraph=None, printed="First"), claim(source="seed", paragraph=9)
    )
    ran = verify(run, seeded(claims=unplaced))
    assert ran.code == 1
    assert "a: “First” is not there (no paragraph is named)" in ran.out


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [("270 soldiers", True), ("70 soldiers", False), ("2,500", True), ("500", False), ("2,50", False),
     ("soldier", False), ("Second: 270", True), ("more.", True), ("second", False)],
)  # fmt: skip
def test_words_and_digits_are_matched_whole(phrase: str, printed: bool) -> None:
    assert is_printed(phrase, "Second: 270 soldiers and 2,500 more.") is printed


def test_coverage(run: Run, seeded: Callable[..., Path]) -> None:
    ran = run("--facts", seeded(), "coverage")
    assert (ran.code, ran.out) == (0, "ok seed: 100%  3 paragraphs: 2 cited, 1 set aside\n")
    short = fact("a", "event", claim(source="seed", paragraph=3), claim(source="seed", paragraph=7))
    ran = run("--facts", seeded(claims=short), "coverage")
    assert ran.code == 1
    for body in (
        "neither cited nor set aside: 1, 2",
        "both cited and set aside: 3",
        "cited and not there: 7",
        "seed: 0%",
    ):
        assert body in ran.out
    facts = seeded()
    (facts.parent.parent / "seeds" / "d.toml").unlink()
    ran = run("--facts", facts, "coverage")
    assert (ran.code, ran.out) == (1, "fails seed: 0%  it has no seed card\n")
    assert verify(run, facts).code == 1
    assert run("--facts", facts, "sources", "seed").code == 0


def test_an_empty_document_is_covered(run: Run, seeded: Callable[..., Path]) -> None:
    empty = f'document = "d.txt"\nsha256 = "{digest("")}"\nparagraphs = []\n'
    ran = run("--facts", seeded(card=empty, claims=fact("a", "event", claim())), "coverage")
    assert (ran.code, ran.out) == (0, "ok seed: 100%  0 paragraphs: 0 cited, 0 set aside\n")


@pytest.mark.parametrize(
    ("card", "body"),
    [
        ("x = 1", "not a seed card"),
        ("[[[", "not a seed card"),
        ("\ud800", "not a seed card"),
        (f'document = "e.txt"\nsha256 = "{"0" * 64}"\nparagraphs = []\n', "this is the card of 'e.txt'"),
    ],
)
def test_a_bad_card_is_one_clear_error(run: Run, seeded: Callable[..., Path], card: str, body: str) -> None:
    facts = seeded()
    (facts.parent.parent / "seeds" / "d.toml").write_bytes(card.encode("utf-8", "surrogatepass"))
    ran = run("--facts", facts, "coverage")
    assert (ran.code, ran.out) == (2, "")
    assert body in ran.err


def test_a_card_that_cannot_be_read(run: Run, seeded: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    facts = seeded()
    path = facts.parent.parent / "seeds" / "d.toml"
    path.unlink()
    for make in (os.mkdir, os.mkfifo):
        make(path)
        assert "can't read the seed card: it is not a file" in run("--facts", facts, "coverage").err
        path.rmdir() if path.is_dir() else path.unlink()
    path.write_text("", "utf-8")

    def refuse(_: Path) -> bytes:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(cards_module, "read_input", refuse)
    assert "can't read the seed card: permission denied" in run("--facts", facts, "coverage").err


def test_the_shipped_cards_cover_every_paragraph(run: Run, shipped: Dataset) -> None:
    ran = run("coverage")
    assert ran.code == 0
    assert ran.out.count(": 100%") == 5
    assert all(card.document.startswith(name[-3:]) for name, card in seed_cards(shipped).items())
