from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.draw import solids
from synapse_sim.draw.making import finished
from synapse_sim.scenes.shared.shading import ellipse, flat, glass, joined, lay, solid

BALL = (20.0, 20.0, 12.0, 20.0, 20.0, 12.0)


def test_a_solid_covers_its_capsules_and_is_lit_from_the_upper_left() -> None:
    picture = solid(40, 40, [BALL], 1.0, (100, 150, 200), gloss=0.0).astype(int)
    assert picture[:, :, 3].sum() / 255 == pytest.approx(np.pi * 12**2, rel=0.02)
    assert picture[14, 14, :3].sum() > picture[26, 26, :3].sum()


def test_glass_is_level_in_its_middle() -> None:
    field = finished(glass(solids.height_map(joined([BALL], 1.0), 40, 40), 4.0))
    assert field[1, 18:22, 18:22] == pytest.approx(4.0)
    assert field[1, 0, 0] == 0.0


def test_a_picture_laid_over_another_hides_it_where_it_covers() -> None:
    image = flat(np.ones((4, 4)), (10, 20, 30)).astype(np.float32)
    mask = np.zeros((4, 4))
    mask[:2], mask[2] = 1.0, 0.5
    lay(image, flat(mask, (200, 100, 0)))
    assert image[0, 0].tolist() == [200, 100, 0, 255]
    assert image[2, 0, 0] == pytest.approx(105, abs=1)
    assert image[3, 0].tolist() == [10, 20, 30, 255]


def test_an_ellipse_covers_its_area() -> None:
    assert ellipse(80, 40, (40, 20), (30, 9)).sum() == pytest.approx(np.pi * 30 * 9, rel=0.02)
