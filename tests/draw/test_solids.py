from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import solids

MATERIAL = solids.Material((10, 20, 30), (100, 150, 200), (220, 230, 240))


def _ball(size: int = 80, radius: float = 25.0) -> Floats32:
    return solids.height_map(solids.body((40, 40, radius, 40, 40.001, radius), join=1), size, size)


def test_a_ball_is_as_high_as_its_radius_and_round() -> None:
    inside, height = _ball()
    assert abs(height.max() - 25) < 0.5
    assert abs((inside > 0).sum() - np.pi * 25**2) < 40
    assert np.all(height[inside <= 0] == 0)


def test_light_comes_from_the_upper_left() -> None:
    picture = solids.shade(_ball(), MATERIAL).astype(int)
    assert picture[28, 28, :3].sum() > picture[52, 52, :3].sum()


def test_the_picture_is_clear_outside_and_smooth_at_the_edge() -> None:
    alpha = solids.shade(_ball(), MATERIAL)[:, :, 3]
    assert alpha[2, 2] == 0
    assert alpha[40, 40] == 255
    assert np.any((alpha > 20) & (alpha < 235))


def test_tiles_leave_no_seam() -> None:
    path = np.column_stack([np.linspace(-20, 520, 60), 150 + 40 * np.sin(np.linspace(0, 6, 60))])
    body = solids.Body((solids.limb(path, np.full(60, 30.0)),), 5)
    picture = solids.shade(solids.height_map(body, 500, 300), MATERIAL).astype(int)
    columns = np.abs(np.diff(picture[:, :, :3], axis=1)).sum(axis=2).max(axis=0)
    assert columns[190:194].max() <= columns.max(initial=0, where=np.arange(499) % 192 > 8) + 3


def test_limbs_flow_into_each_other() -> None:
    capsules = ((20, 40, 8, 60, 40, 8), (40, 40, 6, 40, 70, 6))
    hard = solids.height_map(solids.body(*capsules, join=0.01), 80, 80)[0] > 0
    soft = solids.height_map(solids.body(*capsules, join=12), 80, 80)[0] > 0
    assert soft.sum() > hard.sum()
    assert np.all(soft[hard])


def test_a_body_keeps_its_form_when_scaled_and_moved() -> None:
    small = solids.Body((solids.smooth_limb([(5, 5), (20, 10), (30, 25)], [2, 4, 3]),), 2)
    first = solids.height_map(small.scaled(2), 80, 80)[0] > 0
    second = solids.height_map(small.scaled(2).moved(7, 3), 80, 80)[0] > 0
    assert np.array_equal(first[:70, :70], second[3:73, 7:77])


def test_softening_melts_folds_and_keeps_the_outline() -> None:
    body = solids.body((30, 40, 9, 50, 40, 9), (40, 20, 4, 40, 60, 4), join=3)
    plain, soft = (solids.height_map(body, 80, 80, soften=n) for n in (0, 6))
    bend = [np.abs(np.diff(h[1], 2, axis=0)).max() for h in (plain, soft)]
    assert bend[1] < 0.6 * bend[0]
    assert np.array_equal(plain[0], soft[0])
