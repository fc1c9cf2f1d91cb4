"""The parts of documents that are made from the code: tables of kinds, codes, rules, and what JSON has."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import typer
import typer.main
from lead_truth import Compared, Verdict, compare

from mss_cli import app, commands
from mss_cli.bundled import bundled_facts
from mss_cli.commands.curate.lint import explanation
from mss_cli.curation.codes import CODES
from mss_cli.facts_file.load import load
from mss_cli.model.figures import Bound
from mss_cli.model.kinds import CONTRIBUTOR, KINDS
from mss_cli.model.records import Claim, Dataset
from mss_cli.model.units import UNITS
from mss_cli.output.formats.markdown import escaped
from mss_cli.output.items import Shape
from mss_cli.output.phrases import claim_number, lead_number
from mss_cli.queries.grades import GRADE_DEFINITIONS
from mss_cli.queries.lead import BASIS_DEFINITIONS
from mss_cli.typer_internals import OnDemand

_HELP: dict[str, Any] = {"terminal_width": 96, "max_content_width": 96, "help_option_names": ["-h", "--help"]}


@cache
def _record() -> Dataset:
    return load(bundled_facts())


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ("---",) * len(heading), *rows))


def _commands() -> str:
    group = typer.main.get_command(app.app)
    context = typer.Context(group, info_name="mss", **_HELP)
    parts = ["### mss\n", f"```text\n{group.get_help(context)}\n```\n"]
    for section in commands.SECTIONS:
        for name in commands.names(section):
            command = OnDemand()[name]
            inner = typer.Context(command, parent=context, info_name=name, **_HELP)
            parts.append(f"### mss {name}\n\n```text\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


def _codes() -> str:
    return _table(("Code", "Meaning"), [(f"`{code}`", escaped(explanation(code).partition(": ")[2])) for code in CODES])


def _kinds() -> str:
    rows = [
        (f"`{kind.name}`", kind.definition, kind.nature, " ".join(f"`{unit}`" for unit in kind.units) or "no figure",
         "required" if kind.figure_required else "optional" if kind.units else "")
        for kind in KINDS.values()
    ]  # fmt: skip
    return _table(("Kind", "What it is about", "Nature", "Units", "Figure"), rows)


def _units() -> str:
    return _table(("Unit", "Family"), [(f"`{unit.name}`", unit.family) for unit in UNITS.values()])


def _json() -> str:
    parts = []
    for section in commands.SECTIONS:
        for name in commands.names(section):
            module = commands.find(name)
            if item := getattr(module, "ITEM", None):
                parts.append(f"- **{name}**: {_fields(item)}")
                if extra := getattr(module, "EXTRA", None):
                    parts.append(f"  - beside `items`: {_fields(extra)}")
    return "\n".join(parts)


def _fields(described: Shape | type[msgspec.Struct]) -> str:
    struct = described.struct() if isinstance(described, Shape) else described
    return " ".join(f"`{field.encode_name}`" for field in msgspec.structs.fields(struct))


PAIRS: tuple[tuple[tuple[int, Bound], tuple[int, Bound]], ...] = (
    ((41_000, "exact"), (40_965, "exact")),
    ((600, "exact"), (617, "exact")),
    ((600, "exact"), (640, "exact")),
    ((12, "exact"), (13, "exact")),
    ((600, "over"), (700, "exact")),
    ((700_000, "nearly"), (700_000, "over")),
    ((400, "nearly"), (380, "exact")),
    ((400, "nearly"), (410, "exact")),
    ((110, "at-least"), (207, "exact")),
    ((217, "exact"), (270, "exact")),
)
"""Pairs of figures of which the explanation says whether they agree."""


def _agreement() -> str:
    return _table(("One says", "Another says", ""), [(*map(_printed, pair), _verdict(*pair)) for pair in PAIRS])


def _claim(figure: tuple[int, Bound]) -> Claim:
    return Claim(source="", value=Decimal(figure[0]), bound=figure[1])


def _printed(figure: tuple[int, Bound]) -> str:
    return claim_number(_claim(figure))


def _verdict(one: tuple[int, Bound], other: tuple[int, Bound]) -> str:
    left, right = _claim(one).allowed, _claim(other).allowed
    return "they agree" if left and right and left.meets(right) else "they disagree"


def _grades() -> str:
    return _table(("Grade", "Whose word it is"), [(f"`{name}`", text) for name, text in GRADE_DEFINITIONS.items()])


def _keepers() -> str:
    """Return who keeps what is counted, the kinds of one keeper together."""
    by_keeper: dict[str, list[str]] = {}
    for kind in KINDS.values():
        if kind.keeper:
            by_keeper.setdefault(", ".join(map(_keeper, kind.keeper)), []).append(f"`{kind.name}`")
    return _table(("What is counted", "Its keeper"), [(" ".join(kinds), keeper) for keeper, kinds in by_keeper.items()])


def _keeper(name: str) -> str:
    return "the government of the fact's country" if name == CONTRIBUTOR else escaped(_record().name_of(name))


def _bases() -> str:
    return "\n".join(f"{n}. `{name}`: {text}." for n, (name, text) in enumerate(BASIS_DEFINITIONS.items(), 1))


_ORDER: tuple[Verdict, ...] = ("right", "wrong", "silent", "rightly silent")


def _leads() -> str:
    """Return how many leads are right, and each with the answer that it was held against."""
    found = sorted(compare(_record()), key=lambda each: (_ORDER.index(each.verdict), each.answer.fact))
    counts = Counter(each.verdict for each in found)
    led = counts["right"] + counts["wrong"]
    answered = led + counts["silent"]
    summary = (
        f"Of {len(found)} facts the program leads in {led}: {counts['right']} right, {counts['wrong']} wrong "
        f"({counts['right'] / led:.0%} right).\nIt is silent on {counts['silent']} whose answer was found, so that it "
        f"leads in {led / answered:.0%} of those that have one, and rightly\nsilent on {counts['rightly silent']} that "
        "no keeper settles."
    )
    columns = ("Fact", "Verdict", "Established", "Certain", "What leads", "Basis", "How it was established")
    return f"{summary}\n\n{_table(columns, list(map(_compared, found)))}"


def _compared(each: Compared) -> tuple[str, ...]:
    answer, lead = each.answer, each.lead
    return (
        f"`{answer.fact}`",
        each.verdict,
        answer.text,
        "yes" if answer.certain else "no",
        lead_number(lead) if lead else "nothing",
        lead.basis if lead else "",
        escaped(answer.how),
    )


PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "codes": _codes,
    "kinds": _kinds,
    "units": _units,
    "json": _json,
    "agreement": _agreement,
    "grades": _grades,
    "keepers": _keepers,
    "bases": _bases,
    "leads": _leads,
}
"""What makes each part, by the name that a document gives it."""
