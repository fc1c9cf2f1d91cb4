"""Facts files of other times: a file, or what git has of the facts in use under a tag or commit."""

import subprocess
from pathlib import Path

from mss_cli.errors import MssError
from mss_cli.facts_file.load import load
from mss_cli.facts_file.parse import parse_bytes
from mss_cli.model.records import Dataset
from mss_cli.recording import note_unrepeatable


def dataset_of(name: str, facts: Path, *, cache: bool = True) -> Dataset:
    """Return the facts called ``name``: a file, or what git has of the file ``facts`` under that tag or commit.

    Raises:
        MssError: there is neither.
        BadFactsError: it isn't a facts file of this version.

    """
    path = Path(name)
    if path.exists():
        return load(path, cache=cache)
    content = _from_git(name, facts)
    if content is None:
        raise MssError(f"{name}: there is no such file, nor has git such a version of {facts}; name a facts file")
    return parse_bytes(Path(f"{name}:{facts.name}"), content)


def _from_git(name: str, facts: Path) -> bytes | None:
    """Return the bytes that git has of ``facts`` at ``name``, a commit or a tag, with or without its v."""
    note_unrepeatable()  # what git says can change
    for revision in (name, f"v{name}"):
        arguments = ["git", "-C", str(facts.resolve().parent), "cat-file", "blob", f"{revision}:./{facts.name}"]
        try:
            done = subprocess.run(arguments, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - no shell
        except (OSError, ValueError):
            return None  # there is no git, or nothing can be called so
        if done.returncode == 0:
            return done.stdout
    return None
