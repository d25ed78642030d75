"""What may be seen next is drawn before it is, a little in every idle frame, on a canvas that shows nothing.

While a lesson runs these are its next cards, else the other scenes. All that is made so (layers, sprites,
words) lies where the drawing itself will look for it, so the first frame has little left to make. Modules
that were left out at the start load in the same way, those of the scenes first, and titles that menus need,
also while pictures of what is in view are still made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from time import perf_counter
from typing import TYPE_CHECKING

from synapse_sim import late, scenes
from synapse_sim.draw.pygame_canvas.builds import Builds
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.late import Late
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import LADDER, SCENE_ROWS
from synapse_sim.ui.access import Access
from synapse_sim.ui.desk_picture import CanvasAt, DeskPicture
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.pointer_focus import PointerFocus

if TYPE_CHECKING:
    from synapse_sim.lesson import shelf
else:
    shelf = Late("synapse_sim.lesson.shelf")

CARDS_AHEAD = (0, 1, 2, 1, 0)
"""The present card with its question a press further, and those that follow; then the near ones once more.

Where layers have no room for all, those of a farther card have pushed out what is needed first.
"""
_SPARE_S, _SPARE_IN_PLAY_S = 0.004, 0.001
"""How much of an idle frame goes into what nobody sees yet, and of one in which the course plays."""
_LOAD_S = 0.002
"""How much of a frame goes into modules while something in view is missing."""
_MOST_DRAWN = 30
"""How often one picture is drawn; what always changes is never whole."""

Shot = Callable[[], Frame | None]
"""A frame that may come; None if it cannot be known."""


class Rehearsal:
    """Goes through all that may come next, anew whenever that is something else.

    Args:
        parts: of the desk.
        coming_card: the frame of a card of the lesson that lies so many further.
        guard: keeps what cannot be drawn yet from ending the rest.
        clock: seconds.
    """

    def __init__(
        self,
        parts: Parts,
        coming_card: Callable[[int], Frame | None],
        guard: Guard,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._parts, self._coming_card, self._guard, self._clock = parts, coming_card, guard, clock
        self._situation: Hashable = None
        self._shots: deque[Shot] = deque()
        self._drawing: Iterator[None] | None = None
        self._between: Frame | None = None
        self._loading: Iterator[None] | None = chain(scenes.loading(), late.loading(), _reading())
        self._for_lesson = self._loads = False

    @property
    def is_done(self) -> bool:
        """Whether all is there that may come next."""
        return not self._shots and self._drawing is None and not self._loads

    def go_on(self, now: Frame, canvas_at: CanvasAt, caches: DrawCaches) -> None:
        """Draw for a while.

        Args:
            now: the frame that is in view.
            canvas_at: gives a canvas that shows nothing.
            caches: where all that is made is kept.
        """
        self._look(now, canvas_at("dark", 1.0).window)
        end_s = self._clock() + (_SPARE_IN_PLAY_S if now.playing else _SPARE_S)
        while (left_s := end_s - self._clock()) > 0.0 and not self.is_done:
            if not caches.builds.go_on(left_s):
                self._step(canvas_at, caches)

    def load(self) -> None:
        """Load modules for a while."""
        end_s = self._clock() + _LOAD_S
        while self._loading is not None and self._clock() < end_s:
            self._load_one()

    def _load_one(self) -> None:
        if self._loading is not None and next(self._loading, self) is self:
            self._loading = None

    def _look(self, now: Frame, size: tuple[int, int]) -> None:
        """Begin anew if something else may come next."""
        card = now.lesson.number if now.lesson is not None else 0
        asked = now.prediction.made.stage if now.prediction is not None else ""
        side, look = self._parts.side, now.config.window
        situation = size, look, side, now.page, now.scene, card, asked, now.revision
        if situation != self._situation:
            self._situation, self._drawing, self._loads = situation, None, self._loading is not None
            self._for_lesson = card > 0
            cards = (partial(self._coming_card, by) for by in CARDS_AHEAD)
            self._shots = deque(cards if card else self._other_scenes(now))

    def _other_scenes(self, now: Frame) -> Iterator[Shot]:
        """Every scene but the one in view, and the place that is passed between two."""
        for row in SCENE_ROWS:
            if row.name != now.shown:
                yield partial(replace, now, scene=row.name, page="")
        yield lambda: self._passed(now)

    def _passed(self, now: Frame) -> Frame:
        self._between = replace(now, scene=LADDER[0], page="")
        return self._between

    def _step(self, canvas_at: CanvasAt, caches: DrawCaches) -> None:
        """Draw one part of one picture, or load a module."""
        if self._drawing is None and not self._shots:
            self._load_one()
            self._loads = self._loading is not None
        elif self._drawing is None and not (self._for_lesson or caches.has_room):
            self._shots.clear()  # it would push out what one has just seen
        elif self._drawing is None:
            frame = self._shots.popleft()()
            coming = () if frame is None else self._as_it_comes(frame)
            self._drawing = chain(*(self._rehearsing(each, canvas_at, caches.builds) for each in coming))
        else:
            with caches.builds.collecting():
                if next(self._drawing, self) is self:
                    self._drawing = None

    def _as_it_comes(self, frame: Frame) -> tuple[Frame, ...]:
        """The second arm of a card comes a little later, once its agents are built."""
        if len(frame.arms) == 1 or not self._for_lesson:
            return (frame,)
        return replace(frame, arms=frame.arms[:1], names=()), frame

    def _rehearsing(self, frame: Frame, canvas_at: CanvasAt, builds: Builds) -> Iterator[None]:
        """Draw a frame part by part until nothing of it is missing."""
        picture = self._picture_of(frame)
        for _ in range(_MOST_DRAWN):
            is_missing = False
            drawing = picture.drawing(canvas_at, frame)
            missing = builds.missing
            while next(drawing, self) is not self:
                is_missing |= builds.missing > missing
                yield
                missing = builds.missing
            if not is_missing:
                return

    def _picture_of(self, frame: Frame) -> DeskPicture:
        """A desk that shows it, without hands."""
        hands = PointerFocus(tuple)
        access = Access(lambda: frame, lambda _: "", lambda _: None)
        parts = Parts(access, lambda _: None, hands)
        parts.drawer.is_open = self._parts.drawer.is_open and not frame.page
        parts.is_between = frame.scene == LADDER[0] and frame is self._between
        return DeskPicture(parts, hands, Messages(access.now, hands, self._guard), self._guard)


def _reading() -> Iterator[None]:
    """What menus say that stands in files."""
    yield from shelf.reading_titles()
