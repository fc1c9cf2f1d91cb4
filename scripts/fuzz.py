"""Feed the program what it was never meant to read, and hold it to its word.

Whatever comes, there is a result or one clear error: never a traceback, a hang, unbounded memory, a character in what
is printed that commands a terminal or misleads a reader, or a format that can't be read back.

``python scripts/siege.py --inputs 200000 --seed 1`` prints a table of what was tried and found. Each input is made from
the seed, its target and its number alone: ``--only TARGET:NUMBER`` runs one again, and ``--keep FOLDER`` writes one of
each kind of fault, what doesn't matter taken out of its facts file. The exit code is 1 where there is any fault.
"""

import argparse
import csv
import faulthandler
import io
import json
import os
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from decimal import Decimal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType
from typing import Literal, NamedTuple

import hostile
import msgspec
import tomli
from rich.cells import cell_len

from mss_cli.app import main as mss
from mss_cli.curation.codes import CODES
from mss_cli.curation.formatter import formatted
from mss_cli.curation.lint import lint
from mss_cli.curation.numerals import numerals
from mss_cli.errors import BadFactsError, MssError
from mss_cli.facts_file.parse import parse, parse_bytes
from mss_cli.facts_file.read import digest, text_of
from mss_cli.model.dates import when
from mss_cli.model.figures import BOUNDS, interval, plain
from mss_cli.model.records import Dataset
from mss_cli.output.citations import csl_date
from mss_cli.output.phrases import date_text, number
from mss_cli.queries.search import search, tokens

SECONDS = 20
"""How long the processor may be at one input; the giants may take three times as long."""
PATIENCE = 900
"""How long to wait for an input that hangs without the processor being at it, or where no signal is looked at."""
BYTES = 2 * 1024**3
"""How much memory a process of the siege may have."""
LONGEST = 10_000
"""How long a line of an error may be."""

Outcome = Literal["result", "error"]


class Input(NamedTuple):
    """What the program is given: a facts file's bytes, and arguments; ``width`` and ``colour`` are the terminal's."""

    facts: bytes = hostile.SAMPLE.encode()
    args: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    width: int | None = None
    encoding: str = "utf-8"


class Target(NamedTuple):
    """A part of the program: how its inputs are made, what is done with one, and its share of a campaign."""

    make: Callable[[Random, int], Input]
    run: Callable[[Input], Outcome]
    share: int


class Fault(NamedTuple):
    """An input that the program did not survive, and how."""

    target: str
    number: int
    said: str


class TooSlowError(BaseException):
    """An input took too long; nothing that the program catches."""


# What is held of each outcome


def _clear(lines: Sequence[str]) -> Outcome:
    assert lines, "an error that says nothing"
    for line in lines:
        assert 0 < len(line) <= LONGEST, f"a line of {len(line)} characters"
    return "error"


def _load(given: Input) -> Outcome:
    return "result" if isinstance(_loaded(given.facts), Dataset) else "error"


def _loaded(content: bytes) -> Dataset | None:
    """Give the dataset, or None where the file was refused as it should be."""
    try:
        return parse_bytes(Path("facts.toml"), content)
    except BadFactsError as error:
        _clear(error.lines)
        assert all(each.code in CODES and each.line > 0 and each.column > 0 for each in error.problems), error.problems
        return None


def _lint(given: Input) -> Outcome:
    dataset = _loaded(given.facts)
    try:
        text = text_of(Path("facts.toml"), given.facts, digest(given.facts))
    except BadFactsError:
        assert dataset is None, "not text, and loaded"
        return "error"
    problems = lint(text)
    assert all(each.code in CODES and each.line > 0 and each.column > 0 for each in problems), problems
    assert all(len(each.message) < LONGEST for each in problems), "a long message"
    if dataset is None:
        assert problems, "refused, and clean"
        return "error"
    try:
        new = formatted(text.text)
    except MssError as error:
        return _clear(error.lines)
    assert tomli.loads(new, parse_float=Decimal) == tomli.loads(text.text, parse_float=Decimal), (
        "put in order, it says something else"
    )
    assert formatted(new) == new, "put in order twice"
    assert parse(text._replace(text=new)) == dataset, "put in order, it loads as something else"
    return "result"


def _dates(given: Input) -> Outcome:
    (text,) = given.args
    try:
        found = when(text)
    except ValueError as error:
        assert str(error), "an error that says nothing"
        return "error"
    assert found.earliest <= found.latest, "ends before it starts"
    assert found.meets(found), "doesn't meet itself"
    assert not found.sharper_than(found), "sharper than itself"
    assert date_text(found), "no words for it"
    assert csl_date(found), "no CSL for it"
    assert found.order <= (found.latest, found.latest), "out of its place"
    return "result"


def _figures(given: Input) -> Outcome:
    for phrase in given.args:
        assert all(value.is_finite() for value in numerals(phrase)), "a number that is none"
    dataset = _loaded(given.facts)
    if dataset is None:
        return "error"
    for fact in dataset.facts.values():
        for claim in fact.claims:
            spans = [interval(claim.value, bound) for bound in BOUNDS] if claim.value is not None else []
            for span in [*spans, *filter(None, [claim.interval])]:
                assert span.low <= span.high, "an interval upside down"
                total = span + span
                assert (total - span).meets(span), "a sum that can't be taken apart"
                assert len(number(span.low) + number(span.high)) < 100, "a figure too long to read"
                msgspec.json.encode((plain(span.low), plain(span.high)))
    return "result"


def _search(given: Input) -> Outcome:
    dataset = _loaded(given.facts)
    assert dataset, "the sample can't be loaded"
    assert all(token and token == token.strip() for word in given.args for token in tokens(word)), "no token"
    found = search(dataset, dataset.facts.values(), given.args)
    assert all(match.score > 0 for match in found), "found without a score"
    return _run(given._replace(args=("search", "--", *given.args)))


def _run(given: Input) -> Outcome:
    """Run ``mss`` as a whole, in a folder of its own, and hold what it prints to the contracts of output."""
    with tempfile.TemporaryDirectory() as name, _inside(Path(name), given):
        code, out, err = _ran(given)
    coloured = "always" in given.args or given.width is not None
    said = err.decode("ascii" if given.encoding == "ascii" else "utf-8")
    shown = out.decode(given.encoding)
    assert code in {0, 1, 2}, f"exit code {code}"
    assert "Traceback" not in said, "a traceback"
    assert code != 2 or (said.strip() and not out), "exit 2, and not one clear error"
    for text in (said, _STYLE.sub("", shown) if coloured else shown):
        assert not (found := _COMMANDS.search(text)), f"{found.group()!r} is printed"
    for line in said.splitlines():
        assert len(line) <= LONGEST, f"a line of {len(line)} characters"
    if code != 2 and out and not {"--help", "-h", "--version", "schema", "--explain", "cite"} & set(given.args):
        _readable(given, shown)
    return "result" if code == 0 else "error"


_STYLE = re.compile("\x1b\\[[0-9;]*m|\x1b]8;[^\x1b\x07]*\x1b\\\\")
_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""What no output has: control characters but tab and newline, and what isn't seen but changes what is (Cf)."""


def _readable(given: Input, shown: str) -> None:
    asked = ["table", *(each for each in given.args if each in _FORMATS)][-1]
    form = "json" if "--json" in given.args else asked
    if form == "json":
        made = json.loads(shown)
        assert made["count"] == len(made["items"]), "a count that doesn't"
    elif form == "jsonl":
        for line in shown.splitlines():
            json.loads(line)
    elif form in {"csv", "tsv"}:
        rows = (
            csv.reader(io.StringIO(shown, newline=""))
            if form == "csv"
            else (line.split("\t") for line in shown.splitlines())
        )
        assert len({len(row) for row in rows}) == 1, "rows of different lengths"
    elif form == "table" and given.width is not None and given.encoding == "utf-8":
        widest = max(map(cell_len, _STYLE.sub("", shown).splitlines()), default=0)
        assert widest <= max(given.width, 20), f"{widest} columns on a terminal of {given.width}"


_FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown")


class _Out(io.TextIOWrapper):
    """A standard output, which is a terminal if it has a width."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        raise OSError


@contextmanager
def _inside(folder: Path, given: Input) -> Iterator[None]:
    """Write the files of ``given`` into ``folder``, and be there."""
    (folder / "seeds").mkdir()
    (folder / "facts.toml").write_bytes(given.facts)
    for name, content in given.files:
        (folder / name).write_bytes(content)
    there = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(there)


def _ran(given: Input) -> tuple[int, bytes, bytes]:
    kept = sys.stdout, sys.stderr, dict(os.environ)
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdout = stdout = _Out(out, encoding=given.encoding, newline="")
    sys.stderr = _Out(err, encoding=given.encoding, errors="backslashreplace", newline="")
    stdout.terminal = given.width is not None
    os.environ |= {
        "MSS_NO_CACHE": "1",
        "MSS_PAGER": "cat",
        "MSS_FACTS": "facts.toml",
        "COLUMNS": str(given.width or ""),
        "TERM": "xterm",
    }
    try:
        code = mss(list(given.args))
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    finally:
        sys.stdout, sys.stderr = kept[:2]
        os.environ.clear()
        os.environ.update(kept[2])
    return code, out.getvalue(), err.getvalue()


def _giant(given: Input) -> Outcome:
    """Lint it, and look it up in some ways; in one, if it is refused."""
    outcome = _lint(given)
    for args in _LOOKS[::5] if outcome == "result" else _LOOKS[:1]:
        _run(given._replace(args=args))
    return outcome


# What is made for each target


_LOOKS: tuple[tuple[str, ...], ...] = (
    ("timeline",), ("timeline", "--json"), ("timeline", "--format", "csv"), ("timeline", "--format", "tsv"),
    ("timeline", "--format", "markdown"), ("timeline", "--format", "jsonl"), ("troops",), ("troops", "--json"),
    ("troops", "--country", "Kenya"), ("troops", "--format", "csv"), ("figures", "arrived"), ("figures", "strength",
    "--json"),
    ("show", "kenya-arrival"), ("show", "kenya-strength", "kenya-arrival", "--json"), ("sources",), ("sources", "one"),
    ("sources", "two", "--json"), ("sources", "--format", "csv"), ("sources", "one", "--format", "markdown"),
    ("disputes",), ("disputes", "--json"), ("disputes", "--format", "markdown"), ("brief",), ("brief", "--json"),
    ("brief", "--format", "tsv"), ("brief", "--as-of", "2024-06"), ("search", "kenyans"), ("cite", "one"), ("cite",
    "kenya-arrival"),
    *(("cite", "two", "--format", form) for form in ("markdown", "bibtex", "ris", "csl-json")),
    ("coverage",), ("lint",),
    ("lint", "--json"), ("lint", "--fix"), ("timeline", "--standing", "disputed"), ("timeline", "--known-by",
    "2024-10"),
)  # fmt: skip


def _make_facts(rng: Random, _: int) -> Input:
    makers = (
        hostile.facts,
        hostile.facts,
        hostile.broken_bytes,
        hostile.broken_bytes,
        hostile.nested,
        hostile.sound_facts,
    )
    return Input(rng.choice(makers)(rng))


def _make_lint(rng: Random, _: int) -> Input:
    return Input(rng.choice((hostile.sound_facts, hostile.sound_facts, hostile.facts, hostile.broken_bytes))(rng))


def _make_figures(rng: Random, _: int) -> Input:
    content = hostile.SAMPLE
    for old in rng.sample(("400,", "200,", "217.5,", "1_000,", "85e6,", "value = 0,"), rng.randint(1, 3)):
        new = hostile.number(rng)
        content = content.replace(old, f"value = {new}," if old.startswith("v") else f"{new},", 1)
    return Input(
        content.encode("utf-8", "surrogatepass"), (hostile.text(rng), f"{hostile.number(rng)} {hostile.text(rng)}")
    )


def _make_look(rng: Random, n: int) -> Input:
    """Give every command in its turn, on facts that are sound in most cases."""
    look = _LOOKS[n % len(_LOOKS)]
    colour = rng.choice(([], [], ["--color", "always"]))
    files = (("seeds/two.toml", hostile.CARD.encode()),)
    encoding = (
        rng.choice(("utf-8", "utf-8", "utf-8", "ascii", "cp1252"))
        if not {*look} & {*_FORMATS, "--json", "cite"}
        else "utf-8"
    )
    return Input(hostile.sound_facts(rng), (*colour, *look), files, rng.choice((None, 20, 80)), encoding)


def _make_verify(rng: Random, _: int) -> Input:
    files = (("two.txt", hostile.document(rng)), ("seeds/two.toml", hostile.card(rng)))
    command = rng.choice((["verify", "."], ["verify", "."], ["coverage"], ["sources"]))
    form = rng.choice(([], ["--json"], ["--format", "csv"]))
    content = hostile.sound_facts(rng) if rng.random() < 0.5 else hostile.SAMPLE.encode()
    return Input(content, (*command, *form), files, rng.choice((None, 20, 80)))


TARGETS: dict[str, Target] = {
    "load": Target(_make_facts, _load, 30),
    "lint": Target(_make_lint, _lint, 15),
    "dates": Target(lambda rng, _: Input(args=(hostile.date(rng),)), _dates, 15),
    "figures": Target(_make_figures, _figures, 12),
    "search": Target(lambda rng, _: Input(args=tuple(hostile.words(rng))), _search, 8),
    "verify": Target(_make_verify, _run, 5),
    "rendering": Target(_make_look, _run, 10),
    "arguments": Target(lambda rng, _: Input(args=tuple(hostile.arguments(rng))), _run, 5),
    "giants": Target(lambda _, n: Input([*hostile.GIANTS.values()][n]().encode()), _giant, 0),
}


# The campaign


def plan(inputs: int) -> dict[str, int]:
    """Give how many inputs each target gets; the giants are tried once each."""
    whole = sum(target.share for target in TARGETS.values())
    return {name: inputs * target.share // whole or len(hostile.GIANTS) for name, target in TARGETS.items()}


class Tried(NamedTuple):
    """What came of one input."""

    number: int
    outcome: str
    seconds: float
    said: str = ""


def made(seed: int, target: str, number: int) -> Input:
    """Make an input again; the same for the same seed, target and number."""
    return TARGETS[target].make(Random(f"{seed} {target} {number}"), number)  # noqa: S311 - no secret


def attempt(target: str, number: int, given: Input) -> Tried:
    """Give what comes of ``given``; whatever goes wrong is a fault."""
    started = time.process_time()
    try:
        outcome: str = TARGETS[target].run(given)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Tried(number, "fault", time.process_time() - started, _told(error))
    return Tried(number, outcome, time.process_time() - started)


def _told(error: BaseException) -> str:
    """Give the kind of a fault: what was raised, and where in the program or the siege."""
    frames = [
        each
        for each in traceback.extract_tb(error.__traceback__)
        if {"mss_cli", "scripts"} & {*Path(each.filename).parts}
    ]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere of ours"
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def _work(seed: int, target: str, numbers: range, out: Connection) -> None:
    """Try inputs in a process of its own, with bounds on time and memory, and tell of each."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, _too_slow)
    seconds = SECONDS * (3 if target == "giants" else 1)
    for n in numbers:
        given = made(seed, target, n)
        # This ends the process, which is a fault, too.
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        tried = attempt(target, n, given)
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.send(tried)
    faulthandler.cancel_dump_traceback_later()
    out.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _too_slow(_: int, __: FrameType | None) -> None:
    raise TooSlowError("out of time")


class Tally:
    """What came of the inputs of one target."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.counts = {"result": 0, "error": 0, "fault": 0}
        self.faults: list[Tried] = []
        self.slowest = 0.0
        self.memory = 0

    def add(self, tried: Tried) -> None:
        """Count one input."""
        self.counts[tried.outcome] += 1
        self.slowest = max(self.slowest, tried.seconds)
        if tried.outcome == "fault":
            self.faults.append(tried)


_CHUNK = 2_000


def campaign(seed: int, planned: dict[str, int], jobs: int) -> dict[str, Tally]:
    """Try all inputs, in ``jobs`` processes at a time."""
    tallies = {name: Tally() for name in planned}
    chunks: list[tuple[str, range]] = []
    for name, count in planned.items():
        size = 5 if name == "giants" else _CHUNK
        chunks += [(name, range(at, min(at + size, count))) for at in range(0, count, size)]

    def besiege(chunk: tuple[str, range]) -> None:
        name, numbers = chunk
        while numbers:
            numbers = _tried(seed, name, numbers, tallies[name])

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(besiege, reversed(chunks)))  # the giants first, so that no process is left alone with them
    return tallies


def _tried(seed: int, name: str, numbers: range, tally: Tally) -> range:
    """Try ``numbers`` in one process, and give those that are left where it died."""
    receiver, sender = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_work, args=(seed, name, numbers, sender))
    process.start()
    sender.close()
    done = 0
    with suppress(EOFError):
        while isinstance(said := receiver.recv(), Tried):
            tally.add(said)
            done += 1
        tally.memory = max(tally.memory, said)
    process.join()
    if done < len(numbers):
        tally.add(Tried(numbers[done], "fault", 0, f"the process died with {process.exitcode}"))
    return numbers[done + 1 :]


def smallest(seed: int, fault: Fault) -> Input:
    """Take out of the facts file of a fault what can be, the fault being the same."""
    given = made(seed, fault.target, fault.number)
    if fault.target == "giants":
        return given
    size = len(given.facts) // 2
    while size:
        at = 0
        while at < len(given.facts):
            less = given._replace(facts=given.facts[:at] + given.facts[at + size :])
            if attempt(fault.target, fault.number, less).said.partition(": ")[0] == fault.said.partition(": ")[0]:
                given = less
            else:
                at += size
        size //= 2
    return given


def keep(folder: Path, seed: int, fault: Fault) -> None:
    """Write what is needed to see ``fault`` again."""
    name = f"{fault.target}-{fault.number}"
    given = smallest(seed, fault)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_bytes(given.facts)
    about = [f"--seed {seed} --only {fault.target}:{fault.number}", fault.said, repr(given._replace(facts=b""))]
    (folder / f"{name}.txt").write_text("\n".join(about) + "\n", "utf-8", "backslashreplace")


def table(tallies: dict[str, Tally]) -> str:
    """Give the tallies as a table in Markdown."""
    heading = ("Target", "Inputs", "Results", "Clear errors", "Faults", "Slowest, s", "Peak memory, MiB")
    rows = [
        (name, sum(each.counts.values()), *each.counts.values(), f"{each.slowest:.2f}", each.memory)
        for name, each in tallies.items()
    ]  # fmt: skip
    sums = [sum(each.counts[name] for each in tallies.values()) for name in ("result", "error", "fault")]
    slowest, memory = max(each.slowest for each in tallies.values()), max(each.memory for each in tallies.values())
    rows.append(("all", sum(sums), *sums, f"{slowest:.2f}", memory))
    lines = [heading, ("---", *("--:",) * (len(heading) - 1)), *rows]
    cells = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def main(args: Sequence[str]) -> int:
    """Run a campaign, or one input of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=200_000, help="how many, besides the giants")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2, help="how many processes")
    options.add_argument("--target", choices=[*TARGETS], action="append", help="these targets alone")
    options.add_argument("--only", metavar="TARGET:NUMBER", help="one input, with its traceback")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="where to write inputs that found a fault")
    asked = options.parse_args(args)
    if asked.only:
        name, _, number = asked.only.partition(":")
        if name not in TARGETS or not number.isdecimal():
            options.error("--only takes TARGET:NUMBER, as load:7")
        given = made(asked.seed, name, int(number))
        print(repr(given)[:3000])
        print(TARGETS[name].run(given))
        return 0
    planned = {name: count for name, count in plan(asked.inputs).items() if not asked.target or name in asked.target}
    tallies = campaign(asked.seed, planned, asked.jobs)
    seen: set[str] = set()
    for name, tally in tallies.items():
        for tried in tally.faults:
            if (kind := f"{name} {tried.said.partition(': ')[0]}") not in seen:
                seen.add(kind)
                print(f"--seed {asked.seed} --only {name}:{tried.number}  {tried.said}", file=sys.stderr)
                if asked.keep:
                    keep(asked.keep, asked.seed, Fault(name, tried.number, tried.said))
    print(table(tallies))
    return int(bool(seen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
