"""What ``mss`` alone shows: what it is, how far the record reaches, and where to start."""

from collections.abc import Iterator, Mapping

from mss_cli import __version__
from mss_cli.model.dates import When
from mss_cli.model.records import Dataset
from mss_cli.output.items import dataset_item
from mss_cli.output.layout import GAP, STANDING_STYLE, heading, indent, line, reach_blocks, reach_texts
from mss_cli.output.phrases import date_text, plural
from mss_cli.output.view import GAP_SPAN, Block, Sheet, Span, Symbols, View
from mss_cli.queries.horizon import horizon
from mss_cli.queries.standing import STANDINGS, Standing, standing

PURPOSE = (
    "What is known about the Multinational Security Support mission in Haiti and the Gang Suppression Force after it: "
    "who says so, in which words, and do they agree?"
)

_STANDING_LABELS: dict[Standing, str] = {
    "corroborated": "said by two or more independent origins",
    "disputed": "where they differ",
    "single": "said by one",
}

_COMMAND_WIDTH = 36


def start_view(dataset: Dataset, day: When, sections: Mapping[str, Mapping[str, str]]) -> View:
    """Return what ``mss`` alone shows; ``sections`` are its commands, by heading and name."""
    return View(
        command="start",
        dataset=dataset_item(dataset),
        query={},
        items=list,
        sheet=lambda: Sheet((), []),
        tables=list,
        page=lambda symbols: [*_start(dataset, symbols, day), *_commands(sections)],
    )


def version_text(dataset: Dataset, symbols: Symbols) -> str:
    """Return the versions of the program and of the facts, and how far the record reaches."""
    ends = reach_texts(horizon(dataset), symbols, ("searched_through", "newest_source"))
    return ", ".join([f"mss {__version__}", f"facts {dataset.metadata.version}", *ends])


def _commands(sections: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
    width = max(len(name) for commands in sections.values() for name in commands)
    for title, commands in sections.items():
        yield GAP
        yield heading(title)
        for name, text in commands.items():
            yield Block(((text, "text"),), (), ((f"  {name:{width}}  ", "strong"),), indent(width + 4))
    yield GAP
    yield line("mss help COMMAND says more; mss help marks explains the marks.", style="quiet")


def _start(dataset: Dataset, symbols: Symbols, day: When) -> list[Block]:
    reach = horizon(dataset)
    counts = dict.fromkeys(STANDINGS, 0)
    for fact in dataset.facts.values():
        counts[standing(dataset, fact)] += 1
    spans: list[Span] = []
    for each, text in _STANDING_LABELS.items():
        mark = symbols.marks[each].strip()
        spans += [GAP_SPAN] if spans else []
        spans += [(f"{mark} ", STANDING_STYLE[each])] if mark and not symbols.words else []
        spans.append((f"{counts[each]} {text}", "text"))
    newest = f" Newest source: {date_text(reach.newest_source, symbols)}." if reach.newest_source else ""
    record = f"{plural(len(dataset.facts), 'fact')} from {plural(len(dataset.sources), 'source')}.{newest}"
    return [
        line(PURPOSE),
        GAP,
        line(record, margin=2),
        line(tuple(spans), margin=2),
        *(Block(each.body, each.meta, indent(2), indent(2)) for each in reach_blocks(dataset, day, symbols)),
        GAP,
        heading("Start here"),
        *(
            Block(((text, "text"),), (), ((f"  {command:{_COMMAND_WIDTH}}", "strong"),), indent(_COMMAND_WIDTH + 2))
            for command, text in _examples(dataset).items()
        ),
    ]


def _examples(dataset: Dataset) -> dict[str, str]:
    milestones = sum(fact.milestone for fact in dataset.facts.values())
    landed = [fact for fact in dataset.facts.values() if fact.kind == "arrived" and len(fact.countries) == 1]
    country = next((dataset.countries[fact.countries[0]].name for fact in landed if "KEN" not in fact.countries), "")
    named = f"'{country}'" if " " in country else country
    examples = {
        "mss brief": "the state of things on one screen",
        "mss troops": "who was promised, announced, landed, is there",
        f"mss troops --country {named}": "one country, claim by claim",
        "mss timeline": f"the story in {plural(milestones, 'milestone')}; --all for every fact",
        "mss search first contingent": "a fact by its words",
        "mss figures strength": "one number through time",
    }
    return {command: text for command, text in examples.items() if country or "--country" not in command}
