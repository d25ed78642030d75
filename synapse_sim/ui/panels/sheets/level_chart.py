"""The levels of a drug on a logarithmic axis: a straight fall is a half-life."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Canvas, Paint
from synapse_sim.draw.chart import Axis, Chart, Curve, draw_chart
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, ticks
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import WidgetState

_CURVES: tuple[tuple[str, Paint], ...] = (
    ("plasma_ng_per_ml", "plasma"),
    ("norketamine_ng_per_ml", "metabolite"),
    ("hydroxynorketamine_ng_per_ml", "metabolite_late"),
)
"""Those in ng/mL, with their colors."""
_DECADES = 4
"""Below the highest level; under that there is nothing that is measured."""
_SHOWN_H = 24.0
_LINES = 11


class LevelChart(Block):
    """Curves of all arms; those of the second are dashed."""

    takes_focus = False

    def __init__(self, frame: Frame) -> None:
        super().__init__("level_chart")
        self._frame = frame

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self._frame.revision, self._frame.masked

    def tip(self) -> str:
        """How it is read."""
        return text("numbers_page.chart_tip")

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        return min(_LINES * canvas.line_height("small"), 0.6 * width)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        draw_chart(canvas, self.rect, self.chart())

    def chart(self) -> Chart:
        """What it shows now; nothing of what is masked."""
        frame = self._frame
        curves = [curve for k, arm in enumerate(frame.arms) for curve in self._curves(k, arm)]
        highest = max((float(curve.y.max()) for curve in curves), default=1.0)
        top = 10.0 ** np.ceil(np.log10(max(highest, 1e-9)))
        low = top / 10.0**_DECADES
        first_h = frame.config.doses[0].at_h
        shown = [_cut(curve, low, first_h) for curve in curves if curve.y.max() > low]
        across = Axis(first_h, first_h + _SHOWN_H, _hours(first_h))
        marks = tuple((top / 10.0**k, plain(top / 10.0**k)) for k in reversed(range(_DECADES)))
        key = ("levels", frame.revision, frame.masked, frame.config.digest())
        return Chart(key, across, Axis(low, top, marks, transform=np.log10), shown)

    def _curves(self, k: int, arm: Arm) -> list[Curve]:
        dash = (5.0, 4.0) if k else None
        return [
            Curve(
                arm.course.time_h,
                arm.course.columns[name],
                paint,
                label="" if k else text(f"numbers_page.short.{name}"),
                dash_dp=dash,
            )
            for name, paint in _CURVES
            if not self._frame.hides((name,))
        ]


def _hours(first_h: float) -> tuple[tuple[float, str], ...]:
    """Ticks that count from the first dose."""
    return tuple((first_h + time_h, words) for time_h, words in ticks((0.0, 6.0, 12.0, 18.0, 24.0)))


def _cut(curve: Curve, low: float, first_h: float) -> Curve:
    """The part of a curve that is measured and in view."""
    seen = (curve.y > low) & (curve.x >= first_h) & (curve.x <= first_h + _SHOWN_H)
    x: Floats = curve.x[seen]
    y: Floats = curve.y[seen]
    return Curve(x, y, curve.colour, curve.label, dash_dp=curve.dash_dp)
