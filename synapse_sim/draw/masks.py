"""Shapes as coverage: float32 arrays (h, w) of 0..1, smooth at the edge, from signed distances.

A distance d (px, negative inside) covers a pixel by clip(1/2 - d, 0, 1); so every shape is anti-aliased
at any size without supersampling.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from synapse_sim.arrays import AnyFloats, Floats, Floats32

Mask = Floats32
Points = Floats

ROUND_SHAPES = ("disc", "ring")
POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0, -1), (0.85, 0), (0, 1), (-0.85, 0)),
    "triangle": ((0, -1), (0.95, 0.75), (-0.95, 0.75)),
    "hexagon": tuple((float(np.cos(a)), float(np.sin(a))) for a in np.arange(6) * np.pi / 3),
    "plus": (
        (-0.3, -1), (0.3, -1), (0.3, -0.3), (1, -0.3), (1, 0.3), (0.3, 0.3),
        (0.3, 1), (-0.3, 1), (-0.3, 0.3), (-1, 0.3), (-1, -0.3), (-0.3, -0.3),
    ),
}  # fmt: skip
SHAPES = (*ROUND_SHAPES, *POLYGONS)
"""Names of the marks by which agent classes differ beside their colour."""


def coverage(distance_px: AnyFloats) -> Mask:
    """The share of each pixel inside the shape."""
    covered: Mask = np.clip(0.5 - distance_px, 0.0, 1.0).astype(np.float32)
    return covered


def grid(width_px: int, height_px: int) -> tuple[Mask, Mask]:
    """Pixel centers: x of shape (1, w) and y of shape (h, 1)."""
    x = np.arange(width_px, dtype=np.float32)[None, :] + np.float32(0.5)
    y = np.arange(height_px, dtype=np.float32)[:, None] + np.float32(0.5)
    return x, y


def rounded_box(width_px: int, height_px: int, radius_px: float, line_px: float = 0.0) -> Mask:
    """A box that fills (w, h) with round corners; with `line_px` > 0 only its inner outline."""
    x, y = grid(width_px, height_px)
    radius = min(radius_px, width_px / 2, height_px / 2)
    dx = np.abs(x - width_px / 2) - (width_px / 2 - radius)
    dy = np.abs(y - height_px / 2) - (height_px / 2 - radius)
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
    distance = outside + np.minimum(np.maximum(dx, dy), 0) - radius
    return coverage(np.maximum(distance, -distance - line_px)) if line_px else coverage(distance)


def shape(name: str, radius_px: float) -> Mask:
    """One mark of `SHAPES`, centered in a square of odd side."""
    side = 2 * int(np.ceil(radius_px)) + 3
    x, y = grid(side, side)
    x, y = x - side / 2, y - side / 2
    if name in ROUND_SHAPES:
        distance = np.hypot(x, y) - radius_px
        line = max(1.0, 0.34 * radius_px)
        return coverage(np.maximum(distance, -distance - line) if name == "ring" else distance)
    corners = np.asarray(POLYGONS[name]) * radius_px
    return coverage(polygon_distance(x + 0 * y, y + 0 * x, corners))


def glow(radius_px: float) -> Mask:
    """A soft light that is 1 in the middle and reaches 0 with a flat end at `radius_px`."""
    side = 2 * int(np.ceil(radius_px)) + 1
    x, y = grid(side, side)
    reach = np.clip(1 - np.hypot(x - side / 2, y - side / 2) / max(radius_px, 1.0), 0, 1)
    light: Mask = (reach**3 * (3 - 2 * reach)).astype(np.float32)
    return light


def circle(side_px: int, radius_px: float, line_px: float = 0.0) -> Mask:
    """A filled circle in the middle of a square; with `line_px` > 0 only its inner outline."""
    x, y = grid(side_px, side_px)
    distance = np.hypot(x - side_px / 2, y - side_px / 2) - radius_px
    return coverage(np.maximum(distance, -distance - line_px) if line_px else distance)


def polygon_distance(x: AnyFloats, y: AnyFloats, corners: Points) -> AnyFloats:
    """Signed distance (px) of each point to a closed polygon, negative inside.

    Args:
        x: any shape, px.
        y: the same shape, px.
        corners: (n, 2) px, in order.
    """
    near = np.full(x.shape, np.inf)
    inside = np.zeros(x.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        near = np.minimum(near, segment_distance(x, y, (ax, ay), (bx, by)))
        if ay != by:
            inside ^= ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return np.where(inside, -near, near)


def segment_distance(
    x: AnyFloats, y: AnyFloats, a: Sequence[float] | Points, b: Sequence[float] | Points
) -> AnyFloats:
    """Distance (px) of each point to the segment from a (x, y) to b."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    along = np.clip(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, 1e-9), 0.0, 1.0)
    distance: AnyFloats = np.hypot(x - ax - along * dx, y - ay - along * dy)
    return distance


def stroke(points: Points, width_px: float) -> tuple[Mask, int, int]:
    """A line with round ends and joints along (n, 2) points, px.

    Returns:
        (coverage, left, top): the mask and the whole pixel where its corner lies.
    """
    half = max(width_px, 1.0) / 2
    margin = half + 1.5
    low = np.floor(points.min(axis=0) - margin).astype(int)
    high = np.ceil(points.max(axis=0) + margin).astype(int)
    mask = np.zeros((high[1] - low[1], high[0] - low[0]), dtype=np.float32)
    local = points - low
    for a, b in pairwise(local):
        _cover_segment(mask, a, b, half, margin)
    return mask * np.float32(min(width_px, 1.0)), int(low[0]), int(low[1])


def _cover_segment(mask: Mask, a: Points, b: Points, half: float, margin: float) -> None:
    left, top = np.floor(np.minimum(a, b) - margin).astype(int).clip(0)
    right, bottom = np.ceil(np.maximum(a, b) + margin).astype(int)
    box = mask[top:bottom, left:right]
    x, y = grid(box.shape[1], box.shape[0])
    distance = segment_distance(x + left, y + top, a, b) - half
    np.maximum(box, coverage(distance), out=box)


def dashes(points: Points, on_px: float, off_px: float) -> list[Points]:
    """The pieces of a path that a dashed pen would draw."""
    step = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(step)])
    starts = np.arange(0.0, at[-1], on_px + off_px)
    stops = np.minimum(starts + on_px, at[-1])
    places = np.unique(np.concatenate([at, starts, stops]))
    path = np.column_stack([np.interp(places, at, axis) for axis in points.T])
    firsts, lasts = np.searchsorted(places, starts), np.searchsorted(places, stops)
    return [path[first : last + 1] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]


def smooth_path(points: Points, steps: int = 12, *, closed: bool = False) -> Points:
    """A Catmull-Rom curve through (n, k) points, `steps` pieces between two neighbours."""
    ends = (
        (points[-1:], points[:2])
        if closed
        else (2 * points[:1] - points[1:2], 2 * points[-1:] - points[-2:-1])
    )
    knots = np.concatenate([ends[0], points, ends[1]])
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[None, :, None]
    p0, p1, p2, p3 = (knots[i : len(knots) - 3 + i, None, :] for i in range(4))
    curve = p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)))
    return np.concatenate([curve.reshape(-1, points.shape[1]), knots[-2:-1]])
