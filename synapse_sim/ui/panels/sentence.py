"""The one sentence of the stage, with the place in time at its right, over the edge of the picture."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect, Style, Weight
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.sentence import sentence
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.panels.caption import HIDDEN, times
from synapse_sim.ui.panels.ladder import draw_ladder
from synapse_sim.ui.widgets.widget import Widget, WidgetState

_TWELVE_WORDS_EM = 40.0
"""Width, in ems, of the longest with the time."""
_ONE_ROW_EM = {False: _TWELVE_WORDS_EM, True: 29.0}
"""Width, in ems, from which on it has one row: the longest; on the projector one of seven words."""
_MOST_ROWS = {False: 1, True: 2}
"""In a wide window and in a tall one, where a picture has height enough. Where it would take more, it has
the room of a smaller style: the picture comes first, and a row that most sentences leave empty is a gap.
"""
_STYLES: tuple[Style, ...] = ("sentence", "title", "heading", "body", "small")
"""In which it is said: the first in which all of it has room."""
_ONE_PICTURE = "people"
"""Its halves are those of a trial: a second arm that is none of them is a dashed mark."""
_WEIGHT: Weight = "semibold"
"""In every style: a long sentence is as much the one of the stage as a short one."""


def said(frame: Frame, *, with_hills: bool = False) -> str:
    """What a lesson says, or what happens now in the scene; nothing while that is to be predicted."""
    if frame.without:
        return text(f"panels.without.{frame.without}")
    if frame.lesson is not None and frame.lesson.is_in_film:
        return frame.lesson.sentence
    if frame.masked:
        return HIDDEN
    if frame.names:
        is_one = frame.shown == _ONE_PICTURE and frame.is_beside_trial
        key = "panels.twin_dashed" if is_one else "panels.twin"
        return text(key, left=frame.names[0], right=frame.names[1])
    return str(sentence(frame.facts, frame.shown, with_hills=with_hills and frame.scene == OVERVIEW))


def sentence_height(canvas: Canvas, width: float) -> float:
    """Height that it needs, px: of the largest style in which its rows are few; the smallest fits always."""

    def rows(style: Style, wide_em: float) -> int:
        return ceil(wide_em * canvas.em(style) / max(1.0, width))

    light, is_tall = canvas.theme.light, canvas.window[1] > canvas.window[0]
    wide_em, most = _ONE_ROW_EM[light], _MOST_ROWS[is_tall and not light]
    style = next((style for style in _STYLES if rows(style, wide_em) <= most), _STYLES[-1])
    least = max(2, rows(_STYLES[-1], _TWELVE_WORDS_EM)) * canvas.line_height(_STYLES[-1])
    return max(least, rows(style, wide_em) * canvas.line_height(style))


class Sentence(Widget):
    """Words only; they become smaller before one of them is cut."""

    takes_focus = False
    renews = True
    ground = None

    def __init__(self, now: Callable[[], Frame], shown: Callable[[], str]) -> None:
        """Make it.

        Args:
            now: the frame as it is now.
            shown: name of the scale in view.
        """
        super().__init__("sentence")
        self._now = now
        self._shown = shown

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return sentence_height(canvas, self.rect.w)

    def state(self) -> Hashable:
        """What tells whether it changed."""
        frame = self._now()
        return frame.revision, frame.time_h, frame.shown

    def tip(self) -> str:
        """What the beat of a lesson says besides."""
        lesson = self._now().lesson
        return lesson.remark if lesson is not None and lesson.is_in_film else ""

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        frame = self._now()
        time, time_style = _time_in(canvas, self.rect.w, times(frame))
        taken = canvas.measure(time, time_style, tabular=True)[0] + canvas.dp(24)
        room, words = self.rect.right_slice(taken)[1], said(frame, with_hills=canvas.theme.light)
        style = _style_in(canvas, room, words)
        height = canvas.paragraph_height(room.w, words, style, weight=_WEIGHT)
        y = self.rect.y + (self.rect.h - height) * (0.5 if canvas.theme.light else 1.0)
        canvas.paragraph(Rect(room.x, y, room.w, height), words, style, weight=_WEIGHT, ground="background")
        if height <= canvas.line_height(style):
            used = canvas.measure(words, style, _WEIGHT)[0] + 2 * canvas.em(style)
            draw_ladder(canvas, Rect(room.x + used, y, room.w - used, height), self._shown())
        first = max(y + canvas.line_height(style) / 2, self.rect.y + canvas.line_height(time_style) / 2)
        canvas.text(
            self.rect.right, first, time, time_style,
            anchor="midright", tabular=True, ground="background",
        )  # fmt: skip


def _time_in(canvas: Canvas, width: float, wordings: tuple[str, ...]) -> tuple[str, Style]:
    """The place in time, as large and long as a third of the width holds."""
    fits = (
        (words, style)
        for style in _STYLES
        for words in wordings
        if canvas.measure(words, style, tabular=True)[0] <= width / 3
    )
    return next(fits, (wordings[-1], _STYLES[-1]))


def _style_in(canvas: Canvas, room: Rect, words: str) -> Style:
    def height(style: Style) -> float:
        return canvas.paragraph_height(room.w, words, style, weight=_WEIGHT)

    return next((style for style in _STYLES if height(style) <= room.h + 1), _STYLES[-1])
