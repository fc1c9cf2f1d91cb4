"""Inputs made from the corpus: texts, numbers, dates, whole facts files and command lines never meant to be read.

Every function takes a ``Random`` and draws from nothing else, so that the same seed makes the same input.
"""

import os
from collections.abc import Iterator
from random import Random
from typing import Any

import tomli
from fuzz_corpus import CARD, DATES, DOCUMENT, DRAFTS, NUMBERS, SAMPLE, TEXTS
from fuzz_toml import Raw, toml, value_text

_KEYS = (
    "id", "kind", "date", "value", "claims", "source", "sum", "note", "printed", "extra", "a.b", 'q"q', "\n",
    "__proto__",
)  # fmt: skip

_STRUCTURAL_KEYS = {
    "dataset", "publishers", "speakers", "countries", "sources", "facts", "checks", "JAM", "KEN", "one", "two",
    "agency", "gleaner", "police", "state", "x", "claims", "alpha2", "type", "class", "part_of", "country", "body",
    "publisher", "origin", "attributed_to", "kind", "unit", "bound", "rule", "sum", "less", "equals", "source", "seeds",
    "document", "force", "outcome", "withdrawn", "reason", "kenya-arrival", "kenya-strength", "mandate", "paid",
    "paid-in-all", "said", "kenya", 0, 1, 2,
}  # fmt: skip
"""The keys that make a record what it is. With one of them changed a file is likely refused; ``facts`` makes such."""

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


def text(rng: Random) -> str:
    """Return a text of a few characters or a few thousand, most of it from the corpus."""
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
    """Return a text such as ``text`` makes, but one that a facts file may have."""
    return text(rng).encode("utf-8", "ignore").decode()[:2_000] or "x"


def date(rng: Random) -> str:
    """Return what may look like a date."""
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
    """Return what may look like a number in TOML."""
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
    """Return ``base`` with something put in, taken out or repeated."""
    start = rng.randint(0, len(base))
    end = min(len(base), start + rng.randint(0, 8))
    return base[:start] + rng.choice(("", text(rng), base[start:end] * 2)) + base[end:]


def facts(rng: Random) -> bytes:
    """Return a facts file with its structure broken in a few places."""
    raw = tomli.loads(SAMPLE)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        _break(rng, raw)
    written = toml(raw)
    return (spliced(rng, written) if rng.random() < 0.1 else written).encode("utf-8", "surrogatepass")


def sound_facts(rng: Random) -> bytes:
    """Return a facts file with odd texts, dates and numbers, which can be used in most cases."""
    raw = tomli.loads(SAMPLE)
    for _ in range(rng.choice((1, 3, 6, 12))):
        holder, key = rng.choice([each for each in _entries(raw) if each[1] not in _STRUCTURAL_KEYS])
        if key in {"date", "issued", "accessed", "due", "searched_through", "on"}:
            holder[key] = rng.choice(_SOUND_DATES)
        elif key in {"value", "low", "high"}:
            holder[key] = Raw(rng.choice(_SOUND_NUMBERS))
        elif key in {"url", "read_at"}:
            holder[key] = "https://" + "".join(sound_text(rng).split(" "))
        elif isinstance(holder[key], str):
            holder[key] = sound_text(rng)
    claims = raw["facts"]["kenya-arrival"]["claims"]
    claims += [dict(rng.choice(claims)) for _ in range(rng.choice((0, 0, 2, 12)))]
    for each in claims[2:]:
        each["value"] = Raw(rng.choice(_SOUND_NUMBERS))
        each.pop("low", None), each.pop("high", None)
    return toml(raw).encode()


def broken_bytes(rng: Random) -> bytes:
    """Return a facts file with its bytes flipped, spliced, repeated or cut; or bytes that never were one."""
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
    """Return a facts file with something nested a few thousand times at most."""
    depth = rng.choice((1, 10, 99, 500, 1_000, 3_000))
    deep = rng.choice(("[" * depth + "]" * depth, "{a=" * depth + "1" + "}" * depth, "[" * depth, "{a=[" * depth))
    dotted = ".".join(["a"] * depth)
    return rng.choice((f"{SAMPLE}x = {deep}\n", f"x = {deep}\n", f"{SAMPLE}\n[{dotted}]\n", f"{dotted} = 1\n",
                       f"{SAMPLE}\n[[{dotted}]]\n", SAMPLE.replace("400,", f"{deep},", 1))).encode()  # fmt: skip


def words(rng: Random) -> list[str]:
    """Return what someone might search for."""
    return [
        rng.choice((text(rng), rng.choice(("kenya", "400", "land", "KENYANS", "1,000"))))
        for _ in range(rng.randint(1, 3))
    ]


def document(rng: Random) -> bytes:
    """Return a seed document that isn't what it was."""
    content = DOCUMENT
    for _ in range(rng.randrange(4)):
        content = spliced(rng, content)
    made = content.encode("utf-8", "surrogatepass")
    return made if rng.random() < 0.8 else made + rng.randbytes(40)


def draft(rng: Random) -> bytes:
    """Return drafts put together, with numbers, dates and odd texts put in, or with their bytes broken."""
    content = "".join(rng.choice(DRAFTS) for _ in range(rng.choice((1, 1, 2, 5))))
    for _ in range(rng.choice((0, 1, 3, 10))):
        at = rng.randint(0, len(content))
        put = rng.choice((number, date, text))(rng)
        content = (
            f"{content[:at]}{rng.choice(('', ' '))}{put}{content[at:]}" if rng.random() < 0.7 else spliced(rng, content)
        )
    made = content.encode("utf-8", "surrogatepass")
    return made if rng.random() < 0.9 else made[: rng.randint(0, len(made))] + rng.randbytes(20)


def card(rng: Random) -> bytes:
    """Return a seed card, in some cases not what it was."""
    content = CARD if rng.random() < 0.6 else spliced(rng, CARD)
    return content.encode("utf-8", "surrogatepass")


def arguments(rng: Random) -> list[str]:
    """Return a command line with odd words in the places that take any."""
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
    """Return a path that leads nowhere but into the folder that the program is run in."""
    return rng.choice((text(rng), "facts.toml", "seeds", "new.txt")).replace("/", "_").replace("..", "_")


def _entries(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield everything in nested tables and lists as its holder and key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield value, key
        yield from _entries(each)


def _break(rng: Random, raw: dict[str, Any]) -> None:
    entries = list(_entries(raw))
    holder, key = rng.choice(entries)
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
        other, at = rng.choice(entries)
        # A copy, so that nothing comes to hold itself.
        holder[key] = (
            Raw(value_text(other[at])) if at in (other if isinstance(other, dict) else range(len(other))) else 0
        )
    elif way == 5:
        holder[key] = rng.choice(({}, [], [{}], {"a": holder[key]}, [holder[key]], Raw(value_text(text(rng)))))
    else:
        holder[key] = rng.choice((text(rng), date(rng), Raw(number(rng)), rng.random() < 0.5))
