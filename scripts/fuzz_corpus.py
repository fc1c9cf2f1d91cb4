"""Hostile inputs: texts, numbers, dates, whole facts files and command lines that were never meant to be read.

Every function takes a ``Random`` and draws from nothing else, so that an input can be made again from its seed.
"""

import os
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import tomli

SAMPLE = """\
[dataset]
title = "Sample"
version = "2026.11.25"
license = "CC0-1.0"
seeds = "seeds"

# A heading of countries

# Jamaica, with a comment of its own
[countries.JAM]
name = "Jamaica"
alpha2 = "JM"
demonyms = ["Jamaican", "Jamaicans"]

[countries.KEN]
name = "Kenya"
alpha2 = "KE"

[sources.one]
type = "article-newspaper"
title = "First"
issued = "2024-09-12"
issued_basis = "what it says"
publisher = "The Gleaner"
publisher_basis = "its address"
author = "A. Writer"
url = "https://example.org/one"
accessed = "2026-11-23"
origin = "An agency"

[sources.two]
type = "report"
title = "Second"
title_is_description = true
issued = "2024-10~"
number = "S/RES/2699 (2023)"
document = "two.txt"
note = "A note"

[facts.mandate]
kind = "mandate"
date = "2023-10-02"
date_basis = "the letter"
due = "2024-10-02"
summary = "The mission is authorized."
note = "A note"
claims = [{ source = "two", paragraph = 2, printed = "authorizes" }]

[facts.kenya-arrival]
kind = "arrived"
date = "2024-06-25"
countries = ["KEN"]
unit = "police"
summary = "Kenyans land."
claims = [
  { source = "one", paragraph = 2, value = 400, bound = "about", printed = "400 Kenyans", attributed_to = "X" },
  { source = "two", paragraph = 1, low = 200, high = 217.5, unit = "military", date = "2024-06", note = "A note" },
]

[facts.kenya-strength]
kind = "strength"
date = "2024-07/2024-08"
countries = ["KEN", "JAM"]
unit = "personnel"
scope = "the capital"
summary = "Kenyans are there."
claims = [{ source = "two", locator = "the table", value = 1_000, bound = "over", printed = "over 1,000" }]

[facts.paid]
kind = "funding-paid"
date = "../2024"
unit = "USD"
summary = "Money came in."
claims = [{ source = "one", value = 85e6, bound = "up-to" }, { source = "two", value = 0, unit = "CAD" }]

[checks.kenya]
about = "Arrived and there"
rule = "strength"
sum = ["kenya-arrival"]
less = []
equals = "kenya-strength"
note = "A note"
"""
"""A sound facts file, in its order, with every key that there is."""

CARD = """\
document = "two.txt"
sha256 = "b2a26b0b4cce02471000c40434b04b5f2e7e87b04a4dd7b4d7bd07d3c37bbd41"
paragraphs = [{ sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", set_aside = "a heading" }]
"""

DOCUMENT = "A heading\n\nThe council authorizes the mission.\nAbout 400 Kenyans, and over 1,000 personnel.\n"

TEXTS: tuple[str, ...] = (
    "", " ", "\t", "\n", "\r\n", "\0", "\x1b[31m", "\x1b[2J\x1b[H", "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\",
    "\x1b]52;c;eA==\x07", "\x9b31m", "\x9d0;x\x9c", "\x07\x08\x7f", "\x0b\x0c\x1c\x1d\x1e\x85", "\u202e\u2066x\u2069",
    "\u200b\u200d\u2060\ufeff", "\u00ad\u061c\u180e", "\u2028\u2029", "\U000e0041\U000e007f", "\U0001bca0\U0001d173",
    "\u0301" * 40, "e\u0301\u0327", "\ufffe\uffff", "\ud800", "\udfff\ud800", "\udc80", "[red]x[/red]", "[/foo]",
    "[link=http://x]y", ":smile:", "[sic]", "\\[", "\\", "\\\\", '"', "'", '"""', "'''", "{0}", "{x!r}", "%s%n",
    "$(id)", "`id`", "| a | b |", "<script>", "=1+1", "@SUM(1)", "+1", "-1", "../../x", "a/b", "CON", "#", "[a]",
    "[[a]]", "a = 1", "\u0130\u0131\u00df\ufb01\u01c6", "\u00b2", "\u00b2\u00b3\u00b9", "\u0663\u0664",
    "\u0663,\u0664\u0664\u0664", "\U0001d7d9\U0001d7da", "\u00bd", "\u2460", "\u2167", "\u4e00\u4e8c", "1,000", "1,00",
    "1.000.000", "1 000", "1,2,3", "400 million", "half a million", "two thirds", "113 mille 582", "k", "\uff21\uff22",
    "\u65e5\u672c\u8a9e", "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627", "$", "&amp;", "~", "\u201c\u201d", "-", "--", "--help", "-o", "None", "null",
    "true", "nan", "Jamaica", "KEN", "one", "kenya-arrival",
)  # fmt: skip

NUMBERS: tuple[str, ...] = (
    "0", "-0", "1", "-1", "0.0", "-0.0", "1e0", "2.5", "0.000001", "0.0000001", "1e15", "1e16", "1000000000000001",
    "999999999999999.999999", "nan", "-nan", "inf", "-inf", "1e400", "1e-400", "1e999999", "1e999999999",
    "1e-999999999", "0e999999999", "0e-999999999", "0E+5", "1e99999999999999999999", "0x7f", "0o7", "0b1", "1_000",
    "9" * 19, "9" * 400, "9" * 4300, "9" * 5000, "0x" + "f" * 5000, "0." + "3" * 5000, "1" + "0" * 15 + ".0",
    "1.000000", "true", '"12"', "2024-06-25", "12:00:00", "[]", "{}", "[1]",
)  # fmt: skip

DATES: tuple[str, ...] = (
    "", "~", "/", "..", "../..", "2024/..", "../2024", "2024", "2024~", "2024-06", "2024-06~", "2024-06-25",
    "2024-06-25~", "2024-02-30", "2024-02-30~", "2023-02-29", "2024-00", "2024-13", "2024-12~", "2024-06-00", "0000",
    "0000~", "0001", "0001~", "0001-01~", "0001-01-01", "0001-01-01~", "9999", "9999~", "9999-12", "9999-12~",
    "9999-12-31", "9999-12-31~", "2024-06-25T12:00", "2024-06-25 1", "2024-6-5", " 2024", "2024 ", "2024\n",
    "2024-06-25/2024-06-01", "2024/2024", "2024/2024/2024", "2024~/2025~", "2024~~", "-2024", "+2024", "20240625",
    "\u0662\u0660\u0662\u0664", "\uff12\uff10\uff12\uff14", "2024\0", "today", "2024-W01", "2024-06-25Z", "../9999~",
    "0001~/..", "2024-06/2024-06-25", "1e9",
)  # fmt: skip

_KEYS = (
    "id",
    "kind",
    "date",
    "value",
    "claims",
    "source",
    "sum",
    "note",
    "printed",
    "extra",
    "a.b",
    'q"q',
    "\n",
    "__proto__",
)


class Raw(str):
    """A value in TOML's own writing."""

    __slots__ = ()


def text(rng: Random) -> str:
    """Give a hostile text, of a few characters or a few thousand."""
    way = rng.random()
    if way < 0.6:
        return rng.choice(TEXTS)
    if way < 0.8:
        return "".join(rng.choice(TEXTS) for _ in range(rng.randint(2, 6)))
    if way < 0.95:
        return "".join(chr(rng.choice((rng.randrange(0x80), rng.randrange(0x3000), rng.randrange(0x110000))))
                       for _ in range(rng.randint(1, 30)))  # fmt: skip
    return (rng.choice(TEXTS) or "x") * rng.choice((50, 500, 2_000))


def sound_text(rng: Random) -> str:
    """Give a hostile text that a facts file may hold."""
    return text(rng).encode("utf-8", "ignore").decode()[:2_000] or "x"


def date(rng: Random) -> str:
    """Give what may look like a date."""
    way = rng.random()
    if way < 0.3:
        return rng.choice(DATES)
    if way < 0.5:
        return f"{rng.choice(DATES)}/{rng.choice(DATES)}"
    if way < 0.85:
        parts = [f"{rng.choice((0, 1, 4, 1900, 2023, 2024, 2025, 9998, 9999, rng.randrange(10_000))):04}"]
        parts += [f"{rng.randint(0, 13):02}", f"{rng.randint(0, 32):02}"][: rng.randrange(3)]
        one = "-".join(parts) + rng.choice(("", "", "~"))
        return one if rng.random() < 0.6 else f"{one}/{date(rng)}"
    return spliced(rng, rng.choice(DATES)) if rng.random() < 0.8 else text(rng)


def number(rng: Random) -> str:
    """Give what may look like a number in TOML."""
    way = rng.random()
    if way < 0.5:
        return rng.choice(NUMBERS)
    if way < 0.7:
        return str(rng.randrange(10 ** rng.randint(1, 17)))
    if way < 0.9:
        return (
            f"{rng.randrange(10**6)}.{rng.randrange(10 ** rng.randint(1, 8))}{rng.choice(('', '', 'e-3', 'e9', 'E+2'))}"
        )
    return spliced(rng, rng.choice(NUMBERS))


def spliced(rng: Random, base: str) -> str:
    """Give ``base`` with something put in, taken out or said twice."""
    start = rng.randint(0, len(base))
    end = min(len(base), start + rng.randint(0, 8))
    return base[:start] + rng.choice(("", text(rng), base[start:end] * 2)) + base[end:]


def facts(rng: Random) -> bytes:
    """Give a facts file with its structure broken in a few places."""
    raw = tomli.loads(SAMPLE)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        _break(rng, raw)
    written = toml(raw)
    return (spliced(rng, written) if rng.random() < 0.1 else written).encode("utf-8", "surrogatepass")


def sound_facts(rng: Random) -> bytes:
    """Give a facts file that says hostile things, and can be used in most cases."""
    raw = tomli.loads(SAMPLE)
    for _ in range(rng.choice((1, 3, 6, 12))):
        holder, key = rng.choice([place for place in _places(raw) if place[1] not in _TELLING])
        if key in {"date", "issued", "accessed", "due"}:
            holder[key] = rng.choice(_SOUND_DATES)
        elif key in {"value", "low", "high"}:
            holder[key] = Raw(rng.choice(_SOUND_NUMBERS))
        elif key == "url":
            holder[key] = "https://" + "".join(sound_text(rng).split(" "))
        elif isinstance(holder[key], str):
            holder[key] = sound_text(rng)
    claims = raw["facts"]["kenya-arrival"]["claims"]
    claims += [dict(rng.choice(claims)) for _ in range(rng.choice((0, 0, 2, 12)))]
    for each in claims[2:]:
        each["value"] = Raw(rng.choice(_SOUND_NUMBERS))
        each.pop("low", None), each.pop("high", None)
    return toml(raw).encode()


# What a record is by: changed, the file is likely refused, which is what ``facts`` is for.
_TELLING = {
    "dataset", "countries", "sources", "facts", "checks", "JAM", "KEN", "one", "two", "claims", "alpha2", "type",
    "kind", "unit", "bound", "rule", "sum", "less", "equals", "source", "seeds", "document", "kenya-arrival",
    "kenya-strength", "mandate", "paid", "kenya", 0, 1,
}  # fmt: skip
_SOUND_DATES = (
    "2024", "2024~", "2024-06", "2024-12~", "2024-02-29", "2024-06-25~", "2024/..", "../2024", "2023-10/2024-02",
    "2024~/2025~", "0002", "0001-01-01", "0001-03~", "9998~", "9999-11", "9999-12-31", "../9999", "0001/..",
    "2024-06/2024-06-25",
)  # fmt: skip
_SOUND_NUMBERS = (
    "0",
    "-0.0",
    "1",
    "0e9",
    "0e999999999",
    "0.000001",
    "2.5",
    "1e15",
    "999999999999999.999999",
    "1_000",
    "1e0",
)


def broken_bytes(rng: Random) -> bytes:
    """Give a facts file with its bytes flipped, spliced, said twice or cut; or bytes that never were one."""
    if rng.random() < 0.1:
        return rng.randbytes(rng.randrange(400))
    content = bytearray(SAMPLE.encode())
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at, end = sorted((rng.randint(0, len(content)), rng.randint(0, len(content))))
        end = min(end, at + rng.choice((1, 8, 200)))
        way = rng.randrange(6)
        if way == 0 and at < len(content):
            content[at] ^= 1 << rng.randrange(8)
        elif way == 1:
            content[at:end] = b""
        elif way == 2:
            content[at:at] = text(rng).encode("utf-8", "surrogatepass")
        elif way == 3:
            content[at:at] = content[at:end] * rng.randint(1, 3)
        elif way == 4:
            content[at:end] = rng.choice((*NUMBERS, *DATES, "[", "{", "]", "}", "=", ",", '"', "\n")).encode()
        elif rng.random() < 0.2:
            del content[at:]
    return bytes(content)


def nested(rng: Random) -> bytes:
    """Give a facts file with something nested a few thousand times at most."""
    depth = rng.choice((1, 10, 99, 500, 1_000, 3_000))
    deep = rng.choice(("[" * depth + "]" * depth, "{a=" * depth + "1" + "}" * depth, "[" * depth, "{a=[" * depth))
    dotted = ".".join(["a"] * depth)
    return rng.choice((f"{SAMPLE}x = {deep}\n", f"x = {deep}\n", f"{SAMPLE}\n[{dotted}]\n", f"{dotted} = 1\n",
                       f"{SAMPLE}\n[[{dotted}]]\n", SAMPLE.replace("400,", f"{deep},", 1))).encode()  # fmt: skip


def words(rng: Random) -> list[str]:
    """Give what someone might search for."""
    return [
        rng.choice((text(rng), rng.choice(("kenya", "400", "land", "KENYANS", "1,000"))))
        for _ in range(rng.randint(1, 3))
    ]


def document(rng: Random) -> bytes:
    """Give a seed document that isn't what it was."""
    content = DOCUMENT
    for _ in range(rng.randrange(4)):
        content = spliced(rng, content)
    made = content.encode("utf-8", "surrogatepass")
    return made if rng.random() < 0.8 else made + rng.randbytes(40)


def card(rng: Random) -> bytes:
    """Give a seed card that isn't what it was, now and then."""
    content = CARD if rng.random() < 0.6 else spliced(rng, CARD)
    return content.encode("utf-8", "surrogatepass")


def arguments(rng: Random) -> list[str]:
    """Give a command line with hostile words in the places that take any."""
    fact, source = rng.choice(("kenya-arrival", "mandate", text(rng))), rng.choice(("one", "two", text(rng)))
    command = rng.choice((
        ["timeline"], ["troops"], ["troops"], ["figures", rng.choice(("arrived", text(rng)))], ["show", fact],
        ["sources"], ["sources", source], ["search", *words(rng)], ["disputes"], ["brief"],
        ["cite", rng.choice((fact, source))],        ["lint"], ["lint", _path(rng)], ["lint", "--explain", text(rng)],
        ["verify", rng.choice((".", _path(rng)))],
        ["coverage"], ["schema", rng.choice(("facts", "troops", text(rng)))], [text(rng)],
    ))  # fmt: skip
    given = [
        rng.choice((
            ["--country", rng.choice(("Kenya", "jm", text(rng)))], ["--kind", rng.choice(("arrived", text(rng)))],
            ["--source", source], ["--since", date(rng)], ["--until", date(rng)], ["--as-of", date(rng)],
            ["--known-by", date(rng)], ["--standing", rng.choice(("single", text(rng)))], ["--json"],
            ["--format", rng.choice(("csv", "markdown", text(rng)))], ["--output", _path(rng)], [text(rng)],
            [f"--{text(rng)}"],
        ))
        for _ in range(rng.choice((0, 1, 1, 2, 3)))
    ]  # fmt: skip
    before = rng.choice(
        ([], [], [], ["--facts", _path(rng)], ["--color", rng.choice(("always", text(rng)))], ["--version"])
    )
    words_ = [*before, *command, *(word for each in given for word in each)]
    # An argument is what a system hands over: bytes without NUL, with what isn't UTF-8 among them as lone surrogates.
    return [os.fsdecode(word.encode("utf-8", "surrogatepass").replace(b"\0", b"")) for word in words_]


def _path(rng: Random) -> str:
    """Give a path that leads nowhere but into the folder that the program is run in."""
    return rng.choice((text(rng), "facts.toml", "seeds", "new.txt")).replace("/", "_").replace("..", "_")


def toml(raw: dict[str, Any]) -> str:
    """Write a facts file as it is written by hand: a table for each record."""
    lines: list[str] = []
    for section, tables in raw.items():
        if not isinstance(tables, dict) or section == "dataset":
            tables = {"": tables}  # noqa: PLW2901 - one table
        for name, table in tables.items():
            path = ".".join(map(_key, filter(None, (section, name))))
            if isinstance(table, dict):
                lines += [f"[{path}]", *(f"{_key(key)} = {_value(each)}" for key, each in table.items()), ""]
            else:
                lines.insert(0, f"{path} = {_value(table)}")
    return "\n".join(lines)


def _key(key: str) -> str:
    return key if key and key.isascii() and key.replace("-", "").replace("_", "").isalnum() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, Raw):
        return value
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(_escaped(char) for char in value) + '"'
    return str(value).lower()


def _escaped(char: str) -> str:
    plain = char not in '"\\' and (char.isprintable() or ord(char) > 0x9F)
    return char if plain else f"\\u{ord(char):04x}"


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place in nested tables and lists, as its holder and key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield value, key
        yield from _places(each)


def _break(rng: Random, raw: dict[str, Any]) -> None:
    places = list(_places(raw))
    holder, key = rng.choice(places)
    way = rng.randrange(7)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, dict):
        holder[rng.choice((text(rng), *_KEYS))] = holder.pop(key)
    elif way == 2 and isinstance(holder, dict):
        holder[rng.choice((text(rng), *_KEYS))] = holder[key]
    elif way == 3 and isinstance(holder, list):
        holder.append(holder[key])
    elif way == 4:
        other, at = rng.choice(places)
        # A copy, so that nothing comes to hold itself.
        holder[key] = Raw(_value(other[at])) if at in (other if isinstance(other, dict) else range(len(other))) else 0
    elif way == 5:
        holder[key] = rng.choice(({}, [], [{}], {"a": holder[key]}, [holder[key]], Raw(_value(text(rng)))))
    else:
        holder[key] = rng.choice((text(rng), date(rng), Raw(number(rng)), rng.random() < 0.5))


MB = 1_000_000


def _with_claims(count: int, claim: Callable[[int], str]) -> str:
    return SAMPLE.replace("claims = [\n", "claims = [\n" + "".join(f"  {{ {claim(n)} }},\n" for n in range(count)), 1)


def _many_facts(count: int, day: Callable[[int], str]) -> str:
    return SAMPLE + "".join(
        f'[facts.f{n}]\nkind = "arrived"\ndate = "{day(n)}"\nunit = "police"\ncountries = ["KEN"]\nsummary = "x"\n'
        f'claims = [{{ source = "one", paragraph = 1, value = {n}, printed = "{n}" }}]\n'
        for n in range(count)
    )  # fmt: skip


def _summary(value: str) -> str:
    return SAMPLE.replace('"Kenyans land."', value)


GIANTS: dict[str, Callable[[], str]] = {
    "a comment of 10 MB": lambda: f"# {'x' * 10 * MB}\n{SAMPLE}",
    "a comment of 10 MB of quotes": lambda: f"{SAMPLE}# {chr(34) * 10 * MB}\n",
    "a text of 10 MB": lambda: _summary(f'"{"x" * 10 * MB}"'),
    "a text of 10 MB of escapes": lambda: _summary('"' + "\\\\" * 5 * MB + '"'),
    "a text of 10 MB, never closed": lambda: _summary('"' + "x" * 10 * MB),
    "a text of 10 MB over lines": lambda: _summary('"""' + "x\n" * 5 * MB + '"""'),
    "a text of 10 MB over lines, of quotes": lambda: _summary('"""' + 'x""' * 3 * MB + '"""'),
    "a text of 10 MB in single quotes": lambda: _summary(f"'{'x' * 10 * MB}'"),
    "a bare key of 10 MB": lambda: SAMPLE + "k" * 10 * MB + " = 1\n",
    "a quoted key of 10 MB": lambda: f'{SAMPLE}"{"k" * 10 * MB}" = 1\n',
    "a quoted key of 10 MB, never closed": lambda: f'{SAMPLE}"{"k" * 10 * MB} = 1\n',
    "an id of 10 MB": lambda: SAMPLE.replace("paid", "k" * 10 * MB),
    "a header of 10 MB of spaces": lambda: f"{SAMPLE}[{' ' * 10 * MB}facts.x]\n",
    "a header of 10 MB, never closed": lambda: f"{SAMPLE}[facts.{'x' * 10 * MB}\n",
    "a date of 10 MB": lambda: SAMPLE.replace('"2024-06-25"', f'"{"2" * 10 * MB}"'),
    "a kind of 10 MB": lambda: SAMPLE.replace('"arrived"', f'"{"a" * 10 * MB}"'),
    "a number of 10 MB": lambda: SAMPLE.replace("value = 400", "value = 4" + "0" * 10 * MB),
    "a number of 10 MB behind the point": lambda: SAMPLE.replace("value = 400", "value = 0." + "3" * 10 * MB),
    "10 MB of blank lines": lambda: SAMPLE + "\n" * 10 * MB,
    "10 MB of spaces": lambda: SAMPLE + " " * 10 * MB + "\n",
    "10 MB of carriage returns": lambda: SAMPLE + "\r" * 10 * MB,
    "10 MB of NUL": lambda: "\0" * 10 * MB,
    "10 MB of combining marks": lambda: SAMPLE + "# " + "\u0301" * 5 * MB,
    "arrays a million deep": lambda: "x = " + "[" * MB + "]" * MB,
    "inline tables a million deep": lambda: "x = " + "{a=" * MB + "1" + "}" * MB,
    "a key of a million parts": lambda: ".".join(["a"] * MB) + " = 1\n",
    "a header of a million parts": lambda: f"{SAMPLE}[{'.'.join(['a'] * MB)}]\n",
    "a header of 900 parts, 900 times": lambda: "".join(f"[{'.'.join(['a'] * 900)}.b{n}]\n" for n in range(900)),
    "100,000 headers of nothing": lambda: "".join(f"[facts.f{n}]\n" for n in range(100_000)),
    "100,000 unknown keys": lambda: SAMPLE + "".join(f"k{n} = 1\n" for n in range(100_000)),
    "100,000 unknown tables": lambda: SAMPLE + "".join(f"[t{n}]\n" for n in range(100_000)),
    "20,000 misspelt sources among 2,000": lambda: (
        _with_claims(20_000, lambda n: f'source = "sorce-{n:05}", value = 1')
        + "".join(f'[sources.source-{n:05}]\ntype = "report"\ntitle = "x"\nissued = "2024"\n' for n in range(2_000))
    ),
    "20,000 misspelt units": lambda: _with_claims(20_000, lambda n: f'source = "one", value = 1, unit = "polices{n}"'),
    "20,000 claims that agree": lambda: _with_claims(
        20_000, lambda n: f'source = "one", paragraph = {n + 1}, value = 400'
    ),
    "20,000 claims that are one": lambda: _with_claims(20_000, lambda _: 'source = "one", paragraph = 1, value = 400'),
    "3,000 claims that all differ": lambda: _with_claims(
        3_000, lambda n: f'source = "one", paragraph = 1, value = {n}'
    ),
    "10,000 facts of one day": lambda: _many_facts(10_000, lambda _: "2024-06-25"),
    "10,000 facts of as many days": lambda: _many_facts(
        10_000, lambda n: f"{1000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
    ),
    "a check of 10,000 facts": lambda: (
        _many_facts(10_000, lambda n: f"{n:04}" if n else "0001")
        + '[checks.all]\nabout = "x"\nequals = "f0"\nsum = ['
        + ", ".join(f'"f{n}"' for n in range(10_000))
        + "]\n"
    ),
}
"""The few large ones, by name."""
