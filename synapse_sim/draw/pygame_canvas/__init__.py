"""The canvas on surfaces of pygame: one module for each part of the interface, on one common target."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.pygame_canvas.areas import SurfaceAreas
from synapse_sim.draw.pygame_canvas.beams import SurfaceBeams
from synapse_sim.draw.pygame_canvas.layers import SurfaceLayers
from synapse_sim.draw.pygame_canvas.renewals import SurfaceRenewals
from synapse_sim.draw.pygame_canvas.shapes import SurfaceShapes
from synapse_sim.draw.pygame_canvas.strokes import SurfaceStrokes
from synapse_sim.draw.pygame_canvas.swarms import SurfaceSwarms
from synapse_sim.draw.pygame_canvas.words import SurfaceWords

__all__ = ["PygameCanvas"]


class PygameCanvas(
    SurfaceAreas, SurfaceStrokes, SurfaceShapes, SurfaceSwarms, SurfaceWords, SurfaceLayers, SurfaceRenewals,
    SurfaceBeams,
    Canvas,
):  # fmt: skip
    """A canvas that draws on a surface, and can be asked for its pixels."""
