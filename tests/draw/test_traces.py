from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.draw.traces import trace

BOX = (0, 200), (0, 100)


@pytest.mark.parametrize("slope", [0.0, 0.5, -1.0, 3.0])
def test_a_straight_line_is_evenly_wide_at_any_slope(slope: float) -> None:
    x = np.array([0.0, 200.0])
    pixels = trace(x, 50 + slope * (x - 100), 3.0, *BOX)
    in_middle = pixels.column == 100
    assert pixels.coverage[in_middle].sum() == pytest.approx(3.0 * np.hypot(1, slope), rel=0.02)


def test_a_step_does_not_overshoot() -> None:
    pixels = trace(np.array([0.0, 100.0, 100.5, 200.0]), np.array([20.0, 20.0, 80.0, 80.0]), 2.0, *BOX)
    covered = pixels.row[pixels.coverage > 0]
    assert covered.min() >= 19
    assert covered.max() <= 80
    assert set(range(20, 80)) <= set(pixels.row[(pixels.column > 97) & (pixels.column < 103)].tolist())


def test_nothing_is_drawn_outside_the_box() -> None:
    pixels = trace(np.linspace(-50, 300, 40), np.linspace(-60, 200, 40), 4.0, *BOX)
    assert pixels.column.min() >= 0
    assert pixels.column.max() < 200
    assert pixels.row.min() >= 0
    assert pixels.row[pixels.coverage > 0].max() < 100


def test_a_curve_beside_the_box_has_no_pixels() -> None:
    assert trace(np.array([300.0, 400.0]), np.array([1.0, 2.0]), 2.0, *BOX).column.size == 0
