"""Where output goes and how it looks there: files, terminals, encodings, colours."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from mss_cli.model.records import Dataset
from mss_cli.output.formats import FORMATS
from tests.conftest import FakeOut, Run, claim, fact
from tests.test_commands import LOOKUPS, stripped


@pytest.fixture(autouse=True)
def _seed_facts(monkeypatch: pytest.MonkeyPatch, seed_facts: Path) -> None:
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))


HOSTILE = (
    '"\\u001b[31mred\\u001b]8;;http://evil\\u0007 [sic] [/foo] '
    ':smile: \\u202eevil\\u200b\\u00ad\\U0001D173 | `x` <b> \\u0085 \\U000E0041 é"'
)


@pytest.mark.parametrize("width", [None, 20, 60, 160])
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_in_the_data_commands_a_terminal(
    run: Run, facts_file: Callable[[str], Path], width: int | None, form: str
) -> None:
    text = f'[facts.a]\nkind = "event"\ndate = "2024"\nsummary = {HOSTILE}\nnote = {HOSTILE}\n' + (
        f"claims = [{{ source = 'one', paragraph = 1, printed = {HOSTILE}, attributed_to = 'hostile' }}]\n"
        f"[speakers.hostile]\nname = {HOSTILE}\n"
    )
    path = facts_file(text)
    for args in (["timeline"], ["show", "a"], ["sources", "one"], ["search", "sic"]):
        out = run("--facts", path, *args, "--format", form, width=width).out
        own = stripped(out) if width and form == "table" else out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\u00ad\U0001d173\U000e0041]", own)
        if (args[0], form) == ("sources", "jsonl"):
            continue  # its items have none of the hostile text
        assert "[sic]" in own.replace("\\[", "[").replace("\\]", "]")
        assert "[/foo]" in re.sub(r"\s*\n[\s│]*", " ", own.replace("\\[", "[").replace("\\]", "]")) or width == 20
        assert ":smile:" in own.replace("\\:", ":")


@pytest.mark.parametrize("width", [20, 60, 100, 160])
@pytest.mark.parametrize("args", [*LOOKUPS, ("verify", "tests")])
def test_a_terminal_gets_no_line_wider_than_itself(run: Run, args: tuple[str, ...], width: int) -> None:
    out = run(*args, width=width).out
    lines = stripped(out).splitlines()
    assert all(len(line) <= width for line in lines)
    plain = run("--color", "never", *args, width=width).out
    assert not any(line.endswith(" ") for line in plain.splitlines())


@pytest.mark.parametrize("args", [("timeline",), ("troops", "--country", "Kenya"), ("show", "a"), ("disputes",)])
def test_words_longer_than_a_line_are_broken(
    run: Run, facts_file: Callable[[str], Path], args: tuple[str, ...]
) -> None:
    claims = [claim(n, printed="-" * 200, attributed_to="long", note="." * 90) for n in (1, 2)]
    speaker = f'[speakers.long]\nname = "{"_" * 90}"\n'
    path = facts_file(speaker + fact("a", "arrived", *claims, more='unit = "police"\ncountries = ["KEN"]'))
    for width in (20, 40, 80):
        ran = run("--facts", path, *args, width=width)
        assert max(map(len, stripped(ran.out).splitlines())) <= width


def test_a_pipe_gets_every_character(run: Run, monkeypatch: pytest.MonkeyPatch, shipped: Dataset) -> None:
    monkeypatch.delenv("MSS_FACTS")
    out = run("timeline", "--all").out
    lines = {line.rpartition(" ")[2]: line for line in out.splitlines()}
    for each in shipped.facts.values():
        assert each.summary in lines[each.id]
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("option", "environment", "tty", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    environment: dict[str, str],
    tty: bool,
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for args in (["timeline"], ["troops"]):
        out = run("--color", option, *args, width=100 if tty else None).out
        assert ("\x1b[" in out) is coloured
    assert "\x1b" not in run("--color", option, "timeline", "--json", width=100 if tty else None).out


def test_colour_in_a_pipe_cuts_nothing(run: Run) -> None:
    plain = run("timeline").out
    coloured = stripped(run("--color", "always", "timeline").out)
    assert coloured == plain


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("width", [None, 80])
def test_an_encoding_without_the_symbols_gets_ascii(run: Run, encoding: str, width: int | None) -> None:
    for args in (["timeline"], ["troops"], ["show", "kenya-pledge"], ["sources", "seed-003"], ["coverage"]):
        ran = run(*args, encoding=encoding, width=width)
        assert ran.code == 0
        assert "│" not in ran.out and "≠" not in ran.out
    arrivals = stripped(run("timeline", "--kind", "arrived", encoding=encoding, width=width).out)
    assert ("25 Jun ->  A  400 personnel: " if width else "25 Jun 2024 - 16 Jul 2024  arrived  400 ") in arrivals
    assert json.loads(run("timeline", "--json", encoding="utf-8").out)


def test_every_kind_has_its_mark() -> None:
    from mss_cli.model.kinds import KINDS

    assert len({kind.mark for kind in KINDS.values()}) == len(KINDS)
    assert all(len(kind.mark) == len(kind.ascii) == 1 and kind.ascii.isascii() for kind in KINDS.values())


def test_output_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", "utf-8")
    ran = run("timeline", "--json", "--output", path)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text("utf-8") == run("timeline", "--json").out
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    ran = run("timeline", "-o", path, width=40)
    assert path.read_text("utf-8") == run("timeline").out


def test_output_never_harms(
    run: Run, tmp_path: Path, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_file(fact("a", "event", claim()))
    before = facts.read_text("utf-8")
    ran = run("--facts", facts, "timeline", "--output", facts)
    assert ran.code == 2
    assert "is the facts file itself" in ran.err
    assert facts.read_text("utf-8") == before
    assert "can't write it: file name too long" in run("timeline", "--output", tmp_path / ("x" * 300)).err
    ran = run("timeline", "--output", tmp_path / "no" / "where")
    assert ran.code == 2
    assert "can't write it: no such file or directory" in ran.err
    old = tmp_path / "old"
    old.write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    ran = run("timeline", "--output", old)
    assert ran.code == 2
    assert old.read_text("utf-8") == "old"
    assert {each.name for each in tmp_path.iterdir()} == {"facts.toml", "old"}


def test_a_closed_output_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", None)
    from mss_cli.app import main

    assert main(["timeline", "--json"]) == 2
    assert main(["timeline"]) == 2
    assert "standard output: it is closed; open it" in err.getvalue()


def test_the_width_of_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from mss_cli.output import destination as write

    monkeypatch.setattr(write, "_width", lambda: 70)
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(len, run("--color", "never", "timeline", width=70).out.splitlines())) <= 70
    monkeypatch.undo()
    monkeypatch.setenv("COLUMNS", "55")
    assert write._width() == 55
    monkeypatch.setenv("COLUMNS", "wide")
    assert write._width() == 80
    monkeypatch.setenv("COLUMNS", "9" * 5_000)
    assert write._width() == 80
    monkeypatch.setenv("COLUMNS", "wide")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    with Path(os.devnull).open() as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert write._width() == 80
    monkeypatch.setattr(sys, "stdout", FakeOut(io.BytesIO()))
    assert write._width() == 80


def test_every_symbol_that_is_drawn_is_wanted_of_the_encoding() -> None:
    from mss_cli.model.kinds import KINDS
    from mss_cli.output.view import SYMBOLS, UNICODE

    drawn = msgspec.json.encode(UNICODE).decode() + "".join(kind.mark for kind in KINDS.values())
    assert {char for char in drawn if not char.isascii()} <= set(SYMBOLS)


def test_an_unknown_encoding_gets_ascii() -> None:
    from mss_cli.output import destination as write

    assert write._has_symbols("no-such-encoding") is False


def test_what_is_linted_is_never_written_over(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim()))
    before = path.read_text("utf-8")
    ran = run("lint", path, "--output", path)
    assert ran.code == 2
    assert "is the facts file itself" in ran.err
    assert path.read_text("utf-8") == before


def test_output_follows_links_and_keeps_modes(run: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert run("timeline", "--json", "--output", link).code == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert json.loads(real.read_text("utf-8"))["items"]
    assert run("timeline", "--output", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()
