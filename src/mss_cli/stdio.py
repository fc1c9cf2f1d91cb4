"""Standard output and error, as they are: open, closed, full, or a pipe that nobody reads any more."""

import errno
import os
import sys

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from mss_cli.errors import MssError


def send(parts: "Iterable[bytes]") -> None:
    """Write ``parts`` to standard output, all of them; quietly nothing where its reader has left.

    Raises:
        MssError: standard output can't be written to.

    """
    try:
        sys.stdout.flush()
        for part in parts:
            rest = memoryview(part)
            while rest:  # unbuffered, a write may end early and be no error, or write nothing
                written = sys.stdout.buffer.write(rest)
                if written is None:
                    raise BlockingIOError(errno.EAGAIN, "it takes no more for now")
                rest = rest[written:]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget(sys.stdout)  # the reader has what it wanted
    except OSError as error:
        raise unwritten(error) from None


def unwritten(error: OSError) -> "MssError":
    """Give the fault that nothing can be written to standard output, and why."""
    from mss_cli.errors import MssError  # noqa: PLC0415 - an answer that is given again imports nothing

    _forget(sys.stdout)
    reason = error.strerror or str(error)
    return MssError(f"can't write to standard output: {reason[:1].lower()}{reason[1:]}")


def say(line: str) -> None:
    """Write a notice or an error to standard error; where that is closed or full, there is nobody to tell."""
    if sys.stderr is None:
        return  # print would take standard output instead
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        _forget(sys.stderr)


def _forget(stream: "TextIO") -> None:
    """Let what ``stream`` still holds go nowhere: Python would write it again on its way out, and complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return  # it has no descriptor
