"""The slope: a calm room, ground to walk on, and its face, lit where the score has halved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from synapse_sim.arrays import AnyFloats, Bools, Floats32
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.people.reading import Reading
from synapse_sim.scenes.people.view import WORST, ArmParts, Parts, Slope
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.shared.room import Room
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import plain

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_SOFT = 0.006
"""How wide the soft ends of the slope are, as a share of its width."""
_BAND = 48
"""Rows of a slice."""
_BEHIND = 0.35
"""How far the ground goes on behind the last row, in depths of the rows."""


def draw_ground(canvas: Canvas, room: Room, shared: Parts, seen: Reading) -> None:
    """All that stands still, as one layer."""
    start, half = seen.arms[0].start, seen.arms[0].half if seen.counts else 0.0
    key = "people", "ground", room.free.moved(-room.whole.x, -room.whole.y), start, half
    paint = partial(_paint, shared=shared, scores=(start, half), corner=(room.whole.x, room.whole.y))
    canvas.layer(key, room.whole, paint, ground="background")


def draw_backdrop(canvas: Canvas, room: Room) -> None:
    """The room alone, without slopes."""
    canvas.sub(room.whole).backdrop()


def _paint(
    canvas: Canvas, *, shared: Parts, scores: tuple[float, float], corner: tuple[float, float]
) -> Iterator[None]:
    yield from canvas.laying_backdrop()
    for arm in shared.arms:
        yield from _paint_slope(canvas, arm.slope, scores, corner)
        _paint_axis(canvas, arm, scores, corner)
        yield


def _paint_slope(
    canvas: Canvas, slope: Slope, scores: tuple[float, float], corner: tuple[float, float]
) -> Iterator[None]:
    reach = (1.0 + _BEHIND) * slope.depth
    area = slope.area
    box = Rect(area.x - corner[0], area.y - reach - corner[1], area.w, area.h + reach)
    yield from canvas.laying(box, partial(_picture, canvas, slope=slope, half=scores[1], reach=reach))
    x = np.linspace(area.x + _SOFT * area.w, area.right - _SOFT * area.w, 97)
    path = np.column_stack([x, _front(slope, x - area.x) + area.y]) - corner
    canvas.polyline(path, canvas.faded("ink_soft", 0.35, "background"), 1.6)
    if scores[1]:
        lit = x >= float(slope.x(scores[1]))
        canvas.polyline(path[lit], "growth" if canvas.theme.light else "sprout", 2.4)
    for score in scores:
        if score:
            _mark(canvas, slope, score, corner)


def _mark(canvas: Canvas, slope: Slope, score: float, corner: tuple[float, float]) -> None:
    x = float(slope.x(score)) - corner[0]
    ends = ((x, float(slope.y(score)) - corner[1]), (x, slope.area.bottom - corner[1]))
    canvas.polyline(ends, "ink_soft", 1.1, 0.7, dash_dp=(4.0, 4.0))


def _front(slope: Slope, along: AnyFloats) -> AnyFloats:
    """The front edge below the area's top, at px from its left edge."""
    x = slope.x(np.linspace(WORST, 0.0, 193)) - slope.area.x
    y = slope.y(np.linspace(WORST, 0.0, 193)) - slope.area.y
    return np.asarray(np.interp(along, x, y))


def _picture(
    canvas: Canvas, width: int, height: int, *, slope: Slope, half: float, reach: float
) -> Making[Picture]:
    """Ground that fades to the back, and the face that darkens downward."""
    x = np.arange(width, dtype=np.float64) + 0.5
    front = (_front(slope, x) + reach).astype(np.float32)[None, :]
    edge = float(slope.x(half)) - slope.area.x if half else np.inf
    colours, sides = _colours(canvas), _sides(width)
    picture = np.empty((height, width, 4), dtype=np.uint8)
    for top in range(0, height, _BAND):
        y = np.arange(top, min(top + _BAND, height), dtype=np.float32)[:, None] + np.float32(0.5)
        face = np.clip(y - front + 0.5, 0.0, 1.0)
        down = np.clip((y - front) / np.maximum(height - front, 1.0), 0.0, 1.0)
        back = np.clip(1.0 - (front - y) / np.float32(reach), 0.0, 1.0)
        band = picture[top : top + _BAND]
        band[:, :, :3] = np.clip(_blend(colours, face, down, x[None, :] >= edge), 0, 255)
        alpha = face + (1.0 - face) * back**1.5 * np.float32(0.9) * (y <= front + 0.5)
        band[:, :, 3] = np.rint(255 * np.clip(alpha, 0.0, 1.0) * sides)
        yield
    return picture


def _sides(width: int) -> Floats32:
    """Soft ends at the left and right, a few pixels wide."""
    x = np.arange(width, dtype=np.float32) + 0.5
    share = np.clip(np.minimum(x, width - x) / np.float32(_SOFT * width), 0.0, 1.0)
    return np.asarray(share[None, :], dtype=np.float32)


def _colours(canvas: Canvas) -> dict[str, Colour]:
    ground, raised, growth = (canvas.colour(role) for role in ("background", "raised", "growth"))
    if canvas.theme.light:
        return {
            "top": mix(raised, _BLACK, 0.03), "bottom": canvas.colour("panel"),
            "lit": mix(ground, growth, 0.36), "low": mix(ground, growth, 0.14),
            "walk": raised, "walk_lit": mix(ground, growth, 0.24),
        }  # fmt: skip
    return {
        "top": mix(raised, _WHITE, 0.09), "bottom": mix(ground, _BLACK, 0.05),
        "lit": mix(raised, growth, 0.46), "low": mix(ground, growth, 0.12),
        "walk": mix(raised, _WHITE, 0.05), "walk_lit": mix(raised, growth, 0.34),
    }  # fmt: skip


def _blend(colours: dict[str, Colour], face: AnyFloats, down: AnyFloats, better: Bools) -> Floats32:
    paint = {name: np.asarray(colour, dtype=np.float32) for name, colour in colours.items()}
    side = better[:, :, None]
    top, bottom = np.where(side, paint["lit"], paint["top"]), np.where(side, paint["low"], paint["bottom"])
    front = top + (bottom - top) * down[:, :, None] ** 0.8
    walk = np.where(side, paint["walk_lit"], paint["walk"])
    return np.asarray(walk + (front - walk) * face[:, :, None], dtype=np.float32)


def _paint_axis(
    canvas: Canvas, arm: ArmParts, scores: tuple[float, float], corner: tuple[float, float]
) -> None:
    """Words at both ends of the slope; the two scores between them, where they fit."""
    if arm.axis is None:
        return
    area, y = arm.slope.area.moved(-corner[0], -corner[1]), arm.axis.center[1] - corner[1]
    inset = 0.35 * canvas.em("small")
    ends = [wordings(f"scenes.people.{end}") for end in ("worse", "better")]
    room = 0.5 * area.w - inset - 0.3 * canvas.em("small")
    worse, better = (fitting(canvas, said, room, "small", "medium") for said in ends)
    left = haloed(canvas, area.x + inset, y, worse)
    right = haloed(canvas, area.right - inset, y, better, colour="sprout", anchor="midright")
    free = left.right, right.x
    for score, key in zip(reversed(scores), ("half", "start"), strict=True):
        names = wordings(f"scenes.people.{key}", score=plain(score)) if score else ()
        free = _word_score(canvas, (float(arm.slope.x(score)) - corner[0], y), names, free)


def _word_score(
    canvas: Canvas, at: tuple[float, float], names: Sequence[str], free: tuple[float, float]
) -> tuple[float, float]:
    """The score's words under its mark, if they fit; returns what is still free."""
    gap, (x, y) = canvas.em("small") * 0.6, at
    for words in names:
        wide = canvas.measure(words, "small", "medium")[0]
        if x - wide / 2 >= free[0] + gap and x + wide / 2 <= free[1] - gap:
            haloed(canvas, x, y, words, colour="ink_soft", anchor="center")
            return free[0], x - wide / 2
    return free
