"""Standard output and error, as they are: open, closed, full, slow, or a pipe that nobody reads any more."""

import os
import sys

from mss_cli.recording import note_notice, note_output

TYPE_CHECKING = False  # as typing has it, which is not imported
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TextIO

    from mss_cli.errors import MssError


def send(chunks: "Iterable[bytes]") -> None:
    """Write ``chunks`` to standard output, all of them; quietly nothing where its reader has left.

    Raises:
        MssError: standard output can't be written to.

    """
    try:
        sys.stdout.flush()
        for chunk in chunks:
            write_all(sys.stdout.buffer, chunk)
            note_output(chunk)
        _flush(sys.stdout.buffer)
    except BrokenPipeError:
        _silence(sys.stdout)  # whoever closed it has read enough
    except OSError as error:
        raise cannot_write(error) from None


def write_all(stream: "BinaryIO", chunk: bytes) -> None:
    """Write all of ``chunk``, however often the stream takes only a part of it, or nothing for now."""
    rest = memoryview(chunk)
    while rest:
        try:
            written = stream.write(rest)
        except BlockingIOError as error:
            written = error.characters_written
        if not written:
            _wait(stream)
        rest = rest[written or 0 :]


def _flush(stream: "BinaryIO") -> None:
    while True:
        try:
            return stream.flush()
        except BlockingIOError:
            _wait(stream)


def _wait(stream: "BinaryIO") -> None:
    """Wait until a stream that doesn't block takes more."""
    import select  # noqa: PLC0415 - few streams are like that

    select.select([], [stream], [])


def cannot_write(error: OSError) -> "MssError":
    """Return the fault that nothing can be written to standard output, or to the file that ``error`` names, and why."""
    from mss_cli.errors import MssError, reason  # noqa: PLC0415 - a replayed answer imports nothing

    if error.filename is not None:
        return MssError(f"{error.filename}: can't write it: {reason(error)}")
    _silence(sys.stdout)
    return MssError(f"can't write to standard output: {reason(error)}")


def warn(line: str) -> None:
    """Write a notice or an error to standard error; where that is closed or full, it is lost."""
    note_notice(line)
    if sys.stderr is None:
        return  # print would take standard output instead
    try:
        if buffer := getattr(sys.stderr, "buffer", None):
            sys.stderr.flush()
            write_all(buffer, f"{line}{os.linesep}".encode(sys.stderr.encoding, "backslashreplace"))
            _flush(buffer)
        else:
            print(line, file=sys.stderr)
    except OSError:
        _silence(sys.stderr)


def _silence(stream: "TextIO") -> None:
    """Let what ``stream`` still holds go nowhere: Python would write it again on its way out, and complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return  # it has no descriptor
