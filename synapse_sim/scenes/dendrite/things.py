"""Where the things of the dendrite are that one can point at."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.arrays import Bools
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.dendrite.parts import below_of, picture_of
from synapse_sim.scenes.dendrite.reading import look_at
from synapse_sim.scenes.dendrite.view import Spines, View
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.session.frame import Frame

_PIECES = 14
"""The branch winds: light follows it in so many pieces."""
_FLASH_UM = 0.95


def things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing, px; the row counts what stands and what is lost."""
    picture = picture_of(room)
    row, _ = below_of(canvas, room)
    seen = look_at(frame, picture)
    counted = () if row is None else (row,)
    everywhere = np.ones_like(seen.lost.x, dtype=bool)
    return {
        "places": (*_each(seen.lost, everywhere), *counted),
        "new_spines": (*_each(seen.spines, seen.is_new), *counted),
        "shaft": tuple(_along(seen.view, 1.5 * seen.view.shaft_px)),
        "bdnf": tuple(_along(seen.view, seen.view.shaft_px + _FLASH_UM * seen.view.px_per_um)),
        "mist": (picture,),
        "row": counted,
    }


def _each(spines: Spines, chosen: Bools) -> tuple[Rect, ...]:
    """A rectangle around each of some spines, from the branch to the top of its head."""
    rows = np.flatnonzero(chosen)
    reach = 1.4 * spines.head[rows] + 2.0
    left = np.minimum(spines.x[rows], spines.tip_x[rows]) - reach
    right = np.maximum(spines.x[rows], spines.tip_x[rows]) + reach
    top = np.minimum(spines.y[rows], spines.tip_y[rows]) - reach
    bottom = np.maximum(spines.y[rows], spines.tip_y[rows]) + reach
    sides = zip(left.tolist(), top.tolist(), right.tolist(), bottom.tolist(), strict=True)
    return tuple(Rect(x, y, end - x, foot - y) for x, y, end, foot in sides)


def _along(view: View, reach: float) -> Iterator[Rect]:
    """Pieces of the branch with so much beside it, px."""
    xs = np.linspace(view.rect.x, view.rect.right, _PIECES + 1)
    for left, right in zip(xs[:-1].tolist(), xs[1:].tolist(), strict=True):
        middle = view.middle_y(np.linspace(left, right, 5))
        top, bottom = float(middle.min()) - reach, float(middle.max()) + reach
        yield Rect(left, top, right - left, bottom - top)
