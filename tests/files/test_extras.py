"""What only some commands need, and how it is asked for."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from synapse_sim.files.extras import EXTRAS, MissingExtra, extra
from tests.cli.commands import refused

ROOT = Path(__file__).parents[2]


def test_the_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {name: tuple(some) for name, some in project["optional-dependencies"].items() if name != "dev"}
    assert declared == EXTRAS


def test_what_is_missing_is_asked_for_with_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(
        MissingExtra,
        match=r"this needs scipy, which the extra 'stats' brings; install it with: .* install .*scipy",
    ):
        extra("scipy", "stats")


def test_a_command_without_its_extra_ends_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    said = refused("sweep", "--out", str(tmp_path / "a.parquet"))
    assert len(said) == 1
    assert said[0].startswith("this needs pyarrow, ")
    assert list(tmp_path.iterdir()) == []
