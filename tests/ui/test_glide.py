"""The descent on the real scenes: between any two neighbours no frame is empty."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.pygame_canvas.descent import DESCENT_S
from synapse_sim.story.scene_names import LADDER
from synapse_sim.ui.view_commands import Descend
from tests.ui.pilot import FRAME_S, Pilot
from tests.ui.rehearsed import rehearse, sliced

SIZE = (640, 400)
_TILES = (16, 10)
_FRAMES = int(DESCENT_S / FRAME_S) + 2
_LEAST_SHARE = 0.8
"""Of the detail of the poorer of both ends, which no frame between them falls below."""


def detail(pilot: Pilot) -> float:
    """How many tiles of the picture hold something, 0..1: an empty one is of one colour everywhere."""
    area = pilot.surface.subsurface(pygame.Rect(pilot.desk.visits.scale.area).clip(pilot.surface.get_rect()))
    pixels: NDArray[np.int_] = pygame.surfarray.array3d(area).astype(int)
    columns = np.array_split(pixels, _TILES[0], axis=0)
    tiles = [tile for column in columns for tile in np.array_split(column, _TILES[1], axis=1)]
    return float(np.mean([np.ptp(tile, axis=(0, 1)).max() > 12 for tile in tiles]))


@pytest.mark.parametrize("light", [False, True])
def test_no_frame_between_two_scales_is_empty(light: bool) -> None:  # noqa: FBT001
    pilot = sliced(Pilot(size=SIZE, scene=LADDER[0], projector=light))
    rehearse(pilot)
    before, way = detail(pilot), []
    for step in (1,) * (len(LADDER) - 1) + (-1,) * (len(LADDER) - 1):
        left = pilot.pixels()
        pilot.desk.do(Descend(step))
        pilot.frame()
        assert pilot.pixels() == left, "the frame in which one leaves stands still"
        seen = []
        for _ in range(_FRAMES):
            pilot.frame()
            seen.append(detail(pilot))
        assert not pilot.app.painting.descent.is_running
        rehearse(pilot)
        way.append(pilot.desk.heading[0])
        after = detail(pilot)
        assert min(before, after) > 0.2, way[-1]
        assert min(seen) >= _LEAST_SHARE * min(before, after), way[-1]
        before = after
    assert way == [*LADDER[1:], *LADDER[-2::-1]]
