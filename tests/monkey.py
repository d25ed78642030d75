"""A monkey at the program: five keyboards, clicks, drags, the wheel, new sizes, and a file that is saved."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pygame

from synapse_sim.config import Value
from synapse_sim.ui.actions import ACTIONS
from tests.ui.pilot import Pilot

LETTERS = {
    "us": "qwertyuiopasdfghjklzxcvbnm[],./1234567890-=",
    "german": "qwertzuiopasdfghjklyxcvbnmüöä,.-1234567890ß´",
    "french": "azertyuiopqsdfghjklmwxcvbn^$,;:!&é\"'(-è_çà)=",
    "russian": "йцукенгшщзхъфывапролджэячсмитьбю.1234567890-=",
    "greek": ";ςερτυθιοπασδφγηξκλζχψωβνμ[],./1234567890-=",
}
"""What the keys of five keyboards type."""
NAMED = [
    *("tab", "return", "escape", "backspace", "delete", "space", "left", "right", "up", "down"),
    *("pageup", "pagedown", "home", "end"),
    *(f"f{n}" for n in range(1, 13)),
]
MODS = (0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_RALT, pygame.KMOD_META)
GOOD = ("", "[treatment]\ndose = 0.3\n", "seed = 4\n[subject]\nstate = 'healthy'\n")
BROKEN = ("[treatment\n", "[treatment]\ndose = -1\n", "[treatment]\nrout = 'x'\n", "dose = 'ü\n", "\x00")
QUICK: dict[str, Value | None] = {"course.horizon_h": 48.0}


class Monkey:
    """Does one random thing after the other; the same seed does the same.

    sizes, largest: how many sizes its window takes, and the largest of them, px.
    unhurried: it often looks at what it did, at other sizes and after another file.
    """

    def __init__(
        self,
        seed: int,
        folder: Path,
        *,
        sizes: int = 40,
        largest: tuple[int, int] = (1280, 800),
        unhurried: bool = True,
    ) -> None:
        last = 0.985 if unhurried else 0.996
        self.luck = random.Random(seed)
        self.file = folder / f"monkey-{seed}.toml"
        self.file.write_text("", encoding="utf-8")
        self.pilot = Pilot(QUICK, size=(640, 400), config_path=self.file)
        self.sizes = [self._size(largest) for _ in range(sizes)]
        self.keys = [key for each in ACTIONS for key in each.keys if key != "+"]
        self.deeds: list[tuple[float, Callable[[], None]]] = [
            (0.30, self._known_key), (0.56, self._any_key), (0.62, self._type), (0.78, self._click),
            (0.86, self._drag), (0.92, self._wheel), (2 * last - 1, self._window_event), (last, self._resize),
            (0.5 + 0.5 * last, self._save), (1.0, self._frames),
        ]  # fmt: skip

    def _size(self, largest: tuple[int, int]) -> tuple[int, int]:
        width, height = self.luck.randint(400, largest[0]), self.luck.randint(400, largest[1])
        return (width, height) if self.luck.random() < 0.7 else (min(width, height), max(width, height))

    def act(self, events: int, frame_every: int = 25) -> None:
        """Do so many things, and look at a frame now and then."""
        for k in range(events):
            chance = self.luck.random()
            next(deed for limit, deed in self.deeds if chance <= limit)()
            if k % frame_every == 0:
                self.pilot.frame()
        self.pilot.frame()

    def is_well(self) -> bool:
        """Whether the program stands where a program can stand."""
        session = self.pilot.session
        low, high = session.frame().span_h
        return bool(low <= session.time_h <= high) and bool(self.pilot.desk.shown)

    def _place(self) -> tuple[float, float]:
        width, height = self.pilot.surface.get_size()
        if self.luck.random() < 0.6:
            rect = self.luck.choice(self.pilot.desk.shown).rect
            return rect.x + self.luck.random() * rect.w, rect.y + self.luck.random() * rect.h
        return self.luck.uniform(-20, width + 20), self.luck.uniform(-20, height + 20)

    def _known_key(self) -> None:
        self.pilot.press(self.luck.choice(self.keys))

    def _any_key(self) -> None:
        if self.luck.random() < 0.5:
            name = self.luck.choice(NAMED)
            self._key(getattr(pygame, f"K_{name.upper() if len(name) > 1 else name}"), "", 0)
        else:
            row = LETTERS[self.luck.choice(tuple(LETTERS))]
            at = self.luck.randrange(len(row))
            self._key(ord(row[at]), row[at], 4 + at)

    def _key(self, code: int, text: str, scancode: int) -> None:
        mod = self.luck.choice(MODS)
        about = {"key": code, "unicode": text if mod in {0, pygame.KMOD_SHIFT} else "", "mod": mod}
        kinds = [pygame.KEYDOWN] * self.luck.choice((1, 1, 1, 4)) + [pygame.KEYUP] * (
            self.luck.random() < 0.9
        )
        for kind in kinds:
            self.pilot.event(kind, scancode=scancode, **about)

    def _type(self) -> None:
        for sign in self.luck.choice(
            ("zzz", "1e400-1e400", "0,5", "nan", "7d", "-", "infusion", "ß€", "1e9")
        ):
            self.pilot.event(pygame.KEYDOWN, key=ord(sign), unicode=sign, mod=0, scancode=0)

    def _click(self) -> None:
        place = self._place()
        for _ in range(self.luck.choice((1, 1, 2))):
            self.pilot.down(place)
            self.pilot.up(place)

    def _drag(self) -> None:
        self.pilot.down(self._place())
        for _ in range(self.luck.randint(1, 3)):
            self.pilot.move(self._place())
        if self.luck.random() < 0.9:
            self.pilot.up(self._place())

    def _wheel(self) -> None:
        self.pilot.move(self._place())
        self.pilot.event(pygame.MOUSEWHEEL, x=0, y=self.luck.choice((-3, -1, 1, 3)))

    def _window_event(self) -> None:
        self.pilot.event(self.luck.choice((pygame.WINDOWLEAVE, pygame.WINDOWFOCUSLOST, pygame.JOYBUTTONDOWN)))

    def _resize(self) -> None:
        self.pilot.surface = pygame.Surface(self.luck.choice(self.sizes), 0, 32)
        self.pilot.app.pixels_per_point = (self.luck.choice((1.0, 1.5, 2.0)),) * 2
        self.pilot.frame()

    def _save(self) -> None:
        text = self.luck.choice(GOOD if self.luck.random() < 0.5 else BROKEN)
        stamp = self.file.stat().st_mtime_ns + 1_000_000
        self.file.write_text(text, encoding="utf-8")
        os.utime(self.file, ns=(stamp, stamp))
        self.pilot.app.advance(0.3)

    def _frames(self) -> None:
        self.pilot.frame(self.luck.randint(1, 4))
