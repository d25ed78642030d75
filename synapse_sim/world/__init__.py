"""The agents of every scene at one place of a course."""

from synapse_sim.world.motion import Motion
from synapse_sim.world.places import MINUTES_PER_H, place_index
from synapse_sim.world.world import Snapshot, World

__all__ = ["MINUTES_PER_H", "Motion", "Snapshot", "World", "place_index"]
