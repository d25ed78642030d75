"""What a drawn body consists of: chains, organs, vessels, doors, and where parcels lie.

Everything is in figure units: x to the right from the middle, y down from the top; 1 is a person's height. A
knot is (x, y, radius); a chain is a smooth limb through knots. A loop of vessels goes out from the heart and
back to it. Quiet outlines, not anatomy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config.routes import ROUTES
from synapse_sim.draw.masks import smooth_path
from synapse_sim.texts.catalogue import wordings

Point = tuple[float, float]
Knot = tuple[float, float, float]
Chain = tuple[Knot, ...]
Loop = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ: its name, colour role, and form."""

    name: str
    role: str
    chains: tuple[Chain, ...]
    join: float = 0.012


@dataclass(frozen=True, slots=True)
class RouteEntry:
    """Where a route brings the drug in.

    `name` stands for its words. What is not in the body yet lies in `store`, and flows along `inlet` when its
    time comes; what the tissue at the door holds lies in `region`.
    `tool` has its tip at `tip`, its label at `label`.
    """

    name: str
    tool: str
    tip: Point
    label: Point
    region: tuple[Chain, ...]
    store: Chain
    inlet: Loop

    @property
    def words(self) -> str:
        """What it is called on screen."""
        return wordings(f"scenes.body.entry.{self.name}")[0]


@dataclass(frozen=True, slots=True)
class Lens:
    """A circle beside the head that shows it so many `times` larger."""

    x: float
    y: float
    radius: float
    times: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of body.

    `left`, `right` and `height` are the room that it needs with its tools; `loops` of vessels have `bends`
    where blood has turned back; `labels` are places of words, by what they name.
    """

    name: str
    left: float
    right: float
    height: float
    chains: tuple[Chain, ...]
    join: float
    organs: tuple[Organ, ...]
    loops: tuple[Loop, ...]
    bends: tuple[int, ...]
    gate: tuple[float, float, float, float]
    regions: dict[int, tuple[Chain, ...]]
    doors: dict[str, RouteEntry]
    labels: dict[str, tuple[Point, Point]]
    lens: Lens | None = None

    def door(self, route: str) -> RouteEntry:
        """Where a route goes in; one without a door of its own shares that of another route."""
        return self.doors.get(route) or self.doors[ROUTES[route].drawn_as]

    def organ(self, name: str) -> Organ:
        """One organ by its name."""
        return next(organ for organ in self.organs if organ.name == name)


def limb_of(chain: Chain, steps: int = 6) -> Floats:
    """The capsules of a chain, (n, 6) of x0, y0, r0, x1, y1, r1."""
    knots = np.asarray(chain, dtype=np.float64)
    path = smooth_path(knots, steps) if len(knots) > 2 else knots
    path[:, 2] = np.maximum(path[:, 2], knots[:, 2].min())
    limb: Floats = np.column_stack([path[:-1], path[1:]])
    return limb


def ball(x: float, y: float, r: float) -> Chain:
    """A ball as a chain of no length."""
    return ((x, y, r), (x, y, r))


def both(*chains: Chain) -> tuple[Chain, ...]:
    """The chains and their mirror images."""
    return (*chains, *(tuple((-x, y, r) for x, y, r in chain) for chain in chains))


def mirrored(loop: Loop) -> Loop:
    """A loop on the other side."""
    return tuple((-x, y) for x, y in loop)
