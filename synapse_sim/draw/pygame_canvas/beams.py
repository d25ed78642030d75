"""A picture under a beam on a surface: art is scaled and veiled, words wait until that is done."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Self

import pygame

from synapse_sim.draw.beam import Beam, Veil, come_from, come_to, veil_picture
from synapse_sim.draw.canvas import Layers, Making, Rect
from synapse_sim.draw.canvas.beams import Beams
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas import builders
from synapse_sim.draw.pygame_canvas.large import smooth
from synapse_sim.draw.pygame_canvas.late_words import LateWords, Pen
from synapse_sim.draw.pygame_canvas.target import Target

_SHRINK = 2
"""A veil is soft: it is made so many times smaller."""


class SurfaceBeams(Target, Layers, Beams):
    """Draws the picture in its place, then over itself what of it is to be seen."""

    def beamed(self, name: str, rect: Rect, beam: Beam, paint: Callable[[Self], None]) -> None:
        """A picture as a beam shows it."""
        if self._is_unseen:
            paint(self.sub(rect))
            for veil in beam.veils:
                self._caches.builds.get(self._caches.layers, *self._ahead(rect, veil))
            return
        held = self.sub(rect)
        held.late = []
        paint(held)
        for place, veil in enumerate(beam.veils):
            self._lay(f"{name}.{place}", rect, veil, beam.shown or rect)
        seen = rect if beam.seen is None else beam.seen.common(rect)
        if beam.shown is not None and min(seen.w, seen.h) >= 1.0:
            self._enlarge(rect, beam.shown, seen)
        for words in held.late:
            self._say_late(words, rect, beam)

    def _say_late(self, words: LateWords, rect: Rect, beam: Beam) -> None:
        """Words where their point of the picture has come to stand, if all of them is to be seen there."""
        x, y = come_to(rect, beam.shown, *words.at)
        dx, dy = x - words.at[0], y - words.at[1]
        free = beam.free if beam.shown is not None else None
        if free is not None and not free.holds(words.place.moved(dx, dy)):
            return
        is_back = any(veil.strength > 0.5 and veil.dims(*words.place.center) for veil in beam.veils)
        words.lay(Pen(self._blit, dx, dy, words.soft if is_back else words.colour))

    def _lay(self, name: str, rect: Rect, veil: Veil, shown: Rect) -> None:
        """One veil as far as it has come, over what of the picture is shown.

        It may have been made ahead; while it is being made, that of before stands in: what is lit may move.
        """
        width, height = rect.whole[2:]
        state, begin = self._ahead(rect, veil)
        caches, place = self._caches, ("veil", self.scope, name, width, height)
        picture = caches.layers.peek(state) or caches.builds.newest(caches.kept, place, state, begin)
        if picture is not None and veil.strength > 0.0:
            picture.set_alpha(round(255 * veil.strength))
            part = pygame.Rect(shown.whole)
            self._clipped().blit(picture, part, part.move(-rect.whole[0], -rect.whole[1]))

    def _ahead(self, rect: Rect, veil: Veil) -> tuple[Hashable, Callable[[], Making[pygame.Surface]]]:
        """All that a veil depends on, and what makes it."""
        begin = partial(builders.enlarged, partial(self._veil, rect, veil), *rect.whole[2:], _SHRINK)
        colours = self.colour("background"), self.colour("ink")
        return ("veil", veil.lit, veil.dimmed, colours, rect), begin

    def _veil(self, rect: Rect, veil: Veil, width: int, height: int) -> Making[Picture]:
        small = Veil(_small(veil.lit, rect), _small(veil.dimmed, rect))
        ends = self.colour("background"), self.colour("ink")
        return veil_picture(width, height, small, ends, self.dp(1) / _SHRINK)

    def _enlarge(self, rect: Rect, shown: Rect, seen: Rect) -> None:
        """What comes to stand where it is seen."""
        (left, top), (right, bottom) = (
            come_from(rect, shown, *corner) for corner in ((seen.x, seen.y), (seen.right, seen.bottom))
        )
        part = pygame.Rect(Rect(left, top, right - left, bottom - top).whole)
        part.clamp_ip(self._surface.get_rect())
        large = self._caches.enlarged_on.of(seen.whole[2:])
        smooth(self._surface.subsurface(part), large.get_size(), large)
        self._blit(large, *seen.whole[:2])


def _small(rects: Sequence[Rect], whole: Rect) -> tuple[Rect, ...]:
    moved = (rect.moved(-whole.x, -whole.y) for rect in rects)
    return tuple(Rect(*(side / _SHRINK for side in (each.x, each.y, each.w, each.h))) for each in moved)
