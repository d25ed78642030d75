from __future__ import annotations

import numpy as np
import pygame
import pytest

from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.surfaces import filled


def shaded(*, rise: float) -> np.ndarray:
    surface = pygame.Surface((20, 40), 0, 32)
    canvas = PygameCanvas(surface, DrawCaches(), "dark")
    canvas.columns(0, np.full(20, 4.0), np.full(20, 36.0), (255, 255, 255), 0.2, rise=rise)
    red: np.ndarray = pygame.surfarray.array3d(surface)[10, :, 0].astype(float)
    return red


def test_a_rising_shade_grows_denser_toward_its_top_and_nowhere_else() -> None:
    flat, rising = shaded(rise=0.0), shaded(rise=0.5)
    assert np.ptp(flat[6:34]) <= 1
    assert np.all(np.diff(rising[6:34]) <= 0)
    assert rising[6] > 2.5 * rising[33]
    assert rising[35] - flat[35] < 8
    assert rising[2] == rising[38] == 0


@pytest.mark.parametrize("seed", range(20))
def test_between_two_lines_every_pixel_is_as_dense_as_it_is_covered(seed: int) -> None:
    """Steep lines, thin places, lines that cross, and rows that are unequally dense."""
    rng = np.random.default_rng(seed)
    y = np.arange(-7.0, 50.0, dtype=np.float32)
    upper = rng.uniform(-5.0, 40.0, 90).astype(np.float32)
    lower = (upper + rng.choice([-2.0, 0.0, 0.2, 3.0, 9.5], 90)).astype(np.float32)
    upper[::7], lower[::5] = np.floor(upper[::7]), np.ceil(lower[::5])
    dense = rng.uniform(0.0, 255.0, len(y)).astype(np.float32)
    surface = filled(y, (upper, lower), dense, (10, 200, 30))
    covered = np.clip(np.minimum(y[:, None] + 1 - upper, lower - y[:, None]), 0.0, 1.0)
    assert np.array_equal(pygame.surfarray.array_alpha(surface).T, np.rint(covered * dense[:, None]))
    assert np.all(pygame.surfarray.array3d(surface) == (10, 200, 30))
