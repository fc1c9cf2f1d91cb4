"""Answers that are given again: the same bytes as if they were worked out, and never a stale one."""

import fcntl
import gc
import io
import json
import os
import pty
import random
import shutil
import struct
import subprocess
import sys
import termios
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mss_cli import __main__ as program
from mss_cli import app as cli
from mss_cli import commands
from mss_cli.cache import answers
from mss_cli.cache import folder as cache
from tests.conftest import FakeOut, Ran, claim, fact
from tests.test_commands import LOOKUPS

JAMAICAN = fact("a", "arrived", claim(24, printed="24"), claim(25, "two"), more='unit = "police"\ncountries = ["JAM"]')
KENYAN = fact(
    "b", "strength", claim(400, bound="about"), date="2024-10", more='unit = "personnel"\ncountries = ["KEN"]'
)
FACTS = JAMAICAN + KENYAN + '[checks.k]\nabout = "Sum"\nsum = ["b"]\nequals = "b"\n'


class Asked(Ran):
    """What a run of the command gave, and whether it was given again."""

    again: bool


Ask = Callable[..., Asked]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Run the installed command in this process, with a cache folder of its own."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # Thousands of modules are loaded here that mss has nothing to do with, and any may be newer than a run.
    monkeypatch.setattr(program, "sys", Without(sys))
    monkeypatch.setattr(answers, "sys", Without(sys))
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(gc, "disable", lambda: None)

    def call(*args: str | Path, tty: bool = False) -> Asked:
        content, errors = io.BytesIO(), io.BytesIO()
        out, err = FakeOut(content, encoding="utf-8"), FakeOut(errors, encoding="utf-8")
        out.tty = tty
        worked: list[object] = []

        def work_out(draft: answers.Draft) -> int:
            worked.append(draft)
            return WORKED_OUT(draft)

        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            patched.setattr(sys, "argv", ["mss", *map(str, args)])
            patched.setattr(program, "_worked_out", work_out)
            with pytest.raises(SystemExit) as left:
                program.run()
        assert isinstance(left.value.code, int)
        asked = Asked(left.value.code, content.getvalue().decode(), errors.getvalue().decode())
        asked.again = not worked
        return asked

    return call


REPEATABLE = [args for args in LOOKUPS if args[0] not in commands.names("curate")]
WORKED_OUT = program._worked_out


class Without:
    """A stand-in for ``sys``, with no modules but those of mss."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)

    @property
    def modules(self) -> Mapping[str, object]:
        return {name: each for name, each in sys.modules.items() if name.startswith("mss_cli")}


def leave(code: int) -> None:
    raise SystemExit(code)


@pytest.mark.parametrize("args", [*LOOKUPS, ("cite", "kenya-pledge"), ("troops", "--format", "csv")])
def test_a_look_up_asked_again_is_given_again(ask: Ask, seed_facts: Path, args: tuple[str, ...]) -> None:
    first = ask("--facts", seed_facts, *args)
    second = ask("--facts", seed_facts, *args)
    assert second == first
    assert not first.again
    section = next(name for name in commands.SECTIONS if args[0] in commands.names(name))
    assert second.again is (section != "curate")
    without = ask("--no-cache", "--facts", seed_facts, *args)
    assert without == first
    assert not without.again
    assert not ask("--no-cache", "--facts", seed_facts, *args).again


@pytest.mark.parametrize(
    "args",
    [("timeline", "--country", "Atlantis"), ("timeline", "--since", "x"), ("--version",), ("--help",), (),
     ("timeline", "--help"), ("schema",), ("lint", "--explain", "toml"), ("timeline", "--output", "OUT")],
)  # fmt: skip
def test_what_is_no_look_up_that_went_well_is_worked_out_each_time(
    ask: Ask, seed_facts: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    args = tuple(str(tmp_path / "out") if each == "OUT" else each for each in args)
    first = ask("--facts", seed_facts, *args)
    assert ask("--facts", seed_facts, *args) == first
    assert not ask("--facts", seed_facts, *args).again


WORDS = [
    "timeline", "troops", "figures", "show", "sources", "search", "disputes", "brief", "cite",
    "--country", "jamaica", "JM", "KEN", "--kind", "arrived", "strength", "--source", "one", "two", "a", "b",
    "--since", "--until", "--as-of", "--known-by", "2024", "2024-09", "2025-01-01", "--standing", "disputed", "single",
    "--json", "--format", "csv", "tsv", "jsonl", "markdown", "table", "bibtex", "ris", "--claims", "24", "something",
    "--color", "always", "never",
]  # fmt: skip


def argument_lists(count: int) -> Iterator[list[str]]:
    """Give argument lists, most of them of some sense."""
    chance = random.Random(5)
    for _ in range(count):
        name = chance.choice(WORDS[:9])
        args = [name, *chance.choices(WORDS[9:], k=chance.randrange(4))]
        if name in {"show", "cite"}:
            args.insert(1, chance.choice(["a", "b", "one"]))
        if name in {"figures", "search"}:
            args.insert(1, chance.choice(["strength", "arrived", "24"]))
        for option, values in OPTIONS.items():
            if chance.random() < 0.15:
                args += [option, chance.choice(values)]
        yield ["--color", chance.choice(["always", "never"]), *args] if chance.random() < 0.1 else args


OPTIONS = {
    "--country": ["jamaica", "JM", "Kenyan", "haiti"],
    "--kind": ["arrived", "strength", "event"],
    "--format": ["json", "csv", "tsv", "jsonl", "markdown", "table"],
    "--as-of": ["2024-09", "2025", "2024-12-31"],
    "--known-by": ["2024-09", "2025"],
    "--standing": ["disputed", "single"],
}


def test_thousands_of_argument_lists_give_the_same_with_an_answer_and_without(
    ask: Ask, facts_file: Callable[[str], Path]
) -> None:
    path = facts_file(FACTS)
    given_again = 0
    for args in argument_lists(2_000):
        first = ask("--facts", path, *args)
        second = ask("--facts", path, *args)
        assert second == first, args
        if first.again:  # asked before: held against a fresh answer, as the others are
            assert first == ask("--no-cache", "--facts", path, *args), args
        assert second.again is (first.code == 0), args
        given_again += second.again
    assert given_again > 400


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from("0123456789")), min_size=1, max_size=6))
def test_an_edit_that_keeps_size_and_time_is_seen(
    ask: Ask, facts_file: Callable[[str], Path], edits: list[tuple[int, str]]
) -> None:
    path = facts_file(FACTS)
    about = path.stat()
    seen = set()
    for place, digit in edits:
        ask("--facts", path, "timeline", "--json")
        text = path.read_text("utf-8")
        seen.add(text)
        digits = [n for n, char in enumerate(text) if char.isdigit()]
        n = digits[place % len(digits)]
        path.write_text(text[:n] + digit + text[n + 1 :], "utf-8")
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (about.st_size, about.st_mtime_ns)
        shown = ask("--facts", path, "timeline", "--json")
        assert shown == ask("--facts", path, "--no-cache", "timeline", "--json")
        assert not shown.again or path.read_text("utf-8") in seen


def test_a_file_longer_than_what_is_compared_at_once(ask: Ask, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS + "# and so on\n" * 30_000)
    first = ask("--facts", path, "timeline")
    assert ask("--facts", path, "timeline").again
    whole = path.read_bytes()
    for changed in (whole[:-2] + b"N\n", whole[:-1], whole + b"\n", whole.replace(b"so on", b"so ON", 1), b""):
        path.write_bytes(changed)
        assert not ask("--facts", path, "timeline").again
        path.write_bytes(whole)
        assert ask("--facts", path, "timeline") == first
    path.unlink()
    assert ask("--facts", path, "timeline").code == 2
    os.mkfifo(path)
    assert not answers.again(b"")
    snapshot = next(Path(cache.folder("facts") or "").iterdir())
    assert not cache.same(os.fsencode(path), cache.mapped(str(snapshot)))


def colliding(text: str, other: str) -> tuple[str, str]:
    """Give two texts, each with a comment of letters, which have one size and one CRC-32.

    A checksum is linear: each letter's case flips the same bits of it, whatever the other letters are.
    """
    one, two = f"{text}# {'a' * 64}\n".encode(), bytearray(f"{other}# {'a' * 64}\n".encode())
    places = range(len(two) - 65, len(two) - 1)
    basis: dict[int, tuple[int, int]] = {}
    for n, place in enumerate(places):
        flipped = bytes([*two[:place], two[place] ^ 0x20, *two[place + 1 :]])
        bits, used = zlib.crc32(flipped) ^ zlib.crc32(two), 1 << n
        while bits and (top := bits.bit_length()) in basis:
            bits, used = bits ^ basis[top][0], used ^ basis[top][1]
        if bits:
            basis[bits.bit_length()] = (bits, used)
    wanted, chosen = zlib.crc32(one) ^ zlib.crc32(two), 0
    while wanted:
        bits, used = basis[wanted.bit_length()]
        wanted, chosen = wanted ^ bits, chosen ^ used
    for n, place in enumerate(places):
        two[place] ^= 0x20 * (chosen >> n & 1)
    assert zlib.crc32(one) == zlib.crc32(two)
    return one.decode(), two.decode()


def test_files_of_one_size_and_checksum_are_told_apart(ask: Ask, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    before = path.read_text("utf-8")
    one, two = colliding(before, before.replace("value = 24", "value = 42").replace('printed = "24"', 'printed = "42"'))
    path.write_text(one, "utf-8")
    first = ask("--facts", path, "timeline")
    assert ask("--facts", path, "timeline").again
    path.write_text(two, "utf-8")
    second = ask("--facts", path, "timeline", "--json")  # its snapshot takes the place of the first one's
    assert len(list(Path(cache.folder("facts") or "").iterdir())) == 1
    assert '"value": 42' in second.out
    shown = ask("--facts", path, "timeline")
    assert not shown.again
    assert shown != first
    path.write_text(one, "utf-8")
    assert ask("--facts", path, "timeline") == first


def test_a_seed_card_is_part_of_what_was_read(ask: Ask, facts_file: Callable[[str], Path], tmp_path: Path) -> None:
    path = facts_file(FACTS)
    text = path.read_text("utf-8").replace('license = "CC0-1.0"', 'license = "CC0-1.0"\nseeds = "seeds"')
    path.write_text(text.replace('url = "https://example.org/one"', 'document = "d.txt"'), "utf-8")
    card = tmp_path / "seeds" / "d.toml"
    digest = f'sha256 = "{"0" * 64}"\n'
    card.parent.mkdir()
    assert ask("--facts", path, "sources").out == ask("--facts", path, "sources").out
    assert ask("--facts", path, "sources").again
    card.write_text(f'document = "d.txt"\n{digest}[[paragraphs]]\n{digest}set_aside = "none"\n', "utf-8")
    shown = ask("--facts", path, "sources", "one")
    assert not shown.again
    assert "none" in shown.out
    assert not ask("--facts", path, "sources").again
    assert ask("--facts", path, "sources", "one").again
    about = card.stat()
    card.write_text(card.read_text("utf-8").replace("none", "some"), "utf-8")
    os.utime(card, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "some" in ask("--facts", path, "sources", "one").out
    assert ask("--facts", path, "sources", "one").again
    card.write_text(card.read_text("utf-8").replace("some", "others"), "utf-8")
    assert "others" in ask("--facts", path, "sources", "one").out


@pytest.mark.parametrize("name", answers.ENVIRONMENT)
def test_the_environment_is_part_of_the_question(
    ask: Ask, seed_facts: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))
    ask("brief", "--as-of", "2025")
    monkeypatch.setenv(name, str(seed_facts) if name == "MSS_FACTS" else "77")
    assert ask("brief", "--as-of", "2025").again is (name == "MSS_FACTS")


def test_folder_day_streams_and_program_are_part_of_the_question(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = facts_file(FACTS)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        shown = ask("--facts", path.name, "brief")
    assert shown.again
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert ask("--facts", path.name, "brief").code == 2
    monkeypatch.chdir(tmp_path)
    assert ask("--facts", path.name, "brief").again
    assert not ask("--facts", path.name, "brief", tty=True).again  # a terminal of no known size
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: 0.0)
        assert not ask("--facts", path.name, "brief").again
    with monkeypatch.context() as patched:
        patched.setattr(answers, "_stamp", lambda about: b"%d" % about.st_ino)
        assert not ask("--facts", path.name, "brief").again
    with monkeypatch.context() as patched:
        patched.setattr(os, "getcwd", Path("/no-longer-there").stat)
        assert answers.question([]) is None
        assert not ask("--facts", path, "brief").again
        assert not ask("--facts", path, "brief").again
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert not ask("--facts", path.name, "brief").again


def test_a_terminals_size_is_part_of_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    out = FakeOut(io.BytesIO())
    out.tty = True
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(FakeOut, "fileno", lambda _: 1)
    asked = []
    for size in ((80, 24), (80, 25), (81, 24)):
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: os.terminal_size(size))
        asked.append(answers.question(["timeline"]))
    assert len(set(asked)) == 3
    assert None not in asked
    monkeypatch.setattr(sys, "stdout", None)
    assert answers.question(["timeline"]) is None


def test_modules_newer_than_the_run_or_gone_are_not_relied_on(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = facts_file(FACTS)
    module = tmp_path / "module.py"
    added = type(sys)("mss_cli.added")
    added.__file__ = str(module)
    monkeypatch.setitem(sys.modules, "mss_cli.added", added)
    ask("--facts", path, "timeline")
    assert not ask("--facts", path, "timeline").again  # gone
    module.write_text("a = 1", "utf-8")
    os.utime(module, (1, 1))
    ask("--facts", path, "timeline")
    assert not ask("--facts", path, "timeline").again  # newer, although it says that it is old
    monkeypatch.setattr(answers, "BEGUN", 2**62)
    ask("--facts", path, "timeline")
    assert ask("--facts", path, "timeline").again
    os.utime(module, (2, 2))
    assert not ask("--facts", path, "timeline").again
    assert ask("--facts", path, "timeline").again
    module.write_text("a = 2", "utf-8")
    os.utime(module, (2, 2))
    assert not ask("--facts", path, "timeline").again  # changed, although it is as long and says that it is as old
    added.__file__ = str(tmp_path / "two\nlines.py")
    module.rename(added.__file__)
    ask("--facts", path, "timeline")
    assert not ask("--facts", path, "timeline").again


def test_a_damaged_or_foreign_answer_is_none(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    first = ask("--facts", path, "search", "nowhere")
    assert "'nowhere' is nowhere" in first.err
    folder = Path(cache.folder("answers") or "")
    [kept] = folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    whole = kept.read_bytes()
    flipped = [bytes([*whole[:n], whole[n] ^ 1, *whole[n + 1 :]]) for n in range(0, len(whole), 97)]
    for bad in (b"", b"\xff", b"\n", whole[:-1], whole[1:], whole + b"\0", *flipped):
        kept.write_bytes(bad)
        shown = ask("--facts", path, "search", "nowhere")
        assert shown == first
        assert not shown.again
        assert ask("--facts", path, "search", "nowhere").again
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert not ask("--facts", path, "search", "nowhere").again


def test_an_answer_of_another_version_is_none(ask: Ask, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(FACTS)
    first = ask("--facts", path, "search", "nowhere")
    [kept] = Path(cache.folder("answers") or "").iterdir()
    whole = kept.read_bytes()[4:]
    chance = random.Random(7)
    sizes = [(2**n).to_bytes(8, "big") + whole[8:] for n in (1, 20, 40, 62, 63)]
    for n in range(200):
        at = chance.randrange(8, whole.index(b"\nmodule"))
        changed = sizes[n] if n < len(sizes) else whole[:at] + chance.randbytes(chance.randrange(4)) + whole[at + 1 :]
        kept.write_bytes(zlib.crc32(changed).to_bytes(4, "big") + changed)
        assert ask("--facts", path, "search", "nowhere").out == first.out


def test_a_long_answer_is_not_kept(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    monkeypatch.setattr(answers, "_MOST", 10)
    ask("--facts", path, "timeline")
    assert not ask("--facts", path, "timeline").again


def test_what_cannot_be_written_is_said(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    ask("--facts", path, "timeline")

    def interrupted(_: bytes) -> None:
        raise KeyboardInterrupt

    def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(answers, "send", interrupted)
        assert ask("--facts", path, "timeline").code == 130
        patched.setattr(answers, "send", full)
        with pytest.raises(OSError, match="No space"):
            ask("--facts", path, "timeline")
    assert ask("--facts", path, "timeline").again


@pytest.mark.usefixtures("ask")
def test_standard_error_may_be_closed(facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = facts_file(FACTS)
    with monkeypatch.context() as patched:
        patched.setattr(program, "_worked_out", lambda _: 0)
        patched.setattr(sys, "stdout", None)
        patched.setattr(sys, "stderr", None)
        with pytest.raises(SystemExit) as left:
            program.run()
    assert left.value.code == 0
    out = FakeOut(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    for args, code in ((["search", "nowhere"], 0), (["show", "nowhere"], 1)):
        assert cli.main(["--facts", str(path), *args]) == code
    assert out.buffer.getvalue() == b""  # type: ignore[attr-defined]


def test_what_depends_on_a_pager_is_not_kept(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    monkeypatch.setattr(FakeOut, "fileno", lambda _: 1)
    monkeypatch.setattr(sys, "stdin", FakeOut(io.BytesIO()))
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 100)))
    for lines, kept in ((3, False), (100, True)):
        monkeypatch.setattr(shutil, "get_terminal_size", lambda lines=lines: os.terminal_size((80, lines)))
        first = ask("--facts", path, "timeline", tty=True)
        assert not first.again
        assert len(first.out.splitlines()) > 3
        assert ask("--facts", path, "timeline", tty=True).again is kept


def test_a_path_that_the_locale_cannot_name_is_not_kept(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)

    def unable(path: str) -> bytes:
        return path.encode("ascii") + "é".encode("ascii")

    monkeypatch.setattr(os, "fsencode", unable)
    first = ask("--facts", path, "timeline")
    assert first.code == 0
    assert not ask("--facts", path, "timeline").again


def test_another_reader_reads_anew(
    ask: Ask, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    ask("--facts", path, "timeline")
    monkeypatch.setattr(msgspec, "__version__", "0")
    ask("--facts", path, "timeline", "--json")
    assert len(list(Path(cache.folder("facts") or "").iterdir())) == 2


WATCHED = """
import json, os, sys

class Watched(dict):
    names = set()
    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)
    def get(self, name, default=None):
        self.names.add(name)
        return super().get(name, default)
    def __contains__(self, name):
        self.names.add(name)
        return super().__contains__(name)

os.environ = Watched(os.environ)
from mss_cli.app import main
for args in json.loads(sys.argv[1]):
    assert main(args) == 0, args
with open(sys.argv[2], "w") as out:
    json.dump(sorted(Watched.names), out)
"""


@pytest.mark.parametrize("terminal", [False, True])
def test_a_look_up_reads_no_other_variable_than_the_question_has(
    seed_facts: Path, tmp_path: Path, *, terminal: bool
) -> None:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 10_000, 90, 0, 0))
    streams = {"stdin": follower, "stdout": follower} if terminal else {"stdout": subprocess.DEVNULL}
    every = [list(args) for args in (*REPEATABLE, ("cite", "kenya-pledge"))]
    every += [["--color", "always", *args] for args in every]
    command = [sys.executable, "-c", WATCHED, json.dumps(every), str(tmp_path / "names")]
    env = {**os.environ, "MSS_FACTS": str(seed_facts)}
    with subprocess.Popen(command, env=env, **streams) as ran:  # type: ignore[call-overload]
        os.close(follower)
        while terminal and shown(leader):
            pass
    os.close(leader)
    assert ran.returncode == 0
    names = set(json.loads((tmp_path / "names").read_text("utf-8")))
    # Where the cache is, and how Python and Typer are started, changes no answer: Typer is told what it would look up.
    other = {"MSS_NO_CACHE", "XDG_CACHE_HOME", "HOME", "TYPER_USE_RICH", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"}
    assert names <= {*answers.ENVIRONMENT, *other}
    assert {"NO_COLOR", "MSS_FACTS"} <= names


def shown(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:
        return b""


@pytest.mark.parametrize("args", [*REPEATABLE, ("cite", "kenya-pledge")])
def test_a_look_up_opens_no_other_file_than_the_answer_is_held_against(
    seed_facts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, args: tuple[str, ...]
) -> None:
    opened: set[str] = set()
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdout", FakeOut(io.BytesIO(), encoding="utf-8"))
    draft = answers.Draft(b"asked")
    WATCHERS.append(opened)
    try:
        assert cli.main(["--facts", str(seed_facts), *args], draft) == 0
    finally:
        WATCHERS.remove(opened)
    noted = {os.fsdecode(each.split(b" ", 2)[2]) for each in draft._inputs}
    modules = {str(path) for path in Path(cli.__file__).parent.rglob("*.py*")}
    assert str(seed_facts) in opened
    others = {each for each in opened if not each.endswith((".py", ".pyc", ".so")) and str(tmp_path) not in each}
    assert others - modules <= noted


WATCHERS: list[set[str]] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(args[0], str):
        for opened in WATCHERS:
            opened.add(args[0])


sys.addaudithook(_watch)
