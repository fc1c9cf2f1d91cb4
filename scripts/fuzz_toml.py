"""Facts written as TOML, or as what is nearly TOML."""

from typing import Any


class Raw(str):
    """A value in TOML's own writing."""

    __slots__ = ()


def toml(raw: dict[str, Any]) -> str:
    """Return a facts file as it is written by hand: a table for each record."""
    lines: list[str] = []
    for section, tables in raw.items():
        if not isinstance(tables, dict) or section == "dataset":
            tables = {"": tables}  # noqa: PLW2901 - one table
        for name, table in tables.items():
            path = ".".join(map(_key, filter(None, (section, name))))
            if isinstance(table, dict):
                lines += [f"[{path}]", *(f"{_key(key)} = {value_text(each)}" for key, each in table.items()), ""]
            else:
                lines.insert(0, f"{path} = {value_text(table)}")
    return "\n".join(lines)


def _key(key: str) -> str:
    return key if key and key.isascii() and key.replace("-", "").replace("_", "").isalnum() else value_text(key)


def value_text(value: object) -> str:
    """Return ``value`` as TOML writes it."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {value_text(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(value_text, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(_escaped(char) for char in value) + '"'
    return str(value).lower()


def _escaped(char: str) -> str:
    plain = char not in '"\\' and (char.isprintable() or ord(char) > 0x9F)
    return char if plain else f"\\u{ord(char):04x}"
