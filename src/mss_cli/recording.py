"""What a run reads and writes, noted where it is read and written, for the cache to replay.

Where nothing is being recorded, noting does nothing: nobody else needs to know whether a cache exists. This is imported
before anything else and imports next to nothing.
"""

from contextvars import ContextVar


class Recording:
    """One run: the bytes of each file that was read (None where there was none), and what was written."""

    def __init__(self) -> None:
        self.inputs: dict[str, bytes | None] = {}
        self.output: list[bytes] = []
        self.notices: list[str] = []
        self.repeatable = True


CURRENT: ContextVar[Recording | None] = ContextVar("recording", default=None)


def note_input(path: str, content: bytes | None) -> None:
    """Note that the file at ``path`` has ``content``, or with None that there is none."""
    recording = CURRENT.get()
    if recording and recording.inputs.setdefault(path, content) != content:
        recording.repeatable = False  # it changed from one reading to the next


def note_output(content: bytes) -> None:
    """Note that ``content`` was written to standard output."""
    if recording := CURRENT.get():
        recording.output.append(content)


def note_notice(line: str) -> None:
    """Note that ``line`` was written to standard error."""
    if recording := CURRENT.get():
        recording.notices.append(line)


def note_unrepeatable() -> None:
    """Note that this run does more, or depends on more, than reading files and writing to its streams."""
    if recording := CURRENT.get():
        recording.repeatable = False
