"""What all that is printed is held to, and how ``mss`` is run as a whole to see it."""

import csv
import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from fuzz_corpus import SAMPLE
from rich.cells import cell_len

from mss_cli.app import main as mss
from mss_cli.output.formats import FORMATS

LONGEST = 10_000
"""How long a line of an error may be."""

Outcome = Literal["result", "error"]


class Input(NamedTuple):
    """What the program is given: a facts file's bytes, and arguments; ``width`` and ``encoding`` are the terminal's."""

    facts: bytes = SAMPLE.encode()
    args: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    width: int | None = None
    encoding: str = "utf-8"


# Of Unicode's format characters, those that are seen: signs of Arabic, Syriac and Kaithi that stand before a number.
_SEEN = frozenset(
    map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))
)  # fmt: skip

UNSAFE = frozenset(
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in {"\t", "\n", *_SEEN}
)
"""What no output has: by Unicode's categories, controls, formats that aren't seen, surrogates, and separators."""

_STYLE = re.compile("\x1b\\[[0-9;]*m|\x1b]8;[^\x1b\x07]*\x1b\\\\")
"""A colour or a link, which a terminal gets."""


def hold_error(lines: Sequence[str]) -> Outcome:
    """Hold the lines of an error to their contract."""
    assert lines, "an error that says nothing"
    for line in lines:
        assert 0 < len(line) <= LONGEST, f"a line of {len(line)} characters"
    return "error"


def run_mss(given: Input) -> Outcome:
    """Run ``mss`` as a whole, in a folder of its own, and hold what it prints to the contracts of output."""
    with tempfile.TemporaryDirectory() as name, _inside(Path(name), given):
        code, out, err = _run(given)
    coloured = "always" in given.args or given.width is not None
    errors = err.decode("ascii" if given.encoding == "ascii" else "utf-8")
    printed = out.decode(given.encoding)
    assert code in {0, 1, 2}, f"exit code {code}"
    assert "Traceback" not in errors, "a traceback"
    assert code != 2 or (errors.strip() and not out), "exit 2, and not one clear error"
    for text in (errors, _STYLE.sub("", printed) if coloured else printed):
        assert not (found := UNSAFE & {*text}), f"{sorted(found)!r} is printed"
    for line in errors.splitlines():
        assert len(line) <= LONGEST, f"a line of {len(line)} characters"
    if code != 2 and out and not {"--help", "-h", "--version", "schema", "--explain", "cite"} & set(given.args):
        _hold_format(given, printed)
    return "result" if code == 0 else "error"


def _hold_format(given: Input, printed: str) -> None:
    """Read back what was printed."""
    chosen = ["table", *(each for each in given.args if each in FORMATS)][-1]
    form = "json" if "--json" in given.args else chosen
    if "sarif" in given.args:
        assert json.loads(printed)["version"] == "2.1.0", "no SARIF"
    elif form == "json":
        made = json.loads(printed)
        assert made["count"] == len(made["items"]), "a count that doesn't"
    elif form == "jsonl":
        for line in printed.splitlines():
            json.loads(line)
    elif form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(printed, newline=""))}) == 1, "rows of several lengths"
    elif form == "tsv":
        assert len({line.count("\t") for line in printed.splitlines()}) == 1, "rows of several lengths"
    elif form == "table" and given.width is not None and given.encoding == "utf-8":
        widest = max(map(cell_len, _STYLE.sub("", printed).splitlines()), default=0)
        assert widest <= max(given.width, 20), f"{widest} columns on a terminal of {given.width}"


class _Out(io.TextIOWrapper):
    """A standard output, which is a terminal if it has a width."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal

    def fileno(self) -> int:
        raise OSError


@contextmanager
def _inside(folder: Path, given: Input) -> Iterator[None]:
    """Write the files of ``given`` into ``folder``, and be there."""
    (folder / "seeds").mkdir()
    (folder / "facts.toml").write_bytes(given.facts)
    for name, content in given.files:
        (folder / name).write_bytes(content)
    there = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(there)


def _run(given: Input) -> tuple[int, bytes, bytes]:
    """Return the exit code and what went to standard output and error."""
    kept = sys.stdout, sys.stderr, dict(os.environ)
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdout = stdout = _Out(out, encoding=given.encoding, newline="")
    sys.stderr = _Out(err, encoding=given.encoding, errors="backslashreplace", newline="")
    stdout.terminal = given.width is not None
    os.environ |= {
        "MSS_NO_CACHE": "1",
        "MSS_PAGER": "cat",
        "MSS_FACTS": "facts.toml",
        "COLUMNS": str(given.width or ""),
        "TERM": "xterm",
    }
    try:
        code = mss(list(given.args))
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    finally:
        sys.stdout, sys.stderr = kept[:2]
        os.environ.clear()
        os.environ.update(kept[2])
    return code, out.getvalue(), err.getvalue()
