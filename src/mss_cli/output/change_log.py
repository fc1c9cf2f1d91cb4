"""The log of changes beside a facts file, a line a change: read, and held against the facts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from mss_cli.errors import MssError, reason
from mss_cli.facts_file.read import read_input
from mss_cli.model.records import Dataset
from mss_cli.output.changes import ChangeItem, answer_text
from mss_cli.queries.findings import find
from mss_cli.queries.versions import version_order
from mss_cli.recording import note_input

NAME = "changes.jsonl"
"""What the log beside a facts file is called."""


def read_log(facts: Path) -> list[ChangeItem] | None:
    """Return the log beside the file ``facts``, the oldest change first; None where there is none.

    Raises:
        MssError: it can't be read, or a line of it isn't a change.

    """
    path = facts.with_name(NAME)
    try:
        content = read_input(path)
    except FileNotFoundError:
        note_input(str(path), None)
        return None
    except OSError as error:
        raise MssError(f"{path}: can't read it: {reason(error)}") from None
    decoder = msgspec.json.Decoder(ChangeItem)
    items = []
    for n, line in enumerate(content.splitlines(), 1):
        try:
            items.append(decoder.decode(line))
        except (msgspec.MsgspecError, ValueError) as error:
            message = f"{path}:{n}:1: this is not a change: {error}; 'mss diff --format jsonl' writes them"
            raise MssError(message) from None
    return items


def disagreements(log: Sequence[ChangeItem], dataset: Dataset) -> Iterator[str]:
    """Yield where ``log`` and the facts of ``dataset`` say different things."""
    versions = [item for item in log if item.change == "version"]
    if not versions or log[0].change != "version":
        yield "the log doesn't begin with a version"
        return
    yield from _order(log, versions)
    last, current = versions[-1], dataset.metadata.version
    if last.version == current:
        if last.sha256 != dataset.sha256:
            yield f"the facts of version {current} aren't those that were released: give them a later version"
        yield from _states(log, dataset)
    elif version_order(last.version) > version_order(current):
        yield f"the log has version {last.version}, and the facts are of {current}"


def _order(log: Sequence[ChangeItem], versions: Sequence[ChangeItem]) -> Iterator[str]:
    for before, after in pairwise(versions):
        if version_order(after.version) <= version_order(before.version):
            yield f"version {after.version} comes after {before.version}"
        if after.was != before.version:
            yield f"version {after.version} is compared with {after.was}, and follows {before.version}"
    current = ""
    for item in log:
        current = item.version if item.change == "version" else current
        if item.version != current:
            yield f"a change of version {item.version} stands under {current}"


def _states(log: Sequence[ChangeItem], dataset: Dataset) -> Iterator[str]:
    """Yield where what the log says last of a fact isn't so."""
    answers = {item.fact: item.now for item in log if item.fact and item.change in {"lead", "fact-added"}}
    there = {item.fact: item.change for item in log if item.fact and item.change.startswith("fact-")}
    for name, change in there.items():
        if (change == "fact-added") != (name in dataset.facts):
            yield f"{name} was {change.removeprefix('fact-')}, and the facts say otherwise"
        if change == "fact-withdrawn" and name not in dataset.withdrawn:
            yield f"{name} went without a word: keep it in the facts, with withdrawn = {{on, reason}}"
    for name, now in answers.items():
        if name in dataset.facts and (now or "") != answer_text(find(dataset, dataset.facts[name])):
            yield f"{name} is {now or 'without a figure'} in the log, and not in the facts"
