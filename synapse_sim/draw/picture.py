"""Pictures as arrays."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synapse_sim.arrays import Floats32
from synapse_sim.draw.colour import Colour

Picture = NDArray[np.uint8]
"""(h, w, 4) red, green, blue, alpha of 0..255."""
Rows = Callable[[slice], Picture]
"""Some rows of a picture; they begin at a multiple of 8."""


def vignette(width: int, height: int, ends: tuple[Colour, Colour]) -> Rows:
    """Light that falls off from the middle, dithered so that no steps are seen.

    Args:
        width: px.
        height: px.
        ends: colours far from the middle, and in it.
    """
    across = np.cos(np.linspace(-1.4, 1.4, width, dtype=np.float32))[None, :]
    down = np.cos(np.linspace(-1.3, 1.4, height, dtype=np.float32))[:, None]

    def shaded(rows: slice) -> Picture:
        share = across * down[rows]
        noise = _dither(width, len(share))
        picture = np.full((len(share), width, 4), 255, dtype=np.uint8)
        for channel, (low, high) in enumerate(zip(*ends, strict=True)):
            picture[:, :, channel] = np.minimum(share * (high - low) + noise + low, 255)
        return picture

    return shaded


@lru_cache(maxsize=4)
def _dither(width: int, height: int) -> Floats32:
    """An ordered 8 x 8 pattern of 0..1 that fills (h, w)."""
    x, y = np.arange(8)[None, :], np.arange(8)[:, None]
    tile = ((x * 5 + y * 3 + x * y) % 8 / np.float32(8)).astype(np.float32)
    return np.tile(tile, (-(-height // 8), -(-width // 8)))[:height, :width]
