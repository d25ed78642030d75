"""The share that responds in each arm over days, with published results beside the model's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart import Axis, Chart, Curve, Points, draw_chart, playhead
from synapse_sim.draw.marks import LegendRow, legend
from synapse_sim.experiments.population import Population
from synapse_sim.scenes.people.reading import TrialArm
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent, ticks

_TICKS_H = (0.0, 4.0, 24.0, 72.0, 168.0, 336.0, 672.0)
_LINES: tuple[tuple[Paint, float, tuple[float, float] | None], ...] = (
    ("drug", 2.4, None),
    ("neutral", 1.6, (2.0, 3.0)),
    ("gaba", 1.6, (7.0, 4.0)),
    ("metabolite", 1.6, (7.0, 3.0)),
)
_CHART_EM = (15.0, 5.0)
"""Least width and height of the chart, in ems of small text."""


def draw_shares(canvas: Canvas, rect: Rect, frame: Frame, groups: Sequence[TrialArm]) -> None:
    """Draw the chart with its heading and one plain sentence."""
    plain = text("scenes.people.plain")
    height = canvas.paragraph_height(rect.w, plain, "small")
    top = rect.y + canvas.line_height("body") + canvas.dp(4)
    box = Rect(rect.x, top, rect.w, rect.bottom - height - canvas.dp(8) - top)
    em = canvas.em("small")
    if box.w > _CHART_EM[0] * em and box.h > _CHART_EM[1] * em:
        head = canvas.text(
            rect.x, rect.y, text("scenes.people.share"), weight="semibold", ground="background"
        )
        if any(group.published for group in groups):
            legend(
                canvas,
                rect.right - 6.2 * em,
                head.y,
                [LegendRow("diamond", "ink", text("scenes.people.published"))],
            )
        chart = shares_chart(groups)
        canvas.panel(box, "panel", None, radius_dp=8)
        area = draw_chart(canvas, box.inset(canvas.dp(6)), chart)
        if frame.time_h >= 0.0:
            playhead(canvas, area, chart.x, min(frame.time_h, chart.x.high), knob=False)
    canvas.paragraph(
        Rect(rect.x, rect.bottom - height, rect.w, height), plain, "small", "ink_soft", ground="background"
    )


def shares_chart(groups: Sequence[TrialArm]) -> Chart:
    """The share of responders in each arm from the dose on."""
    end_h = float(groups[0].patients.time_h[-1])
    curves = [
        Curve(*_from_dose(group.patients), paint, group.name, width_dp=width, dash_dp=dash)
        for group, (paint, width, dash) in zip(groups, _LINES, strict=False)
    ]
    return Chart(
        key=("shares", *(group.patients for group in groups)),
        x=Axis(0.0, end_h, ticks([time_h for time_h in _TICKS_H if time_h <= end_h]), np.arcsinh),
        y=Axis(0.0, 1.0, tuple((share, percent(share) if share else "0") for share in (0.0, 0.5, 1.0))),
        curves=curves,
        points=[
            _points(group, paint)
            for group, (paint, _, _) in zip(groups, _LINES, strict=False)
            if group.published
        ],
    )


def _points(group: TrialArm, paint: Paint) -> Points:
    time_h, share, spread = np.array(group.published).T
    return Points(time_h, share, spread, paint)


def _from_dose(patients: Population) -> tuple[np.ndarray, np.ndarray]:
    chosen = patients.time_h >= 0.0
    return patients.time_h[chosen], patients.response_share[chosen]
