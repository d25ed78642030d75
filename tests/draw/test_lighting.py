from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids
from synapse_sim.draw.lighting import Finish, lighting, lit

COLOUR = (60, 160, 150)


def _balls() -> Floats32:
    return solids.height_map(
        solids.body((60, 60, 30, 60, 60, 30), (112, 60, 30, 112, 60, 30), join=1), 180, 120
    )


def test_where_two_bodies_meet_it_is_darker() -> None:
    shaded, open_ = (lit(_balls(), COLOUR, Finish(occlusion=share), light=False) for share in (0.9, 0.0))
    meets, top = (slice(50, 72), slice(84, 89)), (slice(45, 60), slice(48, 60))
    lost = [open_[part][..., :3].mean() - shaded[part][..., :3].mean() for part in (meets, top)]
    assert lost[0] > 3 * max(lost[1], 1)


def test_coloured_light_from_the_lower_right_tints_that_side_alone() -> None:
    plain, warm = (
        lit(_balls(), COLOUR, Finish(fill=fill), light=False).astype(int) for fill in (None, (255, 0, 0))
    )
    gained = (warm - plain)[:, :, 0]
    assert gained[78, 128] > 40
    assert gained[42, 42] < 10


def test_it_is_clear_outside_and_shadows_are_softer_on_a_light_ground() -> None:
    dark, light = (lit(_balls(), COLOUR, light=ground) for ground in (False, True))
    assert not dark[:, :, 3][_balls()[0] < -1].any()
    assert light[80, 132, :3].mean() > dark[80, 132, :3].mean()


def test_slices_give_the_same_picture_and_are_many() -> None:
    field = solids.height_map(solids.body((100, 20, 15, 100, 480, 15), join=1), 200, 500)
    picture = np.zeros((500, 200, 4), dtype=np.uint8)
    slices = sum(1 for _ in lighting(picture, field, COLOUR, light=False))
    assert slices >= 5
    assert np.array_equal(picture, lit(field, COLOUR, light=False))
    rows = np.abs(np.diff(picture[40:460, 95].astype(int), axis=0)).max()
    assert rows <= 2, "no seam between slices"
