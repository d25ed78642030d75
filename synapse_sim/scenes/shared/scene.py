"""What a scene is: a frozen value of a name and functions, one row of the table `SCENES`.

A scene only reads: it takes the frame of the session and draws it through a canvas into the room that it is
given, deciding the detail by its size. Its pixels depend on the frame, the room, the theme and the quality
alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.handle import Handle
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import SceneRow, scene_label

Things = Mapping[str, tuple[Rect, ...]]
"""Where the things of a picture are that one can point at, px; none where a thing is not seen."""


def _no_things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    del canvas, frame, room
    return {}


@dataclass(frozen=True, slots=True)
class Scene:
    """One scale of the story.

    `row` is its place in the table of names.
    `draw` fills its room. `chips` says the scales of the picture, computed from the parameters. `describe`
    says what lies under a point (px) of the scene drawn into that room.
    `columns` of the course are shown or can be read off the agents; where one is masked the scene is hidden.
    `things` says where the things are that can be lit; their names stand in `lesson/things.py`.
    `inside` is where in the picture (px) the next deeper scale lies; its middle if None.
    One that `tells_ahead` shows moments beside the present one, so it is hidden before a mask begins as well.
    A scene that `draws_both` arms has them in one picture; of all others the stage shows two halves.
    A `still` scene shows course and time alone: at rest its picture stays as it is.
    One that `fills` covers the whole of its room by itself, so nothing is laid under it: at 4K that is dear.
    `buttons` are ids of the actions that belong to the scene; the window places them.
    `handles` are what a hand may hold inside the picture; the window makes sliders of them.
    """

    row: SceneRow
    draw: Callable[[Canvas, Frame, Room], None]
    chips: Callable[[Frame], tuple[str, ...]]
    describe: Callable[[Frame, Room, float, float], str | None]
    columns: frozenset[str] = frozenset()
    buttons: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    still: bool = False
    draws_both: bool = False
    fills: bool = False
    inside: Callable[[Frame, Room], tuple[float, float]] | None = None
    tells_ahead: bool = False
    things: Callable[[Canvas, Frame, Room], Things] = _no_things

    def is_hidden(self, frame: Frame) -> bool:
        """Whether it would show what is to be predicted."""
        return frame.hides(self.columns) if self.tells_ahead else frame.hides_now(self.columns)

    @property
    def name(self) -> str:
        """The word of the command line."""
        return self.row.name

    @property
    def label(self) -> str:
        """Its title on screen, as spoken now."""
        return scene_label(self.row)

    @property
    def key(self) -> str:
        """The number key that shows it."""
        return self.row.key
