"""A user's own measurements lie over the lane or the curve of their column, and say how far the model is."""

from __future__ import annotations

import pytest

from synapse_sim.session.commands import AddData, Mask
from synapse_sim.session.measurements import LANED, parse_measurements
from synapse_sim.ui.panels.drawn import Own
from synapse_sim.ui.panels.lane_table import LANES, lanes_of
from tests.ui.pilot import Pilot

TABLE = """time_h,glutamate_rel,glutamate_rel_sd,score
0.75,1.30,0.1,30
24,1.02,0.05,24
"""


@pytest.fixture
def pilot() -> Pilot:
    pilot = Pilot(size=(1280, 720), scene="body")
    pilot.session.do(AddData(parse_measurements(TABLE, "mine.csv")))
    pilot.frame()
    return pilot


def marks(pilot: Pilot) -> list[tuple[float, float, Own]]:
    drawn = pilot.desk.parts.timeline._drawn.marks
    return [(mark.x, mark.y, mark.given) for mark in drawn if isinstance(mark.given, Own)]


@pytest.mark.parametrize("on_one_axis", [False, True])
def test_each_value_has_its_mark_and_higher_values_stand_higher(
    pilot: Pilot, *, on_one_axis: bool
) -> None:  # fmt: skip
    if on_one_axis:
        pilot.key("l")
    placed = {(own.measured.column, own.measured.time_h): (x, y) for x, y, own in marks(pilot)}
    assert len(placed) == 4
    first, last = placed["glutamate_rel", 0.75], placed["glutamate_rel", 24.0]
    assert first[0] < last[0]
    assert first[1] < last[1]


def test_a_score_brings_its_lane(pilot: Pilot) -> None:
    assert "score" in {lane.name for lane in lanes_of(pilot.desk._now())}


def test_the_tip_tells_the_value_its_range_and_what_the_model_leaves_over(pilot: Pilot) -> None:
    x, y, own = next(each for each in marks(pilot) if each[2].measured.column == "glutamate_rel")
    tip = pilot.desk.parts.timeline.tip_at(x, y)
    residual = own.table.residual(pilot.session.course, own.measured)
    assert residual > 0
    for words in ("mine.csv", ": 1.3<", "1.2 to 1.4", f"+{residual:.3g}"):
        assert words in tip


def test_what_is_masked_shows_no_measurement(pilot: Pilot) -> None:
    pilot.session.do(Mask(frozenset({"glutamate_rel"})))
    pilot.frame()
    assert {own.measured.column for _, _, own in marks(pilot)} == {"score"}


def test_a_column_without_a_lane_is_named_and_one_with_a_lane_is_not() -> None:
    pilot = Pilot(size=(1280, 720), scene="body")
    table = "time_h,rate_pyramidal_hz,glutamate_rel\n1,2.5,1.2\n2,2.4,1.1\n"
    pilot.session.do(AddData(parse_measurements(table, "mine.csv")))
    (said,) = [each for each in list(pilot.session.notices) if "mine.csv" in each]
    assert "No lane shows rate_pyramidal_hz." in said
    pilot.session.do(AddData(parse_measurements(TABLE, "other.csv")))
    (said,) = [each for each in list(pilot.session.notices) if "other.csv" in each]
    assert "No lane" not in said


def test_the_columns_that_have_a_lane_are_those_of_the_lanes() -> None:
    assert {lane.column for lane in LANES if lane.column} == LANED
