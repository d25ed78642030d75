"""The canvas: everything a scene or a panel can draw with, as an interface. It knows no pixels and no pygame.

Coordinates are pixels of the window, x to the right and y down, also inside `sub`; floats are welcome.
Lengths that should grow with the window are given in dp (`canvas.dp(8)`), words by style. A colour is a role
of the theme ("glutamate") or (red, green, blue). Every picture is a function of the arguments alone.
"""

from __future__ import annotations

from synapse_sim.draw.canvas.areas import Areas
from synapse_sim.draw.canvas.beams import Beams
from synapse_sim.draw.canvas.layers import Layers
from synapse_sim.draw.canvas.measures import Measures, Quality
from synapse_sim.draw.canvas.shapes import Shapes
from synapse_sim.draw.canvas.strokes import Point, Strokes
from synapse_sim.draw.canvas.swarms import Sprite, Swarms
from synapse_sim.draw.canvas.words import Anchor, Words
from synapse_sim.draw.making import Making, Slices
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.theme import Paint, Style, Weight

__all__ = [
    "Anchor", "Areas", "Beams", "Canvas", "Layers", "Making", "Measures", "Paint", "Point", "Quality", "Rect",
    "Shapes", "Slices", "Sprite", "Strokes", "Style", "Swarms", "Weight", "Words",
]  # fmt: skip


class Canvas(Areas, Strokes, Shapes, Swarms, Words, Layers, Beams):
    """A rectangle of the window to draw into, with its theme and scale.

    Each part is an interface of its own; a function may ask for the parts that it needs.
    """
