"""The program: its global options, its exit codes, and how an error is reported."""

import errno
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from mss_cli.bundled import bundled_facts
from mss_cli.commands import COMMANDS, SECTIONS
from mss_cli.errors import BadFactsError, MssError, clipped
from mss_cli.options import FACTS_OPTION, Colour, Globals, NoCache, NoPager, Output
from mss_cli.sanitize import one_line
from mss_cli.session import Session
from mss_cli.stdio import cannot_write, warn
from mss_cli.typer_internals import ClickException, Program, met_closed_pipe, usage_message


class Closed(io.StringIO):
    """Standard output where it is closed: writing fails, which Click and Python would pass over."""

    encoding = "utf-8"

    def write(self, _: object, /) -> NoReturn:
        """Raise ``OSError``."""
        raise OSError(errno.EBADF, "it is closed; open it, or name a file with --output")

    @property
    def buffer(self) -> Any:
        """What takes bytes: the same."""
        return self


app = typer.Typer(
    cls=Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def options(
    ctx: typer.Context,
    facts: Annotated[Path | None, FACTS_OPTION] = None,
    color: Colour = None,
    *,
    no_cache: NoCache = False,
    no_pager: NoPager = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the versions and exit.")] = False,
) -> None:
    """What is known about the MSS mission in Haiti, who says so, and do they agree?"""  # noqa: D400, D401 - a question, as the help shows it
    session = ctx.obj = Globals(facts, color, no_cache, no_pager).apply(Session(bundled_facts()))
    if version:
        session.put_version()
    elif ctx.invoked_subcommand is None:
        from mss_cli.output.start import start_view  # noqa: PLC0415 - not for a look-up

        sections = {title: COMMANDS[section] for section, title in SECTIONS.items()}
        session.write(start_view(session.dataset(), session.today(), sections), Output())
    else:
        return
    raise typer.Exit


def main(args: Sequence[str] | None = None) -> int:
    """Run ``mss`` and return the exit code.

    0 is done, an empty result included; 1 is a named thing that doesn't exist, or a fault that a check found;
    2 is a usage error or a facts file that can't be used; 130 is interrupted.
    """
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # Click would take standard output instead
    try:
        code = app(args=args, prog_name="mss", standalone_mode=False)
    except SystemExit as done:
        if met_closed_pipe():
            return 0  # whoever closed it has read enough
        return done.code if isinstance(done.code, int) else 0
    except (ClickException, MssError, KeyboardInterrupt) as error:
        return report(error)
    except OSError as error:  # Click's own words, such as help, met a full disk
        return report(cannot_write(error))
    return code if isinstance(code, int) else 0


def report(error: BaseException) -> int:
    """Print on standard error what is wrong, and return the exit code; raises ``error`` if no user can mend it."""
    if isinstance(error, KeyboardInterrupt):
        return 130
    if isinstance(error, ClickException):
        warn(f"mss: {one_line(clipped(usage_message(error)))}")
        return error.exit_code
    if not isinstance(error, MssError):
        raise error
    prefix = "" if isinstance(error, BadFactsError) else "mss: "
    for line in error.lines:
        warn(f"{prefix}{one_line(line)}")
    return error.exit_code
