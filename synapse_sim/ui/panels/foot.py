"""The foot line: what the program is and is not, and beside it the scales of the scene."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.ui.widgets.widget import Widget, WidgetState

Wordings = tuple[str, ...]
"""The same from long to short."""

_GAP_EM = 1.6


def safety_wordings() -> tuple[str, ...]:
    """What the program is and is not, from long to short; each true by itself, none is ever cut."""
    return wordings("safety.line")


def has_room_for_safety(canvas: Canvas, width: float) -> bool:
    """Whether this width, px, holds the shortest safety line."""
    return canvas.measure(safety_wordings()[-1], "small")[0] + 1 <= width


def foot_height(canvas: Canvas) -> float:
    """Height that it needs, px."""
    return 1.25 * canvas.em("small") + canvas.dp(2)


class Foot(Widget):
    """Words only."""

    takes_focus = False
    renews = True
    ground = "background"

    def __init__(self, now: Callable[[], Frame], chips: Callable[[Frame], tuple[Wordings, ...]]) -> None:
        """Make it.

        Args:
            now: the frame as it is now.
            chips: the scales of what is shown, each in words from long to short.
        """
        super().__init__("foot")
        self._now = now
        self._chips = chips

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return foot_height(canvas)

    def state(self) -> Hashable:
        """What tells whether it changed."""
        frame = self._now()
        return frame.revision, frame.time_h, frame.shown

    def _scales(self) -> tuple[Wordings, ...]:
        return self._chips(self._now())

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        y, gap = self.rect.center[1], _GAP_EM * canvas.em("small")
        words = fitting(canvas, safety_wordings(), self.rect.w)
        line = canvas.text(
            self.rect.x, y, words, "small", "ink_soft", anchor="midleft", max_width=self.rect.w,
            ground="background",
        )  # fmt: skip
        _draw_scales(canvas, Rect(line.right + gap, y, self.rect.right - line.right - gap, 0), self._scales())


def _draw_scales(canvas: Canvas, room: Rect, scales: tuple[Wordings, ...]) -> None:
    """As many as fit, the first before all others, to the right end; one that is too long makes way."""
    gap, left = _GAP_EM * canvas.em("small"), room.w
    shown: list[tuple[str, int]] = []
    for said in scales:
        words = fitting(canvas, said, left)
        width = canvas.measure(words, "small")[0]
        if width <= left:
            shown.append((words, width))
            left -= width + gap
    x = room.x + left + (gap if shown else 0.0)
    for words, width in shown:
        canvas.text(int(x), room.y, words, "small", "ink_soft", anchor="midleft", ground="background")
        x += width + gap
