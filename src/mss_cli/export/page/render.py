"""The page as text: its template, filled in, and no longer than it may be.

All that varies goes through ``_shown``, and then through the template's own escaping, so that no text of a facts file
is ever markup. The page's policy lets its own style and script run, and nothing else, and loads nothing.
"""

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mss_cli.errors import MssError
from mss_cli.export.page.facts import Extent, Facts
from mss_cli.export.page.overview import overview
from mss_cli.model.dates import When
from mss_cli.model.records import Dataset
from mss_cli.output.chart.svg import CLASSES
from mss_cli.sanitize import address, one_line

if TYPE_CHECKING:
    from jinja2 import Template

MAX_PAGE_BYTES = 1_000_000
"""How long a page may be, so that a phone opens it."""

_EXTENTS = (
    Extent(),
    Extent(links=False),
    *(Extent(links=False, copies=False, claims=most) for most in (1_000_000, 5, 3, 1)),
)
"""What is left out first where a page would be too long: what its script makes up for, then copies, then claims."""


def page(dataset: Dataset, day: When | None) -> bytes:
    """Return the page, as of ``day``, or of the day on which the record ends.

    Raises:
        MssError: Jinja2 isn't installed, or there is too much for a page.

    """
    template = _template()
    facts = Facts(dataset, day)
    state = overview(dataset, facts.findings, facts.day)
    for extent in _EXTENTS:
        made = template.render(**state, **facts.content(extent)).encode()
        if len(made) <= MAX_PAGE_BYTES:
            return made
    raise MssError(
        f"a page of all this has more than {MAX_PAGE_BYTES:,} bytes; narrow it, say with --since or --country"
    )


def _template() -> "Template":
    try:
        import jinja2  # noqa: PLC0415 - an extra, for this form only
        from markupsafe import Markup  # noqa: PLC0415
    except ImportError:
        raise MssError("a page needs Jinja2, which isn't installed: pip install 'mss-cli[page]'") from None
    style, script = _text("page.css").replace("/* charts */", CLASSES), _text("page.js")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
    )
    environment.filters["address"] = _address
    environment.globals |= {"style": Markup(style), "script": Markup(script), "policy": _policy(style, script)}  # noqa: S704 - ours
    return environment.get_template("page.html.jinja")


def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """Return ``value`` as the page shows it: without a character that could mislead; markup of our own as it is."""
    if type(value) is not str:
        return value
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with Jinja2

    # An apostrophe ends nothing in this template, where no attribute stands between apostrophes.
    return Markup(str(escape(one_line(value))).replace("&#39;", "'"))  # noqa: S704 - escaped but for that


def _address(url: str) -> Any:
    """Return an address as the value of an attribute: between quotation marks only where HTML needs them."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with Jinja2

    shown = escape(one_line(address(url)))
    return Markup(shown if _BARE_VALUE.fullmatch(shown) else f'"{shown}"')  # noqa: S704 - escaped


_BARE_VALUE = re.compile(r"[^\s\"'=<>`]+")


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: this style and this script, no other, and no network at all."""
    own = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
