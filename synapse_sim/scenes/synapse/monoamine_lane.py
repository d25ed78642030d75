"""One lane of the monoamine scene: a varicosity's membrane with its transporters, and molecules above it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.terminal import TRANSMITTERS, TRANSPORTERS, Terminal
from synapse_sim.arrays import AnyFloats
from synapse_sim.config.sections import terminal as section
from synapse_sim.draw import solids
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared.shading import glass, joined
from synapse_sim.scenes.synapse.bodies import glass_material
from synapse_sim.scenes.synapse.channels import DRUG, READY, channel_sprite
from synapse_sim.texts.catalogue import wordings

MARKS: tuple[tuple[str, Paint], ...] = (("disc", "metabolite"), ("square", "accent"), ("hexagon", "plasma"))
"""Shape and colour of serotonin, noradrenaline and dopamine."""
_MEMBRANE_AT = 0.68
_DEPTH = 0.10
"""Where the membrane runs, as a share of the lane's height, and how far depth tilts it."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The projection of one transmitter's space: `size` is a transporter's width, px."""

    rect: Rect
    kind: int
    reach_nm: float
    height_nm: float
    size: float

    @property
    def membrane_y(self) -> float:
        """The pixel of the membrane."""
        return self.rect.y + _MEMBRANE_AT * self.rect.h

    def x_px(self, x_nm: AnyFloats) -> AnyFloats:
        """AnyFloats along the membrane."""
        return np.asarray(self.rect.center[0] + 0.47 * self.rect.w * x_nm / self.reach_nm)

    def place(self, xyz_nm: AnyFloats) -> tuple[AnyFloats, AnyFloats]:
        """AnyFloats of (3, n) molecules."""
        up = (_MEMBRANE_AT - 0.06) * xyz_nm[2] / self.height_nm
        depth = _DEPTH * xyz_nm[1] / self.reach_nm
        return self.x_px(xyz_nm[0]), self.membrane_y - (up + np.maximum(depth, 0.0)) * self.rect.h


def lane_of(rect: Rect, kind: int, numbers: section.Terminal) -> Lane:
    """The lane of a transmitter in its rectangle."""
    size = min(0.6 * rect.w / max(numbers.transporters, 1), 0.17 * rect.h)
    return Lane(rect, kind, numbers.reach_nm, numbers.height_nm, size)


def draw_lane(canvas: Canvas, lane: Lane, terminal: Terminal) -> None:
    """Membrane, transporters, molecules, name."""
    canvas.image(("varicosity", lane.rect), lane.rect, lambda w, h: _varicosity(canvas, w, h))
    _draw_transporters(canvas, lane, terminal)
    mine = terminal.kind == lane.kind
    shape, paint = MARKS[lane.kind]
    xs, ys = lane.place(terminal.xyz_nm[:, mine])
    near = np.clip(0.65 - 0.35 * terminal.xyz_nm[1, mine] / lane.reach_nm, 0.3, 1.0)
    canvas.dots(canvas.dot(paint, max(1.75, 0.16 * lane.size), shape), xs, ys, near)
    names = wordings(f"scenes.monoamine.lane.{TRANSMITTERS[lane.kind]}", transporter=TRANSPORTERS[lane.kind])
    up = max(0.12 * lane.rect.h, 0.5 * canvas.line_height("small"))
    at = lane.rect.x + 0.05 * lane.rect.w, lane.rect.bottom - up
    words = fitting(canvas, names, 0.9 * lane.rect.w)
    canvas.text(*at, words, "small", anchor="midleft", max_width=0.9 * lane.rect.w, ground="background")


def _draw_transporters(canvas: Canvas, lane: Lane, terminal: Terminal) -> None:
    xs = lane.x_px(terminal.transporter_x_nm[lane.kind])
    blocked, busy = terminal.blocked[lane.kind], terminal.carrying_ms[lane.kind] > 0.0
    for look, chosen in ((READY, ~blocked), (DRUG, blocked)):
        sprite = channel_sprite(canvas, "transporter", look, lane.size)
        canvas.dots(sprite, xs[chosen], np.full(int(chosen.sum()), lane.membrane_y))
    shape, paint = MARKS[lane.kind]
    carried = busy & ~blocked
    inside = np.full(int(carried.sum()), lane.membrane_y - 0.1 * lane.size)
    canvas.dots(canvas.dot(paint, max(1.75, 0.18 * lane.size), shape), xs[carried], inside)


def _varicosity(canvas: Canvas, width: int, height: int) -> Picture:
    thick = 0.5 * (1.0 - _MEMBRANE_AT) * height
    y = _MEMBRANE_AT * height + thick
    body = joined([(1.2 * thick, y, thick, width - 1.2 * thick, y, thick)], 1.0)
    field = glass(solids.height_map(body, width, height), 0.6 * thick)
    return solids.shade(field, glass_material(canvas, "terminal"), ambient=0.2)
