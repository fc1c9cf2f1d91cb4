"""Text that commands nothing, whatever it holds: on a terminal, in a cell of a spreadsheet, in an address."""

import re
from functools import cache

# C0 (without tab and newline), DEL, C1; zero-width and bidirectional controls and the soft hyphen; line and paragraph
# separators; lone surrogates, which no encoding can write; the byte-order mark.
_NEAR = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
)
# The format characters of shorthand, music and hieroglyphs, and the tag characters.
_FAR = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"


@cache
def unsafe(*, far: bool) -> re.Pattern[str]:
    """Return the pattern of the characters that are unsafe to show; unless ``far``, of those below U+10000 alone.

    Python finds these three times as fast.
    """
    return re.compile(f"[{_NEAR}{_FAR if far else ''}]")


# Surrogates that stand for no byte, as Windows may have them.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def legible(text: str) -> str:
    """Return ``text`` so that it can be encoded, whatever arguments and file names it has in it.

    Where they came in bytes that the locale has no characters for, they are read as UTF-8; what isn't that is U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _NO_BYTE.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def visible(text: str) -> str:
    r"""Return ``text`` with every control character written out, as ``\x1b`` or ``\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return unsafe(far=max(text) > "\uffff").sub(_escaped, text)


def one_line(text: str) -> str:
    """Return ``text`` safe and on one line: tabs and newlines become spaces."""
    return visible(text.replace("\n", " ").replace("\t", " "))


# OWASP, "CSV Injection": what makes a cell run when it comes first, full-width forms included. Spreadsheets differ in
# whether white space hides it, so it doesn't here.
_RUN = re.compile(r"'|[\t\r\n]|\s*[=+\-@＝＋－＠]")


def inert(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs: with a ' before what it might run, and before a ' of its own.

    Taking away one ' from the start of a cell, if there is one, undoes it exactly.
    """
    return f"'{text}" if _RUN.match(text) else text


# RFC 3986: all that an address is written with.
_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


def address(url: str) -> str:
    """Return ``url`` in the characters of RFC 3986 alone, others percent-encoded: it can't end what it stands in."""
    return _NOT_IN_ADDRESS.sub(_percent, url)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogatepass"))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code <= 0xFF:  # noqa: PLR2004 - what two digits hold
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - what four hold
