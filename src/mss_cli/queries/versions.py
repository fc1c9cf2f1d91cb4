"""Calendar versions of the facts, such as 2026.11.23: when they came out, and which is the later."""

import re

from mss_cli.model.dates import When, when

_CALENDAR = re.compile(r"(\d{4})\.(\d\d?)\.(\d\d?)(?:[.-].*)?", re.ASCII | re.DOTALL)


def version_day(version: str) -> When | None:
    """Return the day that ``version`` names; None where it names none."""
    found = _CALENDAR.fullmatch(version)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return when(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        return None


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Return where ``version`` stands among others: its numbers count as numbers."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"[.-]", version))
