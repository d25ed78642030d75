from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "a.avi"], "must end in .mp4 or .gif"),
        (["--out", "a.mp4", "--from", "2h", "--to", "1h"], "a film runs forward"),
        (["--out", "a.mp4", "--to", "15d"], "--to 15d is outside [-1 h, 336 h] after the first dose"),
        (["--out", "a.mp4", "--from", "-2h"], "--from -2h is outside [-1 h, 336 h] after the first dose"),
        (["--out", "a.mp4", "--seconds", "0"], "--seconds 0 is outside"),
        (["--out", "a.mp4", "--seconds", "nan"], "--seconds nan is outside"),
        (["--out", "a.mp4", "--size", "641x400"], "must be even numbers"),
        (["--out", "a.mp4", "--size", "100x100"], "must be even numbers"),
        (["--out", "a.mp4", "--lesson", "brake", "--scene", "body"], "says itself what --scene would"),
        (
            ["--out", "a.mp4", "--lesson", "brake", "--session", "mine.toml"],
            "says itself what --session would",
        ),
        (["--out", "a.mp4", "--session", "mine.toml", "--seed", "2"], "says itself what --set would"),
        (["--out", "a.mp4", "--session", "mine.toml"], "mine.toml"),
        (["--out", "a.mp4", "--lesson", "brke"], "did you mean 'brake'"),
        (["--out", "a.mp4", "--scene", "moon"], "--scene moon is not one of"),
        (["--out", "a.mp4", "--compare", "treatment.dose"], "--compare: 'treatment.dose' must be KEY=VALUE"),
    ],
)
def test_what_cannot_be_filmed_is_refused_in_a_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["record", *arguments])
    assert result.exit_code == 2
    assert said in result.output
    assert not list(tmp_path.iterdir())


def test_a_film_and_its_captions_lie_beside_each_other(tmp_path: Path) -> None:
    out = tmp_path / "a.gif"
    small = ["--size", "640x400", "--seconds", "0.2", "--scene", "dendrite", "--compare", "treatment.dose=0"]
    result = CliRunner().invoke(app, ["record", "--out", str(out), *small])
    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gif", "a.vtt"]
    assert "a.vtt" in result.output
    again = CliRunner().invoke(app, ["record", "--out", str(out), *small])
    assert again.exit_code == 2
