"""A canvas without pixels: it writes down what is drawn on it, and draws nothing. It needs no pygame.

It has what the interface has and no more, so that drawing on it proves that nothing else is needed. Words are
measured by a simple rule; keys, places, shapes and colours are checked as they come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterator
from math import ceil, isfinite
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synapse_sim.draw.beam import Beam
from synapse_sim.draw.canvas import (
    Anchor,
    Canvas,
    Making,
    Paint,
    Point,
    Quality,
    Rect,
    Slices,
    Sprite,
    Style,
    Weight,
)  # fmt: skip
from synapse_sim.draw.canvas.swarms import LEVELS
from synapse_sim.draw.canvas.words import ANCHORS, Align, weight_of
from synapse_sim.draw.line_breaks import Line, cut, wrapped
from synapse_sim.draw.making import finished, in_slices, strips
from synapse_sim.draw.masks import SHAPES, Mask
from synapse_sim.draw.picture import Picture, Rows
from synapse_sim.draw.theme import load_theme
from tests.draw.recording import Call, Recording, Written, around, checked, joined, square

_LETTER_EM: dict[Weight, float] = {"regular": 0.48, "medium": 0.48, "semibold": 0.49, "bold": 0.50}
"""Width of every letter; the mean of the real font."""
_HEIGHT_EM = 1.24


def recorded(
    size: tuple[int, int] = (1280, 720),
    theme: str = "dark",
    *,
    window: tuple[int, int] | None = None,
    zoom: float = 1.0,
    recording: Recording | None = None,
    kind: type[RecordingCanvas] | None = None,
) -> tuple[RecordingCanvas, Recording]:
    """A canvas of that size, and what will have been drawn on it: a new recording, or one to go on with."""
    recording = recording or Recording()
    begin = kind or RecordingCanvas
    canvas = begin(load_theme(theme), Rect(0, 0, *size), window or size, zoom, Quality())
    canvas._recording = recording
    canvas._room = canvas.rect
    return canvas, recording


class RecordingCanvas(Canvas):
    """PointerFocus every call to its recording; `_corner` is where its (0, 0) lies in the window."""

    _recording: Recording
    _room: Rect
    _corner: Point = (0.0, 0.0)

    def _note(self, kind: str, rect: Rect, *colours: Paint) -> None:
        assert all(isfinite(side) for side in (rect.x, rect.y, rect.w, rect.h)), f"{kind} at {rect}"
        for paint in colours:
            self.colour(paint)
        self._recording.calls.append(Call(kind, rect.moved(*self._corner), colours))

    def _inside(self, rect: Rect, corner: Point, room: Rect) -> Self:
        part = type(self)(self.theme, rect, self.window, self.zoom, self.quality)
        part._recording, part._corner, part._room = self._recording, corner, room
        return part

    # areas

    def fill(self, colour: Paint, rect: Rect | None = None) -> None:
        self._note("fill", rect or self.rect, colour)

    def panel(
        self,
        rect: Rect,
        fill: Paint | None = "panel",
        border: Paint | None = "border",
        *,
        radius_dp: float = 10,
        width_dp: float = 1,
        alpha: float = 1.0,
    ) -> None:
        del radius_dp, width_dp, alpha
        self._note("panel", rect, *(paint for paint in (fill, border) if paint is not None))

    def columns(
        self,
        left: int,
        top: ArrayLike,
        bottom: ArrayLike,
        colour: Paint,
        alpha: float,
        *,
        rise: float = 0.0,
    ) -> None:
        assert 0.0 <= alpha <= alpha + rise <= 1.0
        upper, lower = np.asarray(top), np.asarray(bottom)
        assert upper.shape == lower.shape
        self._note("columns", around([left, left + len(upper)], [upper.min(), lower.max()]), colour)

    # strokes

    def polyline(
        self,
        points: ArrayLike,
        colour: Paint,
        width_dp: float = 1,
        alpha: float = 1.0,
        *,
        closed: bool = False,
        dash_dp: tuple[float, float] | None = None,
    ) -> None:
        del width_dp, alpha, closed, dash_dp
        self._note("polyline", around(*np.asarray(points, dtype=np.float64).T), colour)

    def trace(self, x: ArrayLike, y: ArrayLike, colour: Paint, width_dp: float = 2) -> None:
        del width_dp
        self._note("trace", around(x, y), colour)

    def capsule(self, start: Point, end: Point, width_px: float, colour: Paint, alpha: float = 1.0) -> None:
        del alpha
        self._note("capsule", around(*zip(start, end, strict=True)).inset(-width_px / 2), colour)

    # shapes

    def disc(self, x: float, y: float, radius_px: float, colour: Paint, alpha: float = 1.0) -> None:
        del alpha
        self._note("disc", square(x, y, radius_px), colour)

    def ring(
        self,
        x: float,
        y: float,
        radius_px: float,
        colour: Paint,
        width_dp: float = 1.5,
        *,
        alpha: float = 1.0,
    ) -> None:
        del width_dp, alpha
        self._note("ring", square(x, y, radius_px), colour)

    def mark(
        self, shape: str, x: float, y: float, radius_px: float, colour: Paint, *, alpha: float = 1.0
    ) -> None:
        del alpha
        assert shape in SHAPES
        self._note("mark", square(x, y, radius_px), colour)

    def polygon(self, points: ArrayLike, colour: Paint, alpha: float = 1.0) -> None:
        del alpha
        self._note("polygon", around(*np.asarray(points, dtype=np.float64).T), colour)

    # swarms

    def dot(self, colour: Paint, radius_px: float, shape: str = "disc", *, flat: bool = False) -> Sprite:
        self.colour(colour)
        assert shape in SHAPES
        assert isfinite(radius_px)
        return Sprite(center=(0, 0), additive=not (self.theme.light or flat))

    def sprite(
        self,
        key: Hashable,
        dim: Callable[[], Picture | Making[Picture]],
        bright: Callable[[], Picture | Making[Picture]] | None = None,
        center: tuple[int, int] | None = None,
    ) -> Sprite:
        hash(key)
        pictures = [finished(in_slices(build())) for build in (dim, bright) if build is not None]
        assert len({checked(picture).shape for picture in pictures}) == 1
        return Sprite(center=center or (0, 0), additive=False)

    def glow_sprite(self, colour: Paint, radius_px: float) -> Sprite:
        return self.dot(colour, radius_px)

    def light_sprite(
        self, key: Hashable, colour: Paint,
        mask: Callable[[], Mask | Making[Mask]], center: tuple[int, int] | None = None,
        *, levels: int = LEVELS, shrink: int = 1,
    ) -> Sprite:  # fmt: skip
        hash((key, self.colour(colour), levels, shrink))
        strength = finished(in_slices(mask()))
        assert np.all((strength >= 0) & (strength <= 1))
        return Sprite(center=center or (0, 0), additive=not self.theme.light)

    def stamp(self, sprite: Sprite, x: float, y: float, level: float = 1.0) -> None:
        assert isfinite(level)
        assert isinstance(sprite, Sprite)
        self._note("stamp", Rect(x, y, 0, 0))

    def dots(self, sprite: Sprite, xs: ArrayLike, ys: ArrayLike, levels: ArrayLike | None = None) -> None:
        assert isinstance(sprite, Sprite)
        shapes = {np.shape(each) for each in (xs, ys, levels) if each is not None}
        assert len(shapes) == 1
        if np.size(xs):
            self._note("dots", around(xs, ys))

    # words

    def _width(self, words: str, style: Style, weight: Weight | None) -> int:
        return ceil(len(words) * _LETTER_EM[weight_of(style, weight)] * self.em(style))

    def _write(self, asked: str, shown: str, place: Rect, style: Style, paints: tuple[Paint, Paint]) -> None:
        self._note("words", place, *paints)
        self._recording.written.append(
            Written(asked, shown, place.moved(*self._corner), self._room, style, *paints)
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        style: Style = "body",
        colour: Paint = "ink",
        *,
        anchor: Anchor = "topleft",
        weight: Weight | None = None,
        max_width: float | None = None,
        tabular: bool | None = None,
        ground: Paint = "panel",
        halo: bool = False,
    ) -> Rect:
        del tabular, halo
        shown = words
        if max_width is not None:
            shown = cut(words, max_width, lambda part: self._width(part, style, weight))
        width, height = self.measure(shown, style, weight)
        across, down = ANCHORS[anchor]
        place = Rect(round(x - across * width), round(y - down * height), width, height)
        self._write(words, shown, place, style, (colour, ground))
        return place

    def paragraph(
        self,
        rect: Rect,
        words: str,
        style: Style = "body",
        colour: Paint = "ink",
        *,
        weight: Weight | None = None,
        max_lines: int | None = None,
        align: Align = "left",
        ground: Paint = "panel",
    ) -> Rect:
        del align
        whole = self._lines(words, style, weight, rect.w)
        lines = self._lines(words, style, weight, rect.w, max_lines)
        widest = max(sum(self._width(run, style, heavy) for run, heavy in line) for line in lines)
        height = self.line_height(style) * len(lines)
        place = Rect(rect.x, rect.y, widest, height)
        self._write(joined(whole), joined(lines), place, style, (colour, ground))
        return Rect(rect.x, rect.y, rect.w, height)

    def _lines(
        self, words: str, style: Style, weight: Weight | None, width_px: float, most: int | None = None
    ) -> list[Line]:
        def width(run: str, heavy: Weight) -> int:
            return self._width(run, style, heavy)

        return wrapped(words, weight_of(style, weight), width_px, width, most)

    def measure(
        self, words: str, style: Style = "body", weight: Weight | None = None, *, tabular: bool | None = None
    ) -> tuple[int, int]:
        del tabular
        return self._width(words, style, weight), round(_HEIGHT_EM * self.em(style))

    def paragraph_height(
        self, width_px: float, words: str, style: Style = "body", *, weight: Weight | None = None
    ) -> float:
        return self.line_height(style) * len(self._lines(words, style, weight, width_px))

    # layers

    def sub(self, rect: Rect, scope: str = "") -> Self:
        del scope
        return self._inside(rect, self._corner, self._room.common(rect.moved(*self._corner)))

    def layer(
        self, key: Hashable, rect: Rect, paint: Callable[[Self], Slices], *, ground: Paint | None = None
    ) -> None:
        hash(key)
        left, top, width, height = rect.whole
        if width and height:
            self._note("layer", rect, *([] if ground is None else [ground]))
            corner = self._corner[0] + left, self._corner[1] + top
            room = self._room.common(Rect(*corner, width, height))
            deque(paint(self._inside(Rect(0, 0, width, height), corner, room)) or (), maxlen=0)

    def kept(
        self, name: Hashable, state: Hashable, rect: Rect, paint: Callable[[Self], None],
        *, ground: Paint | None, calm: bool = False,
    ) -> None:  # fmt: skip
        hash((name, state, calm))
        self._note("kept", rect, *(() if ground is None else (ground,)))
        paint(self.sub(rect))

    def renewed(
        self, name: Hashable, state: Hashable, paint: Callable[[Self], None], *, every: int = 0
    ) -> None:
        hash((name, state, every))
        paint(self)

    def remember(self, name: Hashable, rect: Rect) -> None:
        self._recording.remembered[name] = rect.whole[2:]

    def recall(self, name: Hashable, rect: Rect) -> bool:
        if self._recording.remembered.get(name) != rect.whole[2:]:
            return False
        self._note("recall", rect)
        return True

    def image(
        self, key: Hashable, rect: Rect, build: Callable[[int, int], Picture | Making[Picture]],
        *, solid: bool = False, shrink: int = 1,
    ) -> None:  # fmt: skip
        del solid
        assert shrink >= 1
        hash(key)
        width, height = rect.whole[2:]
        if width and height:
            assert checked(_made(build(width, height))).shape[:2] == (height, width)
            self._note("image", rect)

    def fresh(
        self,
        name: Hashable,
        state: Hashable,
        rect: Rect,
        build: Callable[[int, int], Picture | Making[Picture]],
        *,
        shrink: int = 1,
    ) -> None:
        assert shrink >= 1
        self.image((name, state), rect, build)

    def laying(
        self, rect: Rect, build: Callable[[int, int], Making[Picture]], *, shrink: int = 1
    ) -> Iterator[None]:
        width, height = rect.whole[2:]
        if width and height:
            small = -(-width // shrink), -(-height // shrink)
            assert checked((yield from build(*small))).shape[1::-1] == small
            self._note("image", rect)

    def laying_rows(self, rect: Rect, begin: Callable[[int, int], Rows]) -> Iterator[None]:
        width, height = rect.whole[2:]
        if width and height:
            some = begin(width, height)
            for rows in strips(height, width):
                assert checked(some(rows)).shape[:2] == (rows.stop - rows.start, width)
                yield
            self._note("image", rect)

    def soft(self, rect: Rect, shrink: int, paint: Callable[[Self], None], *, calm: bool = False) -> None:
        del calm
        left, top, width, height = rect.whole
        if width and height:
            self._note("soft", rect)
            corner = self._corner[0] + left, self._corner[1] + top
            room = self._room.common(Rect(*corner, width, height))
            paint(self._inside(Rect(0, 0, -(-width // shrink), -(-height // shrink)), corner, room))

    def beamed(self, name: str, rect: Rect, beam: Beam, paint: Callable[[Self], None]) -> None:
        hash((name, beam))
        self._note("beam", rect)
        paint(self.sub(rect))

    def cached(self, key: Hashable, build: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        if key not in self._recording.arrays:
            self._recording.arrays[key] = build()
        return self._recording.arrays[key]

    def made(self, key: Hashable, begin: Callable[[], Making[NDArray[Any]]]) -> NDArray[Any] | None:
        return self.cached(key, lambda: finished(begin()))


def _made(picture: Picture | Making[Picture]) -> Picture:
    """A picture with all its slices."""
    return finished(picture) if isinstance(picture, Generator) else picture
