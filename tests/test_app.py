from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.opening import WindowOptions
from synapse_sim.screenshot import screenshot
from synapse_sim.session.commands import ShowScene
from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.window_requests import SavePicture, ToggleFullScreen
from synapse_sim.window import open_window
from tests.ui.pilot import Pilot

VIEWS = view_names()


def shot(path: Path, **options: object) -> bytes:
    screenshot(WindowOptions(config=Config(), size=(1024, 768), **options), path)  # type: ignore[arg-type]
    return path.read_bytes()


def test_the_window_opens_and_stops_after_its_frames() -> None:
    assert open_window(WindowOptions(config=Config(), size=(1024, 768), frames=3)) == 0


def test_the_same_view_is_the_same_picture_byte_for_byte(tmp_path: Path) -> None:
    assert shot(tmp_path / "a.png") == shot(tmp_path / "b.png")


def test_pictures_of_the_surge_and_of_the_next_day_differ(tmp_path: Path) -> None:
    assert shot(tmp_path / "a.png", time_h=0.75) != shot(tmp_path / "b.png", time_h=24.0)


@pytest.mark.parametrize("scene", VIEWS)
@pytest.mark.parametrize("projector", [False, True])
def test_every_view_can_be_drawn_in_both_looks(scene: str, projector: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert shot(tmp_path / "a.png", scene=scene, projector=projector).startswith(b"\x89PNG")


def test_drawing_leaves_the_world_alone() -> None:
    pilot = Pilot()
    before = pilot.session.world.digest()
    for scene in VIEWS:
        pilot.session.do(ShowScene(scene))
        pilot.app.draw(pilot.surface)
    assert pilot.session.world.digest() == before


def test_a_late_frame_slows_the_picture() -> None:
    pilot = Pilot({"window.pace": "1h"})
    pilot.key("space")
    start_h = pilot.session.time_h
    pilot.app.advance(10.0)
    assert pilot.session.time_h == pytest.approx(start_h + 0.1, abs=0.01)


def test_a_saved_file_changes_the_running_window_and_a_broken_one_says_why(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("", encoding="utf-8")
    pilot = Pilot(config_path=path)
    for text in ("[treatment]\ndose = 0.3\n", "[treatment\n"):
        path.write_text(text, encoding="utf-8")
        stamp = path.stat().st_mtime_ns + 10_000_000 * len(text)
        os.utime(path, ns=(stamp, stamp))
        pilot.frame(60)
    assert pilot.session.config.treatment.dose == 0.3
    assert "my.toml" in pilot.session.banner
    assert any("0.5 → 0.3" in words for words in pilot.desk.messages.said)


def test_a_picture_and_full_screen_are_wishes_to_the_window() -> None:
    pilot = Pilot()
    pilot.key("f11")
    pilot.key("f12")
    assert pilot.desk.window_requests == [ToggleFullScreen(), SavePicture()]


def test_events_of_nobody_are_ignored() -> None:
    pilot = Pilot()
    pilot.event(pygame.JOYBUTTONDOWN, button=1)
    pilot.event(pygame.MOUSEBUTTONDOWN, button=3, pos=(5, 5))
    assert pilot.desk.pointer_focus.focus is None


@pytest.mark.parametrize("size", [(640, 400), (400, 640), (400, 400)], ids=str)
@pytest.mark.parametrize("scene", ["overview", "synapse"])
@pytest.mark.parametrize("projector", [False, True])
def test_the_least_windows_can_be_drawn(size: tuple[int, int], scene: str, projector: bool) -> None:  # noqa: FBT001
    pilot = Pilot(size=size, scene=scene, projector=projector)
    for key in ("h", "o", "f1"):
        pilot.key(key)
    assert len(set(pilot.pixels())) > 8
