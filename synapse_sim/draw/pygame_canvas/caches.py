"""The memory of the draw room: fonts, sprites and layers that outlive a frame. One per program."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any
from weakref import WeakValueDictionary

import pygame

from synapse_sim.draw.pygame_canvas.builds import Builds
from synapse_sim.draw.pygame_canvas.large import ROOMS
from synapse_sim.draw.pygame_canvas.late_words import LateWords
from synapse_sim.draw.pygame_canvas.notes import Noted
from synapse_sim.draw.pygame_canvas.sheets import Sheet
from synapse_sim.draw.pygame_canvas.sprites import SurfaceSprite
from synapse_sim.draw.pygame_canvas.surfaces import surface_bytes
from synapse_sim.draw.pygame_canvas.typesetter import Typesetter
from synapse_sim.draw.pygame_canvas.written_line import WrittenLine
from synapse_sim.draw.sized_cache import SizedCache

_LAYER_WINDOWS, _KEPT_WINDOWS, _SPRITE_WINDOWS, _ARRAY_WINDOWS, _SHAPE_WINDOWS = 5, 2, 4, 2, 2.5
"""Room for each kind of pictures, in windows' worth of pixels: of layers all scenes take 9 windows, which
there is room for as long as that is no more than `_MOST_SPARE_BYTES`; of shapes the help shows two panels as
large as the window."""
_WORD_WINDOWS = 1.0
"""Room for words, and for lines of them: a frame's cover a tenth of the window at most, and those of all
scenes are written before they are seen."""
_IDLE_WINDOWS = 2
"""Room that waits for the next large pictures."""
_MEASURED = 2000
"""Several frames’ worth: most words change with the time and are seldom asked for again."""
_NOTED = 60
"""Parts of some scenes that are renewed now and then."""
_BYTES_PER_PIXEL = 4
_A_SCENE_WINDOWS = 1.5
_ALL_SCENES_WINDOWS, _MOST_SPARE_BYTES = 9, 80e6
_LEAST_BYTES, _LEAST_WORD_BYTES = 16e6, 1e6


class DrawCaches:
    """Caches shared by all canvases; but for stand-ins, what is drawn never depends on what lies in them.

    resizing: while the window is being dragged: old layers are then scaled, not rebuilt.
    builds: makes what is not there, at once or a few milliseconds a frame.
    unfinished: opaque layers that are being painted, for as long.
    written, measured: lines of words, and how much room others need.
    newest, painted: the form in which a layer was shown last; the state of a kept part.
    soft_on: where soft light is painted small, and enlarged; soft_shows: where that light stands.
    enlarged_on: where what a beam brings near is made large.
    notes: how what is renewed now and then was drawn last, with its state, look and frame.
    late: words of kept parts that were painted without them.
    """

    def __init__(self) -> None:
        """Begin with room for the largest window."""
        self.resizing = False
        self.builds = Builds()
        self.type = Typesetter()
        self.written: SizedCache[WrittenLine] = SizedCache(0, lambda line: surface_bytes(line.picture))
        self.measured: SizedCache[tuple[int, int]] = SizedCache(_MEASURED)
        self.sprites: SizedCache[SurfaceSprite] = SizedCache(0, lambda sprite: float(sprite.bytes))
        self.shapes: SizedCache[Any] = SizedCache(0, _shape_bytes)
        self.layers: SizedCache[pygame.Surface] = SizedCache(0, surface_bytes)
        self.unfinished: WeakValueDictionary[Hashable, pygame.Surface] = WeakValueDictionary()
        self.newest: SizedCache[Hashable] = SizedCache(400)
        self.painted: SizedCache[Hashable] = SizedCache(400)
        self.notes: SizedCache[Noted] = SizedCache(_NOTED)
        self.late: SizedCache[list[LateWords]] = SizedCache(400)
        self.kept: SizedCache[tuple[Hashable, pygame.Surface]] = SizedCache(
            0, lambda kept: surface_bytes(kept[1])
        )
        self.arrays: SizedCache[Any] = SizedCache(0, lambda array: float(array.nbytes))
        self.soft_on = Sheet(), Sheet()
        self.soft_shows: Hashable = None
        self.enlarged_on = Sheet()
        self.make_room((3840, 2160))

    @property
    def has_room(self) -> bool:
        """Whether the layers of one more scene fit beside those that are there."""
        return self.layers.load + _A_SCENE_WINDOWS * self._window_bytes <= self.layers.room

    def make_room(self, window: tuple[int, int]) -> None:
        """Remember as much as a window of this size (px) needs, and no more."""
        pixels = float(_BYTES_PER_PIXEL * window[0] * window[1])
        for cache, windows in (
            (self.layers, _LAYER_WINDOWS),
            (self.kept, _KEPT_WINDOWS),
            (self.sprites, _SPRITE_WINDOWS),
            (self.arrays, _ARRAY_WINDOWS),
            (self.shapes, _SHAPE_WINDOWS),
        ):
            cache.room = max(_LEAST_BYTES, windows * pixels)
        ROOMS.most_idle = _IDLE_WINDOWS * pixels
        self._window_bytes = pixels
        self.layers.room = max(self.layers.room, min(_ALL_SCENES_WINDOWS * pixels, _MOST_SPARE_BYTES))
        self.type.images.room = self.written.room = max(_LEAST_WORD_BYTES, _WORD_WINDOWS * pixels)


def _shape_bytes(shape: pygame.Surface | tuple[pygame.Surface, float, float]) -> float:
    """A line or polygon may be as large as the window: what counts is its pixels, not that it is one."""
    return surface_bytes(shape if isinstance(shape, pygame.Surface) else shape[0]) + 500.0
