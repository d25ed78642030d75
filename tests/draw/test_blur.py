from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.arrays import Floats32
from synapse_sim.draw.blur import blurred, blurring, soft_focusing, soft_noise, stretched
from synapse_sim.draw.making import finished


def _spot(side: int = 161) -> Floats32:
    spot = np.zeros((side, side), dtype=np.float32)
    spot[side // 2, side // 2] = 1
    return spot


@pytest.mark.parametrize("sigma_px", [1.0, 2.5, 6.0, 14.0])
def test_a_spot_spreads_as_wide_as_asked_and_no_light_is_lost(sigma_px: float) -> None:
    soft = blurred(_spot(), sigma_px)
    away = np.arange(161) - 80.0
    assert soft.sum() == pytest.approx(1, rel=0.01)
    assert np.sqrt((soft.sum(axis=0) * away**2).sum()) == pytest.approx(sigma_px, rel=0.12)
    assert abs((soft.sum(axis=1) * away).sum()) < sigma_px / 6


@given(st.integers(1, 40), st.integers(1, 40), st.floats(0, 30))
def test_what_is_level_stays_level_at_any_size(height: int, width: int, sigma_px: float) -> None:
    level = np.full((height, width), 7.5, dtype=np.float32)
    assert np.allclose(blurred(level, sigma_px), 7.5, atol=1e-3)


def test_a_picture_out_of_focus_keeps_its_colour_where_it_fades() -> None:
    picture = np.zeros((60, 60, 4), dtype=np.uint8)
    picture[20:40, 20:40] = (200, 100, 40, 255)
    soft = finished(soft_focusing(picture, 4.0))
    edge = soft[30, 17]
    assert 0 < edge[3] < 255
    assert np.allclose(edge[:3], (200, 100, 40), atol=6)


def test_soft_noise_has_mean_0_and_deviation_1_and_is_the_same_in_strips() -> None:
    noise = soft_noise(200, 300, 12.0, seed=1)
    whole = stretched(noise, 200, slice(None))
    strips = [stretched(noise, 200, slice(top, top + 64)) for top in range(0, 200, 64)]
    assert whole.shape == (200, 300)
    assert np.concatenate(strips) == pytest.approx(whole)
    assert float(whole.std()) == pytest.approx(1.0, abs=0.25)
    assert float(np.abs(np.diff(whole, axis=0)).max()) < 0.5


def test_a_wide_blur_is_enlarged_in_slices_as_well() -> None:
    """What one slice leaves is enlarged in some for each direction, of no more numbers than others."""
    values = np.zeros((900, 1200), dtype=np.float32)
    assert (
        sum(1 for _ in blurring(values, 20.0)) >= (6 * values.size / 36 + values.size * (1 / 6 + 1)) / 200_000
    )
