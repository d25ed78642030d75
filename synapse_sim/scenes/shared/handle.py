"""A handle inside a scene: a value that a hand may hold while the picture follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame


@dataclass(frozen=True, slots=True)
class Handle:
    """One handle of a scene.

    name: what `HoldHandle` calls it.
    low, high: between which a hand can set it.
    unit: of its value.
    label, tip: its name on screen, and what it is; as spoken now.
    value: what it says in a frame, by hand or by the agents.
    place: where it stands in a room; an empty rectangle where there is no room for it.
    """

    name: str
    low: float
    high: float
    unit: str
    label: Callable[[], str]
    tip: Callable[[], str]
    value: Callable[[Frame], float]
    place: Callable[[Canvas, Frame, Room], Rect]
