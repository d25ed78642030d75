"""The head under a lens: the brain, the wall around it, and the marks that are in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.agents.body.parcels import BRAIN
from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.body.figure import Figure, Lens
from synapse_sim.scenes.body.glass import organ_slices, paint_gate
from synapse_sim.scenes.body.paint import draw_glow, mark_sprite
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.scenes.body.view import BodyView

_LEAST_PX = 34.0
"""Radius from which on a lens shows more than the body itself."""
_MARK = 0.0040
"""Radius of a mark under the lens, in figure units."""


def has_lens(seen: Seen) -> bool:
    """Whether the lens has room beside the body."""
    lens, view = seen.figure.lens, seen.view
    if lens is None:
        return False
    left = view.place(lens.x - lens.radius, 0.0)[0]
    return left >= view.picture.x and lens.radius * view.scale >= _LEAST_PX


def draw_lens(canvas: Canvas, seen: Seen, marks: tuple[Floats, Floats], share: float) -> None:
    """Draw it where it has room.

    Args:
        canvas: of the scene.
        seen: the body.
        marks: where its marks are, px.
        share: the level in the brain, of its peak.
    """
    lens = seen.figure.lens
    if lens is None or not has_lens(seen):
        return
    (x, y), radius = seen.view.place(lens.x, lens.y), lens.radius * seen.view.scale
    box = Rect(*Rect(x - radius - 2, y - radius - 2, 2 * radius + 4, 2 * radius + 4).whole)
    view = _enlarged(seen, lens)
    _draw_rays(canvas, seen, lens)
    local = view.moved(-box.x, -box.y)
    key = ("body.lens", seen.figure.name, local, radius)
    canvas.layer(key, box, lambda inner: _paint(inner, local, seen.figure, (x - box.x, y - box.y, radius)))
    draw_glow(canvas, view, seen.figure, "brain", ("drug", 0.85 * radius, 0.5 * share))
    in_brain = seen.visits.place == BRAIN
    spots = tuple(
        (at[in_brain] - start) * lens.times + moved
        for at, start, moved in zip(marks, (seen.view.x, seen.view.y), (view.x, view.y), strict=True)
    )
    _draw_marks(canvas, (spots[0], spots[1]), (x, y, radius), view.scale)


def _enlarged(seen: Seen, lens: Lens) -> BodyView:
    gate_x, gate_y, *_ = seen.figure.gate
    scale = lens.times * seen.view.scale
    x, y = seen.view.place(lens.x, lens.y)
    return BodyView(seen.view.picture, x - gate_x * scale, y - gate_y * scale, scale)


def _draw_rays(canvas: Canvas, seen: Seen, lens: Lens) -> None:
    """From the head to the lens: this is that."""
    gate_x, gate_y, across, up = seen.figure.gate
    for side, turn in ((-1.0, -1.15), (1.0, 0.75)):
        start = seen.view.place(gate_x - 0.55 * across, gate_y + side * 0.9 * up)
        end = seen.view.place(lens.x + lens.radius * np.cos(turn), lens.y + lens.radius * np.sin(turn))
        canvas.line(start, end, "ink_soft", 1.2, 0.55)


def _paint(
    canvas: Canvas, view: BodyView, figure: Figure, circle: tuple[float, float, float]
) -> Iterator[None]:
    x, y, radius = circle
    canvas.disc(x, y, radius, canvas.faded("glow", 0.25, "background"), 0.94)
    canvas.ring(x, y, radius, "neutral", 1.4)
    yield from organ_slices(canvas, view, figure.organ("brain"))
    paint_gate(canvas, view, figure)


def _draw_marks(
    canvas: Canvas, spots: tuple[Floats, Floats], circle: tuple[float, float, float], scale: float
) -> None:
    """The brain's marks; those still on their way through the body are outside the lens."""
    x, y = spots
    near = np.hypot(x - circle[0], y - circle[1]) < 0.94 * circle[2]
    sprite = mark_sprite(canvas, "drug", max(2.6, _MARK * scale))
    canvas.dots(sprite, x[near], y[near])
