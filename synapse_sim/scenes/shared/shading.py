"""Pictures of shaded bodies for sprites and layers: one colour in, a lit solid out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.arrays import AnyFloats, Floats32
from synapse_sim.draw import masks, solids
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.making import Making, finished, strips
from synapse_sim.draw.picture import Picture

Capsule = tuple[float, float, float, float, float, float]
"""x0, y0, r0, x1, y1, r1 in px: a straight limb whose radius changes evenly."""

_BLACK = (0, 0, 0)
_WHITE = (255, 255, 255)


def plain_material(colour: Colour, *, gloss: float = 0.3, rim: float = 0.45) -> solids.Material:
    """A body of one colour: darker in the shadow, lighter at the rim."""
    return solids.Material(
        mix(colour, _BLACK, 0.62), mix(colour, _WHITE, 0.12), mix(colour, _WHITE, 0.3), gloss, rim
    )


def solid(
    width: int, height: int, capsules: Sequence[Capsule], join: float, colour: Colour, *, gloss: float = 0.3
) -> Picture:
    """A lit body of joined capsules in one colour, (h, w, 4)."""
    return solids.shade(
        solids.height_map(joined(capsules, join), width, height), plain_material(colour, gloss=gloss)
    )


def joined(capsules: Sequence[Capsule], join: float) -> solids.Body:
    """Single capsules that flow into each other over `join` px."""
    return solids.Body(tuple(np.array([capsule], dtype=np.float32) for capsule in capsules), join)


def glass(field: Floats32, depth_px: float) -> Making[Floats32]:
    """The map with heights that are round only within `depth_px` of the edge, level inside like a bulb."""
    for rows in strips(*field.shape[1:]):
        inside = np.clip(field[0, rows] / np.float32(depth_px), 0.0, 1.0)
        field[1, rows] = np.float32(depth_px) * np.sqrt(1.0 - (1.0 - inside) ** 2)
        yield
    return field


def flat(mask: AnyFloats, colour: Colour) -> Picture:
    """A mask 0..1 in one colour, (h, w, 4)."""
    picture = np.empty((*mask.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = colour
    picture[:, :, 3] = np.rint(255 * np.clip(mask, 0, 1))
    return picture


def lay(image: Floats32, top: Picture) -> None:
    """Lay a picture over an image in place, both (h, w, 4) of 0..255, at once; as `overlaying`."""
    finished(overlaying(image, top))


def overlaying(image: Floats32, top: Picture) -> Making[None]:
    """Lay a picture over an image in place, both (h, w, 4) of 0..255, in slices."""
    rows, columns = (np.flatnonzero(top[:, :, 3].any(axis=axis)) for axis in (1, 0))
    if rows.size:
        box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        for part in strips(*top[box].shape[:2]):
            _blend(image[box][part], top[box][part])
            yield


def _blend(image: Floats32, top: Picture) -> None:
    share = top[:, :, 3:] / np.float32(255)
    below = image[:, :, 3:] / np.float32(255) * (1 - share)
    alpha = share + below
    image[:, :, :3] = (top[:, :, :3] * share + image[:, :, :3] * below) / np.maximum(alpha, np.float32(1e-4))
    image[:, :, 3:] = 255 * alpha


def ellipse(width: int, height: int, center: tuple[float, float], radii: tuple[float, float]) -> masks.Mask:
    """Coverage of a level ellipse, smooth at the edge."""
    x, y = masks.grid(width, height)
    u, v = (x - center[0]) / radii[0], (y - center[1]) / radii[1]
    reach = np.hypot(u, v)
    slope = np.hypot(u / radii[0], v / radii[1]) / np.maximum(reach, 1e-6)
    return masks.coverage((reach - 1) / np.maximum(slope, 1e-6))


def stroked(path: AnyFloats, width_px: float, size: tuple[int, int]) -> Floats32:
    """A line with round ends through (n, 2) px, as a mask of (width, height); what lies outside is cut."""
    line, left, top = masks.stroke(np.asarray(path, dtype=np.float64), max(1.0, width_px))
    mask = np.zeros((size[1], size[0]), dtype=np.float32)
    x, y = max(0, left), max(0, top)
    part = mask[y : top + line.shape[0], x : left + line.shape[1]]
    part[:] = line[y - top :, x - left :][: part.shape[0], : part.shape[1]]
    return mask
