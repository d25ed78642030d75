"""The weeks below the doors: how many are blocked, a dot a dose, and what that adds to the benefit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import percent, plain

_WEEK_H, _SOON_H = 168.0, 6.0
"""A week, and when the blocked share is first said, hours after the first dose."""
_LEAST_POINTS = 1.0
_TWO_ROWS = 1.6
"""Height of a lane, in lines, from which on a second row of words stands beside it."""


@dataclass(frozen=True, eq=False)
class Weeks:
    """Both lanes over time, (n,): hours, share of doors with drug, points of the score that the drug adds."""

    time_h: Floats
    blocked: Floats
    added: Floats

    @cached_property
    def content(self) -> bytes:
        """What tells it from others: another run of the same treatment has the same."""
        return b"".join(each.tobytes() for each in (self.time_h, self.blocked, self.added))

    def at(self, time_h: float) -> tuple[float, float]:
        """Blocked share and added points at a time."""
        return float(np.interp(time_h, self.time_h, self.blocked)), float(
            np.interp(time_h, self.time_h, self.added)
        )


@lru_cache(maxsize=4)
def weeks_of(course: Course, alone: Course | None) -> Weeks:
    """Read them off the course, and off the same course without drug."""
    affinity = main_occupancy(course.config)
    time_h = np.asarray(course.time_h)
    since = time_h >= 0.0
    added = np.zeros(time_h.size)
    if alone is not None:
        added = np.interp(time_h, alone.time_h, alone.score) - course.score
    return Weeks(time_h[since], np.asarray(getattr(course, affinity))[since], added[since])


def main_occupancy(config: Config) -> str:
    """The column of the doors that the drug blocks most."""
    held = config.drug.occupancy
    if held is None:
        return "occupancy_sert"
    found = {
        "occupancy_sert": held.affinity_sert_ml_per_ng,
        "occupancy_net": held.affinity_net_ml_per_ng,
        "occupancy_dat": held.affinity_dat_ml_per_ng,
    }
    return max(found, key=lambda name: found[name])


def draw_weeks(canvas: Canvas, frame: Frame, rect: Rect) -> None:
    """Draw both lanes with their words and the playhead."""
    alone = frame.beside_synapse.alone
    shown = weeks_of(frame.course, alone.course if alone else None)
    line = canvas.line_height("small")
    chart = _chart(canvas, rect, line)
    upper, lower = chart.part(0, 0, 1, 0.42), chart.part(0, 0.56, 1, 1)
    end_h = float(shown.time_h[-1])
    most = max(_LEAST_POINTS, float(shown.added.max()))
    canvas.layer(
        ("monoamine_weeks", shown.content, upper, lower),
        rect,
        lambda part: _paint_lanes(
            part, frame.config, shown, (upper.moved(-rect.x, -rect.y), lower.moved(-rect.x, -rect.y)), most
        ),
    )
    _draw_axis(canvas, chart, frame, end_h, line)
    _draw_names(canvas, rect, (upper, lower), shown, line)
    _draw_ends(canvas, rect, (upper, lower), shown, line)
    x = chart.x + chart.w * min(max(frame.time_h, 0.0), end_h) / end_h
    canvas.line((x, chart.y - canvas.dp(5)), (x, chart.bottom), "ink", 2)
    canvas.disc(x, chart.y - canvas.dp(5), canvas.dp(5), "ink")


def _chart(canvas: Canvas, rect: Rect, line: float) -> Rect:
    left = canvas.measure(text("scenes.monoamine.blocked"), "small", "semibold")[0] + canvas.dp(18)
    right = canvas.measure(text("scenes.monoamine.widest"), "small", "semibold")[0] + canvas.dp(14)
    return Rect(
        rect.x + left,
        rect.y + canvas.dp(8),
        max(1.0, rect.w - left - right),
        max(1.0, rect.h - canvas.dp(8) - 1.05 * line),
    )


def _paint_lanes(canvas: Canvas, config: Config, shown: Weeks, lanes: tuple[Rect, Rect], most: float) -> None:
    upper, lower = lanes
    end_h = float(shown.time_h[-1])
    for week in range(int(end_h / _WEEK_H) + 1):
        x = upper.x + upper.w * week * _WEEK_H / end_h
        canvas.line((x, upper.y), (x, lower.bottom), "border", 1)
    _paint_lane(canvas, upper, shown.time_h / end_h, shown.blocked, "drug")
    _paint_lane(canvas, lower, shown.time_h / end_h, shown.added / most, "relief")
    for dose in config.doses:
        x = upper.x + upper.w * dose.at_h / end_h
        canvas.disc(x, 0.5 * (upper.bottom + lower.y), canvas.dp(1.8), "drug")


def _paint_lane(canvas: Canvas, lane: Rect, share: Floats, values: Floats, paint: Paint) -> None:
    xs = np.arange(round(lane.x), round(lane.right) + 1)
    ys = lane.bottom - lane.h * np.interp((xs - lane.x) / lane.w, share, np.clip(values, 0, 1))
    canvas.columns(int(xs[0]), ys, np.full(xs.size, lane.bottom), paint, 0.16, rise=0.3)
    canvas.trace(xs, ys, paint, 2)
    canvas.line((lane.x, lane.bottom), (lane.right, lane.bottom), "border", 1.5)


def _draw_axis(canvas: Canvas, chart: Rect, frame: Frame, end_h: float, line: float) -> None:
    count = max(1, round(end_h / _WEEK_H))
    now = int(frame.time_h // _WEEK_H)
    step = chart.w * _WEEK_H / end_h
    for week in range(count):
        words = fitting(canvas, wordings("scenes.monoamine.week", number=week + 1), step)
        ink = "ink" if week == now else "ink_soft"
        canvas.text(
            chart.x + (week + 0.5) * step,
            chart.bottom + 0.55 * line,
            words,
            "small",
            ink,
            anchor="center",
            ground="background",
        )


def _draw_names(canvas: Canvas, rect: Rect, lanes: tuple[Rect, Rect], shown: Weeks, line: float) -> None:
    """What each lane is, and below it, where there is room, where it stands early."""
    soon, first = percent(shown.at(_SOON_H)[0]), plain(shown.at(_WEEK_H)[1], 2)
    rows = (("blocked", "drug", soon), ("added", "ink", first))
    for lane, (name, paint, early) in zip(lanes, rows, strict=True):
        two = lane.h > _TWO_ROWS * line
        y = lane.center[1] - (0.5 * line if two else 0)
        haloed(canvas, rect.x, y, text(f"scenes.monoamine.{name}"), colour=paint, weight="semibold")
        if two:
            said = wordings(f"scenes.monoamine.{name}_early", value=early)
            haloed(canvas, rect.x, y + line, fitting(canvas, said, lane.x - rect.x - canvas.dp(12)))


def _draw_ends(canvas: Canvas, rect: Rect, lanes: tuple[Rect, Rect], shown: Weeks, line: float) -> None:
    """The range of the blocked share from week 2 on, and the points at the end; below, when that is."""
    late = shown.blocked[shown.time_h >= _WEEK_H]
    late = late if late.size else shown.blocked
    low, high = (round(100 * float(v)) for v in (late.min(), late.max()))
    weeks = max(1, round(float(shown.time_h[-1]) / _WEEK_H))
    rows = (
        ("range", text("scenes.monoamine.range", low=low, high=high), "drug"),
        ("points", text("scenes.monoamine.points", value=plain(float(shown.added[-1]), 2)), "ink"),
    )
    for lane, (name, words, paint) in zip(lanes, rows, strict=True):
        x, two = lane.right + canvas.dp(10), lane.h > _TWO_ROWS * line
        y = lane.center[1] - (0.5 * line if two else 0)
        haloed(canvas, x, y, words, colour=paint, weight="semibold")
        if two:
            said = wordings(f"scenes.monoamine.{name}_late", weeks=weeks)
            haloed(canvas, x, y + line, fitting(canvas, said, rect.right - x))


def describe_weeks(frame: Frame) -> str:
    """What both lanes say now."""
    alone = frame.beside_synapse.alone
    shown = weeks_of(frame.course, alone.course if alone else None)
    blocked, added = shown.at(frame.time_h)
    return text(
        "scenes.monoamine.about", blocked=percent(blocked), added=plain(added, 2),
        first=plain(shown.at(_WEEK_H)[1], 2), last=plain(float(shown.added[-1]), 2),
    )  # fmt: skip
