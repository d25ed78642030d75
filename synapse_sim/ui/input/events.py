"""Events as the widgets see them: keys by name, the pointer by place. Nothing asks the mouse where it is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import pygame

from synapse_sim.ui.input.keys import key_names, typed_words


@dataclass(frozen=True, slots=True)
class Key:
    """A key that went down (or up, if `released`).

    name: with its modifiers, "ctrl+shift+z", "f1", "?"; a sign that needs shift is named by the sign alone.
    text: what it types, often nothing.
    repeated: sent again because the key is held.
    others: names that count where the first means nothing.
    """

    name: str
    text: str = ""
    released: bool = False
    repeated: bool = False
    others: tuple[str, ...] = ()

    def known_in(self, names: Container[str]) -> str:
        """The first of its names that is among these; empty if none is."""
        return next((name for name in (self.name, *self.others) if name in names), "")


@dataclass(frozen=True, slots=True)
class Moved:
    """The pointer moved."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pressed:
    """The left button went down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Released:
    """The left button came up."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Wheeled:
    """The wheel turned; up is positive.

    with_ctrl: whether Ctrl was down.
    """

    steps: int
    with_ctrl: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """The window lost the keyboard: nothing is held any more."""


Event = Key | Moved | Pressed | Released | Wheeled | Left


class Keyboard:
    """Translates events, and remembers which keys are down: one that goes down twice is held."""

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._modifiers = 0

    def translated(self, event: pygame.event.Event) -> Event | None:
        """The event as widgets see it; None if it is none of theirs."""
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._modifiers = event.mod
        if event.type == pygame.MOUSEWHEEL:
            return Wheeled(event.y, with_ctrl=bool(self._modifiers & pygame.KMOD_CTRL))
        if event.type == pygame.KEYDOWN:
            return _key(event, repeated=self._goes_down(event))
        if event.type == pygame.KEYUP:
            self._down.discard(_place(event))
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()
            self._modifiers = 0
        return _translated(event)

    def _goes_down(self, event: pygame.event.Event) -> bool:
        """Whether it was down already."""
        held = _place(event) in self._down
        self._down.add(_place(event))
        return held


def _translated(event: pygame.event.Event) -> Event | None:
    kind = event.type
    if kind == pygame.KEYUP:
        return _key(event, released=True)
    if kind == pygame.MOUSEMOTION:
        return Moved(*event.pos)
    if kind == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
        return Pressed(*event.pos)
    if kind == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
        return Released(*event.pos)
    return Left() if kind == pygame.WINDOWFOCUSLOST else None


def _place(event: pygame.event.Event) -> int:
    """Where the key lies: its name may change while it is held, as with Shift."""
    return getattr(event, "scancode", 0) or -event.key


def _key(event: pygame.event.Event, *, released: bool = False, repeated: bool = False) -> Key:
    text = getattr(event, "unicode", "")
    name, *others = key_names(event.key, text, getattr(event, "scancode", 0), event.mod)
    return Key(name, typed_words(event.key, text, event.mod), released, repeated, tuple(others))
