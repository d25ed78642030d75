"""The rooms stand in the order that import-linter proves, and the model needs no window."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]


def rooms() -> set[str]:
    package = ROOT / "synapse_sim"
    folders = {folder.parent.name for folder in package.glob("*/__init__.py")}
    return folders | {file.stem for file in package.glob("*.py")} - {"__init__"}


def test_every_room_has_its_layer() -> None:
    layers = next(each["layers"] for each in CONTRACTS if each["name"] == "Rooms import downwards only")
    named = {room.strip().removeprefix("synapse_sim.") for layer in layers for room in layer.split("|")}
    assert named == rooms()


@pytest.mark.parametrize(
    "statement",
    [
        "import synapse_sim as ss; ss.simulate(ss.Config())",
        "import synapse_sim as ss; c = ss.Config(); ss.World(c, ss.simulate(c), time_h=0.75).step(1 / 60)",
        "import synapse_sim.session, synapse_sim.experiments, synapse_sim.export.tables",
        "from synapse_sim.scenes import SCENES",
        "import synapse_sim.cli",
    ],
)
def test_only_the_window_loads_pygame(statement: str) -> None:
    program = f"{statement}\nimport sys; assert 'pygame' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)


def test_help_loads_nothing_heavy() -> None:
    program = "import sys, synapse_sim.cli; print(sorted({'numpy', 'pydantic', 'rich'} & sys.modules.keys()))"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert result.stdout.strip() == "[]"


DRAWN = [
    file
    for room in ("scenes", "ui/panels", "ui/overlay", "ui/widgets")
    for file in sorted((ROOT / "synapse_sim" / room).rglob("*.py"))
]


def names_of(source: str) -> set[str]:
    """Every module and name that a text imports, and every name that it uses."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(each.name for each in node.names)}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.Name | ast.Attribute):
            found.add(node.id if isinstance(node, ast.Name) else node.attr)
    return found


@pytest.mark.parametrize("file", DRAWN, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_is_drawn_neither_imports_nor_holds_the_session(file: Path) -> None:
    held = {"synapse_sim.session", "synapse_sim.session.session", "Session", "session", "_session"}
    assert not names_of(file.read_text(encoding="utf-8")) & held


def test_a_held_session_is_seen() -> None:
    source = "from synapse_sim.session import Session\nself._session = session"
    assert {"synapse_sim.session", "Session", "session", "_session"} <= names_of(source)
