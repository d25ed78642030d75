"""Words on a surface."""

from __future__ import annotations

from synapse_sim.draw.canvas import Anchor, Paint, Rect, Style, Weight, Words
from synapse_sim.draw.canvas.words import ALIGNED, ANCHORS, Align, is_tabular, weight_of
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.line_breaks import Line
from synapse_sim.draw.pygame_canvas.target import Target


class SurfaceWords(Target, Words):
    """The typesetter measures and renders; here words find their place."""

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
        """One line of words."""
        heavy, even = weight_of(style, weight), is_tabular(style, tabular=tabular)
        em, type_ = self.em(style), self._caches.type
        shown = words if max_width is None else type_.cut(words, em, heavy, max_width, tabular=even)
        image = type_.image(shown, em, heavy, self.theme.word_colour(colour, ground), tabular=even)
        width, height = image.get_size()
        across, down = ANCHORS[anchor]
        left, top = round(x - across * width), round(y - down * height)
        if halo:
            around, reach = type_.halo(shown, em, heavy, self.colour(ground), tabular=even)
            self._blit(around, left - reach, top - reach)
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
        align: Align = "left",
        ground: Paint = "panel",
    ) -> Rect:
        """Wrapped words from the top of a rectangle."""
        em, step = self.em(style), self.line_height(style)
        lines = self._caches.type.lines(words, em, weight_of(style, weight), rect.w, max_lines)
        paint = self.theme.word_colour(colour, ground)
        for row, line in enumerate(lines):
            self._write_line(rect.moved(0, row * step), line, em, paint, align)
        return Rect(rect.x, rect.y, rect.w, step * len(lines))

    def _write_line(self, rect: Rect, line: Line, em: int, paint: Colour, align: Align) -> None:
        images = [self._caches.type.image(run, em, heavy, paint) for run, heavy in line]
        x = rect.x + (rect.w - sum(image.get_width() for image in images)) * ALIGNED[align]
        for image in images:
            self._blit(image, round(x), round(rect.y))
            x += image.get_width()

    def measure(
        self, words: str, style: Style = "body", weight: Weight | None = None, *, tabular: bool | None = None
    ) -> tuple[int, int]:
        """Width and height that `text` needs, px."""
        heavy, even = weight_of(style, weight), is_tabular(style, tabular=tabular)
        em, type_ = self.em(style), self._caches.type
        return type_.width_px(words, em, heavy, tabular=even), type_.line_px(em, heavy)

    def paragraph_height(
        self, width_px: float, words: str, style: Style = "body", *, weight: Weight | None = None
    ) -> float:
        """Height that `paragraph` needs at a width, px."""
        lines = self._caches.type.lines(words, self.em(style), weight_of(style, weight), width_px)
        return self.line_height(style) * len(lines)
