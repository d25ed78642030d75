"""The bar below the timeline: place in time, what happens, buttons of the scene, safety line, key hints."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.session.frame import Frame
from synapse_sim.story.caption import caption, messages
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import after_dose
from synapse_sim.ui.actions import hints
from synapse_sim.ui.panels.caption import heading, headings
from synapse_sim.ui.panels.ribbon import HIDDEN
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import Widget, WidgetState

_LONGEST_EM = 88.0
"""Length of the longest caption in ems of body text."""
_PAD_DP = 16.0
_SAFETY_SHARE = 0.6
"""Most of the foot's width for the long safety line, so that keys have their hints beside it."""


def safety_wordings() -> tuple[str, ...]:
    """What the program is and is not, from long to short; each true by itself, none is ever cut."""
    return wordings("safety.line")


def has_room_for_safety(canvas: Canvas, width: float) -> bool:
    """Whether a bar of this width, px, holds the shortest safety line."""
    return _least_safety(canvas) <= width - 2 * canvas.dp(_PAD_DP)


def _least_safety(canvas: Canvas) -> float:
    """Width of the shortest wording, px."""
    return canvas.measure(safety_wordings()[-1], "small")[0] + 1


def caption_height(canvas: Canvas, width: float, *, sentences: bool) -> float:
    """Height that it needs at a width, px; without sentences it is one line."""
    lines = canvas.line_height("heading")
    if sentences:
        lines += (
            _rows(canvas, width) * canvas.line_height("body") + canvas.line_height("small") + canvas.dp(4)
        )
    return lines + 2 * canvas.dp(9)


def strip_height(canvas: Canvas) -> float:
    """Height of the safety line alone, px: the least that is always on screen."""
    return canvas.line_height("small") + canvas.dp(6)


def _rows(canvas: Canvas, width: float) -> int:
    return ceil(_LONGEST_EM * canvas.em("body") / max(1.0, width - 2 * canvas.dp(_PAD_DP)))


class CaptionBar(Widget):
    """Words only; its buttons are widgets of their own that it places."""

    takes_focus = False
    ground = "background"

    def __init__(self, now: Callable[[], Frame]) -> None:
        super().__init__("caption")
        self._now = now
        self.sentences = True
        self._taken = 0.0

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return caption_height(canvas, self.rect.w, sentences=self.sentences)

    def place(self, canvas: Canvas, buttons: tuple[Button, ...]) -> None:
        """Put the buttons at the right of the heading's line, but for those that leave no room for safety."""
        inner = self._inner(canvas)
        middle, right = inner.y + canvas.line_height("heading") / 2, inner.right
        kept = 0.0 if self.sentences else _least_safety(canvas)
        for button in reversed(buttons):
            width, height = button.width(canvas), button.height(canvas)
            if right - width - canvas.dp(12) - inner.x < kept:
                break
            button.rect = Rect(right - width, middle - height / 2, width, height)
            right -= width + canvas.dp(12)
        self._taken = inner.right - right

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        canvas.panel(self.rect, "panel", None, radius_dp=10)
        inner, frame = self._inner(canvas), self._now()
        free = inner.right_slice(self._taken)[1]
        if not self.sentences:
            self._draw_one_line(canvas, free, after_dose(frame.time_h))
            return
        place = fitting(canvas, headings(frame), free.w, "heading")
        canvas.text(inner.x, inner.y, place, "heading", max_width=free.w)
        top = inner.y + canvas.line_height("heading")
        body = Rect(inner.x, top, inner.w, inner.bottom - top)
        rows = _rows(canvas, self.rect.w)
        canvas.paragraph(body, _said(canvas, frame, body.w, rows), "body", "ink", max_lines=rows)
        _draw_foot(canvas, inner, inner.bottom - canvas.line_height("small") / 2)

    def _draw_one_line(self, canvas: Canvas, room: Rect, clock: str) -> None:
        """The place in time and the safety line; where both have no room it is the latter that stays."""
        taken = canvas.measure(clock, "heading")[0] + canvas.em("small")
        if room.w - taken < _least_safety(canvas) or self.rect.h < canvas.line_height("heading"):
            _draw_foot(canvas, room, self.rect.center[1])
            return
        canvas.text(room.x, room.center[1], clock, "heading", anchor="midleft")
        _draw_foot(canvas, room.left_slice(taken)[1], room.center[1], to_the_right=True)

    def state(self) -> Hashable:
        """What its picture depends on."""
        frame = self._now()
        told = HIDDEN if frame.masked else caption(frame.facts, frame.scene)
        return heading(frame), told, self.sentences, self._taken

    def _inner(self, canvas: Canvas) -> Rect:
        return self.rect.inset(canvas.dp(_PAD_DP), canvas.dp(9))


def _said(canvas: Canvas, frame: Frame, width: float, rows: int) -> str:
    """As many of the sentences as have room, the most telling first; the first is always said.

    None is while something is to be predicted, since sentences speak of causes.
    """
    if frame.masked:
        return HIDDEN
    told = [str(message) for message in messages(frame.facts, frame.scene)]
    height = (rows + 0.1) * canvas.line_height("body")
    whole = (" ".join(told[:count]) for count in range(len(told), 0, -1))
    return next((words for words in whole if canvas.paragraph_height(width, words) <= height), told[0])


def _draw_foot(canvas: Canvas, room: Rect, y: float, *, to_the_right: bool = False) -> None:
    """The safety line, and as many key hints as fit beside it."""
    gap, (line, *shorter) = 1.2 * canvas.em("small"), safety_wordings()
    is_short = canvas.measure(line, "small")[0] > _SAFETY_SHARE * room.w
    words = fitting(canvas, shorter, room.w) if is_short else line
    keys, width = [], canvas.measure(words, "small")[0]
    free = max(0.0, room.w - width)
    for hint in hints():
        need = canvas.measure(hint, "small")[0] + gap
        if need > free:
            break
        keys.append((hint, need))
        free -= need
    x = room.x + (free if to_the_right else 0.0)
    canvas.text(x, y, words, "small", "ink_soft", anchor="midleft", max_width=room.w)
    x = room.right + gap - sum(need for _, need in keys)
    for hint, need in keys:
        canvas.text(x, y, hint, "small", "ink_soft", anchor="midleft")
        x += need
