"""The drug as a thin mist around the branch: as dense as its level in the brain, gone when that is gone."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.blur import blurred
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.masks import Mask
from synapse_sim.scenes.shared.marks import gem

LEAST = 0.01
"""Share of its peak below which nothing of the drug is drawn."""
_FORMS, _LEVELS = 3, 10
_CLOUDS = 15
_SIZE = 0.42, 0.66
"""Of a cloud, as shares of the picture's width and height: it ends where the picture does."""
_DENSITY = 0.58
_DRIFT_PX_PER_H = 26.0
"""How fast clouds drift as the course goes on, in a window of 1280 px."""
_GRAINS = 26
_GEMS = 44
"""Diamonds at the drug's peak."""
_GEM_DP = 3.2, 4.8
_ACROSS, _DOWN, _TOP = 0.7549, 0.5698, 0.04
"""Steps from one diamond to the next that spread them, and edges without any, in shares of the picture."""
_SHRINK = 4
"""Mist has no edges: it is painted so many times smaller."""


def draw_mist(canvas: Canvas, rect: Rect, level: float, time_h: float) -> None:
    """Clouds in two layers that drift against each other; `level` is 0 (none) to 1 (the drug's peak)."""
    if level < LEAST or not canvas.quality.glows:
        return
    drifted = canvas.dp(_DRIFT_PX_PER_H) * time_h / rect.w
    canvas.soft(rect, _SHRINK, lambda part: _draw_clouds(part, part.rect, level, drifted), calm=True)
    _draw_gems(canvas, rect, level, drifted)


def gem_places(rect: Rect, level: float, drifted: float) -> tuple[Floats, Floats]:
    """Where diamonds of the drug float in the mist, px: as many as its level says, spread evenly.

    Args:
        rect: of the picture, px.
        level: 0 (none) to 1 (the drug's peak).
        drifted: in widths of the picture.
    """
    numbers = np.arange(round(_GEMS * level), dtype=np.float64)
    x = (numbers * _ACROSS + (0.6 + 0.4 * np.sin(numbers)) * drifted) % 1.0
    y = _TOP + (1.0 - 2.0 * _TOP) * (numbers * _DOWN % 1.0)
    return rect.x + x * rect.w, rect.y + y * rect.h


def _draw_gems(canvas: Canvas, rect: Rect, level: float, drifted: float) -> None:
    """The mark that the drug has in every scene, in two sizes, so that one sees what the mist is."""
    x, y = gem_places(rect, level, drifted)
    for k, radius_dp in enumerate(_GEM_DP):
        canvas.dots(gem(canvas, canvas.dp(radius_dp)), x[k :: len(_GEM_DP)], y[k :: len(_GEM_DP)])


def _draw_clouds(canvas: Canvas, rect: Rect, level: float, drifted: float) -> None:
    """All clouds; `drifted` in widths of the picture."""
    numbers = np.arange(_CLOUDS)
    layer = 1 - 2 * (numbers % 2)
    x = rect.x + (((numbers * 0.618 + 0.13) * 1.3 + layer * drifted) % 1.3 - 0.15) * rect.w
    y = rect.y + rect.h * (0.46 + 0.16 * layer + 0.10 * np.sin(2.4 * numbers))
    width, height = (max(8, round(share * side)) for share, side in zip(_SIZE, (rect.w, rect.h), strict=True))
    for form in range(_FORMS):
        sprite = canvas.light_sprite(
            ("mist", form, width, height), "drug", partial(_cloud, form, width, height), levels=_LEVELS
        )
        own = numbers % _FORMS == form
        canvas.dots(sprite, x[own], y[own], np.full(int(own.sum()), level))


def _cloud(form: int, width: int, height: int) -> Mask:
    """A cloud with grains of soft light, denser in its middle."""
    random = np.random.default_rng(form)
    wisps = sum(
        blurred(random.standard_normal((height, width)).astype(np.float32), size) * size * weight
        for size, weight in ((0.16 * height, 1.0), (0.07 * height, 0.5))
    )
    x, y = np.linspace(-1, 1, width)[None, :], np.linspace(-1, 1, height)[:, None]
    edge = np.clip(1 - (x * x + y * y), 0, 1) ** 1.5
    cloud = np.clip(0.5 + 0.24 * wisps, 0, 1) ** 1.6 * edge
    return np.asarray(_DENSITY * cloud + _grains(random, width, height) * edge, dtype=np.float32)


def _grains(random: np.random.Generator, width: int, height: int) -> Mask:
    grains = np.zeros((height, width), dtype=np.float32)
    places = random.integers(0, height, _GRAINS), random.integers(0, width, _GRAINS)
    radius = max(1.0, 0.012 * height)
    grains[places] = random.uniform(0.1, 0.4, _GRAINS) * 6.3 * radius * radius
    return blurred(grains, radius)
