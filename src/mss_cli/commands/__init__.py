"""The commands: ``SECTION/NAME.py`` holds the command NAME, and is imported only when it is asked for.

Each module has ``command``; and, where the command prints JSON, ``ITEM``, the struct of its items, and
``EXTRA``, the struct of what its envelope has besides, if anything.
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

SECTIONS = {"lookup": "Look up", "publish": "Publish", "curate": "Curate"}
"""The folders of commands, and the headings they have in the help."""


def names(section: str) -> list[str]:
    """Give the names of a section's commands."""
    folder = Path(__path__[0]) / section
    return sorted(path.stem for path in folder.glob("[a-z]*.py"))


def find(name: str) -> ModuleType | None:
    """Give the module of the command called ``name``, or None."""
    for section in SECTIONS:
        if name in names(section):
            return import_module(f"{__name__}.{section}.{name}")
    return None
