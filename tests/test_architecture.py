"""The shape of the code: which room may import from which, and how long a module may be."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "mss_cli"

ROOMS: tuple[frozenset[str], ...] = tuple(
    frozenset(level.split())
    for level in (
        "__init__",
        "errors recording sanitize bundled interruption shells __pyinstaller",
        "model paths stdio",
        "cache",
        "facts_file",
        "queries",
        "curation",
        "output",
        "checking export",
        "completion session stray",
        "options",
        "commands",
        "typer_internals",
        "command",
        "commands.*",
        "app",
        "__main__",
    )
)
"""The folders and modules of the package, from the ground up: each imports only from those below it.

``commands`` itself is the list of commands, which finds them by name and imports none; they are ``commands.*``.
"""

MAX_LINES = 300


def modules() -> dict[str, Path]:
    """Return the path of each module by its name; a folder's name is that of its ``__init__``."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts if parts[-1] != "__init__" or len(parts) == 1 else parts[:-1])] = path
    return found


def imports(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield each module of ours that the one at ``path`` imports, wherever in it; not for annotations alone."""
    for node in running(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}: relative imports hide where they lead"
            wanted = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for each in wanted:
            inner = each.removeprefix("mss_cli").removeprefix(".") or "__init__"
            if each.partition(".")[0] == "mss_cli" and inner in known and inner != name:
                yield inner


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every node but those that only a type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from (inner for each in node.orelse for inner in [each, *running(each)])
        else:
            yield node
            yield from running(node)


MODULES = modules()
GRAPH = {name: {*imports(name, path, MODULES)} for name, path in MODULES.items()}


def room(module: str) -> str:
    if module.startswith("commands.") and module != "commands.index":
        return "commands.*"
    return module.partition(".")[0]


def level(name: str) -> int:
    return next(n for n, names in enumerate(ROOMS) if name in names)


def rooms() -> dict[str, set[str]]:
    """Return which room imports from which."""
    graph: dict[str, set[str]] = {}
    for name, wanted in GRAPH.items():
        graph.setdefault(room(name), set()).update({room(each) for each in wanted} - {room(name)})
    return graph


def test_every_room_has_its_place() -> None:
    names = [name for names in ROOMS for name in names]
    assert len(names) == len({*names})
    assert {room(name) for name in MODULES} == {*names}


@pytest.mark.parametrize("graph", [GRAPH, rooms()], ids=["modules", "rooms"])
def test_no_import_goes_round(graph: dict[str, set[str]]) -> None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_no_import_goes_up() -> None:
    upward = {
        f"{name} imports {each}"
        for name, wanted in GRAPH.items()
        for each in wanted
        if room(each) != room(name) and level(room(each)) >= level(room(name))
    }
    assert not upward


def test_the_graph_sees_imports_within_functions_and_none_for_types() -> None:
    assert "cache.answers" in GRAPH["__main__"]
    assert "app" in GRAPH["__main__"]  # within a function
    assert "facts_file.load" in GRAPH["session"]
    assert "options" not in GRAPH["session"]  # for a type checker
    assert not GRAPH["sanitize"]


def test_the_cache_has_two_doors() -> None:
    assert {name for name, wanted in GRAPH.items() if room(name) != "cache" and "cache" in map(room, wanted)} == {
        "__main__",
        "facts_file.load",
    }


def test_exports_read_nothing() -> None:
    reading = {name for name, wanted in GRAPH.items() if room(name) == "export" and "facts_file" in map(room, wanted)}
    assert not reading


@pytest.mark.parametrize("folder", ["src", "scripts", "benchmarks"])
def test_no_module_is_long(folder: str) -> None:
    lengths = {path: path.read_text("utf-8").count("\n") for path in (ROOT / folder).rglob("*.py")}
    assert not {f"{path.name}: {length}" for path, length in lengths.items() if length > MAX_LINES}
