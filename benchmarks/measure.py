"""Measure whole processes: a plan comes in on standard input, and what each run took goes out on standard output.

This is a program of its own, and imports next to nothing: on Linux the peak memory of a new process starts at that of
the one that spawned it. So both are in the form of ``marshal``, which the interpreter has anyway; they pass between two
processes of one program, and are kept nowhere.
"""

import _thread
import marshal
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Command = tuple[list[str], dict[str, str], str, bool]
    """What to run, in which environment, which folder to empty before each run, if any, and whether on a terminal."""

    Plan = tuple[list[Command], list[list[int]]]
    """The commands, and for each round the numbers of those that it runs, in order."""

    Sample = tuple[float, float, float]
    """What one run took: seconds in all, seconds of processor, KiB at its peak."""

    Samples = list[list[Sample]]
    """What each run of each command took."""


def main() -> None:
    """Run the plan."""
    commands, rounds = marshal.load(sys.stdin.buffer)  # noqa: S302 - from the process that started this one
    leader, follower = os.openpty()
    _thread.start_new_thread(_drain, (leader,))
    samples: Samples = [[] for _ in commands]
    for order in rounds:
        for n in order:
            argv, env, emptied, terminal = commands[n]
            samples[n].append(_run(argv, env, emptied, follower if terminal else None))
    marshal.dump(samples, sys.stdout.buffer)


def _run(argv: list[str], env: dict[str, str], emptied: str, terminal: int | None) -> "Sample":
    if emptied:
        _empty(emptied)
    actions: list[tuple[object, ...]] = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    if terminal is not None:
        actions[1] = (os.POSIX_SPAWN_DUP2, terminal, 1)
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    taken = time.perf_counter() - start
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(argv)}: exit code {code}")
    kib = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return taken, usage.ru_utime + usage.ru_stime, kib


def _drain(leader: int) -> None:
    """Read what is written to the terminal, as whoever sits before it does."""
    while True:
        os.read(leader, 65_536)


def _empty(folder: str) -> None:
    """Take all files out of ``folder``, if there is one, and out of those in it; the folders stay."""
    for path, _, names in os.walk(folder):
        for name in names:
            os.unlink(f"{path}/{name}")  # noqa: PTH108 - pathlib would take more memory than all the rest


if __name__ == "__main__":
    main()
