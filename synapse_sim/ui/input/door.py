"""The door of the window: SDL counts in points, everything behind the door in pixels of the surface."""

from __future__ import annotations

from dataclasses import replace

from synapse_sim.ui.input.events import Event, Moved, Pressed, Released
from synapse_sim.ui.window_requests import Close, ToggleFullScreen, WindowRequest

OUTSIDE = Moved(-1.0, -1.0)
"""Where the pointer is when it has left the window."""

WINDOW_KEYS: dict[str, WindowRequest] = {
    "alt+enter": ToggleFullScreen(),
    "ctrl+q": Close(),
    "ctrl+w": Close(),
}
"""Keys that every window has, and what they ask it for."""


def in_pixels(event: Event, pixels_per_point: tuple[float, float]) -> Event:
    """An event whose place, if it has one, is no longer in points but in pixels."""
    if isinstance(event, Moved | Pressed | Released):
        across, down = pixels_per_point
        return replace(event, x=event.x * across, y=event.y * down)
    return event
