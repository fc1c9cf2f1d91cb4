"""Reading the seed cards of a dataset."""

import os
from pathlib import Path

import msgspec
import tomli

from mss_cli.bundled import packaged_bytes
from mss_cli.errors import MssError, reason
from mss_cli.facts_file.read import read_input
from mss_cli.model.records import Dataset
from mss_cli.model.seed_cards import Card
from mss_cli.recording import note_input


def seed_cards(dataset: Dataset) -> dict[str, Card]:
    """Return the cards of the dataset's seed documents, by the id of the source; those that exist.

    Raises:
        MssError: a card can't be read, or isn't one.

    """
    if dataset.metadata.seeds is None:
        return {}
    folder = Path(dataset.path).parent / dataset.metadata.seeds
    found = {}
    for source in dataset.sources.values():
        if source.document:
            path = folder / f"{Path(source.document).stem}.toml"
            content = _read(path)
            if content is not None:
                found[source.id] = _card(path, content, source.document)
    return found


def _read(path: Path) -> bytes | None:
    if not os.path.exists(path):  # noqa: PTH110 - Path raises where a name is too long
        note_input(str(path), None)
        return packaged_bytes(path)
    if not path.is_file():
        raise MssError(f"{path}: can't read the seed card: it is not a file")
    try:
        return read_input(path)
    except OSError as error:
        raise MssError(f"{path}: can't read the seed card: {reason(error)}") from None


def _card(path: Path, content: bytes, document: str) -> Card:
    try:
        card = msgspec.convert(tomli.loads(content.decode()), Card)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise MssError(f"{path}: not a seed card: {error}; see seeds/ of the project for the form") from None
    if card.document != document:
        raise MssError(f"{path}: this is the card of {card.document!r}, not of {document!r}: rename one")
    return card
