"""Keep the documents, and the list of commands, true to the program.

Every ``console`` block has a command and what it really prints. The reference of commands, codes, kinds and JSON is
made from the code, between ``<!-- made: NAME -->`` and ``<!-- end -->``. And ``commands/index.py`` lists each command
that there is a module of, with its short help.

``python scripts/docs.py`` writes all of this; ``python scripts/docs.py --check`` prints what is out of date. Commands
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
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import typer.core
import typer.main

from mss_cli import app, commands
from mss_cli.commands.curate.lint import explanation
from mss_cli.curation.codes import CODES
from mss_cli.model.kinds import KINDS
from mss_cli.model.units import UNITS
from mss_cli.output.formats.markdown import escaped
from mss_cli.output.items import Shape
from mss_cli.typer_internals import OnDemand

ROOT = Path(__file__).parent.parent
INDEX = Path(commands.__file__).with_name("index.py")
WIDTH = 100
BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]*)\n.*?(?=```)", re.DOTALL)

MADE = re.compile(r"(<!-- made: (?P<name>\w+) -->)\n.*?(<!-- end -->)", re.DOTALL)


def documents() -> list[Path]:
    """Return the documents that may have examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def renew(text: str) -> str:
    """Return ``text`` with the output of every example, and every made part, as they are now."""
    text = MADE.sub(lambda found: f"{found[1]}\n{_PARTS[found['name']]()}\n{found[3]}", text)
    return BLOCK.sub(lambda found: f"$ {found['command']}\n{run_on_terminal(found['command'])}", text)


def list_commands(folder: Path) -> dict[str, dict[str, str]]:
    """Return the commands of each section in ``folder``, the package of commands, with their short help."""
    return {
        section: {path.stem: _short_help(section, path.stem) for path in sorted((folder / section).glob("[!_]*.py"))}
        for section in commands.SECTIONS
    }


def _short_help(section: str, name: str) -> str:
    command: typer.core.TyperCommand = import_module(f"{commands.__name__}.{section}.{name}").command
    return command.get_short_help_str(limit=WIDTH)


def index(listed: dict[str, dict[str, str]]) -> str:
    """Return the module that lists the commands."""
    lines = [f'"""{_INDEX_DOCSTRING}"""', "", "COMMANDS: dict[str, dict[str, str]] = {"]
    for section, names in listed.items():
        lines.append(f"    {_quoted(section)}: {{")
        lines += [f"        {_quoted(name)}: {_quoted(text)}," for name, text in names.items()]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


_INDEX_DOCSTRING = (
    "The commands of each section, and what each does in a line; scripts/docs.py makes this from their modules."
)


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


_HELP: dict[str, Any] = {"terminal_width": 96, "max_content_width": 96, "help_option_names": ["-h", "--help"]}


def _commands() -> str:
    group = typer.main.get_command(app.app)
    context = typer.Context(group, info_name="mss", **_HELP)
    parts = ["### mss\n", f"```text\n{group.get_help(context)}\n```\n"]
    for section in commands.SECTIONS:
        for name in commands.names(section):
            command = OnDemand()[name]
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


def _fields(described: Shape | type[msgspec.Struct]) -> str:
    struct = described.struct() if isinstance(described, Shape) else described
    return " ".join(f"`{field.encode_name}`" for field in msgspec.structs.fields(struct))


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ("---",) * len(heading), *rows))


_PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "codes": _codes,
    "kinds": _kinds,
    "units": _units,
    "json": _json,
}


def run_on_terminal(command: str) -> str:
    """Return what a terminal shows when ``command`` is run in it."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "MSS_FACTS"}}
    env |= {"TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1", "MSS_PAGER": "cat"}
    # The examples run "mss", which is to be that of this interpreter.
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


def stale() -> Iterator[tuple[Path, str]]:
    """Yield each file that is out of date, and what it should have."""
    listed = list_commands(INDEX.parent)
    if (new := index(listed)) != INDEX.read_text("utf-8"):
        yield INDEX, new
    commands.COMMANDS.update(listed)  # what documents say of the commands goes by the new list
    for path in documents():
        text = path.read_text("utf-8")
        if (new := renew(text)) != text:
            yield path, new


def main(args: list[str]) -> int:
    """Write what is out of date, or with ``--check`` only print its name."""
    check = "--check" in args
    found = False
    for path, new in stale():
        found = True
        if check:
            print(f"{path.relative_to(ROOT)}: out of date: run python scripts/docs.py")
        else:
            path.write_text(new, "utf-8")
    return int(check and found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
