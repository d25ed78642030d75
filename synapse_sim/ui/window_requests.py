"""What only a window can do, as values: the desk asks, the window grants."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavePicture:
    """Save what is on screen as a picture."""


@dataclass(frozen=True, slots=True)
class ToggleFullScreen:
    """Fill the screen, or be a window again."""


@dataclass(frozen=True, slots=True)
class LeaveFullScreen:
    """Be a window again, if the screen is filled."""


@dataclass(frozen=True, slots=True)
class Close:
    """Close the window."""


WindowRequest = SavePicture | ToggleFullScreen | LeaveFullScreen | Close
