"""The figures of an arm at their scores, with their trails, and the numbers of those who are followed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import AnyFloats, Bools
from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.people.figures import STEPS, colour_of, figure_sprite
from synapse_sim.scenes.people.reading import ROWS, Reading, Standing
from synapse_sim.scenes.people.view import Slope

_STRIDE = 0.24
"""Way of one step, in heights of a figure."""
_WALKED_POINTS = 0.4
"""A trail shows where a figure was at least so far away."""
_TRAIL_LEVELS = (0.75, 0.5, 0.3)
_TAG_EM = 0.66
_BEFORE_ALL = 2 * STEPS * ROWS


@dataclass(frozen=True, slots=True)
class Places:
    """Where the feet of all figures stand, px, in which posture, and who responds."""

    x: AnyFloats
    y: AnyFloats
    step: AnyFloats
    responds: Bools


def places_of(slope: Slope, seen: Reading, standing: Standing, *, walks: bool = True) -> Places:
    """Every figure at its score: along the slope, and a little beside it so that it can be seen."""
    x = slope.x(standing.shown)
    along = x / max(_STRIDE * slope.figure, 1.0) if walks else np.zeros_like(x)
    step = (np.floor(along) + np.arange(len(x))) % STEPS
    return Places(x, slope.foot(seen.row, standing.shown), step, standing.responds & seen.counts)


def draw_trails(canvas: Canvas, slope: Slope, seen: Reading, standing: Standing) -> None:
    """Where each figure was a while ago, on the ground behind it."""
    before = standing.before
    moved = np.abs(before - standing.shown) >= _WALKED_POINTS
    x, y = slope.x(before), slope.foot(seen.row, before)
    level = np.broadcast_to(np.array(_TRAIL_LEVELS)[:, None], before.shape)
    for responds in (False, True):
        sprite = canvas.dot(colour_of(canvas, responds=responds), canvas.dp(1.6), flat=True)
        chosen = (standing.responds == responds) & moved
        canvas.dots(sprite, x[chosen], y[chosen], level[chosen])


def draw_figures(canvas: Canvas, slope: Slope, seen: Reading, places: Places) -> None:
    """From the last row to the first; those who are followed stand before all."""
    kind = ((2 * (ROWS - 1 - seen.row) + places.responds) * STEPS + places.step).astype(int)
    followed = np.array([each.place for each in seen.followed], dtype=np.intp)
    kind[followed] += _BEFORE_ALL
    for each in sorted(set(kind.tolist())):
        place = each % _BEFORE_ALL
        behind, responds, step = place // (2 * STEPS), place // STEPS % 2, place % STEPS
        sprite = figure_sprite(canvas, slope, ROWS - 1 - behind, step, responds=bool(responds))
        chosen = np.flatnonzero(kind == each)
        canvas.dots(sprite, places.x[chosen], places.y[chosen])


def draw_tags(canvas: Canvas, slope: Slope, seen: Reading, places: Places) -> None:
    """A number over the head of each who is followed."""
    em = canvas.em("small")
    y = slope.area.y - slope.depth - slope.height_of(ROWS - 1) - _TAG_EM * em
    for number, x, place in zip(*tag_places(seen, places, 1.7 * em), strict=True):
        head = places.y[place] - slope.figure
        canvas.line((float(places.x[place]), head), (x, y), "ink", 1.2, 0.6)
        draw_tag(canvas, x, y, number)


def tag_places(seen: Reading, places: Places, apart: float) -> tuple[list[int], list[float], list[int]]:
    """Number, x and figure of every tag; none nearer to the next than `apart` px."""
    order = sorted(range(len(seen.followed)), key=lambda k: float(places.x[seen.followed[k].place]))
    xs: list[float] = []
    for k in order:
        wanted = float(places.x[seen.followed[k].place])
        xs.append(max(wanted, xs[-1] + apart) if xs else wanted)
    return [k + 1 for k in order], xs, [seen.followed[k].place for k in order]


def draw_tag(canvas: Canvas, x: float, y: float, number: int, radius_em: float = _TAG_EM) -> None:
    """A number in a disc."""
    canvas.disc(x, y, radius_em * canvas.em("small"), "ink")
    canvas.text(x, y, f"{number}", "small", "background", anchor="center", weight="semibold", ground="ink")
