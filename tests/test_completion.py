"""Shell completion: names from the facts in use, and never an error."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mss_cli import completion as complete
from tests.conftest import HEAD, claim, fact

CODE = "import sys; from mss_cli.app import main; sys.exit(main())"


def completed(words: str, shell: str = "bash", **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "_MSS_COMPLETE": f"complete_{shell}", **environment}
    if shell == "bash":
        env |= {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    else:
        env |= {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mss troops --country Jam", "Jamaica"),
        ("mss troops --country jam", "Jamaica"),
        ("mss timeline --kind arr", "arrived"),
        ("mss timeline --source seed-00", "seed-003"),
        ("mss timeline --standing dis", "disputed"),
        ("mss show kenya-arr", "kenya-arrival-2025-01-18"),
        ("mss sources seed-001", "seed-001"),
        ("mss cite kenya-pl", "kenya-pledge"),
        ("mss cite seed-0", "seed-000"),
        ("mss figures disp", "displaced"),
        ("mss tim", "timeline"),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_names_are_completed(words: str, expected: str, shell: str) -> None:
    ran = completed(words, shell)
    assert expected.casefold() in ran.stdout.casefold()
    assert ran.stderr == ""


@pytest.mark.parametrize("words", ["mss troops --country J", "mss show k", "mss timeline --source s", "mss cite k"])
@pytest.mark.parametrize("facts", ["/nowhere.toml", "/dev/null", "."])
def test_facts_that_cannot_be_used_complete_nothing_quietly(words: str, facts: str) -> None:
    ran = completed(words, MSS_FACTS=facts)
    assert (ran.stdout.strip(), ran.stderr) == ("", "")


def test_the_facts_in_use_are_those_that_are_named(facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("kept-in-mind", "event", claim()))
    assert completed("mss show kept", MSS_FACTS=str(path)).stdout.strip() == "kept-in-mind"
    assert completed(f"mss --facts {path} show kept").stdout.strip() == "kept-in-mind"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_hostile_text_never_reaches_the_shell(facts_file: Callable[..., Path], shell: str) -> None:
    evil = fact("a", "event", claim()).replace("Something.", "[/foo] :smile: \\u001b]0;pwn\\u0007 \\n x")
    head = HEAD.replace('name = "Kenya"', 'name = "Kenya; rm -rf"').replace('"First"', '"[/foo]"')
    path = facts_file(evil, head)
    for words, expected in (("mss show ", "a"), ("mss cite ", "one"), ("mss troops --country Ken", "Kenyan")):
        ran = completed(words, shell, MSS_FACTS=str(path))
        assert ran.stderr == ""
        assert expected in ran.stdout
        assert "\x1b" not in ran.stdout
        assert "rm -rf" not in ran.stdout


def test_a_completer_never_raises() -> None:
    assert complete.countries(None, [], "J") == []  # type: ignore[arg-type]
