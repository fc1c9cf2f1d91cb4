"""Standard output and standard error, which may be full or unread."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from mss_cli.output.safe import one_line


def say(text: str) -> None:
    """Say ``text`` on standard error, on one line; where that is full, there is nobody to tell."""
    try:
        print(one_line(text), file=sys.stderr, flush=True)
    except OSError:
        forget(sys.stderr)


def forget(stream: TextIO) -> None:
    """Let what ``stream`` still holds go nowhere: Python would write it again on its way out, and complain."""
    with suppress(OSError, ValueError):  # it has no descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
