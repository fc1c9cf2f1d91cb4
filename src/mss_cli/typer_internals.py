"""All that touches what Typer and its Click keep private, so that a new version of theirs is looked at in one place.

Typer 0.26 and later carry their own Click as ``typer._click``. Used of it, for want of anything public: the exceptions
of a usage error (to say them in the voice of every other error), the base of commands and groups (to find commands on
demand and to put options under headings), the class that Click leaves in place of standard output where it met a
closed pipe, and what talks to shells about completion (to talk as ``shells`` says).
"""

import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import typer
from typer._click.exceptions import BadParameter, ClickException, MissingParameter, UsageError
from typer._click.globals import get_current_context
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, ZshComplete
from typer._completion_shared import _completion_scripts
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mss_cli import commands, shells
from mss_cli.errors import MssError

if TYPE_CHECKING:
    from typer._click import Command as ClickCommand
    from typer._click import Context, HelpFormatter

__all__ = ["ClickException"]

Shell = Literal["bash", "zsh", "fish", "powershell", "pwsh"]

HEADINGS = ("Arguments", "Options", "Checking", "Filters", "Output", "Global options")
"""What options stand under in the help, in this order: a command's own first."""


class OnDemand(Mapping[str, "ClickCommand"]):
    """The commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> "ClickCommand":
        module = commands.find(name)
        if module is None:
            raise KeyError(name)
        found: ClickCommand = module.command
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(commands.names())

    def __len__(self) -> int:
        return len(commands.names())


class Program(TyperGroup):
    """The program's group, with its commands on demand and in sections."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        _use_own_completion()
        self.commands = cast("MutableMapping[str, ClickCommand]", OnDemand())

    def shell_complete(self, ctx: "Context", incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin so, without importing any command."""
        known = {name: text for section in commands.COMMANDS.values() for name, text in section.items()}
        found = [CompletionItem(name, help=text) for name, text in known.items() if name.startswith(incomplete)]
        return [*found, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def _main_shell_completion(
        self, ctx_args: MutableMapping[str, Any], prog_name: str, complete_var: str | None = None
    ) -> None:
        """Offer completions and exit, where a shell asks for them.

        Raises:
            MssError: what a shell sets besides isn't there.

        """
        variable = complete_var or f"_{prog_name}_COMPLETE".upper()
        if instruction := os.environ.get(variable):
            what, _, shell = instruction.partition("_")
            if shell not in get_args(Shell) or what not in {"complete", "source"}:
                raise MssError(f"{variable} is {instruction!r}, which no shell sets: unset it")
            if what == "complete" and (lost := shells.missing(shell, os.environ)):
                raise MssError(
                    f"{variable} is set, but not {' and '.join(lost)}, as a shell's completion does: unset it"
                )
        super()._main_shell_completion(ctx_args, prog_name, complete_var)

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:  # noqa: ARG002 - Click's signature
        """Write the commands to the help, a list for each section, without importing them."""
        for section, title in commands.SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([*commands.COMMANDS[section].items()])


class _Bash(BashComplete):
    def get_completion_args(self) -> shells.Line:
        return shells.bash_line(os.environ)

    def format_completion(self, item: CompletionItem) -> str:
        return shells.bash_value(item.value, os.environ)


class _Typed(ShellComplete):
    """A shell that hands over the line as it was typed."""

    written: Callable[[str, str, str], str]
    """What makes a line of a value, its description and what was typed of it."""

    def get_completion_args(self) -> shells.Line:
        return shells.typed_line(os.environ["_TYPER_COMPLETE_ARGS"])

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = super().get_completions(args, incomplete)
        if shells.LINES in os.environ:
            return found
        return [CompletionItem(each.value) for each in found if shells.BARE.fullmatch(each.value)]

    def complete(self) -> str:
        if shells.LINES not in os.environ:
            return super().complete()
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        return "\n".join(self.written(item.value, item.help or "", incomplete) for item in items)


class _Zsh(_Typed, ZshComplete):
    written = staticmethod(shells.zsh_value)


class _Fish(_Typed, FishComplete):
    written = staticmethod(shells.fish_value)


def _use_own_completion() -> None:
    """Put our scripts and what they call in the place of Typer's, which it registers when a program is made."""
    for name, found in {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}.items():
        found.source_template = _completion_scripts[name] = shells.SCRIPTS[name]
        add_completion_class(found, name)


class Command(TyperCommand):
    """A command whose help gives examples, and has its options under headings."""

    examples: Sequence[str] = ()
    headings: Mapping[str, str] = {}

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Return what is left of ``args``: nothing.

        Raises:
            UsageError: something is; it says which option that was likely meant for.

        """
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from mss_cli.stray import likely_options  # noqa: PLC0415 - only a mistake needs it

            given = " ".join(rest)
            likely = likely_options(rest, {name for param in self.params for name in param.opts})
            hint = f": did you mean {likely}?" if likely else ""
            raise UsageError(f"{given!r} is more than the command takes{hint}", ctx)
        return rest

    def format_help_text(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write what the command does, then its examples."""
        super().format_help_text(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example}\n")

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the options, each under its heading."""
        found: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            heading = "Arguments" if param.param_type_name == "argument" else "Options"
            if record := param.get_help_record(ctx):
                found.setdefault(self.headings.get(param.name or "", heading), []).append(record)
        for heading in HEADINGS:
            if heading in found:
                with formatter.section(heading):
                    formatter.write_dl(found[heading])


_SETTINGS = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}
"""Arguments that are too many aren't Click's to refuse: ``Command.parse_args`` does, and says more."""


def make_command(
    name: str,
    run: Callable[..., None],
    parameters: Sequence[inspect.Parameter],
    headings: Mapping[str, str],
    examples: Sequence[str],
) -> Command:
    """Return the command ``name`` that calls ``run``, as if ``run`` had been written with these ``parameters``.

    Typer reads a function's signature and annotations; there is no other way to declare options.
    """
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name=name, cls=Command, context_settings=_SETTINGS)(run)
    made = get_command(app)
    assert isinstance(made, Command)  # noqa: S101 - an app of one command is a command
    made.headings = headings
    made.examples = examples
    return made


def program_help() -> str:
    """Return the help of the whole program, from within one of its commands."""
    return get_current_context().find_root().get_help()


def help_of(name: str) -> str:
    """Return the help of the command called ``name``, from within another; raises ``KeyError`` where there is none."""
    command = OnDemand()[name]
    context = command.make_context(name, [], parent=get_current_context().find_root(), resilient_parsing=True)
    return command.get_help(context)


def usage_message(error: ClickException) -> str:
    """Return what a usage error says, in one sentence that ends with where to read more."""
    text = error.format_message()
    if isinstance(error, BadParameter) and not isinstance(error, MissingParameter) and error.param:
        hint = error.param.get_error_hint(error.ctx).replace("'", "")  # type: ignore[arg-type]
        text = f"{hint}: {error.message}"
    elif not text.startswith(("'", "-")):
        text = f"{text[:1].lower()}{text[1:]}"
    command = error.ctx.command_path if isinstance(error, UsageError) and error.ctx else "mss"
    joint = " " if text.endswith("?") else "; "
    return f"{text.rstrip('.')}{joint}'{command} --help' says more"


def met_closed_pipe() -> bool:
    """Whether Click found standard output closed by its reader: it then puts an object of this class in its place."""
    return type(sys.stdout).__name__ == "PacifyFlushWrapper"
