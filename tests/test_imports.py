"""Every package that is imported is declared, and nothing else is."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PROGRAM = sorted((ROOT / "synapse_sim").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
OWN = {"synapse_sim", "tests"}
RUN_AS_TOOLS = {"hatchling", "import-linter", "mypy", "pytest-cov", "pytest-xdist", "ruff"}
"""What the check starts, or pytest finds, without an import."""


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ]", requirement)[0].lower() for requirement in requirements}


NEEDED = declared(PROJECT["dependencies"])
DEV = PROJECT["optional-dependencies"]["dev"]
EXTRAS = {name: declared(packages) for name, packages in PROJECT["optional-dependencies"].items()}


def imported(source: str) -> Iterator[str]:
    """The first part of every module that a text imports, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def packages(files: list[Path]) -> set[str]:
    """The packages behind the modules that files import, but for Python's own and ours."""
    modules = {module for file in files for module in imported(file.read_text(encoding="utf-8"))}
    homes = packages_distributions()
    foreign = modules - set(sys.stdlib_module_names) - OWN
    return {re.sub("[_.]", "-", homes.get(module, [module])[0].lower()) for module in foreign}


def test_every_package_that_the_program_imports_is_declared() -> None:
    assert packages(PROGRAM) - NEEDED - set().union(*EXTRAS.values()) == set()
    assert {"numpy", "pygame-ce", "rich"} <= packages(PROGRAM)


def test_every_declared_package_is_imported() -> None:
    assert NEEDED - packages(PROGRAM) == set()


def test_the_tests_need_what_the_extra_dev_brings() -> None:
    others = set().union(*(found for name, found in EXTRAS.items() if name != "dev"))
    needed = packages(TESTS) - NEEDED - others
    assert needed == EXTRAS["dev"] - RUN_AS_TOOLS - {PROJECT["name"]}
    assert f"{PROJECT['name']}[{','.join(sorted(EXTRAS.keys() - {'dev'}))}]" in DEV, (
        "types and tests of the extras"
    )


def test_an_import_is_seen_wherever_it_stands() -> None:
    source = (
        "import a.b\ndef f():\n    from c.d import e\n    if e:\n        import g as h\nfrom . import own"
    )
    assert set(imported(source)) == {"a", "c", "g"}


def test_films_are_made_by_pyav_and_pillow() -> None:
    assert EXTRAS["export"] == {"av", "pillow"}
