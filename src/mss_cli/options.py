"""The options that commands share, each declared once, and how a function becomes a command.

A command is a function of a ``Session`` and of option groups: ``run(session, filters, output)``. Each group
is a struct whose fields are the options; ``command`` spreads them over the command line and collects them.
"""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import msgspec
import typer
from msgspec import Struct
from typer.core import TyperCommand
from typer.main import get_command

from mss_cli import completion
from mss_cli.cache.answers import Draft
from mss_cli.errors import MssError, clipped
from mss_cli.model.dates import When, when
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset
from mss_cli.model.seed_cards import Card
from mss_cli.output.formats import MACHINE, Format
from mss_cli.output.view import View
from mss_cli.queries.names import country_id, one_of, source_id
from mss_cli.queries.select import Criteria
from mss_cli.queries.standing import STANDINGS
from mss_cli.queries.timing import known
from mss_cli.sanitize import one_line
from mss_cli.stdio import say

Strings = list[str]


class Session(Struct, frozen=True):
    """A whole run: which facts file, when to colour, whether anything is kept; what it reads and says is drafted."""

    facts: Path
    colour: str
    cache: bool
    draft: Draft

    def dataset(self) -> Dataset:
        """Give the facts in use; raises what ``load`` raises."""
        from mss_cli.facts_file.load import load  # noqa: PLC0415 - not for --help

        return load(self.facts, cache=self.cache, noted=self.draft.read_facts)

    def cards(self, dataset: Dataset) -> dict[str, Card]:
        """Give the seed cards of ``dataset``; raises what ``cards`` raises."""
        from mss_cli.facts_file.seed_cards import cards  # noqa: PLC0415

        return cards(dataset, self.draft.read)

    def write(self, view: View, output: "Output") -> None:
        """Write ``view`` as ``output`` asks; raises what ``write`` raises."""
        from mss_cli.output.destination import write  # noqa: PLC0415 - not for --help

        said = write(view, form=output.chosen, colour=self.colour, output=output.output, facts=self.facts)
        notice = one_line(clipped(f"mss: {view.notice}")) if view.notice and output.chosen not in MACHINE else ""
        if notice:
            say(notice)
        self.draft.say(said, notice)

    def put(self, text: str, output: Path | None = None) -> None:
        """Write ``text`` as it is, to ``output`` or to standard output; raises what ``write`` raises."""
        from mss_cli.output.destination import put  # noqa: PLC0415

        self.draft.say(put(text, output=output, facts=self.facts))


class Output(Struct, frozen=True):
    """How to print."""

    json: Annotated[bool, typer.Option("--json", help="Print JSON; the same as --format json.")] = False
    format: Annotated[Format, typer.Option(help="How to print: for people, for scripts, or for a document.")] = "table"
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")] = None

    @property
    def chosen(self) -> Format:
        """The format: ``--json`` goes before ``--format``."""
        return "json" if self.json else self.format


class Clocks(Struct, frozen=True):
    """As of when, and as known when."""

    as_of: Annotated[
        str,
        typer.Option(metavar="DATE", help="What had happened, or held, by DATE, whenever it was reported."),
    ] = ""
    known_by: Annotated[
        str,
        typer.Option(metavar="DATE", help="What could be known by DATE: only sources issued by then."),
    ] = ""

    def applied(self, dataset: Dataset) -> tuple[Dataset, Criteria]:
        """Give the dataset as it was known, and what these options ask of it.

        Raises:
            NotFoundError: a country, kind, source or standing doesn't exist.
            MssError: a date isn't one.

        """
        criteria = self.criteria(dataset)
        return known(dataset, criteria.known_by), criteria

    def criteria(self, dataset: Dataset) -> Criteria:  # noqa: ARG002 - what further options are looked up in
        """Give what these options mean in ``dataset``; raises what ``applied`` raises."""
        return Criteria(as_of=_date("--as-of", self.as_of), known_by=_date("--known-by", self.known_by))


class Filters(Clocks, frozen=True):
    """Which facts. Each option may be given several times; different options narrow one another."""

    country: Annotated[
        Strings,
        typer.Option(
            metavar="NAME",
            help="Of this country: name, demonym, or ISO code of 2 or 3 letters.",
            autocompletion=completion.countries,
        ),
    ] = []
    kind: Annotated[
        Strings,
        typer.Option(metavar="KIND", help="Of this kind, as arrived or statement.", autocompletion=completion.kinds),
    ] = []
    source: Annotated[
        Strings, typer.Option(metavar="ID", help="That this source speaks of.", autocompletion=completion.sources)
    ] = []
    since: Annotated[str, typer.Option(metavar="DATE", help="On or after DATE: 2024, 2024-06 or 2024-06-25.")] = ""
    until: Annotated[str, typer.Option(metavar="DATE", help="On or before DATE.")] = ""
    standing: Annotated[
        Strings,
        typer.Option(
            metavar="STANDING", help="Only single, corroborated or disputed.", autocompletion=completion.standings
        ),
    ] = []

    def criteria(self, dataset: Dataset) -> Criteria:
        """Give what these options mean in ``dataset``; raises what ``applied`` raises."""
        kind = one_of("kind", KINDS, "'mss lint --explain unknown-kind' lists the kinds")
        standing = one_of("standing", STANDINGS, f"it is one of {', '.join(STANDINGS)}")
        return msgspec.structs.replace(
            super().criteria(dataset),
            countries=frozenset(country_id(dataset, name) for name in self.country),
            kinds=frozenset(kind(name) for name in self.kind),
            sources=frozenset(source_id(dataset, name) for name in self.source),
            since=_date("--since", self.since),
            until=_date("--until", self.until),
            standings=frozenset(standing(name) for name in self.standing),
        )


def query_of(criteria: Criteria) -> dict[str, Any]:
    """Give what was asked, for the envelope: names resolved, dates as given."""
    dates = {name: getattr(criteria, name) for name in ("since", "until", "as_of", "known_by")}
    return {
        "country": sorted(criteria.countries),
        "kind": sorted(criteria.kinds),
        "source": sorted(criteria.sources),
        "standing": sorted(criteria.standings),
        **{name: when.edtf if when else None for name, when in dates.items()},
    }


def command(function: Callable[..., int | None], *, repeatable: bool = False) -> TyperCommand:
    """Give the command that ``function`` runs; what it returns, if anything, is the exit code.

    The answer of a ``repeatable`` command is kept: it must read files through its ``Session`` alone.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, type[Struct]] = {}
    spread: list[inspect.Parameter] = [_keyword("ctx", typer.Context)]
    for parameter in inspect.signature(function).parameters.values():
        hint = hints[parameter.name]
        if hint is Session:
            continue
        if isinstance(hint, type) and issubclass(hint, Struct):
            groups[parameter.name] = hint
            fields = msgspec.structs.fields(hint)
            spread += [_keyword(each.name, each.type, _default(each)) for each in fields]
        else:
            spread.append(_keyword(parameter.name, hint, parameter.default))

    def run(ctx: typer.Context, **given: Any) -> None:
        collected = {
            name: group(**{field: given.pop(field) for field in group.__struct_fields__})
            for name, group in groups.items()
        }
        session: Session = ctx.obj
        if not repeatable:
            session.draft.forget()
        code = function(session, **collected, **given)
        raise typer.Exit(code or 0)

    run.__doc__ = function.__doc__
    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in spread}
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name=function.__module__.rpartition(".")[2])(run)
    made = get_command(app)
    assert isinstance(made, TyperCommand)  # noqa: S101 - an app of one command is a command
    return made


def _keyword(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default_factory() if field.default is msgspec.NODEFAULT else field.default


def _date(option: str, text: str) -> When | None:
    try:
        return when(text) if text else None
    except ValueError as error:
        raise MssError(f"{option}: {error}") from None
