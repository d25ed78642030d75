"""The page of sessions: what is on the shelf, and any other file by its path."""

from __future__ import annotations

import os
from pathlib import Path

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.saved import write_state
from synapse_sim.session.state import state_of
from synapse_sim.ui.window_requests import OpenSession
from tests.ui.pilot import Pilot

NAMES = ("mine.toml", "kept-1.toml")


def opened(folder: Path) -> Pilot:
    for age_s, name in enumerate(NAMES):
        write_state(folder / name, state_of(Session(Config())))
        os.utime(folder / name, (1e9 - age_s, 1e9 - age_s))
    pilot = Pilot(size=(1280, 720))
    pilot.desk.parts.kept.shelf = folder
    pilot.press("ctrl+o")
    pilot.frame(2)
    return pilot


def shown(pilot: Pilot) -> list[str]:
    return [widget.name for widget in pilot.desk.shown if widget.name.startswith("session ")]


def test_the_newest_stands_first_and_a_press_asks_for_it(tmp_path: Path) -> None:
    pilot = opened(tmp_path)
    assert shown(pilot) == ["session mine.toml", "session kept-1.toml"]
    pilot.click("session kept-1.toml")
    assert pilot.desk.window_requests == [OpenSession(str(tmp_path / "kept-1.toml"))]


def test_any_other_file_is_opened_by_its_path(tmp_path: Path) -> None:
    pilot = opened(tmp_path)
    pilot.desk.pointer_focus.focus_on(pilot.widget("session_path"))
    pilot.type("/a/b.toml")
    pilot.press("enter")
    assert pilot.desk.window_requests == [OpenSession("/a/b.toml")]


def test_the_same_key_closes_it_and_what_was_saved_meanwhile_is_there_again(tmp_path: Path) -> None:
    pilot = opened(tmp_path)
    pilot.key("ctrl+o")
    assert shown(pilot) == []
    write_state(tmp_path / "later.toml", state_of(Session(Config())))
    pilot.key("ctrl+o")
    assert shown(pilot)[0] == "session later.toml"


def test_a_picture_looks_into_no_folder() -> None:
    pilot = Pilot(size=(1280, 720), page="sessions")
    assert shown(pilot) == []
    assert "no_session" in {widget.name for widget in pilot.desk.shown}
