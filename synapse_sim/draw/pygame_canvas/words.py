"""Words on a surface."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Anchor, Paint, Rect, Style, Weight, Words
from synapse_sim.draw.canvas.words import ALIGNED, ANCHORS, Align, is_tabular, weight_of
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.line_breaks import Line
from synapse_sim.draw.pygame_canvas.late_words import LateWords, Pen
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
        paint = self.theme.word_colour(colour, ground)
        width, height = type_.image(shown, em, heavy, paint, tabular=even).get_size()
        across, down = ANCHORS[anchor]
        place = Rect(round(x - across * width), round(y - down * height), width, height)
        lay = partial(self._lay_line, (shown, em, heavy, even), place, self.colour(ground) if halo else None)
        self._say(LateWords(place, (x, y), paint, self.theme.word_colour("ink_soft", ground), lay))
        return place

    def _lay_line(
        self, line: tuple[str, int, Weight, bool], place: Rect, around: Colour | None, pen: Pen
    ) -> None:
        words, em, heavy, even = line
        type_, left, top = self._caches.type, round(place.x + pen.dx), round(place.y + pen.dy)
        if around is not None:
            halo, reach = type_.halo(words, em, heavy, around, tabular=even)
            pen.blit(halo, left - reach, top - reach)
        pen.blit(type_.image(words, em, heavy, pen.paint, tabular=even), left, top)

    def _say(self, words: LateWords) -> None:
        """Draw words now, or when the picture under them is done."""
        if self.late is None:
            words.lay(Pen(self._blit, 0.0, 0.0, words.colour))
        else:
            self.late.append(words)

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
        place = Rect(rect.x, rect.y, rect.w, step * len(lines))
        lay = partial(self._lay_lines, lines, place, (em, step, ALIGNED[align]))
        inks = self.theme.word_colour(colour, ground), self.theme.word_colour("ink_soft", ground)
        self._say(LateWords(place, (rect.x, rect.y), *inks, lay))
        return place

    def _lay_lines(self, lines: list[Line], place: Rect, form: tuple[int, float, float], pen: Pen) -> None:
        """Lines of a form: em, px from one to the next, and how much of the free room stands before each."""
        em, step, before = form
        for row, line in enumerate(lines):
            images = [self._caches.type.image(run, em, heavy, pen.paint) for run, heavy in line]
            x = place.x + pen.dx + (place.w - sum(image.get_width() for image in images)) * before
            for image in images:
                pen.blit(image, round(x), round(place.y + pen.dy + row * step))
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
