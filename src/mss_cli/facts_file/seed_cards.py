"""Reading the seed cards of a dataset."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import tomli

from mss_cli.errors import MssError
from mss_cli.model.records import Dataset
from mss_cli.model.seed_cards import Card


def cards(dataset: Dataset, noted: Callable[[str, bytes | None], None]) -> dict[str, Card]:
    """Give the cards of the dataset's seed documents, by the id of the source; those that exist.

    ``noted`` is told each path that was looked at, and the bytes that are there, or None.

    Raises:
        MssError: a card can't be read, or isn't one.

    """
    if dataset.about.seeds is None:
        return {}
    folder = Path(dataset.path).parent / dataset.about.seeds
    found = {}
    for source in dataset.sources.values():
        if source.document:
            path = folder / f"{Path(source.document).stem}.toml"
            content = _content(path)
            noted(str(path), content)
            if content is not None:
                found[source.id] = _card(path, content, source.document)
    return found


def _content(path: Path) -> bytes | None:
    if not os.path.exists(path):  # noqa: PTH110 - Path raises where a name is too long
        return None
    if not path.is_file():
        raise MssError(f"{path}: can't read the seed card: it is no file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise MssError(f"{path}: can't read the seed card: {(error.strerror or str(error)).lower()}") from None


def _card(path: Path, content: bytes, document: str) -> Card:
    try:
        card = msgspec.convert(tomli.loads(content.decode()), Card)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise MssError(f"{path}: not a seed card: {error}; see seeds/ of the project for the form") from None
    if card.document != document:
        raise MssError(f"{path}: this is the card of {card.document!r}, not of {document!r}: rename one")
    return card
