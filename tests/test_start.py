"""``mss`` alone, ``mss help`` and ``mss version``."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli import __version__, commands
from mss_cli.model.kinds import KINDS
from mss_cli.queries.grades import GRADE_DEFINITIONS
from mss_cli.queries.lead import BASIS_DEFINITIONS
from tests.conftest import HEAD, Run, claim, fact

POLICE = 'unit = "police"\ncountries = ["{}"]'

RECORD = (
    fact("a", "arrived", claim(24), claim(24, "two"), more=POLICE.format("JAM") + "\nmilestone = true")
    + fact("b", "arrived", claim(24), claim(20, "two"), date="2024-06", more=POLICE.format("KEN"))
    + fact("c", "event", claim())
)

WriteFacts = Callable[..., Path]


def test_alone_it_says_what_it_is_how_far_the_record_reaches_and_where_to_start(
    run: Run, facts_file: WriteFacts
) -> None:
    path = facts_file(RECORD)
    ran = run("--facts", path, "--color", "never", width=100)
    assert (ran.code, ran.err) == (0, "")
    out = ran.out
    order = [
        "What is known about the Multinational Security Support mission in Haiti and the Gang Suppression\n",
        "do they agree?\n\n  3 facts from 2 sources. Newest source: Oct 2024.\n",
        "  ✓ 1 said by two or more independent origins  ≠ 1 where they differ  1 said by one\n",
        "  The record ends ",
        "\n\nStart here\n",
        "  mss brief ",
        "  mss troops --country Jamaica  ",
        "  mss timeline                        the story in 1 milestone; --all for every fact\n",
        "\n\nLook up\n",
        "  timeline  Show what happened",
        "\n\nPublish\n",
        "\n\nCurate\n",
        "\n\nHelp\n",
        "mss help COMMAND says more; mss help marks explains the marks.\n",
    ]
    at = -1
    for text in order:
        assert text in out, text
        at = out.index(text, at + 1)
    assert {*commands.names()} <= {*re.findall(r"^  (\w+) ", out, re.MULTILINE)}


def test_alone_in_a_pipe_it_has_no_marks(run: Run, facts_file: WriteFacts) -> None:
    out = run("--facts", facts_file(RECORD)).out
    assert "1 said by two or more independent origins  1 where they differ  1 said by one\n" in out
    assert "✓" not in out


def test_commands_to_try_have_names_of_the_record(run: Run, facts_file: WriteFacts) -> None:
    named = HEAD.replace('name = "Jamaica"', 'name = "El Salvador"')
    assert "  mss troops --country 'El Salvador'  " in run("--facts", facts_file(RECORD, named)).out
    kenya_alone = fact("b", "arrived", claim(24), more=POLICE.format("KEN"))
    out = run("--facts", facts_file(kenya_alone)).out
    assert "--country" not in out
    assert "0 milestones" in out
    empty = facts_file("", '[dataset]\ntitle = "Empty"\nversion = "1"\nlicense = "CC0-1.0"\n')
    assert "  0 facts from 0 sources.\n" in run("--facts", empty).out


@pytest.mark.parametrize("width", [None, 20, 60, 80, 100, 160])
def test_of_the_shipped_record_it_fits_any_terminal(run: Run, width: int | None) -> None:
    ran = run("--color", "never", width=width)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= (width or 1_000)
    assert "mss troops --country" in " ".join(ran.out.split())


def test_help_of_all_and_of_a_command(run: Run) -> None:
    assert run("help").out == run("--help").out == run("-h").out
    for name in commands.names():
        assert run("help", name).out == run(name, "-h").out
    ran = run("help", "timelin")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "mss: no command 'timelin': did you mean 'timeline'?\n"
    assert "'mss help' lists them" in run("help", "qqqqqq").err


def test_help_explains_the_marks(run: Run) -> None:
    out = run("help", "marks").out
    for name, text in (*BASIS_DEFINITIONS.items(), *GRADE_DEFINITIONS.items()):
        assert f"  {name}: {text}\n" in out
    plain = run("help", "marks", encoding="ascii").out
    for kind in KINDS.values():
        assert f"  {kind.mark}  {kind.name}: {kind.definition}\n" in out
        assert f"  {kind.ascii}  {kind.name}: {kind.definition}\n" in plain
    assert ("  ✓  corroborated: " in out, "  +  corroborated: " in plain) == (True, True)
    assert ("  ≠  disputed: " in out, "  !  disputed: " in plain) == (True, True)
    assert "How near a claim stands to the thing counted (its grade):" in out


def test_the_version_is_that_of_the_program_and_of_the_facts(run: Run) -> None:
    for args in (["--version"], ["-V"], ["version"]):
        ran = run(*args)
        assert (ran.code, ran.err) == (0, "")
        assert re.fullmatch(
            rf"mss {re.escape(__version__)}, facts [\d.]+, searched through [\w ]+, newest source [\w ]+\n", ran.out
        )
