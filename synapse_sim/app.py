"""Session, desk and drawing memory as one value that takes events, time and a surface."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pygame

from synapse_sim.files.printing import complain
from synapse_sim.late import Late
from synapse_sim.opening import WindowOptions, begun
from synapse_sim.painting import Painting
from synapse_sim.session import Session
from synapse_sim.session.dose import dose_words
from synapse_sim.story.page_names import HELP
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.clipboard import SystemClipboard
from synapse_sim.ui.input.door import OUTSIDE, WINDOW_KEYS, in_pixels
from synapse_sim.ui.input.events import Key, Keyboard
from synapse_sim.ui.view_commands import NextHelpPage

if TYPE_CHECKING:
    from synapse_sim.experiments.speed import machine
    from synapse_sim.export import captions, failure, tables
else:
    machine = Late("synapse_sim.experiments.speed.machine")
    captions = Late("synapse_sim.export.captions")
    failure = Late("synapse_sim.export.failure")
    tables = Late("synapse_sim.export.tables")

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
        self.painting = Painting(self.desk, self.guard)
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
        self.guard.run(
            text("panels.part.time"), lambda: self.session.advance(step_s, calmly=self.painting.glides)
        )
        self.painting.spare.computed_s = perf_counter() - before_s
        self.guard.run(text("panels.part.notices"), lambda: self.desk.advance(step_s))
        self.painting.advance(step_s)
        self.tell_captions()

    def tell_captions(self) -> None:
        """Write down what is said, where that is wanted."""
        if self._captions is not None and (said := self._captions.tell(self.session.frame())):
            self.desk.messages.say(said)

    def said_of_picture(self) -> dict[str, str]:
        """What a picture of the window says of itself: title, caption, where it comes from."""
        frame, config = self.session.frame(), self.session.config
        title = text("export.course", drug=drug_label(config), dose=dose_words(config))
        words = " ".join(captions.spoken(frame))
        return {"Title": title, "Description": words, "Software": tables.origin_of(config, title)}

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole window over its last frame."""
        self.painting.draw(surface)

    def render(self, size: tuple[int, int]) -> pygame.Surface:
        """The window as it is now, at any size, at full quality and with nothing pending.

        Raises:
            ConfigError: if what is pending cannot be computed.
        """
        self.session.finish()
        self.desk.settle()
        return self.painting.whole(size)

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
