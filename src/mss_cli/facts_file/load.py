"""The dataset of a facts file: from its snapshot, or else parsed."""

from pathlib import Path

from mss_cli.cache.snapshots import read_snapshot, write_snapshot
from mss_cli.facts_file.read import facts_bytes
from mss_cli.model.records import Dataset


def load(path: Path, *, cache: bool = True) -> Dataset:
    """Return the dataset that the file at ``path`` holds; with ``cache``, from its snapshot if there is one.

    Raises:
        MssError: it can't be read.
        BadFactsError: it isn't a facts file; every problem in it is listed.

    """
    content = facts_bytes(path)
    dataset = read_snapshot(path, content) if cache else None
    if dataset is None:
        from mss_cli.facts_file.parse import parse_bytes  # noqa: PLC0415 - not where there is a snapshot

        dataset = parse_bytes(path, content)
        if cache:
            write_snapshot(dataset, content)
    return dataset
