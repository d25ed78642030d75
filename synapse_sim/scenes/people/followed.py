"""Three who are followed: the same persons in both arms, from the start to now and to a later moment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.crowd import draw_tag
from synapse_sim.scenes.people.reading import KINDS, Followed, Reading, TrialArm, standing_of
from synapse_sim.scenes.people.view import Slope
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import wordings


def draw_followed(
    canvas: Canvas, places: tuple[Rect, Slope], seen: Reading, arm: TrialArm, time_h: float
) -> None:
    """A track for each; `places` are the room of all, and where scores lie."""
    rect, slope = places
    scores = everyone_at(seen, arm, time_h), everyone_at(seen, arm, seen.late_h)
    leftmost = rect.right
    for k, each in enumerate(seen.followed):
        y = track_y(rect, k)
        ends = float(scores[0][each.patient]), float(scores[1][each.patient])
        paint: Paint = _lit(canvas) if ends[0] <= arm.half else "ink_soft"
        xs = [float(slope.x(score)) for score in (arm.start, *ends)]
        leftmost = min(leftmost, *xs)
        _draw_track(canvas, xs, y, paint, k + 1)
    _draw_name(canvas, rect, leftmost, seen, arm)


def track_y(rect: Rect, k: int) -> float:
    """The middle of a person's track, px."""
    return rect.y + (k + 0.5) * rect.h / 3


def _lit(canvas: Canvas) -> Paint:
    return "growth" if canvas.theme.light else "sprout"


def _draw_track(canvas: Canvas, xs: Sequence[float], y: float, paint: Paint, number: int) -> None:
    """Start, now and later of one person."""
    start, now, late = xs
    radius = 0.34 * canvas.em("small")
    canvas.line((start, y), (now, y), paint, 2.6)
    canvas.disc(start, y, 0.6 * radius, paint)
    _draw_dotted(canvas, now, late, y)
    canvas.disc(late, y, radius + canvas.stroke(1.2), "background")
    canvas.ring(late, y, radius, "ink", 1.8)
    draw_tag(canvas, now, y, number)


def _draw_dotted(canvas: Canvas, start: float, end: float, y: float) -> None:
    xs = np.arange(min(start, end), max(start, end), canvas.dp(6.0))
    canvas.dots(canvas.dot("ink", canvas.dp(1.2), flat=True), xs, np.full(len(xs), y))


def _draw_name(canvas: Canvas, rect: Rect, leftmost: float, seen: Reading, arm: TrialArm) -> None:
    """What the tracks are, where nothing reaches."""
    whose = "followed" if arm is seen.arms[0] else "same"
    key = whose if len(seen.followed) == len(KINDS) else f"{whose}_fewer"
    room = leftmost - rect.x - 1.8 * canvas.em("small")
    words = fitting(canvas, (*wordings(f"scenes.people.{key}"), ""), room)
    haloed(canvas, rect.x + 0.5 * canvas.em("small"), track_y(rect, 1), words, colour="ink_soft")


def everyone_at(seen: Reading, arm: TrialArm, time_h: float) -> Floats:
    """Scores of all patients."""
    return standing_of(seen, arm, time_h).everyone


def moments(seen: Reading, each: Followed, arm: TrialArm, time_h: float) -> tuple[float, float]:
    """The score of a person now and later."""
    now, late = everyone_at(seen, arm, time_h), everyone_at(seen, arm, seen.late_h)
    return float(now[each.patient]), float(late[each.patient])
