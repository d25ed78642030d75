"""What the user is doing: commands in at one door, a frame out; parameters, time, comparison. No pygame."""

from synapse_sim.session.frame import Arm, Frame
from synapse_sim.session.session import Session

__all__ = ["Arm", "Frame", "Session"]
