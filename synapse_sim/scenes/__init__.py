"""The scenes: they read the world and the course and draw through the canvas."""

from synapse_sim.scenes import body, circuit, dendrite, people, synapse
from synapse_sim.scenes.scene import Scene

__all__ = ["SCENES", "Scene"]

SCENES: tuple[Scene, ...] = (body.SCENE, synapse.SCENE, circuit.SCENE, dendrite.SCENE, people.SCENE)
"""All scenes in the order of their keys, 1 to 5."""
