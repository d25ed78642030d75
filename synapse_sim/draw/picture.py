"""Pictures as arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import Floats32
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.making import Making, finished, strips

Picture = NDArray[np.uint8]
"""(h, w, 4) red, green, blue, alpha of 0..255."""


def vignette(width: int, height: int, ends: tuple[Colour, Colour]) -> Picture:
    """As `vignetting`, at once."""
    return finished(vignetting(width, height, ends))


def vignetting(width: int, height: int, ends: tuple[Colour, Colour]) -> Making[Picture]:
    """Light that falls off from the middle, dithered so that no steps are seen; in slices.

    Args:
        width: px.
        height: px.
        ends: colours far from the middle, and in it.
    """
    across = np.cos(np.linspace(-1.4, 1.4, width, dtype=np.float32))[None, :]
    down = np.cos(np.linspace(-1.3, 1.4, height, dtype=np.float32))[:, None]
    parts = list(strips(height, width))
    noise = _dither(width, parts[0].stop)
    picture = np.full((height, width, 4), 255, dtype=np.uint8)
    for rows in parts:
        share = across * down[rows]
        for channel, (low, high) in enumerate(zip(*ends, strict=True)):
            light = share * (high - low) + noise[: rows.stop - rows.start] + low
            picture[rows, :, channel] = np.minimum(light, 255)
        yield
    return picture


def _dither(width: int, height: int) -> Floats32:
    """An ordered 8 x 8 pattern of 0..1 that fills (h, w)."""
    x, y = np.arange(8)[None, :], np.arange(8)[:, None]
    tile = ((x * 5 + y * 3 + x * y) % 8 / np.float32(8)).astype(np.float32)
    return np.tile(tile, (-(-height // 8), -(-width // 8)))[:height, :width]
