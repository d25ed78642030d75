"""A drag leaves no pictures of all its settings behind."""

from __future__ import annotations

import pytest

from synapse_sim.session.commands import Change, GoTo, ShowScene
from synapse_sim.story.scene_names import view_names
from tests.ui.pilot import Pilot

SIZE = 800, 600
SMALL = 0.25 * 4 * SIZE[0] * SIZE[1]
"""A quarter of the window: small marks in their steps of brightness may come along, not ten charts."""


def dragged_to(pilot: Pilot, dose: float) -> float:
    """What the layers weigh after a frame at a dose, bytes."""
    pilot.session.do(Change({"treatment.dose": dose, "treatment.dose_unit": "mg/kg"}, "drag dose"))
    pilot.app.draw(pilot.surface)
    return pilot.app.painting.caches.layers.load


@pytest.mark.parametrize("view", view_names())
def test_a_drag_of_the_dose_leaves_no_layer_of_every_setting(view: str) -> None:
    pilot = Pilot(size=SIZE)
    pilot.session.do(ShowScene(view))
    weights = [dragged_to(pilot, 0.3 + 0.02 * k) for k in range(12)]
    assert weights[-1] - weights[2] < SMALL


@pytest.mark.parametrize("view", view_names())
def test_a_drag_over_the_same_hours_remembers_nothing_more(view: str) -> None:
    pilot = Pilot(size=SIZE)
    pilot.session.do(ShowScene(view))
    there, back = (dragged_over(pilot, late_h) for late_h in (0.0, 0.07))
    assert back - there < SMALL


def dragged_over(pilot: Pilot, late_h: float) -> float:
    """What the layers weigh after some hours in steps, bytes."""
    for k in range(8):
        pilot.session.do(GoTo(0.5 + 0.5 * k + late_h))
        pilot.app.draw(pilot.surface)
    return pilot.app.painting.caches.layers.load
