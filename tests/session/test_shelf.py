from __future__ import annotations

import os
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from synapse_sim.config import Config
from synapse_sim.config.overrides import parse_overrides
from synapse_sim.session.as_command import command_line
from synapse_sim.session.saved import read_state
from synapse_sim.session.shelf import KEPT, MOST_KEPT, Autosave, free_name, shelved
from synapse_sim.session.state import SessionState

SCENES = ("overview", "circuit")


def test_a_window_keeps_its_state_when_it_changed_and_no_more_often_than_once_a_second(
    tmp_path: Path,
) -> None:
    now = [SessionState()]
    window = Autosave(tmp_path / "sessions", lambda: now[0])
    window.advance(1.0)
    assert shelved(tmp_path / "sessions") == []
    now[0] = replace(now[0], time_h=24.0)
    window.advance(0.5)
    assert not window.path.exists()
    window.advance(0.5)
    assert read_state(window.path, SCENES) == now[0]
    written = window.path.stat().st_mtime_ns
    window.advance(1.0)
    assert window.path.stat().st_mtime_ns == written


def test_two_windows_never_write_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Autosave(tmp_path, SessionState)
    monkeypatch.setattr(os, "getpid", lambda: 1)
    assert Autosave(tmp_path, SessionState).path != first.path


def test_only_the_newest_are_kept_and_what_was_saved_by_hand_stays(tmp_path: Path) -> None:
    for k in range(MOST_KEPT + 3):
        path = tmp_path / f"{KEPT}{k}.toml"
        path.write_text("format = 1")
        os.utime(path, (k, k))
    mine = tmp_path / "mine.toml"
    mine.write_text("format = 1")
    os.utime(mine, (0, 0))
    states = iter([SessionState(), SessionState(time_h=3.0)])
    window = Autosave(tmp_path, lambda: next(states))
    window.keep()
    window.keep()
    found = shelved(tmp_path)
    assert found[0].path == window.path
    assert mine in [each.path for each in found]
    assert len([each for each in found if each.by_itself]) == MOST_KEPT


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file, not a folder")
    states = iter([SessionState(), SessionState(time_h=3.0), SessionState(time_h=4.0)])
    window = Autosave(tmp_path / "sessions", lambda: next(states))
    for _ in range(3):
        window.keep()
    assert "sessions" in window.refusal


def test_a_session_saved_by_hand_has_a_name_of_its_own(tmp_path: Path) -> None:
    now = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    first = free_name(tmp_path, now)
    first.touch()
    assert first.name == "session_2026-05-04_09.30.toml"
    assert free_name(tmp_path, now).name == "session_2026-05-04_09.30_2.toml"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"treatment.dose": 0.3, "treatment.drug": "esketamine", "window.projector": True},
        {"treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 24.0, "dose": 0.3, "route": "oral"})},
    ],
)
def test_the_command_says_all_that_was_changed(changes: dict[str, object]) -> None:
    config = Config(changes)  # type: ignore[arg-type]
    line = command_line(SessionState(changes=config.changes, time_h=24.5, scene="circuit"))
    program, *words = shlex.split(line)
    assert program == "synapse-sim"
    assert words[-4:] == ["--time", "24.5", "--scene", "circuit"]
    assigned = [words[k + 1] for k, word in enumerate(words) if word == "--set"]
    assert Config(parse_overrides(assigned).changes) == config


def test_the_command_names_what_the_second_arm_has_otherwise() -> None:
    line = command_line(SessionState(compared={"treatment.dose": 0.0}))
    assert "--compare treatment.dose=0.0" in line
