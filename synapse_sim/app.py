"""The window: SDL's events in, frames out, at 60 a second; or one picture without any display."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter

import pygame

from synapse_sim.config import Config, Value
from synapse_sim.config.load import Layers
from synapse_sim.draw.canvas import Quality
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.fade import Fade
from synapse_sim.draw.pygame_canvas.png import save_png
from synapse_sim.experiments.speed.bench import machine
from synapse_sim.export.failure import Failure, write_report
from synapse_sim.files.printing import complain
from synapse_sim.files.writing import refuse_target
from synapse_sim.session import Session
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.clipboard import SystemClipboard
from synapse_sim.ui.input.door import OUTSIDE, WINDOW_KEYS, in_pixels
from synapse_sim.ui.input.events import Key, Keyboard
from synapse_sim.ui.memory import give_back_large_blocks
from synapse_sim.ui.pacer import Pacer
from synapse_sim.ui.screen import TITLE, USUAL, open_on, pixels_per_point, prepare_frames, prepare_sdl
from synapse_sim.ui.window_requests import (
    Close,
    LeaveFullScreen,
    SavePicture,
    ToggleFullScreen,
    WindowRequest,
)

FRAMES_PER_S = 60
LONGEST_STEP_S = 0.1
"""A late frame slows the picture by what is beyond this, never the result."""
IDLE_MS = 250
RESIZE_S = 0.25
FAILED = 1
"""Exit code after a mistake of the program itself, even if the window outlived it."""
_HIDDEN = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)
_SEEN = (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED, pygame.WINDOWMAXIMIZED)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window begins.

    config: the parameters.
    time_h: place in time, hours after the first dose.
    scene: a scene's name, or "overview".
    projector, scale: over what the config says, if set.
    size: width and height, of a window in points and no larger than its screen, of a picture in pixels.
    display: the screen, 0 for the first.
    frames: stop after so many; None for never.
    config_path: a file that is followed.
    layers: what lies under and over that file.
    """

    config: Config
    time_h: float = 0.75
    scene: str = OVERVIEW
    projector: bool = False
    scale: float = 1.0
    size: tuple[int, int] = USUAL
    fullscreen: bool = False
    display: int = 0
    frames: int | None = None
    config_path: Path | None = None
    layers: Layers | None = None


class App:
    """Session, desk and drawing memory together; whoever holds it gives events, time and a surface.

    pixels_per_point: of the surface, across and down, to the points in which the pointer comes.
    guard: keeps a part that fails from ending the rest.

    Args:
        options: how to begin.
        is_guarded: whether failures are caught, told and reported; otherwise they are raised.
    """

    def __init__(self, options: WindowOptions, *, is_guarded: bool = False) -> None:
        self.session = Session(
            _configured(options),
            time_h=options.time_h,
            scene=options.scene,
            config_path=options.config_path,
            layers=options.layers,
        )
        self.guard = Guard(self._tell if is_guarded else None)
        self.desk = Desk(self.session, self.guard)
        self.desk.pointer_focus.clipboard = SystemClipboard()
        self.keyboard = Keyboard()
        self.fade = Fade()
        self.caches = DrawCaches()
        self.quality = Quality()
        self.pixels_per_point = (1.0, 1.0)
        self._last_try: object = None

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
        self.guard.run(text("panels.part.time"), lambda: self.session.advance(step_s))
        self.guard.run(text("panels.part.notices"), lambda: self.desk.advance(step_s))
        self.fade.advance(step_s)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole window over its last frame."""
        self.fade.draw(surface, self.desk.look, lambda: self._paint(surface))

    def _paint(self, surface: pygame.Surface) -> None:
        self.caches.make_room(surface.get_size())
        if not self.guard.run(text("panels.part.window"), lambda: self._draw_desk(surface)):
            _say_plainly(surface)

    def _draw_desk(self, surface: pygame.Surface) -> None:
        self.desk.draw(
            lambda theme, zoom: PygameCanvas(surface, self.caches, theme, zoom=zoom, quality=self.quality)
        )

    def render(self, size: tuple[int, int]) -> pygame.Surface:
        """The window as it is now, at any size, at full quality and with nothing pending.

        Raises:
            ConfigError: if what is pending cannot be computed.
        """
        self.session.finish()
        surface = pygame.Surface(size, 0, 32)
        kept, self.quality = self.quality, Quality()
        self._paint(surface)
        self.quality = kept
        return surface

    def _try_again_after_a_change(self) -> None:
        now = self.session.revision, self.session.scene, self.desk.parts.parameter_page.is_open
        if now != self._last_try:
            self._last_try = now
            self.guard.try_again()

    def _tell(self, part: str, error: Exception) -> None:
        """Say on screen and on the terminal what failed, and where the report of it is."""
        session, sdl = self.session, ".".join(map(str, pygame.get_sdl_version()))
        versions = machine() | {"pygame-ce": pygame.version.ver, "SDL": sdl}
        failure = Failure(part, error, session.config, session.scene, session.time_h, versions)
        try:
            words = text("panels.failure.reported", part=part, report=write_report(failure))
        except OSError:
            words = text("panels.failure.unreported", part=part)
        self.desk.messages.say(words)
        complain(words)


def screenshot(options: WindowOptions, path: Path, *, force: bool = False) -> None:
    """Write the view that the options describe as a PNG; needs no display.

    Raises:
        ConfigError: if what the view shows cannot be computed.
        FileError: if the place cannot be written, or holds a file and `force` is not given.
    """
    refuse_target(path, force=force)
    app = App(options)
    surface = app.render(options.size)
    save_png(PygameCanvas(surface, app.caches).picture(), path, force=force)


def open_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed or its frames are used up.

    Returns:
        The exit code: 0, or 1 if a part of the window failed meanwhile.
    """
    prepare_sdl()
    give_back_large_blocks()
    pygame.display.init()
    pygame.font.init()
    prepare_frames(pygame.display.get_driver())
    try:
        window = open_on(options.display, options.size)
        if options.fullscreen:
            window.set_fullscreen(desktop=True)
        pygame.key.set_repeat(400, 45)
        app = App(options, is_guarded="SYNAPSE_SIM_TRACEBACK" not in os.environ)
        Loop(window, app, options).run()
    finally:
        pygame.display.quit()
    return FAILED if app.guard.failures else 0


def _configured(options: WindowOptions) -> Config:
    over: dict[str, Value | None] = {}
    if options.projector:
        over["window.projector"] = True
    if options.scale != 1.0:
        over["window.scale"] = options.scale
    return options.config.with_changes(over) if over else options.config


def _say_plainly(surface: pygame.Surface) -> None:
    """One sentence with nothing but SDL, where the desk itself cannot be drawn."""
    surface.fill((20, 24, 32))
    words = text("panels.failure.window")
    font = pygame.font.Font(None, max(16, surface.get_height() // 30))
    room = max(1, surface.get_width() - 40)
    surface.blit(font.render(words, antialias=True, color=(240, 240, 240), wraplength=room), (20, 20))


class Loop:
    """The life of one window."""

    def __init__(self, window: pygame.Window, app: App, options: WindowOptions) -> None:
        self._window = window
        self._app = app
        self._left = options.frames
        self._is_full = options.fullscreen
        self._pacer = Pacer()
        self._resized_at_s = -RESIZE_S
        self._size = (0, 0)
        self._hidden = False
        self._closed = False

    def run(self) -> None:
        """Frame after frame."""
        clock = pygame.time.Clock()
        self.next_frame(0.0)
        gc.collect()
        gc.freeze()
        clock.tick()
        while not self._closed and (self._left is None or self._left > 0):
            self.take_events()
            self.next_frame(clock.tick(FRAMES_PER_S) / 1000)

    def next_frame(self, wall_s: float) -> None:
        """One frame; where nobody sees it, only what is being computed goes on."""
        if self._hidden:
            self._app.advance(0.0)
        else:
            self._app.guard.run(text("panels.part.screen"), lambda: self.frame(wall_s))
        self._app.guard.run(text("panels.part.request"), self._grant_requests, once=True)
        if self._left is not None:
            self._left -= 1

    def frame(self, wall_s: float) -> None:
        """Let time pass and show the window."""
        start_s = perf_counter()
        app, surface = self._app, self._window.get_surface()
        self._notice_size(surface, start_s)
        app.advance(wall_s)
        app.draw(surface)
        self._window.flip()
        app.quality = self._pacer.quality_after(1000 * (perf_counter() - start_s))

    def _notice_size(self, surface: pygame.Surface, now_s: float) -> None:
        size = surface.get_size()
        self._app.pixels_per_point = pixels_per_point(self._window, surface)
        if size != self._size:
            self._size, self._resized_at_s = size, now_s if self._size != (0, 0) else -RESIZE_S
            self._app.guard.try_again()
        self._app.caches.resizing = now_s - self._resized_at_s < RESIZE_S

    @property
    def _is_idle(self) -> bool:
        """Whether the next frame waits for an event."""
        app = self._app
        if self._hidden:
            return not app.session.is_computing
        fades = app.fade.is_running
        return not (app.session.is_busy or app.desk.messages.said or app.caches.resizing or fades)

    def take_events(self) -> None:
        """Let what happened act, after a while if nothing did."""
        events = [pygame.event.wait(IDLE_MS)] if self._is_idle else []
        for event in (*events, *pygame.event.get()):
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                self._closed = True
            elif event.type in (*_HIDDEN, *_SEEN):
                self._hidden = event.type in _HIDDEN
            else:
                self._app.handle(event)

    def _grant_requests(self) -> None:
        requests = self._app.desk.window_requests
        while requests:
            self._grant(requests.pop(0))

    def _grant(self, request: WindowRequest) -> None:
        match request:
            case SavePicture():
                self._save_picture(self._window.get_surface())
            case Close():
                self._closed = True
            case ToggleFullScreen():
                self._turn_full_screen()
            case LeaveFullScreen() if self._is_full:
                self._turn_full_screen()

    def _turn_full_screen(self) -> None:
        self._is_full = not self._is_full
        if self._is_full:
            self._window.set_fullscreen(desktop=True)
        else:
            self._window.set_windowed()

    def _save_picture(self, surface: pygame.Surface) -> None:
        try:
            path = next(p for p in (Path(f"{TITLE}-{n}.png") for n in count(1)) if not p.exists())
            save_png(PygameCanvas(surface, self._app.caches).picture(), path)
        except OSError as error:
            self._app.desk.messages.say(text("panels.picture.refused", error=error))
        else:
            self._app.desk.messages.say(text("panels.picture.saved", path=path.resolve()))
