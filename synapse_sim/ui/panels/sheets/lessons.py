"""The page of lessons: a card for each that is shipped, all of them or those that fit into a class."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from synapse_sim.lesson.about import LessonRow
from synapse_sim.lesson.shelf import PATHS
from synapse_sim.session.commands import ShowPage
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.story.page_names import LESSONS
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Section
from synapse_sim.ui.panels.sheets.lesson_card import LessonCard, OwnLesson, Placed
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.toggle import Toggle
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button

_ALL = 0


class LessonsPage(Sheet):
    """Cards in rows, in the order of the course; a press opens the lesson."""

    NAME = LESSONS
    column_em = 17.0
    light_columns = 2
    most_columns = 4
    is_one_a_page = False
    is_by_rows = True

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self._class_min = _ALL
        self._tools = tuple(self._class(minutes) for minutes in (_ALL, *PATHS))

    def _class(self, minutes: int) -> Toggle:
        name = "path" if minutes else "all"
        return Toggle(
            f"lessons {name} {minutes}",
            lambda: self._called(minutes),
            partial(self._choose, minutes),
            lambda: self._class_min == minutes,
            text(f"sheets.lessons.{name}_tip", minutes=minutes),
        )

    def _called(self, minutes: int) -> str:
        if minutes:
            return text("sheets.lessons.path", minutes=minutes)
        whole_min = sum(row.minutes for row in self._rows)
        return text(f"sheets.lessons.all{'' if self._rows else '_unread'}", minutes=f"{whole_min:.0f}")

    def _choose(self, minutes: int) -> None:
        self._class_min, self._page = minutes, 0

    @property
    def _rows(self) -> tuple[LessonRow, ...]:
        return self._access.now().answers.lessons

    @property
    def tools(self) -> tuple[Button, ...]:
        """How long the class is."""
        return self._tools

    def depends_on(self) -> Hashable:
        """The lessons that are read, which of them are done, and how long the class is."""
        return self._rows, self._kept.done_lessons, self._class_min

    def sections(self) -> Sequence[Section]:
        """A card for each lesson, and one for a lesson of one's own."""
        path = PATHS.get(self._class_min)
        cards: list[Placed] = [
            LessonCard(k + 1, row, partial(self._open, row.name), is_done=row.name in self._kept.done_lessons)
            for k, row in enumerate(self._rows)
            if path is None or row.name in path
        ]
        if path is None and self._rows:  # it stands behind those that are still being read
            cards.append(OwnLesson())
        for card in cards:
            card.beside = cards
        return [Section("", [card]) for card in cards]

    def _open(self, name: str) -> None:
        """Open it; its first beat lays its own page over the scene, or none."""
        self._pointer_focus.focus_on(None)
        self._access.tell(ShowPage(""))
        self._access.tell(OpenLesson(name, 0))


PAGE = LessonsPage
"""The page that stands in this module."""
