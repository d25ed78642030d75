from __future__ import annotations

import pygame
import pytest

from synapse_sim.scenes import SCENES
from synapse_sim.story.scene_names import LADDER, deeper
from tests.scenes.stage import canvas, frame, room
from tests.ui.pilot import Pilot


def test_the_ladder_goes_in_and_out_and_ends_at_its_ends() -> None:
    assert [deeper(name, 1) for name in LADDER] == [*LADDER[1:], LADDER[-1]]
    assert deeper("body", -1) == "body"
    assert deeper("people", 1) == "body"


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.inside], ids=lambda scene: scene.name)
def test_the_next_scale_lies_inside_the_picture(scene: object) -> None:
    place = room(canvas((1280, 420)).rect)
    x, y = scene.inside(frame(), place)  # type: ignore[attr-defined]
    assert place.whole.contains(x, y)


def test_the_wheel_over_the_picture_descends_one_scale_at_a_time() -> None:
    pilot = Pilot()
    pilot.key("1")
    pilot.frame()
    pilot.move(pilot.desk.parts.scenes["body"].rect.center)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    assert pilot.session.scene == "circuit"
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    assert pilot.session.scene == "circuit", "not before it has arrived"
