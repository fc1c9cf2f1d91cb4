"""Kept answers: replayed byte for byte, and never where anything they depend on has changed."""

import gc
import io
import os
import random
import shutil
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mss_cli import __main__ as program
from mss_cli import app, recording
from mss_cli.cache import answers, folder
from mss_cli.facts_file.load import load
from mss_cli.output.formats import FORMATS
from tests.conftest import FakeOut, Ran, claim, fact
from tests.test_commands import LOOKUPS

JAMAICAN = fact("a", "arrived", claim(24, printed="24"), claim(25, "two"), more='unit = "police"\ncountries = ["JAM"]')
KENYAN = fact(
    "b", "strength", claim(400, bound="about"), date="2024-10", more='unit = "personnel"\ncountries = ["KEN"]'
)
FACTS = JAMAICAN + KENYAN + '[checks.k]\nabout = "Sum"\nsum = ["b"]\nequals = "b"\n'
LONG = FACTS + "# and so on\n" * 30_000
"""Facts of more bytes than are kept with an answer, so that their snapshot has them."""

WriteFacts = Callable[[str], Path]


class Cached(Ran):
    """What a run of the command gave, and whether it was replayed."""

    replayed: bool


CachedRun = Callable[..., Cached]


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CachedRun:
    """Run the command as it is installed, in this process, with a cache folder of its own."""
    monkeypatch.delenv("MSS_NO_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(gc, "disable", lambda: None)
    run = program._run

    def call(*args: str | Path, tty: bool = False) -> Cached:
        content, errors = io.BytesIO(), io.BytesIO()
        out, err = FakeOut(content, encoding="utf-8"), FakeOut(errors, encoding="utf-8")
        out.tty = tty
        fresh: list[bool] = []

        def work_out() -> int:
            fresh.append(True)
            return run()

        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            patched.setattr(sys, "argv", ["mss", *map(str, args)])
            patched.setattr(program, "_run", work_out)
            with pytest.raises(SystemExit) as left:
                program.run()
        assert isinstance(left.value.code, int)
        found = Cached(left.value.code, content.getvalue().decode(), errors.getvalue().decode())
        found.replayed = not fresh
        return found

    return call


def leave(code: int) -> None:
    raise SystemExit(code)


def kept(name: str) -> list[Path]:
    """Return the files that are kept in one folder of the cache."""
    path = folder.kept_path(name, b"\0")
    assert path
    return sorted(Path(path).parent.iterdir())


# What is replayed


@pytest.mark.parametrize("args", [*LOOKUPS, ("cite", "kenya-pledge"), ("schema",), ("lint", "--explain", "toml")])
def test_a_repeated_question_is_replayed(cached: CachedRun, seed_facts: Path, args: tuple[str, ...]) -> None:
    first = cached("--facts", seed_facts, *args)
    second = cached("--facts", seed_facts, *args)
    assert second == first
    assert (first.replayed, second.replayed) == (False, True)
    for _ in range(2):
        without = cached("--no-cache", "--facts", seed_facts, *args)
        assert without == first
        assert not without.replayed


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("args", [("troops",), ("sources", "one"), ("search", "nowhere")])
def test_every_format_is_replayed(cached: CachedRun, facts_file: WriteFacts, args: tuple[str, ...], form: str) -> None:
    command = ("--facts", facts_file(FACTS), *args, "--format", form)
    first = cached(*command)
    second = cached(*command)
    assert second == first
    assert second.replayed


@pytest.mark.parametrize(
    "args",
    [("timeline", "--country", "Atlantis"), ("timeline", "--since", "x"), ("--help",), ("timeline", "--help"),
     ("timeline", "--output", "OUT"), ("lint", "--fix"), ("timeline", "--nope"), ("--facts", "nowhere", "troops")],
)  # fmt: skip
def test_a_fault_help_and_what_writes_a_file_are_not_replayed(
    cached: CachedRun, facts_file: WriteFacts, tmp_path: Path, args: tuple[str, ...]
) -> None:
    path = facts_file(FACTS)
    args = tuple(str(tmp_path / "out") if each == "OUT" else each for each in args)
    first = cached("--facts", path, *args)
    (tmp_path / "out").unlink(missing_ok=True)
    assert not cached("--facts", path, *args).replayed
    assert (tmp_path / "out").exists() is ("--output" in args)
    assert cached("--facts", path, *args) == (first if "--fix" not in args else cached("--facts", path, *args))


WORDS = [
    "timeline", "troops", "figures", "show", "sources", "search", "disputes", "brief", "cite",
    "--country", "jamaica", "JM", "KEN", "--kind", "arrived", "strength", "--source", "one", "two", "a", "b",
    "--since", "--until", "--as-of", "--known-by", "2024", "2024-09", "2025-01-01", "--standing", "disputed", "single",
    "--json", "--format", *FORMATS, "bibtex", "ris", "--claims", "24", "something",
    "--color", "always", "never",
]  # fmt: skip

OPTIONS: dict[str, list[str]] = {
    "--country": ["jamaica", "JM", "Kenyan", "haiti"],
    "--kind": ["arrived", "strength", "event"],
    "--format": [*FORMATS],
    "--as-of": ["2024-09", "2025", "2024-12-31"],
    "--known-by": ["2024-09", "2025"],
    "--standing": ["disputed", "single"],
}


def argument_lists(count: int) -> Iterator[list[str]]:
    """Yield argument lists, most of them of some sense."""
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


def test_thousands_of_argument_lists_are_answered_as_without_a_cache(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    replayed = 0
    for args in argument_lists(2_000):
        first = cached("--facts", path, *args)
        second = cached("--facts", path, *args)
        assert second == first, args
        if first.replayed:  # one of the lists before was the same
            assert first == cached("--no-cache", "--facts", path, *args), args
        assert second.replayed is (first.code == 0), args
        replayed += second.replayed
    assert replayed > 400


# Files


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from("0123456789")), min_size=1, max_size=6))
def test_an_edit_that_keeps_size_and_time_is_seen(
    cached: CachedRun, facts_file: WriteFacts, edits: list[tuple[int, str]]
) -> None:
    path = facts_file(FACTS)
    status = path.stat()
    seen = set()
    for where, digit in edits:
        cached("--facts", path, "timeline", "--json")
        text = path.read_text("utf-8")
        seen.add(text)
        digits = [n for n, char in enumerate(text) if char.isdigit()]
        n = digits[where % len(digits)]
        path.write_text(text[:n] + digit + text[n + 1 :], "utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
        found = cached("--facts", path, "timeline", "--json")
        assert found == cached("--facts", path, "--no-cache", "timeline", "--json")
        assert not found.replayed or path.read_text("utf-8") in seen


def test_a_file_too_long_to_be_kept_with_the_answer(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(LONG)
    first = cached("--facts", path, "timeline")
    assert cached("--facts", path, "timeline").replayed
    whole = path.read_bytes()
    for changed in (whole[:-2] + b"N\n", whole[:-1], whole + b"\n", whole.replace(b"so on", b"so ON", 1), b""):
        path.write_bytes(changed)
        assert not cached("--facts", path, "timeline").replayed
        path.write_bytes(whole)
        assert cached("--facts", path, "timeline") == first
    path.unlink()
    assert cached("--facts", path, "timeline").code == 2


@pytest.mark.parametrize("content", [FACTS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_facts_file_that_became_a_pipe_or_folder_is_not_waited_for(
    cached: CachedRun, facts_file: WriteFacts, content: str, make: Callable[[Path], None]
) -> None:
    path = facts_file(content)
    cached("--facts", path, "timeline")
    key = kept_key()
    path.unlink()
    make(path)
    assert not answers.replay(key)


def kept_key() -> bytes:
    """Return the cache key of the one answer that is kept."""
    [path] = kept("answers")
    content = path.read_bytes()
    return content[12 : 12 + int.from_bytes(content[4:12], "big")].split(b"\n")[0]


def test_an_answer_whose_snapshot_is_gone_is_not_replayed(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(LONG)
    first = cached("--facts", path, "timeline")
    [snapshot] = kept("facts")
    snapshot.unlink()
    found = cached("--facts", path, "timeline")
    assert (found, found.replayed) == (first, False)
    assert cached("--facts", path, "timeline").replayed


def test_an_answer_whose_snapshot_is_damaged_is_not_replayed(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(LONG)
    first = cached("--facts", path, "timeline")
    [snapshot] = kept("facts")
    whole = snapshot.read_bytes()
    for bad in (
        b"",
        whole[:70],
        whole[:64] + b"\xff" * 8 + whole[72:],
        b"0" * 64 + whole[64:],
        whole[:80] + whole[81:],
    ):
        snapshot.write_bytes(bad)
        found = cached("--facts", path, "timeline")
        assert (found, found.replayed) == (first, False)
        assert cached("--facts", path, "timeline").replayed


def test_a_file_that_changes_while_it_is_looked_up_is_not_taken_for_what_was_read(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(LONG)
    changed = path.read_text("utf-8").replace("value = 24", "value = 42")
    run = app.main

    def edited() -> int:
        code = run()
        path.write_text(changed, "utf-8")
        token = recording.CURRENT.set(None)
        load(path)  # as another process would, which keeps a snapshot of what is there now
        recording.CURRENT.reset(token)
        return code

    with monkeypatch.context() as patched:
        patched.setattr(app, "main", edited)
        first = cached("--facts", path, "timeline")
    second = cached("--facts", path, "timeline")
    assert second != first
    assert second == cached("--no-cache", "--facts", path, "timeline")


def test_answers_and_snapshots_of_one_name_are_kept_apart(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_NAMES", 1)
    one = facts_file(LONG)
    two = one.with_name("two.toml")
    two.write_text(one.read_text("utf-8").replace("value = 24", "value = 42"), "utf-8")
    found = [cached("--facts", path, *args) for path in (one, two, one) for args in (["timeline"], ["troops"])]
    assert len({*found}) == 4
    assert found[4:] == found[:2]
    assert not any(each.replayed for each in found)
    assert len(kept("answers")) == len(kept("facts")) == 1
    assert cached("--facts", one, "troops").replayed


def test_a_seed_card_is_part_of_what_was_read(cached: CachedRun, facts_file: WriteFacts, tmp_path: Path) -> None:
    path = facts_file(FACTS)
    text = path.read_text("utf-8").replace('license = "CC0-1.0"', 'license = "CC0-1.0"\nseeds = "seeds"')
    path.write_text(text.replace('url = "https://example.org/one"', 'document = "d.txt"'), "utf-8")
    card = tmp_path / "seeds" / "d.toml"
    digest = f'sha256 = "{"0" * 64}"\n'
    card.parent.mkdir()
    assert cached("--facts", path, "sources").out == cached("--facts", path, "sources").out
    assert cached("--facts", path, "sources").replayed
    card.write_text(f'document = "d.txt"\n{digest}[[paragraphs]]\n{digest}set_aside = "none"\n', "utf-8")
    found = cached("--facts", path, "sources", "one")
    assert not found.replayed
    assert "none" in found.out
    assert not cached("--facts", path, "sources").replayed
    assert cached("--facts", path, "sources", "one").replayed
    status = card.stat()
    card.write_text(card.read_text("utf-8").replace("none", "some"), "utf-8")
    os.utime(card, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "some" in cached("--facts", path, "sources", "one").out
    assert cached("--facts", path, "sources", "one").replayed
    card.write_text(card.read_text("utf-8").replace("some", "others"), "utf-8")
    assert "others" in cached("--facts", path, "sources", "one").out
    card.write_bytes(b"")
    assert cached("--facts", path, "sources", "one").code == 2


def test_a_verified_document_is_part_of_what_was_read(cached: CachedRun, originals: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(originals, documents)
    first = cached("verify", documents)
    assert first.code == 0
    assert cached("verify", documents) == first
    document = next(documents.glob("002_*.txt"))
    document.chmod(0o644)
    document.write_text(document.read_text("utf-8").replace("270 additional", "271 additional"), "utf-8")
    found = cached("verify", documents)
    assert (found.code, found.replayed) == (1, False)


# What else an answer depends on


@pytest.mark.parametrize("name", answers.ENVIRONMENT)
def test_the_environment_is_part_of_the_cache_key(
    cached: CachedRun, seed_facts: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))
    cached("brief", "--as-of", "2025")
    monkeypatch.setenv(name, str(seed_facts) if name == "MSS_FACTS" else "77")
    assert cached("brief", "--as-of", "2025").replayed is (name == "MSS_FACTS")


def test_folder_day_streams_and_program_are_part_of_the_cache_key(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = facts_file(FACTS)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        found = cached("--facts", path.name, "brief")
    assert found.replayed
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert cached("--facts", path.name, "brief").code == 2
    monkeypatch.chdir(tmp_path)
    assert cached("--facts", path.name, "brief").replayed
    assert not cached("--facts", path.name, "brief", tty=True).replayed  # a terminal of no known size
    with monkeypatch.context() as patched:
        patched.setattr(time, "localtime", lambda: (1970, 1, 1))
        assert not cached("--facts", path.name, "brief").replayed
    with monkeypatch.context() as patched:
        patched.setattr(answers, "program", lambda: "another")
        assert not cached("--facts", path.name, "brief").replayed
    with monkeypatch.context() as patched:
        patched.setattr(os, "getcwd", Path("/no-longer-there").stat)
        assert answers.cache_key([]) is None
        assert not cached("--facts", path, "brief").replayed
        assert not cached("--facts", path, "brief").replayed
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not cached("--facts", path.name, "brief").replayed


def test_a_terminals_size_is_part_of_the_cache_key(monkeypatch: pytest.MonkeyPatch) -> None:
    out = FakeOut(io.BytesIO())
    out.tty = True
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(FakeOut, "fileno", lambda _: 1)
    keys = []
    for size in ((80, 24), (80, 25), (81, 24)):
        monkeypatch.setattr(os, "get_terminal_size", lambda _, size=size: os.terminal_size(size))
        keys.append(answers.cache_key(["timeline"]))
    assert len(set(keys)) == 3
    assert None not in keys
    monkeypatch.setattr(sys, "stdout", None)
    assert answers.cache_key(["timeline"]) is None


@pytest.mark.usefixtures("cached")
def test_completion_is_not_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MSS_COMPLETE", "complete_bash")
    assert answers.cache_key([]) is None


# What was kept, spoilt


def test_a_damaged_or_foreign_answer_is_not_replayed(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    first = cached("--facts", path, "search", "nowhere")
    assert "'nowhere' is nowhere" in first.err
    [answer] = kept("answers")
    assert answer.stat().st_mode & 0o777 == 0o600
    whole = answer.read_bytes()
    flipped = [bytes([*whole[:n], whole[n] ^ 1, *whole[n + 1 :]]) for n in range(0, len(whole), 97)]
    for bad in (b"", b"\xff", b"\n", whole[:-1], whole[1:], whole + b"\0", *flipped):
        answer.write_bytes(bad)
        found = cached("--facts", path, "search", "nowhere")
        assert (found, found.replayed) == (first, False)
        second = cached("--facts", path, "search", "nowhere")
        assert second == first
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    monkeypatch.setattr(folder, "_is_trusted", lambda owner: owner == 12345)
    assert not cached("--facts", path, "search", "nowhere").replayed


def test_an_answer_of_another_form_is_not_replayed(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    first = cached("--facts", path, "timeline")
    [answer] = kept("answers")
    whole = answer.read_bytes()[4:]
    head = 8 + int.from_bytes(whole[:8], "big")
    chance = random.Random(7)
    sizes = [(2**n).to_bytes(8, "big") + whole[8:] for n in (1, 20, 40, 62, 63)]
    for n in range(200):
        at = chance.randrange(8, head)
        changed = sizes[n] if n < len(sizes) else whole[:at] + chance.randbytes(chance.randrange(4)) + whole[at + 1 :]
        answer.write_bytes(zlib.crc32(changed).to_bytes(4, "big") + changed)
        assert cached("--facts", path, "timeline").out == first.out


def test_a_long_answer_is_not_kept(cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    path = facts_file(FACTS)
    monkeypatch.setattr(answers, "_MAX_ANSWER_BYTES", 10)
    cached("--facts", path, "timeline")
    assert not cached("--facts", path, "timeline").replayed


def test_a_long_file_without_a_snapshot_is_not_kept(cached: CachedRun, facts_file: WriteFacts) -> None:
    path = facts_file(LONG.replace("24", "25") + "\n")
    for _ in range(2):
        assert not cached("lint", path).replayed


def test_few_answers_are_kept(cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MAX_ANSWERS", 5)
    path = facts_file(FACTS)
    for n in range(9):
        cached("--facts", path, "search", f"word{n}")
    assert len(kept("answers")) == 5
    assert cached("--facts", path, "search", "word8").replayed
    assert not cached("--facts", path, "search", "word0").replayed


def test_a_path_that_cannot_be_written_out_is_not_kept(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    two_lines = path.with_name("two\nlines.toml")
    two_lines.write_bytes(path.read_bytes())
    odd = path.with_name("odd \udcff.toml")
    odd.write_bytes(path.read_bytes())
    for name, replayed in ((two_lines, False), (odd, True)):
        assert cached("--facts", name, "timeline") == cached("--facts", name, "timeline")
        assert cached("--facts", name, "timeline").replayed is replayed

    def unable(path: str) -> bytes:
        return path.encode("ascii") + "é".encode("ascii")

    monkeypatch.setattr(os, "fsencode", unable)
    assert cached("--facts", path, "timeline").code == 0
    assert not cached("--facts", path, "timeline").replayed


# Streams


def test_what_cannot_be_written_is_reported(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = facts_file(FACTS)
    cached("--facts", path, "timeline")

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(answers, "send", interrupted)
        assert cached("--facts", path, "timeline").code == 130
        patched.setattr(answers, "send", full)
        with pytest.raises(OSError, match="No space"):
            cached("--facts", path, "timeline")
    assert cached("--facts", path, "timeline").replayed


@pytest.mark.usefixtures("cached")
def test_standard_error_may_be_closed(facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    path = facts_file(FACTS)
    with monkeypatch.context() as patched:
        patched.setattr(program, "_run", lambda: 0)
        patched.setattr(sys, "stdout", None)
        patched.setattr(sys, "stderr", None)
        with pytest.raises(SystemExit) as left:
            program.run()
    assert left.value.code == 0
    out = FakeOut(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    for args, code in ((["search", "nowhere"], 0), (["show", "nowhere"], 1)):
        assert app.main(["--facts", str(path), *args]) == code
    assert out.buffer.getvalue() == b""  # type: ignore[attr-defined]


@pytest.mark.parametrize("pager", ["cat", "no-such-pager-anywhere", "true"])
def test_what_went_or_might_go_through_a_pager_is_not_kept(
    cached: CachedRun, facts_file: WriteFacts, monkeypatch: pytest.MonkeyPatch, pager: str
) -> None:
    path = facts_file(FACTS)
    monkeypatch.setattr(FakeOut, "fileno", lambda _: 1)
    terminal = FakeOut(io.BytesIO())
    terminal.tty = True
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setenv("MSS_PAGER", pager)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 100)))
    for lines, replayed in ((3, pager == "cat"), (100, True)):
        monkeypatch.setenv("LINES", str(lines))
        first = cached("--facts", path, "timeline", tty=True)
        assert not first.replayed
        assert len(first.out.splitlines()) > 3 or (lines, pager) == (3, "true")
        assert cached("--facts", path, "timeline", tty=True).replayed is replayed


# Recording


def test_nothing_is_recorded_outside_of_a_recorded_run(facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    made: list[recording.Recording] = []

    def run() -> int:
        current = recording.CURRENT.get()
        assert current is not None
        made.append(current)
        load(path)
        recording.note_notice("a notice")
        return 0

    load(path)
    assert recording.CURRENT.get() is None
    assert answers.record(run, b"key") == 0
    assert recording.CURRENT.get() is None
    load(path)
    [one] = made
    assert one.inputs == {str(path): path.read_bytes()}
    assert (one.output, one.notices, one.repeatable) == ([], ["a notice"], True)


def test_a_file_that_reads_differently_the_second_time_is_not_relied_on(facts_file: WriteFacts) -> None:
    path = facts_file(FACTS)
    found = recording.Recording()
    token = recording.CURRENT.set(found)
    load(path)
    load(path)
    seen = [found.repeatable]
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    load(path)
    seen.append(found.repeatable)
    recording.CURRENT.reset(token)
    assert seen == [True, False]
