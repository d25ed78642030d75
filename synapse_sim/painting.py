"""The desk on a surface, frame over frame: how pictures go over into others, and what is drawn ahead."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import pygame

from synapse_sim.draw.canvas import Quality
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.descent import Descent, Scale, Stop, stop_of
from synapse_sim.draw.pygame_canvas.fade import Fade
from synapse_sim.draw.pygame_canvas.large import ROOMS
from synapse_sim.draw.pygame_canvas.plainly import say_plainly
from synapse_sim.draw.pygame_canvas.sheets import Sheet
from synapse_sim.draw.pygame_canvas.slide import Slide
from synapse_sim.late import Late
from synapse_sim.story.scene_names import LADDER, PREFRONTAL
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.desk_picture import CanvasAt
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.pacer import LEVELS
from synapse_sim.ui.spare import Spare

if TYPE_CHECKING:
    from synapse_sim.draw.pygame_canvas import loupe
else:
    loupe = Late("synapse_sim.draw.pygame_canvas.loupe")

_BETWEEN_EVERY = 12
"""In so many idle frames the place between body and circuit is made once, which is passed on the way."""
_FOLLOWING_EVERY = 2
"""In so many frames words are set once while a hand drags."""


class Painting:
    """Draws the desk over its last frame.

    caches: of all that is drawn. quality: how much is drawn.
    fade, slide, descent: from one light, side and scale to another.
    spare: how much of a frame new pictures may take.

    Args:
        desk: what is drawn.
        guard: keeps a part that fails from ending the rest.
    """

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk, self._guard = desk, guard
        self.fade = Fade()
        self.slide = Slide()
        self.descent = Descent()
        self.caches = DrawCaches()
        self.quality = LEVELS[0].quality
        self.spare = Spare()
        self._between_on = Sheet()

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self.fade.advance(wall_s)
        self.slide.advance(wall_s)
        self.descent.advance(wall_s)

    @property
    def goes_over(self) -> bool:
        """Whether one picture is on its way into another."""
        return self.fade.is_running or self.slide.is_running or self.descent.is_running

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole window over its last frame."""
        led = "" if self._moves else self._desk.led  # what moves descends instead
        self.fade.draw(surface, self._desk.look, lambda: self._slide(surface), led, self._desk.over)
        self._magnify(surface)

    def _magnify(self, surface: pygame.Surface) -> None:
        """Lay a glass over the spot under the pointer, or over the middle while it is elsewhere."""
        times, spot = self._desk.loupe.times, self._desk.pointer_focus.pointer
        if times > 1.0 and not self._desk.curtain.is_down:
            inside = surface.get_rect().collidepoint(spot)
            look = "projector" if self._desk.session.config.window.projector else "dark"
            ring = PygameCanvas(surface, self.caches, look).colour("accent")
            loupe.magnify(surface, spot if inside else surface.get_rect().center, times, ring)

    @property
    def _moves(self) -> bool:
        return not self._desk.session.config.window.reduced_motion

    def _slide(self, surface: pygame.Surface) -> None:
        self.slide.draw(surface, self._desk.side, lambda: self._descend(surface), moves=self._moves)

    def _descend(self, surface: pygame.Surface) -> float:
        """Draw the desk, or the way from one scale to another; returns the width of the side, px."""
        desk, moves = self._desk, self._moves
        self.descent.draw(
            surface,
            desk.heading,
            lambda: desk.visits.scale,
            lambda: self._paint(surface),
            moves=moves,
            arrange=lambda: self._arrange(surface),
            between=lambda left, now: self.passed(surface.get_size(), left, now),
            draw_ahead=lambda: self._draw_ahead(surface),
        )
        builds = self.caches.builds
        if builds.spare_s is not None and not (self.spare.comes or self.spare.is_dear or self.is_under_way):
            self._make_ready(surface, moves=moves)
        return self._desk.picture.side_px

    def _make_ready(self, surface: pygame.Surface, *, moves: bool) -> None:
        """Once all that is in view is there, what may be seen next; before that modules alone."""
        desk, builds = self._desk, self.caches.builds
        if builds.missing and builds.frame > 1:  # the first frame is to be there soon
            desk.rehearsal.load()
        elif not builds.missing:
            unseen = partial(self._unseen, surface)
            desk.rehearse(unseen, self.caches)
            if moves and builds.frame % _BETWEEN_EVERY == 0:
                self._draw_between(unseen)
            self._prepare(surface)

    def _prepare(self, surface: pygame.Surface) -> None:
        """Get room for what a change begins with, which takes long in a large window: one thing a frame."""
        size = surface.get_size()
        steps = (
            lambda: self.fade.prepare(surface),
            lambda: self.descent.prepare(surface),
            lambda: self._between_on.of(size),
            lambda: ROOMS.prepare(size),
        )
        steps[self.caches.builds.frame % len(steps)]()

    def passed(self, size: tuple[int, int], left: Scale, now: Scale) -> Stop | None:
        """The picture of the place that lies between two scales, if it is made."""
        level = LADDER.index(PREFRONTAL)
        levels = [scale.level for scale in (left, now) if scale.level is not None]
        if len(levels) < 2 or not min(levels) < level < max(levels):
            return None
        window, missing = self._between_on.of(size), self.caches.builds.waiting
        scale = self._draw_between(lambda theme, zoom: PygameCanvas(window, self.caches, theme, zoom=zoom))
        is_made = scale is not None and self.caches.builds.waiting == missing
        return stop_of(window, scale) if is_made and scale is not None else None

    def _draw_between(self, canvas_at: CanvasAt) -> Scale | None:
        return self._desk.picture.draw_between(canvas_at, self._desk.session.frame())

    def _unseen(self, surface: pygame.Surface, theme: str, zoom: float) -> PygameCanvas:
        """A canvas on which pictures are made and nothing is seen."""
        return PygameCanvas(surface, self.caches, theme, zoom=zoom, within=pygame.Rect(0, 0, 0, 0))

    @property
    def glides(self) -> bool:
        """Whether the eye is led: from scale to scale, or by the light and camera of a lesson."""
        begins = self._moves and self.descent.begins(self._desk.visits.heading)
        return begins or self.descent.is_running or self._desk.parts.beaming.is_on_its_way

    @property
    def is_under_way(self) -> bool:
        """Whether the picture goes over into another."""
        return self.caches.resizing or self.goes_over or self.glides

    def _paint(self, surface: pygame.Surface) -> None:
        """Draw the desk."""
        self.caches.make_room(surface.get_size())
        builds, before_s = self.caches.builds, perf_counter()
        taken_s = self.spare.taken_s(self._desk.visits.heading[0], glides=self.glides)
        builds.begin_frame(taken_s)
        if not self._guard.run(text("panels.part.window"), lambda: self._draw_desk(surface)):
            say_plainly(surface, text("panels.failure.window"))
        self.spare.drew(perf_counter() - before_s - (builds.spent_s - taken_s))

    def _draw_ahead(self, surface: pygame.Surface) -> None:
        """Let words be set and agents be built that the next frame shows, and note what else it needs."""
        with self.caches.builds.collecting():
            draw = partial(self._desk.draw_scene, partial(self._unseen, surface))
            self._guard.run(text("panels.part.window"), draw)

    def _arrange(self, surface: pygame.Surface) -> None:
        """Let hands find what will be drawn next."""
        canvas_at = partial(self._canvas, surface)
        self._guard.run(text("panels.part.window"), lambda: self._desk.arrange(canvas_at))

    def _draw_desk(self, surface: pygame.Surface) -> None:
        self._desk.draw(partial(self._canvas, surface))

    def _canvas(self, surface: pygame.Surface, theme: str, zoom: float) -> PygameCanvas:
        return PygameCanvas(surface, self.caches, theme, zoom=zoom, quality=self._quality)

    @property
    def _quality(self) -> Quality:
        """How much is drawn; while a hand drags, its words follow it more closely."""
        if self._desk.pointer_focus.held is None and not self._desk.session.playback.is_pending:
            return self.quality
        return replace(self.quality, renewed_every=min(self.quality.renewed_every, _FOLLOWING_EVERY))

    def whole(self, size: tuple[int, int]) -> pygame.Surface:
        """The desk as it stands, at any size, at full quality and with nothing missing."""
        surface = pygame.Surface(size, 0, 32)
        kept, self.quality = self.quality, Quality()
        with self.caches.builds.whole():
            self._paint(surface)
        self.quality = kept
        return surface
