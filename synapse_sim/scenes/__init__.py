"""The scenes: they read the world and the course and draw through the canvas.

The folder of each has the same doors, as far as it needs them: `scene` (its row of the table, and the order
in which it is drawn), `view` (where things lie in a rectangle), `reading` (what it takes from the frame),
`picture` (what is drawn there), `column` (the numbers beside it) and `words` (what lies under the pointer).
A scene loads when it is first shown.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from synapse_sim.late import Late
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.story.scene_names import PREFRONTAL, SCENE_ROWS

SCENES: tuple[Scene, ...]
"""All scenes in the order of their keys."""
__all__ = ["SCENES", "Scene", "loading", "scene"]

_NAMES = tuple(row.name for row in SCENE_ROWS)
_HOMES = {name: Late(f"synapse_sim.scenes.{name}.scene") for name in (*_NAMES, PREFRONTAL)}


def scene(name: str) -> Scene:
    """The scene of a name, which stands in the folder of that name; KeyError if there is none."""
    found: Scene = _HOMES[name].SCENE
    return found


def loading() -> Iterator[None]:
    """Load the folders of all scenes, module after module."""
    for folder in (f"synapse_sim.scenes.{name}" for name in _HOMES):
        for module in iter_modules(import_module(folder).__path__, f"{folder}."):
            import_module(module.name)
            yield


def __getattr__(name: str) -> Any:
    if name != "SCENES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return tuple(map(scene, _NAMES))
