"""The axis of time stands where the course lies, whenever its first dose comes."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.ui.panels.time_axis import time_axis
from tests.ui.pilot import Pilot

LATE = pytest.mark.parametrize("schedule_h", [(1.0,), (100.0,), (300.0,), (335.9,), (100.0, 150.0)], ids=str)


@LATE
def test_a_first_dose_that_comes_late_has_a_straight_axis_and_ticks_within_its_course(
    schedule_h: tuple[float, ...],
) -> None:
    course = simulate(Config({"treatment.schedule_h": schedule_h}))
    found = time_axis(course)
    assert found.bands == ()
    assert found.axis.ticks
    assert all(course.time_h[0] <= tick <= course.time_h[-1] for tick, _ in found.axis.ticks)


def test_a_dose_at_time_0_has_an_axis_that_bends_and_says_how() -> None:
    found = time_axis(simulate(Config()))
    assert found.axis.transform is np.arcsinh
    assert [band.words for band in found.bands] == ["hours", "days", "weeks"]


@pytest.mark.parametrize("last_h", [300.0, 335.9, 335.9999])
@pytest.mark.parametrize("scene", ["body", "people", "dendrite"])
def test_a_window_bears_a_first_dose_near_the_end_of_its_course(scene: str, last_h: float) -> None:
    pilot = Pilot({"treatment.schedule_h": (last_h,)}, size=(640, 400), scene=scene, time_h=last_h)
    pilot.frame(2)
    assert pilot.session.frame().scene == scene
