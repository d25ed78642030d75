"""What a lesson can point at in each scene: names that a scene lights or dims, and pages that lie over it."""

from __future__ import annotations

from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.stages import STAGES

LANES = tuple(stage.name for stage in STAGES)
"""Beside the things of its scene every beat can point at a lane of the timeline."""
THINGS: dict[str, tuple[str, ...]] = {
    OVERVIEW: ("ribbon", "lanes"),
    "body": (
        "way_in", "arm", "nose", "mouth", "muscle", "skin", "gut", "liver", "blood", "brain", "metabolites",
        "levels", "shares",
    ),
    "channel": (
        "gate", "plug", "drug", "charge", "stream", "voltage", "row", "tally", "pyramidal",
        "interneuron",
    ),
    "circuit": ("nets", "pyramidal", "interneurons", "raster", "glutamate", "drug", "doses", "firing"),
    "synapse": (
        "glutamate", "vesicles", "receptors", "transporters", "drug", "releases",
        "doors", "serotonin", "weeks",
    ),
    "dendrite": ("places", "bdnf", "shaft", "mist", "new_spines", "row"),
    "people": (
        "start_line", "figures", "responders", "being_treated", "drug_part", "comparator", "followed",
    ),
}  # fmt: skip
HANDLES: dict[str, dict[str, tuple[float, float]]] = {
    "channel": {"pyramidal": (-80.0, 0.0), "interneuron": (-80.0, 0.0)},
}
"""Handles of each scene that a beat can hold, and between which values: of a cell the voltage inside, mV."""
PAGE_THINGS = {"safety": ("licensed", "acute", "repeated", "crisis", "home")}
"""What a beat can point at on a page that it lays over its scene."""
PAGES = ("evidence", "explanations", "safety", "numbers", "parameters")
"""Pages that a beat can lay over its scene."""
SCENES = tuple(THINGS)
"""Scenes that a beat can show."""
