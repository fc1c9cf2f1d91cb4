"""Fuzz the program: feed it what it was never meant to read, and hold it to its word.

Whatever comes, there is a result or one clear error: never a traceback, a hang, unbounded memory, a character in what
is printed that commands a terminal or misleads a reader, or a format that can't be read back.

``python scripts/fuzz.py --inputs 200000 --seed 1`` prints a table of what was tried and found. Each input is made from
the seed, its target and its number alone: ``--only TARGET:NUMBER`` runs a single one, and ``--save FOLDER`` writes one
of each kind of crash, its facts file made as small as it can be. The exit code is 1 where anything crashed.
"""

import argparse
import faulthandler
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from fuzz_giants import GIANTS
from fuzz_oracles import Input
from fuzz_targets import TARGETS

SECONDS = 20
"""How long the processor may work on one input; a giant may take three times as long."""
PATIENCE = 900
"""How long to wait for an input that hangs without using the processor, or without looking at signals."""
BYTES = 2 * 1024**3
"""How much memory a process may have."""
CHUNK = 2_000
"""How many inputs a process tries."""


class Crash(NamedTuple):
    """An input that the program did not survive, and how."""

    target: str
    number: int
    text: str

    @property
    def kind(self) -> str:
        """What was raised, and where."""
        return self.text.partition(": ")[0]


class Tried(NamedTuple):
    """What came of one input."""

    number: int
    outcome: str
    seconds: float
    text: str = ""


class TooSlowError(BaseException):
    """An input took too long; nothing that the program catches."""


class Tally:
    """What came of the inputs of one target."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.counts = {"result": 0, "error": 0, "crash": 0}
        self.crashes: list[Tried] = []
        self.slowest = 0.0
        self.memory = 0

    def add(self, tried: Tried) -> None:
        """Count one input."""
        self.counts[tried.outcome] += 1
        self.slowest = max(self.slowest, tried.seconds)
        if tried.outcome == "crash":
            self.crashes.append(tried)


def plan(inputs: int) -> dict[str, int]:
    """Return how many inputs each target gets; the giants are tried once each."""
    whole = sum(target.share for target in TARGETS.values())
    return {name: inputs * target.share // whole or len(GIANTS) for name, target in TARGETS.items()}


def make(seed: int, target: str, number: int) -> Input:
    """Return the input of a seed, target and number, which is always the same."""
    return TARGETS[target].make(Random(f"{seed} {target} {number}"), number)  # noqa: S311 - no secret


def attempt(target: str, number: int, given: Input) -> Tried:
    """Return what comes of ``given``; whatever goes wrong is a crash."""
    started = time.process_time()
    try:
        outcome: str = TARGETS[target].run(given)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Tried(number, "crash", time.process_time() - started, _describe(error))
    return Tried(number, outcome, time.process_time() - started)


def _describe(error: BaseException) -> str:
    """Return what was raised, where in the program or the fuzzer, and its message."""
    frames = [
        each
        for each in traceback.extract_tb(error.__traceback__)
        if {"mss_cli", "scripts"} & {*Path(each.filename).parts}
    ]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere of ours"
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def fuzz(seed: int, planned: dict[str, int], jobs: int) -> dict[str, Tally]:
    """Return what came of all inputs, which are tried in ``jobs`` processes at a time."""
    tallies = {name: Tally() for name in planned}
    chunks: list[tuple[str, range]] = []
    for name, count in planned.items():
        size = 5 if name == "giants" else CHUNK
        chunks += [(name, range(at, min(at + size, count))) for at in range(0, count, size)]

    def run(chunk: tuple[str, range]) -> None:
        name, numbers = chunk
        while numbers:
            numbers = _try_chunk(seed, name, numbers, tallies[name])

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(run, reversed(chunks)))  # the giants first, so that no process is left alone with them
    return tallies


def _try_chunk(seed: int, name: str, numbers: range, tally: Tally) -> range:
    """Try ``numbers`` in one process, and return those that are left where it died."""
    receiver, sender = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_work, args=(seed, name, numbers, sender))
    process.start()
    sender.close()
    done = 0
    with suppress(EOFError):
        while isinstance(received := receiver.recv(), Tried):
            tally.add(received)
            done += 1
        tally.memory = max(tally.memory, received)
    process.join()
    if done < len(numbers):
        tally.add(Tried(numbers[done], "crash", 0, f"the process died with {process.exitcode}"))
    return numbers[done + 1 :]


def _work(seed: int, target: str, numbers: range, out: Connection) -> None:
    """Try inputs in a process of its own, with bounds on time and memory; send what came of each, then the memory."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, _too_slow)
    seconds = SECONDS * (3 if target == "giants" else 1)
    for n in numbers:
        given = make(seed, target, n)
        # This ends the process, which is a crash, too.
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        tried = attempt(target, n, given)
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.send(tried)
    faulthandler.cancel_dump_traceback_later()
    out.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _too_slow(_: int, __: FrameType | None) -> None:
    raise TooSlowError("out of time")


def minimize(seed: int, crash: Crash) -> Input:
    """Return the input of a crash with all taken out of its facts file that this kind of crash doesn't need."""
    given = make(seed, crash.target, crash.number)
    if crash.target == "giants":
        return given
    size = len(given.facts) // 2
    while size:
        at = 0
        while at < len(given.facts):
            less = given._replace(facts=given.facts[:at] + given.facts[at + size :])
            found = attempt(crash.target, crash.number, less)
            if Crash(crash.target, crash.number, found.text).kind == crash.kind:
                given = less
            else:
                at += size
        size //= 2
    return given


def save(folder: Path, seed: int, crash: Crash) -> None:
    """Write what is needed to see ``crash``."""
    name = f"{crash.target}-{crash.number}"
    given = minimize(seed, crash)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_bytes(given.facts)
    lines = [f"--seed {seed} --only {crash.target}:{crash.number}", crash.text, repr(given._replace(facts=b""))]
    (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8", "backslashreplace")


def table(tallies: dict[str, Tally]) -> str:
    """Return the tallies as a table in Markdown."""
    heading = ("Target", "Inputs", "Results", "Clear errors", "Crashes", "Slowest, s", "Peak memory, MiB")
    rows = [
        (name, sum(each.counts.values()), *each.counts.values(), f"{each.slowest:.2f}", each.memory)
        for name, each in tallies.items()
    ]
    sums = [sum(each.counts[name] for each in tallies.values()) for name in ("result", "error", "crash")]
    slowest, memory = max(each.slowest for each in tallies.values()), max(each.memory for each in tallies.values())
    rows.append(("all", sum(sums), *sums, f"{slowest:.2f}", memory))
    lines = [heading, ("---", *("--:",) * (len(heading) - 1)), *rows]
    cells = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def main(args: Sequence[str]) -> int:
    """Fuzz, or run a single input, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=200_000, help="how many, besides the giants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    parser.add_argument("--target", choices=[*TARGETS], action="append", help="these targets alone")
    parser.add_argument("--only", metavar="TARGET:NUMBER", help="one input, with its traceback")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="where to write inputs that crash")
    options = parser.parse_args(args)
    if options.only:
        name, _, number = options.only.partition(":")
        if name not in TARGETS or not number.isdecimal():
            parser.error("--only takes TARGET:NUMBER, such as load:7")
        given = make(options.seed, name, int(number))
        print(repr(given)[:3000])
        print(TARGETS[name].run(given))
        return 0
    planned = {
        name: count for name, count in plan(options.inputs).items() if not options.target or name in options.target
    }
    tallies = fuzz(options.seed, planned, options.jobs)
    crashes = [Crash(name, each.number, each.text) for name, tally in tallies.items() for each in tally.crashes]
    kinds = {(each.target, each.kind): each for each in reversed(crashes)}
    for crash in kinds.values():
        print(f"--seed {options.seed} --only {crash.target}:{crash.number}  {crash.text}", file=sys.stderr)
        if options.save:
            save(options.save, options.seed, crash)
    print(table(tallies))
    return int(bool(crashes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
