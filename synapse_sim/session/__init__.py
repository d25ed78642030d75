"""What the user is doing: config, course, world, place in time, undo, pins, the watched file. No pygame."""

from synapse_sim.session.frame import Frame
from synapse_sim.session.session import Session

__all__ = ["Frame", "Session"]
