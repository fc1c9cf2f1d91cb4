"""What comes with the program: the facts file, and in a wheel what was made of it beforehand."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled_facts() -> Path:
    """Return the path of the facts file that comes with the program: in a checkout beside ``src``, else within."""
    checkout = PACKAGE.parent.parent / "data" / "facts.toml"
    return checkout if PACKAGE.parent.name == "src" and checkout.exists() else PACKAGE / "data" / "facts.toml"


def bundled_snapshot() -> Path:
    """Return the path of the snapshot of the facts file, which only a wheel has."""
    return PACKAGE / "data" / "facts.snapshot"


def bundled_readings() -> Path:
    """Return the path of what the facts' texts name, read beforehand, which only a wheel has."""
    return PACKAGE / "data" / "facts.readings.json"


def packaged_bytes(path: Path) -> bytes | None:
    """Return what the program has at ``path`` where it is not a folder, but a zip or an executable; else None."""
    inside = Path(os.path.normpath(path))
    if PACKAGE.is_dir() or not inside.is_relative_to(PACKAGE):
        return None
    from importlib.resources import files  # noqa: PLC0415 - an ordinary installation has files

    try:
        return files(__package__).joinpath(*inside.relative_to(PACKAGE).parts).read_bytes()
    except OSError:
        return None
