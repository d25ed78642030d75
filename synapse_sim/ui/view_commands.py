"""What concerns the desk alone, as values: where the focus is, how large all is, which page lies over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from synapse_sim.ui.widgets.span import Reach


@dataclass(frozen=True, slots=True)
class FocusNext:
    """To the next control in reading order (1), or the one before (-1)."""

    direction: int


@dataclass(frozen=True, slots=True)
class Nudge:
    """Move a control one step, as its own arrows do."""

    control: Literal["time", "dose"]
    reach: Reach
    direction: int


@dataclass(frozen=True, slots=True)
class VisitScene:
    """Bring a scene forward; again it goes to the peak of its stage."""

    name: str


@dataclass(frozen=True, slots=True)
class Descend:
    """Glide to the scale so many steps further in, or out."""

    steps: int


@dataclass(frozen=True, slots=True)
class Magnify:
    """Make what the glass under the pointer shows so many steps larger, or smaller; at last it goes."""

    steps: int


@dataclass(frozen=True, slots=True)
class VisitStage:
    """Go to the scene of a stage of the ribbon, by its place from 0; again it goes to the stage's peak."""

    place: int


@dataclass(frozen=True, slots=True)
class ScaleBy:
    """Make text and controls larger or smaller."""

    factor: float


@dataclass(frozen=True, slots=True)
class ToggleProjector:
    """The look for a projector, or the dark one."""


@dataclass(frozen=True, slots=True)
class PredictOrReveal:
    """Hide what the scene shows, to predict it; again to reveal it, and once more to try again."""


@dataclass(frozen=True, slots=True)
class ToggleControls:
    """Show or hide the control panel."""


@dataclass(frozen=True, slots=True)
class NextCurves:
    """The timeline as lanes, as all curves on one axis, or away."""


@dataclass(frozen=True, slots=True)
class ToggleParameters:
    """Show the page of all parameters, or take it away."""


@dataclass(frozen=True, slots=True)
class TogglePage:
    """Show a page of that name, or take it away."""

    name: str


@dataclass(frozen=True, slots=True)
class FindParameter:
    """Show that page, ready to type words that one looks for."""


@dataclass(frozen=True, slots=True)
class VaryThis:
    """Draw the answer over what the slider under the hands moves; again takes it away."""


@dataclass(frozen=True, slots=True)
class WhatIfThis:
    """Show what 30 % less or more of that would do; again takes it away."""


@dataclass(frozen=True, slots=True)
class TraceThis:
    """Show the chain from what the hands are on back to the dose; again takes it away."""


@dataclass(frozen=True, slots=True)
class BlankScreen:
    """Hide everything until the next key or press."""


@dataclass(frozen=True, slots=True)
class About:
    """Say what the focused control is, or what lies under the pointer."""


@dataclass(frozen=True, slots=True)
class NextHelpPage:
    """Open the help, turn its page, and close it after the last."""


@dataclass(frozen=True, slots=True)
class Escape:
    """Close what is open, else go back to the overview; never quits."""


ViewCommand = (
    FocusNext
    | Nudge
    | VisitScene
    | VisitStage
    | Descend
    | Magnify
    | ScaleBy
    | ToggleProjector
    | PredictOrReveal
    | ToggleControls
    | NextCurves
    | ToggleParameters
    | TogglePage
    | FindParameter
    | VaryThis
    | WhatIfThis
    | TraceThis
    | BlankScreen
    | About
    | NextHelpPage
    | Escape
)
