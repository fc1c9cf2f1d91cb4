"""The ``mss`` program: global options, commands found by name, and faults turned into exit codes."""

import errno
import io
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, cast

import typer
from typer._click.exceptions import ClickException
from typer.core import TyperGroup

from mss_cli import __version__, commands
from mss_cli.cache.answers import Draft
from mss_cli.errors import MssError, clipped, told
from mss_cli.facts_file.bundled import bundled_facts
from mss_cli.options import Session
from mss_cli.sanitize import one_line
from mss_cli.stdio import unwritten

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter


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


class OnDemand(Mapping[str, "Command"]):
    """The commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> "Command":
        module = commands.find(name)
        if module is None:
            raise KeyError(name)
        found: Command = module.command
        return found

    def __iter__(self) -> Iterator[str]:
        return (name for section in commands.SECTIONS for name in commands.names(section))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Commands(TyperGroup):
    """The program's group, with its commands on demand and in sections."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast("MutableMapping[str, Command]", OnDemand())

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:  # noqa: ARG002 - Click's signature
        """Write the commands to the help, a list for each section."""
        for section, title in commands.SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(name, self.commands[name].get_short_help_str(80)) for name in commands.names(section)]
                )


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def options(
    ctx: typer.Context,
    facts: Annotated[Path | None, typer.Option(envvar="MSS_FACTS", metavar="FILE", help="Use this facts file.")] = None,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="When to use colour.")] = "auto",
    *,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Work the answer out anew, and keep nothing.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the versions and exit.")] = False,
) -> None:
    """What is known about the MSS mission in Haiti, who says so, and do they agree?"""  # noqa: D400, D401 - a question, as the help shows it
    session = Session(facts or bundled_facts(), color, cache=not no_cache, draft=ctx.obj or Draft())
    ctx.obj = session
    if version or ctx.invoked_subcommand is None:
        session.draft.forget()
    if version:
        said = f"mss {__version__}, facts {session.dataset().about.version}"
        session.put(f"{one_line(said)}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        session.put(f"{ctx.get_help()}\n")


def main(args: Sequence[str] | None = None, draft: Draft | None = None) -> int:
    """Run ``mss``, note in ``draft`` what is read and said, and give the exit code.

    0 is done, an empty result included; 1 is a named thing that doesn't exist, or a fault that a check found;
    2 is a usage error or a facts file that can't be used; 130 is interrupted.
    """
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # Click would take standard output instead
    try:
        code = app(args=args, prog_name="mss", obj=draft, standalone_mode=False)
    except ClickException as error:
        error.message = one_line(clipped(error.message))  # it repeats what it was given
        with suppress(OSError):  # standard error is full: there is nobody to tell
            error.show()
        return error.exit_code
    except SystemExit as done:
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":
            return 0  # Click met a closed pipe; whoever closed it has what they wanted
        return done.code if isinstance(done.code, int) else 0
    except (MssError, KeyboardInterrupt) as error:
        return told(error)
    except OSError as error:  # Click's own words, as help, met a full disk
        return told(unwritten(error))
    return code if isinstance(code, int) else 0
