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


@dataclass(frozen=True, slots=True)
class SaveSession:
    """Save the session into its file, or under a free name."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Open the session in a file."""

    path: str


@dataclass(frozen=True, slots=True)
class CopyCommand:
    """Put the command that shows this picture on the clipboard."""


@dataclass(frozen=True, slots=True)
class WriteConfig:
    """Write the parameters into the config file, or into a new one."""


Keeping = SaveSession | OpenSession | CopyCommand | WriteConfig
"""What is kept of a window."""
WindowRequest = SavePicture | ToggleFullScreen | LeaveFullScreen | Close | Keeping
