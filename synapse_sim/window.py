"""The window: SDL's events in, frames out, at 60 a second."""

from __future__ import annotations

import gc
import os
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pygame

from synapse_sim.app import App
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.files.errors import plainly
from synapse_sim.files.folders import lessons_file, sessions_folder, settings_file
from synapse_sim.keeping.keeper import Keeper, Places
from synapse_sim.late import Late
from synapse_sim.opening import WindowOptions
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.memory import Tidying, give_back_large_blocks
from synapse_sim.ui.pacer import Pacer
from synapse_sim.ui.screen import TITLE, open_on, pixels_per_point, prepare_frames, prepare_sdl
from synapse_sim.ui.spare import SPARE_S
from synapse_sim.ui.window_requests import (
    Close,
    CopyCommand,
    LeaveFullScreen,
    OpenSession,
    SavePicture,
    SaveSession,
    ToggleFullScreen,
    WindowRequest,
    WriteConfig,
)

if TYPE_CHECKING:
    from synapse_sim.draw.pygame_canvas import png
else:
    png = Late("synapse_sim.draw.pygame_canvas.png")

IDLE_MS = 250
RESIZE_S = 0.25
FAILED = 1
"""Exit code after a mistake of the program itself, even if the window outlived it."""
_HIDDEN = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)
_SEEN = (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED, pygame.WINDOWMAXIMIZED)


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
        app = App(options, is_guarded="SYNAPSE_SIM_TRACEBACK" not in os.environ, at_once=False)
        keeper = _keeper(app, options)
        Loop(window, app, options, keeper).run()
        keeper.end()
    finally:
        pygame.display.quit()
    return FAILED if app.guard.failures else 0


def _keeper(app: App, options: WindowOptions) -> Keeper:
    """Who keeps what this window makes; one of so many frames keeps nothing by itself."""
    is_users = options.frames is None
    places = (
        Places(sessions_folder(), settings_file(), lessons_file()) if is_users else Places(sessions_folder())
    )
    keeper = Keeper(app.desk, places, options.session_path)
    if is_users and options.state is None:
        keeper.offer()
    if options.said:
        app.desk.messages.say(options.said)
    return keeper


class Loop:
    """The life of one window.

    Args:
        window: on a screen.
        app: what is in it.
        options: how it begins.
        keeper: who keeps what is made in it; by default one that keeps nothing by itself.
    """

    def __init__(
        self, window: pygame.Window, app: App, options: WindowOptions, keeper: Keeper | None = None
    ) -> None:
        self._keeper = keeper or Keeper(app.desk, Places(sessions_folder()))
        self._window = window
        self._app = app
        self._left = options.frames
        self._is_full = options.fullscreen
        self._pacer = Pacer()
        self._tidying = Tidying()
        app.painting.caches.builds.spare_s = SPARE_S
        self._resized_at_s = -RESIZE_S
        self._size = (0, 0)
        self._hidden = False
        self._closed = False

    def run(self) -> None:
        """Frame after frame."""
        clock = pygame.time.Clock()
        self.next_frame(0.0)
        gc.freeze()  # without collecting: of all that a start makes, one in two hundred is garbage
        gc.enable()
        clock.tick()
        while not self._closed and (self._left is None or self._left > 0):
            self.take_events()
            self.next_frame(clock.tick(self._pacer.level.frames_per_s) / 1000)

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
        self._keeper.advance(wall_s)
        self._tidying.advance(wall_s)
        app.draw(surface)
        self._window.flip()
        self._pacer.take(1000 * (perf_counter() - start_s))
        app.painting.quality = self._pacer.level.quality

    def _notice_size(self, surface: pygame.Surface, now_s: float) -> None:
        size = surface.get_size()
        self._app.pixels_per_point = pixels_per_point(self._window, surface)
        if size != self._size:
            self._size, self._resized_at_s = size, now_s if self._size != (0, 0) else -RESIZE_S
            self._app.guard.try_again()
        self._app.painting.caches.resizing = now_s - self._resized_at_s < RESIZE_S

    @property
    def _is_idle(self) -> bool:
        """Whether the next frame waits for an event."""
        app = self._app
        if self._hidden:
            return not app.session.is_computing
        paints = (
            app.painting.goes_over
            or app.desk.is_moving
            or app.painting.caches.resizing
            or app.painting.caches.builds.waiting
            or not app.desk.rehearsal.is_done
        )
        return not (app.session.is_busy or self._keeper.is_busy or app.desk.messages.said or paints)

    def take_events(self) -> None:
        """Let what happened act, after a while if nothing did."""
        events = [pygame.event.wait(IDLE_MS)] if self._is_idle else []
        for event in (*events, *pygame.event.get()):
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                self._closed = True
            elif event.type in (*_HIDDEN, *_SEEN):
                self._hidden = event.type in _HIDDEN
            elif event.type == pygame.DROPFILE:
                self._keeper.drop(Path(event.file))
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
            case SaveSession():
                self._keeper.save()
            case OpenSession(path):
                self._keeper.open(Path(path).expanduser())
            case CopyCommand():
                self._keeper.copy_command()
            case WriteConfig():
                self._keeper.write_config()
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
            picture = PygameCanvas(surface, self._app.painting.caches).picture()
            png.save_png(picture, path, self._app.said_of_picture())
        except OSError as error:
            self._app.desk.messages.say(text("panels.picture.refused", error=plainly(error)))
        else:
            self._app.desk.messages.say(text("panels.picture.saved", path=path.resolve()))
