"""A scene in its place: it draws itself, says what lies under the pointer, and comes forward on a click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.commands import ShowScene
from synapse_sim.session.frame import Frame
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.ribbon import HIDDEN
from synapse_sim.ui.widgets.widget import Widget, WidgetState


class SceneView(Widget):
    """One scene; the keys of the scenes do the same as the click.

    A click leaves the keys where they are, so that Space goes on to play and arrows to move in time.
    """

    takes_focus_by_press = False

    def __init__(self, scene: Scene, now: Callable[[], Frame], do: Callable[[ShowScene], None]) -> None:
        super().__init__(f"scene {scene.name}")
        self.scene = scene
        self._now = now
        self._do = do

    @property
    def room(self) -> Room:
        """Its place, and what nothing lies over."""
        return Room(self.rect, self.rect)

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: as much as it gets."""
        del canvas
        return 0.0

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        frame = self._now()
        if frame.hides(self.scene.columns):
            self._cover(canvas)
        elif self.scene.still:
            state = frame.revision, frame.time_h, frame.reduced_motion, frame.people, canvas.quality
            paint = partial(self._paint, frame=frame)
            canvas.kept(self.name, state, self.rect, paint, ground="background")
        else:
            self._paint(canvas.sub(self.rect), frame)
        _frame_line(canvas, self.rect, "focus" if look.hovered else "border")

    def _paint(self, canvas: Canvas, frame: Frame) -> None:
        self.scene.draw(canvas, frame, self.room)

    def _cover(self, canvas: Canvas) -> None:
        """The scene's name, and that it is hidden: it shows what is to be predicted."""
        canvas.panel(self.rect, "panel", None, radius_dp=0)
        x, y = self.rect.center
        canvas.text(x, y, f"{self.scene.label}: {HIDDEN}", "heading", "ink_soft", anchor="center")

    def tip_at(self, x: float, y: float) -> str:
        """What lies under the pointer."""
        if self._now().hides(self.scene.columns):
            return HIDDEN
        return self.scene.describe(self._now(), self.room, x, y) or ""

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Bring it forward."""
        del x, y, double
        self._come_forward()

    def key(self, key: Key) -> bool:
        """Enter or Space bring it forward; once it is, they are free for others."""
        return key.name in {"enter", "space"} and (key.repeated or self._come_forward())

    def _come_forward(self) -> bool:
        """Whether it was not in front before."""
        is_new = self._now().scene != self.scene.name
        if is_new:
            self._do(ShowScene(self.scene.name))
        return is_new


def _frame_line(canvas: Canvas, rect: Rect, paint: Paint) -> None:
    width, box = round(canvas.stroke(1)), Rect(*rect.whole)
    for edge in (
        box.top_slice(width)[0],
        box.bottom_slice(width)[0],
        box.left_slice(width)[0],
        box.right_slice(width)[0],
    ):
        canvas.fill(paint, edge)
