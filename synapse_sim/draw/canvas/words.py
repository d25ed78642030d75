"""Words: single lines and paragraphs, drawn and measured."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.theme import Paint, Style, Weight

Anchor = Literal[
    "topleft", "midtop", "topright", "midleft", "center", "midright", "bottomleft", "midbottom", "bottomright"
]
ANCHORS: dict[Anchor, tuple[float, float]] = {
    "topleft": (0, 0), "midtop": (0.5, 0), "topright": (1, 0),
    "midleft": (0, 0.5), "center": (0.5, 0.5), "midright": (1, 0.5),
    "bottomleft": (0, 1), "midbottom": (0.5, 1), "bottomright": (1, 1),
}  # fmt: skip
"""Which point of the words is laid on the asked place, as shares of width and height."""

Align = Literal["left", "center", "right"]
ALIGNED: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of the free room stands before a line."""

_WEIGHTS: dict[Style, Weight] = {
    "sentence": "semibold", "title": "semibold", "heading": "semibold", "value": "semibold",
}  # fmt: skip


def weight_of(style: Style, weight: Weight | None) -> Weight:
    """The asked weight, or the style's own."""
    return weight or _WEIGHTS.get(style, "regular")


def is_tabular(style: Style, *, tabular: bool | None) -> bool:
    """Whether digits are equally wide: as asked, or as the style has them."""
    return style == "value" if tabular is None else tabular


class Words(Measures, ABC):
    """Text. Its colours are lifted until they read on `ground`; on a light look all words are ink."""

    @abstractmethod
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
        """One line of words.

        Args:
            x: of the anchor, px.
            y: of the anchor, px.
            words: plain, without marks.
            style: which size.
            colour: a role, or red, green and blue.
            anchor: the point of the words that lies on (x, y).
            weight: the style's own if left out.
            max_width: where an ellipsis cuts them, px; never if None.
            tabular: whether all digits are equally wide; the style's own if left out.
            ground: what they stand on.
            halo: whether the ground's colour surrounds every letter, for words over art.

        Returns:
            Where the words stand.
        """

    @abstractmethod
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
        """Wrapped words from the top of a rectangle.

        Args:
            rect: gives place and width, px; the height is not held.
            words: with `<b>bold</b>` and `<br>`.
            style: which size.
            colour: a role, or red, green and blue.
            weight: of what is not bold; the style's own if left out.
            max_lines: after which an ellipsis cuts them; never if None.
            align: where short lines stand.
            ground: what they stand on.

        Returns:
            The part that is used; its height is what the words need.
        """

    @abstractmethod
    def measure(
        self, words: str, style: Style = "body", weight: Weight | None = None, *, tabular: bool | None = None
    ) -> tuple[int, int]:
        """Width and height that `text` needs, px; arguments as there."""

    @abstractmethod
    def paragraph_height(
        self, width_px: float, words: str, style: Style = "body", *, weight: Weight | None = None
    ) -> float:
        """Height that `paragraph` needs at a width, px; the other arguments as there."""
