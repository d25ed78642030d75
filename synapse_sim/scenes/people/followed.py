"""Three who are followed: the same persons in both arms, from the start to now and to a later moment."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.crowd import draw_tag
from synapse_sim.scenes.people.reading import KINDS, Followed, Reading, TrialArm
from synapse_sim.scenes.people.view import Slope
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import wordings

_TAG_EM, _MOMENT_EM, _AROUND_EM = 0.52, 0.32, 0.68
"""Radii of a number, of a moment, and of a moment that lies around the number, since now is on it."""
_RIM_DP = 1.2
"""Of the ground around whatever stands on a track."""


def draw_followed(
    canvas: Canvas, places: tuple[Rect, Slope], seen: Reading, arm: TrialArm, time_h: float
) -> None:
    """A track for each; `places` are the room of all, and where scores lie."""
    rect, slope = places
    now, late = arm.patients.at(time_h), {"late": arm.patients.at(seen.late_h)}
    early = {"early": arm.patients.at(seen.early_h)} if seen.early_h < seen.late_h else {}
    start, leftmost = float(slope.x(arm.start)), rect.right
    for k, each in enumerate(seen.followed):
        score = float(now[each.patient])
        paint: Paint = _lit(canvas) if score <= arm.half else "ink_soft"
        ends = start, float(slope.x(score))
        then = {name: float(slope.x(scores[each.patient])) for name, scores in (early | late).items()}
        leftmost = min(leftmost, *ends, *then.values())
        _draw_track(canvas, ends, then, (track_y(rect, k), paint, k + 1))
    _draw_name(canvas, rect, leftmost, seen, arm)


def track_y(rect: Rect, k: int) -> float:
    """The middle of a person's track, px."""
    return rect.y + (k + 0.5) * rect.h / 3


def _lit(canvas: Canvas) -> Paint:
    return "growth" if canvas.theme.light else "sprout"


def _draw_track(
    canvas: Canvas, ends: tuple[float, float], moments: Mapping[str, float], at: tuple[float, Paint, int]
) -> None:
    """Start and now of one person, and the moments that stay where they are; none hides the number."""
    (start, now), (y, paint, number) = ends, at
    em = canvas.em("small")
    canvas.line((start, y), (now, y), paint, 2.6)
    canvas.disc(start, y, 0.2 * em, paint)
    _draw_dotted(canvas, min(now, *moments.values()), max(now, *moments.values()), y)
    for name in sorted(moments, key=lambda each: abs(moments[each] - now)):
        is_near = abs(moments[name] - now) < _TAG_EM * em
        draw_moment(canvas, moments[name], y, (_AROUND_EM if is_near else _MOMENT_EM) * em, name)
    canvas.disc(now, y, _TAG_EM * em + canvas.stroke(_RIM_DP), "background")
    draw_tag(canvas, now, y, number, _TAG_EM)


def draw_moment(canvas: Canvas, x: float, y: float, radius: float, name: str) -> None:
    """A moment on a track: a ring after a day, a square after a week, also without colour."""
    canvas.disc(x, y, radius + canvas.stroke(_RIM_DP), "background")
    if name == "early":
        canvas.ring(x, y, radius, "ink", 1.8)
    else:
        side = 0.9 * radius
        canvas.panel(
            Rect(x - side, y - side, 2 * side, 2 * side), None, "ink", radius_dp=1, width_dp=1.8
        )  # fmt: skip


def _draw_dotted(canvas: Canvas, start: float, end: float, y: float) -> None:
    xs = np.arange(start, end, canvas.dp(6.0))
    canvas.dots(canvas.dot("ink", canvas.dp(1.2), flat=True), xs, np.full(len(xs), y))


def _draw_name(canvas: Canvas, rect: Rect, leftmost: float, seen: Reading, arm: TrialArm) -> None:
    """What the tracks are, where nothing reaches."""
    whose = "followed" if arm is seen.arms[0] else "same"
    key = whose if len(seen.followed) == len(KINDS) else f"{whose}_fewer"
    room = leftmost - rect.x - 1.8 * canvas.em("small")
    words = fitting(canvas, (*wordings(f"scenes.people.{key}"), ""), room)
    haloed(canvas, rect.x + 0.5 * canvas.em("small"), track_y(rect, 1), words, colour="ink_soft")


def moments(seen: Reading, each: Followed, arm: TrialArm, time_h: float) -> tuple[float, float]:
    """The score of a person now and later."""
    now, late = arm.patients.at(time_h), arm.patients.at(seen.late_h)
    return float(now[each.patient]), float(late[each.patient])
