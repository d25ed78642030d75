"""How the room of the dendrite is shared: the picture above, the row and the day below."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.dendrite.day import day_height
from synapse_sim.scenes.dendrite.row import row_height
from synapse_sim.scenes.shared.room import Room

_PICTURE = 0.72
"""Share of the room's height that the picture takes; `describe` knows no sizes of words."""


def picture_of(room: Room) -> Rect:
    """The picture: the upper part of what is free, from edge to edge of the whole room."""
    return Rect(room.whole.x, room.free.y, room.whole.w, _PICTURE * room.free.h)


def below_of(canvas: Canvas, room: Room) -> tuple[Rect | None, Rect | None]:
    """The row and the day below the picture, as far as each has room."""
    row, day = row_height(canvas), day_height(canvas)
    below = room.free.bottom_slice((1.0 - _PICTURE) * room.free.h)[0]
    inner = below.inset(min(canvas.dp(28), 0.03 * below.w), 0.0)
    if inner.h < row:
        return None, None
    if inner.h < row + day:
        return inner.bottom_slice(row)[0], None
    above, below = inner.bottom_slice(day)[::-1]
    return above.bottom_slice(row)[0], below
