"""A scene on the stage: it draws itself over the whole of it, and says what lies under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING

from synapse_sim.draw.beam import come_from, come_to
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.pygame_canvas.descent import Scale
from synapse_sim.late import Late
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import LADDER
from synapse_sim.ui.panels.answer_row import draw_hatch
from synapse_sim.ui.panels.beaming import Beaming, camera
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, WidgetState

if TYPE_CHECKING:
    from synapse_sim.ui.panels import twin
else:
    twin = Late("synapse_sim.ui.panels.twin")

_COVER_DP, _HATCH_DP = 30.0, 14.0


class SceneView(Widget):
    """One scene; its `rect` is what nothing lies over.

    A click leaves the keys where they are, so that Space goes on to play and arrows to move in time.

    whole: what it is drawn over; of that, `seen` is what nothing solid covers.
    """

    takes_focus = False
    takes_focus_by_press = False

    def __init__(self, scene: Scene, now: Callable[[], Frame], beaming: Beaming) -> None:
        super().__init__(f"scene {scene.name}")
        self.scene = scene
        self.whole = self.seen = NOWHERE
        self._now = now
        self._beaming = beaming

    @property
    def room(self) -> Room:
        """Its place, and what nothing lies over."""
        return Room(self.whole, self.rect)

    def scale(self, way: Hashable) -> Scale:
        """It as a scale to which one came by a way."""
        name = self.scene.name
        level = LADDER.index(name) if name in LADDER else None
        inside = partial(_inside, self.scene, self._now(), self.room)
        return Scale(name, level, way, self.rect.whole, inside)

    def place(self, whole: Rect, free: Rect, seen: Rect | None = None) -> None:
        """Give it its room; all of it is seen if nothing else is said."""
        self.whole, self.rect, self.seen = whole, free, seen or whole

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: as much as it gets."""
        del canvas
        return 0.0

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it over the whole of its room."""
        del look
        frame = self._now()
        self._beaming.follow(frame)
        if not self._comes_near(frame):
            canvas = canvas.sub(self.seen)
        if self.scene.is_hidden(frame):
            self._cover(canvas)
        elif self._is_twin(frame):
            twin.draw_twin(canvas, self.room, frame, self._paint)
        elif self.scene.still and not frame.view.points:
            state = (
                frame.revision, frame.time_h, frame.reduced_motion, frame.people, canvas.quality, self.rect,
            )  # fmt: skip
            paint = partial(self._paint, frame=frame, room=self.room)
            ground = None if self.scene.fills else "background"
            canvas.kept(self.name, state, self.whole, paint, ground=ground)
        else:
            part = canvas.sub(self.whole)
            if not self.scene.fills:
                part.fill("background")
            paint = partial(self._paint, frame=frame, room=self.room)
            part.renewed(("scene", self.name), frame.instant, paint, every=canvas.quality.scene_every)

    def _comes_near(self, frame: Frame) -> bool:
        """Whether a part of the picture is enlarged: any of its pixels may come into sight."""
        return self._beaming.is_on_its_way or camera(frame, self.room) is not None

    def _is_twin(self, frame: Frame) -> bool:
        return len(frame.arms) > 1 and not self.scene.draws_both

    def _paint(self, canvas: Canvas, frame: Frame, room: Room) -> None:
        """Draw one arm or all of them into a room, as the beat of a lesson shows it."""
        beam = self._beaming.beam(canvas, self.scene, frame, room, self.seen)
        if beam.is_plain:
            self.scene.draw(canvas, frame, room)
        else:
            canvas.beamed(self.name, room.whole, beam, lambda part: self.scene.draw(part, frame, room))

    def _cover(self, canvas: Canvas) -> None:
        """Hatched, with the scene's name: it shows what is to be predicted."""
        canvas.fill("background", self.whole)
        room, (x, y) = self.rect.inset(canvas.dp(_COVER_DP), canvas.dp(_COVER_DP)), self.rect.center
        draw_hatch(canvas.sub(room), room, "border", _HATCH_DP)
        radius = min(0.18 * room.h, 0.2 * room.w)
        canvas.disc(x, y, radius, "background")
        canvas.text(x, y, HIDDEN, "sentence", anchor="center", weight="bold")
        words = canvas.measure(self.scene.label, "body")[0] + canvas.em("body")
        height = canvas.line_height("body")
        top = min(y + radius + canvas.dp(6), room.bottom - height)
        canvas.fill("background", Rect(x - words / 2, top, words, height))
        canvas.text(x, top + height / 2, self.scene.label, "body", anchor="center")

    def tip_at(self, x: float, y: float) -> str:
        """What lies under the pointer."""
        if self.scene.is_hidden(self._now()):
            return HIDDEN
        frame, room = self._now(), self.room
        if self._is_twin(frame):
            frame, room = twin.half_at(room, frame, x)
        place = come_from(room.whole, camera(frame, room), x, y)
        return self.scene.describe(frame, room, *place) or ""


def _inside(scene: Scene, frame: Frame, room: Room) -> tuple[float, float]:
    """Where in a picture the next deeper scale lies, px; its middle while something covers it all."""
    if min(room.free.w, room.free.h) < 1.0:
        return room.free.center
    place = scene.inside(frame, room) if scene.inside else room.free.center
    return come_to(room.whole, camera(frame, room), *place)
