"""What a reader meant by words that a command has no place for."""

import shlex
from collections.abc import Collection, Sequence

from mss_cli.model.dates import when
from mss_cli.model.kinds import KINDS
from mss_cli.queries.countries import usual_name
from mss_cli.queries.names import kinds_meant
from mss_cli.queries.typed_dates import typed_date

_ANY_DAY = when("2025-01-01")


def likely_options(words: Sequence[str], options: Collection[str]) -> str:
    """Return the options, of those in ``options``, that ``words`` were likely meant for: "--country Kenya".

    The text is empty where one of the words isn't a country, a kind or a date.
    """
    found = [_option(" ".join(words), options)]
    if not found[0]:
        found = [_option(word, options) for word in words]
    return " ".join(found) if all(found) else ""


def _option(text: str, options: Collection[str]) -> str:
    if "--country" in options and (name := usual_name(text)):
        return f"--country {shlex.quote(name)}"
    if "--kind" in options and (kinds := [text] if text in KINDS else kinds_meant(text, KINDS)):
        return f"--kind {','.join(kinds)}"
    if "--as-of" in options and _is_date(text):
        return f"--as-of {shlex.quote(text)}"
    return ""


def _is_date(text: str) -> bool:
    try:
        typed_date(text, _ANY_DAY)
    except ValueError:
        return False
    return True
