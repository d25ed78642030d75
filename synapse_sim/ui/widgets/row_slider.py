"""A slider in one row: its name, its track and its value beside each other."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.track import track_in
from synapse_sim.ui.widgets.widget import WidgetState, target_px

_GAP_EM = 0.7


class RowSlider(Slider):
    """As `Slider`, for a strip.

    value_px: room that is kept for the value, so that the track stays as it is while that changes.
    has_label: whether its name has room.
    """

    value_px = 0.0
    has_label = True

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return target_px(canvas)

    def least_width(self, canvas: Canvas, value_px: float, track_em: float, *, has_label: bool) -> float:
        """Width that it needs, px, with a track of so many ems."""
        label = self._label_px(canvas) if has_label else 0.0
        return label + track_em * canvas.em("small") + _GAP_EM * canvas.em("small") + value_px

    def _label_px(self, canvas: Canvas) -> float:
        return canvas.measure(self.quantity.label.lower(), "small")[0] + _GAP_EM * canvas.em("small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        label = self._label_px(canvas) if self.has_label else 0.0
        middle, gap = self.rect.center[1], _GAP_EM * canvas.em("small")
        if self.has_label:
            canvas.text(
                self.rect.x, middle, self.quantity.label.lower(), "small", "ink_soft", anchor="midleft"
            )
        name, rest = self.rect.left_slice(label)
        del name
        number, row = rest.right_slice(self.value_px)
        self.track = track_in(canvas, row.right_slice(gap)[1])
        self._draw_track(canvas, look)
        line = Rect(number.x, middle - canvas.line_height("small") / 2, number.w, canvas.line_height("small"))
        self._draw_number(canvas, line)
