"""The one sentence of the stage, with the place in time at its right, over the edge of the picture."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.sentence import sentence
from synapse_sim.ui.panels.caption import HIDDEN, times
from synapse_sim.ui.widgets.widget import Widget, WidgetState

_ONE_ROW_EM = {False: 40.0, True: 29.0}
"""Width, in ems, from which on it has one row: twelve words and the time; on the projector seven."""
_MOST_ROWS = 4
_STYLES: tuple[Style, ...] = ("sentence", "title", "heading", "body", "small")
"""In which it is said: the first in which all of it has room."""


def said(frame: Frame, *, with_hills: bool = False) -> str:
    """What happens at this moment in the scene that is shown; nothing while it is to be predicted."""
    if frame.masked:
        return HIDDEN
    return str(sentence(frame.facts, frame.shown, with_hills=with_hills and frame.scene == OVERVIEW))


def sentence_height(canvas: Canvas, width: float) -> float:
    """Height that it needs, px: as many rows as the same words take where the room is narrow."""
    rows = ceil(_ONE_ROW_EM[canvas.theme.light] * canvas.em("sentence") / max(1.0, width))
    least = 2 * canvas.line_height("small")
    return max(least, min(rows, _MOST_ROWS) * canvas.line_height("sentence"))


class Sentence(Widget):
    """Words only; they become smaller before one of them is cut."""

    takes_focus = False

    def __init__(self, now: Callable[[], Frame]) -> None:
        super().__init__("sentence")
        self._now = now

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return sentence_height(canvas, self.rect.w)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        frame = self._now()
        room = _without(canvas, self.rect, _draw_time(canvas, self.rect, times(frame)))
        words = said(frame, with_hills=canvas.theme.light)
        style = _style_in(canvas, room, words)
        height = canvas.paragraph_height(room.w, words, style)
        body = Rect(room.x, room.center[1] - height / 2, room.w, height)
        canvas.paragraph(body, words, style, ground="background")


def _draw_time(canvas: Canvas, rect: Rect, wordings: tuple[str, ...]) -> Rect:
    """The place in time in the upper right corner, in no more than a third of the width."""
    fits = (
        (words, style)
        for style in _STYLES
        for words in wordings
        if canvas.measure(words, style, tabular=True)[0] <= rect.w / 3
    )
    words, style = next(fits, (wordings[-1], _STYLES[-1]))
    y = rect.y + min(rect.h, canvas.line_height("sentence")) / 2
    return canvas.text(rect.right, y, words, style, anchor="midright", tabular=True, ground="background")


def _without(canvas: Canvas, rect: Rect, time: Rect) -> Rect:
    return Rect(rect.x, rect.y, max(1.0, time.x - canvas.dp(24) - rect.x), rect.h)


def _style_in(canvas: Canvas, room: Rect, words: str) -> Style:
    fits = (style for style in _STYLES if canvas.paragraph_height(room.w, words, style) <= room.h + 1)
    return next(fits, _STYLES[-1])
