"""Where the things of the circuit are that one can point at."""

from __future__ import annotations

from collections.abc import Iterable

from synapse_sim.draw.canvas import Measures, Rect
from synapse_sim.scenes.circuit.nets import box_of
from synapse_sim.scenes.circuit.parts import parts_of
from synapse_sim.scenes.circuit.reading import network_of
from synapse_sim.scenes.circuit.view import DrawnCell, layout
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.session.frame import Frame

_BODY = (-92.0, -200.0, 92.0, 70.0)
"""Left, top, right and bottom of a pyramidal cell's body and trunk about its middle, in units."""
_HAZE = (0.0, 0.36, 1.0, 0.94)
"""The part of the picture where glutamate thickens."""


def things(canvas: Measures, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing, px."""
    shared = parts_of(frame, room, canvas.em("small"))
    seen, blocks = layout(shared.picture, *network_of(frame)), shared.blocks
    trees = [cell for cell in seen.cells if cell.is_pyramidal]
    baskets = [cell for cell in seen.cells if not cell.is_pyramidal]
    within = shared.picture
    return {
        "nets": _cut((box_of(cell) for cell in trees), within),
        "pyramidal": _cut(map(_body_of, trees), within),
        "interneurons": _cut((cell.bounds for cell in baskets), within),
        "glutamate": (within.part(*_HAZE),),
        "drug": _cut((cell.bounds for cell in (*trees, *baskets)), within),
        "raster": tuple(blocks[name] for name in ("without", "with_drug") if name in blocks),
        "doses": (blocks["doses"],) if "doses" in blocks else (),
        "firing": (blocks["firing"],) if "firing" in blocks else (),
    }


def _body_of(cell: DrawnCell) -> Rect:
    left, top, right, bottom = (side * cell.scale for side in _BODY)
    return Rect(cell.x + left, cell.y + top, right - left, bottom - top)


def _cut(rects: Iterable[Rect], within: Rect) -> tuple[Rect, ...]:
    return tuple(rect.common(within) for rect in rects)
