"""The versions in use, and the old pygame beside pygame-ce."""

import builtins
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import refused, typed

ROOT = Path(__file__).parents[2]
PYTHON = shlex.quote(sys.executable)
MENDED_BY = [
    f"{PYTHON} -m pip uninstall -y pygame pygame-ce",
    f"{PYTHON} -m pip install pygame-ce",
]


def test_the_versions_in_use_are_printed_one_a_line() -> None:
    result = typed("--version")
    names = ("synapse-sim", "Python", "NumPy", "pygame-ce", "SDL")
    assert result.exit_code == 0
    for name, line in zip(names, result.stdout.splitlines(), strict=True):
        assert re.fullmatch(rf"{name} \d+\.\d+\S*", line)


@pytest.mark.parametrize("command", [["--frames", "1"], ["--version"], ["bench"]], ids=" ".join)
def test_the_old_pygame_is_refused_with_what_mends_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synapse_sim.cli.installed.has_pip", lambda: True)
    monkeypatch.setattr("synapse_sim.experiments.speed.bench.races", lambda _config: ())
    monkeypatch.delattr("pygame.IS_CE")
    assert refused(*command) == [
        "the old pygame is installed, which has the same name as pygame-ce; these two commands mend it:",
        *MENDED_BY,
    ]


def test_what_is_left_of_a_mixture_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def broken(name: str, *rest: Any) -> Any:
        if name == "pygame":
            raise ImportError("cannot import name 'base'")
        return imported(name, *rest)

    monkeypatch.setattr("synapse_sim.cli.installed.has_pip", lambda: True)
    monkeypatch.setattr(builtins, "__import__", broken)
    assert refused("--frames", "1") == ["pygame-ce cannot be loaded; these two commands mend it:", *MENDED_BY]


def test_an_environment_without_pip_is_mended_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synapse_sim.cli.installed.has_pip", lambda: False)
    monkeypatch.delattr("pygame.IS_CE")
    assert refused("--frames", "1")[1:] == [
        f"uv pip uninstall --python {PYTHON} pygame pygame-ce",
        f"uv pip install --python {PYTHON} pygame-ce",
    ]


@pytest.mark.long
@pytest.mark.parametrize("order", [("pygame-ce", "pygame"), ("pygame", "pygame-ce")], ids=" then ".join)
def test_the_advice_mends_an_environment_with_both(order: tuple[str, str], tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path)], check=True)
    python = str(tmp_path / ("Scripts" if os.name == "nt" else "bin") / "python")
    others = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    others = [each for each in others if not each.startswith("pygame")]
    for packages in (others, order[:1], order[1:], ["--force-reinstall", "--no-deps", "pygame"]):
        install = [python, "-m", "pip", "install", "-q", "--only-binary", ":all:", *packages]
        subprocess.run(install, check=True)
    command = [python, "main.py", "--frames", "1"]
    told = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert told.returncode == 2
    for advice in told.stderr.splitlines()[1:]:
        subprocess.run(shlex.split(advice), check=True, capture_output=True)
    mended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (mended.returncode, mended.stderr) == (0, "")


def test_help_loads_neither_numbers_nor_pictures() -> None:
    program = (
        "import sys; from synapse_sim.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*{'numpy', 'pygame', 'pydantic'} & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "--scene" in done.stdout
    assert done.stderr.split() == []
