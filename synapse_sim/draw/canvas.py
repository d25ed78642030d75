"""The canvas: everything a scene or a panel can draw with. No pygame type is seen from outside.

Coordinates are pixels of the window, x to the right and y down, also inside `sub`; floats are welcome.
Lengths that should grow with the window are given in dp (`canvas.dp(8)`), words by style. A colour is a role
of the theme ("glutamate") or (red, green, blue). Every picture is a function of the arguments alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import pairwise, repeat
from typing import Any, Literal

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from synapse_sim.draw import builders, masks, sprites
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.sprites import LEVELS, Sprite
from synapse_sim.draw.studio import Quality, Studio
from synapse_sim.draw.surfaces import Picture, blend, tinted, to_picture
from synapse_sim.draw.text import Line, Weight
from synapse_sim.draw.theme import Paint, Style, Theme, load_theme
from synapse_sim.draw.traces import trace

Point = tuple[float, float]
"""(x, y), px."""

__all__ = ["Anchor", "Canvas", "Paint", "Point", "Quality", "Rect", "Sprite", "Studio", "Style", "Weight"]

Anchor = Literal[
    "topleft", "midtop", "topright", "midleft", "center", "midright", "bottomleft", "midbottom", "bottomright"
]
_ANCHORS: dict[str, tuple[float, float]] = {
    "topleft": (0, 0), "midtop": (0.5, 0), "topright": (1, 0),
    "midleft": (0, 0.5), "center": (0.5, 0.5), "midright": (1, 0.5),
    "bottomleft": (0, 1), "midbottom": (0.5, 1), "bottomright": (1, 1),
}  # fmt: skip
_WEIGHTS: dict[str, Weight] = {"title": "semibold", "heading": "semibold", "value": "semibold"}
_ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
_LINE = 1.32
_DESIGN = (1280, 720)


class Canvas:
    """A rectangle of the window to draw into, with its theme and scale.

    `rect` is the area, `window` the size of the whole window (text sizes follow its height), `zoom` the
    user's own scale.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        studio: Studio,
        theme: str | Theme = "dark",
        *,
        zoom: float = 1.0,
        quality: Quality | None = None,
        rect: Rect | None = None,
        window: tuple[int, int] | None = None,
    ) -> None:
        width, height = surface.get_size()
        self._surface = surface
        self._studio = studio
        self._opaque = not surface.get_flags() & pygame.SRCALPHA
        self.theme = load_theme(theme) if isinstance(theme, str) else theme
        self.zoom = zoom
        self.quality = quality or Quality()
        self.rect = rect or Rect(0, 0, width, height)
        self.window = window or (width, height)
        self._unit = min(self.window[0] / _DESIGN[0], self.window[1] / _DESIGN[1]) * zoom
        self._clip = pygame.Rect(self.rect.whole)

    # scale and parts

    def dp(self, units: float) -> float:
        """Pixels of a length given for a window of 1280 x 720 at scale 1."""
        return units * self._unit

    def stroke(self, width_dp: float) -> float:
        """Pixels of a line's width, with the theme's strength; at least one."""
        return max(1.0, self.dp(width_dp) * self.theme.stroke)

    def em(self, style: Style) -> int:
        """Pixels of a text style's em: a share of the window's height."""
        return max(6, round(self.theme.text[style] * self.window[1] * self.zoom))

    def line_height(self, style: Style) -> float:
        """Pixels from one line of text to the next."""
        return round(self.em(style) * _LINE)

    def colour(self, paint: Paint) -> Colour:
        """The colour of a role."""
        return self.theme.colour(paint)

    def sub(self, rect: Rect) -> Canvas:
        """A canvas for a part of this one; nothing it draws leaves that part."""
        part = Canvas(
            self._surface, self._studio, self.theme, zoom=self.zoom, quality=self.quality,
            rect=rect, window=self.window,
        )  # fmt: skip
        part._clip = self._clip.clip(part._clip)
        return part

    # areas

    def fill(self, colour: Paint, rect: Rect | None = None) -> None:
        """Fill a rectangle (default: all of `rect`) with one colour."""
        self._target().fill(self.colour(colour), (rect or self.rect).whole)

    def backdrop(self, ground: Paint = "background", middle: Paint = "glow") -> None:
        """Fill `rect` with a calm ground, a little lighter in the middle."""
        self.image(
            ("backdrop", ground, middle), self.rect,
            lambda w, h: builders.vignette(w, h, self.colour(ground), self.colour(middle)), solid=True,
        )  # fmt: skip

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
        """A box with round corners: filled, outlined or both."""
        left, top, width, height = rect.whole
        if width < 1 or height < 1:
            return
        for paint, line in ((fill, 0.0), (border, self.stroke(width_dp))):
            if paint is not None:
                form = (width, height, self.dp(radius_dp), line)
                image = self._shape(
                    ("box", *form, self.colour(paint), alpha),
                    partial(builders.box, form, self.colour(paint), alpha),
                )
                self._blit(image, left, top)

    # strokes

    def line(self, start: Point, end: Point, colour: Paint, width_dp: float = 1, alpha: float = 1.0) -> None:
        """A straight line between two (x, y)."""
        self.polyline((start, end), colour, width_dp, alpha)

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
        """A line through (n, 2) points, px; `dash_dp` = (on, off)."""
        path = np.asarray(points, dtype=np.float64)
        path = np.concatenate([path, path[:1]]) if closed else path
        width = self.stroke(width_dp)
        pieces = [path] if dash_dp is None else masks.dashes(path, *(self.dp(d) for d in dash_dp))
        for piece in pieces:
            self._stroke(piece, self.colour(colour), width, alpha)

    def curve(
        self,
        points: ArrayLike,
        colour: Paint,
        width_dp: float = 1,
        alpha: float = 1.0,
        *,
        closed: bool = False,
        dash_dp: tuple[float, float] | None = None,
    ) -> None:
        """A smooth line through (n, 2) points, px."""
        path = masks.smooth_path(np.asarray(points, dtype=np.float64), closed=closed)
        self.polyline(path, colour, width_dp, alpha, dash_dp=dash_dp)

    def _stroke(self, path: masks.Points, colour: Colour, width: float, alpha: float) -> None:
        if self._opaque and alpha >= 1.0:
            self._hard_stroke(path, colour, width)
        else:
            self._soft_stroke(path, colour, width, alpha)

    def _soft_stroke(self, path: masks.Points, colour: Colour, width: float, alpha: float) -> None:
        left, top = np.floor(path[0])
        local = path - (left, top)
        key = ("stroke", local.tobytes(), width, colour, alpha)
        image, dx, dy = self._studio.shapes.get(key, lambda: builders.stroke(local, width, colour, alpha))
        self._blit(image, int(left) + dx, int(top) + dy)

    def _hard_stroke(self, path: masks.Points, colour: Colour, width: float) -> None:
        target, whole = self._target(), max(1, round(width))
        for a, b in pairwise(path.tolist()):
            pygame.draw.aaline(target, colour, a, b, whole)

    def polygon(self, points: ArrayLike, colour: Paint, alpha: float = 1.0) -> None:
        """A filled polygon with (n, 2) corners, px; cached by its form."""
        corners = np.asarray(points, dtype=np.float64)
        left, top = np.floor(corners.min(axis=0)) - 1
        local = corners - (left, top)
        paint = self.colour(colour)
        key = ("polygon", local.round(1).tobytes(), paint, alpha)
        self._blit(self._shape(key, lambda: builders.polygon(local, paint, alpha)), int(left), int(top))

    def trace(self, x: ArrayLike, y: ArrayLike, colour: Paint, width_dp: float = 2) -> None:
        """A curve with one y for each rising x, (n,) px: even and smooth at any slope."""
        across, down = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if not self._opaque:
            self.polyline(np.column_stack([across, down]), colour, width_dp)
            return
        box = self._clip.clip(self._surface.get_rect())
        sides = (box.left, box.right), (box.top, box.bottom)
        blend(self._surface, trace(across, down, self.stroke(width_dp), *sides), self.colour(colour))

    def columns(self, left: int, top: ArrayLike, bottom: ArrayLike, colour: Paint, alpha: float) -> None:
        """Shade, for each pixel column from `left` on, from (n,) `top` to `bottom`, px."""
        upper, lower = np.asarray(top, dtype=np.float32), np.asarray(bottom, dtype=np.float32)
        high, low = int(np.floor(upper.min())), int(np.ceil(lower.max()))
        y = np.arange(high, max(low, high + 1), dtype=np.float32)[:, None]
        mask = np.minimum(y + 1 - upper, lower - y)
        np.clip(mask, 0.0, 1.0, out=mask)
        self._blit(tinted(mask, self.colour(colour), alpha), left, high)

    def faded(self, colour: Paint, share: float, ground: Paint = "panel") -> Colour:
        """The colour with a share 0..1 of the ground in it: what alpha would look like, at full speed."""
        return mix(self.colour(colour), self.colour(ground), share)

    # round things and marks

    def disc(self, x: float, y: float, radius_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A filled circle."""
        self._round((x, y), radius_px, 0.0, self.colour(colour), alpha)

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
        """A circle's line; `radius_px` is its outer edge."""
        self._round((x, y), radius_px, self.stroke(width_dp), self.colour(colour), alpha)

    def _round(self, at: Point, radius: float, line: float, paint: Colour, alpha: float) -> None:
        radius = max(1, round(radius * 4)) / 4
        side = int(np.ceil(2 * radius)) + 2
        key = ("round", radius, line, paint, alpha)
        image = self._shape(key, lambda: tinted(masks.circle(side, radius, line), paint, alpha))
        self._blit(image, round(at[0] - side / 2), round(at[1] - side / 2))

    def capsule(self, start: Point, end: Point, width_px: float, colour: Paint, alpha: float = 1.0) -> None:
        """A thick straight line with round ends between two (x, y)."""
        self._soft_stroke(np.array([start, end], dtype=np.float64), self.colour(colour), width_px, alpha)

    def mark(
        self, shape: str, x: float, y: float, radius_px: float, colour: Paint, *, alpha: float = 1.0
    ) -> None:
        """One plain mark: disc, ring, square, diamond, triangle, hexagon or plus."""
        paint = self.colour(colour)
        image = self._shape(
            ("mark", shape, radius_px, paint, alpha),
            lambda: tinted(masks.shape(shape, radius_px), paint, alpha),
        )
        self._blit(image, round(x) - image.get_width() // 2, round(y) - image.get_height() // 2)

    # sprites

    def dot(self, colour: Paint, radius_px: float, shape: str = "disc", *, flat: bool = False) -> Sprite:
        """A cached sprite for many agents of a class: lit on a dark look, plain if light or `flat`."""
        paint, light = self.colour(colour), self.theme.light or flat
        size = max(0.75, round(radius_px * 4) / 4)
        return self._sprite(
            ("dot", paint, size, shape, light), lambda: sprites.dot(paint, size, shape, light=light)
        )

    def sprite(
        self, key: Hashable, dim: Callable[[], Picture], bright: Callable[[], Picture] | None = None,
        center: tuple[int, int] | None = None,
    ) -> Sprite:  # fmt: skip
        """A cached sprite from (h, w, 4) pictures; with `bright` it has `LEVELS` steps between the two.

        The key must name everything that the pictures depend on, but for the theme.
        """
        return self._sprite(("sprite", key, self.theme.name), lambda: builders.built(dim, bright, center))

    def stamp(self, sprite: Sprite, x: float, y: float, level: float = 1.0) -> None:
        """One sprite at a place, brightness 0..1."""
        image = sprite.step(level)
        place = (round(x) - sprite.center[0], round(y) - sprite.center[1])
        self._target().blit(image, place, special_flags=sprite.flags)

    def dots(self, sprite: Sprite, xs: ArrayLike, ys: ArrayLike, levels: ArrayLike | None = None) -> None:
        """The sprite at many places at once.

        Args:
            sprite: from `dot` or `sprite`.
            xs: (n,) px.
            ys: (n,) px.
            levels: (n,) brightness 0..1; all full if None.
        """
        x = np.asarray(xs, dtype=np.float32) - sprite.center[0]
        y = np.asarray(ys, dtype=np.float32) - sprite.center[1]
        if levels is None:
            self._blit_many(sprite.steps[-1], x, y, sprite.flags)
            return
        last = len(sprite.steps) - 1
        step = np.rint(np.clip(np.asarray(levels, dtype=np.float32), 0, 1) * last).astype(np.intp)
        for k in np.unique(step):
            chosen = step == k
            self._blit_many(sprite.steps[k], x[chosen], y[chosen], sprite.flags)

    def _blit_many(
        self, image: pygame.Surface, x: NDArray[np.float32], y: NDArray[np.float32], flags: int
    ) -> None:
        self._target().fblits(
            zip(repeat(image), zip(x.tolist(), y.tolist(), strict=True), strict=False), flags
        )

    def glow(self, x: float, y: float, radius_px: float, colour: Paint, strength: float = 1.0) -> None:
        """A soft light, strength 0..1; left out when quality says so."""
        if self.quality.glows and strength * LEVELS >= 0.5:
            self.stamp(self.glow_sprite(colour, radius_px), x, y, strength)

    def glow_sprite(self, colour: Paint, radius_px: float) -> Sprite:
        """The sprite of `glow`, for many lights through `dots`."""
        paint, light, size = self.colour(colour), self.theme.light, max(2, round(radius_px))
        return self._sprite(("glow", paint, size, light), lambda: sprites.glow(paint, size, light=light))

    # words

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
    ) -> Rect:
        """One line of words; cut with an ellipsis at `max_width` px.

        Colours are lifted until they read on `ground`; on a light look all words are ink.

        Returns:
            Where the words stand.
        """
        heavy = weight or _WEIGHTS.get(style, "regular")
        even = style == "value" if tabular is None else tabular
        em, studio = self.em(style), self._studio.type
        shown = words if max_width is None else studio.cut(words, em, heavy, max_width, tabular=even)
        image = studio.image(shown, em, heavy, self.theme.word_colour(colour, ground), tabular=even)
        width, height = image.get_size()
        ax, ay = _ANCHORS[anchor]
        left, top = round(x - ax * width), round(y - ay * height)
        self._blit(image, left, top)
        return Rect(left, top, width, height)

    def paragraph(
        self,
        rect: Rect,
        words: str,
        style: Style = "body",
        colour: Paint = "ink",
        *,
        weight: Weight | None = None,
        max_lines: int | None = None,
        align: Literal["left", "center", "right"] = "left",
        ground: Paint = "panel",
    ) -> Rect:
        """Wrapped words (`<b>bold</b>`, `<br>`) from the top of `rect`, cut with an ellipsis at its end.

        Returns:
            The part that is used; its height is what the words need.
        """
        heavy = weight or _WEIGHTS.get(style, "regular")
        em, step = self.em(style), self.line_height(style)
        lines = self._studio.type.lines(words, em, heavy, rect.w, max_lines)
        paint = self.theme.word_colour(colour, ground)
        for row, line in enumerate(lines):
            self._write_line(rect.moved(0, row * step), line, em, paint, align)
        return Rect(rect.x, rect.y, rect.w, step * len(lines))

    def _write_line(self, rect: Rect, line: Line, em: int, paint: Colour, align: str) -> None:
        images = [self._studio.type.image(run, em, heavy, paint) for run, heavy in line]
        x = rect.x + (rect.w - sum(image.get_width() for image in images)) * _ALIGNED[align]
        for image in images:
            self._blit(image, round(x), round(rect.y))
            x += image.get_width()

    def measure(
        self, words: str, style: Style = "body", weight: Weight | None = None, *, tabular: bool | None = None
    ) -> tuple[int, int]:
        """Width and height of one line of words, px."""
        heavy = weight or _WEIGHTS.get(style, "regular")
        even = style == "value" if tabular is None else tabular
        em, studio = self.em(style), self._studio.type
        return studio.width_px(words, em, heavy, tabular=even), studio.line_px(em, heavy)

    def paragraph_height(
        self, width_px: float, words: str, style: Style = "body", *, weight: Weight | None = None
    ) -> float:
        """Height that `paragraph` needs at this width, px."""
        heavy = weight or _WEIGHTS.get(style, "regular")
        return self.line_height(style) * len(self._studio.type.lines(words, self.em(style), heavy, width_px))

    # layers

    def layer(
        self, key: Hashable, rect: Rect, paint: Callable[[Canvas], None], *, ground: Paint | None = None
    ) -> None:
        """A part that is painted once and then blitted.

        `paint` gets a canvas of its own whose `rect` starts at (0, 0); with a `ground` colour the layer is
        opaque, which blits twice as fast. The key must name everything the picture depends on but size, theme
        and zoom.
        """
        left, top, width, height = rect.whole
        if width and height:
            build = partial(self._painted, width, height, paint, ground)
            self._blit(self._layer(("painted", key, ground), width, height, build), left, top)

    def kept(
        self, name: Hashable, state: Hashable, rect: Rect, paint: Callable[[Canvas], None], *, ground: Paint
    ) -> None:
        """A part that is painted again only when its `state` changes; just its newest picture is remembered.

        `paint` gets this canvas cut to `rect`, on a plain ground. The state must name everything the picture
        depends on but place, size, theme and zoom.
        """
        now = (state, rect.whole, self.theme.name, self.zoom, self.window)
        then, picture = self._studio.kept.get(name, (None, None))
        if picture is not None and now == then:
            self._blit(picture, *rect.whole[:2])
            return
        part = self.sub(rect)
        part.fill(ground)
        paint(part)
        shown = pygame.Rect(rect.whole).clip(self._surface.get_rect())
        if picture is not None and picture.get_size() == shown.size:
            picture.blit(self._surface, (0, 0), shown)
        else:
            picture = self._surface.subsurface(shown).copy()
        self._studio.kept[name] = (now, picture)

    def remember(self, name: Hashable, rect: Rect) -> None:
        """Keep what is drawn in a part now, in case that `recall` needs it; an empty one is forgotten."""
        shown = pygame.Rect(rect.whole).clip(self._surface.get_rect())
        if shown.size == (0, 0):
            self._studio.kept.pop(name, None)
        else:
            self._studio.kept[name] = (None, self._surface.subsurface(shown).copy())

    def recall(self, name: Hashable, rect: Rect) -> bool:
        """Draw the newest picture of a part again; False if there is none of this size."""
        _, picture = self._studio.kept.get(name, (None, None))
        shown = pygame.Rect(rect.whole).clip(self._surface.get_rect())
        if picture is None or picture.get_size() != shown.size:
            return False
        self._blit(picture, *rect.whole[:2])
        return True

    def image(
        self, key: Hashable, rect: Rect, build: Callable[[int, int], Picture], *, solid: bool = False
    ) -> None:
        """A picture built once by `build(width, height)` -> (h, w, 4), then blitted; `solid`: no alpha."""
        left, top, width, height = rect.whole
        if width and height:
            make = partial(builders.as_layer, build, width, height, solid=solid)
            self._blit(self._layer(("image", key), width, height, make), left, top)

    def cached(self, key: Hashable, build: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """A NumPy array (a height map, say) that is computed once; themes may share it."""
        array: NDArray[Any] = self._studio.arrays.get(key, build)
        return array

    def _painted(
        self, width: int, height: int, paint: Callable[[Canvas], None], ground: Paint | None
    ) -> pygame.Surface:
        surface = pygame.Surface((width, height), 0 if ground is not None else pygame.SRCALPHA, 32)
        if ground is not None:
            surface.fill(self.colour(ground))
        canvas = Canvas(
            surface, self._studio, self.theme, zoom=self.zoom, quality=self.quality, window=self.window
        )
        paint(canvas)
        return surface

    def _layer(
        self, key: Hashable, width: int, height: int, build: Callable[[], pygame.Surface]
    ) -> pygame.Surface:
        studio = self._studio
        kind = (key, self.theme.name, self.zoom)
        place = (kind, width, height, self.window)
        found = studio.layers.peek(place)
        if found is not None:
            return found
        old = studio.layers.peek(studio.newest.peek(kind)) if studio.resizing else None
        if old is not None:
            return pygame.transform.smoothscale(old, (width, height))
        studio.newest.put(kind, place)
        return studio.layers.get(place, build)

    # pixels

    def picture(self) -> Picture:
        """What is drawn in `rect` so far, (h, w, 4)."""
        self._target()
        return to_picture(self._surface.subsurface(pygame.Rect(self.rect.whole)))

    def _target(self) -> pygame.Surface:
        self._surface.set_clip(self._clip)
        return self._surface

    def _blit(self, image: pygame.Surface, left: float, top: float) -> None:
        self._target().blit(image, (left, top))

    def _shape(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        image: pygame.Surface = self._studio.shapes.get(key, make)
        return image

    def _sprite(self, key: Hashable, make: Callable[[], Sprite]) -> Sprite:
        sprite: Sprite = self._studio.sprites.get(key, make)
        return sprite
