"""The bar below the timeline: place in time, what happens, buttons of the scene, safety line, key hints."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.session import Frame
from synapse_sim.ui.actions import hints
from synapse_sim.ui.button import Button
from synapse_sim.ui.caption import caption, heading
from synapse_sim.ui.texts import texts
from synapse_sim.ui.widget import Look, Widget

_LONGEST_EM = 88.0
"""Length of the longest caption in ems of body text."""


def caption_height(canvas: Canvas, width: float, *, sentences: bool) -> float:
    """Height that it needs at a width, px."""
    rows = _rows(canvas, width) if sentences else 0
    lines = canvas.line_height("heading") + rows * canvas.line_height("body") + canvas.line_height("small")
    return lines + 2 * canvas.dp(9) + canvas.dp(4)


def _rows(canvas: Canvas, width: float) -> int:
    return ceil(_LONGEST_EM * canvas.em("body") / max(1.0, width - 2 * canvas.dp(16)))


class CaptionBar(Widget):
    """Words only; its buttons are widgets of their own that it places."""

    takes_focus = False
    ground = "background"

    def __init__(self, frame: Callable[[], Frame]) -> None:
        super().__init__("caption")
        self._frame = frame
        self.sentences = True

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return caption_height(canvas, self.rect.w, sentences=self.sentences)

    def place(self, canvas: Canvas, buttons: tuple[Button, ...]) -> None:
        """Put the buttons into the upper right corner."""
        inner = self._inner(canvas)
        right = inner.right
        for button in reversed(buttons):
            width = button.width(canvas)
            button.rect = Rect(right - width, inner.y, width, button.height(canvas))
            right -= width + canvas.dp(8)

    def draw(self, canvas: Canvas, look: Look) -> None:
        """Draw it into `rect`."""
        del look
        canvas.panel(self.rect, "panel", None, radius_dp=10)
        inner, frame = self._inner(canvas), self._frame()
        canvas.text(inner.x, inner.y, heading(frame), "heading", max_width=inner.w)
        if self.sentences:
            top = inner.y + canvas.line_height("heading")
            body = Rect(inner.x, top, inner.w, inner.bottom - top)
            canvas.paragraph(body, caption(frame), "body", "ink", max_lines=_rows(canvas, self.rect.w))
        self._draw_foot(canvas, inner)

    def state(self) -> Hashable:
        """What its picture depends on."""
        frame = self._frame()
        return heading(frame), caption(frame), self.sentences

    def _draw_foot(self, canvas: Canvas, inner: Rect) -> None:
        y, safety, keys = inner.bottom, texts("safety"), list(hints())
        gap = 1.2 * canvas.em("small")
        words = (
            safety["line"] if canvas.measure(safety["line"], "small")[0] < 0.6 * inner.w else safety["short"]
        )
        left = canvas.text(inner.x, y, words, "small", "ink_soft", anchor="bottomleft").right
        widths = [canvas.measure(words, "small")[0] + gap for words in keys]
        while keys and left + sum(widths[: len(keys)]) > inner.right:
            keys.pop()
        x = inner.right + gap - sum(widths[: len(keys)])
        for words, width in zip(keys, widths, strict=False):
            canvas.text(x, y, words, "small", "ink_soft", anchor="bottomleft")
            x += width

    def _inner(self, canvas: Canvas) -> Rect:
        return self.rect.inset(canvas.dp(16), canvas.dp(9))
