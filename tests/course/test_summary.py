"""The summary of a course against what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS
from synapse_sim.course.grid import time_grid
from synapse_sim.course.simulate import simulate
from synapse_sim.course.summary import LEVELS, area, extremes, half_life_h, level

TIMES_H = time_grid(Config())


def falling(half_life_h: float, start: float = 100.0) -> np.ndarray:
    since_h = np.maximum(TIMES_H, 0.0)
    return np.where(TIMES_H < 0.0, 0.0, start * 0.5 ** (since_h / half_life_h))


@pytest.mark.parametrize("hours", [0.5, 3.0, 20.0])
def test_one_exponential_has_its_half_life_and_its_area(hours: float) -> None:
    found = level(TIMES_H, falling(hours))
    assert (found.peak, found.peak_h) == (100.0, 0.0)
    assert found.half_life_h == pytest.approx(hours, rel=1e-9)
    end = 1.0 - 0.5 ** (TIMES_H[-1] / hours)
    rise = 0.5 * 100.0 * (TIMES_H[TIMES_H >= 0.0][0] - TIMES_H[TIMES_H < 0.0][-1])
    assert found.area == pytest.approx(rise + 100.0 * hours / np.log(2) * end, rel=1e-9)


def test_the_half_life_of_two_exponentials_is_that_of_the_slow_one() -> None:
    values = falling(0.3, 900.0) + falling(5.0, 100.0)
    assert half_life_h(TIMES_H, values) == pytest.approx(5.0, rel=1e-6)


def test_what_only_rises_or_hardly_falls_has_no_half_life() -> None:
    assert half_life_h(TIMES_H, TIMES_H - TIMES_H[0]) is None
    assert half_life_h(TIMES_H, falling(700.0)) is None


def test_the_area_of_an_infusion_is_dose_over_clearance() -> None:
    course = simulate(Config())
    clearance = course.config.drug.disposition
    assert clearance is not None
    expected = 35.0 / clearance.clearance_l_per_h * 1000.0
    found = course.summary().levels["plasma_ng_per_ml"]
    assert found.area == pytest.approx(expected, rel=2e-3)
    assert found.peak_h == pytest.approx(40 / 60)


def test_without_a_dose_levels_are_nothing_and_have_no_times() -> None:
    found = simulate(Config({"treatment.dose": 0.0})).summary()
    for name in LEVELS:
        assert (found.levels[name].peak, found.levels[name].area) == (0.0, 0.0)
        assert found.levels[name].peak_h is found.levels[name].half_life_h is None
    assert found.columns["score"].peak == found.columns["score"].trough == 33.0
    assert found.columns["score"].peak_h is found.columns["score"].trough_h is None


def test_a_column_without_values_has_no_numbers_and_gaps_are_passed_over() -> None:
    nothing = extremes(TIMES_H, np.full_like(TIMES_H, np.nan))
    assert nothing.peak is nothing.peak_h is nothing.trough is nothing.trough_h is None
    gaps = extremes(np.arange(4.0), np.array([np.nan, 2.0, 7.0, np.nan]))
    assert (gaps.peak, gaps.peak_h, gaps.trough, gaps.trough_h) == (7.0, 2.0, 2.0, 1.0)


def test_every_column_but_the_time_is_summed_up() -> None:
    assert ["time_h", *simulate(Config()).summary().columns] == list(COLUMNS)


def test_a_straight_rise_has_the_area_of_a_triangle() -> None:
    assert area(np.array([0.0, 2.0, 4.0]), np.array([0.0, 1.0, 2.0])) == pytest.approx(4.0)


def test_it_shows_itself_in_a_notebook_with_gaps_where_there_is_nothing() -> None:
    page = simulate(Config({"treatment.dose": 0.0})).summary()._repr_html_()
    assert "<tr><td>plasma_ng_per_ml</td><td>0</td><td></td><td>0</td><td></td></tr>" in page
