"""Output safety: data never commands a terminal, a spreadsheet or a typesetter, and --output never harms a file."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mss_cli.app import main
from mss_cli.model.dates import when
from mss_cli.model.records import Source
from mss_cli.output.atomic_write import replace_file
from mss_cli.output.authors import Author
from mss_cli.output.citations import Form, render_citations
from mss_cli.output.formats import Surface, writer
from mss_cli.output.formats.markdown import escaped
from mss_cli.output.references import Reference
from mss_cli.output.view import Block, Cell, Column, DatasetItem, Link, Sheet, View
from mss_cli.sanitize import address, inert, legible, one_line, unsafe, visible
from tests.conftest import HEAD, Run, claim, fact
from tests.test_environment import MSS as SCRIPT
from tests.test_environment import limited
from tests.test_process import MSS

UNSAFE = unsafe(far=True)

SNIPPETS = (
    "= + - @ ＝ ＋ － ＠ ' '' '=1 \" \\ \\\\ \\{ { } | \\| || ` ``` ~ ~~~ * ** _ __ # ## > < <b> <!-- --> &amp; & "
    "&#60; [ ] [a](b) ![x] [^1] ( ) ! 1. 12) - * + --- === $ $$ % ^ : :-: www. WWW.x.org http://x.org a@b.org //x.org "
    "TY ER \\textbf{x} @article{ \\end \x1b \x1b[31m \x1b]8;;x\x07 \x9b \x07 \x7f \x85 \u2028 \u202e \u200b \ufeff "
    "\x0b \x1c ; , é 日本 🙂"
).split(" ")
SPACES = (" ", "    ", "\t", "\n", "\r", "\r\n", "\n\n", "\u00a0", "\u3000", "  - ", "\nTY  - X", "\nER  - ")

hostile = st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(SPACES) | st.characters(codec="utf-8"), max_size=8).map(
    "".join
)
many = settings(max_examples=60)


def view(*cells: Cell, title: str = "", notes: tuple[str, ...] = ()) -> View:
    """Return a view of one row."""
    sheet = Sheet(tuple(Column(f"c{n}") for n in range(len(cells))), [cells], title, notes)
    return View(
        command="test",
        dataset=DatasetItem(),
        query={},
        items=list,
        sheet=lambda: sheet,
        tables=lambda: [sheet],
        page=lambda _: [Block(tuple((cell, "text") for cell in cells if isinstance(cell, str | Link))), sheet],
    )


# Spreadsheets


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  \u3000=1", "'  \u3000=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠1", "'＠1"),
        ("'=1", "''=1"),
        ("'tis", "''tis"),
        ("''", "'''"),
        ("", ""),
        ("1 = 1", "1 = 1"),
        (" x", " x"),
        ("2024-06", "2024-06"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(text: str, cell: str) -> None:
    assert inert(text) == cell


@many
@given(hostile)
def test_a_machine_undoes_it_by_taking_one_apostrophe_away(text: str) -> None:
    cell = inert(text)
    assert cell.removeprefix("'") == text
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


@many
@given(hostile, hostile)
def test_csv_and_tsv_are_read_back(one: str, two: str) -> None:
    shown = view(one, -5, Link(two, "https://example.org"), None, -0.5)
    table = writer("csv").render(shown, Surface())
    [heading, row] = csv.reader(io.StringIO(table, newline=""))
    assert heading == ["c0", "c1", "c2", "c3", "c4"]
    assert [cell.removeprefix("'") for cell in row] == [visible(one), "-5", visible(two), "", "-0.5"]
    assert (row[1], row[4]) == ("-5", "-0.5")
    lines = writer("tsv").render(shown, Surface()).split("\n")
    assert len(lines) == 3
    assert [len(line.split("\t")) for line in lines] == [5, 5, 1]  # however it is read, there are as many cells
    [_, cells] = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter="\t")
    assert [cells[0].removeprefix("'"), cells[1], cells[2].removeprefix("'")] == [one_line(one), "-5", one_line(two)]
    for cell in (row[0], row[2], cells[0], cells[2]):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


def test_the_rule_holds_for_whole_runs(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(
        '[speakers.x]\nname = "@x"\n'
        + fact("a", "event", claim(printed="=HYPERLINK(0)", attributed_to="x", locator="-2"), more='note = "kept"')
    )
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        out = run("--facts", path, "timeline", "--format", form).out
        [row] = csv.DictReader(io.StringIO(out), delimiter=delimiter)
        assert (row["printed"], row["attributed_to"], row["locator"]) == ("'=HYPERLINK(0)", "'@x", "'-2")
    [item] = json.loads(run("--facts", path, "timeline", "--json").out)["items"]
    assert item["claims"][0]["printed"] == "=HYPERLINK(0)"


# Markdown

PARSER = MarkdownIt("commonmark").enable("table")
NO_LINK = re.compile(r"www\.|(?<!\\):|(?<!\\)@", re.IGNORECASE)


def inlines(text: str) -> list[tuple[list[str], str]]:
    """Return the kinds of pieces, and the words, of every run of text that Markdown makes of ``text``."""
    return [
        ([each.type for each in token.children or []], "".join(each.content for each in token.children or []))
        for token in PARSER.parse(text)
        if token.type == "inline"
    ]


def blocks(text: str) -> list[str]:
    return [token.type for token in PARSER.parse(text)]


@many
@given(hostile)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    words = one_line(text).strip()
    assume(words)
    assert not NO_LINK.search(escaped(text))
    assert inlines(escaped(text)) == [(["text"], words)]
    assert blocks(escaped(text)) == ["paragraph_open", "inline", "paragraph_close"]
    item = f"- {escaped(text)}\n"
    assert inlines(item) == [(["text"], words)]
    assert [kind for kind in blocks(item) if kind.endswith("open")] == [
        "bullet_list_open", "list_item_open", "paragraph_open",
    ]  # fmt: skip


@many
@given(hostile, hostile, hostile)
def test_a_markdown_table_keeps_its_cells(one: str, two: str, three: str) -> None:
    assume(one_line(three).strip())
    out = writer("markdown").render(view(one, -5, two, title=f"T {three}", notes=(three,)), Surface())
    words = [one_line(text).strip() for text in (one, two, three)]
    texts = [text for _, text in inlines(out)]
    assert texts == [f"T {one_line(three)}".strip(), "c0", "c1", "c2", words[0], "-5", words[1], words[2]]
    assert {kind for kinds, _ in inlines(out) for kind in kinds} <= {"text"}


@many
@given(hostile, hostile)
def test_a_markdown_link_leads_where_it_says(text: str, rest: str) -> None:
    url = f"https://example.org/{rest}"
    assume(one_line(text).strip())
    for out in (escaped(Link(text, url)), f"| a |\n| - |\n| {escaped(Link(text, url))} |\n"):
        *_, token = (token for token in PARSER.parse(out) if token.type == "inline")
        link, *inside, end = token.children or []
        assert (link.type, end.type) == ("link_open", "link_close")
        assert {each.type for each in inside} == {"text"}
        assert "".join(each.content for each in inside).strip() == one_line(text).strip()
        assert link.attrs["href"] == PARSER.normalizeLink(address(url))


@many
@given(hostile)
def test_an_address_is_written_in_the_characters_of_an_address(rest: str) -> None:
    url = address(f"https://example.org/{rest}")
    assert re.fullmatch(r"[!#-;=?-\[\]_a-z~]*", url)
    assert address(url) == url


# Citations

TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\textless{}": "<", r"\textgreater{}": ">", r"\textbar{}": "|",
    **{f"\\{char}": char for char in "$&#%_"},
}  # fmt: skip
TEX_TOKEN = re.compile("|".join(map(re.escape, TEX)))


def untexed(text: str) -> str:
    """Read TeX back, and see that nothing in it but known commands is special."""
    assert not set(TEX_TOKEN.sub("", text)) & set("\\{}$&#%_~^")
    return TEX_TOKEN.sub(lambda found: TEX[found.group()], text)


def source(text: str, url: str = "") -> Source:
    return Source(
        id="a.b-1", type="report", title=text or "t", issued=when("2024-06"), author=text or None,
        number=text or None, url=f"https://example.org/{url}", accessed=when("2025"),
    )  # fmt: skip


def citation(text: str, form: Form, url: str = "") -> str:
    authors = (Author(text),) if text else ()
    return render_citations([Reference(source(text, url), text or None, authors=authors)] * 2, form)


@many
@given(hostile, hostile)
def test_bibtex_is_balanced_and_read_back(text: str, url: str) -> None:
    assume(one_line(text).strip())
    out = citation(text, "bibtex", url)
    depth = 0
    for char in out:  # as BibTeX counts: behind a backslash, too
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    library = parse_string(out)
    assert not library.failed_blocks
    first, second = library.entries
    assert (first.key, second.key) == ("a.b-1", "a.b-1-2")
    words = one_line(text).strip()
    for name in ("author", "title"):
        assert untexed(first[name].removeprefix("{").removesuffix("}")).strip() == words
    for name in ("institution", "number"):
        assert untexed(first[name]).strip() == words
    assert first["url"] == address(f"https://example.org/{url}")
    assert first["archiveurl"] == address(f"https://web.archive.org/web/20251231/https://example.org/{url}")
    assert set(first.fields_dict) == {
        "author", "title", "institution", "number", "year", "month", "date", "url", "urldate", "archiveurl", "note",
    }  # fmt: skip


@many
@given(hostile, hostile)
def test_ris_is_read_back_field_by_field(text: str, url: str) -> None:
    assume(one_line(text).strip())
    out = citation(text, "ris", url)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in out.splitlines() if line)
    first, second = rispy.loads(out)
    words = one_line(text).strip()
    assert (first["id"], second["id"]) == ("a.b-1", "a.b-1-2")
    [author] = first["authors"]
    assert author.endswith(",")  # a body, whose name isn't taken apart
    assert author[:-1].strip() == words
    assert [first["title"], first["publisher"], first["note"]] == [words] * 3
    assert first["urls"] == [address(f"https://example.org/{url}").replace(";", "%3B")]


@many
@given(hostile)
def test_csl_json_and_text_say_the_same(text: str) -> None:
    assume(text)
    out = citation(text, "csl-json")
    assert not UNSAFE.search(out)
    first, _ = json.loads(out)
    assert (first["title"], first["author"], first["publisher"]) == (text, [{"literal": text}], text)
    lines = citation(text, "text").split("\n")
    assert len(lines) == 3
    assert lines[0].startswith(f"{one_line(text)}, “{one_line(text)},” ")


# Terminals

LINKED = re.compile(r"\x1b\]8;;([!-~]*)\x1b\\")


@many
@given(hostile, hostile)
def test_nothing_breaks_out_of_a_terminals_link(text: str, url: str) -> None:
    surface = Surface(width=40, colour=True)
    out = writer("table").render(view(Link(text, f"https://example.org/{url}"), text), surface)
    assert out == writer("table").render(view(Link(text, f"https://example.org/{url}"), text), surface)
    rest = LINKED.sub("", out)
    assert set(LINKED.findall(out)) <= {address(f"https://example.org/{url}"), ""}
    assert not UNSAFE.search(re.sub(r"\x1b\[[0-9;]*m", "", rest))


def test_the_title_of_a_file_commands_nothing(run: Run, facts_file: Callable[..., Path]) -> None:
    head = HEAD.replace('version = "1"', r'version = "1\u001b[31m\n2"').replace(
        'title = "Test"', r'title = "\u001b]0;x\u0007"'
    )
    path = facts_file(fact("a", "mandate", claim(12, unit="months")), head)
    assert ", facts 1\\x1b[31m 2, newest source " in run("--facts", path, "--version").out
    for args in (["brief", "--as-of", "2025"], ["show", "a"]):
        assert not UNSAFE.search(run("--facts", path, *args).out)


def test_a_name_on_the_command_line_commands_nothing(
    run: Run, tmp_path: Path, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(fact("a", "event", claim(None, printed="x"))).rename(tmp_path / "a\x1b[31m.toml")
    for args in (["lint", path], ["--facts", path, "timeline", "--source", "\x1b[31m"], ["lint", f"{path}\x07"]):
        ran = run(*args)
        assert "\\x1b[31m" in ran.err + ran.out
        assert not UNSAFE.search(ran.err + ran.out)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("plain", "plain"), ("Haïti", "Haïti"), ("Ha\udcc3\udcafti", "Haïti"), ("\udcff", "\ufffd")],
)
def test_bytes_that_the_locale_has_no_characters_for_are_utf_8(text: str, expected: str) -> None:
    assert legible(text) == expected


def test_a_word_that_is_no_text_is_searched_for_all_the_same(run: Run, tmp_path: Path) -> None:
    ran = run("search", "\udcff", "--json")
    assert (ran.code, json.loads(ran.out)["query"]["words"]) == (0, ["\ufffd"])
    folder = tmp_path / "\udcff"
    folder.mkdir()
    assert json.loads(run("verify", folder, "--json").out)["query"]["folder"].endswith("/\ufffd")


# --output


@pytest.fixture
def mine(facts_file: Callable[[str], Path]) -> Path:
    return facts_file(fact("a", "event", claim(None, printed="x")))


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("alias", ["itself", "link", "hard link", "roundabout"])
def test_the_facts_file_is_known_by_any_name(run: Run, mine: Path, alias: str) -> None:
    other = mine.parent / "other"
    if alias == "link":
        other.symlink_to(mine)
    elif alias == "hard link":
        other.hardlink_to(mine)
    elif alias == "roundabout":
        (mine.parent / "sub").mkdir()
        other = mine.parent / "sub" / ".." / mine.name
    else:
        other = mine
    before = mine.read_bytes()
    for args in (
        ["--facts", mine, "timeline", "-o", other],
        ["--facts", other, "timeline", "--json", "-o", mine],
        ["--facts", mine, "cite", "one", "-o", other],
        ["lint", mine, "-o", other],
        ["lint", other, "-o", mine],
    ):
        ran = run(*args)
        assert (ran.code, ran.out) == (2, "")
        assert "is the facts file itself: name another file" in ran.err
        assert mine.read_bytes() == before


def test_linting_another_file_spares_the_one_in_use(
    run: Run, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(mine))
    before = mine.read_bytes()
    draft = tmp_path / "draft.toml"
    draft.write_bytes(before + b"\n")
    ran = run("lint", draft, "--output", mine)
    assert (ran.code, mine.read_bytes()) == (2, before)
    assert "is the facts file itself" in ran.err


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (".", "is a directory"),
        ("no/where", "no such file or directory"),
        ("a" * 300, "file name too long"),
        ("loop", "too many levels of symbolic links"),
        ("facts.toml/x", "not a directory"),
        ("/dev/full", "no space left on device"),
    ],
)
def test_an_output_that_cannot_be_is_one_clear_error(run: Run, mine: Path, name: str, texts: str) -> None:
    if name.startswith("/dev") and not Path(name).exists():
        pytest.skip(f"no {name} on this system")
    (mine.parent / "loop").symlink_to("loop")
    ran = run("--facts", mine, "timeline", "--output", mine.parent / name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mss: ")
    assert ran.err.count("\n") == 1
    assert "can't write it: " in ran.err
    assert texts in ran.err
    assert names(mine.parent) == {"facts.toml", "loop"}


def test_a_link_to_nothing_makes_what_it_leads_to(run: Run, mine: Path) -> None:
    link = mine.parent / "link"
    link.symlink_to("new")
    assert run("--facts", mine, "timeline", "--output", link).code == 0
    assert link.is_symlink()
    assert (mine.parent / "new").read_text("utf-8") == run("--facts", mine, "timeline").out


def test_a_long_name_needs_no_longer_one(run: Run, mine: Path) -> None:
    path = mine.parent / ("a" * 255)
    assert run("--facts", mine, "timeline", "--output", path).code == 0
    assert names(mine.parent) == {"facts.toml", path.name}


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_is_as_the_umask_has_it(tmp_path: Path, mask: int) -> None:
    old = os.umask(mask)
    try:
        replace_file(tmp_path / "new", b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("moment", ["chmod", "replace"])
def test_an_interruption_leaves_the_old_file_and_nothing_else(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    old = mine.parent / "old"
    old.write_text("old", "utf-8")
    monkeypatch.setattr(Path, moment, interrupt)
    assert run("--facts", mine, "timeline", "--output", old).code == 130
    assert old.read_text("utf-8") == "old"
    assert names(mine.parent) == {"facts.toml", "old"}


def test_an_interruption_at_the_very_end_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    from mss_cli import __main__ as program

    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(program, "_run", interrupt)
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr("gc.disable", lambda: None)
    with pytest.raises(SystemExit) as left:
        program.run()
    assert left.value.code == 130


def test_a_disk_that_fills_up_keeps_the_old_file(mine: Path, seed_facts: Path) -> None:
    old = mine.parent / "old"
    old.write_text("old", "utf-8")

    command = [*SCRIPT, "--facts", str(seed_facts), "timeline", "--output", str(old)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    ran = subprocess.run(command, env=env, preexec_fn=limited(1024), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"mss: {old}: can't write it: file too large; name another file\n"
    assert old.read_text("utf-8") == "old"
    assert names(mine.parent) == {"facts.toml", "old"}


def test_two_runs_at_once_write_one_of_their_answers(mine: Path, seed_facts: Path) -> None:
    out = mine.parent / "out"
    facts = ["--facts", str(seed_facts)]
    commands = [[*MSS, *facts, "timeline", "--json"], [*MSS, *facts, "sources", "--format", "csv"]]
    answers = [subprocess.run(each, capture_output=True, check=True).stdout for each in commands]
    runs = [subprocess.Popen([*each, "-o", str(out)]) for each in commands * 3]
    assert [each.wait() for each in runs] == [0] * 6
    assert out.read_bytes() in answers
    assert names(mine.parent) == {"facts.toml", "out"}


@pytest.mark.parametrize("device", ["/dev/stdout", "/dev/fd/1"])
def test_output_may_be_standard_output_by_name(seed_facts: Path, device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device} on this system")
    command = [*MSS, "--facts", str(seed_facts), "timeline"]
    plain = subprocess.run(command, capture_output=True, check=True).stdout
    assert subprocess.run([*command, "-o", device], capture_output=True, check=True).stdout == plain
    unread = subprocess.Popen([*command, "-o", device], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert unread.stdout and unread.stderr
    unread.stdout.close()
    assert (unread.wait(), unread.stderr.read()) == (0, b"")
    unread.stderr.close()


def test_where_standard_error_is_closed_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["timeline", "--country", "Nope"]) == 1
    assert main(["timeline", "--since", "2030"]) == 0
    assert capsys.readouterr().out == ""
