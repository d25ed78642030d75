"""Many patients as a swarm: each at its score, spread sideways where many are alike.

A patient keeps its place in the swarm as time goes on: the sideways share follows from the order at one fixed
time, so that the figures glide and never jump.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.arrays import AnyFloats, Bools
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.picture import Picture
from synapse_sim.experiments.population import HIGHEST_SCORE
from synapse_sim.scenes.shared.shading import Capsule, flat, lay, solid

_GOLDEN = 0.6180339887
_BINS = 30


@dataclass(frozen=True, slots=True)
class Swarm:
    """The figures of one arm: pixels (x, y) of each patient, and who responds."""

    x: AnyFloats
    y: AnyFloats
    responds: Bools


def sideways_places(score: AnyFloats) -> AnyFloats:
    """(m,) places from -1/2 to 1/2, far apart for patients whose scores are neighbours."""
    rank = np.argsort(np.argsort(score, kind="stable"), kind="stable")
    return np.asarray(np.mod(rank * _GOLDEN + 0.5, 1.0) - 0.5)


def swarm(rect: Rect, score: AnyFloats, sideways: AnyFloats, half: float) -> Swarm:
    """Place the patients of one arm.

    Args:
        rect: room of the arm, px; score 0 lies on its lower edge, the highest on its upper one.
        score: (m,) now.
        sideways: (m,) from `sideways_places`.
        half: score at or below which a patient responds.
    """
    x = rect.center[0] + sideways * rect.w * _crowd(score)
    y = rect.bottom - score / HIGHEST_SCORE * rect.h
    return Swarm(x, y, score <= half)


def _crowd(score: AnyFloats) -> AnyFloats:
    """How crowded it is at the score of each patient, 0..1 of the room's width."""
    counts, edges = np.histogram(score, bins=_BINS, range=(0.0, HIGHEST_SCORE))
    smooth = np.convolve(counts, (0.06, 0.24, 0.4, 0.24, 0.06), mode="same") / max(len(score), 1)
    middles = (edges[1:] + edges[:-1]) / 2
    return np.asarray(np.minimum(1.0, 0.1 + 9.0 * np.interp(score, middles, smooth)))


def figure_sprite(canvas: Canvas, height_px: float, *, responds: bool) -> Sprite:
    """A patient: a filled figure that responds, or the outline of one that does not."""
    height = max(7, round(height_px))
    colour = canvas.colour("growth" if responds else "neutral")
    return canvas.sprite(("figure", height, responds), partial(_picture, height, colour, filled=responds))


def _picture(height: int, colour: Colour, *, filled: bool) -> Picture:
    width = round(0.72 * height) | 1
    head, body = _forms(width, height)
    if filled:
        image = solid(width, height, body, 0.5, colour, gloss=0.2).astype(np.float32)
        lay(image, solid(width, height, head, 0.5, colour, gloss=0.5))
        return np.rint(image).astype(np.uint8)
    distance = np.minimum(_distance(width, height, head), _distance(width, height, body))
    line = max(0.9, 0.075 * height)
    return flat(masks.coverage(np.abs(distance + line / 2) - line / 2), colour)


def _forms(width: int, height: int) -> tuple[list[Capsule], list[Capsule]]:
    middle, h = width / 2, float(height)
    return [(middle, 0.22 * h, 0.19 * h, middle, 0.22 * h, 0.19 * h)], [
        (middle, 0.62 * h, 0.2 * h, middle, 0.73 * h, 0.26 * h)
    ]


def _distance(width: int, height: int, form: list[Capsule]) -> AnyFloats:
    x, y = masks.grid(width, height)
    x0, y0, r0, _, y1, r1 = form[0]
    along = np.clip((y - y0) / max(y1 - y0, 1e-6), 0.0, 1.0) + 0 * x
    return np.asarray(np.hypot(x - x0, y - y0 - along * (y1 - y0)) - r0 - (r1 - r0) * along)
