"""The commands: ``SECTION/NAME.py`` holds the command NAME, and is imported only when it is needed.

Each module has ``command``; and, where the command prints JSON, ``ITEM``, what its items are, and ``EXTRA``, what its
envelope has besides, if anything. ``index.py`` lists them, so that they are found in a zip or a frozen program too.
"""

from importlib import import_module
from types import ModuleType

from mss_cli.commands.index import COMMANDS as COMMANDS

SECTIONS = {"lookup": "Look up", "publish": "Publish", "curate": "Curate", "help": "Help"}
"""The folders of commands, and the headings they have in the help."""


def names(*sections: str) -> list[str]:
    """Return the names of the commands of ``sections``, or of all."""
    return [name for section in sections or SECTIONS for name in COMMANDS[section]]


def find(name: str) -> ModuleType | None:
    """Return the module of the command called ``name``, or None."""
    for section in SECTIONS:
        if name in COMMANDS[section]:
            return import_module(f"{__name__}.{section}.{name}")
    return None
