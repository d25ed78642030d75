"""The scenes by name: what the command line, menus and keys know without loading a picture."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.texts.catalogue import overlaid


@dataclass(frozen=True, slots=True)
class SceneRow:
    """One row; the scene itself stands in the folder of that name under `scenes`.

    name: the word of the command line.
    label: the title on screen.
    key: the number key that shows it.
    """

    name: str
    label: str
    key: str


OVERVIEW = "overview"
"""No scene of its own: the director shows the one whose stage changes fastest."""
SCENE_ROWS = (
    SceneRow("body", "Body", "1"),
    SceneRow("channel", "Channel", "2"),
    SceneRow("circuit", "Circuit", "3"),
    SceneRow("synapse", "Synapse", "4"),
    SceneRow("dendrite", "Dendrite", "5"),
    SceneRow("people", "People", "6"),
)
"""All scenes in the order of their keys."""


PREFRONTAL = "prefrontal"
"""No scene of the table either: where the circuit lies in the brain, passed between body and circuit."""
LADDER = ("body", PREFRONTAL, "circuit", "dendrite", "synapse", "channel")
"""From the outermost scale to the innermost; each lies inside the one before."""


def deeper(name: str, steps: int) -> str:
    """The scene so many steps further in on the ladder, or out; the ends stay, and what is off it goes in."""
    if name not in LADDER:
        return LADDER[0]
    return LADDER[min(max(LADDER.index(name) + steps, 0), len(LADDER) - 1)]


def view_names() -> tuple[str, ...]:
    """What `--scene` can show: the overview, then every scene."""
    return (OVERVIEW, *(row.name for row in SCENE_ROWS))


def scene_row(name: str) -> SceneRow:
    """The row of a scene; KeyError if there is none."""
    return {row.name: row for row in SCENE_ROWS}[name]


def scene_label(row: SceneRow) -> str:
    """The title of a scene as spoken now."""
    return overlaid(f"scenes.{row.name}.label", row.label)
