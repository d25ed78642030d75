"""The scenes: they read the world and the course and draw through the canvas.

The folder of each has the same doors, as far as it needs them: `scene` (its row of the table, and the order
in which it is drawn), `view` (where things lie in a rectangle), `reading` (what it takes from the frame),
`picture` (what is drawn there), `column` (the numbers beside it) and `words` (what lies under the pointer).
"""

from importlib import import_module

from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.story.scene_names import SCENE_ROWS

__all__ = ["SCENES", "Scene"]

SCENES: tuple[Scene, ...] = tuple(
    import_module(f"synapse_sim.scenes.{row.name}.scene").SCENE for row in SCENE_ROWS
)
"""All scenes in the order of their keys; each stands in the folder of its name."""
