"""The dataset of a facts file: from its snapshot, or else parsed."""

import os
from pathlib import Path

import msgspec

from mss_cli.files.snapshot import recalled, remember
from mss_cli.files.text import content_of, digest, digest_of, text_of
from mss_cli.model.facts import Dataset


def load(path: Path, *, cache: bool = True) -> Dataset:
    """Give the dataset that the file at ``path`` holds; with ``cache``, from its snapshot if there is one.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't a facts file; every problem in it is listed.

    """
    # What is no file, as a pipe, can be read only once.
    cache = cache and os.path.isfile(path)  # noqa: PTH113 - it takes any path, and raises nothing
    if cache and (dataset := recalled(digest_of(path))):
        return msgspec.structs.replace(dataset, path=str(path))
    from mss_cli.files.parse import parse  # noqa: PLC0415 - not where there is a snapshot

    content = content_of(path)
    dataset = parse(text_of(path, content, digest(content)))
    if cache:
        remember(dataset, content)
    return dataset
