"""Measure how long whole runs of ``mss`` take and how much memory, and how that grows with the facts.

``python benchmarks/run.py --peers --write`` builds a wheel, installs it into a new environment, makes facts files of
several sizes, checks that each command prints the same in each state of the cache, then runs all commands in turns, so
that whatever else the machine does falls on all alike. It prints tables; ``--write`` puts them into
``docs/maintaining/speed.md``. It is for Linux: elsewhere the caches that it empties are in other places.
"""

import argparse
import marshal
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peers import PACKAGES, peers
from report import (
    BARE,
    COMPLETION,
    DRAFT,
    EMPTY,
    FIRST,
    JSON,
    LONG_DRAFT,
    NEW,
    REPEATED,
    SHIPPED,
    TABLE,
    Key,
    Took,
    goals_table,
    growth_table,
    put_between,
    runs_table,
    took,
)
from runs import Bench, Run

if TYPE_CHECKING:
    from measure import Command, Plan, Samples

HERE = Path(__file__).parent
ROOT = HERE.parent
SIZES = (100, 1_000, 10_000)
LOOK_UP = ("troops", "--country", "Jamaica", "--json")

_DRAFTS = {DRAFT: 1_000, LONG_DRAFT: 100_000}
"""How many words the drafts that are checked have."""

_FEW_ROUNDS = 3
"""How many rounds there are of a run that takes seconds."""

_FULL_LENGTH = 2**25
"""Up to which length of a file all rounds of a repeated look-up are run."""

_MEMORY = "A process's peak starts at that of the one that spawns it: none below bare Python's can be seen."


def main() -> None:
    """Measure, and print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="mss-bench-") as name:
        bench = Bench(Path(name), _install(Path(name, "venv"), [_wheel(Path(name, "dist"))]), options.rounds)
        (bench.folder / "home").mkdir()
        runs = _runs(bench)
        growing = _growing(bench, options.sizes)
        beside, missing = _beside(bench) if options.peers else ([], [])
        check([*runs, *beside, *growing])
        found = _measured([*runs, *beside, *growing], options.rounds)
        typer = _output(bench.scripts / "python", "-c", "import typer; print(typer.__version__)").decode().strip()
    heading = (
        f"`{' '.join(['python benchmarks/run.py', *sys.argv[1:]])}`: Python {platform.python_version()}, "
        f"Typer {typer}, {os.cpu_count()} CPUs, "
        f"{options.rounds} rounds (fewer on long files), {datetime.now(UTC):%Y-%m-%d}."
    )
    parts = [
        heading,
        runs_table({run.key: run.label for run in (*runs, *beside)}, found),
        " ".join([_MEMORY, *missing]),
        growth_table({run.key: run.label for run in growing}, found),
        goals_table(found),
    ]
    block = "\n\n".join(parts)
    print(block)
    if options.write:
        document = ROOT / "docs" / "maintaining" / "speed.md"
        document.write_text(put_between(document.read_text("utf-8"), "runs", block), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure whole runs of mss, in turns.")
    parser.add_argument("--rounds", type=int, default=30, metavar="N", help="of each small run; large files have fewer")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="COUNT", help="numbers of made-up facts")
    parser.add_argument("--peers", action="store_true", help="measure other programs, too")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/maintaining/speed.md")
    return parser.parse_args()


def _wheel(folder: Path) -> str:
    """Build this project, and return its wheel: what is measured is what is installed, and not this checkout."""
    _output(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "-w", folder, ROOT)
    [wheel] = folder.iterdir()
    return str(wheel)


def _install(folder: Path, packages: Sequence[str]) -> Path:
    """Make an environment with ``packages`` in it, their byte code compiled, and return the folder of its programs.

    Its pip is the newest: console scripts made by pip before 25.3 import ``re``.
    """
    _output(sys.executable, "-m", "venv", "--upgrade-deps", folder)
    scripts = folder / "bin"
    _output(scripts / "python", "-m", "pip", "install", "-qq", *packages)
    _output(scripts / "python", "-m", "compileall", "-q", folder / "lib")
    return scripts


def _output(*command: str | Path) -> bytes:
    """Return what a command of the preparation prints; what the reader has set for ``mss`` is not for it."""
    off = ("PYTHONDONTWRITEBYTECODE", "MSS_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(off)}
    return subprocess.run(list(map(str, command)), env=env, stdout=subprocess.PIPE, check=True).stdout


def _runs(bench: Bench) -> list[Run]:
    """Return the runs on the shipped facts, and those that they are compared with."""
    python, mss = str(bench.scripts / "python"), str(bench.scripts / "mss")
    empty = str(HERE / "empty_app.py")
    tab = {"_MSS_COMPLETE": "complete_bash", "COMP_WORDS": "mss troops --country Jam", "COMP_CWORD": "3"}
    commands = {JSON: LOOK_UP, "timeline": ("timeline",)}
    table = LOOK_UP[:-1]
    return [
        Run((BARE, ""), "`python -c pass`", [python, "-c", "pass"], bench.env(), bench.rounds),
        Run((EMPTY, ""), "an empty Typer app", [python, empty, "nothing"], bench.env(), bench.rounds),
        *(
            run
            for key, args in commands.items()
            for run in bench.states(key, f"`mss {' '.join(args)}`", args, (bench.rounds,) * 4)
        ),
        *(run for key, words in _DRAFTS.items() for run in _draft_runs(bench, key, words)),
        *bench.states(TABLE, f"`mss {' '.join(table)}`, on a terminal", table, (bench.rounds,) * 4, terminal=True),
        Run(("help", ""), "`mss --help`", [mss, "--help"], bench.env("new"), bench.rounds),
        Run((COMPLETION, ""), "completion of a country", [mss], bench.env("new", **tab), bench.rounds),
    ]


def _draft_runs(bench: Bench, key: str, words: int) -> list[Run]:
    """Return the runs of a check of a made-up draft; nothing counts as contradicted, so that it exits with 0."""
    path = bench.folder / f"{key}.md"
    path.write_bytes(_output(bench.scripts / "python", HERE / "draft.py", str(words)))
    rounds = bench.rounds if words <= _DRAFTS[DRAFT] else _FEW_ROUNDS
    args = ("check", str(path), "--json", "--ignore", "contradicted")
    return [
        run
        for run in bench.states(key, f"`mss check --json`, a draft of {words:,} words", args, (_FEW_ROUNDS, rounds))
        if run.key[1] == NEW
    ]


def _growing(bench: Bench, counts: Sequence[int]) -> list[Run]:
    """Return the runs of the look-up on the shipped facts and on made-up ones of each size."""
    shipped = "from mss_cli.bundled import bundled_facts; print(bundled_facts())"
    files = {SHIPPED: Path(_output(bench.scripts / "python", "-c", shipped).decode().strip())}
    for count in counts:
        files[count] = bench.folder / f"{count}.toml"
        files[count].write_bytes(_output(bench.scripts / "python", HERE / "generate.py", str(count)))
    runs = []
    for size, path in files.items():
        length = path.stat().st_size
        label = f"{f'{size:,}' if size else 'shipped'} ({length / 2**20:.1f} MiB)"
        # A first look at a large file takes seconds.
        rounds = (min(bench.rounds, max(3, bench.rounds * _FULL_LENGTH // (length * n))) for n in (20, 2, 1))
        runs += bench.states(size, label, ("--facts", str(path), *LOOK_UP), tuple(rounds))
    return runs


def _beside(bench: Bench) -> tuple[list[Run], list[str]]:
    """Return the runs of other programs, and a sentence on each that is missing."""
    scripts = _install(bench.folder / "peers", PACKAGES)
    timeline, sources = (
        _output(bench.scripts / "mss", "--no-cache", *args, "--json") for args in (("timeline", "--all"), ("sources",))
    )
    found, missing = peers(bench.folder / "home", scripts, timeline, sources)
    runs = [Run((peer.label, ""), peer.label, peer.argv, bench.env(), bench.rounds) for peer in found]
    return runs, missing


def check(runs: Sequence[Run]) -> None:
    """Make sure that runs of one command print the same, in every state; this fills all caches as well.

    Raises:
        SystemExit: it doesn't, or fails.

    """
    answers: dict[str | int, bytes] = {}
    for run in runs:
        name, state = run.key
        # The second time the answer may be one that is kept.
        for _ in range(1 if state == FIRST else 2):
            answer = run.output()
            if answer != answers.setdefault(name, answer):
                sys.exit(f"{run.label}, {state}: what it prints is not what it prints in other states")
        if not answer and name not in {BARE, EMPTY}:
            sys.exit(f"{run.label}: it prints nothing")
        if state == REPEATED and not list(Path(run.env["XDG_CACHE_HOME"], "mss", "answers").iterdir()):
            sys.exit(f"{run.label}: its answer is not kept")


def orders(counts: Sequence[int], rounds: int) -> list[list[int]]:
    """Return for each round which runs take part, shuffled: each as often as ``counts`` says, spread evenly."""
    chance = random.Random(0)  # noqa: S311 - an order, no secret
    made = []
    for n in range(rounds):
        made.append([i for i, count in enumerate(counts) if (n + 1) * count // rounds > n * count // rounds])
        chance.shuffle(made[-1])
    return made


def _measured(runs: Sequence[Run], rounds: int) -> dict[Key, Took]:
    """Run everything in turns, and return what each took."""
    commands: list[Command] = [(run.argv, run.env, run.emptied, run.terminal) for run in runs]
    plan: Plan = (commands, orders([run.rounds for run in runs], rounds))
    measuring = [sys.executable, "-I", "-S", str(HERE / "measure.py")]
    ran = subprocess.run(measuring, input=marshal.dumps(plan), stdout=subprocess.PIPE, check=True)
    samples: Samples = marshal.loads(ran.stdout)  # noqa: S302 - from the process that was just started
    return {run.key: took(each) for run, each in zip(runs, samples, strict=True)}


if __name__ == "__main__":
    main()
