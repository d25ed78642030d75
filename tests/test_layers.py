"""The rooms stand in the order that import-linter proves, and the model needs no window."""

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
    layers = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    named = {room.strip().removeprefix("synapse_sim.") for layer in layers for room in layer.split("|")}
    assert named == rooms()


@pytest.mark.parametrize(
    "statement",
    [
        "import synapse_sim as ss; ss.simulate(ss.Config())",
        "import synapse_sim as ss; c = ss.Config(); ss.World(c, ss.simulate(c), time_h=0.75).step(1 / 60)",
        "import synapse_sim.session, synapse_sim.experiments, synapse_sim.export.tables",
        "import synapse_sim.scenes",
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
