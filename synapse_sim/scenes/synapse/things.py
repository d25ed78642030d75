"""Where the things of the synapse are that one can point at: those of the cleft, or of the terminals."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.scenes.synapse.monoamine import kinds_of
from synapse_sim.scenes.synapse.monoamine_view import Terminal, places
from synapse_sim.scenes.synapse.transporters import TRANSPORTERS, place_of
from synapse_sim.scenes.synapse.view import CLEFT, REACH, Art, Side, sides
from synapse_sim.session.frame import Frame

_VESICLES, _RECEPTORS = 218.0, 200.0
"""How far from the middle they reach, in units."""
_TALL = 62.0
"""How far receptors stand out of the spine's face and into it."""
_CLAW = 24.0
_SILENT: Things = dict.fromkeys(("doors", "serotonin", "weeks"), ())
"""What a cleft has not."""
_ABSENT: Things = dict.fromkeys(("glutamate", "vesicles", "receptors", "drug", "releases"), ())
"""What the terminals have not."""


def things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing, px."""
    line = canvas.line_height("small")
    if frame.world.terminal is not None:
        return {**_ABSENT, **_in_terminals(frame, room, line)}
    return {**_SILENT, **_in_clefts(sides(room.free, line, is_half=room.is_half))}


def _in_clefts(placed: Sequence[Side]) -> Things:
    arts = [(side.art, side.picture) for side in placed]
    receptors = tuple(_part(art, -_RECEPTORS, CLEFT - _TALL, _RECEPTORS, CLEFT + _TALL) for art, _ in arts)
    return {
        "glutamate": (
            *(_part(art, -REACH, -12.0, REACH, CLEFT + 12.0) for art, _ in arts),
            *map(_count, placed),
        ),
        "vesicles": tuple(_part(art, -_VESICLES, -art.above, _VESICLES, 8.0) for art, _ in arts),
        "receptors": receptors,
        "drug": receptors,
        "transporters": tuple(_glia(art, side).common(picture) for art, picture in arts for side in (0, 1)),
        "releases": tuple(side.strip for side in placed if side.strip.h),
    }


def _count(side: Side) -> Rect:
    """How much is free: at the right end where it shares a row with the name."""
    return side.free.part(0.5, 0.0, 1.0, 1.0) if side.free == side.head else side.free


def _glia(art: Art, side: int) -> Rect:
    """All transporters that are drawn at one side."""
    xs, ys = zip(*(place_of(side, number) for number in range(TRANSPORTERS)), strict=True)
    return _part(art, min(xs) - _CLAW, min(ys) - _CLAW, max(xs) + _CLAW, max(ys) + _CLAW)


def _part(art: Art, left: float, top: float, right: float, bottom: float) -> Rect:
    (x, y), (end, foot) = art.at(left, top), art.at(right, bottom)
    return Rect(x, y, end - x, foot - y)


def _in_terminals(frame: Frame, room: Room, line: float) -> Things:
    placed = places(room.free, line, kinds_of(frame.config), frame.config.terminal)
    doors = tuple(map(_doors, placed.terminals))
    return {
        "doors": doors,
        "transporters": doors,
        "serotonin": tuple(map(_outside, placed.terminals[:1])),
        "weeks": () if placed.weeks is None else (placed.weeks,),
    }


def _doors(place: Terminal) -> Rect:
    """The membrane with its doors, and the words under them."""
    reach = 34.0 * place.scale
    tall = place.outer_y - place.inner_y + 2.6 * reach
    return Rect(place.rect.x, place.inner_y - reach, place.rect.w, tall)


def _outside(place: Terminal) -> Rect:
    return Rect(place.rect.x, place.outer_y, place.rect.w, place.rect.bottom - place.outer_y)
