"""The dataset of a facts file: from its snapshot, or else parsed."""

from pathlib import Path

import msgspec

from mss_cli.files.snapshot import recalled, remember
from mss_cli.files.text import content_of, digest, text_of
from mss_cli.model.facts import Dataset


def load(path: Path, *, cache: bool = True) -> Dataset:
    """Give the dataset that the file at ``path`` holds; with ``cache``, from its snapshot if there is one.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't a facts file; every problem in it is listed.

    """
    content = content_of(path)
    sha256 = digest(content)
    if cache and (dataset := recalled(sha256)):
        return msgspec.structs.replace(dataset, path=str(path))
    from mss_cli.files.parse import parse  # noqa: PLC0415 - not where there is a snapshot

    dataset = parse(text_of(path, content, sha256))
    if cache:
        remember(dataset)
    return dataset
