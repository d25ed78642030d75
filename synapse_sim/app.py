"""The window: SDL's events in, frames out, at 60 a second; or one picture without any display."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter

import pygame

from synapse_sim.config import Config, Value
from synapse_sim.config.load import Layers
from synapse_sim.draw.canvas import Canvas, Quality, Studio
from synapse_sim.draw.export import save_png
from synapse_sim.draw.fade import Fade
from synapse_sim.files.writing import refuse_target
from synapse_sim.session import Session
from synapse_sim.ui.actions import OVERVIEW
from synapse_sim.ui.clipboard import SystemClipboard
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.input import Keyboard
from synapse_sim.ui.pacer import Pacer

TITLE = "synapse_sim"
FRAMES_PER_S = 60
LONGEST_STEP_S = 0.1
"""A late frame slows the picture by what is beyond this, never the result."""
IDLE_MS = 250
RESIZE_S = 0.25
SMALLEST = (640, 480)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window begins.

    config: the parameters.
    time_h: place in time, hours after the first dose.
    scene: a scene's name, or "overview".
    projector, scale: over what the config says, if set.
    size: width and height, px.
    frames: stop after so many; None for never.
    config_path: a file that is followed.
    layers: what lies under and over that file.
    """

    config: Config
    time_h: float = 0.75
    scene: str = OVERVIEW
    projector: bool = False
    scale: float = 1.0
    size: tuple[int, int] = (1280, 720)
    fullscreen: bool = False
    frames: int | None = None
    config_path: Path | None = None
    layers: Layers | None = None


class App:
    """Session, desk and drawing memory together; whoever holds it gives events, time and a surface."""

    def __init__(self, options: WindowOptions) -> None:
        self.session = Session(
            _configured(options),
            time_h=options.time_h,
            scene=options.scene,
            config_path=options.config_path,
            layers=options.layers,
        )
        self.desk = Desk(self.session)
        self.desk.hands.clipboard = SystemClipboard()
        self.keyboard = Keyboard()
        self.fade = Fade()
        self.studio = Studio()
        self.quality = Quality()

    def handle(self, event: pygame.event.Event) -> None:
        """Let an event act; those that are nobody's are ignored."""
        known = self.keyboard.translated(event)
        if known is not None:
            self.desk.handle(known)

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass, no more than a tenth of a second."""
        step_s = min(wall_s, LONGEST_STEP_S)
        self.session.advance(step_s)
        self.desk.advance(step_s)
        self.fade.advance(step_s)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole window over its last frame."""
        self.fade.draw(surface, self.desk.look, lambda: self._paint(surface))

    def _paint(self, surface: pygame.Surface) -> None:
        self.studio.make_room(surface.get_size())
        self.desk.draw(
            lambda theme, zoom: Canvas(surface, self.studio, theme, zoom=zoom, quality=self.quality)
        )

    def render(self, size: tuple[int, int]) -> pygame.Surface:
        """The window as it is now, at any size, at full quality and with nothing pending."""
        self.session.finish()
        surface = pygame.Surface(size, 0, 32)
        kept, self.quality = self.quality, Quality()
        self._paint(surface)
        self.quality = kept
        return surface


def screenshot(options: WindowOptions, path: Path, *, force: bool = False) -> None:
    """Write the view that the options describe as a PNG; needs no display.

    Raises:
        FileError: if the place cannot be written, or holds a file and `force` is not given.
    """
    refuse_target(path, force=force)
    app = App(options)
    surface = app.render(options.size)
    save_png(Canvas(surface, app.studio).picture(), path, force=force)


def open_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed or its frames are used up.

    Returns:
        The exit code, 0.
    """
    _prepare_sdl()
    pygame.display.init()
    pygame.font.init()
    try:
        window = pygame.Window(TITLE, options.size, resizable=True, allow_high_dpi=True)
        window.minimum_size = SMALLEST
        if options.fullscreen:
            window.set_fullscreen(desktop=True)
        pygame.key.set_repeat(400, 45)
        _Loop(window, App(options), options).run()
    finally:
        pygame.display.quit()
    return 0


def _prepare_sdl() -> None:
    """Fast flips without a GPU, and real pixels on Windows; SDL reads these when it begins."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def _configured(options: WindowOptions) -> Config:
    over: dict[str, Value | None] = {}
    if options.projector:
        over["window.projector"] = True
    if options.scale != 1.0:
        over["window.scale"] = options.scale
    return options.config.with_changes(over) if over else options.config


class _Loop:
    """The life of one window."""

    def __init__(self, window: pygame.Window, app: App, options: WindowOptions) -> None:
        self._window = window
        self._app = app
        self._left = options.frames
        self._is_full = options.fullscreen
        self._pacer = Pacer()
        self._resized_at_s = -RESIZE_S
        self._size = (0, 0)
        self._closed = False

    def run(self) -> None:
        """Frame after frame."""
        clock = pygame.time.Clock()
        self._frame(0.0)
        gc.collect()
        gc.freeze()
        clock.tick()
        while not self._closed and (self._left is None or self._left > 0):
            self._take_events()
            self._frame(clock.tick(FRAMES_PER_S) / 1000)

    def _frame(self, wall_s: float) -> None:
        start_s = perf_counter()
        app, surface = self._app, self._window.get_surface()
        self._notice_size(surface.get_size(), start_s)
        app.advance(wall_s)
        app.draw(surface)
        self._window.flip()
        app.quality = self._pacer.quality_after(1000 * (perf_counter() - start_s))
        self._grant_wishes(surface)
        if self._left is not None:
            self._left -= 1

    def _notice_size(self, size: tuple[int, int], now_s: float) -> None:
        if size != self._size:
            self._size, self._resized_at_s = size, now_s if self._size != (0, 0) else -RESIZE_S
        self._app.studio.resizing = now_s - self._resized_at_s < RESIZE_S

    def _take_events(self) -> None:
        is_idle = not (
            self._app.session.is_busy
            or self._app.desk.above.messages
            or self._app.studio.resizing
            or self._app.fade.is_running
        )
        events = [pygame.event.wait(IDLE_MS)] if is_idle else []
        for event in (*events, *pygame.event.get()):
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                self._closed = True
            else:
                self._app.handle(event)

    def _grant_wishes(self, surface: pygame.Surface) -> None:
        wishes = self._app.desk.wishes
        while wishes:
            wish = wishes.pop(0)
            if wish == "close":
                self._closed = True
            elif wish == "picture":
                self._save_picture(surface)
            elif wish == "full screen" or self._is_full:
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
            save_png(Canvas(surface, self._app.studio).picture(), path)
        except OSError as error:
            self._app.desk.above.say(f"The picture could not be saved. {error}.")
        else:
            self._app.desk.above.say(f"Saved {path.resolve()}")
