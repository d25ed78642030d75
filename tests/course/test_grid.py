"""Times of a course: full steps after the first dose, and never more than can be shown."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.grid import time_grid
from synapse_sim.course.simulate import simulate
from synapse_sim.world.slow import parcels_of


def many(count: int, every_h: float, **more: float) -> Config:
    times = tuple(every_h * k for k in range(count))
    return Config({"treatment.dose": 0.01, "treatment.schedule_h": times, **more})


@pytest.mark.parametrize(
    ("count", "every_h"), [(168, 2.0), (336, 1.0), (500, 0.67), (500, 0.013), (14, 24.0)]
)
def test_many_doses_have_at_most_ten_thousand_times_and_each_dose_is_one(count: int, every_h: float) -> None:
    config = many(count, every_h)
    grid = time_grid(config)
    assert len(grid) <= 10_000
    assert np.all(np.diff(grid) > 0)
    assert all(np.abs(grid - dose.at_h).min() < 1e-6 for dose in config.doses)


def test_the_first_dosing_interval_keeps_its_full_steps() -> None:
    one, thinned = time_grid(many(1, 2.0)), time_grid(many(168, 2.0))
    first = one[(one >= 0) & (one < 2.0)]
    assert np.isin(np.rint(first * 1e6), np.rint(thinned * 1e6)).all()
    assert len(first) == 64


def test_a_few_doses_are_not_thinned_at_all() -> None:
    one, twice = time_grid(many(1, 72.0)), time_grid(many(2, 72.0))
    assert np.isin(np.rint((one[one < 24] + 72) * 1e6), np.rint(twice * 1e6)).sum() >= 200


def test_thinned_steps_move_the_course_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config({"treatment.dose": 0.1, "treatment.schedule_h": tuple(2.0 * k for k in range(168))})
    monkeypatch.setattr("synapse_sim.course.grid.MOST_TIMES", 2000)
    thinned = simulate(config)
    monkeypatch.setattr("synapse_sim.course.grid.MOST_TIMES", 100_000)
    full = simulate(config)
    assert len(thinned.time_h) < 0.4 * len(full.time_h)
    for name in ("effect_site_umolar", "glutamate_rel", "spine_density_rel", "score"):
        assert getattr(thinned.at(200.0), name) == pytest.approx(getattr(full.at(200.0), name), rel=0.01)


def test_memory_stays_small_however_many_doses_there_are() -> None:
    simulate(Config())
    tracemalloc.start()
    config = many(500, 0.67)
    course = simulate(config)
    parcels_of(config, course).at(300.0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40e6


def test_parcels_of_an_ssri_in_another_dose_cost_no_weeks_of_brain_visits() -> None:
    config = Config({"treatment.drug": "ssri", "treatment.dose": 200.0})
    course = simulate(config)
    tracemalloc.start()
    parcels_of(config, course).at(900.0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20e6
