"""Parameters of the section `window`: how the program looks and moves, never what it computes."""

from __future__ import annotations

from typing import Literal

from synapse_sim.config.parameter import Section, parameter

PaceName = Literal["director", "1min", "10min", "1h", "6h", "1d"]
_TASTE = "illustrative: a matter of taste"


class Window(Section):
    """Look and motion of the window."""

    projector: bool = parameter(
        default=False,
        label="Projector mode",
        source="illustrative: light, large and strong, for a lecture hall",
    )
    scale: float = parameter(
        1.0,
        low=0.5,
        high=3.0,
        label="Size of text and controls",
        source=_TASTE,
        note="The window shows as much of it as fits.",
    )
    pace: PaceName = parameter(
        "director",
        label="Pace of the course",
        source="illustrative: time per second on screen; director runs evenly along asinh(time / 1 h)",
    )
    reduced_motion: bool = parameter(
        default=False,
        label="Reduced motion",
        source="illustrative: leaves out what flickers or travels",
    )
