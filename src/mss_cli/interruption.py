"""Work that leaves no part behind, also where the process is ended by a signal meanwhile."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(BaseException):
    """The process got a signal to end."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


@contextmanager
def tidy_end() -> Iterator[None]:
    """Let a signal to end be an exception, as Ctrl-C is, until what is done here has tidied up; then end by it.

    A signal that the process ignores, as after ``nohup``, is ignored here too.
    """
    before = {}
    with suppress(ValueError):  # only the main thread may
        for each in _SIGNALS:
            if signal.getsignal(each) == signal.SIG_DFL:
                before[each] = signal.signal(each, _end)
    try:
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
    except Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
        raise


def _end(number: int, _: FrameType | None) -> None:
    raise Ended(number)
