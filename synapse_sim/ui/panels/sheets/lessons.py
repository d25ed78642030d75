"""The page of lessons: a card for each that is shipped, with what one learns, minutes and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.lesson.about import LessonRow
from synapse_sim.session.commands import ShowPage
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.story.page_names import LESSONS
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.widgets.widget import WidgetState


class LessonsPage(Sheet):
    """Cards in columns; a press opens the lesson."""

    NAME = LESSONS
    column_em = 17.5
    light_columns = 2
    most_columns = 4
    is_one_a_page = False

    def depends_on(self) -> Hashable:
        """The lessons that are read."""
        return self._access.now().answers.lessons

    def sections(self) -> Sequence[Section]:
        """A card for each lesson."""
        rows = self._access.now().answers.lessons
        cards = [LessonCard(k + 1, row, partial(self._open, row.name)) for k, row in enumerate(rows)]
        for card in cards:
            card.beside = cards
        return [Section("", [card]) for card in cards]

    def _open(self, name: str) -> None:
        """Open it; its first beat lays its own page over the scene, or none."""
        self._pointer_focus.focus_on(None)
        self._access.tell(ShowPage(""))
        self._access.tell(OpenLesson(name, 0))


class LessonCard(Block):
    """One lesson: Space, Enter or a press opens it.

    beside: all of them, which are equally high.
    """

    def __init__(self, number: int, row: LessonRow, act: Callable[[], None]) -> None:
        super().__init__(f"lesson {row.name}")
        self.row = row
        self._title = text("lesson.card.title", number=number, title=row.title)
        self._minutes = text("lesson.card.minutes", minutes=f"{row.minutes:.0f}")
        self._act = act
        self.beside: Sequence[LessonCard] = (self,)

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.row

    def tip(self) -> str:
        """What one learns, and how it is opened."""
        return f"<b>{self.row.outcome}</b><br>{text('lesson.card.open')}"

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that the highest of all needs at a width, px."""
        return max(card.own_height(canvas, width) for card in self.beside)

    def own_height(self, canvas: Canvas, width: float) -> float:
        """Height that it needs itself at a width, px."""
        title = canvas.paragraph_height(width - self._sign_px(canvas), self._title, "body", weight="semibold")
        outcome = canvas.paragraph_height(width, self.row.outcome, "small")
        return title + outcome + self._last_height(canvas, width) + canvas.dp(8)

    def _sign_px(self, canvas: Canvas) -> float:
        return 1.9 * canvas.em("body")

    def _last_height(self, canvas: Canvas, width: float) -> float:
        return canvas.paragraph_height(width, self._last, "small")

    @property
    def _last(self) -> str:
        return f"<b>{self._minutes}</b>  {self.row.needs}"

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        head = self.rect.left_slice(self.rect.w - self._sign_px(canvas))[0]
        title = canvas.paragraph(head, self._title, "body", weight="semibold")
        self._draw_sign(canvas, lit=look.hovered or look.focused)
        below = self.rect.top_slice(title.h + canvas.dp(2))[1]
        outcome = canvas.paragraph(below, self.row.outcome, "small", "ink_soft")
        canvas.paragraph(below.top_slice(outcome.h + canvas.dp(2))[1], self._last, "small")

    def _draw_sign(self, canvas: Canvas, *, lit: bool) -> None:
        """What a press does."""
        radius = 0.62 * canvas.em("body")
        x, y = self.rect.right - radius, self.rect.y + 0.5 * canvas.line_height("body")
        canvas.disc(x, y, radius, "button" if lit else "raised")
        box = Rect(x - 0.3 * radius, y - 0.42 * radius, 0.8 * radius, 0.84 * radius)
        corners = ((box.x, box.y), (box.right, box.center[1]), (box.x, box.bottom))
        canvas.polygon(corners, "button_ink" if lit else "ink")

    def release(self, x: float, y: float) -> None:
        """Open it."""
        if self.rect.contains(x, y):
            self._act()

    def key(self, key: Key) -> bool:
        """Space and Enter open it."""
        if key.name not in {"space", "enter"}:
            return False
        self._act()
        return True
