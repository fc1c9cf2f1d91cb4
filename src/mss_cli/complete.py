"""What a shell offers on Tab: names from the facts in use. It is quick, and it never prints or raises."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mss_cli.model.facts import Dataset

Offer = tuple[str, str]
Completer = Callable[[typer.Context, list[str], str], list[Offer]]


def _completer(offers: "Callable[[Dataset], Iterable[Offer]]") -> Completer:
    def complete(ctx: typer.Context, args: list[str], incomplete: str) -> list[Offer]:  # noqa: ARG001 - Typer's signature
        try:
            begun, kept = incomplete.casefold(), len(incomplete)
            found = [offer for offer in offers(_facts(ctx)) if offer[0].casefold().startswith(begun)]
            # A shell keeps what was typed, so its case is kept too: mss takes any.
            return [(incomplete + name[kept:], about) for name, about in found]
        except Exception:  # noqa: BLE001 - a shell's prompt is no place for an error; the command itself will tell it
            return []

    return complete


def _facts(ctx: typer.Context) -> "Dataset":
    from mss_cli.cli import bundled_facts  # noqa: PLC0415 - only when Tab is pressed
    from mss_cli.files.load import load  # noqa: PLC0415

    return load(Path(ctx.find_root().params.get("facts") or bundled_facts()))


def _kinds(_: "Dataset") -> Iterable[Offer]:
    from mss_cli.model.kinds import KINDS  # noqa: PLC0415

    return ((kind.name, kind.about) for kind in KINDS.values())


def _standings(_: "Dataset") -> Iterable[Offer]:
    from mss_cli.reading.standing import STANDINGS  # noqa: PLC0415

    return ((standing, "") for standing in STANDINGS)


countries = _completer(lambda data: ((each.name, each.id) for each in data.countries.values()))
sources = _completer(lambda data: ((each.id, each.title) for each in data.sources.values()))
facts = _completer(lambda data: ((each.id, each.summary) for each in data.facts.values()))
facts_and_sources = _completer(
    lambda data: (
        [(each.id, each.summary) for each in data.facts.values()]
        + [(each.id, each.title) for each in data.sources.values()]
    )
)
kinds = _completer(_kinds)
standings = _completer(_standings)
