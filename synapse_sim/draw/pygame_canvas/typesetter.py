"""Words as pixels: Inter in four weights, measured and rendered, with digits of equal width."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pygame

from synapse_sim.config import assets_dir
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.line_breaks import Line, cut, wrapped
from synapse_sim.draw.pygame_canvas.surfaces import surface_bytes
from synapse_sim.draw.sized_cache import SizedCache
from synapse_sim.draw.theme import Weight
from synapse_sim.files.printing import printable

_FILES = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold"}
_WIDTHS, _PARAGRAPHS = 2000, 200
"""Several frames’ worth: most words change with the time and are seldom asked for again."""
_HALO_EM, _HALO_TURNS = 0.15, 12
"""How far a halo reaches beyond its letters, and of how many copies of them it is made."""
_PIECES = re.compile(r"\d|\D+")


class Typesetter:
    """Fonts and rendered words, cached.

    images: lines of words as pictures. They have room by their bytes, as a paragraph takes a hundred times
        what a number does.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, str], pygame.font.Font] = {}
        self.images: SizedCache[pygame.Surface] = SizedCache(0, surface_bytes)
        self._widths: SizedCache[int] = SizedCache(_WIDTHS)
        self._lines: SizedCache[list[Line]] = SizedCache(_PARAGRAPHS)
        if not pygame.font.get_init():
            pygame.font.init()

    def font(self, em_px: int, weight: Weight) -> pygame.font.Font:
        """The font of that size and weight."""
        key = (em_px, weight)
        if key not in self._fonts:
            path = assets_dir() / "fonts" / f"Inter-{_FILES[weight]}.otf"
            self._fonts[key] = pygame.font.Font(path, em_px)
        return self._fonts[key]

    def line_px(self, em_px: int, weight: Weight = "regular") -> int:
        """Height of one line."""
        return self.font(em_px, weight).get_height()

    def width_px(self, words: str, em_px: int, weight: Weight, *, tabular: bool = False) -> int:
        """Width of one line of words."""
        measure = self._tabular_width if tabular else self._plain_width
        return self._widths.get((words, em_px, weight, tabular), lambda: measure(words, em_px, weight))

    def _plain_width(self, words: str, em_px: int, weight: Weight) -> int:
        return self.font(em_px, weight).size(printable(words))[0]

    def _tabular_width(self, words: str, em_px: int, weight: Weight) -> int:
        return sum(width for _, width in self._pieces(words, em_px, weight))

    def _pieces(self, words: str, em_px: int, weight: Weight) -> Iterator[tuple[str, int]]:
        digit = max(self.width_px(d, em_px, weight) for d in "0123456789")
        for piece in _PIECES.findall(words):
            yield piece, digit if piece.isdigit() else self.width_px(piece, em_px, weight)

    def image(
        self, words: str, em_px: int, weight: Weight, colour: Colour, *, tabular: bool = False
    ) -> pygame.Surface:
        """One line of words on a transparent ground."""
        key = (words, em_px, weight, colour, tabular)
        return self.images.get(key, lambda: self._rendered(*key[:4], tabular=tabular))

    def _rendered(
        self, words: str, em_px: int, weight: Weight, colour: Colour, *, tabular: bool
    ) -> pygame.Surface:
        return (self._render_tabular if tabular else self._render)(words, em_px, weight, colour)

    def haloed(
        self, words: str, em_px: int, weight: Weight, colour: Colour, around: Colour, *, tabular: bool = False
    ) -> tuple[pygame.Surface, int]:
        """A line of words in its halo, and how far (px) that goes beyond it."""
        reach = math.ceil(_HALO_EM * em_px)

        def make() -> pygame.Surface:
            rim = self._rendered(words, em_px, weight, around, tabular=tabular)
            picture = pygame.Surface(
                (rim.get_width() + 2 * reach, rim.get_height() + 2 * reach), pygame.SRCALPHA, 32
            )
            for turn in range(_HALO_TURNS):
                angle = turn * math.tau / _HALO_TURNS
                picture.blit(rim, (reach * (1 + math.cos(angle)), reach * (1 + math.sin(angle))))
            picture.blit(self._rendered(words, em_px, weight, colour, tabular=tabular), (reach, reach))
            return picture

        return self.images.get(("halo", words, em_px, weight, colour, around, tabular), make), reach

    def _render(self, words: str, em_px: int, weight: Weight, colour: Colour) -> pygame.Surface:
        return self.font(em_px, weight).render(printable(words), True, colour)

    def _render_tabular(self, words: str, em_px: int, weight: Weight, colour: Colour) -> pygame.Surface:
        size = (self.width_px(words, em_px, weight, tabular=True), self.line_px(em_px, weight))
        line = pygame.Surface(size, pygame.SRCALPHA, 32)
        x = 0
        for piece, width in self._pieces(words, em_px, weight):
            image = self._render(piece, em_px, weight, colour)
            line.blit(image, (x + (width - image.get_width()) // 2, 0))
            x += width
        return line

    def cut(self, words: str, em_px: int, weight: Weight, max_px: float, *, tabular: bool = False) -> str:
        """The words, with an ellipsis where they would be wider than `max_px`."""
        return cut(words, max_px, lambda part: self.width_px(part, em_px, weight, tabular=tabular))

    def lines(
        self, words: str, em_px: int, weight: Weight, max_px: float, max_lines: int | None = None
    ) -> list[Line]:
        """Lines no wider than `max_px`, at most `max_lines`; as `line_breaks.wrapped`."""
        key = (words, em_px, weight, max_px, max_lines)

        def width(part: str, heavy: Weight) -> float:
            return self.width_px(part, em_px, heavy)

        return self._lines.get(key, lambda: wrapped(words, weight, max_px, width, max_lines))
