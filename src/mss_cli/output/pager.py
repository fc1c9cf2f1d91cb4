"""Long output in a terminal goes through a pager, as git's does; short output, and all other output, doesn't."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mss_cli.interruption import tidy_end
from mss_cli.recording import note_unrepeatable

_DEFAULT = "less"
_OPTIONS = "FIRX"
"""The options of ``less`` where the reader's ``LESS`` isn't set: R keeps colours and links, I ignores case in searches,
F and X leave a short text and the screen as they are."""

_PROGRAM = re.compile(r"[\w./+-]+(?:\s+[\w./+:,@%=-]+)*")
"""A command line of one program and plain words."""


def fits(content: bytes) -> bool:
    """Whether ``content`` fits the screen."""
    return content.count(b"\n") < shutil.get_terminal_size().lines


def page(content: bytes) -> bool:
    """Show ``content`` in the reader's pager and return True; return False where there is none, or it fails.

    ``MSS_PAGER`` is its command line, for the shell, else ``PAGER``, else it is ``less``; empty or ``cat`` stands for
    none. A terminal that can't move its cursor gets none either.
    """
    command = os.environ.get("MSS_PAGER", os.environ.get("PAGER", _DEFAULT)).strip()
    if command in {"", "cat"} or _is_dumb() or not sys.stdin or not sys.stdin.isatty():
        return False
    note_unrepeatable()  # what a pager shows isn't noted, and one may be installed by the next time
    if command == _DEFAULT and not shutil.which(_DEFAULT):
        return False
    try:
        return _fed(command, content)
    except OSError:
        return False


def _is_dumb() -> bool:
    """Whether the terminal says that it can't move its cursor, or where such a word is expected, says nothing."""
    return os.environ.get("TERM", "dumb" if os.name == "posix" else "") == "dumb"


def _fed(command: str, content: bytes) -> bool:
    """Whether the pager showed ``content``; where it failed, whether the reader's Ctrl-C brought that about."""
    # In the place of its shell, a single program gets the signal itself.
    line = f"exec {command}" if os.name == "posix" and _PROGRAM.fullmatch(command) else command
    with tidy_end(), _left_to_the_pager() as pressed:
        pager = subprocess.Popen(line, shell=True, stdin=subprocess.PIPE, env=_environment())  # noqa: S602 - as POSIX has it
        try:
            pager.communicate(content)
        except BaseException:
            pager.terminate()
            pager.wait()
            raise
    return pager.returncode == 0 or bool(pressed)


def _environment() -> dict[str, str]:
    """Return the environment with what ``less`` and ``lv`` need to show colours, links and UTF-8."""
    env = {"LV": "-c", **os.environ}
    # Before the reader's own options, one of which may take all that follows it as a text.
    env["LESS"] = f"-R {env['LESS']}" if "LESS" in env else _OPTIONS
    if sys.stdout.encoding.lower().replace("-", "") == "utf8":
        env.setdefault("LESSCHARSET", "utf-8")
    return env


@contextmanager
def _left_to_the_pager() -> Iterator[list[int]]:
    """Leave Ctrl-C to the pager, which stops waiting or searching then; yield how often it was pressed.

    It is caught and not ignored, since what is ignored here the pager would ignore too.
    """
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
