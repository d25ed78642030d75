"""The scenes: they read the world and the course and draw through the canvas."""

from synapse_sim.scenes.body import scene as body
from synapse_sim.scenes.circuit import scene as circuit
from synapse_sim.scenes.dendrite import scene as dendrite
from synapse_sim.scenes.people import scene as people
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.scenes.synapse import scene as synapse

__all__ = ["SCENES", "Scene"]

SCENES: tuple[Scene, ...] = (body.SCENE, synapse.SCENE, circuit.SCENE, dendrite.SCENE, people.SCENE)
"""All scenes in the order of their keys, 1 to 5."""
