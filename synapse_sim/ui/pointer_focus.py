"""Pointer and keyboard on the widgets: which one lies under the pointer, is held, or has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from synapse_sim.ui.input.clipboard import Clipboard, OwnClipboard
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import Widget, WidgetState

DOUBLE_S = 0.4
_DOUBLE_PX = 8.0
_NEVER_TYPED = {"tab", "shift+tab", "ctrl+q", "ctrl+w", "ctrl+s", "f11", "alt+enter"}
"""Keys that reach the window out of a field as well."""


class PointerFocus:
    """What the user's hands are on.

    focus: the widget that gets the keys.
    held: the widget that was pressed and not released yet.
    hover: the widget under the pointer.
    pointer: where it was last, px.
    still_s: how long it has not moved.
    free_s: how long nothing is held any more.
    clipboard: where copied words wait.

    Args:
        widgets: those on screen, in reading order; the first that contains a point is hit.
    """

    def __init__(self, widgets: Callable[[], Iterable[Widget]]) -> None:
        self._widgets = widgets
        self.clipboard: Clipboard = OwnClipboard()
        self.focus: Widget | None = None
        self.held: Widget | None = None
        self.hover: Widget | None = None
        self.pointer = (-1.0, -1.0)
        self.still_s = 0.0
        self.free_s = 0.0
        self._clock_s = 0.0
        self._last_press = (-1.0, -100.0, -100.0)

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._clock_s += wall_s
        self.still_s += wall_s
        self.free_s = 0.0 if self.held else self.free_s + wall_s

    def look(self, widget: Widget) -> WidgetState:
        """How a widget looks under the hands."""
        return WidgetState(hovered=widget is self.hover, focused=widget is self.focus)

    @property
    def popup(self) -> Widget | None:
        """The widget whose list is open over everything else."""
        return self.focus if self.focus is not None and self.focus.popup else None

    # keyboard

    def focus_on(self, widget: Widget | None) -> None:
        """Give the keys to a widget, or to none."""
        if self.focus is not None and self.focus is not widget:
            self.focus.leave()
        self.focus = widget

    def step_focus(self, by: int) -> None:
        """To the next widget in reading order, or the one before."""
        stops = [widget for widget in self._widgets() if widget.takes_focus and widget.rect.w > 0]
        if not stops:
            return
        at = stops.index(self.focus) if self.focus in stops else (-1 if by > 0 else 0)
        self.focus_on(stops[(at + by) % len(stops)])

    def key(self, key: Key) -> bool:
        """Whether the widget in focus took the key; while one types in it, nearly all are its own."""
        focus = self.focus
        if key.released or focus is None or focus.rect.w <= 0:
            return False
        typing = focus.is_typing
        if typing and key.known_in(_NEVER_TYPED) and not key.name.endswith("tab"):
            return False
        return focus.key(self._exchanged(focus, key)) or (typing and key.name not in _NEVER_TYPED)

    def _exchanged(self, focus: Widget, key: Key) -> Key:
        """Copy what the key copies; a key that pastes brings the words along."""
        if key.known_in({"ctrl+c", "ctrl+x"}) and focus.copied:
            self.clipboard.write(focus.copied)
        if key.known_in({"ctrl+v"}):
            return replace(key, text=" ".join(self.clipboard.read().split()))
        return key

    # pointer

    def move(self, x: float, y: float) -> bool:
        """The pointer is here; whether it was elsewhere before."""
        has_moved = (x, y) != self.pointer
        if has_moved:
            self.pointer, self.still_s = (x, y), 0.0
        if self.held is not None:
            self.held.drag(x, y)
            return has_moved
        if self.popup is not None:
            self.popup.hover(x, y)
        self.see()
        return has_moved

    def see(self) -> None:
        """Find what lies under the pointer, as after the widgets took other places."""
        self.hover = self._at(*self.pointer)

    def press(self, x: float, y: float) -> None:
        """The button went down."""
        double = self._is_double(x, y)
        hit = self.popup or self._at(x, y)
        if hit is None or (hit.takes_focus and hit.takes_focus_by_press):
            self.focus_on(hit)
        if hit is not None:
            self.held = hit
            hit.press(x, y, double=double)

    def release(self, x: float, y: float) -> None:
        """The button came up."""
        held, self.held = self.held, None
        if held is not None:
            held.release(x, y)

    def let_go(self) -> None:
        """The pointer left the window."""
        if self.held is not None:
            self.held.leave()
            self.held = None

    def wheel(self, steps: int) -> bool:
        """Whether the open list, or the widget in focus under the pointer, took the turn of the wheel."""
        focus = self.focus
        if focus is None or not (focus.popup or focus is self.hover):
            return False
        return focus.wheel(steps)

    def _is_double(self, x: float, y: float) -> bool:
        then, last_x, last_y = self._last_press
        near = abs(x - last_x) < _DOUBLE_PX and abs(y - last_y) < _DOUBLE_PX
        double = near and self._clock_s - then < DOUBLE_S
        self._last_press = (-1.0, -100.0, -100.0) if double else (self._clock_s, x, y)
        return double

    def _at(self, x: float, y: float) -> Widget | None:
        return next((widget for widget in self._widgets() if widget.rect.contains(x, y)), None)
