"""A pilot: presses keys, clicks and drags in the real program through SDL's events, and lets frames pass."""

from __future__ import annotations

from typing import Any

import pygame

from synapse_sim.app import App
from synapse_sim.config import Config, Value
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.opening import WindowOptions
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import Widget

FRAME_S = 1 / 60
CACHES = DrawCaches()
"""What all pilots share, so that each starts fast."""
_KEYS = {
    "enter": pygame.K_RETURN,
    "escape": pygame.K_ESCAPE,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
    "plus": pygame.K_PLUS,
}
_MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}


class Pilot:
    """Holds the program and its picture."""

    def __init__(
        self,
        changes: dict[str, Value | None] | None = None,
        size: tuple[int, int] = (1024, 768),
        *,
        drawer: bool = False,
        **options: Any,
    ) -> None:
        self.app = App(WindowOptions(config=Config(changes), size=size, **options))
        for drawn_once in ("arrays", "layers", "sprites", "shapes", "type"):
            setattr(self.app.painting.caches, drawn_once, getattr(CACHES, drawn_once))
        self.surface = pygame.Surface(size, 0, 32)
        self.desk.parts.drawer.is_open = drawer
        self.frame()

    @property
    def session(self) -> Any:
        return self.app.session

    @property
    def desk(self) -> Any:
        return self.app.desk

    def frame(self, count: int = 1) -> None:
        for _ in range(count):
            self.app.advance(FRAME_S)
            self.app.draw(self.surface)

    def event(self, kind: int, **about: Any) -> None:
        self.app.handle(pygame.Event(kind, about))

    def key(self, name: str) -> None:
        """Press and let go, and see what it did: "ctrl+z", "shift+space", "f1", "?"."""
        self.press(name)
        self.frame()

    def press(self, name: str) -> None:
        """Press and let go."""
        *held, last = name.split("+") if len(name) > 1 else [name]
        mod = 0
        for each in held:
            mod |= _MODS[each]
        code = _KEYS.get(last) or (ord(last) if len(last) == 1 else getattr(pygame, f"K_{last.upper()}"))
        text = last if len(last) == 1 and "ctrl" not in held else " " if last == "space" else ""
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            self.event(kind, key=code, unicode=text, mod=mod, scancode=0)

    def type(self, text: str) -> None:
        for sign in text:
            self.event(pygame.KEYDOWN, key=ord(sign), unicode=sign, mod=0, scancode=0)
        self.frame()

    def widget(self, name: str) -> Widget:
        return next(each for each in self.app.desk.shown if each.name == name)

    def point(self, place: str | tuple[float, float]) -> tuple[float, float]:
        return self.widget(place).rect.center if isinstance(place, str) else place

    def down(self, place: str | tuple[float, float]) -> None:
        self.event(pygame.MOUSEBUTTONDOWN, button=1, pos=self.point(place))

    def move(self, place: str | tuple[float, float]) -> None:
        self.event(pygame.MOUSEMOTION, pos=self.point(place), rel=(0, 0), buttons=(0, 0, 0))

    def up(self, place: str | tuple[float, float]) -> None:
        self.event(pygame.MOUSEBUTTONUP, button=1, pos=self.point(place))

    def click(self, place: str | tuple[float, float]) -> None:
        self.down(place)
        self.up(place)
        self.frame()

    def focus(self, name: str) -> Widget:
        """Tab until the widget has the focus."""
        for _ in range(30):
            if self.desk.pointer_focus.focus is not None and self.desk.pointer_focus.focus.name == name:
                return self.widget(name)
            self.press("tab")
        raise AssertionError(f"Tab never reaches {name}")

    def track(self, name: str, share: float) -> tuple[float, float]:
        """A point on a slider's track."""
        slider = self.widget(name)
        assert isinstance(slider, Slider)
        track = slider.track.rect
        return track.x + share * track.w, track.center[1]

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.surface, "RGB")
