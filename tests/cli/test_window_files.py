"""What the window is begun with from files: a saved session, own measurements, a second arm."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app
from synapse_sim.config import Config
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import Compare, GoTo, ShowScene
from synapse_sim.session.saved import write_state
from synapse_sim.session.session import Session
from synapse_sim.session.state import state_of
from tests.cli.commands import refused

MINE = "time_h,score\n24,20\n"


def pictured(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    picture = tmp_path / "a.png"
    result = CliRunner().invoke(app, ["--size", "640x400", "--screenshot", str(picture), *arguments])
    return result.exit_code, result.output


def test_a_saved_session_shows_the_picture_that_it_was_saved_at(tmp_path: Path) -> None:
    session = Session(Config({"treatment.dose": 0.3}))
    for command in (GoTo(6.0), ShowScene("dendrite"), Compare({"treatment.dose": 0.0})):
        session.do(command)
    write_state(tmp_path / "mine.toml", state_of(session))
    assert pictured(tmp_path, "--session", str(tmp_path / "mine.toml")) == (0, "")
    saved = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").unlink()
    same = (
        "--set",
        "treatment.dose=0.3",
        "--time",
        "6h",
        "--scene",
        "dendrite",
        "--compare",
        "treatment.dose=0",
    )
    assert pictured(tmp_path, *same) == (0, "")
    assert (tmp_path / "a.png").read_bytes() == saved


@pytest.mark.parametrize("given", [("--time", "1h"), ("--set", "seed=3"), ("--scene", "body")])
def test_what_a_session_says_itself_is_not_given_beside_it(tmp_path: Path, given: tuple[str, str]) -> None:
    write_state(tmp_path / "mine.toml", state_of(Session(Config())))
    code, said = pictured(tmp_path, "--session", str(tmp_path / "mine.toml"), *given)
    assert code == 2
    assert f"what {given[0]} would" in said


def test_own_measurements_are_taken_in_and_a_wrong_table_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(MINE)
    (tmp_path / "bad.csv").write_text("time_h,scor\n1,2\n")
    assert pictured(tmp_path, "--data", str(tmp_path / "mine.csv"))[0] == 0
    (tmp_path / "a.png").unlink()
    code, said = pictured(tmp_path, "--data", str(tmp_path / "mine.csv"), "--data", str(tmp_path / "bad.csv"))
    assert code == 2
    assert "bad.csv:1: 'scor' is no column of a course; did you mean 'score'?" in said
    assert not (tmp_path / "a.png").exists()


def test_a_second_arm_that_cannot_be_had_is_refused(tmp_path: Path) -> None:
    code, said = pictured(tmp_path, "--compare", "treatment.dose=900")
    assert code == 2
    assert "treatment.dose = 900" in said


def test_a_picture_takes_nothing_from_the_settings_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[window]\nprojector = true\n")
    monkeypatch.setattr("synapse_sim.files.folders.settings_file", lambda: settings)
    pictured(tmp_path)
    dark = (tmp_path / "a.png").read_bytes()
    settings.unlink()
    (tmp_path / "a.png").unlink()
    pictured(tmp_path)
    assert (tmp_path / "a.png").read_bytes() == dark


def test_a_window_takes_the_settings_of_the_user_below_what_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[window]\nprojector = true\nscale = 1.5\n")
    monkeypatch.setattr("synapse_sim.files.folders.settings_file", lambda: settings)
    opened: list[WindowOptions] = []
    monkeypatch.setattr(sys.modules["synapse_sim.cli.window"], "_open", opened.append)
    CliRunner().invoke(app, ["--set", "window.projector=false"])
    (options,) = opened
    assert not options.config.window.projector
    assert options.config.window.scale == 1.5


def test_a_second_arm_that_cannot_be_is_told_with_the_option_that_asks_for_it() -> None:
    assert refused("--compare", "treatment.rout=oral", "--compare", "seed=-1") == [
        "--compare: unknown key 'treatment.rout'; did you mean 'treatment.route'?",
        "--compare: seed = -1 is outside [0, 4294967295]",
    ]
