"""Shaded solids: smooth-joined capsules -> signed distance -> height -> light and rim.

A body is a set of limbs, chains of capsules whose radius changes evenly from end to end. Distances to the
limbs are joined by the polynomial smooth minimum (k px wide, so that they flow into each other); the
distance t inside, held against the local radius r, gives a round height h = r sqrt(1 - (1 - t / r)^2). Its
slope is turned into light from the upper left, shadow and a bright rim. The height map is the same for all
themes; only the colouring differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import Bools, Floats32
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.making import Making, finished, strips
from synapse_sim.draw.masks import smooth_path
from synapse_sim.draw.picture import Picture

_TILE, _SOFTENED_AT_ONCE = 96, 400_000
"""Pixels of a tile's side, since of a body with many limbs few are near a small one, and of a band."""
_FAR = np.float32(1e4)
_LIGHT = np.array([-0.42, -0.62, 0.66], dtype=np.float32) / np.float32(np.linalg.norm([-0.42, -0.62, 0.66]))
_HALFWAY = np.array([-0.23, -0.34, 0.91], dtype=np.float32) / np.float32(np.linalg.norm([-0.23, -0.34, 0.91]))


@dataclass(frozen=True, slots=True)
class Body:
    """Limbs that flow into each other over `join` px.

    Each limb is a chain of capsules, an (n, 6) array of x0, y0, r0, x1, y1, r1 in px.
    """

    limbs: tuple[Floats32, ...]
    join: float

    def scaled(self, factor: float) -> Body:
        """The same body at another size."""
        return Body(tuple(limb * np.float32(factor) for limb in self.limbs), self.join * factor)

    def moved(self, dx: float, dy: float) -> Body:
        """The same body elsewhere."""
        shift = np.array([dx, dy, 0, dx, dy, 0], dtype=np.float32)
        return Body(tuple(limb + shift for limb in self.limbs), self.join)


@dataclass(frozen=True, slots=True)
class Material:
    """How a solid is coloured: in shadow, in light, at the rim, and how strong gloss and rim are (0..1)."""

    shadow: Colour
    light: Colour
    rim: Colour
    gloss: float = 0.35
    rim_strength: float = 0.55


def body(*capsules: tuple[float, float, float, float, float, float], join: float) -> Body:
    """A body whose limbs are single capsules (x0, y0, r0, x1, y1, r1), px."""
    return Body(tuple(np.asarray([capsule], dtype=np.float32) for capsule in capsules), join)


def limb(points: ArrayLike, radii: ArrayLike) -> Floats32:
    """Capsules along a path: (n, 2) points and (n,) radii, px -> (n - 1, 6)."""
    ends = np.column_stack([np.asarray(points), np.asarray(radii)]).astype(np.float32)
    return np.column_stack([ends[:-1], ends[1:]])


def smooth_limb(points: ArrayLike, radii: ArrayLike, steps: int = 8) -> Floats32:
    """As `limb`, along a smooth curve through the points with evenly changing radius."""
    knots = np.column_stack([np.asarray(points, dtype=np.float64), np.asarray(radii, dtype=np.float64)])
    curve = smooth_path(knots, steps)
    return limb(curve[:, :2], np.maximum(curve[:, 2], knots[:, 2].min()))


def height_map(solid: Body, width: int, height: int, *, soften: int = 0) -> Floats32:
    """Distance inside and height of a body, at once; as `mapping`."""
    return finished(mapping(solid, width, height, soften=soften))


def mapping(solid: Body, width: int, height: int, *, soften: int = 0) -> Making[Floats32]:
    """Distance inside (px, negative outside) and height of a body, tile by tile.

    Args:
        solid: the body.
        width: of the map, px.
        height: of the map, px.
        soften: passes of a small blur over the heights, which melts the folds between limbs.

    Returns:
        (2, height, width) float32: [0] distance inside, [1] height, px.
    """
    field = np.empty((2, height, width), dtype=np.float32)
    for top in range(0, height, _TILE):
        for left in range(0, width, _TILE):
            tile = field[:, top : top + _TILE, left : left + _TILE]
            tile[0], tile[1] = -_FAR, 0.0
            corner = np.array([left, top], dtype=np.float32)
            near = [limb[_near(limb, corner, solid.join)] for limb in solid.limbs]
            _fill_tile(tile, [limb for limb in near if len(limb)], solid.join, corner)
            yield
    for _ in range(soften):
        yield from _softening(field[1])
    return field


def _softening(heights: Floats32) -> Iterator[None]:
    """A pass of a small blur, down and then across, band of lines by band."""
    for lines in (heights.T, heights):
        for band in strips(lines.shape[0], lines.shape[1], _SOFTENED_AT_ONCE):
            yield
            part = lines[band]
            part[:, 1:-1] += 0.25 * (part[:, :-2] - 2 * part[:, 1:-1] + part[:, 2:])


def _near(limb: Floats32, corner: Floats32, join: float) -> Bools:
    reach = np.maximum(limb[:, 2], limb[:, 5])[:, None] + np.float32(join + 3)
    low = np.minimum(limb[:, :2], limb[:, 3:5]) - reach
    high = np.maximum(limb[:, :2], limb[:, 3:5]) + reach
    near: Bools = np.all((low < corner + _TILE) & (high > corner), axis=1)
    return near


def _fill_tile(tile: Floats32, limbs: list[Floats32], join: float, corner: Floats32) -> None:
    rows, columns = tile.shape[1:]
    x = np.arange(columns, dtype=np.float32)[None, :] + (corner[0] + np.float32(0.5))
    y = np.arange(rows, dtype=np.float32)[:, None] + (corner[1] + np.float32(0.5))
    if not limbs:
        return
    distance, radius = _limb(x, y, limbs[0])
    for other in limbs[1:]:
        _join(distance, radius, *_limb(x, y, other), np.float32(max(join, 1e-3)))
    inside = np.clip(-distance / radius, 0.0, 1.0)
    tile[0] = -distance
    tile[1] = radius * np.sqrt(1.0 - (1.0 - inside) ** 2)


def _limb(x: Floats32, y: Floats32, capsules: Floats32) -> tuple[Floats32, Floats32]:
    distance, radius = _capsule(x, y, capsules[0])
    for capsule in capsules[1:]:
        other, other_radius = _capsule(x, y, capsule)
        closer = other < distance
        np.copyto(distance, other, where=closer)
        np.copyto(radius, other_radius, where=closer)
    return distance, radius


def _capsule(x: Floats32, y: Floats32, capsule: Floats32) -> tuple[Floats32, Floats32]:
    x0, y0, r0, x1, y1, r1 = capsule
    dx, dy = x1 - x0, y1 - y0
    share = np.clip(((x - x0) * dx + (y - y0) * dy) / max(dx * dx + dy * dy, np.float32(1e-6)), 0.0, 1.0)
    radius = r0 + (r1 - r0) * share
    away_x, away_y = x - x0 - share * dx, y - y0 - share * dy
    return np.sqrt(away_x * away_x + away_y * away_y) - radius, radius


def _join(
    distance: Floats32, radius: Floats32, other: Floats32, other_radius: Floats32, join: np.float32
) -> None:
    blend = np.clip(0.5 + 0.5 * (distance - other) / join, 0.0, 1.0)
    distance += (other - distance) * blend - join * blend * (1.0 - blend)
    radius += (other_radius - radius) * blend


def shade(field: Floats32, material: Material, *, ambient: float = 0.28) -> Picture:
    """Light, shadow, gloss and rim of a height map, at once; as `shading`."""
    return finished(shading(field, material, ambient=ambient))


def shading(field: Floats32, material: Material, *, ambient: float = 0.28) -> Making[Picture]:
    """Light, shadow, gloss and rim of a height map, tile by tile.

    Args:
        field: (2, h, w) of `height_map`.
        material: the colours.
        ambient: light 0..1 that reaches even the side away from the lamp.

    Returns:
        (h, w, 4) picture, smooth at the edge.
    """
    picture = np.zeros((*field.shape[1:], 4), dtype=np.uint8)
    for top in range(0, field.shape[1], _TILE):
        for left in range(0, field.shape[2], _TILE):
            rows, columns = slice(max(0, top - 1), top + _TILE + 1), slice(max(0, left - 1), left + _TILE + 1)
            part = field[:, rows, columns]
            if part[0].max() > -1.0:
                tile = _shade_tile(part, material, ambient)
                target = picture[top : top + _TILE, left : left + _TILE]
                target[:] = tile[top - rows.start :, left - columns.start :][
                    : target.shape[0], : target.shape[1]
                ]
                yield
    return picture


def _shade_tile(field: Floats32, material: Material, ambient: float) -> Picture:
    inside, height = field
    slope_y, slope_x = np.gradient(height)
    scale = 1.0 / np.sqrt(slope_x * slope_x + slope_y * slope_y + 1.0)
    lit = np.clip((_LIGHT[2] - slope_x * _LIGHT[0] - slope_y * _LIGHT[1]) * scale, 0.0, 1.0)
    spot = np.clip((_HALFWAY[2] - slope_x * _HALFWAY[0] - slope_y * _HALFWAY[1]) * scale, 0.0, 1.0) ** 28
    share = (ambient + (1.0 - ambient) * lit)[:, :, None]
    shadow, light, rim = (
        np.asarray(c, dtype=np.float32) for c in (material.shadow, material.light, material.rim)
    )
    colour = shadow + (light - shadow) * share
    edge = (np.clip(1.0 - scale, 0.0, 1.0) ** 2 * material.rim_strength)[:, :, None]
    colour += (rim - colour) * edge
    colour += (255.0 - colour) * (spot * material.gloss)[:, :, None]
    picture = np.empty((*inside.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = np.clip(colour, 0.0, 255.0)
    picture[:, :, 3] = np.clip(inside + 0.5, 0.0, 1.0) * 255.0
    return picture
