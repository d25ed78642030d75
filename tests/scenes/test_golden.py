from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from synapse_sim.scenes import body, people
from synapse_sim.scenes.scene import Scene
from synapse_sim.scenes.synapse import draw_synapse
from tests.scenes.fakes import fake_synapse
from tests.scenes.golden import assert_looks_like, halved, worst_tile
from tests.scenes.stage import canvas, frame

SCALES = ("1 s on screen = 0.8 ms", "1 dot = 1 molecule")
THEMES = pytest.mark.parametrize("theme", ["dark", "projector"])


@THEMES
@pytest.mark.parametrize("cell", ["pyramidal", "interneuron"])
def test_the_synapse_looks_as_it_did(theme: str, cell: str, tmp_path: Path) -> None:
    target = canvas((456, 312), theme)
    draw_synapse(target, fake_synapse(cell, molecules=600), ("ketamine", "45 min after the dose"), SCALES)
    assert_looks_like(f"synapse_{cell}_{theme}", target.picture(), tmp_path)


@THEMES
@pytest.mark.parametrize("scene", [body.SCENE, people.SCENE], ids=lambda scene: scene.name)
def test_body_and_people_before_the_dose_look_as_they_did(scene: Scene, theme: str, tmp_path: Path) -> None:
    target = canvas((400, 312), theme)
    scene.draw(target, frame(-0.5))
    assert_looks_like(f"{scene.name}_{theme}", target.picture(), tmp_path)


def test_a_shift_by_a_few_pixels_is_noticed() -> None:
    target = canvas((456, 312))
    draw_synapse(target, fake_synapse(molecules=0), ("ketamine", ""), SCALES)
    picture = halved(target.picture())
    assert worst_tile(picture, picture) == 0.0
    assert worst_tile(np.roll(picture, 3, axis=1), picture) > 0.2
