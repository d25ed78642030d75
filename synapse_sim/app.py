"""Session, desk and drawing memory as one value that takes events, time and a surface."""

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
from synapse_sim.draw.pygame_canvas.plainly import say_plainly
from synapse_sim.draw.pygame_canvas.sheets import Sheet
from synapse_sim.draw.pygame_canvas.slide import Slide
from synapse_sim.files.printing import complain
from synapse_sim.late import Late
from synapse_sim.opening import WindowOptions, begun
from synapse_sim.session import Session
from synapse_sim.session.dose import dose_words
from synapse_sim.story.page_names import HELP
from synapse_sim.story.scene_names import LADDER, PREFRONTAL
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.desk_picture import CanvasAt
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.clipboard import SystemClipboard
from synapse_sim.ui.input.door import OUTSIDE, WINDOW_KEYS, in_pixels
from synapse_sim.ui.input.events import Key, Keyboard
from synapse_sim.ui.pacer import LEVELS
from synapse_sim.ui.spare import Spare
from synapse_sim.ui.view_commands import NextHelpPage

if TYPE_CHECKING:
    from synapse_sim.draw.pygame_canvas import loupe
    from synapse_sim.experiments.speed import machine
    from synapse_sim.export import captions, failure, tables
else:
    machine = Late("synapse_sim.experiments.speed.machine")
    captions = Late("synapse_sim.export.captions")
    failure = Late("synapse_sim.export.failure")
    tables = Late("synapse_sim.export.tables")
    loupe = Late("synapse_sim.draw.pygame_canvas.loupe")

_BETWEEN_EVERY = 12
"""In so many idle frames the place between body and circuit is made once, which is passed on the way."""
_FOLLOWING_EVERY = 2
"""In so many frames words are set once while a hand drags."""
LONGEST_STEP_S = 0.1
"""A late frame slows the picture by what is beyond this, never the result."""


class App:
    """Session, desk and drawing memory together; whoever holds it gives events, time and a surface.

    pixels_per_point: of the surface, across and down, to the points in which the pointer comes.
    guard: keeps a part that fails from ending the rest.

    Args:
        options: how to begin.
        is_guarded: whether failures are caught, told and reported; otherwise they are raised.
        at_once: whether the agents are there before the first frame; otherwise soon after it.
    """

    def __init__(self, options: WindowOptions, *, is_guarded: bool = False, at_once: bool = True) -> None:
        session = begun(options, at_once=at_once)
        self._captions = options.captions
        self.guard = Guard(self._tell if is_guarded else None)
        self.desk = Desk(session, self.guard)
        self.desk.pointer_focus.clipboard = SystemClipboard()
        if options.page == HELP:
            self.desk.do(NextHelpPage())
        self.keyboard = Keyboard()
        self.fade = Fade()
        self.slide = Slide()
        self.descent = Descent()
        self._between_on = Sheet()
        self._spare = Spare()
        self.caches = DrawCaches()
        self.quality = LEVELS[0].quality
        self.pixels_per_point = (1.0, 1.0)
        self._last_try: object = None

    @property
    def session(self) -> Session:
        """What is on the desk; another one after a saved one was opened."""
        return self.desk.session

    def handle(self, event: pygame.event.Event) -> None:
        """Let an event act; those that are nobody's are ignored."""
        if not self.guard.run(text("panels.part.event"), lambda: self._act(event), once=True):
            self.desk.pointer_focus.focus = self.desk.pointer_focus.held = None

    def _act(self, event: pygame.event.Event) -> None:
        if event.type == pygame.WINDOWLEAVE:
            self._leave()
        known = self.keyboard.translated(event)
        if isinstance(known, Key) and self._is_for_the_window(known):
            return
        if known is not None:
            self.desk.handle(in_pixels(known, self.pixels_per_point))

    def _is_for_the_window(self, key: Key) -> bool:
        """Let a key act that is the window's own whatever has the focus, once however long it is held."""
        request = None if key.released else WINDOW_KEYS.get(key.name)
        if request is not None and not key.repeated:
            self.desk.window_requests.append(request)
        return request is not None

    def _leave(self) -> None:
        """The pointer went out, which is no move of what it holds."""
        if self.desk.pointer_focus.held is None:
            self.desk.handle(OUTSIDE)

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass, no more than a tenth of a second."""
        step_s = min(wall_s, LONGEST_STEP_S)
        self._try_again_after_a_change()
        before_s = perf_counter()
        self.guard.run(text("panels.part.time"), lambda: self.session.advance(step_s, calmly=self._glides))
        self._spare.computed_s = perf_counter() - before_s
        self.guard.run(text("panels.part.notices"), lambda: self.desk.advance(step_s))
        self.fade.advance(step_s)
        self.slide.advance(step_s)
        self.descent.advance(step_s)
        self.tell_captions()

    def tell_captions(self) -> None:
        """Write down what is said, where that is wanted."""
        if self._captions is not None:
            self._captions.tell(self.session.frame())

    def said_of_picture(self) -> dict[str, str]:
        """What a picture of the window says of itself: title, caption, where it comes from."""
        frame, config = self.session.frame(), self.session.config
        title = text("export.course", drug=drug_label(config), dose=dose_words(config))
        words = " ".join(captions.spoken(frame))
        return {"Title": title, "Description": words, "Software": tables.origin_of(config, title)}

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole window over its last frame."""
        led = "" if self._moves else self.desk.led  # what moves descends instead
        self.fade.draw(surface, self.desk.look, lambda: self._slide(surface), led, self.desk.over)
        self._magnify(surface)

    def _magnify(self, surface: pygame.Surface) -> None:
        """Lay a glass over the spot under the pointer, or over the middle while it is elsewhere."""
        times, spot = self.desk.loupe.times, self.desk.pointer_focus.pointer
        if times > 1.0 and not self.desk.curtain.is_down:
            inside = surface.get_rect().collidepoint(spot)
            look = "projector" if self.session.config.window.projector else "dark"
            ring = PygameCanvas(surface, self.caches, look).colour("accent")
            loupe.magnify(surface, spot if inside else surface.get_rect().center, times, ring)

    @property
    def _moves(self) -> bool:
        return not self.session.config.window.reduced_motion

    def _slide(self, surface: pygame.Surface) -> None:
        self.slide.draw(surface, self.desk.side, lambda: self._descend(surface), moves=self._moves)

    def _descend(self, surface: pygame.Surface) -> float:
        """Draw the desk, or the way from one scale to another; returns the width of the side, px."""
        desk, moves = self.desk, self._moves
        self.descent.draw(
            surface,
            desk.heading,
            lambda: desk.visits.scale,
            lambda: self._paint(surface),
            moves=moves,
            arrange=lambda: self._arrange(surface),
            between=lambda left, now: self.passed(surface.get_size(), left, now),
        )
        builds = self.caches.builds
        if builds.spare_s is not None and not (self._spare.comes or self._is_under_way):
            self._make_ready(surface, moves=moves)
        return self.desk.picture.side_px

    def _make_ready(self, surface: pygame.Surface, *, moves: bool) -> None:
        """Once all that is in view is there, what may be seen next; before that modules alone."""
        desk, builds = self.desk, self.caches.builds
        if builds.missing and builds.frame > 1:  # the first frame is to be there soon
            desk.rehearsal.load()
        elif not builds.missing:
            desk.rehearse(lambda theme, zoom: self._unseen(surface, theme, zoom), self.caches)
            if moves and builds.frame % _BETWEEN_EVERY == 0:
                self._draw_between(lambda theme, zoom: self._unseen(surface, theme, zoom))
            self._prepare(surface)

    def _prepare(self, surface: pygame.Surface) -> None:
        """Get room for what a change begins with, which takes long in a large window."""
        self.fade.prepare(surface)
        self.descent.prepare(surface)
        self._between_on.of(surface.get_size())

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
        return self.desk.picture.draw_between(canvas_at, self.session.frame())

    def _unseen(self, surface: pygame.Surface, theme: str, zoom: float) -> PygameCanvas:
        """A canvas on which pictures are made and nothing is seen."""
        return PygameCanvas(surface, self.caches, theme, zoom=zoom, within=pygame.Rect(0, 0, 0, 0))

    @property
    def _glides(self) -> bool:
        """Whether the eye is led: from scale to scale, or by the light and camera of a lesson."""
        begins = self._moves and self.descent.begins(self.desk.visits.heading)
        return begins or self.descent.is_running or self.desk.parts.beaming.is_on_its_way

    @property
    def _is_under_way(self) -> bool:
        """Whether the picture goes over into another."""
        return self.caches.resizing or self.fade.is_running or self.slide.is_running or self._glides

    def _paint(self, surface: pygame.Surface) -> None:
        """Draw the desk."""
        self.caches.make_room(surface.get_size())
        builds, before_s = self.caches.builds, perf_counter()
        taken_s = self._spare.taken_s(self.desk.visits.heading[0], glides=self._glides)
        builds.begin_frame(taken_s)
        if not self.guard.run(text("panels.part.window"), lambda: self._draw_desk(surface)):
            say_plainly(surface, text("panels.failure.window"))
        self._spare.drawn_s = perf_counter() - before_s - (builds.spent_s - taken_s)

    def _arrange(self, surface: pygame.Surface) -> None:
        """Let hands find what will be drawn next."""
        canvas_at = partial(self._canvas, surface)
        self.guard.run(text("panels.part.window"), lambda: self.desk.arrange(canvas_at))

    def _draw_desk(self, surface: pygame.Surface) -> None:
        self.desk.draw(partial(self._canvas, surface))

    def _canvas(self, surface: pygame.Surface, theme: str, zoom: float) -> PygameCanvas:
        return PygameCanvas(surface, self.caches, theme, zoom=zoom, quality=self._quality)

    @property
    def _quality(self) -> Quality:
        """How much is drawn; while a hand drags, its words follow it more closely."""
        if self.desk.pointer_focus.held is None and not self.session.playback.is_pending:
            return self.quality
        return replace(self.quality, renewed_every=min(self.quality.renewed_every, _FOLLOWING_EVERY))

    def render(self, size: tuple[int, int]) -> pygame.Surface:
        """The window as it is now, at any size, at full quality and with nothing pending.

        Raises:
            ConfigError: if what is pending cannot be computed.
        """
        self.session.finish()
        self.desk.settle()
        surface = pygame.Surface(size, 0, 32)
        kept, self.quality = self.quality, Quality()
        with self.caches.builds.whole():
            self._paint(surface)
        self.quality = kept
        return surface

    def _try_again_after_a_change(self) -> None:
        now = self.session.revision, self.session.scene, self.session.viewing.page
        if now != self._last_try:
            self._last_try = now
            self.guard.try_again()

    def _tell(self, part: str, error: Exception) -> None:
        """Say on screen and on the terminal what failed, and where the report of it is."""
        session, sdl = self.session, ".".join(map(str, pygame.get_sdl_version()))
        versions = machine.machine() | {"pygame-ce": pygame.version.ver, "SDL": sdl}
        found = failure.Failure(part, error, session.config, session.scene, session.time_h, versions)
        try:
            words = text("panels.failure.reported", part=part, report=failure.write_report(found))
        except OSError:
            words = text("panels.failure.unreported", part=part)
        self.desk.messages.say(words)
        complain(words)
