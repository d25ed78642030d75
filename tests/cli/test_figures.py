from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pie", "--out", "a.png"], "there is no figure 'pie'"),
        (["course", "--out", "a.gif"], "must end in"),
        (["finding", "--out", "a.png"], "needs --only"),
        (["course", "--only", "response-24h", "--out", "a.png"], "needs --only"),
        (["finding", "--only", "respons-24h", "--out", "a.png"], "did you mean 'response-24h'"),
        (["board", "--set", "treatment.dose=1", "--out", "a.png"], "each finding says itself"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["figure", *arguments])
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_without_the_extra_it_says_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "matplotlib" else known(name)
    )
    result = CliRunner().invoke(app, ["figure", "course", "--out", str(tmp_path / "a.svg")])
    assert result.exit_code == 2
    assert re.search(r"pip install .*'matplotlib>=3.9'", result.output)
    assert not list(tmp_path.iterdir())


def test_it_says_where_the_figure_went(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["figure", "course", "--out", str(tmp_path / "a.svg")])
    assert result.exit_code == 0
    assert "a.svg" in result.output
