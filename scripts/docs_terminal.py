"""What a terminal shows when a command is run in it, as text and as a picture."""

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

from mss_cli import session
from mss_cli.app import main
from mss_cli.bundled import bundled_facts
from mss_cli.facts_file.load import load
from mss_cli.model.dates import When, when
from mss_cli.queries.versions import version_day

ROOT = Path(__file__).parent.parent
WIDTH = 100
_HEIGHT = 30
"""How many lines of a terminal are in a picture."""

_PLAIN = {"TERM": "xterm", "NO_COLOR": "1"}
_COLOURED = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}

SVG_FORMAT = """\
<svg class="{unique_id}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own picture of a terminal, without its fonts, which it would fetch from elsewhere."""


def run_on_terminal(command: str, *, colour: bool = False) -> str:
    """Return what a terminal shows when ``command`` is run in it, on the day of the facts' version."""
    left_out = {"COLUMNS", "FORCE_COLOR", "NO_COLOR", "COLORTERM", "MSS_FACTS"}
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env |= {**(_COLOURED if colour else _PLAIN), "PYTHONUTF8": "1", "MSS_PAGER": "cat"}
    # The examples run "mss", which is to be that of this interpreter, and to print the same on any day; and jq, which
    # doesn't know NO_COLOR in older versions.
    script = f'mss() {{ "{sys.executable}" "{__file__}" "$@"; }}\njq() {{ command jq -M "$@"; }}\n{command}'
    with tempfile.TemporaryDirectory() as folder:  # where examples may write
        content = _shown(["bash", "-c", script], env, folder)
    if b"\x1b" in content and not colour:
        raise ValueError(f"an escape sequence in what {command!r} prints: switch its colour off")
    return content.decode().replace("\r\n", "\n")


def _shown(argv: list[str], env: dict[str, str], folder: str) -> bytes:
    leader, tty = pty.openpty()
    fcntl.ioctl(tty, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    with subprocess.Popen(argv, stdin=tty, stdout=tty, stderr=tty, env=env, cwd=folder):
        os.close(tty)
        content = b""
        while more := _read(leader):
            content += more
        os.close(leader)
    return content


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # how Linux ends a pseudo-terminal
        return b""


def picture(command: str) -> str:
    """Return a picture (SVG) of a terminal in which ``command`` was run: always the same, and it fetches nothing."""
    lines = run_on_terminal(command, colour=True).splitlines()
    shown = lines if len(lines) <= _HEIGHT else [*lines[:_HEIGHT], "…"]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"$ {command}", style="bold", highlight=False)
    console.print(Text.from_ansi("\n".join(shown)))
    drawn = console.export_svg(title="", code_format=SVG_FORMAT, unique_id="terminal")
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def examples_day() -> When:
    """Return the day on which the examples are run: that of the facts' version."""
    version = load(bundled_facts()).metadata.version
    return version_day(version) or when("2026")


def run() -> int:
    """Run ``mss`` on the day of the examples."""
    day = examples_day()
    session.Session.today = lambda self: day  # type: ignore[method-assign]  # noqa: ARG005 - as a method
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
