"""How large things are and which colours they have: scale and theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.theme import Paint, Style, Theme

_LINE = 1.32
"""Height of a line of text, in ems."""
_DESIGN_PX = (1280, 720)
"""The window in which a dp is a pixel."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How much is drawn when a machine is slow.

    glows: whether there are soft lights.
    dots: share 0..1 of the molecules that is drawn.
    kept_every: kept parts whose state changes all the time are painted again every so many frames.
    renewed_every: words and marks over a picture that moves are set anew every so many frames.
    scene_every: so is a scene that moves.
    """

    glows: bool = True
    dots: float = 1.0
    kept_every: int = 1
    renewed_every: int = 1
    scene_every: int = 1


class Measures:
    """Lengths and colours; the same arithmetic on every canvas.

    theme: colours, text sizes and strength of strokes.
    rect: the area to draw into, px.
    window: size of the whole window, px; text sizes follow its height.
    zoom: the user's own scale.
    quality: how much is to be drawn.
    """

    def __init__(
        self,
        theme: Theme,
        rect: Rect,
        window: tuple[int, int],
        zoom: float = 1.0,
        quality: Quality | None = None,
    ) -> None:
        self.theme = theme
        self.rect = rect
        self.window = window
        self.zoom = zoom
        self.quality = quality or Quality()
        self._unit = min(window[0] / _DESIGN_PX[0], window[1] / _DESIGN_PX[1]) * zoom

    def dp(self, units: float) -> float:
        """Pixels of a length given for a window of 1280 x 720 at scale 1."""
        return units * self._unit

    def stroke(self, width_dp: float) -> float:
        """Pixels of a line's width, with the theme's strength; at least one."""
        return max(1.0, self.dp(width_dp) * self.theme.stroke)

    def em(self, style: Style) -> int:
        """Pixels of a text style's em: a share of the window's height."""
        return _em_px(self.theme.text[style], self.window[1], self.zoom)

    def line_height(self, style: Style) -> float:
        """Pixels from one line of text to the next."""
        return round(self.em(style) * _LINE)

    def colour(self, paint: Paint) -> Colour:
        """The colour of a role."""
        return self.theme.colour(paint)

    def faded(self, colour: Paint, share: float, ground: Paint = "panel") -> Colour:
        """The colour with a share 0..1 of the ground in it: what alpha would look like, at full speed."""
        return mix(self.colour(colour), self.colour(ground), share)


@lru_cache(maxsize=128)
def _em_px(share: float, height_px: int, zoom: float) -> int:
    """Asked for some two hundred times a frame."""
    return max(6, round(share * height_px * zoom))
