"""A button that stays pressed: one filter, one choice of several."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import WidgetState


class Toggle(Button):
    """Pressed again it is up again; that it is down is said by more than its colour."""

    ground = "background"

    def __init__(
        self,
        name: str,
        words: Callable[[], str],
        act: Callable[[], None],
        is_on: Callable[[], bool],
        tip: str,
    ) -> None:
        super().__init__(name, words, act, tip=tip)
        self._is_on = is_on

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        self._main = self._is_on()
        super().draw(canvas, look)
        if self._main:
            box = self.rect.inset(canvas.dp(9), canvas.dp(3))
            canvas.line((box.x, box.bottom), (box.right, box.bottom), "button_ink", 1.5)

    def state(self) -> Hashable:
        """What its picture depends on."""
        return super().state(), self._is_on()
