"""How a receptor looks in each of its states: two shaded walls, a pore between them, and what sits in it.

The pore widens with the state; an open channel is lit from within, a trapped drug is closed in and ringed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import Capsule, flat, lay, solid
from synapse_sim.texts.catalogue import text


@dataclass(frozen=True, slots=True)
class ChannelState:
    """One state as it is drawn: `gap` is the pore's half width as a share of the channel's width."""

    name: str
    gap: float
    plug: str = ""
    lit: bool = False
    dim: bool = False

    @property
    def words(self) -> str:
        """What it is called on screen."""
        return text(f"scenes.synapse.state.{self.name}")


CLOSED, READY, OPEN, RESTING, MAGNESIUM, PLUGGED, DRUG, TRAPPED = range(8)
CHANNEL_STATES: tuple[ChannelState, ...] = (
    ChannelState("closed", 0.0),
    ChannelState("ready", 0.03),
    ChannelState("open", 0.2, lit=True),
    ChannelState("resting", 0.0, dim=True),
    ChannelState("magnesium", 0.08, "magnesium"),
    ChannelState("plugged", 0.2, "magnesium"),
    ChannelState("drug", 0.2, "drug"),
    ChannelState("trapped", 0.07, "drug"),
)
"""The states of a receptor that a viewer can tell apart, by number."""


_ROLES = {"ampa": "receptor_ampa", "nmda": "receptor_nmda", "transporter": "neutral"}


def channel_sprite(canvas: Canvas, kind: str, look: int, width_px: float) -> Sprite:
    """The sprite of one receptor ("ampa", "nmda") or "transporter"; its center lies on the membrane."""
    width = max(5, round(width_px))
    roles = _ROLES[kind], "panel", CHANNEL_STATES[look].plug or "ink", "calcium"
    paints = tuple(canvas.colour(role) for role in roles)
    picture = partial(_picture, kind, CHANNEL_STATES[look], width, paints, ringed=look == TRAPPED)
    return canvas.sprite(("channel", kind, look, width), picture, None, (width, round(2.1 * width)))


def transporter_sprite(canvas: Canvas, width_px: float) -> Sprite:
    """A glutamate transporter from free (level 0) to busy (level 1); its center lies on the membrane."""
    width = max(5, round(width_px))
    paints = tuple(canvas.colour(role) for role in ("neutral", "panel", "ink", "glutamate"))
    free, busy = (
        partial(_picture, "transporter", CHANNEL_STATES[look], width, paints, ringed=False)
        for look in (READY, OPEN)
    )
    return canvas.sprite(("glutamate transporter", width), free, busy, (width, round(2.1 * width)))


def _picture(
    kind: str, look: ChannelState, width: int, paints: tuple[Colour, ...], *, ringed: bool
) -> Picture:
    walls, ground, plug, lit = paints
    walls = mix(walls, ground, 0.3) if look.dim else walls
    w, h = 2 * width, round(3.4 * width)
    left = _left_wall(kind, width, look.gap * width)
    right = [(w - x0, y0, r0, w - x1, y1, r1) for x0, y0, r0, x1, y1, r1 in left]
    image = solid(w, h, [_back(kind, width)], 1.0, mix(walls, ground, 0.62), gloss=0.0).astype(np.float32)
    if look.lit:
        lay(image, _light(w, h, width, look.gap, lit))
    if look.plug:
        lay(image, _plug(w, h, width, look.plug, plug))
    for side in (left, right):
        lay(image, solid(w, h, side, 0.1 * width, walls, gloss=0.3))
    if ringed:
        lay(image, _cage(w, h, width, plug))
    image[:, :, 3] *= _sunk(h, width)
    return np.rint(image).astype(np.uint8)


def _sunk(height: int, width: float) -> Floats32:
    """What lies in and under the membrane is seen through it."""
    depth = (np.arange(height, dtype=np.float32) - 2.1 * width) / width
    shown: Floats32 = np.clip(1.0 - 1.1 * depth, 0.3, 1.0)[:, None]
    return shown


def _left_wall(kind: str, w: float, gap: float) -> list[Capsule]:
    if kind == "nmda":
        return [
            (0.71 * w - 0.5 * gap, 0.95 * w, 0.22 * w, 0.80 * w - 0.8 * gap, 1.55 * w, 0.15 * w),
            (0.82 * w - gap, 1.75 * w, 0.14 * w, 0.83 * w - gap, 2.7 * w, 0.14 * w),
        ]
    if kind == "transporter":
        return [
            (0.62 * w - 0.3 * gap, 1.62 * w, 0.17 * w, 0.74 * w - gap, 2.0 * w, 0.17 * w),
            (0.74 * w - gap, 2.05 * w, 0.16 * w, 0.78 * w - gap, 2.45 * w, 0.15 * w),
        ]
    return [
        (0.75 * w - 0.6 * gap, 1.4 * w, 0.17 * w, 0.83 * w - gap, 1.8 * w, 0.13 * w),
        (0.84 * w - gap, 1.9 * w, 0.13 * w, 0.85 * w - gap, 2.6 * w, 0.13 * w),
    ]


def _back(kind: str, w: float) -> Capsule:
    top = {"nmda": 1.05, "ampa": 1.42, "transporter": 1.75}[kind]
    return (w, top * w, 0.2 * w, w, 2.65 * w, 0.15 * w)


def _light(w: int, h: int, width: float, gap: float, colour: Colour) -> Picture:
    x, y = masks.grid(w, h)
    across = np.exp(-(((x - w / 2) / (0.9 * gap * width)) ** 2))
    along = np.clip(1.2 - np.abs(y - 2.0 * width) / (0.75 * width), 0, 1)
    return flat(across * along, mix(colour, (255, 255, 255), 0.25))


def _plug(w: int, h: int, width: float, kind: str, colour: Colour) -> Picture:
    radius = 0.27 * width
    if kind == "magnesium":
        return solid(
            w, h, [(w / 2, 1.98 * width, radius, w / 2, 1.98 * width, radius)], 1.0, colour, gloss=0.5
        )
    return flat(_diamond(w, h, width, 1.25 * radius), colour)


def _diamond(w: int, h: int, width: float, radius: float) -> masks.Mask:
    x, y = masks.grid(w, h)
    corners = np.asarray(masks.POLYGONS["diamond"]) * radius
    return masks.coverage(masks.polygon_distance(x - w / 2 + 0 * y, y - 1.98 * width + 0 * x, corners))


def _cage(w: int, h: int, width: float, colour: Colour) -> Picture:
    """The drug seen through the closed walls, and the ring that says it cannot leave."""
    x, y = masks.grid(w, h)
    ring = np.abs(np.hypot(x - w / 2, y - 1.98 * width) - 0.48 * width) - max(0.5, 0.035 * width)
    cover = np.maximum(masks.coverage(ring), 0.62 * _diamond(w, h, width, 0.27 * width))
    return flat(cover, colour)
