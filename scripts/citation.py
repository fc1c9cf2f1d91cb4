"""Write CITATION.cff from the facts, or with ``--check`` hold it against them: how to cite the record."""

import sys
from pathlib import Path

import msgspec

from mss_cli.errors import MssError
from mss_cli.facts_file.load import load
from mss_cli.model.records import Metadata
from mss_cli.output.atomic_write import replace_file
from mss_cli.output.references import MAINTAINERS
from mss_cli.queries.versions import version_day

ROOT = Path(__file__).parent.parent


def citation(metadata: Metadata) -> str:
    """Return the citation file (Citation File Format 1.2.0) of the record; JSON's text is YAML's."""
    released = version_day(metadata.version)
    fields = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "If you use this record, please cite it with its version; 'mss cite FACT' cites its sources.",
        "title": metadata.title,
        "abstract": "Facts about the Multinational Security Support mission in Haiti and the Gang Suppression Force "
        "after it, each with every source's answer, in its words, and with its rivals.",
        "authors": [{"name": MAINTAINERS}],
        "keywords": ["haiti", "mss", "fact-checking", "sources"],
        "license": metadata.license,
        "version": metadata.version,
        **({"date-released": released.edtf} if released else {}),
    }
    return "".join(f"{name}: {msgspec.json.encode(value).decode()}\n" for name, value in fields.items())


def main(args: list[str], root: Path = ROOT) -> int:
    """Run the script, and return its exit code."""
    path = root / "CITATION.cff"
    try:
        made = citation(load(root / "data" / "facts.toml", cache=False).metadata)
    except MssError as error:
        print(*error.lines, sep="\n", file=sys.stderr)
        return 1
    if args != ["--check"]:
        replace_file(path, made.encode())
    elif not path.exists() or path.read_text(encoding="utf-8") != made:
        print(f"{path}: it isn't what the facts say: run python scripts/citation.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
