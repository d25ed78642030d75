"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.widget import (
    NOWHERE,
    Widget,
    WidgetState,
    draw_label,
    label_above,
    target_px,
)


class Segments(Widget):
    """Arrows or a click choose; every choice is in sight.

    beside_px: room for the label left of the choices; 0: it stands above.
    """

    beside_px = 0.0

    def __init__(self, name: str, choice: Choice) -> None:
        super().__init__(name)
        self.choice = choice
        self._bar = NOWHERE

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return label_above(canvas, self.beside_px) + max(target_px(canvas), 1.3 * canvas.line_height("small"))

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        draw_label(canvas, self.rect, self.choice.label, self.beside_px)
        bar = self.rect.top_slice(label_above(canvas, self.beside_px))[1].left_slice(self.beside_px)[1]
        self._bar = bar
        canvas.panel(bar, "raised", "border", radius_dp=8)
        unavailable = bool(self.choice.unavailable_because())
        for option, cell in zip(self.choice.options(), self._cells(bar), strict=True):
            taken = option.value == self.choice.get() and not unavailable
            self._draw_cell(canvas, option, cell, taken=taken, ink="ink_soft" if unavailable else "ink")

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.choice.label, self.choice.get(), self.choice.unavailable_because()

    def _draw_cell(self, canvas: Canvas, option: Option, cell: Rect, *, taken: bool, ink: Paint) -> None:
        if taken:
            canvas.panel(cell.inset(canvas.dp(2)), "button", None, radius_dp=7)
        canvas.text(
            *cell.center, option.label, "small", "button_ink" if taken else ink, anchor="center",
            max_width=cell.w - canvas.dp(6), ground="button" if taken else "raised",
        )  # fmt: skip

    def _cells(self, bar: Rect) -> list[Rect]:
        n = len(self.choice.options())
        return [bar.part(k / n, 0, (k + 1) / n, 1) for k in range(n)]

    def tip(self) -> str:
        """What it chooses, or why it cannot."""
        return self.choice.unavailable_because() or self.choice.tip()

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Choose what was hit."""
        del double
        for option, cell in zip(self.choice.options(), self._cells(self._bar), strict=True):
            if cell.contains(x, y):
                self.choice.put(option.value)

    def key(self, key: Key) -> bool:
        """Arrows choose the next one, Space the one after."""
        turns = {"left": -1, "up": -1, "right": 1, "down": 1, "space": 1, "enter": 1}
        if key.name not in turns:
            return False
        if not key.repeated:
            self.choice.take(self.choice.turned(self.choice.at, turns[key.name]))
        return True
