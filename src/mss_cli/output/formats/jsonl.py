"""JSON Lines: the bare items, one a line."""

import msgspec

from mss_cli.output.formats import Surface
from mss_cli.output.formats.json import encoded
from mss_cli.output.view import View


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - JSON is the same everywhere
    """Give a line for every item."""
    return "".join(encoded(msgspec.json.encode(item)) for item in view.items())
