"""Everything a user can do to a session, as values: what happened can be told, kept, compared and done again.

Keys, lessons, clickers, films, macros and tests are lists of these. `Session.do` is the one door for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from synapse_sim.config.config import Changes
from synapse_sim.session.asks import Ask
from synapse_sim.session.lesson_commands import Teach

if TYPE_CHECKING:
    from synapse_sim.session.measurements import Measurements

# parameters


@dataclass(frozen=True, slots=True)
class Change:
    """Change parameters as one step; None takes a change back. Those of one gesture in a row are one step."""

    changes: Changes
    gesture: str = ""


@dataclass(frozen=True, slots=True)
class ApplyFile:
    """Take what was saved in the followed file, as one step."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class ChooseDrug:
    """Take a drug with the regimen of its own trials, as one step."""

    name: str


@dataclass(frozen=True, slots=True)
class EndGesture:
    """The hand let go: the next change is a step of its own."""


@dataclass(frozen=True, slots=True)
class Undo:
    """One change of parameters back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """One change of parameters forward again."""


@dataclass(frozen=True, slots=True)
class NewSeed:
    """The same with other luck; after the highest seed comes 0."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Parameters and time as they were at the start; undo brings the parameters back."""


# time


@dataclass(frozen=True, slots=True)
class GoTo:
    """Move to a time of the course, hours after the first dose; times outside it become its ends."""

    time_h: float


@dataclass(frozen=True, slots=True)
class Jump:
    """Come to rest at a bookmark of the course, and say what it is."""

    bookmark: str


@dataclass(frozen=True, slots=True)
class NextBookmark:
    """Jump to the next moment worth seeing (1), or the one before (-1)."""

    direction: int


@dataclass(frozen=True, slots=True)
class Step:
    """Move by so many seconds of the present pace."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Play:
    """Let the course move; at its end it begins again at the first dose."""


@dataclass(frozen=True, slots=True)
class PlayTo:
    """Move to a later time in so many seconds on screen, evenly along the warped axis, and rest there."""

    time_h: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Come to rest at the nearest place."""


@dataclass(frozen=True, slots=True)
class TogglePlay:
    """Play, or pause."""


@dataclass(frozen=True, slots=True)
class Replay:
    """Play from the first dose."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """Freeze the slow motion of the agents, or release it."""


@dataclass(frozen=True, slots=True)
class SendSignal:
    """Send a test signal into the circuit."""


# what is seen beside what


@dataclass(frozen=True, slots=True)
class Pin:
    """Keep the present run as a ghost, or let it go."""


@dataclass(frozen=True, slots=True)
class Compare:
    """Let a second arm run beside the first, that differs in these parameters; none take it away."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class ToggleTwin:
    """Let the same run without drug stand beside this one, or take the second arm away."""


@dataclass(frozen=True, slots=True)
class Mask:
    """Hide columns of the course from a time on, as while they are to be predicted; none show everything."""

    columns: frozenset[str]
    from_h: float = -inf


@dataclass(frozen=True, slots=True)
class ShowScene:
    """Bring a scene into view, or the overview."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Lay a page over the scene; an empty name takes it away."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowPublished:
    """Lay published data points over the timeline, or take them away."""


@dataclass(frozen=True, slots=True)
class HoldHandle:
    """Hold a handle of a scene at a value; None lets it go. Nothing but the picture knows of it.

    rests: whether it comes back there when a hand lets it go, as a beat of a lesson wants it.
    """

    name: str
    value: float | None
    rests: bool = False


@dataclass(frozen=True, slots=True)
class AddData:
    """Lay own measurements over the curves; those of a file of the same name give way."""

    measurements: Measurements


@dataclass(frozen=True, slots=True)
class RemoveData:
    """Take own measurements away."""

    name: str


@dataclass(frozen=True, slots=True)
class SeeWithout:
    """Show the same moment without drug from here on, or no more."""

    is_held: bool


Edit = Change | ApplyFile | ChooseDrug | EndGesture | Undo | Redo | NewSeed
"""What changes parameters."""
Move = GoTo | Jump | NextBookmark | Step | Play | PlayTo | Pause | TogglePlay | Replay | Freeze | SendSignal
"""What moves time or the agents."""
See = ShowScene | ShowPage | ShowPublished | Mask | AddData | RemoveData | HoldHandle
"""What is seen of a run, and nothing else."""
Command = Edit | Move | See | SeeWithout | Teach | Ask | Reset | Pin | Compare | ToggleTwin

Outcome = str
"""Why a command was refused, in one sentence; empty if it was done."""
