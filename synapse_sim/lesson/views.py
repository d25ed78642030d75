"""What a beat shows, read from its table `view`."""

from __future__ import annotations

from collections.abc import Collection

from synapse_sim.lesson.fields import Table
from synapse_sim.lesson.lesson import View
from synapse_sim.lesson.things import HANDLES, LANES, PAGE_THINGS, PAGES, SCENES, THINGS

MOST_CURVES = 9
"""Small curves that a beat can show: three rows of three."""


def read_view(table: Table | None, before: View, runs: Collection[str]) -> View:
    """It; without a scene of its own that of the beat before. `runs` are those of the lesson."""
    if table is None:
        return View(before.scene)
    scene = table.word("scene", SCENES, before.scene)
    page = table.word("page", PAGES, "")
    things = (*THINGS[scene], *LANES, *PAGE_THINGS.get(page, ()))
    known = None if table.is_refused("scene") else tuple(dict.fromkeys(things))
    found = View(
        scene=scene,
        page=page,
        lit=table.words("lit", known),
        dimmed=table.words("dimmed", known),
        zoom=table.number("zoom", 1, 8, 1.0),
        center=(table.number("center_x", 0, 1, 0.5), table.number("center_y", 0, 1, 0.5)),
        hold=_hold(table.table("hold"), scene),
        confidence=table.switch("confidence"),
        curves=table.words("curves", tuple(runs) if scene == "body" else (), most=MOST_CURVES),
    )
    table.close()
    return found


def _hold(table: Table | None, scene: str) -> tuple[tuple[str, float], ...]:
    """Handles of a scene, each with the value at which the beat holds it."""
    if table is None:
        return ()
    handles = HANDLES.get(scene, {})
    found = [(name, table.number(name, *ends, None)) for name, ends in handles.items() if table.has(name)]
    table.close()
    return tuple(found)
