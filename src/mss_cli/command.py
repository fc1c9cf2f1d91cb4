"""How a function becomes a command.

A command is a function of a ``Session`` and of option groups: ``timeline(session, filters, output)``. Each group is a
struct whose fields are options; ``command`` spreads them over the command line and collects them again.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Any, get_type_hints

import msgspec
import typer
from msgspec import Struct

from mss_cli.options import Globals, OutputFile
from mss_cli.session import Session
from mss_cli.typer_internals import Command, make_command


def command(function: Callable[..., int | None], *, examples: Sequence[str] = ()) -> Command:
    """Return the command that ``function`` runs, named after its module; what that returns is the exit code."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, type[Struct]] = {}
    parameters = [_keyword("ctx", typer.Context)]
    headings: dict[str, str] = {}
    for parameter in inspect.signature(function).parameters.values():
        hint = hints[parameter.name]
        if hint is Session:
            continue
        if isinstance(hint, type) and issubclass(hint, Struct):
            groups[parameter.name] = hint
            options = msgspec.structs.fields(hint)
            parameters += [_keyword(each.name, each.type, _default(each)) for each in options]
            headings |= {each.name: hint.heading for each in options}  # type: ignore[attr-defined]
        else:
            parameters.append(_keyword(parameter.name, hint, parameter.default))

    fields = msgspec.structs.fields(Globals)
    parameters += [_keyword(each.name, each.type, _default(each)) for each in fields]
    headings |= {each.name: Globals.heading for each in fields}

    def run(ctx: typer.Context, **given: Any) -> None:
        collected = {
            name: group(**{field: given.pop(field) for field in group.__struct_fields__})
            for name, group in groups.items()
        }
        session: Session = Globals(**{each.name: given.pop(each.name) for each in fields}).apply(ctx.obj)
        for group in collected.values():
            if isinstance(group, OutputFile):
                session.refuse(group.output)
        raise typer.Exit(function(session, **collected, **given) or 0)

    run.__doc__ = function.__doc__
    return make_command(function.__module__.rpartition(".")[2], run, parameters, headings, examples)


def _keyword(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
