"""Words as pixels: Inter in four weights, measured, cut, wrapped, with digits of equal width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pygame

from synapse_sim.config import assets_dir
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.shelf import Shelf

Weight = Literal["regular", "medium", "semibold", "bold"]
Run = tuple[str, Weight]
"""Words of one weight."""

_FILES = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold"}
_PIECES = re.compile(r"\d|\D+")
_TAGS = re.compile(r"(</?b>|<br>)")
ELLIPSIS = "…"


class Typesetter:
    """Fonts and rendered words, cached."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, str], pygame.font.Font] = {}
        self._images: Shelf[pygame.Surface] = Shelf(600)
        self._widths: Shelf[int] = Shelf(4000)
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
        return self.font(em_px, weight).size(words)[0]

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
        make = self._render_tabular if tabular else self._render
        return self._images.get(key, lambda: make(words, em_px, weight, colour))

    def _render(self, words: str, em_px: int, weight: Weight, colour: Colour) -> pygame.Surface:
        return self.font(em_px, weight).render(words, True, colour)

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
        if self.width_px(words, em_px, weight, tabular=tabular) <= max_px:
            return words
        fits = [n for n in range(len(words)) if self._cut_width(words, n, em_px, weight) <= max_px]
        return words[: fits[-1]].rstrip() + ELLIPSIS if fits else ""

    def _cut_width(self, words: str, n: int, em_px: int, weight: Weight) -> int:
        return self.width_px(words[:n].rstrip() + ELLIPSIS, em_px, weight)

    def wrap(self, words: str, em_px: int, weight: Weight, max_px: float) -> list[list[Run]]:
        """Lines of runs no wider than `max_px`; `<b>` makes bold, `<br>` breaks, a long word stands alone."""
        lines: list[list[Run]] = [[]]
        left = max_px
        for word, heavy in marked_words(words, weight):
            if word == "\n":
                lines.append([])
                left = max_px
                continue
            width = self.width_px(word, em_px, heavy)
            gap = self.width_px(" ", em_px, weight) if lines[-1] else 0
            if lines[-1] and gap + width > left:
                lines.append([])
                left, gap = max_px, 0
            lines[-1].append((word, heavy))
            left -= gap + width
        return lines

    def fit(
        self, words: str, em_px: int, weight: Weight, max_px: float, max_lines: int | None
    ) -> list[list[Run]]:
        """As `wrap`, at most `max_lines`; the last line then ends in an ellipsis."""
        lines = self.wrap(words, em_px, weight, max_px)
        if max_lines is None or len(lines) <= max_lines:
            return lines
        rest = " ".join(word for word, _ in lines[max_lines - 1]) + " " + ELLIPSIS
        return [*lines[: max_lines - 1], [(self.cut(rest, em_px, weight, max_px), weight)]]


def marked_words(words: str, weight: Weight) -> Iterator[Run]:
    """Single words with their weight; a line break stands as a word of its own."""
    heavy = weight
    for part in _TAGS.split(words.replace("\n", "<br>")):
        if part == "<br>":
            yield "\n", heavy
        elif part in ("<b>", "</b>"):
            heavy = "semibold" if part == "<b>" else weight
        else:
            yield from ((word, heavy) for word in part.split())
