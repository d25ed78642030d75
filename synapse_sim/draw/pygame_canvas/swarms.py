"""Sprites on a surface, one at a time or in thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NoReturn

import numpy as np
import pygame
from numpy.typing import ArrayLike

from synapse_sim.arrays import Floats32
from synapse_sim.draw.canvas import Paint, Sprite, Swarms
from synapse_sim.draw.canvas.swarms import LEVELS
from synapse_sim.draw.making import Making
from synapse_sim.draw.masks import Mask
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas import builders, sprites
from synapse_sim.draw.pygame_canvas.builds import at_once
from synapse_sim.draw.pygame_canvas.notes import Blit
from synapse_sim.draw.pygame_canvas.sprites import SurfaceSprite
from synapse_sim.draw.pygame_canvas.target import Target


class SurfaceSwarms(Target, Swarms):
    """Every step of brightness is a surface, or some that lie over each other; a swarm is one `fblits`."""

    def dot(
        self, colour: Paint, radius_px: float, shape: str = "disc", *, flat: bool = False
    ) -> SurfaceSprite:
        """The sprite for many agents of a class."""
        paint, light = self.colour(colour), self.theme.light or flat
        size = max(0.75, round(radius_px * 4) / 4)
        return self._sprite(
            ("dot", paint, size, shape, light), lambda: sprites.dot(paint, size, shape, light=light)
        )

    def sprite(
        self,
        key: Hashable,
        dim: Callable[[], Picture | Making[Picture]],
        bright: Callable[[], Picture | Making[Picture]] | None = None,
        center: tuple[int, int] | None = None,
    ) -> SurfaceSprite:
        """A sprite of a picture of one's own."""
        return self._making(("sprite", key, self.theme.name), lambda: builders.built(dim, bright, center))

    def glow_sprite(self, colour: Paint, radius_px: float) -> SurfaceSprite:
        """The sprite of `glow`."""
        paint, light, size = self.colour(colour), self.theme.light, max(2, round(radius_px))
        return self._sprite(("glow", paint, size, light), lambda: sprites.glow(paint, size, light=light))

    def light_sprite(
        self, key: Hashable, colour: Paint,
        mask: Callable[[], Mask | Making[Mask]], center: tuple[int, int] | None = None,
        *, levels: int = LEVELS, shrink: int = 1,
    ) -> SurfaceSprite:  # fmt: skip
        """Light in a form of one's own."""
        paint, light = self.colour(colour), self.theme.light
        form = sprites.LightForm(mask, center, levels, shrink)
        return self._making(
            ("light", key, paint, levels, shrink, light),
            lambda: sprites.form_of_light(form, paint, light=light),
        )

    def stamp(self, sprite: Sprite, x: float, y: float, level: float = 1.0) -> None:
        """One sprite at a place."""
        own = sprite if isinstance(sprite, SurfaceSprite) else _refuse(sprite)
        left, top = own.center
        for part in own.surfaces(own.step_of(level)):
            self._blit(part, round(x) - left, round(y) - top, own.flags)

    def dots(self, sprite: Sprite, xs: ArrayLike, ys: ArrayLike, levels: ArrayLike | None = None) -> None:
        """The sprite at many places at once."""
        own = sprite if isinstance(sprite, SurfaceSprite) else _refuse(sprite)
        x = np.asarray(xs, dtype=np.float32) - own.center[0]
        y = np.asarray(ys, dtype=np.float32) - own.center[1]
        if not x.size:
            return
        if levels is None:
            self._blit_many(own, [(own.last, len(x))], x, y)
            return
        shares = np.clip(np.asarray(levels, dtype=np.float32), 0, 1)
        step = np.rint(shares * own.last).astype(np.int16)
        order = step.argsort(kind="stable")
        self._blit_many(own, sorted(Counter(step.tolist()).items()), x[order], y[order])

    def _blit_many(
        self, sprite: SurfaceSprite, runs: Sequence[tuple[int, int]], x: Floats32, y: Floats32
    ) -> None:
        """Lay runs of so many in one step of brightness, all in one call."""
        places = zip(x.tolist(), y.tolist(), strict=True)
        blits: Iterable[Blit] = chain.from_iterable(
            _laid(sprite.surfaces(step), places, count) for step, count in runs
        )
        if self.notes is not None:
            blits = list(blits)
            self.notes.add(self._clip, sprite.flags, blits)
        self._clipped().fblits(blits, sprite.flags)

    def _sprite(self, key: Hashable, make: Callable[[], SurfaceSprite]) -> SurfaceSprite:
        return self._making(key, at_once(make))

    def _making(self, key: Hashable, begin: Callable[[], Making[SurfaceSprite]]) -> SurfaceSprite:
        """The sprite; nothing that is seen while it is not there."""
        caches = self._caches
        return caches.sprites.peek(key) or caches.builds.get(caches.sprites, key, begin) or sprites.unseen()


def _laid(
    parts: Sequence[pygame.Surface], places: Iterator[tuple[float, float]], count: int
) -> Iterator[Blit]:
    """The parts of a step at each of the next places; one part alone needs no list of them."""
    if len(parts) == 1:
        return zip(repeat(parts[0], count), places, strict=False)
    here = list(islice(places, count))
    return chain.from_iterable(zip(repeat(part), here, strict=False) for part in parts)


def _refuse(sprite: Sprite) -> NoReturn:
    raise TypeError(f"a sprite is drawn by the kind of canvas that made it, not a {type(sprite).__name__}")
