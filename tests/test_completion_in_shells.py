"""Completion tried in the shells themselves, and what each is handed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mss_cli import shells
from tests.conftest import Run
from tests.small import SMALL, mss, unprivileged
from tests.terminals import Terminal, in_terminal

SCRIPT = Path(sys.executable).with_name("mss")
STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
PROMPTS = {
    "bash": "PS1='ready> '; bind 'set show-all-if-ambiguous on'; bind 'set enable-bracketed-paste off'",
    "zsh": "PS1='ready> '; autoload -Uz compinit; compinit -D -u; setopt no_beep; unsetopt zle_bracketed_paste",
    "fish": "function fish_prompt; echo 'ready> '; end",
}


@pytest.fixture(scope="module", params=STARTS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A shell that has just taken the program's completion, in a home with a facts file."""
    name = request.param
    if not shutil.which(name) or not SCRIPT.exists():
        pytest.skip(f"no {name} or no installed program here")
    home = tmp_path_factory.mktemp(name)
    (home / "facts.toml").write_text(SMALL, "utf-8")
    env = {"_MSS_COMPLETE": f"source_{name}"}
    script = subprocess.run([SCRIPT], env=os.environ | env, capture_output=True, text=True, check=True).stdout
    (home / "script").write_text(script, "utf-8")
    env = {
        "PATH": f"{SCRIPT.parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "MSS_FACTS": str(home / "facts.toml"),
        "TERM": "dumb" if name == "fish" else "xterm",
        "LANG": "C.UTF-8",
    }
    with in_terminal(STARTS[name], env, rows=40, width=150) as terminal:
        time.sleep(0.5)
        terminal.send(f"cd; {PROMPTS[name]}; . ./script; echo rea''dy\n".encode())
        terminal.read(until=b"ready\r\n")
        yield terminal


def completed(terminal: Terminal, typed: str, until: str) -> str:
    """Type something and Tab; return what is shown then, once ``until`` is."""
    terminal.send(b"\x15")  # away with what was typed before
    terminal.read(0.2)
    terminal.send(f"{typed}\t".encode())
    return terminal.read(15, until=until.encode()).decode()


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("mss timeline --country=Ke", "nya"),
        ("mss timeline --country Ke", "nya"),
        ("mss timeline --country=El", "\\ Salvador"),
        ("mss timeline --country El", "\\ Salvador"),
        ("mss --facts ~/facts.toml timeline --country Bah", "amas"),
        ("mss --facts=~/facts.toml timeline --country Bah", "amas"),
        ("mss timeline --kind=arrived --country Ke", "nya"),
        ("mss lint --explain not-", "text"),
        ("mss lint --explain=not-", "text"),
        ("mss schema verif", "y"),
        ("mss --facts ~/fact", "s.toml"),
        ("mss timeline --output=./fact", "s.toml"),
    ],
)
def test_a_tab_completes(shell: Terminal, typed: str, until: str) -> None:
    assert until in completed(shell, typed, until)


@pytest.mark.parametrize(
    ("typed", "until"),
    [("mss timeline --country El\\ S", "alvador"), ("mss timeline --country 'El S", "alvador'")],
)
def test_a_name_with_a_space_is_one_word(shell: Terminal, typed: str, until: str) -> None:
    found = completed(shell, typed, until)
    assert "El\\ Salvador'" not in found


# What each shell hands over


@pytest.mark.parametrize(
    ("words", "current", "expected"),
    [
        (["mss", "timeline", "--country", "=", "Ke"], 4, (["timeline"], "--country=Ke")),
        (["mss", "timeline", "--country", "="], 3, (["timeline"], "--country=")),
        (["mss", "--kind", "=", "arrived", "--country", ""], 5, (["--kind=arrived", "--country"], "")),
        (["mss", "timeline", "--country", "El\\ S"], 3, (["timeline", "--country"], "El S")),
        (["mss", "timeline", "--country", '"El '], 3, (["timeline", "--country"], "El ")),
        (["mss", "search", "=", "x"], 3, (["search", "="], "x")),
        (["mss timeline --country Ke"], 3, (["timeline", "--country"], "Ke")),
        (["mss", ""], 1, ([], "")),
        (["mss"], 0, ([], "")),
    ],
)
def test_the_line_that_bash_hands_over(words: list[str], current: int, expected: shells.Line) -> None:
    assert shells.bash_line({"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(current)}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mss timeline --country Ke", (["timeline", "--country"], "Ke")),
        ("mss timeline ", (["timeline"], "")),
        ("mss timeline --country=El\\ S", (["timeline"], "--country=El S")),
        ("mss show El\\ ", (["show"], "El ")),
        ("mss show 'El ", (["show"], "El ")),
        ("mss", ([], "")),
        ("", ([], "")),
    ],
)
def test_the_line_that_is_typed(text: str, expected: shells.Line) -> None:
    assert shells.typed_line(text) == expected


def test_values_are_written_as_each_shell_takes_them() -> None:
    plain, quoted = ({"COMP_WORDS": f"mss\n{word}", "COMP_CWORD": "1"} for word in ("El", "'El"))
    assert shells.bash_value("El Salvador (x) $y", plain) == "El\\ Salvador\\ \\(x\\)\\ \\$y"
    assert shells.bash_value("El Salvador", quoted) == "El Salvador"
    assert shells.bash_value("El", {"COMP_WORDS": "mss", "COMP_CWORD": "1"}) == "El"
    assert shells.zsh_value("a:b", "what: it is") == "a\\:b:what: it is"
    assert shells.zsh_value("a", "") == "a"
    assert shells.fish_value("Kenya", "3 facts", "--country=Ke") == "--country=Kenya\t3 facts"
    assert shells.fish_value("Kenya", "", "a=b") == "Kenya"


def offered(monkeypatch: pytest.MonkeyPatch, run: Run, shell: str, line: str, facts: Path) -> list[str]:
    monkeypatch.setenv("MSS_FACTS", str(facts))
    monkeypatch.setenv("_MSS_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_MSS_LINES", "1")
    monkeypatch.setenv("COMP_WORDS", "\n".join(line.split(" ")))
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split("\n")[:-1]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(SMALL, "utf-8")
    return path


def test_what_is_offered(monkeypatch: pytest.MonkeyPatch, run: Run, facts: Path) -> None:
    for line, some in {
        "mss timeline --country ": ["Bahamas\t1 fact", "El Salvador\t1 fact", "Kenya\t1 fact"],
        "mss timeline --country=ke": ["--country=kenya\t1 fact"],
        "mss timeline --country bahamian": ["bahamian\tBahamas"],
        "mss timeline --country SLV": ["SLV\tEl Salvador"],
        "mss timeline --kind arr": ["arrived\tpersonnel that landed in Haiti"],
        "mss timeline --standing s": ["single"],
        "mss timeline --source o": ["one\tFirst"],
        "mss cite ": ["kenya-arrival\tKenyans land in Haiti.", "two\tSecond"],
        "mss show kenya": ["kenya-arrival\tKenyans land in Haiti."],
        "mss sources t": ["two\tSecond"],
        "mss lint --explain toml": ["toml\tThe file is not"],
        "mss lint --explain unknown-u": ["unknown-unit\tA unit is one of a closed list"],
        "mss schema f": ["facts\tThe facts file.", "figures\tShow the figures of one kind in the order of time."],
        "mss ci": ["cite\tCite "],
        "mss timeline --fo": ["--format\tHow to print: for people (table, the default), for scripts, o"],
    }.items():
        found = offered(monkeypatch, run, "fish", line, facts)
        assert all(any(each.startswith(one) for each in found) for one in some), line
    assert offered(monkeypatch, run, "bash", "mss timeline --country El", facts) == ["El\\ Salvador"]
    assert offered(monkeypatch, run, "zsh", "mss timeline --country El", facts) == ["El Salvador:1 fact"]
    assert "schema" not in "".join(offered(monkeypatch, run, "bash", "mss schema s", facts))
    found = offered(monkeypatch, run, "bash", "mss schema c", facts)
    assert sorted(found) == ["changes", "chart", "check", "coverage"]


def test_a_script_that_an_earlier_version_installed_gets_bare_names(
    monkeypatch: pytest.MonkeyPatch, run: Run, facts: Path
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(facts))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "mss timeline --country ")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    for shell, expected in {
        "zsh": """_arguments '*: :(("Bahamas"\n"France"\n"Kenya"))'\n""",
        "fish": "Bahamas\nFrance\nKenya\n",
    }.items():
        monkeypatch.setenv("_MSS_COMPLETE", f"complete_{shell}")
        assert run() == (0, expected, "")


def test_nothing_is_offered_where_there_is_nothing(monkeypatch: pytest.MonkeyPatch, run: Run, facts: Path) -> None:
    for line in (
        "mss timeline --country X",
        "mss --facts none timeline --country K",
        "mss --facts - timeline --country K",
    ):
        assert offered(monkeypatch, run, "fish", line, facts) == [""]
    facts.write_text(SMALL.replace('name = "Kenya"', 'name = "Ke$(nya)"'), "utf-8")
    assert offered(monkeypatch, run, "bash", "mss timeline --country Ke", facts) == ["Kenyan", "KeN", "Ke"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "complete_bash",
            "_MSS_COMPLETE is set, but not COMP_WORDS and COMP_CWORD, as a shell's completion does: unset it",
        ),
        ("complete_zsh", "_MSS_COMPLETE is set, but not _TYPER_COMPLETE_ARGS, as a shell's completion does: unset it"),
        ("complete_fish", "_MSS_COMPLETE is set, but not _TYPER_COMPLETE_ARGS, as a shell's completion does: unset it"),
        ("1", "_MSS_COMPLETE is '1', which no shell sets: unset it"),
        ("complete_tcsh", "_MSS_COMPLETE is 'complete_tcsh', which no shell sets: unset it"),
        ("install_bash", "_MSS_COMPLETE is 'install_bash', which no shell sets: unset it"),
    ],
)
def test_a_variable_left_over_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, run: Run, value: str, said: str
) -> None:
    monkeypatch.setenv("_MSS_COMPLETE", value)
    assert run("timeline") == (2, "", f"mss: {said}\n")


def test_a_variable_that_says_no_number_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    for name, value in {"_MSS_COMPLETE": "complete_bash", "COMP_WORDS": "mss\nx", "COMP_CWORD": "x"}.items():
        monkeypatch.setenv(name, value)
    ran = run("timeline")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_a_home_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o555)
    ran = mss("--install-completion", env={"HOME": str(home), "SHELL": "/bin/bash"}, preexec_fn=unprivileged)
    home.chmod(0o755)
    if b"installed" in ran.stdout or b"detect" in ran.stderr or b"Shell None" in ran.stdout:
        pytest.skip("root can't be kept from writing here, or there is no shell around")
    assert ran.returncode != 0
    assert b"standard output" not in ran.stderr
    assert str(home).encode() in ran.stderr
