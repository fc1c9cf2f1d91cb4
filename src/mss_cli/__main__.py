"""``mss`` and ``python -m mss_cli`` as a process: replay a kept answer, or run the program and keep what it prints."""

import gc
import os
import sys

from mss_cli.cache import answers


def run() -> None:
    """Run the ``mss`` command, and leave at once.

    A look-up makes many small objects and no cycles worth collecting; collecting them, and taking the interpreter apart
    at the end, would take longer than the look-up itself. Whatever is written is flushed where it is written.
    """
    code = 1
    try:
        gc.disable()
        key = answers.cache_key(sys.argv[1:])
        code = 0 if answers.replay(key) else answers.record(_run, key)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 - what isn't a user's to mend is raised again
        from mss_cli.app import report  # noqa: PLC0415 - a replayed answer imports nothing

        code = report(error)
    os._exit(code)


def _run() -> int:
    from mss_cli.app import main  # noqa: PLC0415

    return main()


if __name__ == "__main__":
    run()
