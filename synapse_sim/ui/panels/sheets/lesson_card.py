"""A card of the page of lessons: its picture with the answer covered, what one learns, minutes and needs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.lesson.about import LessonRow
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.glyphs import GLYPHS, draw_glyph
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.panels.sheets.lesson_picture import draw_sketch
from synapse_sim.ui.widgets.widget import WidgetState, presses

_PICTURE_EM, _LIGHT_PICTURE_EM = 3.3, 1.6
"""Height of a picture in ems of small text; where text is large there is less room for it."""
_GAP_DP = 4.0
_GLYPH_SHARE = 0.46
"""Reach of the small picture of what is mostly seen, as a share of its side."""


class Placed(Block):
    """A card with a picture over a title, what one learns, and a last line.

    beside: all of them, which are equally high.
    """

    def __init__(self, name: str, title: str, outcome: str, last: str) -> None:
        super().__init__(name)
        self._title, self._outcome, self._last = title, outcome, last
        self.beside: Sequence[Placed] = (self,)

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that the highest of all needs at a width, px."""
        return max(card.own_height(canvas, width) for card in self.beside)

    def own_height(self, canvas: Canvas, width: float) -> float:
        """Height that it needs itself at a width, px."""
        title = canvas.paragraph_height(width, self._title, "body", weight="semibold")
        outcome = canvas.paragraph_height(width, self._outcome, "small")
        last = canvas.paragraph_height(width, self._last, "small")
        return self._picture_px(canvas) + title + outcome + last + 3 * canvas.dp(_GAP_DP)

    def _picture_px(self, canvas: Canvas) -> float:
        return (_LIGHT_PICTURE_EM if canvas.theme.light else _PICTURE_EM) * canvas.em("small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        gap = canvas.dp(_GAP_DP)
        picture, rest = self.rect.top_slice(self._picture_px(canvas))
        self._draw_picture(canvas, picture, lit=look.hovered or look.focused)
        title = canvas.paragraph(rest.top_slice(gap)[1], self._title, "body", weight="semibold")
        below = rest.top_slice(title.h + 2 * gap)[1]
        canvas.paragraph(below, self._outcome, "small", "ink_soft")
        last = self.rect.bottom_slice(canvas.paragraph_height(self.rect.w, self._last, "small"))[0]
        canvas.paragraph(last, self._last, "small")

    def _draw_picture(self, canvas: Canvas, box: Rect, *, lit: bool) -> None:
        raise NotImplementedError


class LessonCard(Placed):
    """One lesson: Space, Enter or a press opens it."""

    def __init__(self, number: int, row: LessonRow, act: Callable[[], None], *, is_done: bool) -> None:
        title = text("lesson.card.title", number=number, title=row.title)
        minutes = text("lesson.card.minutes", minutes=f"{row.minutes:.0f}")
        then = _answer(row) if is_done else row.needs
        super().__init__(f"lesson {row.name}", title, row.outcome, f"<b>{minutes}</b>  {then}")
        self.row = row
        self.is_done = is_done
        self._act = act

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.row, self.is_done

    def tip(self) -> str:
        """What one learns, and how it is opened."""
        return f"<b>{self.row.outcome}</b><br>{text('lesson.card.open')}"

    def _draw_picture(self, canvas: Canvas, box: Rect, *, lit: bool) -> None:
        if self.row.seen in GLYPHS:
            side = box.h - canvas.dp(_GAP_DP)
            at = box.x + side / 2, box.y + side / 2, _GLYPH_SHARE * side
            draw_glyph(canvas, self.row.seen, at, is_lit=True, has_box=False)
            box = box.left_slice(side + canvas.dp(3 * _GAP_DP))[1]
        if self.row.sketch is not None:
            draw_sketch(canvas, box, self.row.sketch, is_covered=not self.is_done)
        if lit:
            _draw_play(canvas, box.right - 0.55 * box.h, box.center[1], 0.42 * box.h)

    def release(self, x: float, y: float) -> None:
        """Open it."""
        if self.rect.contains(x, y):
            self._act()

    def key(self, key: Key) -> bool:
        """Space and Enter open it."""
        return presses(key, self._act)


def _answer(row: LessonRow) -> str:
    """That it is done, and what was right; where a curve is the answer the picture shows it."""
    answer = row.sketch.answer if row.sketch else ""
    return text(f"lesson.card.{'answer' if answer else 'done'}", answer=answer)


class OwnLesson(Placed):
    """The last card: how one writes a lesson."""

    def __init__(self) -> None:
        super().__init__(
            "own_lesson", text("lesson.own.title"), text("lesson.own.outcome"), text("lesson.own.how")
        )

    def state(self) -> Hashable:
        """It never changes."""
        return ()

    def tip(self) -> str:
        """How a file becomes a lesson."""
        return text("lesson.own.tip")

    def _draw_picture(self, canvas: Canvas, box: Rect, *, lit: bool) -> None:
        del lit
        (x, y), r = box.center, 0.3 * box.h
        canvas.line((x - r, y), (x + r, y), "ink_soft", 3)
        canvas.line((x, y - r), (x, y + r), "ink_soft", 3)


def _draw_play(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """What a press does."""
    canvas.disc(x, y, radius, "button")
    box = Rect(x - 0.3 * radius, y - 0.42 * radius, 0.8 * radius, 0.84 * radius)
    canvas.polygon(((box.x, box.y), (box.right, box.center[1]), (box.x, box.bottom)), "button_ink")
