"""Words as pixels: Inter in four weights, measured, cut, wrapped, with digits of equal width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pygame

from synapse_sim.config import assets_dir
from synapse_sim.draw.colour import Colour
from synapse_sim.draw.shelf import Shelf
from synapse_sim.files.printing import printable

Weight = Literal["regular", "medium", "semibold", "bold"]
Run = tuple[str, Weight]
"""Words of one weight."""
Line = list[Run]

_FILES = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold"}
_PIECES = re.compile(r"\d|\D+")
_TAGS = re.compile(r"</?b>|<br>|\s+|[^\s<]+|<")
ELLIPSIS = "…"


class Typesetter:
    """Fonts and rendered words, cached."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, str], pygame.font.Font] = {}
        self._images: Shelf[pygame.Surface] = Shelf(600)
        self._widths: Shelf[int] = Shelf(8000)
        self._lines: Shelf[list[Line]] = Shelf(400)
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
        make = self._render_tabular if tabular else self._render
        return self._images.get(key, lambda: make(words, em_px, weight, colour))

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
        if self.width_px(words, em_px, weight, tabular=tabular) <= max_px:
            return words
        fits = [n for n in range(len(words)) if self._cut_width(words, n, em_px, weight) <= max_px]
        return words[: fits[-1]].rstrip() + ELLIPSIS if fits else ""

    def _cut_width(self, words: str, n: int, em_px: int, weight: Weight) -> int:
        return self.width_px(words[:n].rstrip() + ELLIPSIS, em_px, weight)

    def lines(
        self, words: str, em_px: int, weight: Weight, max_px: float, max_lines: int | None = None
    ) -> list[Line]:
        """Lines no wider than `max_px`; what is beyond `max_lines` is cut with an ellipsis.

        `<b>` makes bold, `<br>` or a line feed breaks the line; a word that is too long stands alone.
        """
        key = (words, em_px, weight, max_px, max_lines)
        return self._lines.get(key, lambda: self._cut_lines(words, em_px, weight, max_px, max_lines))

    def _cut_lines(
        self, words: str, em_px: int, weight: Weight, max_px: float, max_lines: int | None
    ) -> list[Line]:
        lines = self._wrap(words, em_px, weight, max_px)
        if max_lines is None or len(lines) <= max_lines:
            return lines
        last = "".join(run for run, _ in lines[max_lines - 1]) + " " + ELLIPSIS
        return [*lines[: max_lines - 1], [(self.cut(last, em_px, weight, max_px), weight)]]

    def _wrap(self, words: str, em_px: int, weight: Weight, max_px: float) -> list[Line]:
        lines: list[Line] = [[]]
        for unit in units(words, weight):
            longer = _joined(lines[-1], unit)
            if not unit:
                lines.append([])
            elif lines[-1] and sum(self.width_px(run, em_px, heavy) for run, heavy in longer) > max_px:
                lines.append(unit)
            else:
                lines[-1] = longer
        return lines


def units(words: str, weight: Weight) -> Iterator[Line]:
    """What a line may not break: runs of letters without a space; an empty unit is a line break."""
    heavy, unit = weight, list[Run]()
    for part in _TAGS.findall(words.replace("\n", "<br>")):
        if part in ("<b>", "</b>"):
            heavy = "semibold" if part == "<b>" else weight
        elif part == "<br>" or part.isspace():
            if unit:
                yield unit
            unit = []
            yield from [[]] * (part == "<br>")
        else:
            unit.append((part, heavy))
    if unit:
        yield unit


def _joined(line: Line, unit: Line) -> Line:
    """The line with one more unit, a space between them; runs of one weight become one."""
    runs, gap = list(line), " " if line else ""
    for words, heavy in unit:
        if runs and runs[-1][1] == heavy:
            runs[-1] = (runs[-1][0] + gap + words, heavy)
        else:
            runs.append((gap + words, heavy))
        gap = ""
    return runs
