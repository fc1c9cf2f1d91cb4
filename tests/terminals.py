"""Programs in a terminal of their own, as somebody sits before it."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

_PATIENCE = 20
_LEFT_OUT = ("MSS_", "LESS", "PAGER", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")


class Terminal:
    """A program that was started in a terminal, and all that it has shown so far."""

    def __init__(self, leader: int, process: subprocess.Popen[bytes]) -> None:
        self.leader = leader
        self.process = process
        self.shown = b""

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.leader, keys)

    def read(self, seconds: float = _PATIENCE, until: bytes | None = None) -> bytes:
        """Return what is shown from now on: until some text comes, the program ends, or the time is over."""
        found = b""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and (until is None or until not in found):
            if not select.select([self.leader], [], [], left)[0]:
                break
            try:
                more = os.read(self.leader, 65536)
            except OSError:  # the last program of the terminal has ended
                break
            found += more
        self.shown += found
        assert until is None or until in found, found[-2000:]
        return found

    def wait(self) -> int:
        """Show the rest, and return the exit code."""
        self.read()
        return self.process.wait(_PATIENCE)


@contextmanager
def in_terminal(command: Sequence[str], env: Mapping[str, str], rows: int = 20, width: int = 80) -> Iterator[Terminal]:
    """Start ``command`` in a terminal, with ``env`` beside what doesn't change how things are shown."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, width, 0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}

    def take() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    env = {**kept, "MSS_NO_CACHE": "1", "TERM": "xterm", **env}
    process = subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=env,
        start_new_session=True,
        preexec_fn=take,  # noqa: PLW1509 - it makes one call
    )
    os.close(follower)
    try:
        yield Terminal(leader, process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        os.close(leader)
