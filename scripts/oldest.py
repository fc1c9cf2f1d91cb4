"""Print the oldest versions that pyproject.toml allows of what mss runs on and is built with, as constraints for pip.

It refuses a requirement that is open at either end.
"""

import re
import sys
import tomllib
from pathlib import Path

BOUNDED = re.compile(r"(?P<name>[\w-]+)>=(?P<oldest>[\d.]+),<[\d.]+")


def constraints(pyproject: str) -> list[str]:
    """Return ``NAME==OLDEST`` for each requirement in the text of a pyproject.toml.

    Raises:
        ValueError: a requirement has no lower or no upper bound.

    """
    stated = tomllib.loads(pyproject)
    lines: dict[str, None] = {}
    extras = stated["project"].get("optional-dependencies", {}).get("page", [])
    for requirement in [*stated["project"]["dependencies"], *extras, *stated["build-system"]["requires"]]:
        if not (found := BOUNDED.fullmatch(requirement)):
            raise ValueError(f"pyproject.toml: {requirement!r} is not NAME>=OLDEST,<NEXT: state both bounds")
        lines[f"{found['name']}=={found['oldest']}"] = None
    return [*lines]


if __name__ == "__main__":
    try:
        print(*constraints((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8")), sep="\n")
    except ValueError as error:
        sys.exit(str(error))
