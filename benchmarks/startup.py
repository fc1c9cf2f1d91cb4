"""How long whole runs of ``mss`` take, beside bare Python and an empty Typer app, measured in turns.

``python benchmarks/startup.py [ROUNDS]`` prints a Markdown table of medians and ratios. Run it with the interpreter
that ``mss`` is installed for; byte code is compiled by the first round, which doesn't count.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY_APP = """\
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def options() -> None: ...


@app.command()
def nothing() -> None: ...


app()
"""


def main() -> None:
    """Measure, and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    mss = str(Path(sys.executable).with_name("mss"))
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY_APP, "utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "empty Typer app": [sys.executable, str(empty), "nothing"],
            "mss troops --country Jamaica --json": [mss, "troops", "--country", "Jamaica", "--json"],
            "the same, without a snapshot": [mss, "--no-cache", "troops", "--country", "Jamaica", "--json"],
            "mss troops --country Jamaica, as a table": [mss, "--color", "always", "troops", "--country", "Jamaica"],
            "mss timeline, piped": [mss, "timeline"],
            "mss timeline --json": [mss, "timeline", "--json"],
            "mss --help": [mss, "--help"],
        }
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["XDG_CACHE_HOME"] = folder
        taken = _measured(commands, env, rounds)
    _print(taken)


def _measured(commands: dict[str, list[str]], env: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Run each command once in every round, so that whatever else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for n in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
            if n:
                taken[name].append(time.perf_counter() - start)
    return taken


def _print(taken: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(times) for name, times in taken.items()}
    bare, app = medians["python -c pass"], medians["empty Typer app"]
    print("| Run | Median, ms | to bare Python | to an empty Typer app |")
    print("| --- | --: | --: | --: |")
    for name, median in medians.items():
        print(f"| {name} | {median * 1000:.0f} | {median / bare:.2f} | {median / app:.2f} |")


if __name__ == "__main__":
    main()
