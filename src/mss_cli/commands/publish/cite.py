"""``mss cite``: citations of sources, and of the claims of a fact."""

from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.model.records import Dataset
from mss_cli.options import OutputFile
from mss_cli.output.citations import Form, Reference, render_citations
from mss_cli.queries.names import one_of
from mss_cli.session import Session

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="FACT|SOURCE...",
        help="Ids: of facts, for each of their claims, or of sources.",
        autocompletion=completion.facts_and_sources,
    ),
]
FormOption = Annotated[Form, typer.Option(help="Plain text (as Chicago's notes), Markdown, BibTeX, RIS or CSL-JSON.")]
Json = Annotated[bool, typer.Option("--json", help="Print CSL-JSON; the same as --format csl-json.")]


def cite(session: Session, ids: Ids, file: OutputFile, format: FormOption = "text", *, json: Json = False) -> None:  # noqa: A002 - the option's name
    """Cite sources, or the claims of facts.

    What a source doesn't show, as its headline, author or date, is said and not invented.
    """
    dataset = session.dataset()
    found = [each for name in ids for each in _references(dataset, name)]
    # A fact with all its claims would take long to compare.
    references = {(each.source.id, each.fact and each.fact.id, each.claim): each for each in found}
    session.put(render_citations([*references.values()], "csl-json" if json else format), file.output)


command = as_command(cite)


def _references(dataset: Dataset, name: str) -> list[Reference]:
    known = [*dataset.facts, *dataset.sources]
    found = one_of("fact or source", known, "'mss timeline' and 'mss sources' list them")(name)
    if found in dataset.sources:
        return [Reference(dataset.sources[found])]
    fact = dataset.facts[found]
    return [Reference(dataset.sources[claim.source], fact, claim) for claim in fact.claims]
