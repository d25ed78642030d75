"""Words on a surface."""

from __future__ import annotations

from functools import partial

import pygame

from synapse_sim.draw.canvas import Anchor, Paint, Rect, Style, Weight, Words
from synapse_sim.draw.canvas.words import ALIGNED, ANCHORS, Align, is_tabular, weight_of
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.line_breaks import Line
from synapse_sim.draw.pygame_canvas.late_words import LateWords, Pen
from synapse_sim.draw.pygame_canvas.target import Target
from synapse_sim.draw.pygame_canvas.typesetter import Typesetter
from synapse_sim.draw.pygame_canvas.written_line import Face, WrittenLine


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
        key = words, style, colour, weight, max_width, tabular, ground, halo, self._look
        line = self._caches.written.peek(key)
        if line is None:
            face = self.em(style), weight_of(style, weight), is_tabular(style, tabular=tabular)
            line = self._written(words, face, (colour, ground), max_width, halo=halo)
            self._caches.written.put(key, line)
        across, down = ANCHORS[anchor]
        place = Rect(round(x - across * line.width), round(y - down * line.height), line.width, line.height)
        if self.late is None:
            self._blit(line.picture, place.x - line.reach, place.y - line.reach)
        else:
            inks = line.colour, self.theme.word_colour("ink_soft", ground)
            self.late.append(LateWords(place, (x, y), *inks, partial(self._lay_line, line, place)))
        return place

    @property
    def _look(self) -> tuple[str, int, float]:
        """What decides how large and in which colours words are."""
        return self.theme.name, self.window[1], self.zoom

    def _written(
        self, words: str, face: Face, colours: tuple[Paint, Paint], max_width: float | None, *, halo: bool
    ) -> WrittenLine:
        """A line that no place was found for yet; `colours`: its own, and that of the ground."""
        (em, heavy, even), type_, (own, ground) = face, self._caches.type, colours
        shown = words if max_width is None else type_.cut(words, em, heavy, max_width, tabular=even)
        around = self.colour(ground) if halo else None
        colour = self.theme.word_colour(own, ground)
        picture, reach = _lettering(type_, shown, face, colour, around)
        width, height = picture.get_width() - 2 * reach, picture.get_height() - 2 * reach
        return WrittenLine(shown, face, colour, around, picture, reach, width, height)

    def _lay_line(self, line: WrittenLine, place: Rect, pen: Pen) -> None:
        picture, reach = _lettering(self._caches.type, line.words, line.face, pen.paint, line.around)
        pen.blit(picture, round(place.x + pen.dx) - reach, round(place.y + pen.dy) - reach)

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
        if self.late is None:
            lay(Pen(self._blit, 0.0, 0.0, inks[0]))
        else:
            self.late.append(LateWords(place, (rect.x, rect.y), *inks, lay))
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
        key = words, style, weight, tabular, self._look
        size = self._caches.measured.peek(key)
        if size is None:
            em, heavy, even = self.em(style), weight_of(style, weight), is_tabular(style, tabular=tabular)
            type_ = self._caches.type
            size = type_.width_px(words, em, heavy, tabular=even), type_.line_px(em, heavy)
            self._caches.measured.put(key, size)
        return size

    def paragraph_height(
        self, width_px: float, words: str, style: Style = "body", *, weight: Weight | None = None
    ) -> float:
        """Height that `paragraph` needs at a width, px."""
        lines = self._caches.type.lines(words, self.em(style), weight_of(style, weight), width_px)
        return self.line_height(style) * len(lines)


def _lettering(
    type_: Typesetter, words: str, face: Face, colour: Colour, around: Colour | None
) -> tuple[pygame.Surface, int]:
    """Words as a picture, in their halo if they have one, and how far that goes beyond them, px."""
    em, heavy, even = face
    if around is None:
        return type_.image(words, em, heavy, colour, tabular=even), 0
    return type_.haloed(words, em, heavy, colour, around, tabular=even)
