"""What a beat of a lesson lights, dims and brings near: from beat to beat the light and the camera ease."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.beam import Beam, Veil, part_shown
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.lesson.lesson import PLAIN, View
from synapse_sim.lesson.things import LANES, THINGS
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene, Things
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import OVERVIEW

LIGHT_S, CAMERA_S = 0.4, 0.8
"""How long light and camera take from one beat to the next."""
_RING_DP = 2.0
_ROOM_DP = 6.0
"""How far the light goes beyond a thing."""
_OUTSIDE = frozenset((*LANES, *THINGS[OVERVIEW]))
"""Things that stand beside the picture."""
_BESIDE_HILLS = frozenset(("drug", "relief", "lanes"))
"""Those of a light look, which has two hills and no ribbon."""


def lit_beside(frame: Frame) -> frozenset[str]:
    """Lanes, ribbon and lanes as a whole that the beat lights, where its scene has no thing of that name."""
    view = frame.view
    return _OUTSIDE.intersection(view.lit).difference(THINGS[view.scene] if view.scene != OVERVIEW else ())


def draw_light(canvas: Canvas, place: Rect) -> None:
    """A ring around what stands beside the picture and is lit, as there is one around things in it."""
    canvas.panel(place, None, "ink", radius_dp=9, width_dp=_RING_DP)


def camera(frame: Frame, room: Room) -> Rect | None:
    """The part of the picture that the beat shows at last, px; None for all of it."""
    return _camera(frame.view, room)


def _camera(view: View, room: Room) -> Rect | None:
    return part_shown(room.whole, room.free, view.zoom, view.center) if view.is_near else None


@dataclass(frozen=True, slots=True)
class _Target:
    """What a beat asks for in a scene."""

    scene: str
    view: View


class Beaming:
    """Light and camera on their way from one beat to the next; one for the whole desk."""

    def __init__(self) -> None:
        self._now: _Target | None = None
        self._before = PLAIN
        self._since_s = CAMERA_S

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._since_s = min(CAMERA_S, self._since_s + wall_s)

    def follow(self, frame: Frame) -> None:
        """Take what the beat says; what it said before stays for the eye until the way is done."""
        target = _Target(frame.shown, frame.view)
        if target == self._now:
            return
        is_same_scene = self._now is not None and self._now.scene == target.scene
        self._before = self._now.view if self._now is not None and is_same_scene else PLAIN
        self._since_s = CAMERA_S if self._now is None or frame.reduced_motion else 0.0
        self._now = target

    def settle(self, frame: Frame) -> None:
        """Be where it goes, as a picture needs it that is taken between two frames."""
        self.follow(frame)
        self._since_s = CAMERA_S

    @property
    def is_on_its_way(self) -> bool:
        """Whether it changes in the next frame; where nothing is lit or near, before and now, it does not."""
        moves = self._before.points or (self._now is not None and self._now.view.points)
        return moves and self._since_s < CAMERA_S

    def beam(self, canvas: Canvas, scene: Scene, frame: Frame, room: Room, seen: Rect | None = None) -> Beam:
        """How a scene is shown in a room just now; of that, nothing solid lies over what is `seen`."""
        view = self._now.view if self._now is not None else PLAIN
        lit, way = _eased(self._since_s / LIGHT_S), _eased(self._since_s / CAMERA_S)
        changes = lit < 1.0 and _points(self._before) != _points(view)
        stages = [(view, lit), (self._before, 1.0 - lit)] if changes else [(view, 1.0)]
        points = any(each.lit or each.dimmed for each, _ in stages)
        things = scene.things(canvas, frame, room) if points else {}
        beside = _BESIDE_HILLS if canvas.theme.light else _OUTSIDE
        light = _Light(things, room.whole, canvas.dp(_ROOM_DP), beside)
        found = [light.veil(each, strength) for each, strength in stages]
        shown = _between(_camera(self._before, room), _camera(view, room), room.whole, way)
        return Beam(shown, tuple(each for each in found if each is not None), room.free, seen)


@dataclass(frozen=True, slots=True)
class _Light:
    """What falls on the things of a picture; `grow_px` further than they reach.

    beside: names of what stands beside the picture.
    """

    things: Things
    whole: Rect
    grow_px: float
    beside: frozenset[str]

    def veil(self, view: View, strength: float) -> Veil | None:
        """What lies over a picture so that a view's things stand out; None where it points at nothing."""
        lit, dimmed = self._places(view.lit), self._places(view.dimmed)
        if lit or dimmed:
            return Veil(lit, dimmed, strength)
        points_beside = not self.beside.isdisjoint(view.lit)
        return Veil((), (self.whole,), strength) if points_beside else None

    def _places(self, names: Sequence[str]) -> tuple[Rect, ...]:
        every = (rect for name in names for rect in self.things.get(name, ()))
        found = (rect.inset(-self.grow_px).common(self.whole) for rect in every if rect.w > 0 and rect.h > 0)
        return tuple(Rect(*rect.whole) for rect in found if rect.w > 0 and rect.h > 0)


def _points(view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return view.lit, view.dimmed


def _between(before: Rect | None, now: Rect | None, whole: Rect, way: float) -> Rect | None:
    """The part that is shown on the way from one to another."""
    if way >= 1.0 or before == now:
        return now
    start, end = before or whole, now or whole
    mixed = (a + (b - a) * way for a, b in zip(_sides(start), _sides(end), strict=True))
    return Rect(*mixed)


def _sides(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.w, rect.h


def _eased(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)
