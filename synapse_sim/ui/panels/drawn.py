"""What the timeline must know of its still picture: where time runs, and what lies where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.arrays import Floats
from synapse_sim.draw.canvas import Paint, Rect
from synapse_sim.draw.chart import Axis
from synapse_sim.session.published import Published

if TYPE_CHECKING:
    from synapse_sim.session.measurements import Measured, Measurements


OWN_PEAKS = "own_peaks"
"""Name of the row where the hills say that each has its own peak."""


@dataclass(frozen=True, slots=True)
class Own:
    """One of a user's own measurements, with its table."""

    table: Measurements
    measured: Measured


@dataclass(frozen=True, slots=True)
class Mark:
    """A published or a measured value on the screen: where, and what it is."""

    x: float
    y: float
    given: Published | Own


@dataclass(frozen=True, slots=True)
class Row:
    """A lane on the screen by its name."""

    name: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Riding:
    """A curve on which a dot rides with the playhead: its colour, and its y for each time of the course."""

    paint: Paint
    y: Floats


@dataclass(frozen=True, slots=True)
class Drawn:
    """The still picture.

    area: of the curves, px.
    axis: of time.
    marks, rows, riding: what lies where.
    words: where words stand, px, that the playhead does not run through.
    """

    area: Rect
    axis: Axis
    marks: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()
    riding: tuple[Riding, ...] = ()
    words: tuple[Rect, ...] = ()


NOTHING = Drawn(Rect(0, 0, 1, 1), Axis(-1.0, 336.0))
"""Before anything was drawn."""
