"""The documentation says what the program does: commands, options, errors, and real output."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import sayso
from sayso import errors
from sayso.cli.app import sayso as program

ROOT = Path(__file__).parents[2]


def _load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = _load_refresh()
PAGES: list[Path] = refresh.pages()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("docs")
    refresh.scene(place)
    return place  # type: ignore[return-value]


def test_the_command_reference_is_in_step() -> None:
    assert refresh.REFERENCE.read_text("utf-8") == refresh.command_reference()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_output_shown_is_the_output_printed(page: Path, folder: Path) -> None:
    text = page.read_text("utf-8")
    if "```console" in text:
        assert text == refresh.refreshed(text, folder)


@pytest.mark.parametrize("name", sorted(program.commands))
def test_every_command_has_a_how_to(name: str) -> None:
    page = ROOT / "docs" / "howto" / f"{name}.md"
    assert f"sayso {name}" in page.read_text("utf-8")


def test_every_error_is_documented_with_its_code() -> None:
    text = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")
    found = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.SaysoError)
    ]
    assert len(found) > 8
    assert [
        kind.__name__ for kind in found if f"`{kind.__name__}` | `{kind.code}`" not in text
    ] == []


def test_links_between_pages_lead_somewhere() -> None:
    dead = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                dead.append(f"{page.relative_to(ROOT)}: {target}")
    assert dead == []


def module_names() -> list[str]:
    found = pkgutil.walk_packages(sayso.__path__, "sayso.")
    return sorted(module.name for module in found if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", module_names())
def test_examples_in_docstrings_run(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


def test_python_in_the_pages_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    blocks = 0
    for page in PAGES:
        for block in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S):
            test = doctest.DocTestParser().get_doctest(block, {}, str(page), str(page), 0)
            blocks += 1
            assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0
    assert blocks
