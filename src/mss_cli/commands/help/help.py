"""``mss help``: what a command does, or what the marks mean."""

from typing import Annotated

import typer

from mss_cli import commands
from mss_cli.command import command as as_command
from mss_cli.errors import NotFoundError
from mss_cli.model.kinds import KINDS
from mss_cli.output.view import Symbols
from mss_cli.session import Session
from mss_cli.typer_internals import help_of, program_help

Topic = Annotated[str, typer.Argument(metavar="[COMMAND|marks]", help="A command's name, or 'marks'.")]

_MARKS = """\
How well a fact is supported (its standing):
  {corroborated}  corroborated: two or more independent origins say it, and none is in the way
  {disputed}  disputed: claims can't all be true; what they differ over stands behind it
     single: one origin, or copies alone

The answer that leads, by the first rule that applies (its basis):
{bases}

How near a claim stands to the thing counted (its grade):
{grades}

What a fact is about (its kind):
{kinds}
"""


def help(session: Session, topic: Topic = "") -> None:  # noqa: A001 - the command's name
    """Show what a command does, or with 'marks' what the marks, grades and kinds mean."""
    if not topic:
        session.put(f"{program_help()}\n")
    elif topic == "marks":
        from mss_cli.output.destination import symbols_of_stdout  # noqa: PLC0415 - not for the list of commands

        session.put(marks_text(symbols_of_stdout()))
    elif commands.find(topic):
        session.put(f"{help_of(topic)}\n")
    else:
        raise NotFoundError("command", topic, [*commands.names(), "marks"], "'mss help' lists them")


command = as_command(help, examples=("mss help troops", "mss help marks"))


def marks_text(symbols: Symbols) -> str:
    """Return what the marks, bases, grades and kinds mean."""
    from mss_cli.queries.grades import GRADE_DEFINITIONS  # noqa: PLC0415 - not for the list of commands
    from mss_cli.queries.lead import BASIS_DEFINITIONS  # noqa: PLC0415

    return _MARKS.format(
        bases="\n".join(f"  {name}: {text}" for name, text in BASIS_DEFINITIONS.items()),
        grades="\n".join(f"  {name}: {text}" for name, text in GRADE_DEFINITIONS.items()),
        kinds="\n".join(
            f"  {kind.ascii if symbols.ascii else kind.mark}  {kind.name}: {kind.definition}" for kind in KINDS.values()
        ),
        **symbols.marks,
    )
