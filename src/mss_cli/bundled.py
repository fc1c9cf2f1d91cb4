"""What comes with the program: the facts file, and in a wheel its snapshot."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled_facts() -> Path:
    """Return the path of the facts file that comes with the program: in a checkout beside ``src``.

    Else in the package.
    """
    checkout = PACKAGE.parent.parent / "data" / "facts.toml"
    return checkout if PACKAGE.parent.name == "src" and checkout.exists() else PACKAGE / "data" / "facts.toml"


def bundled_snapshot() -> Path:
    """Return the path of the snapshot of the facts file, which only a wheel has."""
    return PACKAGE / "data" / "facts.snapshot"
