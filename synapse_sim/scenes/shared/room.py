"""The room of a scene on the stage: all of it, and the part that nothing lies over."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Rect


@dataclass(frozen=True, slots=True)
class Room:
    """Where a scene may draw, px.

    The ground and what only sets the mood fill `whole`; ribbon, sentence, timeline and strip lie over its
    edges. The subject, its labels and its numbers stand in `free`, which nothing covers. Of two
    halves, each of an arm, only the picture counts: what holds the arm against something else is left out.
    """

    whole: Rect
    free: Rect
    is_half: bool = False
