"""JSON: an envelope that states the query and the dataset, and the items."""

import re

import msgspec

from mss_cli.output.formats import Surface
from mss_cli.output.view import View
from mss_cli.sanitize import legible, unsafe

MAJOR = 1
"""The major version of the JSON: within it, keys are only ever added."""


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - JSON is the same everywhere
    """Return the envelope."""
    items = view.items()
    envelope = {
        "schema": f"mss/{view.command}/{MAJOR}",
        "dataset": view.dataset,
        "query": view.query,
        "count": len(items),
        "items": items,
        **view.extra(),
    }
    return encoded(msgspec.json.format(compact(envelope), indent=2))


def compact(value: object) -> bytes:
    """Return ``value`` as JSON on one line, with arguments and file names that are not text made legible."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        import json  # noqa: PLC0415 - for such an argument only

        return legible(json.dumps(msgspec.to_builtins(value), ensure_ascii=False)).encode()


def encoded(content: bytes) -> str:
    """Return encoded JSON as a line of text, with the characters escaped that could command a terminal."""
    far = any(lead in content for lead in (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4"))
    return unsafe(far=far).sub(_escaped, content.decode()) + "\n"


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))
