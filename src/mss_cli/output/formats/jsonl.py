"""JSON Lines: the bare items, one a line."""

from mss_cli.output.formats import Surface
from mss_cli.output.formats.json import compact, encoded
from mss_cli.output.view import View


def render(view: View, surface: Surface) -> str:  # noqa: ARG001 - JSON is the same everywhere
    """Return a line for every item."""
    return "".join(encoded(compact(item)) for item in view.items())
