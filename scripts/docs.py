"""Keep the documents true to the program.

Every ``console`` block holds a command and what it really prints; and the reference of commands, codes, kinds and JSON
is made from the code, between ``<!-- made: NAME -->`` and ``<!-- end -->``.

``python scripts/docs.py`` writes both anew; ``python scripts/docs.py --check`` says what is out of date. The commands
run on a pseudo-terminal of 100 columns without colour, as a reader would see them.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import typer.main

from mss_cli import app as cli
from mss_cli import commands
from mss_cli.commands.curate.lint import explanation
from mss_cli.curation.codes import CODES
from mss_cli.model.kinds import KINDS, UNITS
from mss_cli.output.formats.markdown import escaped

ROOT = Path(__file__).parent.parent
WIDTH = 100
BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]*)\n.*?(?=```)", re.DOTALL)

MADE = re.compile(r"(<!-- made: (?P<name>\w+) -->)\n.*?(<!-- end -->)", re.DOTALL)


def documents() -> list[Path]:
    """Give the documents that have examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def renewed(text: str) -> str:
    """Give ``text`` with the output of every example, and every made part, as they are now."""
    text = MADE.sub(lambda found: f"{found[1]}\n{_PARTS[found['name']]()}\n{found[3]}", text)
    return BLOCK.sub(lambda found: f"$ {found['command']}\n{shown(found['command'])}", text)


_HELP: dict[str, Any] = {"terminal_width": 96, "max_content_width": 96, "help_option_names": ["-h", "--help"]}


def _commands() -> str:
    group = typer.main.get_command(cli.app)
    context = typer.Context(group, info_name="mss", **_HELP)
    parts = ["### mss\n", f"```text\n{group.get_help(context)}\n```\n"]
    for section in commands.SECTIONS:
        for name in commands.names(section):
            command = cli.OnDemand()[name]
            inner = typer.Context(command, parent=context, info_name=name, **_HELP)
            parts.append(f"### mss {name}\n\n```text\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


def _codes() -> str:
    return _table(("Code", "Meaning"), [(f"`{code}`", escaped(explanation(code).partition(": ")[2])) for code in CODES])


def _kinds() -> str:
    rows = [
        (f"`{kind.name}`", kind.definition, kind.nature, " ".join(f"`{unit}`" for unit in kind.units) or "no figure",
         "required" if kind.figure_required else "optional" if kind.units else "")
        for kind in KINDS.values()
    ]  # fmt: skip
    return _table(("Kind", "What it is about", "Nature", "Units", "Figure"), rows)


def _units() -> str:
    return _table(("Unit", "Family"), [(f"`{unit.name}`", unit.family) for unit in UNITS.values()])


def _json() -> str:
    parts = []
    for section in commands.SECTIONS:
        for name in commands.names(section):
            module = commands.find(name)
            if item := getattr(module, "ITEM", None):
                parts.append(f"- **{name}**: {_fields(item)}")
                if extra := getattr(module, "EXTRA", None):
                    parts.append(f"  - beside `items`: {_fields(extra)}")
    return "\n".join(parts)


def _fields(struct: type[msgspec.Struct]) -> str:
    return " ".join(f"`{name}`" for name in struct.__struct_fields__)


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ("---",) * len(heading), *rows))


_PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "codes": _codes,
    "kinds": _kinds,
    "units": _units,
    "json": _json,
}


def shown(command: str) -> str:
    """Give what a terminal shows when ``command`` is run in it."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "MSS_FACTS"}}
    env |= {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1", "MSS_PAGER": "cat"}
    # The examples say "mss"; which one is meant is the one of this interpreter.
    script = f'mss() {{ "{sys.executable}" -m mss_cli "$@"; }}\n{command}'
    ran = subprocess.Popen(["bash", "-c", script], stdin=follower, stdout=follower, stderr=follower, env=env, cwd=ROOT)
    os.close(follower)
    content = b""
    while more := _read(leader):
        content += more
    os.close(leader)
    ran.wait()
    if b"\x1b" in content:
        raise ValueError(f"an escape sequence in what {command!r} prints: switch its colour off")
    return content.decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # how Linux ends a pseudo-terminal
        return b""


def main(args: list[str]) -> int:
    """Renew the documents, or with ``--check`` only compare."""
    stale = []
    for path in documents():
        text = path.read_text("utf-8")
        if (new := renewed(text)) != text:
            stale.append(path.relative_to(ROOT))
            if "--check" not in args:
                path.write_text(new, "utf-8")
    if "--check" in args:
        for name in stale:
            print(f"{name}: out of date: run python scripts/docs.py")
        return bool(stale)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
