"""A run of a command: its environment, the state of its cache, and what it prints."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from report import FIRST, NEW, REPEATED, UNCACHED, Key

_SCREEN = {"COLUMNS": "100", "LINES": "10000", "TERM": "xterm"}
"""A terminal so high that no answer goes through a pager."""


class Run(NamedTuple):
    """A command to measure, in one state of the cache; ``emptied`` is the folder whose files go before each run."""

    key: Key
    label: str
    argv: list[str]
    env: dict[str, str]
    rounds: int
    emptied: str = ""
    terminal: bool = False

    def output(self) -> bytes:
        """Run it once, and return what it prints.

        Raises:
            SystemExit: it fails.

        """
        leader, follower = os.openpty() if self.terminal else os.pipe()
        with subprocess.Popen(self.argv, env=self.env, stdin=subprocess.DEVNULL, stdout=follower) as ran:
            os.close(follower)
            output = b"".join(iter(lambda: _read(leader), b""))
        os.close(leader)
        if ran.returncode:
            sys.exit(f"{' '.join(self.argv)}: exit code {ran.returncode}")
        return output


class Bench(NamedTuple):
    """Where things are: a folder for all that is made, and the folder of the programs that are installed in it."""

    folder: Path
    scripts: Path
    rounds: int

    def env(self, cache: str = "", **more: str) -> dict[str, str]:
        """Return an environment with nothing in it but what a program needs; each ``cache`` is a folder of its own."""
        home = self.folder / "home"
        cached = {"XDG_CACHE_HOME": str(self.folder / cache)} if cache else {}
        return {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8", **_SCREEN, **cached, **more}

    def states(
        self, key: str | int, label: str, args: Sequence[str], rounds: tuple[int, ...], *, terminal: bool = False
    ) -> list[Run]:
        """Return the runs of one ``mss`` command, one for each state and number of rounds."""
        mss = str(self.scripts / "mss")
        new = self.env("new")
        runs = {
            FIRST: ([mss, *args], self.env("first"), str(self.folder / "first" / "mss")),
            NEW: ([mss, *args], new, str(self.folder / "new" / "mss" / "answers")),
            REPEATED: ([mss, *args], self.env("repeated"), ""),
            UNCACHED: ([mss, "--no-cache", *args], new, ""),
        }
        return [
            Run((key, state), label, argv, env, count, emptied, terminal)
            for (state, (argv, env, emptied)), count in zip(runs.items(), rounds, strict=False)
        ]


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:  # how Linux ends a terminal
        return b""
