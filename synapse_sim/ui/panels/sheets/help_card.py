"""The card with the help line: the largest thing on the page of risks."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.widgets.widget import NOWHERE, WidgetState, presses, target_px

_PAD_DP = 14.0
_WIDE_EM = 34.0


class HelpCard(Block):
    """Space, Enter or its button dismisses it; nothing else does.

    Args:
        dismiss: takes it away.
    """

    ground = "background"

    def __init__(self, dismiss: Callable[[], None]) -> None:
        super().__init__("help_card")
        self._dismiss = dismiss
        self._button = NOWHERE

    def state(self) -> Hashable:
        """It always says the same."""
        return text("safety.card.title")

    def tip(self) -> str:
        """What it says in full, and whose number it is."""
        return f"{text('safety.help_line')}<br>{text('safety.card.whose')}"

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        inner = Rect(0, 0, width, 0).inset(canvas.dp(_PAD_DP), 0)
        left, right = _halves(canvas, inner)
        heights = _left_height(canvas, left.w), self._right_height(canvas, right.w)
        return (max(heights) if left.w < inner.w else sum(heights)) + 2 * canvas.dp(_PAD_DP)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        canvas.panel(self.rect, "button", None, radius_dp=12)
        inner = self.rect.inset(canvas.dp(_PAD_DP))
        left, right = _halves(canvas, inner)
        said = _paragraph(canvas, left, text("safety.card.title"), large=True)
        said = _paragraph(canvas, left.top_slice(said.h)[1], text("safety.card.danger"))
        if left.w >= inner.w:
            right = right.top_slice(_left_height(canvas, left.w))[1]
        self._draw_right(canvas, right)

    # right half: the number, whose it is, the button

    def _number_width(self, canvas: Canvas) -> float:
        return canvas.measure(text("safety.card.number"), "sentence", "bold")[0] + canvas.dp(16)

    def _button_width(self, canvas: Canvas) -> float:
        return max(
            target_px(canvas), canvas.measure(text("safety.card.close"), "small", "bold")[0] + canvas.dp(24)
        )

    def _right_height(self, canvas: Canvas, width: float) -> float:
        room = width - self._number_width(canvas) - self._button_width(canvas) - canvas.dp(16)
        note = canvas.paragraph_height(max(room, 1.0), text("safety.card.note"), "small", weight="medium")
        return max(note, canvas.line_height("sentence"), target_px(canvas))

    def _draw_right(self, canvas: Canvas, right: Rect) -> None:
        width = self._button_width(canvas)
        number, rest = right.left_slice(self._number_width(canvas))
        rest, button = rest.left_slice(rest.w - width)
        canvas.text(
            number.x, number.center[1], text("safety.card.number"), "sentence", "button_ink",
            anchor="midleft", weight="bold", ground="button",
        )  # fmt: skip
        note = rest.left_slice(rest.w - canvas.dp(16))[0]
        height = canvas.paragraph_height(note.w, text("safety.card.note"), "small", weight="medium")
        lowered = note.moved(0, max(0.0, (note.h - height) / 2))
        canvas.paragraph(
            lowered, text("safety.card.note"), "small", "button_ink", weight="medium", ground="button"
        )
        height = max(target_px(canvas), 1.6 * canvas.line_height("small"))
        self._button = Rect(button.x, button.center[1] - height / 2, button.w, height)
        canvas.panel(self._button, "button_ink", None, radius_dp=8)
        canvas.text(
            *self._button.center, text("safety.card.close"), "small", "button", anchor="center",
            weight="bold", ground="button_ink",
        )  # fmt: skip

    # acting

    def release(self, x: float, y: float) -> None:
        """Its button dismisses it."""
        if self._button.contains(x, y):
            self._dismiss()

    def key(self, key: Key) -> bool:
        """Space and Enter dismiss it."""
        return presses(key, self._dismiss)


def _halves(canvas: Canvas, inner: Rect) -> tuple[Rect, Rect]:
    """Words and number side by side, or over the whole width each where that is narrow."""
    if inner.w < _WIDE_EM * canvas.em("small"):
        return inner, inner
    return inner.left_slice(0.5 * inner.w)


def _left_height(canvas: Canvas, width: float) -> float:
    title = canvas.paragraph_height(width, text("safety.card.title"), "title", weight="bold")
    return title + canvas.paragraph_height(width, text("safety.card.danger"), "small", weight="medium")


def _paragraph(canvas: Canvas, rect: Rect, words: str, *, large: bool = False) -> Rect:
    if large:
        return canvas.paragraph(rect, words, "title", "button_ink", weight="bold", ground="button")
    return canvas.paragraph(rect, words, "small", "button_ink", weight="medium", ground="button")
