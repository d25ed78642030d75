"""A button: words, maybe a sign before them, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import Widget, WidgetState, presses, target_px

Sign = Literal["", "play", "pause"]


class Button(Widget):
    """Pressed by pointer, Space or Enter; it acts when the button comes up on it.

    words: what stands on it.
    """

    def __init__(
        self,
        name: str,
        words: Callable[[], str],
        act: Callable[[], None],
        *,
        tip: str = "",
        sign: Callable[[], Sign] = lambda: "",
        main: bool = False,
        is_round: bool = False,
    ) -> None:
        super().__init__(name)
        self.words = words
        self._act = act
        self._tip = tip
        self._sign = sign
        self._main = main
        self._is_round = is_round
        self._held = False

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return max(target_px(canvas), 1.5 * canvas.line_height("small"))

    def width(self, canvas: Canvas) -> float:
        """Width that its words need, px."""
        sign = 1.1 if self._sign() else 0.0
        words = canvas.measure(self.words(), "small", "medium")[0] + (2 + sign) * canvas.em("small")
        return max(target_px(canvas), words)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        fill = "button" if self._main else "raised"
        ink = "button_ink" if self._main else "ink"
        border = None if self._main else ("focus" if look.hovered else "border")
        box = self.rect.inset(canvas.dp(1)) if self._held else self.rect
        if self._is_round:
            _draw_round(canvas, box, self._sign(), fill)
            return
        canvas.panel(box, fill, border, radius_dp=8)
        sign, em = self._sign(), canvas.em("small")
        room = box.w - 0.5 * em - (1.1 * em if sign else 0)
        words = self.words()
        width = min(room, canvas.measure(words, "small", "medium")[0])
        x = box.center[0] - (width + (1.1 * em if sign else 0)) / 2
        if sign:
            _draw_sign(canvas, Rect(x, box.center[1] - 0.38 * em, 0.76 * em, 0.76 * em), sign)
            x += 1.1 * em
        canvas.text(
            x, box.center[1], words, "small", ink, anchor="midleft", weight="medium", max_width=room,
            ground=fill,
        )  # fmt: skip

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.words(), self._sign(), self._held

    def tip(self) -> str:
        """What it does."""
        return self._tip

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Held down from here on."""
        del x, y, double
        self._held = True

    def release(self, x: float, y: float) -> None:
        """Act, if the pointer is still on it."""
        held, self._held = self._held, False
        if held and self.rect.contains(x, y):
            self._act()

    def key(self, key: Key) -> bool:
        """Space and Enter press it, once however long they are held."""
        return presses(key, self._act)

    def leave(self) -> None:
        """Let go."""
        self._held = False


def _draw_round(canvas: Canvas, box: Rect, sign: Sign, fill: Paint) -> None:
    """A disc with its sign alone."""
    (x, y), radius = box.center, min(box.w, box.h) / 2
    canvas.disc(x, y, radius, fill)
    shift = 0.08 * radius if sign == "play" else 0.0
    _draw_sign(canvas, Rect(x - 0.4 * radius + shift, y - 0.4 * radius, 0.8 * radius, 0.8 * radius), sign)


def _draw_sign(canvas: Canvas, box: Rect, sign: Sign) -> None:
    if sign == "play":
        corners = ((box.x, box.y), (box.right, box.center[1]), (box.x, box.bottom))
        canvas.polygon(corners, "button_ink")
        return
    bar = 0.3 * box.w
    canvas.fill("button_ink", Rect(box.x, box.y, bar, box.h))
    canvas.fill("button_ink", Rect(box.right - bar, box.y, bar, box.h))
