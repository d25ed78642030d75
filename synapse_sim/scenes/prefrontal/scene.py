"""The prefrontal cortex: where in the brain the circuit stands. A place, and nothing of the course."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.prefrontal.brain import Brain, brain_of, draw_brain
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import PREFRONTAL, SceneRow
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings

_UP, _ACROSS = 0.94, 0.46
"""Most of the free height and width that the brain takes."""
_SPOT = 0.105
"""Width of the box around the next picture, in widths of the brain."""
_BESIDE_EM, _LEAST_EM = 15.0, 8.0
"""Most and least width of the sentence beside the brain."""
_ROWS = {"front": -0.10, "spot": 0.12}
"""How far below what they name the names stand, in widths of the brain."""


@dataclass(frozen=True, slots=True)
class BrainView:
    """Where the brain lies, px."""

    brain: Brain
    box: Rect

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the brain's box, in its widths, as pixels."""
        return self.box.x + x * self.box.w, self.box.y + y * self.box.w

    @property
    def spot(self) -> Rect:
        """The box around the next picture."""
        (x, y), side = self.place(*self.brain.spot), _SPOT * self.box.w
        return Rect(x - side / 2, y - 0.4 * side, side, 0.8 * side)


def view_of(frame: Frame, room: Room) -> BrainView:
    """The brain of this subject in the middle of what is free."""
    brain, free = brain_of(frame.config.subject.species), room.free
    width = min(_ACROSS * free.w, _UP * free.h / brain.height)
    (x, y), height = free.center, brain.height * width
    return BrainView(brain, Rect(*Rect(x - width / 2, y - height / 2, width, height).whole))


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw it."""
    canvas = canvas.sub(room.whole)
    canvas.backdrop()
    view = view_of(frame, room)
    draw_brain(canvas, view.brain, view.box)
    spot = view.spot
    canvas.panel(spot, None, "ink", radius_dp=5, width_dp=2)
    front = view.place(*view.brain.front)
    _point(canvas, room, view, ("front", "heading"), front)
    canvas.disc(*front, canvas.dp(3), "ink")
    _point(canvas, room, view, ("spot", "small"), (spot.x, spot.center[1]))
    _say(canvas, frame, room, view)


def _point(
    canvas: Canvas, room: Room, view: BrainView, named: tuple[str, Style], end: tuple[float, float]
) -> None:
    """A name at the left, and a line from it to what it names."""
    (key, style), gap = named, canvas.dp(10)
    right, left = view.box.x - 2 * gap, room.free.x + canvas.dp(28)
    y = end[1] + _ROWS[key] * view.box.w
    words = fitting(canvas, (*wordings(f"scenes.prefrontal.{key}"), ""), right - left, style, "medium")
    if words:
        canvas.line((right + gap / 2, y), end, "ink", 1.2, 0.8)
        haloed(canvas, right, y, words, style, anchor="midright")


def _say(canvas: Canvas, frame: Frame, room: Room, view: BrainView) -> None:
    """What is seen, and what the model leaves out, beside the brain where that has room."""
    left, right = view.box.right + canvas.dp(24), room.free.right - canvas.dp(28)
    names = (*wordings(f"scenes.prefrontal.brain.{frame.config.subject.species}"), "")
    below = fitting(canvas, names, right - left, "small", "medium")
    haloed(canvas, left, view.box.bottom - canvas.em("small"), below, colour="ink_soft")
    width = min(right - left, _BESIDE_EM * canvas.em("body"))
    reached = 0 if frame.course.effect_site_umolar.any() else 1
    said = wordings("scenes.prefrontal.reaches", drug=drug_label(frame.config))[reached]
    height = canvas.paragraph_height(max(1.0, width), said, "body")
    if width >= _LEAST_EM * canvas.em("body") and height < 0.6 * room.free.h:
        top = view.place(0.0, view.brain.front[1])[1] - height / 2
        canvas.paragraph(Rect(left, top, width, height), said, "body", ground="background")


def chips(frame: Frame) -> tuple[str, ...]:
    """The model has no size for it."""
    del frame
    return (text("scenes.not_to_scale"),)


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """What lies under the pointer."""
    view = view_of(frame, room)
    if not view.box.contains(x, y):
        return None
    across = (x - view.box.x) / view.box.w
    return text(f"scenes.prefrontal.about.{'front' if across < view.brain.edge else 'rest'}")


def circuit_at(frame: Frame, room: Room) -> tuple[float, float]:
    """Where the circuit lies."""
    return view_of(frame, room).spot.center


_ROW = SceneRow(PREFRONTAL, text("panels.ladder.prefrontal"), "")
SCENE = Scene(_ROW, draw, chips, describe, still=True, inside=circuit_at)
"""It stands in no table of scenes: one passes it, or stops there, on the way between body and circuit."""
