"""The options that commands share, each declared once, in groups that a command takes as one argument each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

import msgspec
import typer
from msgspec import Struct

from mss_cli import completion
from mss_cli.errors import MssError, NotFoundError
from mss_cli.model.dates import When
from mss_cli.model.kinds import KINDS
from mss_cli.model.records import Dataset
from mss_cli.output.formats import Format
from mss_cli.paths import typed_output, typed_path
from mss_cli.queries.countries import country_id
from mss_cli.queries.names import kind_of, one_of, source_id
from mss_cli.queries.select import Criteria
from mss_cli.queries.standing import STANDINGS
from mss_cli.queries.timing import known_by
from mss_cli.queries.typed_dates import typed_date
from mss_cli.recording import note_unrepeatable
from mss_cli.sanitize import one_line
from mss_cli.session import Session
from mss_cli.stdio import warn

Strings = list[str]
Listed = TypeVar("Listed")
FACTS_OPTION = typer.Option(
    envvar="MSS_FACTS", metavar="FILE", help="Use this facts file; - is standard input.", parser=typed_path
)
Facts = Annotated[Path | None, typer.Option(metavar="FILE", help="Use this facts file.", parser=typed_path)]
Colour = Annotated[Literal["auto", "always", "never"] | None, typer.Option(help="When to use colour.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Work the answer out anew, and keep nothing.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Don't page long output.")]


class Globals(Struct, frozen=True):
    """What every command takes, wherever it stands on the line."""

    heading: ClassVar[str] = "Global options"

    facts: Facts = None
    color: Colour = None
    no_cache: NoCache = False
    no_pager: NoPager = False

    def apply(self, session: Session) -> Session:
        """Return ``session`` as these options have it."""
        if self.no_cache:
            note_unrepeatable()
        return msgspec.structs.replace(
            session,
            facts=self.facts or session.facts,
            colour=self.color or session.colour,
            cache=session.cache and not self.no_cache,
            pager=session.pager and not self.no_pager,
        )


class OutputFile(Struct, frozen=True):
    """Where to print."""

    heading: ClassVar[str] = "Output"

    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.", parser=typed_output)
    ] = None


class Output(OutputFile, frozen=True):
    """How and where to print."""

    json: Annotated[bool, typer.Option("--json", help="Print JSON; the same as --format json.")] = False
    format: Annotated[
        Format | None,
        typer.Option(help="How to print: for people (table, the default), for scripts, or for a document."),
    ] = None
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV or TSV with a byte-order mark, as some spreadsheets need it.")
    ] = False

    def __post_init__(self) -> None:
        """Raise ``MssError`` where options contradict one another."""
        if self.json and self.format not in {None, "json"}:
            raise MssError(f"--json and --format {self.format} contradict one another: leave one out")
        if self.bom and self.chosen not in {"csv", "tsv"}:
            raise MssError("--bom goes with --format csv or --format tsv alone")

    @property
    def chosen(self) -> Format:
        """The format."""
        return "json" if self.json else self.format or "table"


class Times(Struct, frozen=True):
    """As of when, and as known when."""

    heading: ClassVar[str] = "Filters"

    as_of: Annotated[
        str,
        typer.Option(metavar="DATE", help="What had happened, or held, by DATE, whenever it was reported."),
    ] = ""
    known_by: Annotated[
        str,
        typer.Option(metavar="DATE", help="What could be known by DATE: only sources issued by then."),
    ] = ""

    def apply(self, dataset: Dataset, today: When) -> tuple[Dataset, Criteria]:
        """Return the dataset as it was known, and the criteria of these options.

        Raises:
            NotFoundError: a country, kind, source or standing doesn't exist.
            MssError: a date isn't one.

        """
        criteria = self.criteria(dataset, today)
        return known_by(dataset, criteria.known_by), criteria

    def criteria(self, dataset: Dataset, today: When) -> Criteria:  # noqa: ARG002 - further options are looked up in it
        """Return what these options mean in ``dataset``; raises what ``apply`` raises."""
        return Criteria(as_of=_date("--as-of", self.as_of, today), known_by=_date("--known-by", self.known_by, today))


class Filters(Times, frozen=True):
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
        typer.Option(
            metavar="KIND", help="Of this kind, such as arrived or statement.", autocompletion=completion.kinds
        ),
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

    def criteria(self, dataset: Dataset, today: When) -> Criteria:
        """Return what these options mean in ``dataset``; raises what ``apply`` raises."""
        kind = kind_of([*KINDS], "'mss lint --explain unknown-kind' lists the kinds")
        standing = one_of("standing", STANDINGS, f"it is one of {', '.join(STANDINGS)}")
        return msgspec.structs.replace(
            super().criteria(dataset, today),
            countries=frozenset(code for name in self.country for code in _countries(dataset, name)),
            kinds=frozenset(kind(name) for name in split_names(self.kind)),
            sources=frozenset(source_id(dataset, name) for name in split_names(self.source)),
            **_span(_date("--since", self.since, today), _date("--until", self.until, today)),
            standings=frozenset(standing(name) for name in split_names(self.standing)),
        )


def _countries(dataset: Dataset, text: str) -> list[str]:
    """Return the codes of the country called ``text``, such as "Bahamas, The", or of each of several: "Kenya,Haiti"."""
    try:
        return [country_id(dataset, text)]
    except NotFoundError:
        if "," not in text:
            raise
    return [country_id(dataset, name) for name in text.split(",")]


class Listing(Struct, frozen=True):
    """How much of a list, and from which end."""

    heading: ClassVar[str] = "Filters"

    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="COUNT", help="The first COUNT alone; 0 is all.")
    ] = 0
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round: the newest first.")] = False

    def apply(self, found: Sequence[Listed]) -> list[Listed]:
        """Return ``found`` as these options have it."""
        chosen = [*reversed(found)] if self.reverse else [*found]
        return chosen[: self.limit] if self.limit else chosen

    @property
    def query(self) -> dict[str, Any]:
        """These options, as the envelope states them."""
        return {"limit": self.limit or None, "reverse": self.reverse}


def query_of(criteria: Criteria) -> dict[str, Any]:
    """Return ``criteria`` as the envelope states them: names resolved, dates as given."""
    dates = {name: getattr(criteria, name) for name in ("since", "until", "as_of", "known_by")}
    return {
        "country": sorted(criteria.countries),
        "kind": sorted(criteria.kinds),
        "source": sorted(criteria.sources),
        "standing": sorted(criteria.standings),
        **{name: when.edtf if when else None for name, when in dates.items()},
    }


def split_names(given: Sequence[str]) -> list[str]:
    """Return what was given in several options, or in one with commas between."""
    return [name for each in given for name in each.split(",") if name.strip()]


def _date(option: str, text: str, today: When) -> When | None:
    if not text:
        return None
    try:
        found = typed_date(text, today)
    except ValueError as error:
        raise MssError(f"{option}: {error}") from None
    if found.notice:
        warn(f"mss: {option}: {one_line(found.notice)}")
    return found.when


def _span(since: When | None, until: When | None) -> dict[str, When | None]:
    """Return the two ends; raises ``MssError`` where nothing can be between them."""
    if since and until and since.earliest > until.latest:
        raise MssError(f"--since {since} is after --until {until}: nothing can be between them")
    return {"since": since, "until": until}
