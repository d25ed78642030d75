"""Small pictures that are blitted many times, in 16 steps of brightness."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from synapse_sim.draw import masks
from synapse_sim.draw.canvas.swarms import LEVELS, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.making import Making, in_slices
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.large import smooth
from synapse_sim.draw.pygame_canvas.surfaces import added, from_picture, tinted

_HALO = 2.6
_HALO_STRENGTH = 0.30
_PEAK = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceSprite(Sprite):
    """A sprite with a surface for each step of brightness."""

    steps: tuple[pygame.Surface, ...]

    @property
    def last(self) -> int:
        """Number of the brightest step; the darkest is 0."""
        return len(self.steps) - 1

    def surfaces(self, step: int) -> tuple[pygame.Surface, ...]:
        """What is laid over each other for a step of brightness."""
        return (self.steps[step],)

    def step_of(self, level: float) -> int:
        """The step for a brightness 0..1."""
        share = 0.0 if level < 0.0 else min(level, 1.0)
        return round(share * self.last)

    @property
    def bytes(self) -> int:
        """Memory of all steps."""
        return sum(step.get_pitch() * step.get_height() for step in self.steps)

    @property
    def flags(self) -> int:
        """How it is blended."""
        return pygame.BLEND_ADD if self.additive else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LightSprite(SurfaceSprite):
    """Light in a half, a quarter and so on, whose sums give many steps: a large form takes little memory.

    On a light look it is ink, taken away from what is there. The parts of a soft form are smaller than it is
    shown: then its newest step is put together and enlarged once, and laid down in one piece.

    shrink: how many times smaller the parts are.
    """

    shrink: int = 1
    _newest: dict[int, pygame.Surface] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Number of the brightest step, that of all parts together."""
        return (1 << len(self.steps)) - 1

    def surfaces(self, step: int) -> tuple[pygame.Surface, ...]:
        """The parts that make up a step."""
        return self._parts(step) if self.shrink == 1 or not step else (self._enlarged(step),)

    @property
    def bytes(self) -> int:
        """Memory of all parts, and of one that is enlarged."""
        parts = [step.get_pitch() * step.get_height() for step in self.steps]
        return sum(parts) + (self.shrink**2 * parts[0] if self.shrink > 1 else 0)

    def _enlarged(self, step: int) -> pygame.Surface:
        if step not in self._newest:
            small = pygame.Surface(self.steps[0].get_size(), 0, 32)
            small.fblits([(part, (0, 0)) for part in self._parts(step)], pygame.BLEND_ADD)
            size = small.get_width() * self.shrink, small.get_height() * self.shrink
            _, onto = self._newest.popitem() if self._newest else (0, pygame.Surface(size, 0, 32))
            self._newest[step] = smooth(small, size, onto)
        return self._newest[step]

    def _parts(self, step: int) -> tuple[pygame.Surface, ...]:
        return tuple(part for k, part in enumerate(self.steps) if step >> k & 1)

    @property
    def flags(self) -> int:
        """How it is blended."""
        return pygame.BLEND_ADD if self.additive else pygame.BLEND_SUB


def dot(colour: Colour, radius_px: float, shape: str, *, light: bool) -> SurfaceSprite:
    """A mark of one agent: lit with a halo on a dark look, a plain flat mark on a light one."""
    core = masks.shape(shape, radius_px)
    if light:
        return _centered([tinted(core, colour, 0.25 + 0.75 * share) for share in _shares()], additive=False)
    halo = masks.glow(_HALO * radius_px) * np.float32(_HALO_STRENGTH)
    mask = np.maximum(_framed(core, halo.shape), halo)
    return _centered([added(mask, colour, _PEAK * share) for share in _shares()], additive=True)


def glow(colour: Colour, radius_px: float, *, light: bool) -> SurfaceSprite:
    """Soft light of a given radius; a pale tint on a light look."""
    mask = masks.glow(radius_px)
    if light:
        return _centered([tinted(mask, colour, 0.5 * share) for share in _shares()], additive=False)
    return _centered([added(mask, colour, 0.6 * share) for share in _shares()], additive=True)


@dataclass(frozen=True, slots=True)
class LightForm:
    """What light looks like: mask, the pixel of it that is laid on a place, steps, how much smaller it is."""

    build: Callable[[], masks.Mask | Making[masks.Mask]]
    center: tuple[int, int] | None
    levels: int
    shrink: int = 1


def form_of_light(form: LightForm, colour: Colour, *, light: bool) -> Making[LightSprite]:
    """Light in a form: added on a dark look; on a light one as ink, weaker."""
    mask = yield from in_slices(form.build())
    yield
    shrink = form.shrink
    middle = form.center or (mask.shape[1] * shrink // 2, mask.shape[0] * shrink // 2)
    left, top, right, bottom = _used(np.rint(255 * np.clip(mask, 0, 1)).astype(np.uint8))
    used = mask[top:bottom, left:right]
    parts = max(1, math.ceil(math.log2(form.levels + 1)))
    paint = mix((255, 255, 255), colour, 0.75) if light else colour
    red, green, blue = (255 - value for value in paint) if light else paint
    steps = []
    for k in range(parts):
        steps.append(added(used, (red, green, blue), 2**k / (2**parts - 1)))
        yield
    center = middle[0] - shrink * left, middle[1] - shrink * top
    return LightSprite(steps=tuple(steps), center=center, additive=not light, shrink=shrink)


def grading(dim: Picture, bright: Picture, center: tuple[int, int]) -> Making[SurfaceSprite]:
    """A picture that brightens from `dim` to `bright`, both (h, w, 4) of one size; in slices."""
    left, top, right, bottom = _used(np.maximum(dim[:, :, 3], bright[:, :, 3]))
    low, high = (p[top:bottom, left:right].astype(np.float32) for p in (dim, bright))
    steps = []
    for share in np.linspace(0, 1, LEVELS):
        steps.append(from_picture(np.rint(low + (high - low) * share).astype(np.uint8)))
        yield
    return SurfaceSprite(steps=tuple(steps), center=(center[0] - left, center[1] - top), additive=False)


def still(picture: Picture, center: tuple[int, int]) -> SurfaceSprite:
    """A picture of one brightness."""
    left, top, right, bottom = _used(picture[:, :, 3])
    surface = from_picture(picture[top:bottom, left:right])
    return SurfaceSprite(steps=(surface,), center=(center[0] - left, center[1] - top), additive=False)


@cache
def unseen() -> SurfaceSprite:
    """What stands in for a picture that is not made yet."""
    return SurfaceSprite(steps=(pygame.Surface((1, 1), pygame.SRCALPHA, 32),), center=(0, 0), additive=False)


def _used(alpha: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not transparent; one pixel if all is."""
    columns, rows = (np.flatnonzero(alpha.any(axis=axis)) for axis in (0, 1))
    if not columns.size:
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _shares() -> list[float]:
    return [(k + 1) / LEVELS for k in range(LEVELS)]


def _centered(steps: list[pygame.Surface], *, additive: bool) -> SurfaceSprite:
    width, height = steps[0].get_size()
    return SurfaceSprite(steps=tuple(steps), center=(width // 2, height // 2), additive=additive)


def _framed(core: masks.Mask, size: tuple[int, ...]) -> masks.Mask:
    side = max(size[0], core.shape[0])
    margin = (side - core.shape[0]) // 2
    framed = np.zeros(size, dtype=np.float32)
    if margin < 0 or size[0] < core.shape[0]:
        return core
    framed[margin : margin + core.shape[0], margin : margin + core.shape[1]] = core
    return framed
