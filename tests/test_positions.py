"""Where a key or element stands in a TOML text."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.facts_file.positions import KeyPath, Position, Positions

TEXT = '''\
# a comment with [brackets] and "quotes"
top = 1
[a.b]  # trailing
x = "a # no comment ] }"
"quoted key" = 'literal \\'
'single' = """
many ] lines
[not.a.table]
"""
list = [1, [2, 3], # inside
  { k = "", deep.er = true }, "x"]
dotted.key = 2024-01-01
[[many]]
n = 1
[[many]]
n = 2
[many.sub]
m = 3
["caf\\u00e9"]
y = 1
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("top",), 2, 1),
        (("a", "b"), 3, 1),
        (("a", "b", "x"), 4, 1),
        (("a", "b", "quoted key"), 5, 1),
        (("a", "b", "single"), 6, 1),
        (("a", "b", "list"), 10, 1),
        (("a", "b", "list", 0), 10, 9),
        (("a", "b", "list", 1, 1), 10, 16),
        (("a", "b", "list", 2), 11, 3),
        (("a", "b", "list", 2, "deep", "er"), 11, 13),
        (("a", "b", "dotted", "key"), 12, 1),
        (("many", 0, "n"), 14, 1),
        (("many", 1), 15, 1),
        (("many", 1, "sub", "m"), 18, 1),
        (("café", "y"), 20, 1),
    ],
)
def test_positions(path: KeyPath, line: int, column: int) -> None:
    tomli.loads(TEXT)
    assert Positions(TEXT).of(path) == Position(line, column)


QD, QS = '"' * 3, "'" * 3


@pytest.mark.parametrize(
    "value",
    [
        r'"a \" ] b \\"',
        QD + r'a \""" ] b""\"' + QD,
        QD + '""a""' + QD,
        QS + "''a ] ''" + QS,
        '""',
        QD + QD,
        QS + QS,
        r"'\'",
        QD + '\n"a" ""]""\n' + QD,
        "# ]\n  1",
    ],
)
def test_quotes_end_where_they_do(value: str) -> None:
    text = f"x = [\n{value}, 2,\n]\ny = 1\n"
    tomli.loads(text)
    assert Positions(text).of(("x", 0)).line == 2 + value.startswith("#")
    assert Positions(text).of(("x", 1)).line == 2 + value.count("\n")
    assert Positions(text).of(("y",)).line == 4 + value.count("\n")


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a = ", "}"), ("[{a = ", "}]")])
def test_no_nest_is_too_deep_for_the_walk(opened: str, closed: str) -> None:
    positions = Positions(f"x = {opened * 5_000}1{closed * 5_000}\ny = 1\n")
    assert positions.of(("y",)) == Position(2, 1)


def test_a_key_of_very_many_parts_is_kept_in_part() -> None:
    positions = Positions(f"{'.'.join('a' * 5_000)} = 1\n[{'.'.join('b' * 5_000)}]\nc = 1\n")
    assert positions.of(("a", "a")) == Position(1, 1)
    assert positions.of(("b",) * 8) == Position(2, 1)


def test_what_is_not_there_has_the_position_of_what_is_around_it() -> None:
    positions = Positions(TEXT)
    assert positions.of(("a", "b", "x", "gone", 3)) == Position(4, 1)
    assert positions.of(("nothing",)) == Position(1, 1)


@pytest.mark.parametrize("text", ["", "x", "x =", "x = [", "x = {", "x = {1", "[", "[[a", "= 1", "x = [1 2", "\ufeff"])
def test_an_unsound_text_ends_the_walk(text: str) -> None:
    assert Positions(text).of(("x",)).line == 1


keys = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True)
scalars = st.one_of(
    st.integers(),
    st.booleans(),
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12),
)


@given(st.dictionaries(keys, st.dictionaries(keys, st.lists(scalars, max_size=4), max_size=4), max_size=4))
def test_every_key_is_found_on_its_line(tables: dict[str, dict[str, list[object]]]) -> None:
    lines: list[str] = []
    expected: dict[KeyPath, int] = {}
    for table, content in tables.items():
        lines.append(f"[{table}]")
        expected[(table,)] = len(lines)
        for key, values in content.items():
            lines.append(f"{key} = [{', '.join(map(_toml, values))}]")
            expected[(table, key)] = len(lines)
    text = "\n".join(lines)
    assert tomli.loads(text) == tables
    positions = Positions(text)
    assert {path: positions.of(path).line for path in expected} == expected


def _toml(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()
