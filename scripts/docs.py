"""Keep the documents, the list of commands and the schema of a facts file true to the program.

Every ``console`` block has a command and what it really prints; ``docs/terminal.svg`` is a picture of one. What is made
from the code stands between ``<!-- made: NAME -->`` and ``<!-- end -->`` (``docs_parts``). ``commands/index.py`` lists
each command that there is a module of, with its short help, and ``data/facts.schema.json`` is what
``mss schema facts`` prints.

``python scripts/docs.py`` writes all of this; ``python scripts/docs.py --check`` prints what is out of date. Commands
run on a pseudo-terminal of 100 columns without colour, as a reader would see them, on the day of the facts' version
(``docs_terminal``).
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from docs_parts import PARTS
from docs_terminal import ROOT, WIDTH, picture, run_on_terminal

from mss_cli import commands
from mss_cli.facts_file.schema import facts_schema

if TYPE_CHECKING:
    from mss_cli.typer_internals import Command

INDEX = Path(commands.__file__).with_name("index.py")
PICTURES = {"docs/terminal.svg": "mss troops --country Jamaica"}
"""The pictures of terminals, and the command that is run in each."""

BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]*)\n.*?(?=```)", re.DOTALL)

_INDEX_DOCSTRING = (
    "The commands of each section, and what each does in a line; scripts/docs.py makes this from their modules."
)

MADE = re.compile(r"(<!-- made: (?P<name>\w+) -->)\n.*?(<!-- end -->)", re.DOTALL)


def documents() -> list[Path]:
    """Return the documents that may have examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def renew(text: str) -> str:
    """Return ``text`` with the output of every example, and every made part, as they are now."""
    text = MADE.sub(lambda found: f"{found[1]}\n{PARTS[found['name']]()}\n{found[3]}", text)
    return BLOCK.sub(lambda found: f"$ {found['command']}\n{run_on_terminal(found['command'])}", text)


def list_commands(folder: Path) -> dict[str, dict[str, str]]:
    """Return the commands of each section in ``folder``, the package of commands, with their short help."""
    return {
        section: {path.stem: _short_help(section, path.stem) for path in sorted((folder / section).glob("[!_]*.py"))}
        for section in commands.SECTIONS
    }


def _short_help(section: str, name: str) -> str:
    command: Command = import_module(f"{commands.__name__}.{section}.{name}").command
    return command.get_short_help_str(limit=WIDTH)


def index(listed: dict[str, dict[str, str]]) -> str:
    """Return the module that lists the commands."""
    lines = [f'"""{_INDEX_DOCSTRING}"""', "", "COMMANDS: dict[str, dict[str, str]] = {"]
    for section, names in listed.items():
        lines.append(f"    {_quoted(section)}: {{")
        lines += [f"        {_quoted(name)}: {_quoted(text)}," for name, text in names.items()]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


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
    for name, command in PICTURES.items():
        if (path := ROOT / name).parent.exists() and (new := picture(command)) != _text(path):
            yield path, new
    if (path := ROOT / "data" / "facts.schema.json").parent.exists() and (new := schema_text()) != _text(path):
        yield path, new


def schema_text() -> str:
    """Return the schema of a facts file, as ``mss schema facts`` prints it."""
    return msgspec.json.format(msgspec.json.encode(facts_schema()), indent=2).decode() + "\n"


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def main(args: list[str]) -> int:
    """Write what is out of date, or with ``--check`` only print its name; return the exit code."""
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
