"""``mss``, and ``python -m mss_cli``, as a process: give an answer again, or work it out and keep it."""

import gc
import os
import sys

from mss_cli.cache.answers import Draft, again, question


def run() -> None:
    """Be the ``mss`` command, and leave at once.

    A look-up makes many small objects and no cycles worth collecting; collecting them, and taking the interpreter apart
    at the end, would take longer than the look-up itself. Whatever is written is flushed where it is written.
    """
    try:
        gc.disable()
        asked = question(sys.argv[1:])
        code = 0 if again(asked) else _worked_out(Draft(asked))
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 - what is no fault of a user's is raised again
        from mss_cli.errors import told  # noqa: PLC0415 - an answer that is given again imports nothing

        code = told(error)
    os._exit(code)


def _worked_out(draft: Draft) -> int:
    from mss_cli.app import main  # noqa: PLC0415

    code = main(draft=draft)
    if not code:
        draft.keep()
    return code


if __name__ == "__main__":
    run()
