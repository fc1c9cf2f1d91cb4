"""Standard output and error, as they are: open, closed, or a pipe that nobody reads any more."""

import os
import sys

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Iterable


def send(parts: "Iterable[bytes]") -> None:
    """Write ``parts`` to standard output, all of them; quietly nothing where its reader has left.

    Raises:
        MssError: standard output is closed, or can't be written to.

    """
    reason = "standard output is closed: open it, or name a file with --output"
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(parts)
            sys.stdout.buffer.flush()
        except OSError as error:
            # Python would flush again on its way out, and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                return  # the reader has what it wanted
            reason = f"can't write to standard output: {(error.strerror or str(error)).lower()}"
        else:
            return
    from mss_cli.errors import MssError  # noqa: PLC0415 - an answer that is given again imports nothing

    raise MssError(reason)


def say(line: str) -> None:
    """Write a notice or an error to standard error, where that is open."""
    if sys.stderr is not None:
        print(line, file=sys.stderr)
