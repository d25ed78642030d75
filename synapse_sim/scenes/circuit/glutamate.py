"""Glutamate beyond that of before the dose: a haze that thickens, grains in it. Nothing else is amber."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.masks import Mask

FULL_RISE = 0.40
"""The rise at which the haze is full: the largest that a drug reaches in this model, in people."""
GRAINS = 150
_LEVELS = 15
"""Steps of its thickness; few parts make them up, or a large picture would take much memory."""
_SHRINK = 4
"""Haze has no edges: it is made so many times smaller."""
_DRIFT_PX_PER_S, _SWING_S = 6.0, 40.0
_BANDS = ((0.64, 0.30), (0.74, 0.20))
"""Middle and reach of the two layers, in heights of the picture: the far one and the near one."""
_STRENGTH = 0.62
_SATURATED = (255, 168, 60)
_RADII_DP = (1.3, 1.9, 2.7)


def haze_level(glutamate_rel: float) -> float:
    """How thick it is, 0..1: none without a rise."""
    return min(max((glutamate_rel - 1.0) / FULL_RISE, 0.0), 1.0)


def draw_haze(canvas: Canvas, picture: Rect, level: float, screen_s: float) -> None:
    """Two layers that drift against each other; `screen_s` is the agents' own time, s on screen."""
    if level * _LEVELS < 0.5:
        return
    for layer, (middle, reach) in enumerate(_BANDS):
        top, bottom = max(0.0, middle - 1.6 * reach), min(1.0, middle + 1.6 * reach)
        box = picture.part(0.0, top, 1.0, bottom)
        _, _, width, height = box.whole
        band = (middle - top) / (bottom - top), reach / (bottom - top)
        mask = partial(_haze, (-(-width // _SHRINK), -(-height // _SHRINK)), band, layer)
        key = "haze", layer, width, height
        sprite = canvas.light_sprite(key, _amber(canvas), mask, (0, 0), levels=_LEVELS, shrink=_SHRINK)
        canvas.stamp(sprite, box.x + _drift(screen_s, layer) * canvas.dp(1), box.y, level)


def _drift(screen_s: float, layer: int) -> float:
    """Swings to and fro at a slow and even pace, dp."""
    phase = (screen_s / _SWING_S + 0.5 * layer) % 1.0
    return _DRIFT_PX_PER_S * _SWING_S * (abs(2 * phase - 1) - 0.5)


def _haze(size: tuple[int, int], band: tuple[float, float], layer: int) -> Mask:
    width, height = size
    down = (np.linspace(0.0, 1.0, height, dtype=np.float32) - band[0]) / np.float32(band[1])
    across = np.linspace(0.0, 1.0, width, dtype=np.float32)
    ends = np.clip(np.minimum(across, 1.0 - across) / np.float32(0.08), 0.0, 1.0)
    mask = _clouds(width, height, layer) * (_STRENGTH * np.exp(-down * down))[:, None] * ends[None, :]
    return np.asarray(np.clip(mask, 0.0, 1.0), dtype=np.float32)


def _amber(canvas: Canvas) -> Colour:
    """Light of the class is more saturated than its marks, or it would look white."""
    return (
        canvas.colour("glutamate") if canvas.theme.light else mix(canvas.colour("glutamate"), _SATURATED, 0.6)
    )


def _clouds(width: int, height: int, seed: int) -> Floats32:
    """Soft noise of 0..1."""
    rng = np.random.default_rng(2 + seed)
    coarse = [rng.random(size).astype(np.float32) for size in ((5, 9), (9, 19))]
    fine, coarse_too = (_grown(grid, width, height) for grid in reversed(coarse))
    return np.asarray(np.clip(0.72 * coarse_too + 0.36 * fine, 0, 1))


def _grown(grid: Floats32, width: int, height: int) -> Floats32:
    """A small grid stretched smoothly."""
    return np.asarray(_weights(height, grid.shape[0]) @ grid @ _weights(width, grid.shape[1]).T)


def _weights(length: int, knots: int) -> Floats32:
    """(length, knots) shares of the knots at each place, rising smoothly from knot to knot."""
    at = np.linspace(0.0, knots - 1.0, length)
    away = np.clip(np.abs(at[:, None] - np.arange(knots)[None, :]), 0.0, 1.0)
    return np.asarray(1.0 - away * away * (3.0 - 2.0 * away), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Grains:
    """Where grains stand, in shares of the picture, how fast they drift, and their radii, dp."""

    x: Floats
    y: Floats
    pace: Floats
    radius: Floats


@lru_cache(maxsize=1)
def _grains() -> _Grains:
    rng = np.random.default_rng(8)
    return _Grains(
        x=rng.random(GRAINS),
        y=np.clip(rng.normal(0.70, 0.15, GRAINS), 0.1, 0.97),
        pace=rng.uniform(-1, 1, GRAINS),
        radius=rng.choice(_RADII_DP, GRAINS),
    )


def draw_grains(canvas: Canvas, picture: Rect, level: float, screen_s: float) -> None:
    """As many grains as the haze is thick."""
    grains, shown = _grains(), np.arange(GRAINS) < round(GRAINS * level)
    drift = _drift(screen_s, 0) * canvas.dp(1)
    for radius in _RADII_DP:
        chosen = shown & (grains.radius == radius)
        x = picture.x + (grains.x[chosen] * picture.w + grains.pace[chosen] * drift) % picture.w
        canvas.dots(canvas.dot("glutamate", canvas.dp(radius)), x, picture.y + grains.y[chosen] * picture.h)
