"""Long output in a terminal goes through a pager, as git's does; short output, and all other output, doesn't."""

import os
import shutil
import subprocess
import sys

from mss_cli.recording import note_unrepeatable


def fits(content: bytes) -> bool:
    """Whether ``content`` fits the screen."""
    return content.count(b"\n") < shutil.get_terminal_size().lines


def page(content: bytes) -> bool:
    """Show ``content`` in the reader's pager and return True; return False where there is none.

    ``MSS_PAGER`` names the pager, else ``PAGER``, else it is ``less``; empty or ``cat`` is none.
    """
    words = os.environ.get("MSS_PAGER", os.environ.get("PAGER", "less")).split()
    if words in ([], ["cat"]) or not sys.stdin or not sys.stdin.isatty():
        return False
    note_unrepeatable()  # a pager is shown to, or may be installed by the next time
    if not shutil.which(words[0]):
        return False
    # What git tells less: leave colours be, and the screen as it was.
    env = {"LESS": "FRX", **os.environ}
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=env)  # noqa: S603 - the reader's own choice
    except OSError:
        return False
    try:
        pager.communicate(content)
    except KeyboardInterrupt:
        pager.wait()
    return True
