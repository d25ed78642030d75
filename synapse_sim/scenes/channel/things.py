"""Where the things of the channel are that one can point at."""

from __future__ import annotations

from collections.abc import Iterable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.channel.view import ABOVE, BELOW, FILTER, INNER, REACH, CellPlace, Door, places
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.session.frame import Frame

_GATE = (-REACH, -ABOVE, REACH, 24.0)
_PLUG = (-92.0, FILTER - 66.0, 92.0, FILTER + 38.0)
_DRUG = (-78.0, -ABOVE, 78.0, FILTER + 24.0)
"""The way that drug takes: from the cloud down the pore to its site."""
_STREAM = (-62.0, -150.0, 62.0, BELOW)
"""Left, top, right and bottom of the things of a door, in its units."""


def things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing, px; what a door is said to do belongs to the things in it."""
    cells = places(room.free, canvas.line_height("small"), frame.view)
    lamps, captions = _known(each.lamps for each in cells), _known(each.captions for each in cells)
    return {
        "gate": (*_in_doors(cells, _GATE), *lamps),
        "plug": (*_in_doors(cells, _PLUG), *lamps),
        "drug": (*_in_doors(cells, _DRUG), *captions),
        "charge": tuple(map(_charge, cells)),
        "stream": (*_in_doors(cells, _STREAM), *captions),
        "voltage": (*(cell.head for cell in cells), *_known(cell.curve for cell in cells)),
        "row": _known(cell.row for cell in cells),
        "tally": tuple(cell.tallies for cell in cells),
        "pyramidal": (cells[0].whole,),
        "interneuron": (cells[1].whole,),
    }


def _in_doors(cells: Iterable[CellPlace], part: tuple[float, float, float, float]) -> tuple[Rect, ...]:
    return tuple(_part_of(door, part).common(cell.picture) for cell in cells for door in cell.doors)


def _part_of(door: Door, part: tuple[float, float, float, float]) -> Rect:
    (left, top), (right, bottom) = door.at(*part[:2]), door.at(*part[2:])
    return Rect(left, top, right - left, bottom - top)


def _charge(cell: CellPlace) -> Rect:
    """Along the inner face of the membrane."""
    door = cell.doors[0]
    top, bottom = door.at(0.0, INNER - 14.0)[1], door.at(0.0, BELOW)[1]
    return Rect(cell.picture.x, top, cell.picture.w, bottom - top)


def _known(rects: Iterable[Rect | None]) -> tuple[Rect, ...]:
    return tuple(rect for rect in rects if rect is not None)
