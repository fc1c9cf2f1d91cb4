"""Fuzzing in small: few inputs of each target, and what it says of a program that breaks its word."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli import commands
from mss_cli.curation.formatter import format_facts
from mss_cli.errors import MssError
from mss_cli.output.citations import FORMS
from mss_cli.output.formats import FORMATS
from mss_cli.sanitize import unsafe
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import fuzz
import fuzz_oracles
import fuzz_targets
from fuzz_corpus import SAMPLE
from fuzz_giants import GIANTS
from fuzz_oracles import Input

FEW = {name: count // 4 for name, count in fuzz.plan(2_000).items() if name != "giants"}


@pytest.mark.parametrize("target", FEW)
def test_inputs_come_to_a_result_or_a_clear_error(target: str) -> None:
    tried = [fuzz.attempt(target, n, fuzz.make(0, target, n)) for n in range(FEW[target])]
    assert [each for each in tried if each.outcome == "crash"] == []
    assert {"result", "error"} >= {each.outcome for each in tried} >= {"result"}


@pytest.mark.parametrize(
    "name",
    [
        "arrays a million deep",
        "a key of a million parts",
        "a quoted key of 10 MB, never closed",
    ],
)
def test_giants(name: str) -> None:
    n = list(GIANTS).index(name)
    assert fuzz.attempt("giants", n, fuzz.make(0, "giants", n)).text == ""


def test_an_input_is_the_same_each_time_it_is_made() -> None:
    assert fuzz.make(7, "load", 5) == fuzz.make(7, "load", 5)
    assert len({fuzz.make(7, "load", n).facts for n in range(20)}) > 15


def test_the_sample_is_sound_and_in_order() -> None:
    assert [fuzz_targets.TARGETS[name].run(Input()) for name in ("load", "lint")] == ["result", "result"]
    assert format_facts(SAMPLE) == SAMPLE


def broken_by(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("name", "stand_in", "text"),
    [
        ("parse", broken_by(RecursionError("too deep")), "RecursionError at"),
        ("parse", broken_by(MssError("")), "MssError at"),
        ("lint", lambda _: [], "AssertionError at fuzz_targets.py"),
        ("format_facts", lambda text: text.replace("400", "4000"), "put in order, it says something else"),
        ("format_facts", lambda text: text + "\n", "put in order twice"),
    ],
)
def test_a_broken_program_is_found_out(
    monkeypatch: pytest.MonkeyPatch, name: str, stand_in: Callable[..., object], text: str
) -> None:
    monkeypatch.setattr(fuzz_targets, name, stand_in)
    given = Input(SAMPLE.replace("landed", "x").replace("[facts.paid]", "[facts.a b]").encode())
    tried = fuzz.attempt("lint", 0, given if name == "lint" else Input())
    assert (tried.outcome, text in tried.text) == ("crash", True)


@pytest.mark.parametrize(
    ("out", "err", "code", "text"),
    [
        ("", "", 3, "exit code 3"),
        ("", "Traceback (most recent call last):\n", 1, "a traceback"),
        ("x", "", 2, "exit 2, and not one clear error"),
        ("x", "mss: no\n", 2, "exit 2, and not one clear error"),
        ("\x1b[31m", "", 0, "is printed"),
        ("\u202e", "", 0, "is printed"),
        ("\U00013437", "", 0, "is printed"),
        ("", "\u200b\n", 0, "is printed"),
        ("", "x" * 20_000, 1, "a line of 20000 characters"),
        ('{"count": 2, "items": []}', "", 0, "a count that doesn't"),
        ("{", "", 0, "JSONDecodeError"),
    ],
)
def test_what_is_printed_is_held_to_its_contract(
    monkeypatch: pytest.MonkeyPatch, out: str, err: str, code: int, text: str
) -> None:
    def mss(_: list[str]) -> int:
        sys.stdout.write(out)
        sys.stderr.write(err)
        return code

    monkeypatch.setattr(fuzz_oracles, "mss", mss)
    tried = fuzz.attempt("output", 0, Input(args=("timeline", "--json")))
    assert (tried.outcome, text in tried.text) == ("crash", True)


def test_crashes_are_counted_saved_and_made_small(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def tried(_: int, name: str, numbers: range, tally: fuzz.Tally) -> range:
        for n in numbers:
            tally.add(fuzz.attempt(name, n, fuzz.make(1, name, n)))
        return range(0)

    monkeypatch.setattr(fuzz, "_try_chunk", tried)
    assert fuzz.main(["--inputs", "70", "--target", "dates"]) == 0
    assert "| dates | 7 |" in capsys.readouterr().out
    monkeypatch.setattr(fuzz_targets, "parse_bytes", broken_by(ZeroDivisionError()))
    assert fuzz.main(["--inputs", "70", "--target", "load", "--save", str(tmp_path / "saved")]) == 1
    printed = capsys.readouterr()
    assert "--seed 1 --only load:0  ZeroDivisionError at" in printed.err
    assert "| load | 15 | 0 |" in printed.out
    assert (tmp_path / "saved" / "load-0.toml").read_bytes() == b""


def test_inputs_are_tried_in_processes_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--inputs", "70", "--target", "dates", "--target", "search"]) == 0
    assert [line.split(" | ")[0] for line in capsys.readouterr().out.splitlines()[2:]] == [
        "| dates",
        "| search",
        "| all",
    ]


def test_every_look_up_is_fuzzed_in_every_format() -> None:
    # What is exported is a target of its own.
    reading = {*commands.names("lookup", "publish"), "coverage", "lint"} - {"export"}
    assert {args[0] for args in fuzz_targets.LOOKUPS} == reading
    for name in reading - {"cite"}:
        assert {args[-1] for args in fuzz_targets.LOOKUPS if args[0] == name} - {"--fix"} == {*FORMATS}
    assert {args[-1] for args in fuzz_targets.LOOKUPS if args[0] == "cite"} == {*FORMS}


def test_no_unsafe_character_is_missed_and_no_other_is_taken_for_one() -> None:
    assert {"\0", "\x1b", "\x9b", "\u00ad", "\u202e", "\u2066", "\ufeff", "\ud800"} <= fuzz_oracles.UNSAFE
    assert not {"\t", "\n", " ", "\u00a0", "\u0301", "\u0600", "é", "≠"} & fuzz_oracles.UNSAFE
    pattern = unsafe(far=True)
    assert [char for char in sorted(fuzz_oracles.UNSAFE) if not pattern.fullmatch(char)] == []
