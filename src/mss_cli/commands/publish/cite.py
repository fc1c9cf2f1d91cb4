"""``mss cite``: citations of sources, of the claims of a fact, and of the record."""

from typing import Annotated

import typer

from mss_cli import completion
from mss_cli.command import command as as_command
from mss_cli.errors import MssError
from mss_cli.model.records import Dataset
from mss_cli.options import OutputFile
from mss_cli.output.citations import Form, render_citations
from mss_cli.output.references import Reference, dataset_reference, reference
from mss_cli.queries.grades import best_first
from mss_cli.queries.names import one_of
from mss_cli.queries.standing import counted
from mss_cli.session import Session

Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FACT|SOURCE...]",
        help="Ids: of facts, for each of their claims, or of sources.",
        autocompletion=completion.facts_and_sources,
    ),
]
FormOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "--style",
        help="Plain text (as Chicago's notes; the default), Markdown, BibTeX, RIS, CSL-JSON, or Wikipedia's template.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print CSL-JSON; the same as --format csl-json.")]
Record = Annotated[bool, typer.Option("--dataset", help="Cite the record itself, in its version.")]


def cite(
    session: Session,
    file: OutputFile,
    ids: Ids = None,
    format: FormOption = None,  # noqa: A002 - the option's name
    *,
    json: Json = False,
    whole: Record = False,
) -> None:
    """Cite sources, the claims of facts, or the record itself.

    What a source doesn't show, such as its headline, author or date, is named and not invented. Archived copies are the
    nearest to the day of access, and nobody checked them.
    Of a fact, the claims that count come best first; those that are set aside are not cited.
    """
    if json and format not in {None, "csl-json"}:
        raise MssError(f"--json and --format {format} contradict one another: leave one out")
    if not ids and not whole:
        raise MssError("nothing to cite: name facts or sources, or give --dataset")
    dataset = session.dataset()
    found = [each for name in ids or () for each in _references(dataset, name)]
    # A fact with all its claims would take long to compare.
    cited = {(each.source.id, each.fact and each.fact.id, each.claim): each for each in found}
    references = [*([dataset_reference(dataset, session.today())] if whole else []), *cited.values()]
    session.put(render_citations(references, "csl-json" if json else format or "text"), file.output)


command = as_command(
    cite, examples=("mss cite kenya-pledge", "mss cite seed-001 --style wikipedia", "mss cite --dataset")
)


def _references(dataset: Dataset, name: str) -> list[Reference]:
    if name in dataset.withdrawn:
        raise MssError(f"{name} was withdrawn, so nobody should cite it; 'mss show {name}' says why")
    known = [*dataset.facts, *dataset.sources]
    found = one_of("fact or source", known, "'mss timeline --all' and 'mss sources --all' list them")(name)
    if found in dataset.sources:
        return [reference(dataset, dataset.sources[found])]
    fact = dataset.facts[found]
    counting = best_first(dataset, fact, counted(fact))
    return [reference(dataset, dataset.sources[claim.source], fact, claim) for claim in counting]
