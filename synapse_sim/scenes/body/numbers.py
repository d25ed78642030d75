"""The numbers beside the bodies, each part painted again only when what it says has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.body.ground import draw_ground, spots_of
from synapse_sim.scenes.body.levels import draw_levels, draw_playheads
from synapse_sim.scenes.body.reading import Seen, in_brain, whereabouts
from synapse_sim.scenes.body.shares import draw_shares, shares_height
from synapse_sim.scenes.body.small_curves import curves_of, draw_small_curves
from synapse_sim.scenes.body.view import layout
from synapse_sim.scenes.body.whereabouts import draw_whereabouts
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame

_GAP_EM = 0.5
_EDGE_DP = 6.0
"""How far marks at the edge of a part reach out of it."""


def draw_numbers(canvas: Canvas, frame: Frame, room: Room, bodies: tuple[Seen, ...]) -> None:
    """What the route decides, where the marks are, and levels over time."""
    shares, levels = places(canvas, room, bodies)
    kinds = tuple((seen.arm.course, seen.dose) for seen in bodies)
    state = (kinds, frame.names, room, spots_of(room, bodies))
    if small := curves_of(frame):
        _draw_small(canvas, (shares, levels), small, state, partial(draw_ground, room=room, bodies=bodies))
        return
    counts = (whereabouts(bodies[0]), in_brain(bodies[0])) if len(bodies) == 1 else ()
    paint_shares = partial(_paint_shares, place=shares, names=frame.names, room=room, bodies=bodies)
    _keep(canvas, "body.shares", (state, counts), shares, paint_shares)
    paint_levels = partial(_paint_levels, place=levels, names=frame.names, room=room, bodies=bodies)
    _keep(canvas, "body.levels", state, levels, paint_levels)
    draw_playheads(canvas, levels, frame, bodies)


def _keep(canvas: Canvas, name: str, state: Hashable, place: Rect, paint: Callable[[Canvas], None]) -> None:
    """A part with the marks at its edges, as far as the canvas goes."""
    part = place.inset(-canvas.dp(_EDGE_DP), 0.0).common(canvas.rect)
    if min(part.w, part.h) >= 1.0:
        canvas.kept(name, state, part, paint, ground="background", calm=True)


def places(canvas: Canvas, room: Room, bodies: tuple[Seen, ...]) -> tuple[Rect, Rect]:
    """Where the shares and the levels stand; levels below shares begin where these end."""
    rooms = layout(room.free, len(bodies))
    shares, levels = rooms.shares, rooms.levels
    if levels.x != shares.x:
        return shares, levels
    end = shares.y + shares_height(canvas, bodies) + _GAP_EM * canvas.em("small")
    top = max(levels.y, end)
    return Rect(shares.x, shares.y, shares.w, top - shares.y), Rect(
        levels.x, top, levels.w, max(0.0, levels.bottom - top)
    )


def _paint_shares(
    canvas: Canvas, *, place: Rect, names: tuple[str, ...], room: Room, bodies: tuple[Seen, ...]
) -> None:
    draw_ground(canvas, room, bodies)
    bottom = draw_shares(canvas, place, bodies, names)
    if len(bodies) == 1:
        top = bottom + _GAP_EM * canvas.em("small")
        draw_whereabouts(canvas, Rect(place.x, top, place.w, place.bottom - top), bodies[0])


def _draw_small(
    canvas: Canvas, rooms: tuple[Rect, Rect], small: tuple[Course, ...], state: Hashable,
    ground: Callable[[Canvas], None],
) -> None:  # fmt: skip
    """Small curves in place of all numbers: at both sides of the body, or in all the room below it."""
    first, last = rooms
    sides = rooms if first.x != last.x else (Rect(first.x, first.y, first.w, last.bottom - first.y),)

    def paint(part: Canvas) -> None:
        ground(part)
        draw_small_curves(part, sides, small)

    for k, side in enumerate(sides):
        _keep(canvas, f"body.small.{k}", (state, small), side, paint)


def _paint_levels(
    canvas: Canvas, *, place: Rect, names: tuple[str, ...], room: Room, bodies: tuple[Seen, ...]
) -> None:
    draw_ground(canvas, room, bodies)
    draw_levels(canvas, place, names, bodies)
