"""Curves on a layer look as they do on the window, and cost no more."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from tests.effort import calls

X = np.arange(20.0, 1180.0)
CURVES = {"flat": np.full(X.size, 60.0), "wave": 60 + 40 * np.sin(X / 9.0), "steep": 100 - 80 * (X > 500.0)}
WHOLE = Rect(0, 0, 1200, 120)


def window() -> PygameCanvas:
    canvas = PygameCanvas(pygame.Surface((1200, 120), 0, 32), DrawCaches(), "dark")
    canvas.fill("background")
    return canvas


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_on_a_layer_is_the_curve_on_the_window(name: str) -> None:
    on_window, on_layer = window(), window()
    on_window.trace(X, CURVES[name], "drug", 2)
    on_layer.layer("curve", WHOLE, lambda part: part.trace(X, CURVES[name], "drug", 2))
    one, other = (each.picture().astype(int) for each in (on_window, on_layer))
    assert np.abs(one - other).max() <= 3
    assert np.ptp(one[:, :, 0]) > 50


def test_a_curve_of_many_points_is_no_dearer_on_a_layer_than_one_of_few() -> None:
    def drawn(points: int) -> int:
        x = np.linspace(20.0, 1180.0, points)
        canvas = window()
        return calls(lambda: canvas.layer(points, WHOLE, lambda part: part.trace(x, 60 + x / 50, "drug", 2)))

    drawn(4)
    assert drawn(1200) < 1.2 * drawn(5)


def test_a_curve_outside_of_its_layer_is_none() -> None:
    canvas = window()
    canvas.layer("far", WHOLE, lambda part: part.trace(X + 5000.0, CURVES["flat"], "drug", 2))
    assert np.ptp(canvas.picture()[:, :, 0]) == 0
