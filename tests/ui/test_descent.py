from __future__ import annotations

import pygame
import pytest

from synapse_sim.scenes import SCENES
from synapse_sim.scenes.prefrontal.scene import SCENE as BETWEEN
from synapse_sim.story.scene_names import LADDER, deeper
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import canvas, frame, room
from tests.ui.pilot import Pilot


def test_the_ladder_goes_in_and_out_and_ends_at_its_ends() -> None:
    assert [deeper(name, 1) for name in LADDER] == [*LADDER[1:], LADDER[-1]]
    assert deeper("body", -1) == "body"
    assert deeper("people", 1) == "body"


@pytest.mark.parametrize(
    "scene", [scene for scene in (*SCENES, BETWEEN) if scene.inside], ids=lambda scene: scene.name
)
def test_the_next_scale_lies_inside_the_picture(scene: object) -> None:
    place = room(canvas((1280, 420)).rect)
    x, y = scene.inside(frame(), place)  # type: ignore[attr-defined]
    assert place.whole.contains(x, y)


def wheel(pilot: Pilot, steps: int) -> None:
    """Turn the wheel over the picture, and wait until one has arrived."""
    pilot.move(pilot.desk.parts.view(pilot.session.frame()).rect.center)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=steps)
    pilot.frame()
    pilot.app.advance(0.1)
    for _ in range(9):
        pilot.app.advance(0.1)
    pilot.frame()


def in_view(pilot: Pilot) -> str:
    return str(pilot.desk.heading[0])


def test_the_wheel_goes_down_the_ladder_and_up_again_one_scale_at_a_time() -> None:
    pilot = Pilot(size=(640, 400), scene="body")
    way = [in_view(pilot)]
    for steps in (1, 1, -1, -1):
        wheel(pilot, steps)
        way.append(in_view(pilot))
    assert way == ["body", "prefrontal", "circuit", "prefrontal", "body"]
    wheel(pilot, 1)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    assert in_view(pilot) == "circuit", "no second step before it has arrived"


def test_from_the_stop_in_the_brain_a_key_leads_to_the_body_as_ever() -> None:
    pilot = Pilot(size=(640, 400), scene="body")
    wheel(pilot, 1)
    pilot.key("1")
    assert in_view(pilot) == "body"
    assert pilot.session.scene == "body"


def test_the_way_from_body_to_channel_passes_the_brain() -> None:
    pilot = Pilot(size=(640, 400), scene="body")
    body, channel = (pilot.desk.parts.scenes[name] for name in ("body", "channel"))
    channel.place(body.whole, body.rect)
    passed = pilot.app.painting.passed((640, 400), body.scale(0), channel.scale(1))
    assert passed is not None
    assert pilot.app.painting.passed((640, 400), channel.scale(0), channel.scale(1)) is None


def test_who_wants_less_motion_sees_a_plain_fade() -> None:
    pilot = Pilot({"window.reduced_motion": True}, size=(640, 400), scene="body")
    wheel_over = pilot.desk.parts.scenes["body"].rect.center
    pilot.move(wheel_over)
    pilot.event(pygame.MOUSEWHEEL, x=0, y=1)
    pilot.frame()
    assert pilot.app.painting.fade.is_running
    assert not pilot.app.painting.descent.is_running


def test_where_we_are_stands_beside_the_sentence() -> None:
    for scene, words in (("body", "body"), ("people", "")):
        pilot = Pilot(size=(1280, 720), scene=scene)
        row = pilot.desk.parts.sentence
        target, recording = recorded()
        row.draw(target, WidgetState())
        said = set(recording.words)
        assert words in said if words else "body" not in said
