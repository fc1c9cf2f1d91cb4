"""One run: which facts it reads, and how it writes what it found."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from mss_cli.errors import clipped
from mss_cli.model.dates import When, when
from mss_cli.model.records import Dataset
from mss_cli.model.seed_cards import Card
from mss_cli.output.formats import MACHINE, Format
from mss_cli.output.view import View
from mss_cli.sanitize import one_line
from mss_cli.stdio import warn


class Wanted(Protocol):
    """How and where a command is asked to print."""

    @property
    def output(self) -> Path | None:
        """The file; None for standard output."""

    @property
    def chosen(self) -> Format:
        """The format."""

    @property
    def bom(self) -> bool:
        """Whether CSV or TSV begins with a byte-order mark."""


class Session(Struct, frozen=True):
    """A run of one command."""

    facts: Path
    """The facts file that it reads."""
    colour: str = "auto"
    """When to colour: auto, always or never."""
    cache: bool = True
    """Whether to use and keep what runs before have made."""
    pager: bool = True
    """Whether long output to a terminal is paged."""

    def today(self) -> When:
        """Return the reader's day."""
        return when(datetime.now().astimezone().date().isoformat())

    def dataset(self) -> Dataset:
        """Return the facts in use; raises what ``load`` raises."""
        from mss_cli.facts_file.load import load  # noqa: PLC0415 - not for --help

        return load(self.facts, cache=self.cache)

    def seed_cards(self, dataset: Dataset) -> dict[str, Card]:
        """Return the seed cards of ``dataset`` by source; raises what ``seed_cards`` raises."""
        from mss_cli.facts_file.read_cards import seed_cards  # noqa: PLC0415 - parses TOML

        return seed_cards(dataset)

    def refuse(self, output: Path | None) -> None:
        """Raise ``MssError`` where ``output`` is the facts file in use, by whatever name."""
        from mss_cli.output.destination import refuse_same_file  # noqa: PLC0415 - not for --help

        refuse_same_file(output, self.facts)

    def write(self, view: View, output: Wanted) -> None:
        """Write ``view`` as ``output`` asks; raises what ``write_view`` raises."""
        from mss_cli.output.destination import write_view  # noqa: PLC0415 - not for --help

        write_view(
            view,
            form=output.chosen,
            colour=self.colour,
            output=output.output,
            pager=self.pager,
            bom=output.bom,
        )
        if view.notice and output.chosen not in MACHINE:
            warn(one_line(clipped(f"mss: {view.notice}")))

    def put_version(self) -> None:
        """Write the versions of the program and the facts, and how far these reach."""
        from mss_cli.output.destination import symbols_of_stdout  # noqa: PLC0415 - not for --help
        from mss_cli.output.start import version_text  # noqa: PLC0415 - not for a look-up

        self.put(f"{one_line(version_text(self.dataset(), symbols_of_stdout()))}\n")

    def put(self, text: str, output: Path | None = None) -> None:
        """Write ``text`` as it is, to ``output`` or to standard output; raises what ``write_text`` raises."""
        from mss_cli.output.destination import write_text  # noqa: PLC0415 - not for --help

        write_text(text, output=output)
