"""Where in a TOML text each key and element stands: a parser keeps no lines, and a fault needs one.

The text has been parsed before, so its syntax is taken as sound; anything else would end the walk early and
leave a fault with the position of what holds it.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct

KeyPath = tuple[str | int, ...]


class Position(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


_NOT_SPACE = re.compile(r"[^ \t\r\n]")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_OPENER = re.compile(r"\"{3}|'{3}|\"|'")
_SCALAR = re.compile(r"[^,\]}#\n]+")
# What ends a text between such quotes, or is escaped and so doesn't end it. Two quotes may stand before the last three.
_ENDS = {
    '"': re.compile(r'\\.|"', re.DOTALL),
    "'": re.compile("'"),
    '"""': re.compile(r'\\.|"{3,5}', re.DOTALL),
    "'''": re.compile("'{3,5}"),
}
_ESCAPE = re.compile(r'\\(?:(["\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))')

_MAX_DEPTH = 8
"""How many keys of a path are kept: nothing in a facts file lies deeper."""


def text_end(text: str, quotes: str, at: int) -> int:
    """Return where the text ends that ``quotes`` opened before ``at``, its closing quotes included; -1 if nowhere."""
    return next((found.end() for found in _ENDS[quotes].finditer(text, at) if found[0][0] != "\\"), -1)


class _Open(Struct):
    """An array or inline table that isn't closed yet: what closes it, and how many elements it had so far."""

    path: KeyPath
    closer: str
    count: int = 0


class Positions:
    """The positions of one text's keys, tables and elements, by path: ``("facts", "a-fact", "claims", 0)``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._offsets: dict[KeyPath, int] = {(): 0}
        self._tables: dict[KeyPath, int] = {}
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._walk()

    def of(self, path: KeyPath) -> Position:
        """Return the position of ``path``, or of the nearest thing around it."""
        while path not in self._offsets:
            path = path[:-1]
        return self.at(self._offsets[path])

    def at(self, offset: int) -> Position:
        """Return the position of a character."""
        line = bisect_right(self._lines, offset)
        return Position(line, offset - self._lines[line - 1] + 1)

    def _walk(self) -> None:
        prefix: KeyPath = ()
        while self._skip():
            start = self._at
            if self._text[start] == "[":
                prefix = self._header()
                self._offsets.setdefault(prefix, start)
            elif not self._pair(prefix):
                return

    def _skip(self) -> bool:
        """Go on to what isn't white space or a comment; return False at the end of the text."""
        while (found := _NOT_SPACE.search(self._text, self._at)) and found.group() == "#":
            end = self._text.find("\n", found.end())
            self._at = end if end >= 0 else len(self._text)
        self._at = found.start() if found else len(self._text)
        return self._at < len(self._text)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1] if self._skip() else ""

    def _header(self) -> KeyPath:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path = self._resolved(self._keys())
        if many:
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        closed = self._text.find("]", self._at)
        self._at = closed + (2 if many else 1) if closed >= 0 else len(self._text)
        return path

    def _resolved(self, keys: KeyPath) -> KeyPath:
        path: KeyPath = ()
        for i, key in enumerate(keys):
            path = (*path, key)
            if path in self._tables and i < len(keys) - 1:
                path = (*path, self._tables[path])
        return path

    def _keys(self) -> KeyPath:
        keys: list[str] = []
        while True:
            self._skip()
            start, self._at = self._at, self._end_of_key()
            if self._at == start:
                break
            keys.append(_unquoted(self._text[start : self._at]))
            if self._peek() != ".":
                break
            self._at += 1
        return tuple(keys[:_MAX_DEPTH])

    def _end_of_key(self) -> int:
        found = _BARE.match(self._text, self._at)
        return found.end() if found else self._end_of_text()

    def _end_of_text(self) -> int:
        """Return where the quoted text that starts here ends; the place itself if none does, or if it has no end."""
        found = _OPENER.match(self._text, self._at)
        return max(self._at, text_end(self._text, found.group(), found.end())) if found else self._at

    def _pair(self, prefix: KeyPath) -> bool:
        path = self._key_path(prefix)
        if path is not None:
            self._value(path)
        return path is not None

    def _key_path(self, prefix: KeyPath) -> KeyPath | None:
        """Go past a pair's key and "=", and return its path; None where there is none."""
        start = self._at
        keys = self._keys()
        if not keys or self._peek() != "=":
            return None
        self._at += 1
        path = (prefix + keys)[:_MAX_DEPTH]
        for n in range(len(prefix) + 1, len(path) + 1):
            self._offsets.setdefault(path[:n], start)
        return path

    def _value(self, path: KeyPath) -> None:
        """Go past a value; what is open in it is listed, since it may be nested more deeply than calls can be."""
        open_: list[_Open] = []
        inner: KeyPath | None = path
        while inner is not None:
            opener = self._peek()
            if opener in {"[", "{"}:
                self._at += 1
                open_.append(_Open(inner, "]" if opener == "[" else "}"))
            elif (end := self._end_of_text()) > self._at:
                self._at = end
            else:
                found = _SCALAR.match(self._text, self._at)
                # Not a value at all: what can't be read is not walked further.
                self._at = found.end() if found else len(self._text)
            inner = self._next(open_)

    def _next(self, open_: list[_Open]) -> KeyPath | None:
        """Go on to the next value in what is open, and return its path; None where all is closed."""
        while open_:
            last, here = open_[-1], self._peek()
            if here == last.closer:
                self._at += 1
                open_.pop()
            elif here == ",":
                self._at += 1
            elif not here or last.closer == "}":
                return self._key_path(last.path)
            else:
                path = (*last.path, last.count)[:_MAX_DEPTH]
                last.count += 1
                self._offsets.setdefault(path, self._at)
                return path
        return None


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        return _ESCAPE.sub(lambda m: m[1] or chr(int(m[2] or m[3], 16)), key[1:-1])
    return key
