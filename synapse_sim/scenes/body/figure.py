"""What a drawn body consists of: limbs, organs, vessels, doors, and where parcels lie.

Everything is in figure units: x to the right from the middle, y down from the top; 1 is the visible height.
A limb is a capsule (x0, y0, r0, x1, y1, r1); a region is the set of capsules in which the parcels of a place
lie. Quiet outlines, not anatomy.
"""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.config.routes import ROUTES
from synapse_sim.scenes.shared.shading import Capsule
from synapse_sim.texts.catalogue import text

Limbs = tuple[Capsule, ...]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ: its name, colour role, and form."""

    name: str
    role: str
    limbs: Limbs
    join: float = 0.03


@dataclass(frozen=True, slots=True)
class RouteEntry:
    """Where a route brings the drug in.

    `name` stands for its words, `region` is where the drug waits.
    `tool` has its tip at `tip`, its label at `label`.
    """

    name: str
    region: Limbs
    tool: str
    tip: Point
    label: Point

    @property
    def words(self) -> str:
        """What it is called on screen."""
        return text(f"scenes.body.entry.{self.name}")

    @property
    def middle(self) -> Point:
        """The middle of the region's first limb."""
        x0, y0, _, x1, y1, _ = self.region[0]
        return (x0 + x1) / 2, (y0 + y1) / 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of body.

    `width` and `height` are the room it needs with its labels; `vessels` are loops that blood runs along; the
    labels of brain and plasma stand at `brain_label` and `plasma_label`.
    """

    width: float
    height: float
    limbs: Limbs
    organs: tuple[Organ, ...]
    vessels: tuple[tuple[Point, ...], ...]
    regions: dict[int, Limbs]
    doors: dict[str, RouteEntry]
    heart: Point
    brain_label: Point
    plasma_label: Point

    def door(self, route: str) -> RouteEntry:
        """Where a route goes in; one without a door of its own shares that of another route."""
        return self.doors.get(route) or self.doors[ROUTES[route].drawn_as]


def ball(x: float, y: float, r: float) -> Capsule:
    """A ball as a limb of no length."""
    return (x, y, r, x, y, r)


def both(*limbs: Capsule) -> Limbs:
    """The limbs and their mirror images."""
    return (*limbs, *((-a, b, r, -c, d, s) for a, b, r, c, d, s in limbs))
