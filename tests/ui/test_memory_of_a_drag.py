"""A drag leaves no pictures of all its settings behind."""

from __future__ import annotations

import pytest

from synapse_sim.session.commands import Change, GoTo, ShowScene
from synapse_sim.story.scene_names import view_names
from tests.ui.pilot import Pilot


def dragged_to(pilot: Pilot, dose: float) -> int:
    """How many layers are remembered after a frame at a dose."""
    pilot.session.do(Change({"treatment.dose": dose, "treatment.dose_unit": "mg/kg"}, "drag dose"))
    pilot.app.draw(pilot.surface)
    return len(pilot.app.caches.layers)


@pytest.mark.parametrize("view", view_names())
def test_a_drag_of_the_dose_remembers_as_many_layers_at_its_end_as_at_its_start(view: str) -> None:
    pilot = Pilot(size=(800, 600))
    pilot.session.do(ShowScene(view))
    counts = [dragged_to(pilot, 0.3 + 0.02 * k) for k in range(12)]
    assert counts[-1] == counts[2]


@pytest.mark.parametrize("view", view_names())
def test_a_drag_over_the_same_hours_remembers_nothing_more(view: str) -> None:
    pilot = Pilot(size=(800, 600))
    pilot.session.do(ShowScene(view))
    there, back = (dragged_over(pilot, late_h) for late_h in (0.0, 0.07))
    assert back == there


def dragged_over(pilot: Pilot, late_h: float) -> int:
    """How many layers are remembered after some hours in steps."""
    for k in range(8):
        pilot.session.do(GoTo(0.5 + 0.5 * k + late_h))
        pilot.app.draw(pilot.surface)
    return len(pilot.app.caches.layers)
