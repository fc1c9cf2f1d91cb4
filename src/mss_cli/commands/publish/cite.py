"""``mss cite``: citations of sources, and of the claims of a fact."""

from pathlib import Path
from typing import Annotated

import typer

from mss_cli import completion, options
from mss_cli.errors import NotFoundError
from mss_cli.model.records import Dataset
from mss_cli.options import Session
from mss_cli.output.citations import Form, Reference, cited

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="FACT|SOURCE...",
        help="Ids: of facts, for each of their claims, or of sources.",
        autocompletion=completion.facts_and_sources,
    ),
]
Format = Annotated[Form, typer.Option(help="Plain text (as Chicago's notes), Markdown, BibTeX, RIS or CSL-JSON.")]
Json = Annotated[bool, typer.Option("--json", help="Print CSL-JSON; the same as --format csl-json.")]
File = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")]


def cite(session: Session, ids: Ids, format: Format = "text", output: File = None, *, json: Json = False) -> None:  # noqa: A002 - the option's name
    """Cite sources, or the claims of facts.

    What a source doesn't show, as its headline, author or date, is said and not invented.
    """
    dataset = session.dataset()
    references = list(dict.fromkeys(each for name in ids for each in _references(dataset, name)))
    session.put(cited(references, "csl-json" if json else format), output)


command = options.command(cite, repeatable=True)


def _references(dataset: Dataset, name: str) -> list[Reference]:
    wanted = name.strip().casefold()
    if wanted in dataset.facts:
        fact = dataset.facts[wanted]
        return [Reference(dataset.sources[claim.source], fact, claim) for claim in fact.claims]
    if wanted in dataset.sources:
        return [Reference(dataset.sources[wanted])]
    known = [*dataset.facts, *dataset.sources]
    raise NotFoundError("fact or source", name, known, "'mss timeline' and 'mss sources' list them")
