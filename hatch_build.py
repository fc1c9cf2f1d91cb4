"""Put into the wheel what is made beforehand: the facts' snapshot, what their texts name, and tables as JSON."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFilesHook(BuildHookInterface[Any]):
    """Makes files with the program that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them; an editable installation is of a checkout, which reads the facts itself."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="mss-build-"))
        for name, content in _made(Path(self.root)).items():
            made = self._folder / Path(name).name
            made.write_bytes(content)
            build_data["force_include"][str(made)] = name

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - Hatch's
        """Remove what was made."""
        if version != "editable":
            shutil.rmtree(self._folder)


def _made(root: Path) -> dict[str, bytes]:
    """Return the content of each file, by its name in the wheel."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(root / "src"))
    import msgspec  # noqa: PLC0415 - found only now

    from mss_cli.bundled import PACKAGE, bundled_readings, bundled_snapshot  # noqa: PLC0415
    from mss_cli.cache.snapshots import encode  # noqa: PLC0415
    from mss_cli.checking.indexed_fact import text_of  # noqa: PLC0415
    from mss_cli.checking.record_words import encode_readings  # noqa: PLC0415
    from mss_cli.checking.words.tables import FOLDER, parse_table  # noqa: PLC0415
    from mss_cli.facts_file.parse import parse_bytes  # noqa: PLC0415

    path = root / "data" / "facts.toml"
    content = path.read_bytes()
    dataset = parse_bytes(path, content)
    facts = dataset.facts.values()
    scopes = sorted({fact.scope for fact in facts if fact.scope})
    made = {
        bundled_snapshot(): encode(dataset, content),
        bundled_readings(): encode_readings(map(text_of, facts), scopes),
        **{table.with_suffix(".json"): msgspec.json.encode(parse_table(table.stem)) for table in FOLDER.glob("*.toml")},
    }
    return {each.relative_to(PACKAGE.parent).as_posix(): content for each, content in sorted(made.items())}
