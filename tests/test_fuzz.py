"""The siege in small: its own inputs, few of each kind, and what it would say of a program that breaks its word."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli.curation.formatter import formatted
from mss_cli.errors import MssError
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import hostile
import siege

FEW = {name: count // 4 for name, count in siege.plan(2_000).items() if name != "giants"}


@pytest.mark.parametrize("target", FEW)
def test_hostile_inputs_give_a_result_or_a_clear_error(target: str) -> None:
    tried = [siege.attempt(target, n, siege.made(0, target, n)) for n in range(FEW[target])]
    assert [each for each in tried if each.outcome == "fault"] == []
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
    n = list(hostile.GIANTS).index(name)
    assert siege.attempt("giants", n, siege.made(0, "giants", n)).said == ""


def test_an_input_can_be_made_again() -> None:
    assert siege.made(7, "load", 5) == siege.made(7, "load", 5)
    assert len({siege.made(7, "load", n).facts for n in range(20)}) > 15


def test_the_sample_is_sound_and_in_order() -> None:
    assert [siege.TARGETS[name].run(siege.Input()) for name in ("load", "lint")] == ["result", "result"]
    assert formatted(hostile.SAMPLE) == hostile.SAMPLE


def broken_by(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("name", "stand_in", "said"),
    [
        ("parse", broken_by(RecursionError("too deep")), "RecursionError at"),
        ("parse", broken_by(MssError("")), "MssError at"),
        ("lint", lambda _: [], "AssertionError at siege.py"),
        ("formatted", lambda text: text.replace("400", "4000"), "put in order, it says something else"),
        ("formatted", lambda text: text + "\n", "put in order twice"),
    ],
)
def test_a_broken_program_is_found_out(
    monkeypatch: pytest.MonkeyPatch, name: str, stand_in: Callable[..., object], said: str
) -> None:
    monkeypatch.setattr(siege, name, stand_in)
    given = siege.Input(hostile.SAMPLE.replace("landed", "x").replace("[facts.paid]", "[facts.a b]").encode())
    tried = siege.attempt("lint", 0, given if name == "lint" else siege.Input())
    assert (tried.outcome, said in tried.said) == ("fault", True)


@pytest.mark.parametrize(
    ("out", "err", "code", "said"),
    [
        ("", "", 3, "exit code 3"),
        ("", "Traceback (most recent call last):\n", 1, "a traceback"),
        ("x", "", 2, "exit 2, and not one clear error"),
        ("x", "mss: no\n", 2, "exit 2, and not one clear error"),
        ("\x1b[31m", "", 0, "is printed"),
        ("\u202e", "", 0, "is printed"),
        ("", "\u200b\n", 0, "is printed"),
        ("", "x" * 20_000, 1, "a line of 20000 characters"),
        ('{"count": 2, "items": []}', "", 0, "a count that doesn't"),
        ("{", "", 0, "JSONDecodeError"),
    ],
)
def test_what_is_printed_is_held_to_its_contract(
    monkeypatch: pytest.MonkeyPatch, out: str, err: str, code: int, said: str
) -> None:
    def mss(_: list[str]) -> int:
        sys.stdout.write(out)
        sys.stderr.write(err)
        return code

    monkeypatch.setattr(siege, "mss", mss)
    tried = siege.attempt("rendering", 0, siege.Input(args=("timeline", "--json")))
    assert (tried.outcome, said in tried.said) == ("fault", True)


def test_a_campaign_counts_keeps_and_makes_smaller(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def tried(_: int, name: str, numbers: range, tally: siege.Tally) -> range:
        for n in numbers:
            tally.add(siege.attempt(name, n, siege.made(1, name, n)))
        return range(0)

    monkeypatch.setattr(siege, "_tried", tried)
    assert siege.main(["--inputs", "70", "--target", "dates"]) == 0
    assert "| dates | 10 |" in capsys.readouterr().out
    monkeypatch.setattr(siege, "parse_bytes", broken_by(ZeroDivisionError()))
    assert siege.main(["--inputs", "70", "--target", "load", "--keep", str(tmp_path / "kept")]) == 1
    said = capsys.readouterr()
    assert "--seed 1 --only load:0  ZeroDivisionError at" in said.err
    assert "| load | 21 | 0 |" in said.out
    assert (tmp_path / "kept" / "load-0.toml").read_bytes() == b""


def test_a_campaign_in_processes_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert siege.main(["--inputs", "70", "--target", "dates", "--target", "search"]) == 0
    assert [line.split(" | ")[0] for line in capsys.readouterr().out.splitlines()[2:]] == [
        "| dates",
        "| search",
        "| all",
    ]
