"""The column beside the body: where the dose is now, and the plasma curve with the place in time."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart import Axis, Chart, Curve, draw_chart, playhead
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.scenes.body.reading import Row, tables
from synapse_sim.scenes.shared.columns import halves
from synapse_sim.scenes.shared.rows import draw_row, placed_rows, titled
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import digits, percent, ticks

_WIDE_EM = 17.0
"""Least width of a column, in ems of small text, that has room for bars."""
_TICKS_H = (0.0, 1.0, 6.0, 24.0, 72.0, 168.0)


def draw_column(canvas: Canvas, rect: Rect, frame: Frame, shares: list[float], door: str) -> None:
    """Fill the column: the shares, and beside or below them the plasma curve if there is room for it."""
    parts = halves(canvas, rect)
    below = _draw_shares(canvas, parts[0] if parts else rect, shares, door)
    rest = parts[1] if parts else Rect(rect.x, below, rect.w, rect.bottom - below)
    if rest.h > 6 * canvas.line_height("small") and float(frame.course.plasma_ng_per_ml.max()) > 0.0:
        _draw_plasma(canvas, rest, frame)


def _draw_shares(canvas: Canvas, rect: Rect, shares: list[float], door: str) -> float:
    """Draw the table; returns where the room below begins."""
    room = titled(canvas, rect, wordings("scenes.body.where"))
    line = canvas.line_height("small")
    placed = placed_rows(room, tables(shares), line, 1.22 * line)
    for place, (row, share) in placed:
        _draw_row(canvas, place, row, row.wordings(door), share)
    return placed[-1][0].bottom + canvas.dp(10)


def _draw_row(canvas: Canvas, rect: Rect, row: Row, words: tuple[str, ...], share: float) -> None:
    radius, middle = 0.34 * canvas.em("small"), rect.center[1]
    canvas.mark(row.shape, rect.x + radius, middle, radius, row.paint)
    bar = Rect(rect.x + 0.58 * rect.w, middle - canvas.dp(4), 0.25 * rect.w, canvas.dp(8))
    end = bar.x if rect.w > _WIDE_EM * canvas.em("small") else None
    ink: Paint = "ink" if share > 0.0 else "ink_soft"
    beside = rect.left_slice(3.0 * radius)[1]
    draw_row(canvas, beside, words, percent(share), name_ink=ink, value_ink=ink, name_end=end)
    if end is not None:
        meter(canvas, bar, share, row.paint)


def _draw_plasma(canvas: Canvas, rect: Rect, frame: Frame) -> None:
    head, box = rect.top_slice(canvas.line_height("small"))
    canvas.text(
        head.x,
        head.y,
        fitting(canvas, wordings("scenes.body.in_plasma"), rect.w),
        "small",
        "ink_soft",
        max_width=rect.w,
        ground="background",
    )
    chart = plasma_chart(frame)
    canvas.panel(box, "panel", None, radius_dp=8)
    area = draw_chart(canvas, box.inset(canvas.dp(6)), chart)
    if chart.x.low <= frame.time_h <= chart.x.high:
        playhead(canvas, area, chart.x, frame.time_h, knob=False)


def plasma_chart(frame: Frame) -> Chart:
    """Drug and metabolites in the plasma, from the dose to the time when little is left."""
    course = frame.course
    curves = [
        (course.plasma_ng_per_ml, "drug", "drug"),
        (course.norketamine_ng_per_ml, "metabolite", "nk"),
        (course.hydroxynorketamine_ng_per_ml, "metabolite_late", "hnk"),
    ]
    shown = [(y, paint, words) for y, paint, words in curves if float(y.max()) > 0.0]
    top = max(float(y.max()) for y, _, _ in shown)
    time_h = course.time_h
    present = time_h[np.max([y for y, _, _ in shown], axis=0) > 0.01 * top]
    end_h = float(np.clip(present[-1], 6.0, float(time_h[-1])))
    high = _ceiling(top)
    lines = [
        Curve(time_h, y, paint, text(f"scenes.body.curve.{name}"), dash_dp=(5, 3) if name == "hnk" else None)
        for y, paint, name in shown
    ]
    return Chart(
        key=("plasma", course),
        x=Axis(0.0, end_h, ticks([time_h for time_h in _TICKS_H if time_h <= end_h]), np.arcsinh),
        y=Axis(0.0, high, ((high, digits(high)),)),
        curves=[_from_dose(line, end_h) for line in lines],
    )


def _from_dose(curve: Curve, end_h: float) -> Curve:
    chosen = (curve.x >= 0.0) & (curve.x <= end_h)
    return Curve(curve.x[chosen], curve.y[chosen], curve.colour, curve.label, dash_dp=curve.dash_dp)


def _ceiling(value: float) -> float:
    """The next round number above a value."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(
        next(
            step * power
            for step in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
            if step * power >= value
        )
    )
