"""The strip over the lower edge: play, dose and time in one row, or in two where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.session.commands import EndGesture
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.control_rows import PLAY
from synapse_sim.ui.panels.quantities import dose_quantity, time_quantity
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.row_slider import RowSlider
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, target_px

_PAD_DP = 6.0
_ROUND_DP = 24.0
_GAP_EM = 1.1
_TRACK_EM = {"dose": 4.2, "time": 6.2}
"""Shortest tracks on which a hand can aim."""
_DOSE_SHARE = 0.36
"""Of the room for both tracks, the dose's."""
_LONG_H = 47.9
"""A time whose words are as long as they get."""
_STEPS = 9
"""Of the fade, so that few pictures of it are kept."""


@dataclass(frozen=True, slots=True)
class StripPlan:
    """How the strip fits: its rows, whether names stand on it, its height in px, whether it fits."""

    rows: int
    has_labels: bool
    height: float
    fits: bool = True


class Strip:
    """Its widgets, where they go, and what lies behind them.

    play, dose, time, drawer: the widgets; `drawer` opens and closes the drawer.
    extra: buttons of the scene that is shown; those that have no room stand in the drawer.
    rect: where it is, px.
    """

    def __init__(self, access: Access, drawer: Button) -> None:
        def let_go() -> None:
            access.tell(EndGesture())

        self.play = PLAY.widget(access)
        self.dose = RowSlider("dose", dose_quantity(access), access.say, let_go)
        self.time = RowSlider("time", time_quantity(access), access.say, let_go)
        self.drawer = drawer
        self.extra: tuple[Button, ...] = ()
        self.rect = NOWHERE

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """In reading order."""
        return self.play, self.dose, self.time, *self.extra, self.drawer

    def plan(self, canvas: Canvas, width: float) -> StripPlan:
        """The first of its forms that fits a width: one row with names, without, two with, two without."""
        inner = width - 2 * self._pad(canvas)
        height = max(target_px(canvas), 1.16 * canvas.line_height("small"))
        for rows, has_labels in ((1, True), (1, False), (2, True), (2, False)):
            whole = rows * height + (rows + 1) * canvas.dp(_PAD_DP)
            if self._least_width(canvas, rows, has_labels=has_labels) <= inner:
                return StripPlan(rows, has_labels, whole)
        return StripPlan(rows, has_labels, whole, fits=False)

    def _least_width(self, canvas: Canvas, rows: int, *, has_labels: bool) -> float:
        gap, ends = _GAP_EM * canvas.em("small"), self._play_px(canvas) + self.drawer.width(canvas)
        dose, time = (
            slider.least_width(
                canvas, _value_px(canvas, slider), _TRACK_EM[slider.name], has_label=has_labels
            )
            for slider in (self.dose, self.time)
        )
        return ends + dose + time + 3 * gap if rows == 1 else max(ends + dose + 2 * gap, time)

    def _play_px(self, canvas: Canvas) -> float:
        return max(target_px(canvas), 1.16 * canvas.line_height("small"))

    def _pad(self, canvas: Canvas) -> float:
        return canvas.dp(_PAD_DP) + 0.4 * canvas.em("small")

    def place(self, canvas: Canvas, rect: Rect, plan: StripPlan, extra: Sequence[Button]) -> None:
        """Give the widgets their places.

        Args:
            canvas: measures.
            rect: of the strip, px.
            plan: how it fits.
            extra: buttons of the scene; those that fit beside the rest get a place.
        """
        self.rect = rect
        inner, gap = rect.inset(self._pad(canvas), canvas.dp(_PAD_DP)), _GAP_EM * canvas.em("small")
        for slider in (self.dose, self.time):
            slider.has_label, slider.value_px = plan.has_labels, _value_px(canvas, slider)
        first, rest = inner.top_slice((inner.h - (plan.rows - 1) * canvas.dp(_PAD_DP)) / plan.rows)
        self.play.rect, first = first.left_slice(self._play_px(canvas))
        self.drawer.rect, first = first.right_slice(self.drawer.width(canvas))
        spare = first.w - self._least_width(canvas, plan.rows, has_labels=plan.has_labels)
        self.extra = self._place_extra(canvas, first, extra if plan.rows == 1 else (), spare)
        taken = first.right - self.extra[0].rect.x if self.extra else 0.0
        middle = first.right_slice(taken)[1].inset(gap, 0)
        if plan.rows == 1:
            self._place_side_by_side(canvas, middle, gap)
        else:
            self.dose.rect, self.time.rect = middle, rest.bottom_slice(first.h)[0]

    def _place_side_by_side(self, canvas: Canvas, room: Rect, gap: float) -> None:
        """Both sliders; what is left beside names and values goes to the tracks, more to time's."""
        fixed = [
            slider.least_width(canvas, slider.value_px, 0.0, has_label=slider.has_label)
            for slider in (self.dose, self.time)
        ]
        tracks = room.w - sum(fixed) - gap
        self.dose.rect, rest = room.left_slice(fixed[0] + _DOSE_SHARE * tracks)
        self.time.rect = rest.left_slice(gap)[1]

    def _place_extra(
        self, canvas: Canvas, row: Rect, extra: Sequence[Button], spare: float
    ) -> tuple[Button, ...]:
        """Those that fit, before the right end."""
        gap, placed, right = canvas.dp(8), [], row.right - canvas.dp(8)
        for button in reversed(extra):
            width = button.width(canvas)
            spare -= width + gap
            if spare < 10 * canvas.em("small"):
                break
            button.rect = Rect(right - width, row.y, width, row.h)
            placed.append(button)
            right -= width + gap
        return tuple(reversed(placed))

    def draw_ground(self, canvas: Canvas) -> None:
        """Draw what stands behind the widgets."""
        canvas.panel(self.rect, "panel", "border", radius_dp=_ROUND_DP)

    def draw_fade(self, canvas: Canvas, share: float) -> None:
        """Cover a share 0..1 of it with the ground, as it comes and goes."""
        if share > 0.0:
            canvas.panel(
                self.rect.inset(-canvas.dp(4)), "background", None, radius_dp=0,
                alpha=round(share * _STEPS) / _STEPS,
            )  # fmt: skip


def _value_px(canvas: Canvas, slider: RowSlider) -> float:
    """Room for every value that a hand can set, so that the track stays where it is."""
    about, span = slider.quantity, slider.quantity.span()
    values = about.get(), span.low, span.most, span.clamped(_LONG_H)
    return max(canvas.measure(about.show(value), "small", "semibold", tabular=True)[0] for value in values)
