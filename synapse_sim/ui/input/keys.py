"""How a key is called, whichever keyboard it lies on: what it makes, then its own name, then its place."""

from __future__ import annotations

import pygame

_SPECIAL = {
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
_PLACES = {
    **{pygame.KSCAN_A + k: chr(ord("a") + k) for k in range(26)},
    **{pygame.KSCAN_1 + k: "1234567890"[k] for k in range(10)},
}
"""What lies on a key of a Latin keyboard, by scancode: letters and the row of digits."""
_GREEK_Q = (";", "q")
"""The one Latin letter whose place holds a sign on the Greek keyboard."""
_CTRL = pygame.KMOD_CTRL | pygame.KMOD_META
_ALT_GR = pygame.KMOD_MODE | pygame.KMOD_RALT
"""AltGr comes as Mode or as right Alt, on Windows with Ctrl; on a Mac either Alt composes."""


def key_names(code: int, text: str, scancode: int, mod: int) -> tuple[str, ...]:
    """The names of a key that goes down, with its modifiers; the first that means something counts.

    Args:
        code: what the keyboard's layout calls it, as SDL does.
        text: what it types with its modifiers, often nothing.
        scancode: where it lies.
        mod: the modifiers that are held.
    """
    if code in _SPECIAL:
        return (_with(mod, _SPECIAL[code]),)
    called = _called(code)
    if is_composed(code, text, mod):
        return (text.lower(),)
    made = text if text.isprintable() and not text.isalpha() else ""  # with Shift, if it needs that
    named = (_with(mod, name) for name in (called, _lies(called, scancode)) if name)
    signs = (_with(mod & ~pygame.KMOD_SHIFT, made),) if made else ()
    return tuple(dict.fromkeys((*signs, *named))) or ("",)


def is_composed(code: int, text: str, mod: int) -> bool:
    """Whether AltGr made another sign of the key: then it is that sign, and no modifier is meant."""
    if not text.strip() or not text.isprintable():
        return False
    is_other = text.lower() != _called(code)
    return bool(mod & _ALT_GR and not text.isalnum()) or bool(mod & (_ALT_GR | pygame.KMOD_ALT) and is_other)


def typed_words(code: int, text: str, mod: int) -> str:
    """What a key puts into a field: nothing if it is a command."""
    if mod & _CTRL and not is_composed(code, text, mod):
        return ""
    return text if text.isprintable() else ""


def _called(code: int) -> str:
    """The key's own name; the code of a key that types is its sign in small."""
    if 0x20 < code < 0x110000 and chr(code).isprintable():
        return chr(code).lower()
    return pygame.key.name(code) if code else ""


def _lies(called: str, scancode: int) -> str:
    """The Latin letter or digit of the place, where the keyboard has another script or sign there.

    A Latin letter keeps its own place: on a French keyboard Ctrl+A must not mean Ctrl+Q.
    """
    place = _PLACES.get(scancode, "")
    is_meant = not called.isascii() or place.isdigit() or (called, place) == _GREEK_Q
    return place if is_meant else ""


def _with(mod: int, name: str) -> str:
    """The name with its modifiers."""
    held = (
        ("ctrl", bool(mod & _CTRL)),
        ("alt", bool(mod & pygame.KMOD_ALT)),
        ("shift", bool(mod & pygame.KMOD_SHIFT)),
    )
    return "+".join([*(word for word, is_held in held if is_held), name])
