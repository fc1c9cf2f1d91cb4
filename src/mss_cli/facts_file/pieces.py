"""A long facts file in pieces, each a TOML text of its own, so that it isn't held as text and as tables all at once."""

import re
from collections.abc import Iterator

PIECE = 2**20
"""How many bytes a piece has at least, but for the last."""

_START = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*+[ \t]*\[")
_MAYBE_HEADER = re.compile(rb"^[ \t]*\[[^\n]*", re.MULTILINE)
_HEADER = re.compile(rb"\[(dataset|(?:countries|sources|facts|checks)\.[A-Za-z0-9_-]+)\][ \t]*(?:#[^\n]*)?")


def pieces(content: bytes) -> Iterator[str]:
    """Give the text of a facts file in pieces, cut before tables.

    Only a file that is all plain tables, ``[facts.an-id]``, no two of one name, is cut: then the whole is TOML just if
    each of its pieces is, and says what they say together. A piece that ends within text or an array is not TOML.

    Raises:
        ValueError: it has anything else, isn't UTF-8, or is short; read it whole.

    """
    if len(content) <= PIECE:
        raise ValueError("it is short")
    if b"\r" in content or not _START.match(content):
        raise ValueError("there is something before the first table, or line ends are not plain")
    seen: set[bytes] = set()
    start = 0
    for found in _MAYBE_HEADER.finditer(content):
        header = _HEADER.fullmatch(found.group())
        if header is None or header[1] in seen:
            raise ValueError("there is a line that is no plain table's, or a second one of the same")
        seen.add(header[1])
        if found.start() - start >= PIECE:
            yield content[start : found.start()].decode()
            start = found.start()
    yield content[start:].decode()
