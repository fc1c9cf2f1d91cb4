"""What a shell offers on Tab: names from the facts in use. It is quick, and it never prints or raises.

Names alone are offered, without a word about them: shells and Typer would read that as markup. A name that no shell
takes unquoted is left out; of a country there are its demonyms and codes, too.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mss_cli.model.records import Dataset

Completer = Callable[[typer.Context, list[str], str], list[str]]

_PLAIN = re.compile(r"[\w.-]+")


def _completer(names: "Callable[[Dataset], Iterable[str]]") -> Completer:
    def complete(ctx: typer.Context, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001 - Typer's signature
        try:
            begun, kept = incomplete.casefold(), len(incomplete)
            found = [
                name for name in names(_facts(ctx)) if name.casefold().startswith(begun) and _PLAIN.fullmatch(name)
            ]
            # A shell keeps what was typed, so its case is kept too: mss takes any.
            return [incomplete + name[kept:] for name in found]
        except Exception:  # noqa: BLE001 - a shell's prompt is no place for an error; the command itself will tell it
            return []

    return complete


def _facts(ctx: typer.Context) -> "Dataset":
    from mss_cli.bundled import bundled_facts  # noqa: PLC0415 - only when Tab is pressed
    from mss_cli.facts_file.load import load  # noqa: PLC0415

    return load(Path(ctx.find_root().params.get("facts") or bundled_facts()))


def _countries(data: "Dataset") -> Iterable[str]:
    from mss_cli.queries.names import names_of  # noqa: PLC0415

    return (name for country in data.countries.values() for name in names_of(country))


def _kinds(_: "Dataset") -> Iterable[str]:
    from mss_cli.model.kinds import KINDS  # noqa: PLC0415

    return KINDS


def _standings(_: "Dataset") -> Iterable[str]:
    from mss_cli.queries.standing import STANDINGS  # noqa: PLC0415

    return STANDINGS


countries = _completer(_countries)
sources = _completer(lambda data: data.sources)
facts = _completer(lambda data: data.facts)
everything = _completer(lambda data: [*data.facts, *data.sources, *data.checks])
facts_and_sources = _completer(lambda data: [*data.facts, *data.sources])
kinds = _completer(_kinds)
standings = _completer(_standings)
