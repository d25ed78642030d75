"""Two arms as halves of one scene: the same moment, the same luck, what differs named above each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.circuit_feed import NOTHING as NOTHING_BESIDE
from synapse_sim.session.frame import Frame
from synapse_sim.session.synapse_feed import NO_SYNAPSE

_NAME_LINES = 1.25
"""Height of the names, in lines of the heading."""
_STYLES: tuple[Style, ...] = ("heading", "body", "small")
"""Of the names: the first in which one fits."""


def draw_twin(canvas: Canvas, room: Room, frame: Frame, paint: Callable[[Canvas, Frame, Room], None]) -> None:
    """Draw the first arm on the left and the second on the right.

    Args:
        canvas: of the window.
        room: of the scene, whole.
        frame: of two arms.
        paint: draws one arm into its half.
    """
    band = _NAME_LINES * canvas.line_height("heading")
    for place, (half, single) in enumerate(zip(_halves(room, band), _singles(frame), strict=True)):
        part = canvas.sub(half.whole, scope=f"twin.{place}")
        part.fill("background")
        paint(part, single, half)
        _name(canvas, half, band, frame.names[place])
    line = Rect(room.free.center[0] - canvas.stroke(1) / 2, room.free.y, canvas.stroke(1), room.free.h)
    canvas.fill("border", line)


def half_at(room: Room, frame: Frame, x: float) -> tuple[Frame, Room]:
    """The arm under the pointer, and its half of the room."""
    place = int(x >= room.free.center[0])
    return _singles(frame)[place], _halves(room, 0.0)[place]


def _singles(frame: Frame) -> tuple[Frame, Frame]:
    """A frame for each arm, alike but for it: what was counted for the first alone is left out."""
    first, second = (replace(frame, arms=(arm,), names=(), beside=NOTHING_BESIDE) for arm in frame.arms[:2])
    return first, replace(second, beside_synapse=NO_SYNAPSE, published=(), measured=())


def _halves(room: Room, band: float) -> tuple[Room, Room]:
    """Halves of what nothing lies over, which may be one side of the picture; names stand above."""
    middle = room.free.center[0]
    left = Rect(room.whole.x, room.whole.y, middle - room.whole.x, room.whole.h)
    right = Rect(middle, room.whole.y, room.whole.right - middle, room.whole.h)
    below = room.free.top_slice(band)[1]
    return Room(left, below.common(left), is_half=True), Room(right, below.common(right), is_half=True)


def _name(canvas: Canvas, half: Room, band: float, words: str) -> None:
    x, y, room = half.free.center[0], half.free.y - band / 2, 0.96 * half.free.w
    fits = (style for style in _STYLES if canvas.measure(words, style, "semibold")[0] <= room)
    style = next(fits, _STYLES[-1])
    canvas.text(x, y, words, style, anchor="center", weight="semibold", max_width=room, halo=True)
