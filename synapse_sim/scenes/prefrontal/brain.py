"""A brain from the left, in light: its folds grow from noise, and its front part keeps the colour.

Everything is in shares of the width of its box; the front is at the left. Quiet outlines, not anatomy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw import masks
from synapse_sim.draw.blur import blurring
from synapse_sim.draw.canvas import Canvas, Making, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.lighting import Finish, lighting
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.solids import mapping
from synapse_sim.scenes.shared.shading import Capsule, joined, overlaying

_WHITE = (255, 255, 255)
_FLESH = Finish(ambient=0.20, occlusion=0.85, warmth=0.30, rim=0.50, gloss=0.20, shininess=26)
_MEETING = 0.014
"""How far the shade reaches where folds meet."""
_SOFT = 0.018
"""How sharply the front part ends."""
_ROUNDS = 16
"""In which noise becomes folds."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its form, the seed and the depth of its folds, and whether they run in bands.

    has_front: whether the prefrontal cortex is of it.
    """

    capsules: tuple[Capsule, ...]
    join: float
    seed: int = 0
    fold: float = 0.0
    banded: bool = False
    has_front: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what it covers."""
        ends = np.asarray(self.capsules).reshape(-1, 3)
        reach = ends[:, 2:] + 0.3 * self.join
        low, high = (ends[:, :2] - reach).min(axis=0), (ends[:, :2] + reach).max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@dataclass(frozen=True, slots=True)
class Brain:
    """One kind of brain.

    parts: from the farthest to the nearest. height: of the box, in widths.
    spot: where the next picture lies, a few cells of the prefrontal cortex; front: the middle of that.
    edge: where it ends at the front's height; slant: how far that leans back going up; floor: its lower end.
    """

    name: str
    parts: tuple[Part, ...]
    height: float
    spot: tuple[float, float]
    front: tuple[float, float]
    edge: float
    slant: float
    floor: float


_LEAVES = Part(((0.700, 0.585, 0.090, 0.800, 0.567, 0.080),), 0.02, 1, 0.010, banded=True)
_HUMAN = Brain(
    "human",
    (
        Part(((0.560, 0.50, 0.060, 0.610, 0.640, 0.044), (0.61, 0.64, 0.044, 0.640, 0.720, 0.036)), 0.03),
        _LEAVES,
        Part((
            (0.180, 0.330, 0.148, 0.275, 0.275, 0.205), (0.275, 0.275, 0.205, 0.420, 0.245, 0.230),
            (0.420, 0.245, 0.230, 0.560, 0.252, 0.232), (0.560, 0.252, 0.232, 0.700, 0.305, 0.205),
            (0.700, 0.305, 0.205, 0.820, 0.400, 0.135), (0.300, 0.380, 0.130, 0.620, 0.390, 0.130),
        ), 0.05, 2, 0.0115, has_front=True),
        Part((
            (0.318, 0.498, 0.076, 0.460, 0.522, 0.088), (0.460, 0.522, 0.088, 0.640, 0.485, 0.080),
            (0.640, 0.485, 0.080, 0.740, 0.440, 0.060),
        ), 0.03, 3, 0.0115),
    ),
    height=0.765, spot=(0.135, 0.335), front=(0.205, 0.235), edge=0.335, slant=0.16, floor=0.48,
)  # fmt: skip
_RODENT = Brain(
    "rodent",
    (
        Part(((0.640, 0.330, 0.090, 0.800, 0.395, 0.062), (0.800, 0.395, 0.062, 0.945, 0.420, 0.045)), 0.04),
        Part(((0.735, 0.235, 0.098, 0.800, 0.270, 0.090),), 0.03, 1, 0.009, banded=True),
        Part(((0.090, 0.285, 0.052, 0.170, 0.275, 0.070),), 0.03),
        Part((
            (0.235, 0.270, 0.088, 0.360, 0.235, 0.155), (0.360, 0.235, 0.155, 0.560, 0.230, 0.180),
            (0.560, 0.230, 0.180, 0.650, 0.255, 0.130), (0.420, 0.330, 0.100, 0.600, 0.330, 0.110),
        ), 0.06, has_front=True),
    ),
    height=0.50, spot=(0.250, 0.235), front=(0.270, 0.210), edge=0.345, slant=0.10, floor=0.36,
)  # fmt: skip


def brain_of(species: str) -> Brain:
    """That of a person; that of a rodent is smooth."""
    return _HUMAN if species == "human" else _RODENT


def draw_brain(canvas: Canvas, brain: Brain, box: Rect) -> None:
    """Draw it into its box from a cached picture."""
    canvas.image(("prefrontal.brain", brain.name), box, partial(_brain, canvas, brain))


def _brain(canvas: Canvas, brain: Brain, width: int, height: int) -> Making[Picture]:
    whole = np.zeros((height, width, 4), dtype=np.float32)
    for part in brain.parts:
        left, top, right, bottom = (round(width * side) for side in part.box)
        rows, columns = slice(max(0, top), bottom + 1), slice(max(0, left), right + 1)
        room = whole[rows, columns]
        corner = columns.start, rows.start
        painted = yield from _part(canvas, part, (*corner, room.shape[1], room.shape[0]), width)
        yield
        if part.has_front:
            _tint(painted, brain, corner, width, _colours(canvas))
            yield
        yield from overlaying(room, painted)
    picture = np.empty(whole.shape, dtype=np.uint8)
    for rows in strips(height, width):
        picture[rows] = np.clip(whole[rows], 0, 255)
        yield
    return picture


def _colours(canvas: Canvas) -> tuple[Colour, Colour]:
    """Of the front, and of the rest."""
    front = canvas.colour("dendrite")
    rest = mix(front, canvas.colour("neutral"), 0.72)
    if canvas.theme.light:
        return mix(front, _WHITE, 0.10), mix(rest, _WHITE, 0.45)
    return mix(front, _WHITE, 0.06), mix(rest, canvas.colour("background"), 0.26)


def _part(canvas: Canvas, part: Part, box: tuple[int, int, int, int], unit: int) -> Making[Picture]:
    """A part in light; `box` is its left, top, width and height, px, `unit` the width of the brain."""
    left, top, width, height = box
    shift = np.array([left, top, 0, left, top, 0])
    scaled = [tuple(unit * np.asarray(capsule) - shift) for capsule in part.capsules]
    field = yield from mapping(joined(scaled, unit * part.join), width, height, soften=2)
    field[1] *= np.float32(0.60)
    if part.fold:
        folds = _bands(box, unit) if part.banded else (yield from _folds((width, height), unit, part.seed))
        field[1] += folds * np.float32(unit * part.fold) * np.clip(field[0] / (0.02 * unit), 0, 1)
    yield
    finish = replace(_FLESH, occlusion_px=max(3.0, _MEETING * unit))
    picture = np.zeros((height, width, 4), dtype=np.uint8)
    yield from lighting(picture, field, _colours(canvas)[1], finish, light=canvas.theme.light)
    return picture


def _tint(
    picture: Picture, brain: Brain, corner: tuple[int, int], unit: int, colours: tuple[Colour, Colour]
) -> None:
    """Give the prefrontal cortex its colour: the first, where all has the second."""
    x, y = masks.grid(picture.shape[1], picture.shape[0])
    across, down = (x + corner[0]) / unit, (y + corner[1]) / unit
    edge = brain.edge + brain.slant * (brain.front[1] - down)
    ahead = 1 / (1 + np.exp(np.clip((across - edge) / _SOFT, -30, 30)))
    share = (ahead * np.clip((brain.floor - down) / _SOFT, 0, 1))[:, :, None]
    front, rest = (np.asarray(colour, dtype=np.float32) for colour in colours)
    ratio = front / np.maximum(rest, 1)
    colour = picture[:, :, :3] * (1 + (ratio - 1) * share)
    picture[:, :, :3] = np.clip(colour, 0, 255)


def _folds(size: tuple[int, int], unit: int, seed: int) -> Making[Floats32]:
    """Winding ridges, -1..1: what differs from its surroundings grows until it meets its neighbour."""
    width, height = size
    small = max(1, round(unit / 260))
    shape = -(-height // small), -(-width // small)
    sigma = 0.0085 * unit / small
    ridges = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
    for _ in range(_ROUNDS):
        near = yield from blurring(ridges, sigma)
        far = yield from blurring(ridges, 2.1 * sigma)
        ridges = np.tanh(5 * (near - far))
        yield
    large = np.repeat(np.repeat(ridges, small, axis=0), small, axis=1)[:height, :width]
    return (yield from blurring(large, max(1.0, 0.7 * small)))


def _bands(box: tuple[int, int, int, int], unit: int) -> Floats32:
    """The narrow leaves of the cerebellum, -1..1."""
    x, y = masks.grid(box[2], box[3])
    across, down = (x + box[0]) / unit, (y + box[1]) / unit
    bands: Floats32 = np.sin((down - 0.10 * np.cos(3.0 * (across - 0.72))) * 330).astype(np.float32)
    return bands
