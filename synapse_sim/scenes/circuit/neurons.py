"""How neurons branch: limbs and spines grown from a number, the same every time.

Lengths are in units in which the body of a pyramidal cell is 54 wide; its middle is at (0, 0), up is less.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw.masks import smooth_path
from synapse_sim.draw.solids import limb, smooth_limb

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""

PYRAMIDAL_BOUNDS: Bounds = (-172.0, -438.0, 172.0, 190.0)
BASKET_BOUNDS: Bounds = (-138.0, -132.0, 138.0, 132.0)
"""What the cells reach at most, with a little room."""

_UP = -math.pi / 2
_OBLIQUES, _FIRST_OBLIQUE, _OBLIQUE_STEP = 9, -92.0, 20.0
_TRUNK_TOP = -278.0
_BASAL_ANGLES = (0.10, 0.42, 0.78, 1.2, math.pi - 1.2, math.pi - 0.78, math.pi - 0.42, math.pi - 0.10)
_BASKET_DENDRITES = 7


@dataclass(frozen=True, slots=True)
class Arbor:
    """A cell's limbs and spines; `shafts` are middles of dendrites, where channels can sit, all in units."""

    limbs: tuple[Floats32, ...]
    spines: Floats32
    shafts: Floats
    join: float


@dataclass(slots=True)
class _Growing:
    """A cell while it grows."""

    rng: np.random.Generator
    limbs: list[Floats32] = field(default_factory=list)
    spines: list[Floats] = field(default_factory=list)
    shafts: list[Floats] = field(default_factory=list)

    def branch(
        self, start: Floats, angle: float, length: float, radii: tuple[float, float], wiggle: float
    ) -> tuple[Floats, float]:
        """Grow one twig; returns its points and where it points to in the end."""
        turns = angle + np.cumsum(self.rng.normal(0, wiggle, 5))
        steps = length / 5 * np.column_stack([np.cos(turns), np.sin(turns)])
        points = np.vstack([start, start + np.cumsum(steps, axis=0)])
        self.limbs.append(smooth_limb(points, np.linspace(*radii, 6), 4))
        self.shafts.append(points[1:5])
        return points, float(turns[-1])

    def thorns(self, points: Floats, per_unit: float, longest: float = 2.7) -> None:
        """Set spines along a twig."""
        path = smooth_path(points, 6)
        steps = np.diff(path, axis=0)
        lengths = np.maximum(np.hypot(*steps.T), 1e-6)
        step = np.repeat(np.arange(len(steps)), self.rng.poisson(per_unit * lengths))
        count = len(step)
        foot = path[step] + self.rng.random((count, 1)) * steps[step]
        out = (
            self.rng.choice([-1.0, 1.0], count) * longest * self.rng.uniform(0.8, 1.5, count) / lengths[step]
        )
        head = foot + np.column_stack([-steps[step, 1] * out, steps[step, 0] * out])
        self.spines.append(np.column_stack([foot, np.full(count, 0.6), head, np.full(count, 1.1)]))

    def spiny(
        self, start: Floats, angle: float, length: float, radii: tuple[float, float], wiggle: float = 0.16
    ) -> tuple[Floats, float]:
        """A twig with spines on it."""
        points, end = self.branch(start, angle, length, radii, wiggle)
        self.thorns(points, 0.15)
        return points, end

    def done(self, join: float) -> Arbor:
        spines = np.vstack([np.empty((0, 6)), *self.spines]).astype(np.float32)
        return Arbor(tuple(self.limbs), spines, np.vstack(self.shafts), join)


def pyramidal(seed: int) -> Arbor:
    """A pyramidal cell: a trunk with obliques and a tuft, a skirt of basal dendrites, an axon below."""
    cell = _Growing(np.random.default_rng(seed))
    body = [(0, 12), (0, -14), (0, -46), (0, -78)]
    cell.limbs.append(smooth_limb(body, [27, 25, 14, 8.6]))
    cell.limbs += [limb([(0, 10), (side * 21, 22)], [20, 9]) for side in (-1, 1)]
    trunk = _trunk(cell)
    for k in range(_OBLIQUES):
        _oblique(cell, trunk, k)
    for side, spread in ((-1, 0.74), (1, 0.74), (cell.rng.choice([-1, 1]), 0.16)):
        _tuft(cell, trunk[-1], _UP + side * spread * cell.rng.uniform(0.8, 1.1), 47.0, 3.3, forks=3)
    for angle in _BASAL_ANGLES:
        _basal(cell, angle + cell.rng.normal(0, 0.06))
    cell.limbs.append(smooth_limb([(0, 28), (2, 70), (-3, 120), (1, 178)], [4, 2.6, 2.0, 1.6]))
    return cell.done(5.0)


def _trunk(cell: _Growing) -> Floats:
    """The apical dendrite, bent a little; returns its points from the body up."""
    along = np.linspace(0.0, 1.0, 7)
    x = cell.rng.normal(0, 7) * np.sin(2.4 * along)
    points = np.column_stack([x, -66 + (_TRUNK_TOP + 66) * along])
    cell.limbs.append(smooth_limb(points, np.linspace(9.2, 5.0, 7)))
    cell.thorns(points[1:], 0.13, 5.5)
    return points


def _oblique(cell: _Growing, trunk: Floats, k: int) -> None:
    rng, side = cell.rng, 1 if k % 2 else -1
    y = _FIRST_OBLIQUE - k * _OBLIQUE_STEP - rng.uniform(0, 9)
    start = np.array([np.interp(-y, -trunk[:, 1], trunk[:, 0]), y])
    points, angle = cell.spiny(start, _UP + side * rng.uniform(0.8, 1.2), rng.uniform(60, 98), (2.7, 1.25))
    for fork in (2, 4):
        if rng.random() < 0.62:
            turn = rng.choice([-1, 1]) * rng.uniform(0.35, 0.7)
            cell.spiny(points[fork], angle + turn, rng.uniform(30, 58), (1.5, 0.85))


def _tuft(cell: _Growing, start: Floats, angle: float, length: float, radius: float, *, forks: int) -> None:
    """A twig that forks and forks again."""
    rng = cell.rng
    points, end = cell.spiny(start, angle, length, (radius, 0.74 * radius), 0.09)
    for side in (-1, 1) if forks else ():
        turn = side * 0.40 * 0.9 ** (3 - forks) * rng.uniform(0.55, 1.1)
        _tuft(cell, points[-1], end + turn, length * rng.uniform(0.66, 0.92), 0.68 * radius, forks=forks - 1)


def _basal(cell: _Growing, angle: float) -> None:
    rng, foot = cell.rng, np.array([20 * math.cos(angle), 14 + 9 * math.sin(angle)])
    points, end = cell.spiny(foot, angle, rng.uniform(46, 66), (4.3, 2.2), 0.12)
    for side in (-1, 1):
        fork, turn = cell.spiny(
            points[-1], end + side * rng.uniform(0.16, 0.42), rng.uniform(38, 62), (1.9, 1.1)
        )
        if rng.random() < 0.6:
            cell.spiny(fork[3], turn + side * rng.uniform(0.3, 0.6), rng.uniform(22, 40), (1.2, 0.8))


def basket(seed: int) -> Arbor:
    """A basket cell: a round body with smooth dendrites on all sides, each forked once."""
    cell = _Growing(np.random.default_rng(seed))
    rng = cell.rng
    cell.limbs.append(limb([(-6, -2), (7, 3)], [27, 26]))
    for k in range(_BASKET_DENDRITES):
        angle = 2 * math.pi * k / _BASKET_DENDRITES + rng.normal(0, 0.14)
        foot = 18 * np.array([math.cos(angle), math.sin(angle)])
        points, end = cell.branch(foot, angle, rng.uniform(40, 60), (7.0, 2.6), 0.14)
        for side in (-1, 1):
            cell.branch(
                points[-1], end + side * rng.uniform(0.25, 0.6), rng.uniform(30, 56), (2.3, 0.9), 0.16
            )
    return cell.done(9.0)
