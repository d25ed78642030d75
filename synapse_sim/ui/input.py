"""Events as the widgets see them: keys by name, the pointer by place. Nothing asks the mouse where it is."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

_NAMES = {
    pygame.K_SPACE: "space",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_TAB: "tab",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    **{getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)},
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that went down (or up, if `released`).

    name: with its modifiers, "ctrl+shift+z", "f1", "?"; a sign that needs shift is named by the sign alone.
    text: what it types, often nothing.
    """

    name: str
    text: str = ""
    released: bool = False


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
    """The wheel turned; up is positive."""

    steps: int


@dataclass(frozen=True, slots=True)
class Left:
    """The window lost the keyboard: nothing is held any more."""


Event = Key | Moved | Pressed | Released | Wheeled | Left


def translated(event: pygame.event.Event) -> Event | None:
    """The event as widgets see it; None if it is none of theirs."""
    kind = event.type
    if kind in (pygame.KEYDOWN, pygame.KEYUP):
        return _key(event, released=kind == pygame.KEYUP)
    if kind == pygame.MOUSEMOTION:
        return Moved(*event.pos)
    if kind == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
        return Pressed(*event.pos)
    if kind == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
        return Released(*event.pos)
    if kind == pygame.MOUSEWHEEL:
        return Wheeled(event.y)
    return Left() if kind == pygame.WINDOWFOCUSLOST else None


def _key(event: pygame.event.Event, *, released: bool) -> Key:
    text = getattr(event, "unicode", "")
    name = _NAMES.get(event.key) or _sign(event.key, text)
    parts = [word for word, held in _modifiers(event.mod) if held and not (word == "shift" and name == text)]
    return Key("+".join([*parts, name]), text if text.isprintable() else "", released)


def _sign(key: int, text: str) -> str:
    """A sign as typed, but letters always small, so that a capital is shift and the letter."""
    if text and text.isprintable() and not text.isalpha():
        return text
    return pygame.key.name(key) if key else text.lower()


def _modifiers(mod: int) -> tuple[tuple[str, bool], ...]:
    held = pygame.KMOD_CTRL | pygame.KMOD_META
    return (
        ("ctrl", bool(mod & held)),
        ("alt", bool(mod & pygame.KMOD_ALT)),
        ("shift", bool(mod & pygame.KMOD_SHIFT)),
    )
