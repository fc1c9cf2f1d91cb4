"""Hold data/changes.jsonl against data/facts.toml, or add to it what changed since the last release.

``python scripts/changes.py`` ends with 1 where they disagree. ``--since OLD`` adds what changed since OLD, a facts file
or a tag: the same lines as ``mss diff OLD --format jsonl``. ``--begin`` starts the log with the facts' own version.
"""

import argparse
import sys
from pathlib import Path

from mss_cli.errors import MssError
from mss_cli.facts_file.load import load
from mss_cli.facts_file.versions import dataset_of
from mss_cli.output.atomic_write import replace_file
from mss_cli.output.change_log import NAME, disagreements, read_log
from mss_cli.output.changes import change_items
from mss_cli.output.formats.json import compact, encoded
from mss_cli.queries.diff import diff

FACTS = Path(__file__).parent.parent / "data" / "facts.toml"


def main(args: list[str] | None = None, facts: Path = FACTS) -> int:
    """Run the script, and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--since", metavar="OLD", help="add what changed since OLD")
    group.add_argument("--begin", action="store_true", help="start the log anew")
    given = parser.parse_args(args)
    try:
        dataset = load(facts, cache=False)
        log = read_log(facts)
        if given.begin or given.since:
            old = dataset_of(given.since, facts, cache=False) if given.since else None
            items = change_items(old, dataset, diff(old, dataset) if old else [])
            log = [*((log or []) if old else []), *items]
            replace_file(facts.with_name(NAME), "".join(encoded(compact(item)) for item in log).encode())
        found = ["there is no log: --begin starts it"] if log is None else [*disagreements(log, dataset)]
    except MssError as error:
        found = list(error.lines)
    for line in found:
        print(f"{facts.with_name(NAME)}: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
