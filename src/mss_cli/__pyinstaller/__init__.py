"""Where PyInstaller finds the hook for this package: it looks for the entry point ``pyinstaller40``."""

from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Return where ``hook-mss_cli.py`` is."""
    return [str(Path(__file__).parent)]
