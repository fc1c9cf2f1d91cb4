"""Where in a TOML text each key and element stands: a parser tells no lines, and a fault needs one.

The text has been parsed before, so its syntax is taken as sound; anything else would end the walk early and
leave a fault with the place of what holds it.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\"]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^\\"\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")
_ESCAPE = re.compile(r'\\(?:(["\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))')


class Places:
    """The places of one text's keys, tables and elements, by path: ``("facts", "a-fact", "claims", 0)``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._offsets: dict[Path, int] = {(): 0}
        self._tables: dict[Path, int] = {}
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._walk()

    def of(self, path: Path) -> Place:
        """Give the place of ``path``, or of the nearest thing around it."""
        while path not in self._offsets:
            path = path[:-1]
        return self.at(self._offsets[path])

    def at(self, offset: int) -> Place:
        """Give the place of a character."""
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1)

    def _walk(self) -> None:
        prefix: Path = ()
        while self._skip():
            start = self._at
            if self._text[start] == "[":
                prefix = self._header()
                self._offsets.setdefault(prefix, start)
            elif not self._pair(prefix):
                return

    def _skip(self) -> bool:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1] if self._skip() else ""

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path = self._resolved(self._keys())
        if many:
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        closed = self._text.find("]", self._at)
        self._at = closed + (2 if many else 1) if closed >= 0 else len(self._text)
        return path

    def _resolved(self, keys: Path) -> Path:
        path: Path = ()
        for i, key in enumerate(keys):
            path = (*path, key)
            if path in self._tables and i < len(keys) - 1:
                path = (*path, self._tables[path])
        return path

    def _keys(self) -> Path:
        keys: list[str] = []
        while True:
            self._skip()
            found = _BARE.match(self._text, self._at) or _STRING.match(self._text, self._at)
            if not found:
                return tuple(keys)
            keys.append(_unquoted(found.group()))
            self._at = found.end()
            if self._peek() != ".":
                return tuple(keys)
            self._at += 1

    def _pair(self, prefix: Path) -> bool:
        start = self._at
        keys = self._keys()
        if not keys or self._peek() != "=":
            return False
        self._at += 1
        path = prefix + keys
        for n in range(len(prefix) + 1, len(path) + 1):
            self._offsets.setdefault(path[:n], start)
        self._value(path)
        return True

    def _value(self, path: Path) -> None:
        opener = self._peek()
        if opener in {"[", "{"}:
            self._at += 1
            self._inside(path, "]" if opener == "[" else "}")
            return
        found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
        # Not a value at all: what can't be read is not walked further.
        self._at = found.end() if found else len(self._text)

    def _inside(self, path: Path, closer: str) -> None:
        index = 0
        while (here := self._peek()) and here != closer:
            if here == ",":
                self._at += 1
            elif closer == "]":
                start = self._at
                self._value((*path, index))
                self._offsets.setdefault((*path, index), start)
                index += 1
            elif not self._pair(path):
                return
        self._at += 1


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        return _ESCAPE.sub(lambda m: m[1] or chr(int(m[2] or m[3], 16)), key[1:-1])
    return key
