"""A scene that something covers, or that nobody drew yet, is asked about all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes import SCENES, Scene
from synapse_sim.ui.panels.beaming import Beaming
from synapse_sim.ui.panels.scene_view import SceneView
from tests.scenes.stage import frame

WHOLE = Rect(0, 0, 1280, 720)


@pytest.mark.parametrize("free", [Rect(0, 0, 0, 0), Rect(20, 300, 1240, 0), Rect(640, 0, 0, 700)], ids=str)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_what_is_covered_has_its_next_scale_in_its_middle(scene: Scene, free: Rect) -> None:
    view = SceneView(scene, lambda: replace(frame(), scene=scene.name), Beaming())
    view.place(WHOLE, free)
    assert view.scale("key").inside == free.center


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_what_is_seen_has_it_where_the_scene_says(scene: Scene) -> None:
    view = SceneView(scene, lambda: replace(frame(), scene=scene.name), Beaming())
    view.place(WHOLE, WHOLE)
    said = scene.inside(view._now(), view.room) if scene.inside else WHOLE.center
    assert view.scale("key").inside == pytest.approx(said)
