"""What the pages say is there, is there."""

import ast
import re
from pathlib import Path

import pytest

from synapse_sim.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in folder.glob("[0-9]*.md") if page.name not in listed] == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    callbacks = [info.callback.__name__ for info in app.registered_commands if info.callback]
    groups = [str(info.name) for info in app.registered_groups]
    assert callbacks
    assert [name for name in (*callbacks, *groups) if f"`synapse-sim {name}" not in readme] == []


def test_every_test_that_a_page_names_exists() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    lines = [line.split("`") for line in page.replace("<br>", "\n").splitlines() if "`test_" in line]
    named, file = [], ""
    for parts in lines:
        file = next((part for part in parts if part.startswith("tests/")), file)
        named += [(file, part) for part in parts if part.startswith("test_")]
    assert len(named) > 80
    gone = [each for each in named if f"def {each[1]}(" not in (ROOT / each[0]).read_text(encoding="utf-8")]
    assert gone == []


PACKAGE = ROOT / "synapse_sim"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
LIKE_A_PATH = re.compile(r"(?:[\w.-]+/)+|(?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|json|js)|[a-z_]+(?:/[a-z_]+)+")
OF_THE_USER = {"settings.toml", "first.toml", "FILE.parts/"}
"""Files that the program or its user writes."""


def quoted(page: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`\n]+)`", page)


def is_there(path: str, page: Path) -> bool:
    """Whether a path leads somewhere: from the checkout, a room, the tests, the page, or by a name alone."""
    from_somewhere = any(
        (base / path).exists() or (base / f"{path}.py").exists()
        for base in (ROOT, PACKAGE, ROOT / "tests", ROOT / "assets", page.parent)
    )
    return from_somewhere or ("/" not in path and any(PACKAGE.rglob(path)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    named = {each for each in quoted(page.read_text(encoding="utf-8")) if LIKE_A_PATH.fullmatch(each)}
    assert [path for path in sorted(named - OF_THE_USER) if not is_there(path, page)] == []


def defined() -> dict[str, set[str]]:
    """Every class and function of the package by its name, and what classes of that name hold."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, set())
            elif isinstance(node, ast.ClassDef):
                held = found.setdefault(node.name, set())
                held |= {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
                fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
                held |= {field.id for field in fields if isinstance(field, ast.Name)}
    return found


def test_every_name_on_the_page_of_the_architecture_is_defined() -> None:
    known = defined()
    words = " ".join(quoted(ARCHITECTURE))
    methods = re.findall(r"(?<![\w/])([A-Z][a-z]\w+)\.(\w+)", words)
    classes = re.findall(r"(?<![\w\"])[A-Z][a-z]\w+", words)
    assert methods
    assert [f"{holder}.{name}" for holder, name in methods if name not in known.get(holder, ())] == []
    assert [name for name in classes if name not in known] == []


def test_every_room_stands_on_the_page_of_the_architecture() -> None:
    rooms = {
        file.stem for file in PACKAGE.glob("*") if file.suffix == ".py" or (file / "__init__.py").exists()
    }
    block = ARCHITECTURE.split("```")[1].strip().splitlines()
    named = {name for line in block for name in re.match(r"(?:\w+ {2,})+", line)[0].split()}  # type: ignore[index]
    assert named == rooms - {"__init__", "__main__"}
