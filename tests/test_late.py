"""A module that loads late is named twice, for Python and for mypy: both names are the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "synapse_sim"


def late_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names and modules of all `Late` in a module."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name("Late"), [ast.Constant(str(module))])):
                yield name, module


def typed_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What is imported for types alone."""
    for node in ast.walk(tree):
        match node:
            case ast.If(ast.Name("TYPE_CHECKING"), body):
                for each in body:
                    if isinstance(each, ast.ImportFrom):
                        for alias in each.names:
                            yield alias.asname or alias.name, f"{each.module}.{alias.name}"


def test_what_python_loads_late_is_what_mypy_knows() -> None:
    found = 0
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        late = set(late_names(tree))
        assert late <= set(typed_names(tree)), path.name
        found += len(late)
    assert found > 30


@pytest.mark.parametrize("module", ["synapse_sim.course.summery", "synapse_sim.story.sketch"])
def test_a_name_that_differs_is_found(module: str) -> None:
    typed = "if TYPE_CHECKING:\n    from synapse_sim.course import sketch\n"
    code = f"{typed}else:\n    sketch = Late('{module}')\n"
    tree = ast.parse(code)
    assert not set(late_names(tree)) <= set(typed_names(tree))
