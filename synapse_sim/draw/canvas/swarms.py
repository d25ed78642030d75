"""Small pictures that are made once and laid down many times: agents, soft lights."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from numpy.typing import ArrayLike

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.making import Making
from synapse_sim.draw.masks import Mask
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.theme import Paint

LEVELS = 16
"""Steps of brightness of a sprite; the last is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprite:
    """A small picture, ready to be laid down; only the kind of canvas that made it can draw it.

    center: its pixel (x, y) that is laid on the asked place.
    additive: whether it adds light instead of covering.
    """

    center: tuple[int, int]
    additive: bool


class Swarms(Measures, ABC):
    """Sprites, one at a time or in thousands."""

    @abstractmethod
    def dot(self, colour: Paint, radius_px: float, shape: str = "disc", *, flat: bool = False) -> Sprite:
        """The sprite for many agents of a class: lit on a dark look, plain on a light one.

        Args:
            colour: a role, or red, green and blue.
            radius_px: of the mark, without its light.
            shape: as in `mark`.
            flat: plain on a dark look, too.
        """

    @abstractmethod
    def sprite(
        self,
        key: Hashable,
        dim: Callable[[], Picture | Making[Picture]],
        bright: Callable[[], Picture | Making[Picture]] | None = None,
        center: tuple[int, int] | None = None,
    ) -> Sprite:
        """A sprite of a picture of one's own.

        Args:
            key: must name everything that the pictures depend on, but for the theme.
            dim: makes the (h, w, 4) picture, in slices if it takes long.
            bright: makes that at full brightness, likewise; then there are `LEVELS` steps between the two.
            center: the pixel that is laid on the asked place; the middle if left out.
        """

    @abstractmethod
    def glow_sprite(self, colour: Paint, radius_px: float) -> Sprite:
        """The sprite of `glow`, for many lights through `dots`.

        Args:
            colour: a role, or red, green and blue.
            radius_px: where the light ends.
        """

    @abstractmethod
    def light_sprite(
        self, key: Hashable, colour: Paint,
        mask: Callable[[], Mask | Making[Mask]], center: tuple[int, int] | None = None,
        *, levels: int = LEVELS, shrink: int = 1,
    ) -> Sprite:  # fmt: skip
        """Light in a form of one's own: added on a dark look, laid over as a tint on a light one.

        Args:
            key: must name everything that the form depends on.
            colour: a role, or red, green and blue.
            mask: makes the (h, w) strength 0..1 at full brightness, in slices if it takes long.
            center: the pixel that is laid on the asked place; the middle if left out.
            levels: steps of brightness, fewer for a large form.
            shrink: how many times smaller `mask` makes it than it is shown, for one large form without edges.
        """

    @abstractmethod
    def stamp(self, sprite: Sprite, x: float, y: float, level: float = 1.0) -> None:
        """One sprite at a place.

        Args:
            sprite: from `dot`, `sprite` or `glow_sprite`.
            x: px.
            y: px.
            level: brightness 0..1.
        """

    @abstractmethod
    def dots(self, sprite: Sprite, xs: ArrayLike, ys: ArrayLike, levels: ArrayLike | None = None) -> None:
        """The sprite at many places at once.

        Args:
            sprite: from `dot`, `sprite` or `glow_sprite`.
            xs: (n,) px.
            ys: (n,) px.
            levels: (n,) brightness 0..1; all full if None.
        """

    def glow(self, x: float, y: float, radius_px: float, colour: Paint, strength: float = 1.0) -> None:
        """A soft light; left out when quality says so.

        Args:
            x: of its middle, px.
            y: of its middle, px.
            radius_px: where the light ends.
            colour: a role, or red, green and blue.
            strength: 0..1.
        """
        if self.quality.glows and strength * LEVELS >= 0.5:
            self.stamp(self.glow_sprite(colour, radius_px), x, y, strength)
