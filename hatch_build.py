"""Put the snapshot of the shipped facts into the wheel, so that the first look at them parses nothing."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface[Any]):
    """Makes ``mss_cli/data/facts.snapshot`` with the program that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the snapshot; an editable installation is of a checkout, which keeps its own."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="mss-build-"))
        made = self._folder / "facts.snapshot"
        made.write_bytes(_snapshot(Path(self.root)))
        build_data["force_include"][str(made)] = "mss_cli/data/facts.snapshot"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - Hatch's
        """Remove what was made."""
        if version != "editable":
            shutil.rmtree(self._folder)


def _snapshot(root: Path) -> bytes:
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(root / "src"))
    from mss_cli.cache.snapshots import encode  # noqa: PLC0415 - found only now
    from mss_cli.facts_file.parse import parse_bytes  # noqa: PLC0415

    path = root / "data" / "facts.toml"
    content = path.read_bytes()
    return encode(parse_bytes(path, content), content)
