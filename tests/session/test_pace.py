from __future__ import annotations

from math import asinh
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config.sections.window import PaceName
from synapse_sim.files.times import read_time_h
from synapse_sim.session.pace import PACES, Pace, pace_between
from synapse_sim.texts.catalogue import text


def test_every_pace_of_the_config_exists_and_no_other() -> None:
    assert set(get_args(PaceName)) == set(PACES)


def test_a_plain_pace_moves_the_same_hours_in_every_second() -> None:
    assert PACES["6h"].moved(1.0, 2.0) == 13.0


@given(time_h=st.floats(-1, 300), seconds=st.floats(0, 5))
@settings(deadline=None, max_examples=30)
def test_the_director_moves_evenly_along_the_warped_axis(time_h: float, seconds: float) -> None:
    pace = PACES["director"]
    moved = asinh(pace.moved(time_h, seconds)) - asinh(time_h)
    assert moved == pytest.approx(pace.per_s * seconds, abs=1e-6)


@given(time_h=st.floats(-1, 300), name=st.sampled_from(sorted(PACES)))
@settings(deadline=None, max_examples=30)
def test_a_step_back_undoes_a_step_on(time_h: float, name: str) -> None:
    pace = PACES[name]
    assert pace.moved(pace.moved(time_h, 1.0), -1.0) == pytest.approx(time_h, abs=1e-6)


@pytest.mark.parametrize(
    "pace", [pace for pace in PACES.values() if not pace.warped], ids=lambda pace: pace.name
)
def test_a_plain_pace_goes_as_fast_as_its_name_and_its_label_say(pace: Pace) -> None:
    second, said = text(f"controls.pace.{pace.name}").split(" = ")
    assert second == "1 s"
    assert (
        pace.moved(2.0, 1.0) - 2.0
        == pytest.approx(read_time_h(said))
        == pytest.approx(read_time_h(pace.name))
    )


def test_the_director_shows_the_first_hour_for_long_and_two_weeks_within_a_minute() -> None:
    """Along asinh(time / 1 h) it takes 8 s for a step of one."""
    seconds = {time_h: asinh(time_h) / PACES["director"].per_s for time_h in (1.0, 336.0)}
    assert seconds == pytest.approx({1.0: 7.05, 336.0: 52.1}, abs=0.1)
    assert PACES["director"].moved(0.0, 52.1) == pytest.approx(336.0, rel=0.01)


@given(time_h=st.floats(-1, 200), steps=st.floats(0.1, 5), name=st.sampled_from(sorted(PACES)))
@settings(deadline=None, max_examples=40)
def test_the_seconds_between_two_times_are_those_it_takes(time_h: float, steps: float, name: str) -> None:
    pace = PACES[name]
    assert pace.seconds(time_h, pace.moved(time_h, steps)) == pytest.approx(steps, abs=1e-6)


def test_a_stretch_is_gone_through_in_its_time_and_evenly_along_the_warped_axis() -> None:
    pace = pace_between(0.5, 24.0, 4.0)
    assert pace.moved(0.5, 4.0) == pytest.approx(24.0)
    halfway = (asinh(0.5) + asinh(24.0)) / 2
    assert asinh(pace.moved(0.5, 2.0)) == pytest.approx(halfway)
