"""Parts of a surface, and what is drawn once and blitted again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Any, Self

import pygame
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Areas, Layers, Making, Paint, Rect, Slices
from synapse_sim.draw.making import strips
from synapse_sim.draw.picture import Picture, Rows
from synapse_sim.draw.pygame_canvas import builders
from synapse_sim.draw.pygame_canvas.builds import CALM_EVERY
from synapse_sim.draw.pygame_canvas.large import copied, lay, making_clear, making_solid, smooth
from synapse_sim.draw.pygame_canvas.late_words import LateWords
from synapse_sim.draw.pygame_canvas.surfaces import from_picture, laid
from synapse_sim.draw.pygame_canvas.target import Target

_LARGE_PX = 1_000_000


class SurfaceLayers(Target, Areas, Layers):
    """Surfaces in the caches, by what they show, size, theme and zoom."""

    def sub(self, rect: Rect, scope: str = "") -> Self:
        """A canvas for a part of this one."""
        part = self._like_this(self._surface, rect, self._clip)
        part.scope = scope or self.scope
        part.late, part.notes = self.late, self.notes
        return part

    def layer(
        self, key: Hashable, rect: Rect, paint: Callable[[Self], Slices], *, ground: Paint | None = None
    ) -> None:
        """A part that is painted once and then blitted."""
        left, top, width, height = rect.whole
        if not (width and height):
            return
        kind = "painted", key, ground
        begin = partial(self._painting, kind, width, height, paint, ground)
        layer = self._layer(kind, width, height, begin) or self._unfinished(kind, width, height)
        if layer is not None:
            self._blit(layer, left, top)
        elif ground is not None:
            self.fill(ground, rect)

    def kept(
        self, name: Hashable, state: Hashable, rect: Rect, paint: Callable[[Self], None],
        *, ground: Paint | None, calm: bool = False,
    ) -> None:  # fmt: skip
        """A part that is painted again only when its state changes."""
        if self._is_unseen:
            paint(self.sub(rect))
            return
        name = (self.scope, name) if self.late is None else (self.scope, name, "wordless")
        shown = self._shown(rect).clip(self._clip)
        now = (state, rect.whole, tuple(shown), self.theme.name, self.zoom, self.window)
        then, picture = self._caches.kept.peek(name) or (None, None)
        said = self._caches.late.peek(name) or []
        every = self._kept_every(calm=calm)
        if picture is not None and (now == then or self._may_wait(name, now, then, every)):
            self._blit(picture, *shown.topleft)
            self._wait_with(said)
            return
        spoken = len(self.late or ())
        part, builds = self.sub(rect), self._caches.builds
        missing = builds.waiting
        if ground is not None:
            part.fill(ground)
        paint(part)
        if shown and builds.waiting == missing and self._seems_to_stay(name, now, every, shown):
            self._caches.kept.put(name, (now, self._copied(shown, picture)))
            self._caches.late.put(name, (self.late or [])[spoken:])
            if every == CALM_EVERY:
                builds.calm_frame = builds.frame

    def _wait_with(self, said: Sequence[LateWords]) -> None:
        """Words of a kept part wait as they did when it was painted."""
        if self.late is not None:
            self.late += said

    def _kept_every(self, *, calm: bool) -> int:
        """In how many frames a part whose state changes all the time is painted once."""
        if self.notes is not None:
            return 1  # what it is a part of takes turns
        every = self.quality.kept_every
        return max(every, CALM_EVERY) if calm and not self._caches.builds.is_whole else every

    def _seems_to_stay(self, name: Hashable, now: Hashable, every: int, shown: pygame.Rect) -> bool:
        """Whether it pays to keep a part: what is another one in every frame is not copied each time.

        Nor is a large one in its first frame, which has enough to do: room for a copy takes long to get.
        """
        last, caches = self._caches.painted.peek(name), self._caches
        caches.painted.put(name, now)
        if last is None:
            return caches.builds.spare_s is None or shown.w * shown.h < _LARGE_PX
        return last == now or caches.builds.spare_s is None or every > 1

    def _may_wait(self, name: Hashable, now: tuple[Hashable, ...], then: Hashable, every: int) -> bool:
        """Whether a part whose state alone is another one can be painted again in a later frame."""
        builds = self._caches.builds
        if builds.is_turn_of(name, every) or not isinstance(then, tuple) or now[1:] != then[1:]:
            return False
        builds.waiting += 1
        return True

    def _copied(self, shown: pygame.Rect, old: pygame.Surface | None) -> pygame.Surface:
        """What a part of the surface shows, in the old picture's memory if that is as large."""
        part = self._surface.subsurface(shown)
        if old is None or old.get_size() != shown.size:
            return copied(part) if self._opaque else part.copy()
        if self._opaque:
            lay(old, part, 0, 0)
        else:
            old.blit(part, (0, 0))
        return old

    def remember(self, name: Hashable, rect: Rect) -> None:
        """Keep what is drawn in a part now."""
        name, shown = (self.scope, name), self._shown(rect)
        if self._is_unseen:
            return
        if shown.size == (0, 0):
            self._caches.kept.pop(name)
        else:
            _, old = self._caches.kept.peek(name) or (None, None)
            self._caches.kept.put(name, (None, self._copied(shown, old)))

    def recall(self, name: Hashable, rect: Rect) -> bool:
        """Draw the newest picture of a part again."""
        name = self.scope, name
        _, picture = self._caches.kept.peek(name) or (None, None)
        if picture is None or picture.get_size() != self._shown(rect).size:
            return False
        self._blit(picture, *rect.whole[:2])
        return True

    def _shown(self, rect: Rect) -> pygame.Rect:
        return pygame.Rect(rect.whole).clip(self._surface.get_rect())

    def image(
        self,
        key: Hashable,
        rect: Rect,
        build: Callable[[int, int], Picture | Making[Picture]],
        *,
        solid: bool = False,
        shrink: int = 1,
    ) -> None:
        """A picture that is built once, then blitted."""
        left, top, width, height = rect.whole
        if width and height:
            begin = partial(builders.enlarged, build, width, height, shrink, solid=solid)
            layer = self._layer(("image", key), width, height, begin)
            if layer is not None:
                self._blit(layer, left, top)
            elif solid:
                self.fill("background", rect)

    def fresh(
        self,
        name: Hashable,
        state: Hashable,
        rect: Rect,
        build: Callable[[int, int], Picture | Making[Picture]],
        *,
        shrink: int = 1,
    ) -> None:
        """A picture that is built again when its state changes."""
        left, top, width, height = rect.whole
        if not (width and height):
            return
        form = width, height, self.theme.name
        begin = partial(builders.enlarged, build, width, height, shrink)
        caches, place = self._caches, ("fresh", self.scope, name, form)
        if self._is_unseen and caches.kept.peek(place) is not None:
            return  # the newest picture is that of what is in view
        picture = caches.builds.newest(caches.kept, place, state, begin)
        if picture is not None:
            self._blit(picture, left, top)

    def laying(
        self, rect: Rect, build: Callable[[int, int], Making[Picture]], *, shrink: int = 1
    ) -> Iterator[None]:
        """A picture in slices."""
        left, top, width, height = rect.whole
        if not (width and height):
            return
        if shrink > 1:
            self._blit((yield from builders.enlarged(build, width, height, shrink)), left, top)
        else:
            picture = yield from build(width, height)
            yield from laid(self._clipped(), picture, (left, top))

    def laying_rows(self, rect: Rect, begin: Callable[[int, int], Rows]) -> Iterator[None]:
        """A picture some rows at a time."""
        left, top, width, height = rect.whole
        if width and height:
            some = begin(width, height)
            for rows in strips(height, width):
                self._blit(from_picture(some(rows)), left, top + rows.start)
                yield

    def soft(self, rect: Rect, shrink: int, paint: Callable[[Self], None], *, calm: bool = False) -> None:
        """Soft light over a part, painted small: added on a dark look, as ink on paper on a light one."""
        left, top, width, height = rect.whole
        if self._is_unseen:
            paint(self.sub(Rect(0, 0, width / shrink, height / shrink)))
        elif width and height:
            large = self._enlarged_light(rect, shrink, paint, self._kept_every(calm=calm))
            blending = pygame.BLEND_MULT if self.theme.light else pygame.BLEND_ADD
            self._blit(large, left, top, blending)

    def _enlarged_light(
        self, rect: Rect, shrink: int, paint: Callable[[Self], None], every: int
    ) -> pygame.Surface:
        """Light at the size in which it is shown; that of a frame before where it is not its turn."""
        width, height = rect.whole[2:]
        caches, place = self._caches, (rect.whole, shrink, self.scope, self.theme.name)
        below, above = caches.soft_on
        if caches.soft_shows == place and caches.builds.frame % every:
            caches.builds.waiting += 1
            return above.of((width, height))
        small = below.of((-(-width // shrink), -(-height // shrink)))
        small.fill("white" if self.theme.light else "black")
        paint(self._like_this(small))
        caches.soft_shows = place
        return smooth(small, (width, height), above.of((width, height)))

    def cached(self, key: Hashable, build: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """A NumPy array that is computed once."""
        array: NDArray[Any] = self._caches.arrays.get(key, build)
        return array

    def made(self, key: Hashable, begin: Callable[[], Making[NDArray[Any]]]) -> NDArray[Any] | None:
        """A NumPy array that is computed once, in slices."""
        array: NDArray[Any] | None = self._caches.builds.get(self._caches.arrays, key, begin)
        return array

    def _painting(
        self, kind: Hashable, width: int, height: int, paint: Callable[[Self], Slices], ground: Paint | None
    ) -> Making[pygame.Surface]:
        size = width, height
        surface = yield from (making_clear if ground is None else making_solid)(size)
        if ground is not None:
            surface.fill(self.colour(ground))
            self._caches.unfinished[self._place(kind, width, height)] = surface
            yield
        yield from paint(self._like_this(surface)) or ()
        return surface

    def _place(self, key: Hashable, width: int, height: int) -> tuple[Hashable, ...]:
        """All that a layer depends on; only on an opaque surface may it be packed."""
        return (key, self.theme.name, self.zoom), width, height, self.window, self._opaque

    def _unfinished(self, key: Hashable, width: int, height: int) -> pygame.Surface | None:
        """As much of an opaque layer as is painted."""
        return self._caches.unfinished.get(self._place(key, width, height))

    def _layer(
        self, key: Hashable, width: int, height: int, begin: Callable[[], Making[pygame.Surface]]
    ) -> pygame.Surface | None:
        """The layer of that size; an older one, scaled, while it is being made or the window is dragged."""
        caches = self._caches
        place = self._place(key, width, height)
        kind = place[0]
        layer = caches.layers.peek(place)
        if layer is not None:
            return layer
        old = caches.layers.peek(caches.newest.peek(kind))
        if old is None or not caches.resizing:
            made = partial(builders.packed, begin) if self._opaque else begin
            layer = caches.builds.get(caches.layers, place, made)
        if layer is not None:
            caches.newest.put(kind, place)
            return layer
        return None if old is None else smooth(old, (width, height))
