"""What a shell offers on Tab: names from the facts in use, with a word about each. It is quick, and never prints.

A name that no shell takes without escaping more than spaces and the like is left out. Countries come by their names;
where none begins so, by demonyms and codes.
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mss_cli.model.records import Dataset

Names = Iterable[tuple[str, str]]
"""Names, and a word about each."""

Completer = Callable[[typer.Context, list[str], str], list[tuple[str, str]]]

_PLAIN = re.compile(r"\w[\w .,'’()&+-]*")
_MAX_DESCRIPTION = 60
"""How many characters of a description a shell has room for."""


def completer(*lists: "Callable[[Dataset], Names]", needs_facts: bool = True) -> Completer:
    """Return what offers the names of the first of ``lists`` that has any that begin as was typed."""

    def complete(ctx: typer.Context, args: list[str], incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG001 - Typer's signature
        try:
            data = _facts(ctx) if needs_facts else None
            found = (_begun(names(data), incomplete) for names in lists)  # type: ignore[arg-type]
            return next(filter(None, found), [])
        except Exception:  # noqa: BLE001 - a shell's prompt is not a place for an error; the command itself will report it
            return []

    return complete


def _begun(names: Names, incomplete: str) -> list[tuple[str, str]]:
    from mss_cli.sanitize import one_line  # noqa: PLC0415 - only when Tab is pressed

    begun, kept = incomplete.casefold(), len(incomplete)
    return [
        # A shell keeps what was typed, so its case is kept too: mss takes any.
        (incomplete + name[kept:], one_line(description)[:_MAX_DESCRIPTION])
        for name, description in names
        if name.casefold().startswith(begun) and _PLAIN.fullmatch(name)
    ]


def _facts(ctx: typer.Context) -> "Dataset":
    from mss_cli.bundled import bundled_facts  # noqa: PLC0415 - only when Tab is pressed
    from mss_cli.facts_file.load import load  # noqa: PLC0415
    from mss_cli.paths import STANDARD  # noqa: PLC0415

    path = ctx.params.get("facts") or ctx.find_root().params.get("facts") or bundled_facts()
    if path == STANDARD:
        raise ValueError("standard input is the shell's")
    return load(path)


def _countries(data: "Dataset") -> Names:
    counts = {code: sum(code in fact.countries for fact in data.facts.values()) for code in data.countries}
    for country in data.countries.values():
        count = counts[country.id]
        yield country.name, f"{count} fact{'' if count == 1 else 's'}"


def _other_names(data: "Dataset") -> Names:
    for country in data.countries.values():
        for name in (*country.demonyms, country.id, country.alpha2):
            yield name, country.name


countries = completer(_countries, _other_names)


def _kinds(_: object) -> Names:
    from mss_cli.model.kinds import KINDS  # noqa: PLC0415

    return ((kind.name, kind.definition) for kind in KINDS.values())


kinds = completer(_kinds, needs_facts=False)


def _standings(_: object) -> Names:
    from mss_cli.queries.standing import STANDINGS  # noqa: PLC0415

    return ((each, "") for each in STANDINGS)


standings = completer(_standings, needs_facts=False)


def _codes(_: object) -> Names:
    from mss_cli.curation.codes import CODES  # noqa: PLC0415

    return ((code, text.partition(": {")[0]) for code, text in CODES.items())


codes = completer(_codes, needs_facts=False)


def _fact_ids(data: "Dataset") -> Names:
    return ((fact.id, fact.summary) for fact in data.facts.values())


facts = completer(_fact_ids)


def _source_ids(data: "Dataset") -> Names:
    return ((source.id, source.title) for source in data.sources.values())


sources = completer(_source_ids)


def _everything(data: "Dataset") -> Names:
    yield from _fact_ids(data)
    yield from _source_ids(data)
    yield from ((check.id, check.about) for check in data.checks.values())


everything = completer(_everything)


def _facts_and_sources(data: "Dataset") -> Names:
    yield from _fact_ids(data)
    yield from _source_ids(data)


facts_and_sources = completer(_facts_and_sources)
