from __future__ import annotations

import numpy as np
import pygame

from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches


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
