from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from synapse_sim.scenes.body import scene as body
from synapse_sim.scenes.channel import scene as channel
from synapse_sim.scenes.circuit import scene as circuit
from synapse_sim.scenes.dendrite import scene as dendrite
from synapse_sim.scenes.people import scene as people
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.scenes.synapse import scene as synapse
from tests.scenes.golden import assert_looks_like, halved, worst_tile
from tests.scenes.stage import canvas, frame, room
from tests.scenes.synapse.beside import with_beside

THEMES = pytest.mark.parametrize("theme", ["dark", "projector"])


SIZES = {"dark": (732, 278), "projector": (945, 229)}
"""A scene's room in a window of 960 x 540."""


@THEMES
@pytest.mark.parametrize(
    ("scene", "time_h"),
    [
        (body.SCENE, -0.5),
        (channel.SCENE, 0.5),
        (people.SCENE, -0.5),
        (circuit.SCENE, 1.0),
        (dendrite.SCENE, 1.0),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_other_scenes_look_as_they_did(scene: Scene, time_h: float, theme: str, tmp_path: Path) -> None:
    target = canvas(SIZES[theme], theme, window=(960, 540))
    target.fill("background")
    scene.draw(target, frame(time_h, ticks=480 if time_h > 0.0 else 0), room(target.rect))
    assert_looks_like(f"{scene.name}_{theme}", target.picture(), tmp_path)


@THEMES
def test_the_synapse_looks_as_it_did(theme: str, tmp_path: Path) -> None:
    target = canvas(SIZES[theme], theme, window=(960, 540))
    synapse.SCENE.draw(target, with_beside(frame(0.75)), room(target.rect))
    assert_looks_like(f"synapse_{theme}", target.picture(), tmp_path)


def test_a_shift_by_a_few_pixels_is_noticed() -> None:
    target = canvas((456, 312))
    synapse.SCENE.draw(target, frame(0.75), room(target.rect))
    picture = halved(target.picture())
    assert worst_tile(picture, picture) == 0.0
    assert worst_tile(np.roll(picture, 3, axis=1), picture) > 0.2
