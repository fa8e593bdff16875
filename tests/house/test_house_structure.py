"""The house: imports point one way, rooms stay small, nothing prints outside the command line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"

MODEL = {"model", "errors", "config"}
STAGE = MODEL | {"lexicons", "language", "networks"}
ONE_BY_ONE = {"reading", "attribution", "claims"}
ACROSS = {"linking", "lineage"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "config": set(),
    "lexicons": MODEL,
    "networks": {"errors"},
    "examples": set(),
    "language": MODEL | {"lexicons"},
    "reading": STAGE,
    "attribution": STAGE,
    "claims": STAGE,
    "linking": STAGE,
    "lineage": STAGE,
    "engine": STAGE | ONE_BY_ONE | {"sayso"},
    "casebook": MODEL | {"sayso"},
    "views": MODEL | {"casebook"},
    "export": MODEL | {"casebook", "views", "book", "sayso"},
    "run": MODEL | ACROSS | {"reading", "casebook", "engine", "networks"},
    "judging": MODEL | {"casebook", "views", "run"},
    "asking": MODEL | {"language", "linking", "engine", "casebook", "views"},
    "book": MODEL | {"casebook", "views", "export", "run", "judging", "asking"},
    "cli": MODEL | {"book", "run", "views", "export", "examples", "sayso"},
    "sayso": {"book", *MODEL},
    "__main__": {"cli"},
}
"""Which rooms each room may import. `sayso` is the package's own face (version and `read`)."""

MOST_LINES = 400
MOST_LINES_A_FUNCTION = 60
MOST_MODULES_A_ROOM = 24


def room_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return "sayso" if parts == ("__init__",) else parts[0]


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def rooms_imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
            if node.module == "sayso":
                rooms = {alias.name for alias in node.names}
                names = [
                    f"sayso.{r}"
                    if (SOURCE / r).is_dir() or (SOURCE / f"{r}.py").is_file()
                    else "sayso"
                    for r in sorted(rooms)
                ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "sayso":
                yield (name.split(".")[1] if "." in name else "sayso"), node.lineno


def wrong_imports(room: str, tree: ast.AST) -> list[str]:
    return [
        f"line {line}: {room} imports {other}"
        for other, line in rooms_imported(tree)
        if other != room and other not in MAY_IMPORT[room]
    ]


def crowded(text: str) -> list[str]:
    found = []
    lines = text.count("\n")
    if lines > MOST_LINES:
        found.append(f"{lines} lines in the module")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            if length > MOST_LINES_A_FUNCTION:
                found.append(f"{length} lines in {node.name}")
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    assert wrong_imports(room_of(path), ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert crowded(path.read_text("utf-8")) == []


def test_rooms_stay_small() -> None:
    folders = [folder for folder in SOURCE.iterdir() if folder.is_dir()]
    crowds = {folder.name: len(list(folder.glob("*.py"))) for folder in folders}
    assert {name: n for name, n in crowds.items() if n > MOST_MODULES_A_ROOM} == {}


def test_every_room_is_in_the_plan() -> None:
    assert {room_of(path) for path in modules()} <= set(MAY_IMPORT)


def test_the_import_gate_fires() -> None:
    assert wrong_imports("model", ast.parse("from sayso.views import who"))
    assert wrong_imports("views", ast.parse("def f():\n    import sayso.cli.app"))
    assert wrong_imports("claims", ast.parse("from sayso import book"))
    assert wrong_imports("engine", ast.parse("from sayso.linking import link"))
    assert wrong_imports("views", ast.parse("from sayso.linking import link"))


def test_the_size_gate_fires() -> None:
    assert crowded("x = 1\n" * (MOST_LINES + 1))
    assert crowded("def f():\n" + "    x = 1\n" * MOST_LINES_A_FUNCTION)
