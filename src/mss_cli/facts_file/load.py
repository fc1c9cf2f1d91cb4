"""The dataset of a facts file: from its snapshot, or else parsed."""

import os
from collections.abc import Callable
from pathlib import Path

from mss_cli.cache.snapshots import place, recalled, remember
from mss_cli.facts_file.read import content_of, parts_of
from mss_cli.model.records import Dataset


def load(path: Path, *, cache: bool = True, noted: Callable[[str, str, str | None], None] = lambda *_: None) -> Dataset:
    """Give the dataset that the file at ``path`` holds; with ``cache``, from its snapshot if there is one.

    ``noted`` is told the path, the digest of what was read, and its snapshot, or None where there is none.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't a facts file; every problem in it is listed.

    """
    # What is no file, as a pipe, can be read only once; so can what is open already, where /dev names it.
    again = os.path.isfile(path) and not str(path).startswith("/dev/")  # noqa: PTH113 - Path would raise
    snapshot = place(parts_of(path)) if cache and again else None
    dataset = recalled(path, snapshot) if snapshot else None
    if dataset is None:
        from mss_cli.facts_file.parse import parse_bytes  # noqa: PLC0415 - not where there is a snapshot

        content = content_of(path)
        dataset = parse_bytes(path, content)
        snapshot = remember(dataset, content) if snapshot else None
    noted(dataset.path, dataset.sha256, snapshot)
    return dataset
