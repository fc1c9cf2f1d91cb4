"""Every field of a source, a fact and a claim is shown, wherever such a record is, and is in both schemas."""

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec
import pytest
from msgspec import Meta, Struct

from mss_cli.model.dates import When, when
from mss_cli.model.records import Claim, Fact, Source
from mss_cli.model.units import UNITS
from mss_cli.output.phrases import date_text
from tests.conftest import Run, claim, fact, toml_of

CHOSEN: dict[tuple[type[Struct], str], Any] = {
    (Fact, "kind"): "arrived",
    (Fact, "unit"): "police-and-military",
    (Fact, "countries"): ["JAM", "KEN"],
    (Fact, "outcome"): "other-fact",
    (Fact, "part_of"): "whole-fact",
    (Fact, "scope"): "the first of two",
    (Source, "publisher"): "gleaner",
    (Source, "origin"): "observer",
    (Claim, "attributed_to"): "holness",
    (Claim, "origin"): "iom",
    (Claim, "source"): "full-source",
    (Claim, "unit"): "military",
    (Claim, "bound"): "about",
    (Claim, "value"): 7_310,
    (Claim, "low"): 8_420,
    (Claim, "high"): 9_530,
    (Source, "type"): "legal_case",
}
"""The values of fields that can't be just anything: names of what the file has, and figures that make sense."""

NAMED: dict[tuple[type[Struct], str], str] = {
    (Source, "publisher"): "The Gleaner",
    (Source, "origin"): "Haiti Observer",
    (Claim, "attributed_to"): "Andrew Holness",
    (Claim, "origin"): "International Organization for Migration",
}
"""What is an id in the file, and a name in everything that is made of it."""

WORDED: dict[tuple[type[Struct], str], set[str]] = {
    (Fact, "countries"): {"Jamaica, Kenya", "JAM KEN"},
    (Fact, "milestone"): {"one of the facts that tell the story"},
    **{key: {name} for key, name in NAMED.items()},
    (Claim, "low"): {"8,420–9,530"},
    (Claim, "high"): {"8,420–9,530"},
    (Source, "title_is_description"): {"our description"},
}
"""What people read instead of a value, where that isn't seen from its type."""


class Case(NamedTuple):
    """A field, its value in the file, and all that may stand for it where people read."""

    record: type[Struct]
    name: str
    value: Any
    texts: set[str]


def case(record: type[Struct], field: msgspec.structs.FieldInfo, number: int) -> Case:
    name = field.encode_name
    value = CHOSEN.get((record, name), value_of(field.type, f"{record.__name__}-{name}".replace("_", "-"), number))
    texts = {str(value), *WORDED.get((record, name), ())}
    if When in parts(field.type):
        texts.add(date_text(when(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        texts.add(f"{value:,}")
    if isinstance(value, bool):
        texts = {f"{value}".lower(), *WORDED.get((record, name), ())}
    if isinstance(value, str) and value in UNITS:
        texts.add(UNITS[value].label)
    return Case(record, name, value, texts)


def value_of(annotation: Any, word: str, number: int) -> Any:
    """Return a value of a type that no other field has."""
    inner = parts(annotation)
    patterns = [each.pattern for each in inner if isinstance(each, Meta) and each.pattern]
    if When in inner:
        return f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
    if bool in inner:
        return True
    if int in inner or Decimal in inner:
        return 1_000 + number
    if choices := [each for each in inner if isinstance(each, str)]:
        return choices[-1]
    return f"https://example.org/{word}" if any("https" in each for each in patterns) else word


def parts(annotation: Any) -> list[Any]:
    """Return a type and all that it is made of."""
    inner = get_args(annotation)
    if get_origin(annotation) is Literal:
        return [*inner]
    return [annotation, *(found for each in inner for found in parts(each))]


def cases(record: type[Struct], *leave_out: str) -> list[Case]:
    fields = [each for each in msgspec.structs.fields(record) if each.encode_name not in {"id", *leave_out}]
    return [case(record, field, number) for number, field in enumerate(fields)]


SOURCE = cases(Source)
FACT = cases(Fact, "claims", "withdrawn")  # what was withdrawn is not shown
CLAIM = cases(Claim)
OWN: tuple[set[str], ...] = (
    {"value", "bound", "paragraph", "unit", "attributed_to"},
    {"low", "high", "locator", "set_aside", "origin"},
    {"disputes"},
)
"""What each of the claims has, and the others have not."""


def table(name: str, fields: list[Case], more: str = "") -> str:
    return "\n".join([f"[{name}]", *(f"{each.name} = {toml_of(each.value)}" for each in fields), more, ""])


def inline(fields: list[Case]) -> str:
    return toml_of({each.name: each.value for each in fields})


@pytest.fixture
def path(facts_file: Callable[[str], Path]) -> Path:
    """A fact with three claims of one source, which have every field between them."""
    others = [set().union(*(names for names in OWN if names is not own)) for own in OWN]
    listed = ", ".join(inline([each for each in CLAIM if each.name not in left_out]) for left_out in others)
    more = 'unit = "police"'
    return facts_file(
        '[speakers.holness]\nname = "Andrew Holness"\n'
        + table("sources.full-source", SOURCE)
        + table("facts.full-fact", FACT, f"claims = [{listed}]")
        + fact("other-fact", "arrived", claim(5, "two"), more=more)
        + fact("whole-fact", "arrived", claim(5, "two"), more=more)
    )


def lacking(fields: list[Case], shows: Callable[[Case], bool]) -> list[str]:
    return [f"{each.record.__name__}.{each.name}" for each in fields if not shows(each)]


BOTH = pytest.mark.parametrize(
    ("fields", "args"),
    [(SOURCE, ("sources", "full-source")), (FACT + CLAIM, ("show", "full-fact"))],
    ids=["sources", "show"],
)


def test_each_field_is_set_to_something_of_its_own() -> None:
    every = SOURCE + FACT + CLAIM
    assert len(SOURCE) > 10 and len(FACT) > 7 and len(CLAIM) > 10
    texts = [json.dumps(each.value) for each in every if not isinstance(each.value, bool)]
    assert len(texts) == len({*texts})
    defaults: dict[tuple[type[Struct], str], Any] = {
        (record, field.encode_name): field.default
        for record in (Source, Fact, Claim)
        for field in msgspec.structs.fields(record)
    }
    assert not lacking(every, lambda each: each.value != defaults[each.record, each.name])


@BOTH
def test_each_field_is_in_the_json(run: Run, path: Path, fields: list[Case], args: tuple[str, ...]) -> None:
    [item] = json.loads(run("--facts", path, *args, "--json").out)["items"]
    own = {Claim: item.get("claims"), Fact: [item], Source: [item]}

    def shows(each: Case) -> bool:
        wanted = NAMED.get((each.record, each.name), each.value)
        return wanted in [place.get(each.name) for place in own[each.record]]

    assert not lacking(fields, shows)


@BOTH
def test_each_field_is_in_the_csv(run: Run, path: Path, fields: list[Case], args: tuple[str, ...]) -> None:
    # What a source says is a row a claim; what it is stands in the list.
    command = args if args[0] == "show" else args[:1]
    rows = [*csv.DictReader(io.StringIO(run("--facts", path, *command, "--format", "csv").out))]
    prefixes: dict[type[Struct], str] = {Fact: "fact_", Claim: "claim_", Source: ""}

    def shows(each: Case) -> bool:
        names = {each.name, f"{prefixes[each.record]}{each.name}"} & rows[0].keys()
        return any(row[name] in each.texts for row in rows for name in names)

    assert not lacking(fields, shows)


@BOTH
def test_each_field_is_in_the_markdown(run: Run, path: Path, fields: list[Case], args: tuple[str, ...]) -> None:
    out = run("--facts", path, *args, "--format", "markdown").out.replace("\\", "")
    assert not lacking(fields, lambda each: any(text in out for text in each.texts))


@BOTH
@pytest.mark.parametrize("width", [None, 100])
def test_each_field_is_on_the_page(
    run: Run, path: Path, fields: list[Case], args: tuple[str, ...], width: int | None
) -> None:
    shown = re.sub(r"\s+", " ", run("--facts", path, "--color", "never", *args, width=width).out)
    assert not lacking(fields, lambda each: any(text in shown for text in each.texts))


@BOTH
def test_each_field_is_in_the_schemas(run: Run, fields: list[Case], args: tuple[str, ...]) -> None:
    of_file = json.loads(run("schema", "facts").out)["definitions"]
    of_items = json.loads(run("schema", args[0]).out)["$defs"]
    assert not lacking(fields, lambda each: each.name in of_file[each.record.__name__]["properties"])
    assert not lacking(fields, lambda each: each.name in of_items[f"{each.record.__name__}Item"]["properties"])
    assert not lacking(fields, lambda each: each.name in of_items[f"{each.record.__name__}Item"]["required"])
